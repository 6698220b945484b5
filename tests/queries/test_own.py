"""Queries of one's own, as docs/queries.md tells how to write them: what stands there is taken as a user would."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import catalogue
from queries.checks import PORTABLE
from queries.fileformat import KEYS
from queries.offers import options
from queries.parameters import TYPES
from tests.dashboard.conftest import APP, markup
from zhengtu.cli import cli

PAGE = (Path(__file__).parents[2] / "docs" / "queries.md").read_text("utf-8")
NAME = "meetings-of-year"


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the page has its reader make."""
    folder = tmp_path_factory.mktemp("own") / "mine"
    (folder / "meetings").mkdir(parents=True)
    for language, path in (("cypher", f"meetings/{NAME}.cypher"), ("yaml", "vocabulary.yaml")):
        block = re.search(rf"```{language}\n(.*?)```", PAGE, re.S)
        assert block, f"docs/queries.md shows no {language}"
        (folder / path).write_text(block[1], "utf-8")
    return folder


def test_the_query_of_the_page_is_taken_and_answers(mine: Path, seeds: Store) -> None:
    known = catalogue([mine])
    query = known.get(NAME)
    assert query.group.title == ("会议", "meetings")
    assert run(seeds, query, query.examples).rows
    assert query.examples["year"] in options(seeds, query, "year")
    assert query.examples["report"] in options(seeds, query, "report", {"year": "2023"})
    assert options(seeds, query, "report") == []


def test_the_commands_of_the_page_do_what_it_says(mine: Path, seeds_url: str) -> None:
    commands = re.findall(rf"^zhengtu (.*{NAME}.*|queries .*--queries mine)$", PAGE, re.M)
    assert len(commands) == 2
    for command in commands:
        words = [str(mine) if word == "mine" else word for word in command.split()]
        done = CliRunner().invoke(cli, [*words, "--store", seeds_url])
        assert done.exit_code == 0, done.output
        assert NAME in done.output or "会议" in done.output


def test_what_is_wrong_in_a_file_is_said_before_anything_runs(tmp_path: Path, mine: Path, seeds_url: str) -> None:
    text = (mine / "meetings" / f"{NAME}.cypher").read_text("utf-8")
    for right, other in ((":Meeting)", ":Meetings)"), ("MATCH (r:Report {year: $year})<-", "MERGE (r:Report)<-")):
        assert right in text
        (tmp_path / f"{NAME}.cypher").write_text(text.replace(right, other), "utf-8")
        for command in (["queries"], ["query", NAME, "year=2023"], ["console", "-c", "RETURN 1 AS x"], ["dashboard"]):
            done = CliRunner().invoke(cli, [*command, "--queries", str(tmp_path), "--store", seeds_url])
            assert done.exit_code != 0, command
            assert f"{NAME}.cypher:" in str(done.exception) + done.output


def test_the_dashboard_has_them_too(mine: Path, seeds_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZHENGTU_STORE", seeds_url)
    monkeypatch.setenv("ZHENGTU_QUERIES", str(mine))
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params["query"] = NAME
    app.run()
    assert not app.exception
    assert re.search(r"<b>\d+ 行", markup(app))


def test_the_page_names_every_key_every_type_and_what_is_refused() -> None:
    for word in (*KEYS, *TYPES, "optional", "label:", "options:"):
        assert f"`{word}" in PAGE, word
    for function in PORTABLE:
        assert f"`{function.lower()}()`" in PAGE, function


def test_every_shipped_query_stands_in_the_page() -> None:
    for query in catalogue():
        assert f"#### `{query.name}`" in PAGE
