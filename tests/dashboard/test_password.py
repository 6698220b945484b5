"""A page that cannot reach its server says so in two lines, and never with which password it tried."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import data
from tests.dashboard.conftest import words


@pytest.mark.server
def test_no_page_shows_the_password(
    open_page: Callable[..., AppTest], neo4j_url: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ZHENGTU_STORE", neo4j_url)
    monkeypatch.setenv("NEO4J_PASSWORD", "wrong-Geheimnis")
    data._opened.clear()
    app = open_page()
    everything = f"{words(app)} {app!r} {[str(element.proto) for element in app.main]}"
    assert "NEO4J_PASSWORD" in everything and "Geheimnis" not in everything
    assert "Geheimnis" not in "".join(capfd.readouterr())
