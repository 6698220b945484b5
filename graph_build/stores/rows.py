"""A graph's rows as engines take and give them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from graph_build.graph import Edge, Graph, Values, edge_columns, node_columns
from graph_build.identity import SPANNED, edge_key, label_by_prefix
from graph_build.ontology import ontology
from graph_build.stores import cypher

Rows = Iterable[Values]


def stored_graph(read: Callable[[str], Rows]) -> Graph:
    """All of ours that an engine holds, in canonical order; `read` runs a statement and gives its rows."""
    graph = Graph()
    for label, kind in ontology().nodes.items():
        graph.nodes[label] = {row[0]: row for row in read(cypher.read_nodes(kind))}
    for type_, relationship in ontology().relationships.items():
        graph.edges[type_] = dict(keyed(type_, read(cypher.read_edges(relationship))))
    return graph.ordered()


def keyed(type_: str, rows: Rows) -> Iterator[tuple[Edge, Values]]:
    """Rows of source, target and values as the graph has them."""
    at = _span_at(type_)
    for row in rows:
        values = row[2:]
        key = edge_key(type_, {name: values[place] for name, place in at}) if at else type_
        yield (row[0], row[1], key), values


@cache
def _span_at(type_: str) -> tuple[tuple[str, int], ...]:
    """Where a row of this type has its span; empty where it has none."""
    names = edge_columns(type_)
    return tuple((name, names.index(name)) for name in SPANNED) if set(SPANNED) <= set(names) else ()


def is_spanned(type_: str) -> bool:
    """Whether relationships of this type between two nodes are told apart by where they stand."""
    return bool(_span_at(type_))


def by_ends(type_: str, edges: Mapping[Edge, Values]) -> dict[tuple[str, str], dict[Edge, Values]]:
    """Relationships of one type by the labels of head and tail."""
    pairs = ontology().relationships[type_].pairs
    if len(pairs) == 1:
        return {pairs[0]: dict(edges)} if edges else {}
    result: dict[tuple[str, str], dict[Edge, Values]] = {}
    for edge, values in edges.items():
        result.setdefault((label_by_prefix(edge[0]), label_by_prefix(edge[1])), {})[edge] = values
    return result


def own(type_: str, values: Values) -> dict[str, Any]:
    """The properties of a relationship by name."""
    return dict(zip(edge_columns(type_), values, strict=True))


def named(label: str, nodes: Rows) -> list[dict[str, Any]]:
    """Rows of nodes as `cypher.write_nodes` takes them."""
    return [dict(zip(node_columns(label), row, strict=True)) for row in nodes]


def joining(type_: str, edges: Mapping[Edge, Values]) -> list[dict[str, Any]]:
    """Relationships as `cypher.write_edges` takes them."""
    return [{"source": edge[0], "target": edge[1], "own": own(type_, values)} for edge, values in edges.items()]
