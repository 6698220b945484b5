"""Parts that pages are made of: marked sentences, names, addresses, positions, cells."""

from __future__ import annotations

import math
import re
from html import unescape

import pytest

from dashboard.address import href, parse_href
from dashboard.components.cells import Looks, answer_table
from dashboard.components.chart import comparable, line_names
from dashboard.components.evidence import Mark, marked
from dashboard.layout import positions
from dashboard.naming import number_text, observed_text, period_title, shortened
from queries.declarations import Chart
from queries.periods import period_length


def plain(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def marks(html: str) -> list[str]:
    return [unescape(text) for text in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]


def test_marks_cut_by_code_points_beyond_the_basic_plane() -> None:
    text = "😀全市𠮷普法3场"
    assert marks(marked(text, [Mark(3, 4), Mark(6, 8)])) == ["𠮷", "3场"]
    assert plain(marked(text, [Mark(3, 6)])) == text


def test_overlapping_marks_are_split_at_their_bounds() -> None:
    text = "市司法局法治体检行动"
    html = marked(text, [Mark(0, 4, "Organization", "a"), Mark(1, 8, "Initiative", "b")])
    assert marks(html) == ["市", "司法局", "法治体检"]
    assert plain(html) == text
    assert html.count("node=a") == 2  # the shorter mark leads where both cover


def test_text_from_a_report_cannot_become_markup() -> None:
    text = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;'
    html = marked(text, [Mark(3, 12, "Organization", '"><b>')])
    assert "<script" not in html
    assert "<img" not in html
    assert plain(html) == text


def test_line_breaks_of_a_fixed_page_width_disappear() -> None:
    assert plain(marked("全市共开展\r\n  活动", [Mark(2, 8)])) == "全市共开展活动"


def test_marks_outside_the_text_are_left_out() -> None:
    assert "<mark" not in marked("短句", [Mark(-1, 1), Mark(1, 9), Mark(1, 1)])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("2023", "2023年"),
        ("2023-H1", "2023年上半年"),
        ("2023-Q2", "2023年第二季度"),
        ("2023-05-09", "2023年5月9日"),
        ("2023-01/2023-05", "2023年1月至5月"),
        ("2021/2025", "2021年至2025年"),
        ("2023/", "2023年以来"),
        ("*-H1", "某年上半年"),
        ("*-*/*-*", "某年某月至某月"),
        ("whatever", "whatever"),
    ],
)
def test_periods_are_said_in_words(name: str, words: str) -> None:
    assert period_title(name) == words


def test_numbers_and_masked_values() -> None:
    assert number_text(1234567.0) == "1,234,567"
    assert number_text(0.5) == "0.5"
    assert observed_text({"redacted": True, "value": None, "raw": "*件"}) == "未公开"
    assert observed_text({"redacted": False, "value": 28.0, "unit": "次", "approx": "余"}) == "28次（余）"
    assert observed_text({"redacted": False, "value": None, "raw": "3—5个"}) == "3—5个"
    assert shortened("一二三四五", 3) == "一二…"


def test_links_go_there_and_back() -> None:
    link = href("queries", query="a-b", organization="市司法局 & 他", empty="")
    assert parse_href(link) == ("queries", {"query": "a-b", "organization": "市司法局 & 他"})
    assert parse_href(href("overview")) == ("overview", {})


def star(leaves: int) -> tuple[list[str], list[tuple[str, str]]]:
    names = [f"n{at:03}" for at in range(leaves + 1)]
    return names, [(names[0], other) for other in names[1:]]


def test_positions_do_not_depend_on_the_order_of_what_is_given() -> None:
    nodes, edges = star(40)
    nodes += ["x", "y", "alone"]
    edges.append(("x", "y"))
    assert positions(nodes, edges) == positions(nodes[::-1], [(b, a) for a, b in edges[::-1]])


def test_nodes_do_not_hide_each_other() -> None:
    nodes, edges = star(99)
    places = list(positions(nodes, edges).values())
    nearest = min(math.dist(a, b) for at, a in enumerate(places) for b in places[:at])
    assert len(places) == 100
    assert nearest > 25


