"""csv: a folder that `neo4j-admin database import full` takes as it is; its README holds the command.

One file a label and a type, header first, columns from the ontology. Strings are always quoted and quotes doubled, so
an empty cell is None and `""` an empty string; line breaks stay inside quotes. Lists are joined by U+001F, which no
text has a use for. An empty list looks like None to the importer, so a script that is run afterwards sets it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from graph_build.export.listing import RelationshipRow, encodable, nodes, relationships, schema_script
from graph_build.graph import Graph
from graph_build.ontology import NodeKind, Property, RelationshipKind, ontology

SEPARATOR = "\x1f"
TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean", "strings": "string[]"}
README, AFTERWARDS = "README.md", "after-import.cypher"
REPORT = "import.report"  # what the importer leaves beside the tables
AT_ONCE = 10_000  # nodes that one transaction of the script changes
BUFFER = 4 * 1024 * 1024  # what the importer reserves for one value if not told otherwise
EXPLANATION = """# 政图 → Neo4j

用于新服务器的第一次载入；约五万个节点以上比 zhengtu build 直接写入快得多，较小的图不必如此。
停止数据库服务后，在本文件夹中运行（会覆盖同名数据库）：
For the first load of a new server; from some 50,000 nodes on it is far quicker than `zhengtu build` into it, and
smaller graphs do not need it. With the server stopped, run this in this folder (it replaces the database of that name):

```sh
{command}
```

启动服务后建立约束、索引，并补上空列表 / then start the server, make constraints and indexes and set empty lists:

```sh
cypher-shell --file {afterwards}
```

之后以同样的报告 `zhengtu build` 到该服务器，不会再有改动。
A `zhengtu build` of the same reports into that server then finds nothing to change.

列表以 U+001F 分隔；空单元格为空值，`""` 为空字符串。
Lists are separated by U+001F; an empty cell is null, `""` an empty string.
"""


def node_file(label: str) -> str:
    return f"nodes-{label}.csv"


def relationship_file(type_: str) -> str:
    return f"relationships-{type_}.csv"


def members() -> frozenset[str]:
    """Names of all files in the folder."""
    kinds = ontology()
    tables = [node_file(label) for label in kinds.nodes] + [relationship_file(type_) for type_ in kinds.relationships]
    return frozenset((README, AFTERWARDS, REPORT, *tables))


def _columns(properties: Iterable[Property]) -> list[str]:
    return [f"{column.name}:{TYPES[column.type]}" for column in properties]


def node_header(kind: NodeKind) -> list[str]:
    """`id:ID` makes the id both the importer's key and a property."""
    return ["id:ID", *_columns(kind.columns[1:])]


def relationship_header(kind: RelationshipKind) -> list[str]:
    return [":START_ID", ":END_ID", *_columns(kind.properties)]


def _quoted(text: str) -> str:
    return '"' + encodable(text).replace('"', '""') + '"'


def cell(value: Any) -> str:
    """One value; see the head of this module."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return _quoted(SEPARATOR.join(item.replace(SEPARATOR, "␟") for item in value))
    return _quoted(value) if isinstance(value, str) else str(value)


class _Folder:
    """Writes tables and remembers the longest value, which the importer has to be told of."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.longest = 0

    def table(self, name: str, header: list[str], rows: Iterable[Iterable[Any]]) -> None:
        with (self.path / name).open("w", encoding="utf-8-sig", newline="") as out:
            out.write(",".join(header) + "\n")
            for row in rows:
                cells = [cell(value) for value in row]
                self.longest = max(self.longest, *map(len, cells))
                out.write(",".join(cells) + "\n")


def command(buffer: int = BUFFER) -> str:
    """The import command, one option a line; every declared kind is there, with an empty table if need be."""
    kinds = ontology()
    options = [
        "--overwrite-destination",
        "--multiline-fields=true",
        "--array-delimiter=U+001F",
        *([f"--read-buffer-size={buffer}"] if buffer > BUFFER else []),
        *(f"--nodes={label}={node_file(label)}" for label in kinds.nodes),
        *(f"--relationships={type_}={relationship_file(type_)}" for type_ in kinds.relationships),
    ]
    return " \\\n  ".join(("neo4j-admin database import full neo4j", *options))


def _node_tables(graph: Graph) -> Iterator[tuple[NodeKind, list[dict[str, Any]]]]:
    """Every declared label with its rows, often none."""
    found = {label: list(rows) for label, rows in groupby(nodes(graph), key=lambda row: row.kind.label)}
    for label, kind in ontology().nodes.items():
        yield kind, [row.properties for row in found.get(label, ())]


def _relationship_tables(graph: Graph) -> Iterator[tuple[RelationshipKind, list[RelationshipRow]]]:
    """Every declared type with its rows, often none."""
    found = {type_: list(rows) for type_, rows in groupby(relationships(graph), key=lambda row: row.kind.type)}
    for type_, kind in ontology().relationships.items():
        yield kind, found.get(type_, [])


def _empty_lists(pattern: str, properties: Iterable[Property], rows: Sequence[Mapping[str, Any]]) -> str:
    """A statement that sets the empty lists of one kind, where it has any; in parts, for there may be a million."""
    names = [column.name for column in properties if any(row[column.name] == [] for row in rows)]
    missing = " OR ".join(f"x.{name} IS NULL" for name in names)
    setting = ", ".join(f"x.{name} = coalesce(x.{name}, [])" for name in names)
    parts = f"CALL (x) {{ SET {setting} }} IN TRANSACTIONS OF {AT_ONCE} ROWS"
    return f"MATCH {pattern} WHERE {missing} {parts};\n" if names else ""


def write(graph: Graph, path: Path) -> None:
    folder, afterwards = _Folder(path), schema_script()
    for kind, values in _node_tables(graph):
        folder.table(node_file(kind.label), node_header(kind), (row.values() for row in values))
        afterwards += _empty_lists(f"(x:{kind.label})", kind.columns, values)
    for relationship, rows in _relationship_tables(graph):
        values = [row.properties for row in rows]
        cells = ((row.source, row.target, *row.properties.values()) for row in rows)
        folder.table(relationship_file(relationship.type), relationship_header(relationship), cells)
        afterwards += _empty_lists(
            f"()-[x:{relationship.type}]->()", relationship.properties, [row.properties for row in rows]
        )
    (path / AFTERWARDS).write_bytes(afterwards.encode("utf-8"))
    # A character takes up to two units of the importer's buffer, and the buffer holds the row's beginning as well.
    text = EXPLANATION.format(command=command(max(BUFFER, 4 * folder.longest)), afterwards=AFTERWARDS)
    (path / README).write_bytes(text.encode("utf-8"))
