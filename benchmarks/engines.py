"""The engines in empty places of their own, each with its own fastest ways in."""

from __future__ import annotations

import os
import re
import shlex
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kglite
import neo4j
import pandas as pd

from graph_build.graph import Graph, edge_columns, node_columns
from graph_build.stores.neo4j_load import BATCH, prepare
from graph_build.stores.rows import by_ends, joining, named
from tests.servers.neo4j_server import USER, Neo4jServer

ENDS = ("head_", "tail_")
HEAP, CACHE = "2g", "1g"


@dataclass(frozen=True, slots=True)
class Engine:
    """One engine in an empty place. `raw` sends a graph's rows there past everything of ours; `process` is the
    server's, for its memory."""

    name: str
    url: str
    raw: Callable[[Graph, str], None]
    process: str = ""


def raw_kglite(graph: Graph, url: str) -> None:
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
    made.save(url.partition(":")[2])


def _frame(columns: Sequence[str], rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    return pd.DataFrame({name: list(cells) for name, cells in zip(columns, zip(*rows, strict=True), strict=True)})


def raw_neo4j(graph: Graph, url: str) -> None:
    """The same rows in batches of UNWIND … CREATE, into an empty database that has the indexes."""
    auth = (USER, os.environ["NEO4J_PASSWORD"])
    with neo4j.GraphDatabase.driver(url, auth=auth) as driver, driver.session() as session:
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


class Server(Neo4jServer):
    """A server with the memory of a real one, and with the collector and compiler that Java chooses for itself."""

    def __init__(self, home: Path) -> None:
        super().__init__(home, heap=HEAP)
        settings = home / "conf" / "neo4j.conf"
        written = re.sub(r"(?m)^(server\.memory\.pagecache\.size)=.*$", rf"\1={CACHE}", settings.read_text("utf-8"))
        settings.write_text(written, "utf-8")

    def _java(self, *arguments: str) -> list[str]:
        small = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
        return [part for part in super()._java(*arguments) if part not in small]

    @property
    def engine(self) -> Engine:
        os.environ.update(self.environment)  # what opens a store looks there, in new processes too
        return Engine("Neo4j", self.url, raw_neo4j, str(self._process.pid) if self._process else "")

    def bulk(self, folder: Path) -> None:
        """Stop, and run the command that the folder of a csv export gives."""
        self.stop()
        command = re.search(r"```sh\nneo4j-admin (.*?)```", (folder / "README.md").read_text("utf-8"), re.DOTALL)
        assert command
        here = Path.cwd()
        os.chdir(folder)
        try:
            self._admin(*shlex.split(command[1].replace("\\\n", " ")))
        finally:
            os.chdir(here)

    def afterwards(self, folder: Path) -> None:
        """Run the folder's script, as cypher-shell does."""
        for statement in (folder / "after-import.cypher").read_text("utf-8").split(";\n"):
            if statement.strip():
                self.run(statement)


@contextmanager
def embedded() -> Iterator[Engine]:
    """kglite, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as name:
        yield Engine("kglite", f"kglite:{Path(name, 'graph.kgl')}", raw_kglite)


@contextmanager
def server() -> Iterator[Engine]:
    """A Neo4j of its own. Raises tests.servers.neo4j_server.Unavailable."""
    with started() as running:
        yield running.engine


@contextmanager
def started() -> Iterator[Server]:
    """A new server, empty and running. Raises tests.servers.neo4j_server.Unavailable."""
    with tempfile.TemporaryDirectory() as name:
        running = Server(Path(name, "home"))
        running.start()
        try:
            yield running
        finally:
            running.kill()
