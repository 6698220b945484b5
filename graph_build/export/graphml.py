"""graphml: directed, keys typed; node data `label` and properties, edge data `type`, `key` and properties.

Lists are JSON text, None is left out. Read with `networkx.read_graphml(path, force_multigraph=True)`: edges have no
XML id, so networkx takes `key` for the key.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from graph_build.export.listing import NodeRow, RelationshipRow, nodes, relationships
from graph_build.export.markup import HEADER, TYPES, Columns, attribute, cells, content, edge_columns, node_columns
from graph_build.graph import Graph

OPENING = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


def _keys(domain: str, columns: Columns) -> Iterator[str]:
    for column in columns.values():
        yield f'<key id="{column.id}" for="{domain}" attr.name="{column.name}" attr.type="{TYPES[column.type]}"/>\n'


def _data(column: str, text: str) -> str:
    return f'<data key="{column}">{content(text)}</data>'


def _node(columns: Columns, row: NodeRow) -> str:
    values = cells(columns, row.kind.columns, row.properties)
    data = (("n0", row.kind.label), *values)
    return f"<node id={attribute(row.id)}>{''.join(_data(*cell) for cell in data)}</node>\n"


def _edge(columns: Columns, row: RelationshipRow) -> str:
    values = cells(columns, row.kind.properties, row.properties)
    data = (("e0", row.kind.type), ("e1", row.key), *values)
    ends = f"source={attribute(row.source)} target={attribute(row.target)}"
    return f"<edge {ends}>{''.join(_data(*cell) for cell in data)}</edge>\n"


def _lines(graph: Graph) -> Iterator[str]:
    of_nodes, of_edges = node_columns(), edge_columns()
    yield from (HEADER, OPENING)
    yield from chain(_keys("node", of_nodes), _keys("edge", of_edges))
    yield '<graph edgedefault="directed">\n'
    yield from (_node(of_nodes, row) for row in nodes(graph))
    yield from (_edge(of_edges, row) for row in relationships(graph))
    yield "</graph>\n</graphml>\n"


def write(graph: Graph, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(_lines(graph))
