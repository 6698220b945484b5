"""The embedded store: one file, read from memory, written whole."""

from __future__ import annotations

from collections.abc import Mapping
from threading import Lock
from typing import Any

import kglite
import networkx as nx
import pandas as pd

from graph_build.errors import Bilingual, QueryError, StoreError
from graph_build.ontology import Property, ontology
from graph_build.stores import kglite_file, values
from graph_build.stores.address import Embedded
from graph_build.stores.base import DEFAULT_LIMIT, DEFAULT_TIMEOUT, Change, Rows
from graph_build.stores.identity import id_pattern
from graph_build.stores.plan import allow_kglite, refusal
from graph_build.stores.reading import CypherReader, Row
from graph_build.stores.wanted import Values, Wanted, compare, fingerprints, wanted

FRAME_TYPES = {"string": "object", "integer": "Int64", "float": "Float64", "boolean": "boolean", "strings": "object"}
COLUMN_TYPES = {"string": "string", "integer": "integer", "float": "float", "strings": "list"}
OWN_TIMEOUT = 600.0
ENDS = (Property("head_", "string", Bilingual("", "")), Property("tail_", "string", Bilingual("", "")))


class KgliteStore(CypherReader):
    """A store in a kglite file. Reads share one immutable snapshot and may run on any thread."""

    def __init__(self, address: Embedded, *, read_only: bool = False) -> None:
        self.url = address.url
        self._path = address.path
        self._read_only = read_only
        self._lock = Lock()
        self._signature: kglite_file.Signature | None = None
        self._snapshot: Any = None
        self._current()

    def close(self) -> None:
        """Let go of the snapshot; nothing is pending."""
        with self._lock:
            self._snapshot = self._signature = None

    def _current(self) -> Any:
        """The snapshot of what the file holds now: another process may have put a newer build in its place."""
        with self._lock:
            found = kglite_file.signature(self._path)
            if found is None and self._read_only:
                raise kglite_file.missing(self._path)
            if self._snapshot is None or found != self._signature:
                graph = kglite_file.load(self._path) if found else kglite.KnowledgeGraph()
                self._snapshot, self._signature = graph.freeze(), found
            return self._snapshot

    def load(self, graph: nx.MultiDiGraph, *, adopt: bool = False) -> Change:
        """See `Store.load`. Where nothing changes, the file is not touched."""
        if self._read_only:
            raise StoreError(
                Bilingual("该存储以只读方式打开", "the store was opened for reading only"),
                Bilingual("请以可写方式打开后再构建", "open it for writing to build"),
            )
        rows = wanted(graph)
        with kglite_file.writing(self._path) as held:
            foreign = _foreign(held)
            if foreign and not adopt:
                raise foreign_data(self.url, foreign)
            change = compare(fingerprints(_stored(held)), fingerprints(rows))
            if change.added or change.changed or change.removed or kglite_file.signature(self._path) is None:
                kglite_file.publish(_filled(_without_ours(held) if foreign else kglite.KnowledgeGraph(), rows), self._path)
        return change

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        limit: int = DEFAULT_LIMIT,
    ) -> Rows:
        """See `Store.query`."""
        snapshot = self._current()
        plan = _run(snapshot, f"EXPLAIN {cypher}", parameters, timeout)
        allow_kglite(cypher, [row["operation"] for row in plan])
        result = _run(snapshot, cypher, parameters, timeout, limit + 1)
        rows = tuple(tuple(cell(value) for value in row.values()) for row in result)
        return Rows(tuple(result.columns), rows[:limit], len(rows) > limit)

    def _read(self, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
        result = _run(self._current(), cypher, parameters, OWN_TIMEOUT)
        return [tuple(cell(value) for value in row.values()) for row in result]


def _run(
    graph: Any, cypher: str, parameters: Mapping[str, Any] | None, timeout: float, limit: int | None = None
) -> Any:
    try:
        result = graph.cypher(
            cypher, params=dict(parameters or {}), timeout_ms=max(1, round(timeout * 1000)), row_limit=limit
        )
    except kglite.CypherTimeoutError as problem:
        raise too_slow(timeout) from problem
    except kglite.ReadOnlyError as problem:
        raise refusal("CREATE, SET, MERGE, DELETE …") from problem
    except (kglite.KgError, ValueError, TypeError, OverflowError, RecursionError) as problem:
        raise malformed(str(problem)) from problem
    if isinstance(result, str):
        raise refusal("FORMAT CSV")
    return result


def too_slow(timeout: float) -> QueryError:
    """A statement that took longer than it may."""
    return QueryError(
        Bilingual(f"查询超过 {timeout:g} 秒，已中止", f"the query ran longer than {timeout:g} s and was stopped"),
        Bilingual("请缩小范围、加 LIMIT 或放宽时限", "narrow it, add a LIMIT, or allow more time"),
    )


def malformed(message: str) -> QueryError:
    """A statement that the engine does not understand, with the first line of what it says."""
    short = message.split("\n")[0].strip()[:200]
    return QueryError(
        Bilingual(f"查询有误：{short}", f"the query is wrong: {short}"),
        Bilingual("请检查语法、名称和参数", "check its syntax, names and parameters"),
    )


def foreign_data(url: str, what: str) -> StoreError:
    """Somebody else's data where the graph should go."""
    return StoreError(
        Bilingual(f"{url} 中有不属于本程序的数据：{what}", f"{url} holds data that is not ours: {what}"),
        Bilingual("请换一个数据库，或加 --adopt 与其共存", "use another database, or build beside it with --adopt"),
    )


def cell(value: Any) -> Any:
    """One cell of the engine's answer, as `Rows` has it."""
    if isinstance(value, dict):
        return _structure(value)
    if isinstance(value, list | tuple):
        return [cell(item) for item in value]
    return values.scalar(value)


def _structure(value: dict[str, Any]) -> Any:
    """The engine gives nodes, relationships and paths as dicts; what else has their keys is a map of the query's."""
    keys = set(value)
    if keys == {"id", "labels", "properties"}:
        return values.node(value["labels"], value["properties"])
    if keys == {"id", "start", "end", "type", "properties"}:
        return values.relationship(value["type"], value["properties"])
    if keys == {"nodes", "relationships"}:
        return values.path([cell(node) for node in value["nodes"]], [cell(edge) for edge in value["relationships"]])
    return {key: cell(item) for key, item in value.items()}


def _foreign(held: Any) -> str:
    """What the graph holds besides our nodes, in a few words; empty where there is nothing."""
    found = []
    for label in sorted(held.node_types):
        own = f"WHERE NOT n.id =~ '{id_pattern(label)}'" if label in ontology().nodes else ""
        count = _run(held, f"MATCH (n:`{label.replace('`', '``')}`) {own} RETURN count(n)", None, OWN_TIMEOUT).scalar()
        if count:
            found.append(f"{label} {count}")
    return ", ".join(found[:5])


def _stored(held: Any) -> Wanted:
    """The rows that the graph holds now."""
    kinds = ontology()
    nodes = {}
    for label, kind in kinds.nodes.items():
        listed = ", ".join(f"n.`{column.name}`" for column in kind.columns)
        where = f"WHERE n.id =~ '{id_pattern(label)}'"
        nodes[label] = _tuples(held, f"MATCH (n:{label}) {where} RETURN {listed}")
    edges = {}
    for type_, relationship in kinds.relationships.items():
        listed = "".join(f", r.`{column.name}`" for column in relationship.properties)
        for head, tail in relationship.pairs:
            statement = f"MATCH (a:{head})-[r:{type_}]->(b:{tail}) RETURN a.id, b.id{listed}"
            edges[type_, head, tail] = _tuples(held, statement)
    return Wanted(nodes, edges)


def _tuples(held: Any, statement: str) -> list[Values]:
    return [tuple(row.values()) for row in _run(held, statement, None, OWN_TIMEOUT)]


def _without_ours(held: Any) -> Any:
    for label in ontology().nodes:
        held.cypher(f"MATCH (n:{label}) WHERE n.id =~ '{id_pattern(label)}' DETACH DELETE n")
    return held


def _frame(columns: tuple[Property, ...], rows: list[Values]) -> pd.DataFrame:
    cells = zip(*rows, strict=True)
    return pd.DataFrame(
        {
            column.name: pd.Series(list(column_cells), dtype=FRAME_TYPES[column.type])
            for column, column_cells in zip(columns, cells, strict=True)
        }
    )


def _types(columns: tuple[Property, ...]) -> dict[str, str]:
    return {column.name: COLUMN_TYPES[column.type] for column in columns if column.type in COLUMN_TYPES}


def _filled(graph: Any, rows: Wanted) -> Any:
    """The graph with all rows in it and every index that the ontology asks for."""
    kinds = ontology()
    graph.set_schema_version(kglite_file.SHAPE)
    for label, nodes in rows.nodes.items():
        if nodes:
            columns = kinds.nodes[label].columns
            graph.add_nodes(_frame(columns, nodes), label, "id", "name", column_types=_types(columns))
    for (type_, head, tail), edges in rows.edges.items():
        if edges:
            columns = (*ENDS, *kinds.relationships[type_].properties)
            frame, types = _frame(columns, edges), _types(columns[2:])
            graph.add_relationships(frame, type_, head, "head_", tail, "tail_", column_types=types)
    for label, kind in kinds.nodes.items():
        for column in kind.columns[1:]:
            if column.index and rows.nodes[label]:
                graph.create_index(label, column.name)
    return graph
