"""An ordered graph as rows: every node and relationship with its declared properties, in declared order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from graph_build.graph import Graph, edge_columns, node_columns
from graph_build.ontology import NodeKind, RelationshipKind, ontology
from graph_build.stores.cypher import schema_statements

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


def nodes(graph: Graph) -> Iterator[NodeRow]:
    """In the order of the graph."""
    for label, kind in ontology().nodes.items():
        names = node_columns(label)
        for id, values in graph.nodes[label].items():
            yield NodeRow(kind, id, dict(zip(names, values, strict=True)))


def relationships(graph: Graph) -> Iterator[RelationshipRow]:
    """In the order of the graph."""
    for type_, kind in ontology().relationships.items():
        names = edge_columns(type_)
        for edge, values in graph.edges[type_].items():
            yield RelationshipRow(kind, *edge, dict(zip(names, values, strict=True)))


def encodable(text: str) -> str:
    """The text with lone surrogates replaced: file names hold them where their bytes are not UTF-8."""
    return SURROGATE.sub("\ufffd", text)


def schema_script() -> str:
    """The statements with which the stores make constraints and indexes, for a database that is filled from files."""
    return "".join(f"{statement};\n" for statement in schema_statements())
