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
    "years without their character": (
        "| 指标 | 2023 | 2024 |\n|---|---|---|\n| 门诊（人次） | 1200 | 1300 |",
        [(1200, "人次", "门诊", "2023", ISSUER), (1300, "人次", "门诊", "2024", ISSUER)],
    ),
    "years without it in rows": (
        "| 年份 | 门诊（人次） |\n|---|---|\n| 2023 | 1200 |",
        [(1200, "人次", "门诊", "2023", ISSUER)],
    ),
    "the nearest of two labels": (
        "| 类别 | 指标 | 数值 |\n|---|---|---|\n| 医疗 | 门诊 | 12人次 |\n| 医疗 | 住院 | 3人次 |",
        [(12, "人次", "门诊", "2024", ISSUER), (3, "人次", "住院", "2024", ISSUER)],
    ),
    "who is to see to it is no label": (
        "| 牵头单位 | 任务 | 完成 |\n|---|---|---|\n| 市教育局 | 新建小学 | 12所 |",
        [(12, "所", "新建小学", "2024", ISSUER)],
    ),
    "a cell over two rows": (
        "| 单位 | 指标 | 2023年 |\n|---|---|---|\n| 东港区司法局 | 调解 | 12件 |\n| | 普法 | 3场 |",
        [(12, "件", "调解", "2023", "东港区司法局"), (3, "场", "普法", "2023", "东港区司法局")],
    ),
    "a header of two rows": (
        "| 指标 | 2023年 | | 2024年 | |\n|---|---|---|---|---|\n| | 受理 | 办结 | 受理 | 办结 |\n| 复议 | 4件 | 3件 | 6件 | 5件 |",
        [
            (4, "件", "复议受理", "2023", ISSUER),
            (3, "件", "复议办结", "2023", ISSUER),
            (6, "件", "复议受理", "2024", ISSUER),
            (5, "件", "复议办结", "2024", ISSUER),
        ],
    ),
    "two tables": (
        "| 指标 | 2022年 |\n|---|---|\n| 门诊（人次） | 12 |\n\n| 区域 | 2023年 |\n|---|---|\n| 会议（场） | 13 |",
        [(12, "人次", "门诊", "2022", ISSUER), (13, "场", "会议", "2023", ISSUER)],
    ),
    "a line that divides, and a row that is too short": (
        "| 指标 | 2022年 | 2023年 |\n|---|---|---|\n| 一、调解 |\n| 会议（场） | 4 | 5 |\n| 活动（场） | 6 |",
        [(4, "场", "会议", "2022", ISSUER), (5, "场", "会议", "2023", ISSUER), (6, "场", "活动", "2022", ISSUER)],
    ),
    "nouns that begin like changes": (
        "| 项目 | 减免税费（万元） | 占地面积（亩） |\n|---|---|---|\n| 东港 | 1 | 2 |",
        [(10000, "元", "东港减免税费", "2024", ISSUER), (2, "亩", "东港占地面积", "2024", ISSUER)],
    ),
    "regions in rows": (
        "| 地区 | 门诊人次 |\n|---|---|\n| 东河县 | 18人次 |\n| 合计 | 33人次 |",
        [(18, "人次", "东河县门诊人次", "2024", ISSUER), (33, "人次", "门诊人次", "2024", ISSUER)],
    ),
    "labels that hold figures": (
        "| 指标 | 数量 |\n|---|---|\n| 1.信访件 | 12件 |\n| （二）12345热线 | 13件 |\n| 签约率达到60% | 62% |",
        [
            (12, "件", "信访件", "2024", ISSUER),
            (13, "件", "12345热线", "2024", ISSUER),
            (60, "%", "签约率", "2024", ISSUER),
            (62, "%", "签约率", "2024", ISSUER),
        ],
    ),
    "a measure word of another column": (
        "| 指标 | 2024年 | 同比增幅 | 占比 |\n|---|---|---|---|\n| 棚改（万元） | 300 | 3.5 | 40 |",
        [(3000000, "元", "棚改", "2024", ISSUER)],
    ),
    "with what a change compares": (
        "| 指标 | 2024年 | 比2023年增长（%） |\n|---|---|---|\n| 调解 | 30件 | -4.5 |",
        [(30, "件", "调解", "2024", ISSUER), (-4.5, "%", "调解", "2024", ISSUER)],
    ),
    "a column of measure words": (
        "| 指标 | 单位 | 2023年 | 2024年 |\n|---|---|---|---|\n| 在校生 | 万人 | 37.1 | 38 |\n| 升学率 | % | 95 | 96 |",
        [
            (371000, "人", "在校生", "2023", ISSUER),
            (380000, "人", "在校生", "2024", ISSUER),
            (95, "%", "升学率", "2023", ISSUER),
            (96, "%", "升学率", "2024", ISSUER),
        ],
    ),
    "a measure word above the table": (
        "单位：万元\n\n| 指标 | 2023年 |\n|---|---|\n| 教育经费 | 120 |",
        [(1200000, "元", "教育经费", "2023", ISSUER)],
    ),
    "measures that are no counts": (
        "| 指标 | 2023年 |\n|---|---|\n| 孕产妇死亡率（1/10万） | 5.2 |\n| 诊疗人次（万） | 18.5 |\n| 平均寿命（岁） | 80 |",
        [
            (5.2, "/10万", "孕产妇死亡率", "2023", ISSUER),
            (185000, "人次", "诊疗人次", "2023", ISSUER),
            (80, "岁", "平均寿命", "2023", ISSUER),
        ],
    ),
    "years within headers": (
        "| 学校 | 2023年招生人数（人） | 2025年目标（人） |\n|---|---|---|\n| 临江职业技术学院 | 300 | 320 |",
        [
            (300, "人", "招生人数", "2023", "临江职业技术学院"),
            (320, "人", "临江职业技术学院", "2025", "临江职业技术学院"),
        ],
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


@pytest.mark.parametrize(
    ("table", "status"),
    [
        ("| 指标 | 2024年 |\n|---|---|\n| 人均预期寿命 | 80.5岁 |\n| 计划免疫（人次） | 3 |", ["actual", "actual"]),
        ("| 任务 | 年度目标 |\n|---|---|\n| 床位 | 新增床位100张以上 |", ["target"]),
        ("| 指标 | 2024年 | 2025年目标 |\n|---|---|---|\n| 签约率 | 45% | ≥48% |", ["actual", "target"]),
        ("| 指标 | 2024年 |\n|---|---|\n| 新增床位年度目标 | 30张 |", ["target"]),
    ],
)
def test_a_target_is_what_a_column_or_a_row_aims_at(table: str, status: list[str]) -> None:
    assert [each.quantity.status for each in facts(table).observations] == status


def test_a_target_is_due_when_its_row_says() -> None:
    table = "| 任务 | 责任单位 | 目标值 | 完成时限 |\n|---|---|---|---|\n| 改造卫生院 | 市财政局 | 20家 | 2025年10月 |"
    (observation,) = facts(table).observations
    assert (observation.quantity.indicator, observation.period, observation.by) == ("改造卫生院", "2025-10", ISSUER)


def test_limits_stay_beside_the_numbers() -> None:
    table = "| 指标 | 目标值 |\n|---|---|\n| 签约率（%） | ≥48 |\n| 病死率（%） | 8以下 |\n| 床位（张） | 约13 |"
    quantities = [each.quantity for each in facts(table).observations]
    assert [(each.value, each.unit, each.approx) for each in quantities] == [
        (48, "%", "≥"),
        (8, "%", "以下"),
        (13, "张", "约"),
    ]


@pytest.mark.parametrize(
    ("header", "value", "change"),
    [
        ("同比增长", "2.1%", "同比增长"),
        ("增幅（%）", "-2.1", "增长"),
        ("比上年下降", "3件", "比上年下降"),
        ("环比增减", "3件", "环比增长"),
        ("占比", "3%", None),
        ("增值税", "3万元", None),
    ],
)
def test_how_a_column_moved(header: str, value: str, change: str | None) -> None:
    table = f"| 指标 | 2024年 | {header} |\n|---|---|---|\n| 调解 | 30件 | {value} |"
    assert facts(table).observations[1].quantity.change == change


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


def test_a_wrapped_line_with_a_bar_goes_on() -> None:
    line = "全市各级医院深入开展“线上|线下”义诊活动组织各级医院医"
    lines = [line, *["务人员深入社区开展健康宣讲活动为群众提供便捷的医疗服务新"] * 8, "务。"]
    document = facts_of(Source("r.txt", "\n".join(lines), "utf-8", "0" * 64))
    assert len(document.passages) == 1


LONG_HEADER = "指" * 8000


@pytest.mark.parametrize(
    "row",
    [
        f"| {LONG_HEADER} | 2023年 |\n|---|---|\n" + "| 调解 | 12件 |\n" * 20,
        "| 调解 | " + "1" * 400 + "年 |\n",
        "| 调解 | " + "2023年、" * 20 + " |\n| 普法 | 12件 |\n",
    ],
    ids=["a long header", "long numbers", "many periods"],
)
def test_wide_tables_are_read_once(row: str) -> None:
    assert_linear(lambda times: lambda: facts(row * times), 10)


@pytest.mark.parametrize("row", ["| 办理案件 | 12件 |\n", "12件|", "|", "| 1 | 2 | 3 |\n"])
def test_long_tables_are_read_once(row: str) -> None:
    assert_linear(lambda times: lambda: facts(row * times), 1000)
