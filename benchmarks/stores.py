"""Loads and canned queries on graphs of growing size, on each engine; loads beside the engine's own fastest way."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import kglite
import neo4j
import pandas as pd

from benchmarks.clock import seconds
from benchmarks.graphs import generated
from benchmarks.tables import print_table
from graph_build.errors import ZhengtuError
from graph_build.graph import Graph, edge_columns, node_columns
from graph_build.stores import open_store
from graph_build.stores.base import Store
from graph_build.stores.neo4j_load import BATCH, prepare
from graph_build.stores.rows import by_ends, joining, named
from queries.answers import options, run
from queries.catalogue import Query, catalogue
from tests.servers.neo4j_server import Neo4jServer

ENDS = ("head_", "tail_")


def raw_kglite(graph: Graph, path: Path) -> None:
    """The same rows as data frames, without a look at what they hold."""
    made = kglite.KnowledgeGraph()
    for label, nodes in graph.nodes.items():
        if nodes:
            made.add_nodes(_frame(node_columns(label), list(nodes.values())), label, "id", "name")
    for type_, edges in graph.edges.items():
        for (head, tail), between in by_ends(type_, edges).items():
            rows = [(source, target, *values) for (source, target, _), values in between.items()]
            frame = _frame((*ENDS, *edge_columns(type_)), rows)
            made.add_relationships(frame, type_, head, ENDS[0], tail, ENDS[1])
    made.save(str(path))


def _frame(columns: Sequence[str], rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    return pd.DataFrame({name: list(cells) for name, cells in zip(columns, zip(*rows, strict=True), strict=True)})


def raw_neo4j(graph: Graph, driver: neo4j.Driver) -> None:
    """The same rows in batches of UNWIND … CREATE, into an empty database that has the indexes."""
    with driver.session() as session:
        prepare(session)
        for label, nodes in graph.nodes.items():
            _send(session, f"UNWIND $rows AS row CREATE (n:{label}) SET n = row", named(label, nodes.values()))
        for type_, edges in graph.edges.items():
            for (head, tail), between in by_ends(type_, edges).items():
                ends = f"MATCH (a:{head} {{id: row.source}}) MATCH (b:{tail} {{id: row.target}})"
                create = f"UNWIND $rows AS row {ends} CREATE (a)-[r:{type_}]->(b) SET r = row.own"
                _send(session, create, joining(type_, between))


def _send(session: neo4j.Session, statement: str, rows: list[Any]) -> None:
    for at in range(0, len(rows), BATCH):
        session.run(statement, rows=rows[at : at + BATCH]).consume()


def _values(store: Store, query: Query) -> dict[str, Any]:
    """What a reader would choose first: the first option of each parameter that has any, else the example."""
    chosen: dict[str, Any] = {}
    for param in query.params:
        if param.optional:
            continue
        offered = options(store, query, param.name, chosen, limit=5)
        chosen[param.name] = offered[0] if offered else param.example
    return chosen


def _times(work: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Median and 95th percentile in seconds, after one unmeasured turn."""
    work()
    taken = [seconds(work) for _ in range(rounds)]
    return median(taken), quantiles(taken, n=20, method="inclusive")[-1]


def asked(store: Store, rounds: int) -> Mapping[str, tuple[float, float] | str]:
    """Every canned query's times, or why it fails."""
    found: dict[str, tuple[float, float] | str] = {}
    for query in catalogue():
        try:
            found[query.name] = _times(partial(run, store, query, _values(store, query)), rounds)
        except ZhengtuError as problem:
            found[query.name] = problem.what.en
    return found


def _cell(times: tuple[float, float] | str | None) -> str:
    if not isinstance(times, tuple):
        return times or "–"
    return f"{times[0] * 1000:.1f} / {times[1] * 1000:.1f}"


class Engine:
    """One engine in an empty place: its raw way in, and the store's."""

    def __init__(self, name: str, url: str, raw: Callable[[Graph], None], empty: Callable[[], None]) -> None:
        self.name, self.url, self.raw, self.empty = name, url, raw, empty

    def loads(self, graph: Graph) -> tuple[float, float, float]:
        """Seconds of the raw way, of a first load, and of a load that finds everything there."""
        raw = seconds(lambda: self.raw(graph))
        self.empty()
        store = open_store(self.url)
        first = seconds(lambda: store.load(graph))
        again = seconds(lambda: store.load(graph))
        store.close()
        return raw, first, again


@contextmanager
def embedded() -> Iterator[Engine]:
    """kglite, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name, "graph.kgl")
        raw = partial(raw_kglite, path=Path(name, "raw.kgl"))
        yield Engine("kglite", f"kglite:{path}", raw, lambda: path.unlink(missing_ok=True))


@contextmanager
def server() -> Iterator[Engine]:
    """A Neo4j of its own. Raises tests.servers.neo4j_server.Unavailable."""
    with tempfile.TemporaryDirectory() as name:
        running = Neo4jServer(Path(name, "home"), heap="2g")
        running.start()
        os.environ.update(running.environment)
        driver = neo4j.GraphDatabase.driver(running.url, auth=("neo4j", running.password))
        try:
            yield Engine("Neo4j", running.url, partial(raw_neo4j, driver=driver), running.empty)
        finally:
            driver.close()
            running.kill()


def measure(engine: Engine, sizes: Sequence[int], rounds: int) -> None:
    """Print what loads and queries take at each size."""
    loads, answers = [], []
    for size in sizes:
        engine.empty()
        graph = generated(size)
        raw, first, again = engine.loads(graph)
        counts = f"{graph.node_count:,} / {graph.edge_count:,}"
        loads.append((counts, f"{raw:.2f} s", f"{first:.2f} s", f"{first / raw:.2f}", f"{again:.2f} s"))
        del graph
        store = open_store(engine.url, read_only=True)
        answers.append(asked(store, rounds))
        store.close()
    print_table(f"Loads, {engine.name}", ("nodes / relationships", "raw", "load", "× raw", "unchanged"), loads)
    rows = [(name, *(_cell(each.get(name)) for each in answers)) for name in answers[0]]
    header = ("", *(f"{size:,} nodes" for size in sizes))
    print_table(f"Canned queries, {engine.name}: median / 95th percentile in ms of {rounds}", header, rows)
