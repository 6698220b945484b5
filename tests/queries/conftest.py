"""Stores to ask: the seeds and a small invented graph, on the embedded engine and on a real Neo4j."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from graph_build.assemble import assemble
from graph_build.graph import Graph
from graph_build.pipeline import read_all
from graph_build.readers.collection import collect
from graph_build.stores import open_store
from graph_build.stores.base import Store
from queries.catalogue import Catalogue, catalogue
from tests.queries.sample import sample_graph
from tests.queries.two_years import two_years_graph

SEEDS = Path(__file__).parents[2] / "seeds" / "reports"


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """The queries that are shipped."""
    return catalogue()


@pytest.fixture(scope="session")
def seeds_graph() -> Graph:
    """The graph of the seeds, as this checkout reads them."""
    readings = read_all(collect([SEEDS]).files)
    return assemble([reading.facts for reading in readings if reading.facts])


def loaded(graph: Graph, folder: Path) -> str:
    """The address of a store in a file of its own, loaded."""
    url = f"kglite:{folder / 'graph.kgl'}"
    loading = open_store(url)
    loading.load(graph)
    loading.close()
    return url


def embedded(graph: Graph, folder: Path) -> Store:
    """The same, open for reading."""
    return open_store(loaded(graph, folder), read_only=True)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented graph in the embedded store."""
    store = embedded(sample_graph(), tmp_path_factory.mktemp("sample"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def two_years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The invented reports of two years in the embedded store."""
    store = embedded(two_years_graph(), tmp_path_factory.mktemp("two_years"))
    yield store
    store.close()


@pytest.fixture(scope="session")
def seeds_url(seeds_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the seeds are stored."""
    return loaded(seeds_graph, tmp_path_factory.mktemp("seeds"))


@pytest.fixture(scope="session")
def seeds(seeds_url: str) -> Iterator[Store]:
    """The seeds in the embedded store."""
    store = open_store(seeds_url, read_only=True)
    yield store
    store.close()


@pytest.fixture(scope="module")
def on_server(request: pytest.FixtureRequest) -> Iterator[Callable[[Graph], Store]]:
    """Loads a graph into the emptied Neo4j server and gives the open store."""
    server = request.getfixturevalue("neo4j_server")
    with ExitStack() as closing, pytest.MonkeyPatch.context() as environment:
        for name, value in server.environment.items():
            environment.setenv(name, value)

        def load(graph: Graph) -> Store:
            server.empty()
            store = open_store(server.url)
            closing.callback(store.close)
            store.load(graph)
            return store

        yield load
