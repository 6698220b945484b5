"""The property graph as rows: how it is put together, checked against the ontology, and seen by networkx."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from graph_build.errors import Bilingual, OntologyError
from graph_build.identity import HASHED, edge_key, id_pattern, label_by_prefix
from graph_build.ontology import PROPERTY_TYPES, Property, ontology

if TYPE_CHECKING:
    import networkx as nx

Values = tuple[Any, ...]
Edge = tuple[str, str, str]


class Graph:
    """Nodes by label and relationships by type, all declared kinds present.

    `nodes[label][id]` are the values of `columns`, `id` and `name` first; `edges[type][source, target, key]` those of
    the declared properties. None stands for what is not known.
    """

    __slots__ = ("edges", "nodes")

    def __init__(self) -> None:
        self.nodes: dict[str, dict[str, Values]] = {label: {} for label in ontology().nodes}
        self.edges: dict[str, dict[Edge, Values]] = {type_: {} for type_ in ontology().relationships}

    def add_node(self, label: str, id: str, /, **properties: Any) -> str:
        """Add a node, or put another in its place, and return its id. Raises OntologyError for undeclared names."""
        self.nodes[label][id] = _values(label, node_columns(label), properties | {"id": id})
        return id

    def add_edge(self, type_: str, source: str, target: str, **properties: Any) -> None:
        """Add a relationship, or put another in its place. Raises OntologyError for undeclared names."""
        values = _values(type_, edge_columns(type_), properties)
        self.edges[type_][source, target, edge_key(type_, properties)] = values

    def update(self, other: Graph) -> None:
        """Add all that another graph has, in the place of what is the same here."""
        for label, nodes in other.nodes.items():
            self.nodes[label].update(nodes)
        for type_, edges in other.edges.items():
            self.edges[type_].update(edges)

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same, in whatever order."""
        return isinstance(other, Graph) and self.nodes == other.nodes and self.edges == other.edges

    __hash__ = None  # type: ignore[assignment]  # it changes

    @property
    def node_count(self) -> int:
        """How many nodes there are."""
        return sum(map(len, self.nodes.values()))

    @property
    def edge_count(self) -> int:
        """How many relationships there are."""
        return sum(map(len, self.edges.values()))

    def node(self, id: str) -> dict[str, Any]:
        """One node's properties by name. Raises KeyError where there is no such node."""
        label = label_by_prefix(id)
        return dict(zip(node_columns(label), self.nodes[label][id], strict=True))

    def ordered(self) -> Graph:
        """The same in the canonical order: kinds as declared, nodes by id, relationships by ends and key."""
        result = Graph()
        result.nodes = {label: dict(sorted(nodes.items())) for label, nodes in self.nodes.items()}
        result.edges = {type_: dict(sorted(edges.items())) for type_, edges in self.edges.items()}
        return result

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """A networkx graph in canonical order: `label` and properties on nodes, `type` and properties on edges."""
        import networkx as nx  # a build need not wait for it

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        ordered = self.ordered()
        for label, nodes in ordered.nodes.items():
            names = node_columns(label)
            graph.add_nodes_from(
                (id, {"label": label, **dict(zip(names, row, strict=True))}) for id, row in nodes.items()
            )
        for type_, edges in ordered.edges.items():
            names = edge_columns(type_)
            for (source, target, key), row in edges.items():
                graph.add_edge(source, target, key=key, type=type_, **dict(zip(names, row, strict=True)))
        return graph


@cache
def node_columns(label: str) -> tuple[str, ...]:
    """Names of a label's properties in declared order, `id` and `name` first."""
    return tuple(column.name for column in ontology().nodes[label].columns)


@cache
def edge_columns(type_: str) -> tuple[str, ...]:
    """Names of a type's properties in declared order."""
    return tuple(column.name for column in ontology().relationships[type_].properties)


def _values(kind: str, names: tuple[str, ...], properties: Mapping[str, Any]) -> Values:
    unknown = properties.keys() - names
    if unknown:
        raise _complain(f"{kind} has undeclared properties {sorted(unknown)}")
    return tuple(map(properties.get, names))


def _complain(what: str) -> OntologyError:
    return OntologyError(
        Bilingual(f"图与本体不符：{what}", f"the graph does not agree with the ontology: {what}"),
        Bilingual("这是程序的缺陷，请附上报告反馈", "this is a bug of ours; please report it with the input"),
    )


def check(graph: Graph, *, part: bool = False) -> None:
    """Raises OntologyError for what the ontology does not allow: ids, names, types of values, ends of relationships.

    Looked at by columns, because there are millions of values. In a `part` of a graph relationships may end elsewhere.
    """
    kinds = ontology()
    for label, nodes in graph.nodes.items():
        belongs = re.compile(id_pattern(label)).fullmatch
        for id, row in nodes.items():
            if not belongs(id) or not row[1]:
                raise _complain(f"{label} {id} lacks a name, or an id of its label")
        _check_columns(label, kinds.nodes[label].columns, nodes.values())
    ids = None if part else frozenset(id for nodes in graph.nodes.values() for id in nodes)
    for type_, edges in graph.edges.items():
        _check_ends(type_, edges, ids)
        _check_columns(type_, kinds.relationships[type_].properties, edges.values())


def _check_columns(owner: str, columns: tuple[Property, ...], rows: Iterable[Values]) -> None:
    for column, values in zip(columns, zip(*rows, strict=True), strict=False):
        found = set(map(type, values)) - {PROPERTY_TYPES[column.type], type(None)}
        if found:
            worst = next(value for value in values if type(value) in found)
            raise _complain(f"{owner}.{column.name} should be {column.type}, is {worst!r}"[:200])


def _check_ends(type_: str, edges: Iterable[Edge], ids: frozenset[str] | None) -> None:
    kinds = ontology()
    prefixes = {label: kind.prefix for label, kind in kinds.nodes.items()}
    allowed = {(prefixes[head], prefixes[tail]) for head, tail in kinds.relationships[type_].pairs}
    for source, target, _ in edges:
        there = ids is None or (source in ids and target in ids)
        if not there or (source[:-HASHED], target[:-HASHED]) not in allowed:
            raise _complain(f"({source})-[{type_}]->({target}) is not declared, or has an end that is not there")
