"""Positions of a graph's nodes, computed here so that the browser only has to draw. The same graph, the same picture.

Each connected part is laid out by itself with springs, drawn together where it straggles, and spread where nodes would
hide each other; then the parts are set in rows, the largest first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np
from numpy.typing import NDArray

Point = tuple[float, float]
SPACING = 95.0
GAP = 110.0
SEED = 7
ROUNDS = 50
SETTLING = 20
GATHERING = 0.75
ROOM = (64.0, 44.0)
CLOSE = 0.95
PUSH = 0.45
SPREADING = 30
RATIO = 1.7  # width to height of the place where pictures are shown


def positions(
    nodes: Sequence[str], edges: Iterable[tuple[str, str]], before: Mapping[str, Point] | None = None
) -> dict[str, Point]:
    """A point for every node, in pixels at natural size. Nodes that had one `before` stay near it."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(nodes))
    graph.add_edges_from(sorted((min(pair), max(pair)) for pair in edges if pair[0] != pair[1]))
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    known = before or {}
    laid = [_part(graph.subgraph(sorted(part)), known) for part in parts]
    return _in_rows(laid)


def _part(part: nx.Graph[str], known: Mapping[str, Point]) -> dict[str, Point]:
    """One connected part, its corner at the origin."""
    size = len(part)
    if size == 1:
        return {next(iter(part)): (0.0, 0.0)}
    # A new object with nodes and edges in order: a subgraph view iterates in the order of a set.
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(sorted(part))
    ordered.add_edges_from(sorted((min(edge), max(edge)) for edge in part.edges))
    start = _start(ordered, known)
    rounds = SETTLING if start and len(start) == size else ROUNDS
    found = nx.spring_layout(ordered, pos=start, k=2.2 / math.sqrt(size), iterations=rounds, seed=SEED)
    places = _spread(_gathered(np.array([found[id] for id in ordered], dtype=float), SPACING * math.sqrt(size) / 2))
    corner = places.min(axis=0)
    return {id: (float(x), float(y)) for id, (x, y) in zip(ordered, places - corner, strict=True)}


def _gathered(places: NDArray[np.float64], radius: float) -> NDArray[np.float64]:
    """Around the middle, wider than high; what lies far out comes nearer than what lies close."""
    centred = places - places.mean(axis=0)
    distances = np.hypot(centred[:, 0], centred[:, 1]).reshape(-1, 1)
    most = float(distances.max()) or 1.0
    nearer = np.divide(distances, most, where=distances > 0, out=np.ones_like(distances)) ** (GATHERING - 1)
    found: NDArray[np.float64] = centred / most * nearer * radius * np.array([RATIO**0.5, RATIO**-0.5])
    return found


def _spread(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Pairs of nodes that are closer than a label needs move apart, along the line between them."""
    scaled = places / ROOM
    above = np.triu(np.ones((len(scaled), len(scaled)), dtype=bool), 1)
    for _ in range(SPREADING):
        across, down = (np.subtract.outer(scaled[:, axis], scaled[:, axis]) for axis in (0, 1))
        squared = across * across + down * down
        first, second = np.nonzero(above & (squared < CLOSE))
        if not len(first):
            break
        line = scaled[first] - scaled[second]
        # Two nodes on one point have no line between them; any one will do, as long as it is always the same.
        line[squared[first, second] < 1e-9] = (1.0, 0.5)
        length = np.hypot(line[:, 0], line[:, 1])
        push = line / length[:, None] * (1.0 - np.minimum(length, 1.0))[:, None] * PUSH
        np.add.at(scaled, first, push)
        np.subtract.at(scaled, second, push)
    found: NDArray[np.float64] = scaled * ROOM
    return found


def _start(part: nx.Graph[str], known: Mapping[str, Point]) -> dict[str, Point] | None:
    """Where the springs begin: old places, and new nodes beside a neighbour that has one."""
    old = {id: known[id] for id in part if id in known}
    if not old:
        return None
    scale = max(max(abs(x), abs(y)) for x, y in old.values()) or 1.0
    placed = {id: (x / scale, y / scale) for id, (x, y) in old.items()}
    for at, id in enumerate(node for node in part if node not in old):
        beside = next((placed[other] for other in sorted(part[id]) if other in old), (0.0, 0.0))
        turn = at * 2.399963  # the golden angle: no two new nodes in one direction
        placed[id] = (beside[0] + 0.15 * math.cos(turn), beside[1] + 0.15 * math.sin(turn))
    return placed


def _in_rows(parts: Sequence[Mapping[str, Point]]) -> dict[str, Point]:
    """Parts beside each other, in rows about as wide as the largest part or the whole wants to be."""
    boxes = [(max(x for x, _ in part.values()), max(y for _, y in part.values())) for part in parts]
    area = sum((width + GAP) * (height + GAP) for width, height in boxes)
    room = max(math.sqrt(area * RATIO), max((width for width, _ in boxes), default=0.0))
    found: dict[str, Point] = {}
    left = top = tallest = 0.0
    for part, (width, height) in zip(parts, boxes, strict=True):
        if left and left + width > room:
            left, top, tallest = 0.0, top + tallest + GAP, 0.0
        found |= {id: (round(left + x, 1), round(top + y, 1)) for id, (x, y) in part.items()}
        left, tallest = left + width + GAP, max(tallest, height)
    return found
