"""A graph as the rows that engines take and give, and what two such sets of rows have and have not in common."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph_build.errors import Bilingual, StoreError
from graph_build.graph import add_edge, add_node, check, edge_key, ordered
from graph_build.ontology import Property, ontology
from graph_build.stores import cypher
from graph_build.stores.base import Change
from graph_build.stores.identity import label_of

Key = tuple[str, ...]
Values = tuple[Any, ...]
Pair = tuple[str, str, str]
LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class GraphRows:
    """Rows by label, and by (type, label of the head, label of the tail); values in the order of the declaration.

    A node's values start with its id and name; a relationship's row is source, target, and its values.
    """

    nodes: Mapping[str, list[Values]]
    edges: Mapping[Pair, list[Values]]


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


def rows_of(graph: nx.MultiDiGraph[str]) -> GraphRows:
    """The rows of a graph, sorted. Raises OntologyError or StoreError where the graph may not or cannot be stored."""
    check(graph)
    kinds = ontology()
    nodes: dict[str, list[Values]] = {label: [] for label in kinds.nodes}
    for id, data in graph.nodes(data=True):
        if label_of(id) != data["label"]:
            raise _refuse(f"{data['label']} {id} (node_id makes the ids)")
        nodes[data["label"]].append(_values(id, kinds.nodes[data["label"]].columns, data))
    edges: dict[Pair, list[Values]] = {pair: [] for pair in _pairs()}
    for source, target, key, data in graph.edges(keys=True, data=True):
        type_ = data["type"]
        if key != edge_key(type_, data):
            raise _refuse(f"{type_} {source} → {target} (edge_key makes the keys)")
        values = _values(f"{type_} {source}", kinds.relationships[type_].properties, data)
        edges[type_, graph.nodes[source]["label"], graph.nodes[target]["label"]].append((source, target, *values))
    return _sorted(GraphRows(nodes, edges))


def _pairs() -> Iterator[Pair]:
    for type_, kind in ontology().relationships.items():
        yield from ((type_, head, tail) for head, tail in kind.pairs)


def _sorted(rows: GraphRows) -> GraphRows:
    nodes = {label: sorted(values, key=lambda row: str(row[0])) for label, values in rows.nodes.items()}
    edges = {pair: sorted(values, key=lambda row: edge_identity(pair[0], row)) for pair, values in rows.edges.items()}
    return GraphRows(nodes, edges)


def stored_rows(read: Callable[[str], Iterable[Values]]) -> GraphRows:
    """The rows that an engine holds; `read` runs a statement and gives its rows."""
    kinds = ontology()
    nodes = {label: list(read(cypher.read_nodes(kind))) for label, kind in kinds.nodes.items()}
    edges = {
        (type_, head, tail): list(read(cypher.read_edges(kinds.relationships[type_], head, tail)))
        for type_, head, tail in _pairs()
    }
    return GraphRows(nodes, edges)


def graph_of(rows: GraphRows) -> nx.MultiDiGraph[str]:
    """The graph that has these rows, in the canonical order."""
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for label, nodes in rows.nodes.items():
        names = [column.name for column in ontology().nodes[label].columns]
        for row in nodes:
            add_node(result, label, **dict(zip(names, row, strict=True)))
    for (type_, _, _), edges in rows.edges.items():
        for row in edges:
            add_edge(result, type_, row[0], row[1], **own(type_, row))
    return ordered(result)


def own(type_: str, row: Values) -> dict[str, Any]:
    """The properties of a relationship's row by name."""
    names = (column.name for column in ontology().relationships[type_].properties)
    return dict(zip(names, row[2:], strict=True))


def edge_identity(type_: str, row: Values) -> Key:
    """Source, target and key: what makes a relationship the same one in two graphs."""
    return (row[0], row[1], edge_key(type_, own(type_, row)))


def fingerprints(rows: GraphRows) -> dict[Key, int]:
    """Every node (by id) and relationship (by its ends and key) with a number that stands for its values.

    Numbers compare within one process only: they keep a comparison of a million nodes small, and leave no trace.
    """
    return dict(_fingerprints(rows))


def _fingerprints(rows: GraphRows) -> Iterator[tuple[Key, int]]:
    for nodes in rows.nodes.values():
        yield from (((row[0],), number(row)) for row in nodes)
    for (type_, _, _), edges in rows.edges.items():
        yield from ((edge_identity(type_, row), number(row)) for row in edges)


def number(row: Values) -> int:
    """Equal for equal rows, and else as good as never; true and 1 differ, as do 1 and 1.0."""
    return hash(tuple(tuple(value) if isinstance(value, list) else (type(value), value) for value in row))


def compare(before: Mapping[Key, int], after: Mapping[Key, int]) -> Change:
    """What became of every node and relationship."""
    kept = [key for key in after if key in before]
    changed = sum(before[key] != after[key] for key in kept)
    return Change(len(after) - len(kept), changed, len(before) - len(kept), len(kept) - changed)
