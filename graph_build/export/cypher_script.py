"""cypher: a script for cypher-shell that fills a database; on a database that it filled before it changes nothing.

Batched UNWIND over literal maps, one a line, every string on one line with its escapes, so each statement ends at the
first line that ends with `;`. Nodes are merged on `id`, relationships on their ends, type and span. None is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_build.export.listing import NodeRow, RelationshipRow, encodable, nodes, relationships, schema_script

if TYPE_CHECKING:
    import networkx as nx

BATCH = 500
OPENING = """\
// 政图: cypher-shell --file THIS
// 可重复运行；已有的节点和关系不会重复。It may be run again: nodes and relationships that are there are not doubled.
"""
UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029'\\\\]")
SHORT = {"'": "\\'", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escape(found: re.Match[str]) -> str:
    return SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"


def literal(value: Any) -> str:
    """A value as a Cypher literal on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + UNSAFE.sub(_escape, encodable(value)) + "'"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return str(value)


def _map(values: Iterable[tuple[str, Any]]) -> str:
    return "{" + ", ".join(f"{name}: {literal(value)}" for name, value in values if value is not None) + "}"


def _batches(rows: Iterable[str]) -> Iterator[str]:
    """`UNWIND [ … ] AS row`, some hundred rows at a time."""
    iterator = iter(rows)
    while batch := list(islice(iterator, BATCH)):
        yield "UNWIND [\n" + ",\n".join(batch) + "\n] AS row\n"


def _nodes(rows: Iterable[NodeRow]) -> Iterator[str]:
    for label, group in groupby(rows, key=lambda row: row.kind.label):
        for batch in _batches(_map(row.properties.items()) for row in group):
            yield f"{batch}MERGE (n:{label} {{id: row.id}})\nSET n = row;\n"


class _Shape:
    """What decides the statement for a relationship: type, labels of its ends, and whether a span tells it apart."""

    def __init__(self, graph: nx.MultiDiGraph[str]) -> None:
        self.labels = {id: data["label"] for id, data in graph.nodes(data=True)}

    def __call__(self, row: RelationshipRow) -> tuple[str, str, str, bool]:
        spanned = row.key != row.kind.type  # as graph_build.graph.edge_key makes keys
        return row.kind.type, self.labels[row.source], self.labels[row.target], spanned


def _relationship(row: RelationshipRow) -> str:
    return f"{{source: {literal(row.source)}, target: {literal(row.target)}, own: {_map(row.properties.items())}}}"


def _relationships(rows: Iterable[RelationshipRow], shape: _Shape) -> Iterator[str]:
    for (type_, source, target, spanned), group in groupby(sorted(rows, key=shape), key=shape):
        span = " {start: row.own.start, end: row.own.end}" if spanned else ""
        for batch in _batches(map(_relationship, group)):
            yield (
                f"{batch}MATCH (a:{source} {{id: row.source}}), (b:{target} {{id: row.target}})\n"
                f"MERGE (a)-[r:{type_}{span}]->(b)\nSET r = row.own;\n"
            )


def write(graph: nx.MultiDiGraph[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(OPENING + schema_script() + "CALL db.awaitIndexes(300);\n")
        out.writelines(_nodes(nodes(graph)))
        out.writelines(_relationships(relationships(graph), _Shape(graph)))
