"""Periods under their normal form, relative to reports of several years, masked ones included."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.document.text import Document, parse
from graph_build.extract import periods
from graph_build.readers.plain import Source
from graph_build.records import Mention, Profile


def document(text: str, period: str = "2024") -> Document:
    return parse(Source("t.txt", text, "utf-8", "0" * 64), Profile(period=period))


def read(text: str, period: str = "2024") -> list[tuple[str, str]]:
    found = document(text, period)
    return [(found.text[m.span.start : m.span.end], m.name) for m in periods.extract(found)]


# what the text says → normal form, in a report of 2024
SAID = {
    "2023年": "2023",
    "2023年度": "2023",
    "二〇二三年": "2023",
    "2023年以来": "2023/",
    "今年以来": "2024/",
    "今年": "2024",
    "去年": "2023",
    "上年度": "2023",
    "明年": "2025",
    "全年": "2024",
    "过去一年": "2024",
    "上半年": "2024-H1",
    "2023年下半年": "2023-H2",
    "今年上半年": "2024-H1",
    "一季度": "2024-Q1",
    "2023年第三季度": "2023-Q3",
    "前三季度": "2024-01/2024-09",
    "一至三季度": "2024-01/2024-09",
    "2023年1—3季度": "2023-01/2023-09",
    "三季度末": "2024-Q3",
    "2024/2025学年": "2024/2025",
    "2023—2024学年度": "2023/2024",
    "2025年度": "2025",
    "8月中旬": "2024-08",
    "去年以来": "2023/",
    "“十五五”": "2026/2030",
    "5月12日至15日": "2024-05-12/2024-05-15",
    "2023年11月至2024年10月": "2023-11/2024-10",
    "前五个月": "2024-01/2024-05",
    "1—6月": "2024-01/2024-06",
    "2023年1-11月": "2023-01/2023-11",
    "2023年1月至5月": "2023-01/2023-05",
    "元至五月": "2024-01/2024-05",
    "5月": "2024-05",
    "去年12月": "2023-12",
    "十二月": "2024-12",
    "2023年5月9日": "2023-05-09",
    "2023.5.9": "2023-05-09",
    "五月一日": "2024-05-01",
    "9月1日至10月31日": "2024-09-01/2024-10-31",
    "9月底": "2024-09",
    "2023年底": "2023",
    "年底": "2024",
    "2021—2025年": "2021/2025",
    "2021年至2025年": "2021/2025",
    "2023-2024学年": "2023/2024",
    "“十四五”": "2021/2025",
    "十三五": "2016/2020",
    "去年同期": "2023",
    "自2019年以来": "2019/",
}


@pytest.mark.parametrize("said", SAID)
def test_normal_form(said: str) -> None:
    found = read(f"{said}，办理案件若干。")
    assert [name for _, name in found] == [SAID[said]]
    assert found[0][0] in said


MASKED = {
    "*年以来": "*/",
    "*-*月": "*-*/*-*",
    "*月底": "*-*",
    "上半年": "*-H1",
    "今年以来": "*/",
    "XX年": "*",
    "20**年": "*",
    "*年*月*日": "*-*-*",
}


@pytest.mark.parametrize("said", MASKED)
def test_masked_years_stay_masked(said: str) -> None:
    assert [name for _, name in read(f"{said}，办理案件若干。", "*-H1")] == [MASKED[said]]


def test_the_report_that_closes_a_plan() -> None:
    assert read("这五年，我们攻坚克难；五年来，成效明显。过去一年，再上台阶。", "2021/2025") == [
        ("这五年", "2021/2025"),
        ("五年来", "2021/2025"),
        ("过去一年", "2025"),
    ]


NONE = [
    "截至目前，春节期间，国庆假期，汛期，同期，本月，一个学期。",
    "三年来，过去三年，95年党龄。",
    "近三年，连续5年，实施三年行动计划，为期3个月。",
    "每年5月开展活动，每季度检查一次，每月调度。",
    "《2023年工作计划》，“2023年品牌”，2023年级学生。",
    "“八五”普法，“七五”普法规划。",
    "实施*周年，近*年，三年内，两年内。",
    "当前年产量、近年来年均增长、健全年度计划、基本年金。",
]


@pytest.mark.parametrize("text", NONE)
def test_durations_frequencies_and_titles_are_none(text: str) -> None:
    assert read(text) == []


def test_a_month_takes_the_year_of_its_sentence() -> None:
    assert [name for _, name in read("试点于2022年3月启动、9月完成。5月验收。")] == ["2022-03", "2022-09", "2024-05"]


def test_relative_words_take_the_year_of_their_heading() -> None:
    text = "一、2023年工作情况\n全年办结案件。\n二、2024年工作安排\n年底前完成任务。\n"
    assert [name for _, name in read(text, "2023")] == ["2023", "2023", "2024", "2024"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789*X年月日度季上下半去今明前后底初以来至—-，。“”十四五《》全一二三", max_size=60))
def test_any_text_gives_ordered_mentions(text: str) -> None:
    found = document(text or "。")
    mentions: tuple[Mention, ...] = periods.extract(found)
    assert mentions == periods.extract(found)
    ends = [0, *(mention.span.end for mention in mentions)]
    for before, mention in zip(ends, mentions, strict=False):
        assert before <= mention.span.start < mention.span.end <= len(found.text)
        assert mention.name and not any(character.isspace() for character in mention.name)
