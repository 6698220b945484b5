"""An empty store of each engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_build.stores import open_store
from graph_build.stores.base import Store


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.server)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store; every test that asks for it runs once an engine."""
    if request.param == "kglite":
        return f"kglite:{tmp_path / 'folder' / 'graph.kgl'}"
    address: str = request.getfixturevalue("neo4j_url")
    return address


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """An empty store, open for writing."""
    opened = open_store(url)
    yield opened
    opened.close()
