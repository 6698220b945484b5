"""Commands that read the store: kinds by any of their names, names that are not there, why a name is what it is."""

from __future__ import annotations

import csv
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


ASKED = ("query", "initiative-bodies", "枫桥经验", "--format", "csv")


def test_csv_in_a_file_is_for_people_and_their_excel_and_in_a_pipe_for_programs(built: Run, tmp_path: Path) -> None:
    piped = built(*ASKED).stdout
    assert piped.startswith("organization,jurisdiction,role,")
    for times in (1, 2):
        with (tmp_path / "a.csv").open("ab") as out:
            assert built(*ASKED, out=out).returncode == 0
        assert (tmp_path / "a.csv").read_text("utf-8") == "\ufeff" + times * piped
    with (tmp_path / "b.csv").open("wb") as out:
        assert built("console", "--format", "csv", "-c", "RETURN 1 AS a; RETURN 2 AS b", out=out).returncode == 0
    assert (tmp_path / "b.csv").read_text("utf-8") == "\ufeffa\n1\nb\n2\n"
    with (tmp_path / "a.json").open("wb") as out:
        built("search", "枫桥经验", "--format", "json", out=out)
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["query"] == "search"


def test_csv_in_words_has_the_headings_and_codes_that_people_read(built: Run) -> None:
    asked = ("query", "body-initiatives", "*市司法局", "--format", "csv", "--words")
    rows = list(csv.reader(built(*asked).stdout.splitlines()))
    assert rows[0] == ["举措", "角色", "主语明示", "辖区", "原文", "章节", "报告"]
    assert {row[2] for row in rows[1:]} <= {"是", "否"} and "联合" in {row[1] for row in rows[1:]}
    english = built(*asked, "--lang", "en").stdout.splitlines()
    assert english[0] == "initiative,role,subject stated,jurisdiction,sentence,section,report"


def test_tables_of_commands_are_in_the_reader_s_language(built: Run) -> None:
    found = built("search", "枫桥经验", "--label", "举措").stdout.splitlines()
    assert found[0].split() == ["类别", "名称", "匹配", "关系数", "编号"] and found[2].startswith("举措  枫桥经验")
    assert built("search", "枫桥经验", "--lang", "en").stdout.splitlines()[0].split()[:2] == ["kind", "name"]
    assert built("search", "枫桥经验", "--format", "csv").stdout.startswith("label,name,matched,degree,id\n")
    assert built("stats").stdout.splitlines()[0].split() == ["类别", "图中写作", "个数"]
    assert "机构    (:Organization)" in built("stats").stdout
    assert built("queries").stdout.splitlines()[0].split() == ["组", "查询", "标题", "示例"]


def test_coverage_says_in_words_what_each_numeral_is_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("市教育局总结\n\n2023年，市教育局第一次举办培训班3期。\n", "utf-8")
    lines = run("coverage", "a.txt").stdout.splitlines()
    assert lines[1].split() == ["数字", "用作", "事实", "位置"]
    assert any("时段" in line for line in lines) and any("数值" in line for line in lines)


def test_a_value_without_its_parameter_s_name_is_taken_or_answered_with_it(built: Run) -> None:
    named = built("query", "initiative-bodies", "initiative=枫桥经验")
    assert built("query", "initiative-bodies", "枫桥经验").stdout == named.stdout != ""
    script = ":query initiative-bodies 枫桥经验"
    assert built("console", "-c", script).stdout == named.stdout
    refused = built("query", "shortest-path", "枫桥经验")
    assert refused.returncode == 2
    assert refused.stderr.splitlines()[1] == "请写成 start=枫桥经验 或 goal=枫桥经验"
