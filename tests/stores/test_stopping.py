"""Ctrl-C ends a statement itself, and not only the waiting for it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph_build.errors import QueryError
from graph_build.stores import kglite, open_store
from graph_build.stores.base import Store
from graph_build.stores.reading import CypherReader

ENDLESS = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 1000) AS c RETURN sum(a + b + c) AS n"
pytestmark = pytest.mark.skipif(os.name == "nt", reason="this system has no signals to send to oneself")


def interrupted(work: Callable[[], object], after: float) -> float:
    """Seconds from Ctrl-C to the end of some work."""
    pressed: list[float] = []

    def press() -> None:
        pressed.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    threading.Timer(after, press).start()
    with pytest.raises(KeyboardInterrupt):
        work()
    return time.monotonic() - pressed[0]


def test_ctrl_c_ends_the_statement_and_the_next_one_runs(store: Store) -> None:
    store.query("RETURN 1 AS x")
    assert interrupted(lambda: store.query(ENDLESS, timeout=60), 1.0) < 5
    assert store.query("RETURN 1 AS x").rows == ((1,),)
    assert not busy(store)


def test_ctrl_c_ends_what_a_search_or_an_export_reads(store: Store) -> None:
    assert isinstance(store, CypherReader)
    assert interrupted(lambda: store._read(ENDLESS, {}), 1.0) < 5
    assert store.search("市") == ()
    assert not busy(store)


def busy(store: Store) -> bool:
    """Whether the engine still works on a statement that was stopped."""
    if store.url.startswith("kglite"):
        begun = time.process_time()
        time.sleep(1)
        return time.process_time() - begun > 0.5
    return any("UNWIND" in text for text in running_on(store))


def running_on(store: Store) -> list[str]:
    """Statements that the server works on. Seen past the store, which refuses to ask."""
    from graph_build.stores.neo4j import Neo4jStore

    assert isinstance(store, Neo4jStore)
    with store._driver.session() as session:
        deadline = time.monotonic() + 5
        while True:
            found = [row["query"] for row in session.run("SHOW TRANSACTIONS YIELD currentQuery AS query RETURN query")]
            if not any("UNWIND" in text for text in found) or time.monotonic() > deadline:
                return found
            time.sleep(0.2)


def test_where_the_engine_does_not_hear_it_ctrl_c_leaves_the_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows: the reader goes on at once, and the time limit ends the statement."""
    monkeypatch.setattr(kglite, "HEARS_CTRL_C", False)
    with closing(open_store(f"kglite:{tmp_path / 'graph.kgl'}")) as store:
        assert store.query("RETURN 1 AS x").rows == ((1,),)
        with pytest.raises(QueryError):
            store.query("CREATE (p:Place {id: 'x'})")
        assert interrupted(lambda: store.query(ENDLESS, timeout=4), 1.0) < 2
        assert store.query("RETURN 1 AS x").rows == ((1,),)