def test_a_picture_that_grows_keeps_its_shape() -> None:
    nodes, edges = star(30)
    before = positions(nodes, edges)
    grown = positions([*nodes, "new"], [*edges, (nodes[5], "new")], before)
    moved = [math.dist(before[id], grown[id]) for id in nodes]
    width = max(x for x, _ in before.values())
    assert sum(moved) / len(moved) < width / 4


def test_cells_say_what_is_masked_and_mark_what_they_speak_of() -> None:
    columns = ("indicator", "raw", "value", "quote")
    rows = [("办理案件", "**件", None, "全年办理案件**件。"), ("走访企业", "3家", 3.0, "走访企业3家。")]
    html = answer_table(columns, columns, rows, Looks(named=("indicator",)))
    assert "未公开" in html
    assert marks(html) == ["办理案件", "**件", "走访企业", "3家"]
    assert '<td class="num" data-label="value"><div>3</div></td>' in html


def test_one_scale_shows_amounts_of_one_unit() -> None:
    amounts = [{"value": 1200.0, "unit": "件"}, {"value": 1450.0, "unit": "件", "change": None}]
    others = [
        {"value": 8.0, "unit": "%", "change": "增长"},
        {"value": 5.0, "unit": "件", "change": "减少"},
        {"value": 3.0, "unit": "起"},
    ]
    assert comparable([*others, *amounts]) == amounts
    assert comparable([]) == []


def test_a_total_of_five_years_is_on_no_scale_with_a_year() -> None:
    years = [{"value": 1.0, "unit": "人", "period": period} for period in ("2021", "2022", "2023/")]
    others = [{"value": 5.0, "unit": "人", "period": period} for period in ("2016/2020", "2023-H1", "*-H1")]
    assert comparable([*others, *years]) == years


def test_where_only_growth_is_known_growth_of_one_direction_is_shown() -> None:
    growth = [{"value": 2.0, "unit": "%", "change": change} for change in ("增长", "同比增长", "比上年增长")]
    others = [{"value": 3.0, "unit": "%", "change": change} for change in ("下降", "年均增长", "比2020年增长")]
    assert comparable([*others, *growth]) == growth
    assert comparable([*growth, {"value": 9.0, "unit": "件"}]) == growth


def test_what_says_too_little_is_on_no_scale_with_its_like() -> None:
    told = [{"value": 1.0, "unit": "人", "statement": "培训教师"}, {"value": 2.0, "unit": "人", "statement": "培训教师"}]
    assert comparable([{"value": 3.0, "unit": "人", "statement": "受益"}, *told]) == told


def test_lines_of_one_region_are_told_apart_by_body_or_indicator() -> None:
    wanted = Chart("line", "period", "value", "region")
    rows = [
        {"region": "甲市", "organization": "甲市司法局"},
        {"region": "甲市", "organization": "甲市公证处"},
        {"region": "乙市", "organization": "乙市司法局"},
    ]
    assert line_names(wanted, rows) == ["甲市 · 甲市司法局", "甲市 · 甲市公证处", "乙市"]
    panel = [{"region": "甲市", "indicator": name} for name in ("办理公证", "新建学校")]
    assert line_names(wanted, panel) == ["甲市 · 办理公证", "甲市 · 新建学校"]


@pytest.mark.parametrize(
    ("period", "length"),
    [("2023", "12"), ("2023/", "12"), ("2023-01/", "12"), ("2021/2025", "60"), ("2023-H1", "6"), ("2023-Q2", "3"), ("2023-01/2023-05", "5"),
     ("2023-05-09", "day"), ("*", "year"), ("*-H1", "half"), ("2023-05/", "span"), ("", "year")],
)  # fmt: skip
def test_the_length_of_a_period(period: str, length: str) -> None:
    assert period_length(period) == length


def test_ids_of_nodes_are_links_and_words_like_them_are_not() -> None:
    html = answer_table(("a", "b"), ("a", "b"), [("org-0123456789abcdef", "org-wide")], Looks())
    assert 'href="node?node=org-0123456789abcdef"' in html
    assert html.count("href=") == 1


def test_cells_link_nodes_and_escape_text() -> None:
    node = {"id": "org-1", "label": "Organization", "name": "<市局>"}
    html = answer_table(("n", "t"), ("n", "t"), [(node, "<i>")], Looks())
    assert 'href="node?node=org-1"' in html
    assert "&lt;市局&gt;" in html
    assert "<i>" not in html.replace('<i class="zt-dot"', "")
