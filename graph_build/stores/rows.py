"""A graph as the rows that engines take and give, and what two such sets of rows have and have not in common."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

import networkx as nx

from graph_build.errors import Bilingual, StoreError
from graph_build.graph import SPANNED, check, edge_key
from graph_build.ontology import Property, ontology
from graph_build.stores import cypher
from graph_build.stores.base import Change
from graph_build.stores.identity import label_by_prefix, label_of

Key = tuple[str, ...]
Values = tuple[Any, ...]
LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class GraphRows:
    """Rows by label and by type; values in the order of the declaration.

    A node's values start with its id and name; a relationship's row is source, target, and its values.
    """

    nodes: Mapping[str, list[Values]]
    edges: Mapping[str, list[Values]]

    @property
    def size(self) -> int:
        """How many nodes and relationships there are."""
        return sum(map(len, self.nodes.values())) + sum(map(len, self.edges.values()))


def rows_of(graph: nx.MultiDiGraph[str]) -> GraphRows:
    """The rows of a graph, sorted. Raises OntologyError or StoreError where the graph may not or cannot be stored."""
    check(graph)
    rows = GraphRows({label: [] for label in ontology().nodes}, {type_: [] for type_ in ontology().relationships})
    for id, data in graph.nodes(data=True):
        if label_of(id) != data["label"]:
            raise _refuse(f"{data['label']} {id} (node_id makes the ids)")
        rows.nodes[data["label"]].append(tuple(map(data.get, _columns(data["label"]))))
    for source, target, key, data in graph.edges(keys=True, data=True):
        type_ = data["type"]
        if key != edge_key(type_, data):
            raise _refuse(f"{type_} {source} → {target} (edge_key makes the keys)")
        rows.edges[type_].append((source, target, *map(data.get, _properties(type_))))
    _require_storable(rows)
    _sort(rows)
    return rows


@cache
def _columns(label: str) -> tuple[str, ...]:
    return tuple(column.name for column in ontology().nodes[label].columns)


@cache
def _properties(type_: str) -> tuple[str, ...]:
    return tuple(column.name for column in ontology().relationships[type_].properties)


def _refuse(what: str) -> StoreError:
    return StoreError(
        Bilingual(f"图中有无法存储的内容：{what}", f"the graph holds what cannot be stored: {what}"),
        Bilingual("这是程序的缺陷，请附上报告反馈", "this is a bug of ours; please report it with the input"),
    )


def _require_storable(rows: GraphRows) -> None:
    """Both engines must keep every value as it is; looked at by columns, because there are millions of values."""
    for label, nodes in rows.nodes.items():
        _require_columns(label, ontology().nodes[label].columns, nodes, 0)
    for type_, edges in rows.edges.items():
        _require_columns(type_, ontology().relationships[type_].properties, edges, 2)


def _require_columns(kind: str, columns: tuple[Property, ...], rows: list[Values], first: int) -> None:
    for at, column in enumerate(columns, first):
        values = [row[at] for row in rows if row[at] is not None]
        if not _storable(column.type, values):
            worst = next(value for value in values if not _storable(column.type, [value]))
            raise _refuse(f"{kind}.{column.name} = {worst!r}"[:200])


def _storable(type_: str, values: list[Any]) -> bool:
    if type_ in ("string", "strings"):
        texts = values if type_ == "string" else list(chain.from_iterable(values))
        try:
            "".join(texts).encode()  # half of a surrogate pair is no character
        except (UnicodeEncodeError, TypeError):
            return False
    if type_ == "float":
        return all(map(math.isfinite, values))
    return type_ != "integer" or not values or (min(values) >= -LARGEST and max(values) < LARGEST)


def _sort(rows: GraphRows) -> None:
    for nodes in rows.nodes.values():
        nodes.sort(key=itemgetter(0))
    for type_, edges in rows.edges.items():
        edges.sort(key=lambda row, type_=type_: edge_identity(type_, row))  # type: ignore[misc]


def stored_rows(read: Callable[[str], Iterable[Values]]) -> GraphRows:
    """The rows that an engine holds; `read` runs a statement and gives its rows."""
    kinds = ontology()
    nodes = {label: list(read(cypher.read_nodes(kind))) for label, kind in kinds.nodes.items()}
    edges = {type_: list(read(cypher.read_edges(kind))) for type_, kind in kinds.relationships.items()}
    return GraphRows(nodes, edges)


def graph_of(rows: GraphRows) -> nx.MultiDiGraph[str]:
    """The graph that has these rows, in the canonical order of `graph_build.graph.ordered`."""
    _sort(rows)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for label, nodes in rows.nodes.items():
        names = _columns(label)
        graph.add_nodes_from((row[0], {"label": label, **dict(zip(names, row, strict=True))}) for row in nodes)
    for type_, edges in rows.edges.items():
        for row in edges:
            source, target, key = edge_identity(type_, row)
            graph.add_edge(source, target, key=key, type=type_, **own(type_, row))
    return graph


def by_ends(edges: Iterable[Values]) -> dict[tuple[str, str], list[Values]]:
    """Rows of one type by the labels of head and tail, as their ids tell them."""
    result: dict[tuple[str, str], list[Values]] = {}
    for row in edges:
        result.setdefault((label_by_prefix(row[0]), label_by_prefix(row[1])), []).append(row)
    return result


def own(type_: str, row: Values) -> dict[str, Any]:
    """The properties of a relationship's row by name."""
    return dict(zip(_properties(type_), row[2:], strict=True))


