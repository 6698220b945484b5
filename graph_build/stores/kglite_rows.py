"""Rows into and out of the embedded engine: data frames in, the declaration's columns out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import kglite

from graph_build.errors import Bilingual, StoreError
from graph_build.graph import Edge, Graph, Values
from graph_build.ontology import Property, ontology
from graph_build.stores.amending import steps
from graph_build.stores.cypher import is_ours, read_edges, read_nodes, write_edges, write_nodes
from graph_build.stores.difference import Difference, Differences, change, difference
from graph_build.stores.kglite_file import SHAPE
from graph_build.stores.rows import by_ends, joining, keyed, named

if TYPE_CHECKING:
    import pandas as pd

FRAME_TYPES = {"string": "object", "integer": "Int64", "float": "Float64", "boolean": "boolean", "strings": "object"}
COLUMN_TYPES = {"string": "string", "integer": "integer", "float": "float", "strings": "list"}
HEAD, TAIL = (Property(name, "string", Bilingual("", "")) for name in ("head_", "tail_"))


def held_differences(held: Any, graph: Graph) -> Iterator[Difference[Any]]:
    """The way from what a graph of the engine holds of ours to `graph`, kind by kind."""
    kinds = ontology()
    for label, nodes in graph.nodes.items():
        rows = columns_of(held.cypher(read_nodes(kinds.nodes[label]), timeout_ms=0))
        yield difference(((row[0], row, row[0]) for row in rows), nodes)
    for type_, edges in graph.edges.items():
        rows = columns_of(held.cypher(read_edges(kinds.relationships[type_]), timeout_ms=0))
        yield difference(((edge, values, edge) for edge, values in keyed(type_, rows)), edges)


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


def filled(graph: Graph) -> Any:
    """A new graph of the engine with everything in it and every index that the declaration asks for."""
    made = kglite.KnowledgeGraph()
    made.set_schema_version(SHAPE)
    ordered = graph.ordered()
    for label, nodes in ordered.nodes.items():
        if nodes:
            _add_nodes(made, label, nodes.values())
    for type_, edges in ordered.edges.items():
        for (head, tail), between in by_ends(type_, edges).items():
            _add_edges(made, type_, head, tail, between)
    return made


def _add_nodes(graph: Any, label: str, nodes: Iterable[Values]) -> None:
    columns = ontology().nodes[label].columns
    frame = _frame(columns, list(zip(*nodes, strict=True)))
    report = graph.add_nodes(frame, label, "id", "name", column_types=_types(columns))
    _require_all(label, len(frame), report["nodes_created"])
    _index(graph, label)


def _index(graph: Any, label: str) -> None:
    for column in ontology().nodes[label].columns[1:]:
        if column.index:
            graph.create_index(label, column.name)


def _add_edges(graph: Any, type_: str, head: str, tail: str, edges: Mapping[Edge, Values]) -> None:
    properties = ontology().relationships[type_].properties
    sources, targets, _ = zip(*edges, strict=True)
    frame = _frame((HEAD, TAIL, *properties), [sources, targets, *zip(*edges.values(), strict=True)])
    report = graph.add_relationships(frame, type_, head, HEAD.name, tail, TAIL.name, column_types=_types(properties))
    _require_all(type_, len(edges), report["connections_created"])


def amend(held: Any, differences: Differences) -> None:
    """Carry out differences in the engine's graph. Where an end is not there, it leaves a relationship out without a
    word: look at the size of what came of it."""
    indexed = set(held.node_types)
    for statement, rows in steps(differences):
        _run(held, statement, rows)
    for label, nodes in differences.nodes.items():
        if nodes.added and label not in indexed:
            _index(held, label)


def size_of(held: Any) -> int:
    """How many nodes and relationships the engine's graph has, anybody's."""
    asked = ("MATCH (n) RETURN count(n) AS count", "MATCH ()-[r]->() RETURN count(r) AS count")
    return sum(int(held.cypher(statement, timeout_ms=0).scalar()) for statement in asked)


def beside(held: Any, graph: Graph) -> Any:
    """The engine's graph with its own data, and ours in the place of what it had of ours.

    Statement by statement: the engine takes no data frame where others name their nodes in another way, and merges
    parallel relationships of a type that it knows already.
    """
    kinds = ontology()
    held.set_schema_version(SHAPE)
    for label, nodes in graph.nodes.items():
        _run(held, f"MATCH (n:{label}) WHERE {is_ours('n', label)} DETACH DELETE n")
        _run(held, write_nodes(kinds.nodes[label]), named(label, nodes.values()))
        _index(held, label)
    for type_, edges in graph.edges.items():
        for (head, tail), between in by_ends(type_, edges).items():
            _run(held, write_edges(kinds.relationships[type_], head, tail), joining(type_, between))
    _require_all("node", graph.node_count + graph.edge_count, change(held_differences(held, graph)).unchanged)
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


def _frame(columns: tuple[Property, ...], cells: Sequence[Values]) -> pd.DataFrame:
    """A data frame of columns; `cells` are their values, one tuple a column."""
    import pandas as pd  # half a second to load, and only a build writes

    return pd.DataFrame(
        {
            column.name: pd.Series(list(values), dtype=FRAME_TYPES[column.type])
            for column, values in zip(columns, cells, strict=True)
        }
    )


def _types(columns: tuple[Property, ...]) -> dict[str, str]:
    return {column.name: COLUMN_TYPES[column.type] for column in columns if column.type in COLUMN_TYPES}
