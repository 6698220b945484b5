"""Every numeral of a report is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.evaluate.coverage import UNEXPLAINED, Row, account, unexplained_share
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source, read

SEEDS = sorted((Path(__file__).parents[2] / "seeds" / "reports").glob("*.txt"))


def rows(text: str) -> tuple[Row, ...]:
    return account(facts_of(Source("t.txt", text, "utf-8", "0" * 64), {"period": "2024", "issuer": "市教育局"}))


USES = [
    ("新建学校12所。", [("12所", "observation")]),
    ("2023年新建学校三所。", [("2023", "period"), ("三所", "observation")]),
    ("一、工作情况\n（二）其他情况\n", [("一", "heading"), ("二", "heading")]),
    ("问题第三次出现。", [("三次", "ordinal")]),
    ("每季度开展1次检查。", [("1次", "frequency")]),
    ("为期3个月。", [("3个月", "date or duration")]),
    ("拨打96355热线。", [("96355", "code")]),
    ("落实《十条意见》。", [("十条", "name")]),
    ("推动数十个单位联动。", [("十个", "vague")]),
    ("服务65岁及以上老人。", [("65岁及以上", "date or duration")]),
    ("统一部署，进一步推进。", []),
    ("其中 77 在此。", [("77", UNEXPLAINED)]),
]


@pytest.mark.parametrize(("text", "expected"), USES)
def test_use(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(row.text, row.use) for row in rows(text)]
    assert [use for _, use in found] == [use for _, use in expected]
    assert all(written.startswith(text[:2]) for (written, _), (text, _) in zip(found, expected, strict=True))


def test_the_fact_is_named() -> None:
    (row,) = rows("新建学校12所。")
    assert row.fact == "新建学校"
    assert (row.start, row.end, row.sentence) == (4, 7, 0)


@pytest.mark.parametrize("path", SEEDS, ids=[path.stem for path in SEEDS])
def test_reports_leave_few_numerals_unexplained(path: Path) -> None:
    facts = facts_of(read(path))
    found = account(facts)
    assert len(found) > 20
    assert unexplained_share(found) < 0.01
    assert all(facts.text[row.start : row.end] == row.text for row in found)
    assert [row.start for row in found] == sorted(row.start for row in found)


def test_share_of_nothing() -> None:
    assert unexplained_share(rows("没有数字。")) == 0.0
    assert unexplained_share(rows("其中 77 在此，新建学校12所。")) == 0.5
