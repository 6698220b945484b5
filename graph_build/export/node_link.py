"""json: `networkx.node_link_data(graph, edges="edges")`, one node or edge a line.

Lists stay lists, None is null. The file is read with `networkx.node_link_graph(json.load(file), edges="edges")`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph_build.export.listing import nodes, relationships

if TYPE_CHECKING:
    import networkx as nx


def _canonical(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The graph with properties in declared order, so that equal graphs give equal bytes whichever store they left."""
    import networkx as nx

    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    result.add_nodes_from((row.id, {"label": row.kind.label, **row.properties}) for row in nodes(graph))
    for row in relationships(graph):
        result.add_edge(row.source, row.target, row.key, type=row.kind.type, **row.properties)
    return result


def _value(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _lines(values: Iterable[Mapping[str, Any]]) -> str:
    return "[\n" + ",\n".join(_value(value) for value in values) + "\n]"


def write(graph: nx.MultiDiGraph[str], path: Path) -> None:
    import networkx as nx

    data = nx.node_link_data(_canonical(graph), edges="edges")
    written = {key: _lines(value) if isinstance(value, list) else _value(value) for key, value in data.items()}
    text = "{\n" + ",\n".join(f"{_value(key)}: {value}" for key, value in written.items()) + "\n}\n"
    # In JSON `\udc80` is how a lone surrogate is written, and it stands in a string wherever it occurs.
    path.write_bytes(text.encode("utf-8", "backslashreplace"))
