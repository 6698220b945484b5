from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from importlib.resources import files

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from graph_build.stores import open_store
from graph_build.stores.base import Store
from tests.dashboard.corpus import build_seeds

APP = str(files("dashboard").joinpath("app.py"))
TIMEOUT = 60


@pytest.fixture(scope="session")
def seeds_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    return build_seeds(tmp_path_factory.mktemp("dashboard"))


@pytest.fixture(scope="session")
def store(seeds_url: str) -> Iterator[Store]:
    opened = open_store(seeds_url, read_only=True)
    yield opened
    opened.close()


def run_at(app: AppTest, parameters: Mapping[str, str]) -> AppTest:
    """Run with these parameters in the address."""
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def opening(url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Runs the dashboard over a store with the given parameters in its address."""
    monkeypatch.setenv("ZHENGTU_STORE", url)
    monkeypatch.delenv("ZHENGTU_LANG", raising=False)
    st.cache_data.clear()

    def open_(**parameters: str) -> AppTest:
        return run_at(AppTest.from_file(APP, default_timeout=TIMEOUT), parameters)

    return open_


@pytest.fixture
def open_page(seeds_url: str, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The dashboard over the seeds."""
    return opening(seeds_url, monkeypatch)


def markup(app: AppTest) -> str:
    """All HTML that the page shows, the style sheet left out."""
    bodies = [element.proto.body for element in app.get("html")]
    return "\n".join(body for body in bodies if not body.startswith("<style>"))


def words(app: AppTest) -> str:
    """The text of that HTML, without tags."""
    return unescape(re.sub(r"<[^>]*>", " ", markup(app)))


def first(store: Store, cypher: str) -> str:
    """The first cell of an answer."""
    return str(store.query(cypher).rows[0][0])
