"""json: node-link data as networkx has it, one node or edge a line.

Lists stay lists, None is null. The file is read with `networkx.node_link_graph(json.load(file), edges="edges")`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from graph_build.export.listing import nodes, relationships
from graph_build.graph import Graph

HEAD = '{\n"directed": true,\n"multigraph": true,\n"graph": {},\n'


def _nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    for row in nodes(graph):
        yield {"label": row.kind.label, **row.properties}


def _edges(graph: Graph) -> Iterator[dict[str, Any]]:
    for row in relationships(graph):
        ends = {"source": row.source, "target": row.target, "key": row.key}
        yield {"type": row.kind.type, **row.properties, **ends}


def _lines(name: str, values: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield f'"{name}": ['
    for at, value in enumerate(values):
        yield (",\n" if at else "\n") + json.dumps(value, ensure_ascii=False, allow_nan=False)
    yield "\n]"


def write(graph: Graph, path: Path) -> None:
    # In JSON `\\udc80` is how a lone surrogate is written, and it stands in a string wherever it occurs.
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        out.write(HEAD)
        out.writelines(_lines("nodes", _nodes(graph)))
        out.write(",\n")
        out.writelines(_lines("edges", _edges(graph)))
        out.write("\n}\n")
