"""Commands that read the store: kinds by any of their names, names that are not there, why a name is what it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, Run


@pytest.fixture
def built(run: Run, tmp_path: Path) -> Run:
    assert run("build", SEEDS, "-q").returncode == 0
    return run


def test_a_kind_may_be_named_in_either_language_and_an_unknown_one_is_refused_with_the_list(built: Run) -> None:
    answers = [built("search", "司法", "--label", kind, "--format", "csv") for kind in ("Meeting", "meeting", "会议")]
    assert answers[0].stdout == answers[1].stdout == answers[2].stdout
    assert {line.split(",")[0] for line in answers[0].stdout.splitlines()[1:]} == {"Meeting"}
    for wrong in ("Observation", "机购"):
        refused = built("search", "司法", "--label", wrong)
        assert refused.returncode == 2 and refused.stdout == ""
        what, mend = refused.stderr.splitlines()
        assert wrong in what and "机构 Organization" in mend and "报告 Report" in mend


def test_explain_says_why_in_both_languages_and_as_json(built: Run) -> None:
    chinese = built("explain", "局机关")
    assert chinese.returncode == 0 and "局机关  本报告自称，即 *市司法局" in chinese.stdout
    assert "相近而未合并" in chinese.stdout and "归属不明" in chinese.stdout
    english = built("explain", "局机关", "--lang", "en", "--kind", "organization")
    assert "what the report calls itself: *市司法局" in english.stdout
    found = json.loads(built("explain", "局机关", "--format", "json").stdout)
    assert found["name"] == "局机关" and len(found["found"]) >= 2
    ids = {one["id"] for one in found["found"]}
    assert len(ids) == len(found["found"])


def test_a_name_that_is_not_there_is_two_lines_with_near_names(built: Run) -> None:
    refused = built("explain", "法制体检")
    assert refused.returncode == 2 and refused.stdout == ""
    assert refused.stderr.splitlines()[0] == "图中没有“法制体检”" and "法治体检" in refused.stderr.splitlines()[1]
    empty = built("query", "initiative-bodies", "initiative=法制体检", "--lang", "en", "--format", "csv")
    assert empty.returncode == 0 and "initiative: the graph has no 法制体检; near: 法治体检" in empty.stderr
