"""A build on top of the last one on a server, where others may write at any moment: what they did is found and mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import neo4j
import pytest

from graph_build.stores import neo4j_load, open_store
from graph_build.stores.amending import steps
from graph_build.stores.difference import Difference, Differences
from graph_build.stores.neo4j import Neo4jStore
from graph_build.stores.neo4j_marks import mark, nobody_else
from tests.growing import Reports, same
from tests.servers.neo4j_server import Neo4jServer

pytestmark = pytest.mark.server
Meddle = Callable[[], object]


@contextmanager
def connected(server: Neo4jServer) -> Iterator[neo4j.Session]:
    """A line to a server past everything of ours."""
    with neo4j.GraphDatabase.driver(server.url, auth=("neo4j", server.password)) as driver, driver.session() as session:
        yield session


@pytest.fixture
def reports(tmp_path: Path, neo4j_url: str) -> Reports:
    """Three reports, and a server that holds their graph."""
    made = Reports(tmp_path, 12, neo4j_url)
    for _ in range(3):
        made.add()
    made.grown()
    made.add()
    return made


MEDDLING = [
    "MATCH (o:Organization) WITH o LIMIT 1 SET o.kind = 'x'",
    "MATCH ()-[r:COVERS]->() DELETE r",
    "MATCH (r:Report) WITH r LIMIT 1 DETACH DELETE r",
    "MATCH (p:Passage) WITH p LIMIT 1 SET p.text = p.text + '。'",
]


@pytest.mark.parametrize("meddling", MEDDLING)
def test_what_others_wrote_between_two_builds_is_mended(
    reports: Reports, neo4j_server: Neo4jServer, meddling: str, whole_builds: list[int]
) -> None:
    neo4j_server.run(meddling)
    assert reports.grown()[2] == reports.anew()[2]
    assert sum(whole_builds) == 2  # this one and the one from nothing
    reports.add()
    same(reports)
    assert sum(whole_builds) == 3  # the ledger serves again


def _meddling_within(patch: pytest.MonkeyPatch, meddle: Meddle) -> None:
    """Have others write after the first transaction of the next build."""
    written = neo4j_load._write

    def write(*work: Any) -> None:
        written(*work)
        patch.undo()
        meddle()

    patch.setattr(neo4j_load, "_write", write)


@pytest.mark.parametrize("meddling", MEDDLING)
def test_what_others_wrote_within_a_build_is_mended_by_the_next(
    reports: Reports, neo4j_server: Neo4jServer, meddling: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        _meddling_within(patch, lambda: neo4j_server.run(meddling))
        reports.grown()
    assert reports.grown()[2] == reports.anew()[2]


def test_what_others_wrote_within_a_first_build_is_mended_by_the_next(
    tmp_path: Path, neo4j_url: str, neo4j_server: Neo4jServer
) -> None:
    reports = Reports(tmp_path, 13, neo4j_url)
    reports.add()
    with pytest.MonkeyPatch.context() as patch:
        _meddling_within(patch, lambda: neo4j_server.run("MERGE (n:Notiz {text: 'fremd'})"))
        reports.grown()
    assert not reports.ledger.exists()
    neo4j_server.run("MATCH (n:Notiz) DETACH DELETE n")
    reports.add()
    same(reports)


def test_a_difference_of_many_rows_is_whole_too(
    reports: Reports, monkeypatch: pytest.MonkeyPatch, whole_builds: list[int]
) -> None:
    monkeypatch.setattr(neo4j_load, "AT_ONCE", 10)
    monkeypatch.setattr(neo4j_load, "BATCH", 10)
    same(reports)
    assert sum(whole_builds) == 1  # the one from nothing
    for path in sorted(reports.folder.glob("*.txt"))[:2]:
        path.unlink()
    same(reports)
    assert sum(whole_builds) == 2


@pytest.mark.parametrize("at_once", [neo4j_load.AT_ONCE, 10])
def test_what_comes_to_another_size_is_loaded_whole(
    reports: Reports, monkeypatch: pytest.MonkeyPatch, at_once: int, whole_builds: list[int]
) -> None:
    monkeypatch.setattr(neo4j_load, "AT_ONCE", at_once)
    amend = Neo4jStore.amend

    def forgetful(self: Neo4jStore, differences: Differences, *, state: str, size: int) -> bool:
        return amend(self, differences, state=state, size=size + 1)

    monkeypatch.setattr(Neo4jStore, "amend", forgetful)
    assert reports.grown()[2] == reports.anew()[2]
    assert sum(whole_builds) == 2


def test_beside_data_of_others_everything_is_compared_and_theirs_stays(
    reports: Reports, neo4j_server: Neo4jServer
) -> None:
    neo4j_server.run("CREATE (n:Notiz {text: 'fremd'}) WITH n MATCH (r:Report) MERGE (n)-[:ON]->(r)")
    store = open_store(reports.url)
    store.load(store.graph(), adopt=True)
    assert store.left is None
    store.close()
    assert neo4j_server.run("MATCH (n:Notiz)-[:ON]->(r) RETURN n.text, count(r)") == [["fremd", 3]]


def test_statements_of_a_difference_begin_at_an_id(reports: Reports, neo4j_server: Neo4jServer) -> None:
    store = open_store(reports.url)
    held = store.graph()
    store.close()
    nodes, edges = held.nodes.items(), held.edges.items()
    asked = Differences(
        {label: Difference(dict(rows), [(id, id, row) for id, row in rows.items()], list(rows)) for label, rows in nodes},
        {type_: Difference(dict(rows), [(each, each, row) for each, row in rows.items()], list(rows)) for type_, rows in edges},
    )
    found = 0
    with connected(neo4j_server) as session:
        for statement, rows in steps(asked):
            plan = session.run(f"EXPLAIN {statement}", rows=rows).consume().plan
            # In a graph as small as this the planner may walk an index, which costs it no more than a seek.
            operators = set(re.findall(r"'operatorType': '(\w+)", str(plan)))
            assert not operators & {"AllNodesScan", "NodeByLabelScan"}, statement
            assert any("Index" in operator for operator in operators), statement
            found += 1
    assert found > 40


@pytest.mark.parametrize(
    ("before", "after", "commits", "alone"),
    [
        ("FB:kcwQWh25hfCiRPOiCoeibBsxvAeQ", "FB:kcwQWh25hfCiRPOiCoeibBsxvAiQ", 1, True),
        ("FB:kcwQWh25hfCiRPOiCoeibBsxvAeQ", "FB:kcwQWh25hfCiRPOiCoeibBsxvAiQ", 0, False),
        ("FB:kcwQWh25hfCiRPOiCoeibBsxvAeQ", "FB:kcwQWh25hfCiRPOiCoeibBsxvAeQ", 0, True),
        ("FB:kcwQWh25hfCiRPOiCoeibBsxvAeQ", "FB:kcwQF9D+XaRzQX+IQhooUqv9XwiQ", 1, False),
        ("FB:kcwQWh25hfCiRPOiCoeibBsxvAeQ", "neo4j:bookmark:v1:tx8", 1, False),
        ("", "", 0, False),
        ("a b", "a b", 0, False),
    ],
)
def test_marks_that_are_not_understood_are_not_believed(before: str, after: str, commits: int, alone: bool) -> None:
    assert nobody_else(before, after, commits) == alone


def test_marks_of_a_server_are_understood_however_many_transactions_it_had(neo4j_server: Neo4jServer) -> None:
    with connected(neo4j_server) as session:

        def write(times: int) -> str:
            for _ in range(times):
                session.run("MERGE (n:Zahl) SET n.at = randomUUID()").consume()
            return mark(session)

        before = write(1)
        for times in (1, 5, 300):
            after = write(times)
            assert nobody_else(before, after, times)
            assert not nobody_else(before, after, times - 1)
            before = after
