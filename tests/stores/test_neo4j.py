"""What only a server has: accounts, databases, other sessions, and a line that breaks."""

from __future__ import annotations

import logging
import socket
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from typing import Any

import neo4j
import pytest

from graph_build.errors import QueryError, StoreError, ZhengtuError
from graph_build.ontology import ontology
from graph_build.stores import neo4j as adapter
from graph_build.stores import neo4j_load, open_store
from graph_build.stores.address import Server
from graph_build.stores.base import Store
from graph_build.stores.neo4j_link import require_version
from tests.servers.line import Line
from tests.servers.neo4j_server import Neo4jServer, free_port
from tests.stores.sample import entity, listing, put, sample

pytestmark = pytest.mark.server


@pytest.fixture
def store(neo4j_url: str) -> Iterator[Store]:
    opened = open_store(neo4j_url)
    yield opened
    opened.close()


def refusal(url: str) -> StoreError:
    with pytest.raises(StoreError) as refused:
        open_store(url)
    for line in (*refused.value.what, *refused.value.mend):
        assert line and "\n" not in line
    return refused.value


def report(error: BaseException) -> str:
    """Everything that a report of an error could show: the whole chain, every frame, every local."""
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def test_a_wrong_password_is_two_lines_without_it(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-Geheimnis")
    error = refusal(neo4j_url)
    assert "does not take the password of user neo4j" in error.what.en
    assert "NEO4J_PASSWORD" in error.mend.en
    assert "Geheimnis" not in report(error)


def test_no_failure_to_connect_shows_the_password_in_any_frame(
    neo4j_url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-Geheimnis")
    encrypted = neo4j_url.replace("bolt://", "bolt+s://")
    with caplog.at_level(logging.DEBUG, logger="neo4j"):
        for url in (neo4j_url, encrypted, "bolt://127.0.0.1:9", "neo4j://no-such-host.invalid", "bolt://a@b", "x://y"):
            assert "Geheimnis" not in report(refusal(url)), url
    assert "LOGON" in caplog.text and "Geheimnis" not in caplog.text


def test_no_failure_of_an_open_store_shows_the_password_in_any_frame(
    store: Store, neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "WAIT", 0.1)
    wrong = sample()
    put(wrong, next(iter(wrong.nodes["Report"])), characters=2**63)
    neo4j_server.run("CREATE (:Build {id: 'zhengtu', state: 'loading'})")
    for work in (lambda: store.query("RETURN 1"), lambda: store.query("RETURN"), lambda: store.load(wrong), store.graph):
        with pytest.raises(ZhengtuError) as raised:
            work()
        assert neo4j_server.password not in report(raised.value)


def test_an_unknown_user_and_no_password_are_two_lines(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "nobody")
    assert "user nobody" in refusal(neo4j_url).what.en
    monkeypatch.delenv("NEO4J_PASSWORD")
    assert "NEO4J_PASSWORD" in refusal(neo4j_url).mend.en


def test_a_wrong_database_is_two_lines(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "elsewhere")
    error = refusal(neo4j_url)
    assert "has no database elsewhere" in error.what.en and "NEO4J_DATABASE" in error.mend.en


def test_a_server_that_is_down_is_two_lines_soon(neo4j_url: str) -> None:
    for scheme in ("bolt", "neo4j"):
        began = time.monotonic()
        assert "cannot be reached" in refusal(f"{scheme}://127.0.0.1:{free_port()}").what.en
        assert time.monotonic() - began < 10
    assert "cannot be reached" in refusal("bolt://no-such-host.invalid:7687").what.en


@pytest.mark.parametrize("agent", ["Neo4j/4.4.41", "Neo4j/3.5.35", "Neo4j/5.6.0", "Memgraph/2.1", ""])
def test_a_server_that_is_too_old_is_refused(agent: str) -> None:
    with pytest.raises(StoreError, match="too old or not Neo4j"):
        require_version(Server("bolt://h", "neo4j", "p"), agent)


@pytest.mark.parametrize("agent", ["Neo4j/5.26.21", "Neo4j/5.7.0", "Neo4j/2025.10.1"])
def test_a_server_that_is_new_enough_is_taken(agent: str) -> None:
    require_version(Server("bolt://h", "neo4j", "p"), agent)


@pytest.mark.parametrize("spoken", [b"\0\0\4\4", b"\0\0\0\5", b"\0\0\0\0"], ids=["4.4", "5.0", "none"])
def test_a_server_that_speaks_an_old_bolt_is_called_too_old(spoken: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Neo4j 4.4, 5.0 and those before 4.2 begin: their answer to the handshake, and no more."""
    monkeypatch.setenv("NEO4J_PASSWORD", "Geheimnis")
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            while True:
                with suppress(OSError), listener.accept()[0] as line:
                    line.recv(20)
                    line.sendall(spoken)
                if listener.fileno() < 0:
                    return

        threading.Thread(target=answer, daemon=True).start()
        error = refusal(f"bolt://127.0.0.1:{listener.getsockname()[1]}")
    assert "too old or not Neo4j" in error.what.en and "5.7 or later" in error.mend.en


def test_the_routing_scheme_works(neo4j_url: str) -> None:
    routed = open_store(neo4j_url.replace("bolt://", "neo4j://"))
    assert routed.load(sample()).added
    assert routed.statistics().nodes["Report"] == 2
    routed.close()


def test_constraints_and_indexes_are_the_declared_ones(store: Store, neo4j_server: Neo4jServer) -> None:
    store.load(sample())
    found = neo4j_server.run(
        "SHOW INDEXES YIELD labelsOrTypes, properties, state, owningConstraint, type WHERE type = 'RANGE'"
    )
    assert all(state == "ONLINE" for _, _, state, _, _ in found)
    there = {(labels[0], names[0], owner is not None) for labels, names, _, owner, _ in found}
    kinds = ontology().nodes.items()
    assert there == {(label, c.name, c.name == "id") for label, kind in kinds for c in kind.columns if c.index}


def test_an_equal_graph_writes_nothing(store: Store, neo4j_server: Neo4jServer) -> None:
    store.load(sample())
    before = store.state()
    assert store.load(sample()).added == 0
    assert store.state() == before
    neo4j_server.run("MATCH (o:Organization {name: '湖州市司法局'}) SET o.note = '改'")
    assert store.state() != before


def test_what_was_changed_by_hand_is_mended(store: Store, neo4j_server: Neo4jServer) -> None:
    store.load(sample())
    neo4j_server.run("MATCH (o:Organization {name: '湖州市司法局'}) SET o.kind = 'x', o.note = '我的批注', o:Favourite")
    neo4j_server.run(
        "MATCH (a)-[r:MENTIONED_IN {text: '市法院'}]->(b) CREATE (a)-[s:MENTIONED_IN]->(b) SET s = properties(r)"
    )
    neo4j_server.run("MATCH ()-[r:COVERS]->() DELETE r")
    change = store.load(sample())
    assert (change.added, change.changed, change.removed) == (1, 1, 1)
    assert listing(store.graph()) == listing(sample().ordered())
    kept = neo4j_server.run("MATCH (o:Favourite) RETURN o.note, o.kind")
    assert kept == [["我的批注", "government"]]


def test_a_second_build_at_the_same_time_is_refused(
    store: Store, neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.load(sample())
    monkeypatch.setattr(neo4j_load, "PATIENCE", 0.5)
    auth = ("neo4j", neo4j_server.password)
    with (
        neo4j.GraphDatabase.driver(neo4j_server.url, auth=auth) as driver,
        driver.session() as session,
        session.begin_transaction() as building,
    ):
        building.run(neo4j_load.ALONE).consume()
        with pytest.raises(StoreError, match="being written by another process"):
            store.load(sample())
        assert store.statistics().nodes["Report"] == 2
        building.rollback()
    assert store.load(sample()).added == 0


def test_nothing_of_the_driver_leaks_into_logs(
    store: Store, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    with caplog.at_level(logging.WARNING):
        store.query("MATCH (n:NoSuchLabel)-[:NO_SUCH]->() WHERE n.nosuch = 1 RETURN n.alsonot AS x")
        store.query("MATCH (a), (b) RETURN count(*) AS c")
        with pytest.raises(QueryError):
            store.query("RETURN 1 +")
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_a_server_that_does_not_look_at_the_clock_is_not_waited_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "GRACE", 0.2)
    one_long_row = "RETURN reduce(s = 0, x IN range(1, 2000) | s + reduce(t = 0, y IN range(1, 30000) | t + y)) AS s"
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.1 s"):
        store.query(one_long_row, timeout=0.1)
    assert time.monotonic() - began < 2
    assert store.query("RETURN 1 AS x").rows == ((1,),)


def test_the_password_is_in_no_text_of_the_store(store: Store, neo4j_server: Neo4jServer) -> None:
    assert neo4j_server.password not in f"{store!r} {store.__dict__!r} {store.url}"


def test_a_line_that_breaks_in_a_load_leaves_the_old_graph_and_may_be_used_again(
    neo4j_url: str, neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = Line(neo4j_server.port)
    store = open_store(f"bolt://127.0.0.1:{line.port}")
    store.load(sample())
    bigger = sample()
    for at in range(200):
        entity(bigger, "Place", f"地区{at}")
    written = neo4j_load._write

    def cut_after_writing(transaction: Any, *work: Any) -> None:
        written(transaction, *work)
        line.cut()

    with monkeypatch.context() as patch:
        patch.setattr(neo4j_load, "_write", cut_after_writing)
        with pytest.raises(StoreError, match="cannot be reached"):
            store.load(bigger)
    with pytest.raises(StoreError, match="cannot be reached"):
        store.query("RETURN 1 AS x")
    line.mend()
    assert store.query("MATCH (n) RETURN count(n) AS c").rows == ((sample().node_count,),)
    assert store.load(bigger).added == 200
    line.cut()
    store.close()


def test_half_a_graph_is_not_read_and_the_next_load_finishes_it(
    store: Store, neo4j_server: Neo4jServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_load, "AT_ONCE", 5)
    monkeypatch.setattr(neo4j_load, "BATCH", 5)
    written, steps_done = neo4j_load._write, count()

    def cut_off(transaction: Any, *work: Any) -> None:
        written(transaction, *work)
        if next(steps_done) == 4:
            raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(neo4j_load, "_write", cut_off)
        with pytest.raises(KeyboardInterrupt):
            store.load(sample())
    monkeypatch.setattr(adapter, "WAIT", 0.1)
    with pytest.raises(StoreError, match="not loaded to its end"):
        store.query("MATCH (n) RETURN count(n) AS c")
    for question in (store.statistics, store.graph, lambda: store.search("局")):
        with pytest.raises(StoreError, match="not loaded to its end"):
            question()
    assert neo4j_server.run("MATCH (b:Build) RETURN b.state") == [["loading"]]
    store.load(sample())
    assert listing(store.graph()) == listing(sample().ordered())
    assert neo4j_server.run("MATCH (b:Build) RETURN count(b)") == [[0]]
    assert store.load(sample()).added == 0
