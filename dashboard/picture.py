"""What a picture of the graph shows: a node with what is around it, or the most connected part of everything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from dashboard import data, statements
from dashboard.components.graph import Node, Picture

AROUND = 150
MOST_FACTS = 50_000


def picture(centre: str, opened: Sequence[str], hidden: Collection[str], report: str, most: int) -> Picture:
    """The picture that an address asks for. `hidden` labels are left out, and facts that `report` does not state."""
    begun = _around(centre, report) if centre else _everything(report)
    for id in opened:
        begun = _joined(begun, _around(id, report))
    kept = (centre, *opened)
    return _at_most(_without(begun, hidden, kept), most, kept)


def _around(id: str, report: str) -> Picture:
    found = data.neighbours(id, AROUND)
    nodes = {str(node["id"]): node for node in found.nodes}
    stated = [one for one in found.relationships if not report or report in (one.get("reports") or [report])]
    edges = [(str(one["source"]), str(one["type"]), str(one["target"])) for one in stated]
    facts = _without(Picture(nodes, _unique(edges)), ("Passage",), (id,))
    # What is named but joined to nothing else has at least its sentences.
    return facts if len(facts.nodes) > 1 else Picture(nodes, _unique(edges))


def _everything(report: str) -> Picture:
    rows = data.ask(statements.FACTS.format(types=statements.fact_types()), MOST_FACTS)
    stated = [row for row in rows if not report or report in (row["report_ids"] or [])]
    nodes = {row[end]["id"]: row[end] for row in stated for end in ("head", "tail")}
    return Picture(nodes, _unique((row["head"]["id"], row["type"], row["tail"]["id"]) for row in stated))


def _unique(edges: Iterable[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    return list(dict.fromkeys(edges))


def _joined(first: Picture, second: Picture) -> Picture:
    return Picture({**second.nodes, **first.nodes}, _unique([*first.edges, *second.edges]))


def _without(shown: Picture, hidden: Collection[str], kept: Collection[str]) -> Picture:
    nodes = {id: node for id, node in shown.nodes.items() if id in kept or node.get("label") not in hidden}
    return _among(shown, nodes, kept)


def _among(shown: Picture, nodes: Mapping[str, Node], kept: Collection[str], left_out: int = 0) -> Picture:
    """The part of a picture among some of its nodes; those that lost all their relationships go too."""
    edges = [edge for edge in shown.edges if edge[0] in nodes and edge[2] in nodes]
    joined = {end for source, _, target in edges for end in (source, target)}
    left = {id: node for id, node in nodes.items() if id in joined or id in kept}
    return Picture(left, edges, left_out)


def _at_most(shown: Picture, most: int, kept: Collection[str]) -> Picture:
    """The most connected nodes, with the ones asked for always among them."""
    degrees = shown.degrees
    ranked = sorted(shown.nodes, key=lambda id: (id not in kept, -degrees[id], str(shown.nodes[id].get("name")), id))
    nodes = {id: shown.nodes[id] for id in sorted(ranked[:most])}
    return _among(shown, nodes, kept, max(0, len(ranked) - most))
