"""The dashboard's console is the console: the same statements and commands, but nothing of the server's own machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest


def run(text: str) -> None:
    import streamlit as st

    from dashboard import data
    from graph_build.errors import ZhengtuError

    try:
        for answer, seconds in data.console(text, 100, {}):
            assert seconds >= 0
            st.markdown(f"{answer.query} {answer.columns} {answer.rows}")
    except ZhengtuError as problem:
        st.markdown(f"refused: {problem.what.en}")


@pytest.fixture
def said(seeds_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """What the page says after a text was run."""
    monkeypatch.setenv("ZHENGTU_STORE", seeds_url)
    monkeypatch.chdir(tmp_path)

    def said_(text: str) -> str:
        app = AppTest.from_function(run, default_timeout=60, args=(text,)).run()
        assert not app.exception, app.exception
        return "\n".join(element.value for element in app.markdown)

    yield said_
    assert list(tmp_path.iterdir()) == []


def test_commands_and_statements_answer(said: Callable[[str], str]) -> None:
    text = said(":help\n:explain MATCH (r:Report) RETURN count(r) AS n;\nMATCH (r:Report) RETURN count(r) AS n;:explain\n")
    assert text.count("('step', 'operation', 'details', 'rows')") == 2
    assert "('n',) ((5,),)" in text
    assert ":export" not in text and ":use" not in text


@pytest.mark.parametrize("command", [":export answer.csv", ":use kglite:other.kgl", ":use bolt://127.0.0.1:1", ":USE x"])
def test_visitors_open_no_stores_and_write_no_files(command: str, said: Callable[[str], str]) -> None:
    text = said(f"MATCH (r:Report) RETURN count(r) AS n;{command}\nRETURN 1 AS after;")
    assert text == f"refused: statement 2: there is no command {command.split()[0]}"