def named(label: str, nodes: Iterable[Values]) -> list[dict[str, Any]]:
    """Rows of nodes as `cypher.write_nodes` takes them."""
    return [dict(zip(_columns(label), row, strict=True)) for row in nodes]


def joining(type_: str, edges: Iterable[Values]) -> list[dict[str, Any]]:
    """Rows of relationships as `cypher.write_edges` takes them."""
    return [{"source": row[0], "target": row[1], "own": own(type_, row)} for row in edges]


@cache
def _span_at(type_: str) -> tuple[int, ...]:
    """Where a row of this type has its span; empty where it has none."""
    names = _properties(type_)
    return tuple(2 + names.index(name) for name in SPANNED) if set(SPANNED) <= set(names) else ()


def edge_identity(type_: str, row: Values) -> tuple[str, str, str]:
    """Source, target and key: what makes a relationship the same one in two graphs."""
    span = _span_at(type_)
    key = edge_key(type_, dict(zip(SPANNED, (row[at] for at in span), strict=True))) if span else type_
    return row[0], row[1], key


def fingerprints(rows: GraphRows) -> dict[Key, int]:
    """Every node (by id) and relationship (by its ends and key) with a number that stands for its values.

    Numbers compare within one process only: they keep a comparison of a million nodes small, and leave no trace.
    """
    return dict(_fingerprints(rows))


def _fingerprints(rows: GraphRows) -> Iterator[tuple[Key, int]]:
    for nodes in rows.nodes.values():
        yield from (((row[0],), number(row)) for row in nodes)
    for type_, edges in rows.edges.items():
        yield from ((edge_identity(type_, row), number(row)) for row in edges)


def number(row: Values) -> int:
    """Equal for equal rows, and for others as good as never."""
    try:
        return hash(row)
    except TypeError:  # lists do not hash
        return hash(tuple(tuple(value) if isinstance(value, list) else value for value in row))


def compare(before: GraphRows, after: GraphRows) -> Change:
    """What becomes of every node and relationship on the way from one to the other."""
    old = fingerprints(before)
    if not old:
        return Change(after.size, 0, 0, 0)
    new = fingerprints(after)
    kept = [key for key in new if key in old]
    changed = sum(old[key] != new[key] for key in kept)
    return Change(len(new) - len(kept), changed, len(old) - len(kept), len(kept) - changed)
