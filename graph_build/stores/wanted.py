"""A graph as rows that an engine can take, and what two such sets of rows have and have not in common."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph_build.errors import Bilingual, StoreError
from graph_build.graph import check, edge_key
from graph_build.ontology import Property, ontology
from graph_build.stores.base import Change
from graph_build.stores.identity import label_of

Key = tuple[str, ...]
Values = tuple[Any, ...]
LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Wanted:
    """Rows by label, and by (type, label of the head, label of the tail); values in the order of the declaration.

    A node's values start with its id and name; a relationship's row is source, target, and its values.
    """

    nodes: Mapping[str, list[Values]]
    edges: Mapping[tuple[str, str, str], list[Values]]


def _refuse(what: str) -> StoreError:
    return StoreError(
        Bilingual(f"图中有无法存储的内容：{what}", f"the graph holds what cannot be stored: {what}"),
        Bilingual("这是程序的缺陷，请附上报告反馈", "this is a bug of ours; please report it with the input"),
    )


def _storable(value: Any) -> bool:
    """Whether both engines keep the value as it is."""
    if isinstance(value, str):
        return not any("\ud800" <= character <= "\udfff" for character in value) if not value.isascii() else True
    if isinstance(value, float):
        return math.isfinite(value)
    if isinstance(value, list):
        return all(isinstance(item, str) and _storable(item) for item in value)
    return not isinstance(value, int) or -LARGEST <= value < LARGEST


def _values(owner: str, columns: Iterable[Property], data: Mapping[str, Any]) -> Values:
    values = tuple(data.get(column.name) for column in columns)
    for value in values:
        if not _storable(value):
            raise _refuse(f"{owner} {value!r}")
    return values


def wanted(graph: nx.MultiDiGraph) -> Wanted:
    """The rows of a graph, sorted. Raises OntologyError or StoreError where the graph may not or cannot be stored."""
    check(graph)
    kinds = ontology()
    nodes: dict[str, list[Values]] = {label: [] for label in kinds.nodes}
    for id, data in graph.nodes(data=True):
        if label_of(id) != data["label"]:
            raise _refuse(f"{data['label']} {id} (node_id makes the ids)")
        nodes[data["label"]].append(_values(id, kinds.nodes[data["label"]].columns, data))
    edges: dict[tuple[str, str, str], list[Values]] = {
        (type_, head, tail): [] for type_, kind in kinds.relationships.items() for head, tail in kind.pairs
    }
    for source, target, key, data in graph.edges(keys=True, data=True):
        type_ = data["type"]
        if key != edge_key(type_, data):
            raise _refuse(f"{type_} {source} → {target} (edge_key makes the keys)")
        values = _values(f"{type_} {source}", kinds.relationships[type_].properties, data)
        pair = (type_, graph.nodes[source]["label"], graph.nodes[target]["label"])
        edges[pair].append((source, target, *values))
    return Wanted({label: sorted(rows, key=_by_id) for label, rows in nodes.items()}, _sorted_edges(edges))


def _by_id(row: Values) -> str:
    return str(row[0])


def _sorted_edges(edges: dict[tuple[str, str, str], list[Values]]) -> dict[tuple[str, str, str], list[Values]]:
    return {pair: sorted(rows, key=lambda row: edge_identity(pair[0], row)) for pair, rows in edges.items()}


def edge_identity(type_: str, row: Values) -> Key:
    """Source, target and key: what makes a relationship the same one in two graphs."""
    names = (column.name for column in ontology().relationships[type_].properties)
    return (row[0], row[1], edge_key(type_, dict(zip(names, row[2:], strict=True))))


def fingerprints(rows: Wanted) -> dict[Key, int]:
    """Every node (by id) and relationship (by its ends and key) with a number that stands for its values.

    Numbers compare within one process only: they keep a comparison of a million nodes small, and leave no trace.
    """
    return dict(_fingerprints(rows))


def _fingerprints(rows: Wanted) -> Iterator[tuple[Key, int]]:
    for nodes in rows.nodes.values():
        yield from (((row[0],), _number(row)) for row in nodes)
    for (type_, _, _), edges in rows.edges.items():
        yield from ((edge_identity(type_, row), _number(row)) for row in edges)


def _number(row: Values) -> int:
    return hash(tuple(tuple(value) if isinstance(value, list) else (type(value), value) for value in row))


def compare(before: Mapping[Key, int], after: Mapping[Key, int]) -> Change:
    """What became of every node and relationship."""
    kept = [key for key in after if key in before]
    changed = sum(before[key] != after[key] for key in kept)
    return Change(len(after) - len(kept), changed, len(before) - len(kept), len(kept) - changed)
