"""A server that goes away in the middle, and comes back. The last file here, because the server starts cold again."""

from __future__ import annotations

import pytest

from graph_build.errors import StoreError
from graph_build.stores import neo4j_load, open_store
from tests.servers.neo4j_server import Neo4jServer
from tests.stores.sample import entity, sample

COUNT = "MATCH (n) RETURN count(n) AS c"


@pytest.mark.server
def test_killed_in_the_middle_of_a_load_the_server_comes_back_with_the_old_graph(
    neo4j_url: str, neo4j_server: Neo4jServer
) -> None:
    store = open_store(neo4j_url)
    store.load(sample())
    bigger = sample()
    for at in range(200):
        entity(bigger, "Place", f"地区{at}")
    sent = neo4j_load._send

    def kill_after_writing(*arguments: object) -> None:
        sent(*arguments)  # type: ignore[arg-type]
        neo4j_server.kill()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(neo4j_load, "_send", kill_after_writing)
        with pytest.raises(StoreError, match="cannot be reached"):
            store.load(bigger)
    with pytest.raises(StoreError, match="cannot be reached"):
        store.query(COUNT)
    neo4j_server.start()
    assert store.query(COUNT).rows == ((len(sample()),),)
    store.close()
