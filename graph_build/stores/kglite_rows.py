"""Rows into and out of the embedded engine: data frames in, the declaration's columns out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import kglite

from graph_build.errors import Bilingual, StoreError
from graph_build.ontology import Property, ontology
from graph_build.stores.cypher import is_ours, write_edges, write_nodes
from graph_build.stores.kglite_file import SHAPE
from graph_build.stores.rows import GraphRows, Values, by_ends, compare, joining, named, stored_rows

if TYPE_CHECKING:
    import pandas as pd

FRAME_TYPES = {"string": "object", "integer": "Int64", "float": "Float64", "boolean": "boolean", "strings": "object"}
COLUMN_TYPES = {"string": "string", "integer": "integer", "float": "float", "strings": "list"}
HEAD, TAIL = (Property(name, "string", Bilingual("", "")) for name in ("head_", "tail_"))


def held_rows(held: Any) -> GraphRows:
    """Our rows in a graph of the engine."""
    return stored_rows(lambda statement: columns_of(held.cypher(statement, timeout_ms=0)))


def columns_of(result: Any) -> list[Values]:
    """The rows of a result; the engine hands out whole columns fastest."""
    return list(zip(*(result.column(name) for name in result.columns), strict=True))


def foreign_labels(held: Any) -> str:
    """What the graph holds besides our nodes, in a few words; empty where there is nothing."""
    found = []
    for label in sorted(held.node_types):
        other = f"WHERE n.id IS NULL OR NOT {is_ours('n', label)}" if label in ontology().nodes else ""
        name = label.replace("`", "``")
        count = held.cypher(f"MATCH (n:`{name}`) {other} RETURN count(n) AS count", timeout_ms=0).scalar()
        if count:
            found.append(f"{label} {count}")
    return ", ".join(found[:5])


def filled(rows: GraphRows) -> Any:
    """A new graph with all rows in it and every index that the declaration asks for."""
    graph = kglite.KnowledgeGraph()
    graph.set_schema_version(SHAPE)
    for label, nodes in rows.nodes.items():
        if nodes:
            _add_nodes(graph, label, nodes)
    for type_, edges in rows.edges.items():
        for (head, tail), between in by_ends(edges).items():
            _add_edges(graph, type_, head, tail, between)
    return graph


def _add_nodes(graph: Any, label: str, nodes: list[Values]) -> None:
    columns = ontology().nodes[label].columns
    report = graph.add_nodes(_frame(columns, nodes), label, "id", "name", column_types=_types(columns))
    _require_all(label, len(nodes), report["nodes_created"])
    _index(graph, label)


def _index(graph: Any, label: str) -> None:
    for column in ontology().nodes[label].columns[1:]:
        if column.index:
            graph.create_index(label, column.name)


def _add_edges(graph: Any, type_: str, head: str, tail: str, edges: list[Values]) -> None:
    properties = ontology().relationships[type_].properties
    frame = _frame((HEAD, TAIL, *properties), edges)
    report = graph.add_relationships(frame, type_, head, HEAD.name, tail, TAIL.name, column_types=_types(properties))
    _require_all(type_, len(edges), report["connections_created"])


def beside(held: Any, rows: GraphRows) -> Any:
    """The graph with its own data, and our rows in the place of what it had of ours.

    Statement by statement: the engine takes no data frame where others name their nodes in another way, and merges
    parallel relationships of a type that it knows already.
    """
    kinds = ontology()
    held.set_schema_version(SHAPE)
    for label, nodes in rows.nodes.items():
        _run(held, f"MATCH (n:{label}) WHERE {is_ours('n', label)} DETACH DELETE n")
        _run(held, write_nodes(kinds.nodes[label]), named(label, nodes))
        _index(held, label)
    for type_, edges in rows.edges.items():
        for (head, tail), between in by_ends(edges).items():
            _run(held, write_edges(kinds.relationships[type_], head, tail), joining(type_, between))
    _require_all("node", rows.size, compare(held_rows(held), rows).unchanged)
    return held


def _run(held: Any, statement: str, rows: list[dict[str, Any]] | None = None) -> None:
    held.cypher(statement, params={"rows": rows or []}, timeout_ms=0)


def _require_all(kind: str, sent: int, taken: int) -> None:
    """The engine merges where it believes that it knows better; a graph that lost something must not be published."""
    if sent != taken:
        raise StoreError(
            Bilingual(f"引擎只接受了 {taken}/{sent} 条 {kind}", f"the engine took {taken} of {sent} {kind}"),
            Bilingual("原有的图未改动；请附上报告反馈", "the old graph is untouched; please report it with the input"),
        )


def _frame(columns: tuple[Property, ...], rows: list[Values]) -> pd.DataFrame:
    import pandas as pd  # half a second to load, and only a build writes

    cells = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            column.name: pd.Series(list(values), dtype=FRAME_TYPES[column.type])
            for column, values in zip(columns, cells, strict=True)
        }
    )


def _types(columns: tuple[Property, ...]) -> dict[str, str]:
    return {column.name: COLUMN_TYPES[column.type] for column in columns if column.type in COLUMN_TYPES}
