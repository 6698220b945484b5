"""gexf 1.2, for Gephi: a node is labelled with its name and has its kind's colour, an edge is labelled with its type.

The format keeps `label`, `type`, `start`, `end` and `key` for itself (`type` would be the direction of an edge, `start`
and `end` the time of its existence), so the graph's own are `label_string`, `type_string`, `start_integer` … here.
Lists are JSON text, None is left out, no date of writing is in it. Read with `networkx.read_gexf(path)`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from graph_build.export.listing import NodeRow, RelationshipRow, nodes, relationships
from graph_build.export.markup import HEADER, TYPES, Columns, attribute, cells, edge_columns, node_columns
from graph_build.graph import Graph

RESERVED = frozenset(
    ("id", "label", "type", "start", "end", "key", "weight", "pid", "parents", "slices", "spells", "viz")
)
NETWORKX_KEY = "networkx_key"  # the attribute from which networkx restores the key of a parallel edge
OPENING = (
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2">\n'
    '<graph defaultedgetype="directed" mode="static">\n'
)


def _attributes(domain: str, columns: Columns) -> Iterator[str]:
    yield f'<attributes class="{domain}" mode="static">\n'
    for (name, _), column in columns.items():
        title = NETWORKX_KEY if name == "key" else column.name
        yield f'<attribute id="{column.id}" title="{title}" type="{TYPES[column.type]}"/>\n'
    yield "</attributes>\n"


def _values(data: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]) -> str:
    values = "".join(f'<attvalue for="{column}" value={attribute(text)}/>' for column, text in data)
    return f"<attvalues>{values}</attvalues>"


def _colour(hexadecimal: str) -> str:
    red, green, blue = bytes.fromhex(hexadecimal.removeprefix("#"))
    return f'<viz:color r="{red}" g="{green}" b="{blue}" a="1.0"/>'


def _node(columns: Columns, row: NodeRow) -> str:
    data = (("n0", row.kind.label), *cells(columns, row.kind.columns, row.properties))
    head = f"<node id={attribute(row.id)} label={attribute(row.properties['name'])}>"
    return f"{head}{_values(data)}{_colour(row.kind.colour)}</node>\n"


def _edge(columns: Columns, number: int, row: RelationshipRow) -> str:
    data = (("e0", row.kind.type), ("e1", row.key), *cells(columns, row.kind.properties, row.properties))
    ends = f"source={attribute(row.source)} target={attribute(row.target)}"
    return f'<edge id="{number}" {ends} label="{row.kind.type}">{_values(data)}</edge>\n'


def _lines(graph: Graph) -> Iterator[str]:
    of_nodes, of_edges = node_columns(RESERVED), edge_columns(RESERVED)
    yield from (HEADER, OPENING)
    yield from _attributes("node", of_nodes)
    yield from _attributes("edge", of_edges)
    yield "<nodes>\n"
    yield from (_node(of_nodes, row) for row in nodes(graph))
    yield "</nodes>\n<edges>\n"
    yield from (_edge(of_edges, number, row) for number, row in zip(count(), relationships(graph), strict=False))
    yield "</edges>\n</graph>\n</gexf>\n"


def write(graph: Graph, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(_lines(graph))
