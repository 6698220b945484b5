"""`zhengtu decide`: lines that apply, lines that cannot, and what a build says of those that apply to nothing."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, Run

TEXT = "青石县人民法院2024年工作报告\n2024年，县法院开展“护苗”行动，建成学校12所。县检察院推进“双减”工作。\n"


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    return folder


def lines(folder: Path) -> list[list[str]]:
    with (folder / "decisions.csv").open(encoding="utf-8", newline="") as file:
        return [row[:4] for row in csv.reader(file)][1:]


def decide(run: Run, *words: str) -> str:
    done = run("decide", *words, "--decisions", "reports")
    assert done.returncode == 0, done.stderr
    return done.stderr


def refused(run: Run, *words: str) -> list[str]:
    done = run("decide", *words, "--decisions", "reports")
    assert done.returncode == 2
    said = done.stderr.rstrip("\n").split("\n")
    assert len(said) == 2
    return said


def test_the_examples_of_the_help_apply_to_the_seeds(run: Run, tmp_path: Path) -> None:
    shutil.copytree(SEEDS, tmp_path / "seeds" / "reports")
    examples = re.findall(r"^ +zhengtu (decide .+)$", run("decide", "--help").stdout, re.MULTILINE)
    assert len(examples) == 2
    for example in examples:
        assert run(*example.split()).returncode == 0
    built = run("build", "seeds/reports")
    assert built.returncode == 0 and "decisions.csv" not in built.stderr
    for _, kind, *names in lines(tmp_path / "seeds" / "reports"):
        explained = run("explain", next(filter(None, names)), "--kind", kind)
        assert "更正表" in explained.stdout if names[1] else explained.returncode == 2


def test_actions_and_kinds_in_chinese_are_written_in_english(run: Run, reports: Path) -> None:
    decide(run, "改名", "举措", "护苗", "护苗行动")
    decide(run, "改类", "initiative", "双减", "提法")
    assert lines(reports) == [
        ["rename", "Initiative", "护苗", "护苗行动"],
        ["retype", "Initiative", "双减", "Formulation"],
    ]
    assert run("build", "reports").returncode == 0
    explained = run("explain", "双减").stdout
    assert "提法 双减" in explained and "更正表 decisions.csv:3：retype 双减 Formulation" in explained


@pytest.mark.parametrize("order", [("县法院", "青石县人民法院"), ("青石县人民法院", "县法院")])
def test_same_works_in_either_order_and_keeps_the_first_name(run: Run, reports: Path, order: tuple[str, str]) -> None:
    (reports / "a.txt").write_text("2024年，县法院开展“护苗”行动。\n", "utf-8")
    decide(run, "same", "Organization", *order)
    built = run("build", "reports")
    assert built.returncode == 0 and "decisions.csv" not in built.stderr
    (found,) = json.loads(run("explain", order[1], "--format", "json").stdout)["found"]
    assert found["name"] == order[0] and order[1] in found["aliases"]


def test_an_indicator_is_renamed_with_its_numbers(run: Run, reports: Path) -> None:
    assert run("build", "reports").returncode == 0
    decide(run, "rename", "指标", "建成学校", "新建学校")
    built = run("build", "reports")
    assert built.returncode == 0 and "decisions.csv" not in built.stderr
    assert "更正表 decisions.csv:2：rename 建成学校 新建学校" in run("explain", "新建学校").stdout
    asked = "MATCH (o:Observation)-[:OF]->(n:Indicator) RETURN n.name, o.value"
    rows = json.loads(run("console", "-c", asked, "--format", "json").stdout)["rows"]
    assert rows == [["新建学校", 12]]


@pytest.mark.parametrize(
    ("words", "what", "mend"),
    [
        (("drop", "时段", "2024"), "时段", "manifest.csv"),
        (("not-same", "Period", "2023", "2024"), "时段", "manifest.csv"),
        (("retype", "Indicator", "建成学校", "Place"), "指标", "drop"),
        (("drop", "物件", "甲"), "没有可更正的类别“物件”", "指标 Indicator"),
        (("扔掉", "Place", "甲"), "没有动作“扔掉”", "删除 drop"),
        (("same", "Organization", "甲"), "这一条：缺少名称", "same 要写两个名称"),
        (("retype", "Place", "甲"), "这一条：缺少名称", "新类别"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    run: Run, reports: Path, words: tuple[str, ...], what: str, mend: str
) -> None:
    said = refused(run, *words)
    assert what in said[0] and mend in said[1]
    assert not (reports / "decisions.csv").exists()


def test_a_line_that_contradicts_one_there_is_called_this_line(run: Run, reports: Path) -> None:
    decide(run, "drop", "Initiative", "护苗")
    said = refused(run, "rename", "Initiative", "护苗", "护苗行动")
    assert "decisions.csv:2 与 这一条 互相矛盾" in said[0]


def test_names_that_the_store_lacks_are_told_at_once(run: Run, reports: Path) -> None:
    assert "zhengtu build 指出" in decide(run, "drop", "Initiative", "护苗行功")  # there is no store to look at
    (reports / "decisions.csv").unlink()
    run("build", "reports")
    said = decide(run, "drop", "Initiative", "护苗行功")
    assert "没有叫“护苗行功”的举措" in said and "护苗" in said.split("相近的名称")[1]
    assert "注意" not in decide(run, "rename", "Initiative", "双减", "双减工程")
    assert "注意" not in decide(run, "not-same", "Initiative", "双减工程", "双减")  # a line above speaks of it


@pytest.mark.parametrize(
    ("line", "why", "mend"),
    [
        ("drop,Initiative,护苗行功,,", "没有叫“护苗行功”的举措", "护苗"),
        ("drop,Place,护苗,,", "“护苗”是举措，不是地区", "Initiative"),
        ("drop,Organization,青石县人民法院,,浙江省", "浙江省 没有“青石县人民法院”", "jurisdiction"),
        ("drop,Organization,县检察院,,浙江省", "浙江省 没有“县检察院”", "jurisdiction"),
        ("same,Organization,青石县人民法院,县法院,", "两者已是一个", "删去"),
        ("not-same,Initiative,护苗,双减,", "没有报告把两者并为一个", "删去"),
    ],
)
def test_a_build_says_why_a_line_applies_to_nothing(run: Run, reports: Path, line: str, why: str, mend: str) -> None:
    (reports / "decisions.csv").write_text(f"action,kind,name,other,jurisdiction\n{line}\n", "utf-8")
    built = run("build", "reports")
    assert built.returncode == 0
    first, second = built.stderr.split("\n")[:2]
    assert "decisions.csv:2：没有适用的对象：" in first and why in first
    assert mend in second


def test_a_line_that_another_has_dealt_with_names_it(run: Run, reports: Path) -> None:
    decide(run, "drop", "Initiative", "护苗")
    decide(run, "drop", "Initiative", "护苗")
    assert "decisions.csv:2 已处理“护苗”" in run("build", "reports").stderr
