"""Annotations from files against the texts beside them, through the whole extraction."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from graph_build.errors import InputError
from graph_build.evaluate import as_json, evaluate
from graph_build.evaluate.annotation import as_annotation
from graph_build.evaluate.figures import as_markdown, as_table
from graph_build.pipeline import read_facts
from graph_build.readers.collection import ReportFile

TEXT = "2024年，市教育局新建幼儿园12所，印发《校园安全管理办法》。\n市教育局开展“护苗行动”，培训教师300人次。\n"


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """A text with what the extraction itself finds in it for its annotation."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    facts = read_facts(ReportFile(tmp_path / "a.txt")).facts
    assert facts
    gold: dict[str, Any] = as_annotation(facts)
    for observation in gold["observations"]:
        observation["keywords"] = [observation["indicator"]]
    return _write(tmp_path / "a.json", gold)


def _write(path: Path, data: Any) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def test_an_annotation_equal_to_the_facts_gets_full_marks(annotated: Path) -> None:
    judgement = evaluate([annotated]).judgement
    assert judgement.errors == []
    assert {(score.precision, score.recall, score.f1) for score in judgement.scores.values()} == {(1.0, 1.0, 1.0)}
    assert {share.share for share in judgement.fields.values()} == {1.0}
    assert judgement.scores["observation", "named"].gold == 2


def test_two_errors_lower_what_they_should(annotated: Path) -> None:
    gold = json.loads(annotated.read_text("utf-8"))
    gold["observations"][0]["value"] = 13
    gold["observations"][1]["raw"] = "400人次"
    report = evaluate([_write(annotated, gold)])
    assert report.score("observation", "found").f1 == 0.5
    assert report.judgement.fields["value"].share == 0
    assert report.judgement.fields["unit"].share == 1


def test_texts_may_lie_in_another_folder_with_a_manifest(annotated: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (tmp_path / "a.txt").rename(texts / "a.txt")
    (texts / "manifest.csv").write_text("file,period\na.txt,2023\n", "utf-8")
    assert evaluate([annotated], texts).judgement.fields["period"].share < 1, "the manifest is heeded"


def test_what_the_folder_of_texts_lacks_is_sought_beside_the_annotation(annotated: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    assert evaluate([annotated], tmp_path / "texts").documents == ("a.txt",)


def test_json_holds_the_figures(annotated: Path) -> None:
    data = json.loads(as_json(evaluate([annotated])))
    assert data["documents"] == ["a.txt"]
    full = {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 2, "found": 2}
    assert data["scores"]["observation"] == {"found": full, "named": full}
    assert data["fields"]["unit"] == {"share": 1.0, "of": 2}
    assert list(data["scores"])[:3] == ["entity", "entity overlap", "observation"]
    assert next(iter(data["scores"]["entity"])) == "all"


def test_the_table_speaks_one_language_and_shows_the_errors_asked_for(annotated: Path) -> None:
    gold = json.loads(annotated.read_text("utf-8"))
    gold["entities"].append({"type": "Place", "name": "东湖区", "text": "东湖区", "aliases": []})
    report = evaluate([_write(annotated, gold)])
    assert "东湖区" not in as_table(report)
    zh, en = (as_table(report, errors=1, language=language).split("\n") for language in ("zh", "en"))
    for lines, kind in ((zh, "  地区 "), (en, "  Place ")):
        assert any(
            line.startswith(kind) and line.split()[1:] == ["0.000", "0.000", "0.000", "1", "0"] for line in lines
        )
    assert zh[-1] == "漏掉      地区            东湖区  [a.txt]"
    assert en[-1] == "missed    Place           东湖区  [a.txt]"
    assert not re.search("[一-鿿]", "".join(en).replace("东湖区", ""))
    assert not re.search("[a-zQ-Z]{2,}", "".join(zh).replace("[a.txt]", ""))


def test_the_table_of_the_docs_has_every_figure(annotated: Path) -> None:
    report = evaluate([annotated])
    text = as_markdown(report)
    assert text.count("\n| 实体 entities | ") == sum(group == "entity" for group, _, _ in report.in_order())
    assert "| 数值 observations | 找到 found | 1.00 | 1.00 | 1.00 | 2 |" in text
    assert "| 单位 unit | 1.00 | 2 |" in text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is not JSON"),
        ("[]", "lacks doc"),
        ('{"doc": "a.txt", "entities": [{"type": "Place"}]}', r"entities\[1\] lacks name"),
        ('{"doc": "a.txt", "observations": [3]}', r"observations\[1\] lacks sentence"),
        ('{"doc": "missing.txt"}', r"missing\.txt: no such file"),
    ],
)
def test_a_bad_annotation_is_two_lines(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.json").write_text(content, "utf-8")
    with pytest.raises(InputError, match=said):
        evaluate([tmp_path / "a.json"])
