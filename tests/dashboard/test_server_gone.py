"""A server that dies while it is asked and comes back, first with a database that may not be written."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
import streamlit as st

from dashboard import data
from graph_build.errors import StoreError, ZhengtuError
from graph_build.stores import open_store
from graph_build.stores.base import Store
from queries.catalogue import catalogue
from queries.console import answers
from queries.session import Session
from tests.servers.neo4j_server import Neo4jServer
from tests.stores.sample import entity, listing, sample

pytestmark = pytest.mark.server
COUNT = "MATCH (n) RETURN count(n) AS n"
ENDLESS = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 3000) AS c RETURN sum(a + b + c) AS n"


@pytest.fixture
def store(neo4j_server: Neo4jServer, neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A loaded store that the dashboard shows; whatever happens, the server is left as it was found."""
    monkeypatch.setenv("ZHENGTU_STORE", neo4j_url)
    st.cache_data.clear()
    data._opened.clear()
    opened = open_store(neo4j_url)
    opened.load(sample())
    yield opened
    opened.close()
    data._opened.clear()
    neo4j_server.kill()
    neo4j_server.configure()
    neo4j_server.start()


def refusal(work: Callable[[], object], error: type[ZhengtuError] = StoreError) -> ZhengtuError:
    with pytest.raises(error) as refused:
        work()
    for line in (*refused.value.what, *refused.value.mend):
        assert line and "\n" not in line and len(line) < 300
    return refused.value


def test_readers_get_two_lines_and_then_answers_again(store: Store, neo4j_server: Neo4jServer) -> None:
    session = Session(store, catalogue())
    ways: list[Callable[[], object]] = [
        lambda: store.query(COUNT).rows[0][0],
        lambda: sum(store.statistics().nodes.values()),
        lambda: data.ask(COUNT, 7)[0]["n"],
        lambda: data.console(f"{COUNT};", 7, {})[0][0].rows[0][0],
        lambda: sum(data.statistics().nodes.values()),
        lambda: next(iter(answers(session, f"{COUNT};"))).rows[0][0],
    ]
    count = sample().node_count
    assert [ask() for ask in ways] == [count] * len(ways)

    threading.Timer(1, neo4j_server.kill).start()
    assert "cannot be reached" in refusal(lambda: store.query(ENDLESS, timeout=60)).what.en  # in the middle
    st.cache_data.clear()
    for ask in ways:
        assert "cannot be reached" in refusal(ask).what.en

    neo4j_server.configure(server_databases_default__to__read__only="true")
    neo4j_server.start()
    assert [ask() for ask in ways] == [count] * len(ways)
    refuses_to_write(store)


def refuses_to_write(store: Store) -> None:
    """A database for reading only is what comes nearest to an account without rights, which the free edition lacks."""
    changed = sample()
    entity(changed, "Place", "某县")
    told = refusal(lambda: store.load(changed))
    assert "does not allow" in told.what.en and "may write and create indexes" in told.mend.en
    assert listing(store.graph()) == listing(sample().ordered())
