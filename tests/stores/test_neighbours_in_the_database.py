"""Somebody else's data where our graph is, or should go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import kglite
import pytest

from graph_build.errors import StoreError
from graph_build.identity import node_id
from graph_build.stores import open_store
from tests.servers.neo4j_server import Neo4jServer
from tests.stores.sample import listing, sample, without

Run = Callable[..., list[list[Any]]]
THEIRS = [
    "CREATE (:Person {name: '市司法局', id: 7})",
    "CREATE (:Organization {name: 'ACME 市司法局', id: 'org-7'})",  # our label, our kind of prefix, not our kind of id
    "CREATE (:Organization {name: '司法局 Inc'})",  # no id at all
]
SIZE = sample().node_count + sample().edge_count
COUNT = "MATCH (p:Person) RETURN count(p) AS c UNION ALL MATCH (o:Organization) RETURN count(o) AS c"


@pytest.fixture
def run(url: str, request: pytest.FixtureRequest) -> Run:
    """Runs a statement past everything of ours, as the other program would."""
    if not url.startswith("kglite"):
        server: Neo4jServer = request.getfixturevalue("neo4j_server")
        return server.run

    def on_file(statement: str) -> list[list[Any]]:
        with kglite.open(url.removeprefix("kglite:"), durable="off") as graph:
            return [list(row.values()) for row in graph.cypher(statement)]

    return on_file


@pytest.fixture
def theirs(url: str, run: Run, tmp_path: Any) -> Run:
    (tmp_path / "folder").mkdir()
    for statement in THEIRS:
        run(statement)
    return run


def test_a_database_with_other_data_is_refused(url: str, theirs: Run) -> None:
    with pytest.raises(StoreError) as refusal:
        open_store(url).load(sample())
    assert "holds data that is not ours: " in refusal.value.what.en
    assert "Organization 2" in refusal.value.what.en and "Person 1" in refusal.value.what.en
    assert "--adopt" in refusal.value.mend.en
    assert theirs("MATCH (n) RETURN count(n) AS c") == [[3]]


def test_adopting_leaves_their_data_alone_and_out_of_our_answers(url: str, theirs: Run) -> None:
    store = open_store(url)
    change = store.load(sample(), adopt=True)
    assert (change.added, change.changed, change.removed) == (SIZE, 0, 0)
    assert listing(store.graph()) == listing(sample().ordered())
    assert store.statistics().nodes["Organization"] == 3
    assert sum(store.statistics().nodes.values()) == sample().node_count
    assert sum(store.statistics().relationships.values()) == sample().edge_count
    assert {hit.name for hit in store.search("司法局")}.isdisjoint({"ACME 市司法局", "司法局 Inc", "市司法局"})
    assert theirs(COUNT) == [[1], [5]]
    assert theirs("MATCH (p:Person) RETURN p.name, p.id") == [["市司法局", 7]]


def test_adopted_data_stays_through_later_builds(url: str, theirs: Run) -> None:
    store = open_store(url)
    store.load(sample(), adopt=True)
    smaller = without(sample(), node_id("Organization", "湖州市", "湖州市中级人民法院"))
    with pytest.raises(StoreError):
        store.load(smaller)
    assert store.load(smaller, adopt=True).removed == 3
    assert store.load(smaller, adopt=True).unchanged == smaller.node_count + smaller.edge_count
    assert listing(store.graph()) == listing(smaller.ordered())
    assert theirs(COUNT) == [[1], [4]]


def test_what_others_hang_on_our_nodes_is_not_ours(url: str, run: Run, tmp_path: Any) -> None:
    (tmp_path / "folder").mkdir()
    store = open_store(url)
    store.load(sample())
    body = node_id("Organization", "湖州市", "湖州市司法局")
    run(f"MATCH (o:Organization {{id: '{body}'}}) CREATE (:Person {{id: '{body}', name: 'x'}})-[:ABOUT]->(o)")
    run(f"MATCH (o:Organization {{id: '{body}'}}), (i:Initiative) CREATE (o)-[:LIKES]->(i)")
    assert store.load(sample(), adopt=True).unchanged == SIZE
    assert listing(store.graph()) == listing(sample().ordered())
    assert store.statistics().relationships["ABOUT"] == 0
    assert [node["label"] for node in store.neighbours(body).nodes].count("Person") == 0
    assert run("MATCH (:Person)-[a:ABOUT]->(:Organization)-[l:LIKES]->() RETURN count(a) AS a, count(l) AS l") == [
        [1, 1]
    ]
