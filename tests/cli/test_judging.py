"""`zhengtu evaluate`, `coverage`, `decide`, `doctor`: figures, accounts, corrections, findings."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import ROOT, SEEDS, Run

GOLDEN = ROOT / "tests" / "golden"


def two_lines(text: str) -> bool:
    return len(text.rstrip("\n").split("\n")) == 2 and "Traceback" not in text


def test_evaluate_gives_figures_per_kind_as_table_and_json(run: Run) -> None:
    shown = run("evaluate", GOLDEN, "--texts", SEEDS)
    assert shown.returncode == 0 and "机构" in shown.stdout
    figures = json.loads(run("evaluate", GOLDEN, "--texts", SEEDS, "--format", "json").stdout)
    assert figures["scores"]["entity"]["all"]["f1"] > 0.8
    assert len(run("evaluate", GOLDEN, "--texts", SEEDS, "--errors", "3").stdout) > len(shown.stdout)


def test_evaluate_without_annotations_or_texts_is_two_lines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text("{", "utf-8")
    (tmp_path / "lone.json").write_text(
        '{"doc": "gone.txt", "entities": [], "observations": [], "relations": []}', "utf-8"
    )
    for gold in ("nowhere", "bad.json", "lone.json", "长" * 300):
        refused = run("evaluate", gold)
        assert refused.returncode == 2 and two_lines(refused.stderr), refused.stderr


def test_coverage_accounts_for_every_numeral(run: Run) -> None:
    report = SEEDS / "002_fb1bd9c4d0b9135f.txt"
    (account,) = json.loads(run("coverage", report, "--format", "json").stdout).values()
    assert account["numerals"] == len(account["rows"]) > 100
    assert account["unexplained"] < account["numerals"] / 100
    text = report.read_bytes().decode("utf-8")
    assert all(text[row["start"] : row["end"]] == row["text"] for row in account["rows"])
    assert "数值" in run("coverage", report).stdout


def test_a_decision_is_heeded_by_the_next_build_and_reported_when_idle(run: Run, tmp_path: Path) -> None:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text("2024年，市教育局开展“护苗”行动，建成学校12所。", "utf-8")
    run("build", "reports")
    assert run("search", "护苗", "--label", "Initiative").stdout.count("护苗")
    assert (
        run("decide", "rename", "Initiative", "护苗", "护苗行动", "--decisions", "reports", "--who", "王").returncode
        == 0
    )
    assert run("decide", "drop", "Place", "火星", "--decisions", "reports").returncode == 0
    built = run("build", "reports")
    assert built.returncode == 0 and "火星" in built.stderr and "decisions.csv:3" in built.stderr
    names = json.loads(run("search", "护苗", "--label", "Initiative", "--format", "json").stdout)
    assert "护苗行动" in json.dumps(names, ensure_ascii=False)
    refused = run("decide", "drop", "Initiative", "护苗", "--decisions", "reports")
    assert refused.returncode == 2 and two_lines(refused.stderr)


def test_doctor_says_what_is_there_and_what_is_not(run: Run) -> None:
    before = run("doctor")
    assert before.returncode == 2 and "kglite" in before.stdout and "→" in before.stdout
    assert "NEO4J" not in before.stdout  # of no use to who has the embedded store
    run("build", SEEDS)
    after = run("doctor", "--lang", "en")
    assert "nodes" in after.stdout and "Python 3." in after.stdout
