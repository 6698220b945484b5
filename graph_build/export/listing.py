"""An ordered graph as rows: every node and relationship with its declared properties, in declared order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from graph_build.ontology import NodeKind, RelationshipKind, ontology
from graph_build.stores.cypher import schema_statements

if TYPE_CHECKING:
    import networkx as nx

SURROGATE = re.compile("[\ud800-\udfff]")


class NodeRow(NamedTuple):
    """One node; `properties` holds every declared one, `id` and `name` first, None where absent."""

    kind: NodeKind
    id: str
    properties: dict[str, Any]


class RelationshipRow(NamedTuple):
    """One relationship between two node ids; `key` tells it from others between the same two."""

    kind: RelationshipKind
    source: str
    target: str
    key: str
    properties: dict[str, Any]


def nodes(graph: nx.MultiDiGraph[str]) -> Iterator[NodeRow]:
    """In the order of the graph."""
    kinds = ontology().nodes
    for id, data in graph.nodes(data=True):
        kind = kinds[data["label"]]
        yield NodeRow(kind, id, {column.name: data.get(column.name) for column in kind.columns})


def relationships(graph: nx.MultiDiGraph[str]) -> Iterator[RelationshipRow]:
    """By type as declared, then ends and key; a graph itself gives them by source."""
    kinds = ontology().relationships
    order = {type_: at for at, type_ in enumerate(kinds)}
    edges = graph.edges(keys=True, data=True)
    for source, target, key, data in sorted(edges, key=lambda edge: (order[edge[3]["type"]], *edge[:3])):
        kind = kinds[data["type"]]
        yield RelationshipRow(kind, source, target, key, {p.name: data.get(p.name) for p in kind.properties})


def encodable(text: str) -> str:
    """The text with lone surrogates replaced: file names hold them where their bytes are not UTF-8."""
    return SURROGATE.sub("\ufffd", text)


def schema_script() -> str:
    """The statements with which the stores make constraints and indexes, for a database that is filled from files."""
    return "".join(f"{statement};\n" for statement in schema_statements())
