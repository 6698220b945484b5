"""cypher: a script for cypher-shell that fills a database; on a database that it filled before it changes nothing.

Batched UNWIND over rows, each a list on a line of its own: a server plans a list of literals several times faster than
a map. Strings are on one line with their escapes, so a statement ends at the first line that ends with `;`. Nodes are
merged on `id`, relationships on their ends, type and span. None is null, which leaves a property out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from graph_build.export.listing import NodeRow, RelationshipRow, encodable, nodes, relationships, schema_script
from graph_build.graph import Graph
from graph_build.identity import SPANNED, label_by_prefix
from graph_build.ontology import ontology
from graph_build.stores.cypher import quoted

BATCH = 200
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
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + UNSAFE.sub(_escape, encodable(value)) + "'"
    if isinstance(value, list):
        return "[" + ", ".join(map(literal, value)) + "]"
    return str(value)


def _batches(names: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """`UNWIND [ … ] AS row`, some hundred rows at a time, below a comment that names the columns."""
    heading = f"// {', '.join(names)}\n"
    written = (literal(list(row)) for row in rows)
    while batch := list(islice(written, BATCH)):
        yield f"{heading}UNWIND [\n" + ",\n".join(batch) + "\n] AS row\n"


def _set(variable: str, names: Sequence[str], first: int) -> str:
    """`SET` of the columns from `first` on; nothing where there are none."""
    columns = [f"{variable}.{quoted(name)} = row[{at}]" for at, name in enumerate(names) if at >= first]
    return "\nSET " + ", ".join(columns) if columns else ""


def _nodes(rows: Iterable[NodeRow]) -> Iterator[str]:
    for label, group in groupby(rows, key=lambda row: row.kind.label):
        names = [column.name for column in ontology().nodes[label].columns]
        for batch in _batches(names, (row.properties.values() for row in group)):
            yield f"{batch}MERGE (n:{label} {{id: row[0]}}){_set('n', names, 1)};\n"


def _shape(row: RelationshipRow) -> tuple[str, str, str, bool]:
    """What decides the statement for a relationship: type, labels of its ends, and whether a span tells it apart."""
    spanned = row.key != row.kind.type  # as graph_build.identity.edge_key makes keys
    return row.kind.type, label_by_prefix(row.source), label_by_prefix(row.target), spanned


def _span(names: Sequence[str]) -> str:
    return ", ".join(f"{quoted(name)}: row[{names.index(name)}]" for name in SPANNED)


def _relationships(rows: Iterable[RelationshipRow]) -> Iterator[str]:
    for (type_, source, target, spanned), group in groupby(sorted(rows, key=_shape), key=_shape):
        names = ["source", "target", *(column.name for column in ontology().relationships[type_].properties)]
        span = f" {{{_span(names)}}}" if spanned else ""
        for batch in _batches(names, ((row.source, row.target, *row.properties.values()) for row in group)):
            yield (
                f"{batch}MATCH (a:{source} {{id: row[0]}}), (b:{target} {{id: row[1]}})\n"
                f"MERGE (a)-[r:{type_}{span}]->(b){_set('r', names, 2)};\n"
            )


def write(graph: Graph, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.write(OPENING + schema_script() + "CALL db.awaitIndexes(300);\n")
        out.writelines(_nodes(nodes(graph)))
        out.writelines(_relationships(relationships(graph)))
