"""Numbers in the cells of tables: what they count stands in their row and column, their period and body too."""

from __future__ import annotations

import pytest

from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.records import Facts
from tests.linear_time import assert_linear

Seen = tuple[float | None, str, str, str, str]


def facts(table: str, name: str = "湖东市司法局2024年工作总结.md") -> Facts:
    text = f"# 湖东市司法局2024年工作总结\n\n一年来，市司法局依法履职。\n\n{table}\n"
    return facts_of(Source(name, text, "utf-8", "0" * 64))


def seen(table: str, name: str = "湖东市司法局2024年工作总结.md") -> list[Seen]:
    return [
        (each.quantity.value, each.quantity.unit, each.quantity.indicator or "", each.period, each.by or "")
        for each in facts(table, name).observations
    ]


ISSUER = "湖东市司法局"
TABLES: dict[str, tuple[str, list[Seen]]] = {
    "years in columns, a measure word in the row": (
        "| 指标 | 2023年 | 2024年 |\n|---|---|---|\n| 办理案件（件） | 1200 | 1,350 |\n| 办结率 | 97.5% | 98% |",
        [
            (1200, "件", "办理案件", "2023", ISSUER),
            (1350, "件", "办理案件", "2024", ISSUER),
            (97.5, "%", "办结率", "2023", ISSUER),
            (98, "%", "办结率", "2024", ISSUER),
        ],
    ),
    "years in rows": (
        "| 年份 | 办理案件 | 调解纠纷（万件） |\n|---|---|---|\n| 2023年 | 12件 | 1.2 |",
        [(12, "件", "办理案件", "2023", ISSUER), (12000, "件", "调解纠纷", "2023", ISSUER)],
    ),
    "bodies in rows": (
        "| 单位 | 办理案件（件） | 同比增长 |\n|:--|--:|--:|\n| 东城区司法局 | 120 | 12% |\n| 合计 | 320 | — |",
        [
            (120, "件", "办理案件", "2024", "东城区司法局"),
            (12, "%", "办理案件", "2024", "东城区司法局"),
            (320, "件", "办理案件", "2024", ISSUER),
        ],
    ),
    "two measures of one thing": (
        "| 项目 | 受理 | 办结 |\n|---|---|---|\n| 行政复议案件 | 30件 | 28件 |",
        [(30, "件", "行政复议案件受理", "2024", ISSUER), (28, "件", "行政复议案件办结", "2024", ISSUER)],
    ),
    "a header that says nothing": (
        "| 序号 | 工作 | 数量 |\n|---|---|---|\n| 1 | 举办培训班 | 6期 |",
        [(6, "期", "举办培训班", "2024", ISSUER)],
    ),
    "masked": (
        "| 指标 | 数量 |\n|---|---|\n| 开展法治宣传（场） | ** |",
        [(None, "场", "开展法治宣传", "2024", ISSUER)],
    ),
    "a sentence in a cell": (
        "| 工作 | 成效 |\n|---|---|\n| 普法 | 全年开展宣讲20场，发放手册3000册 |",
        [(20, "场", "开展宣讲", "2024", ISSUER), (3000, "册", "发放手册", "2024", ISSUER)],
    ),
    "numbers that nothing measures": ("| 指标 | 2024年 |\n|---|---|\n| 排名 | 3 |", []),
    "no header": (
        "| 办理案件 | 12件 |\n|---|---|\n| 调解纠纷 | 30件 |",
        [(12, "件", "办理案件", "2024", ISSUER), (30, "件", "调解纠纷", "2024", ISSUER)],
    ),
}


@pytest.mark.parametrize(("table", "expected"), TABLES.values(), ids=TABLES.keys())
def test_a_cell_is_counted_by_its_row_and_column(table: str, expected: list[Seen]) -> None:
    assert seen(table) == expected


def test_targets_and_changes_are_told_by_the_header() -> None:
    table = "| 指标 | 目标值 | 完成值 | 同比增长 |\n|---|---|---|---|\n| 办结率 | 95% | 98% | 2.1% |"
    quantities = [each.quantity for each in facts(table).observations]
    assert [each.status for each in quantities] == ["target", "actual", "actual"]
    assert [each.change for each in quantities] == [None, None, "同比增长"]


def test_spans_are_those_of_the_file() -> None:
    table = "| 指标 | 2023年 |\n|---|---|\n| 办理案件（件） | 1200 |"
    text = f"# 湖东市司法局2024年工作总结\n\n一年来，市司法局依法履职。\n\n{table}\n"
    (observation,) = facts(table).observations
    quantity = observation.quantity
    assert text[quantity.span.start : quantity.span.end] == "1200"
    assert quantity.indicator_span
    assert text[quantity.indicator_span.start : quantity.indicator_span.end] == "办理案件"


def test_bars_without_a_table_only_part_clauses() -> None:
    assert seen("首页|新闻|公开\n\n全年办理案件12件|调解纠纷30件。", "r.txt") == [
        (12, "件", "办理案件", "2024", ISSUER),
        (30, "件", "调解纠纷", "2024", ISSUER),
    ]


@pytest.mark.parametrize("row", ["| 办理案件 | 12件 |\n", "12件|", "|", "| 1 | 2 | 3 |\n"])
def test_long_tables_are_read_once(row: str) -> None:
    assert_linear(lambda times: lambda: facts(row * times), 1000)
