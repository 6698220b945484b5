"""Near names that are two: each pair that a rule considered is there on both sides, with what keeps it apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_build.assemble.apart import NEAREST, NamedNode, kept_apart, left_out
from graph_build.records import nowhere
from tests.linear_time import assert_linear

HANGZHOU, HUZHOU = "浙江省/杭州市", "浙江省/湖州市"


def node(kind: str, scope: str, key: str, name: str = "", id: str = "") -> NamedNode:
    return NamedNode(scope, key, kind, name or key, id or f"{kind}|{scope}|{key}")


@pytest.mark.parametrize(
    ("one", "two", "zh", "en"),
    [
        (
            node("Organization", HANGZHOU, "司法局", "市司法局"),
            node("Organization", HUZHOU, "司法局", "湖州市司法局"),
            "归属不同：浙江省/杭州市、浙江省/湖州市",
            "of different places: 浙江省/杭州市, 浙江省/湖州市",
        ),
        (
            node("Organization", nowhere("a" * 64), "市司法局"),
            node("Organization", nowhere("b" * 64), "市司法局"),
            "归属不明（被遮盖或未写明），不跨报告合并",
            "masked or of a place that is not known: never joined across reports",
        ),
        (
            node("Document", "", "2023年全市法治工作总结"),
            node("Document", "", "2024年全市法治工作总结"),
            "年份不同：2023、2024",
            "of different years: 2023, 2024",
        ),
        (
            node("Organization", HANGZHOU, "委第一巡察组"),
            node("Organization", HANGZHOU, "委第二巡察组"),
            "序号或数词不同：一、二",
            "other numbers: 一, 二",
        ),
        (
            node("Indicator", "", "律师事务所"),
            node("Indicator", "", "新增律师事务所"),
            "限定词不同：新增",
            "other qualifiers: 新增",
        ),
        (
            node("Document", "", "行政执法条例"),
            node("Document", "", "行政执法条例（修订草案）"),
            "限定词不同：(修订草案)",
            "other qualifiers: (修订草案)",
        ),
        (
            node("Organization", HANGZHOU, "委办公室"),
            node("Organization", HANGZHOU, "人民政府办公室"),
            "属于不同的机构：人民政府、委",
            "of different bodies: 人民政府, 委",
        ),
        (
            node("Organization", HANGZHOU, "司法局"),
            node("Organization", HANGZHOU, "司法局党委"),
            "一个机构与它的组织，各为一个：党委",
            "a body and what is within it: 党委",
        ),
        (
            node("Initiative", HANGZHOU, "法治体检"),
            node("Initiative", HANGZHOU, "法治体检平台"),
            "尾词不同：平台；同一份报告两种写法并用时才合并",
            "other class nouns: 平台; joined only where one report has both forms",
        ),
        (
            node("Organization", HANGZHOU, "司法局"),
            node("Organization", "浙江省", "司法厅"),
            "层级不同：浙江省 司法厅、浙江省/杭州市 司法局",
            "at different levels: 浙江省 司法厅, 浙江省/杭州市 司法局",
        ),
        (
            node("Initiative", "", "枫桥经验"),
            node("Formulation", "", "枫桥经验"),
            "类别不同：提法、举措",
            "of different kinds: formulation, initiative",
        ),
    ],
)
def test_a_near_pair_is_kept_apart_with_its_reason_on_both_sides(
    one: NamedNode, two: NamedNode, zh: str, en: str
) -> None:
    found = kept_apart([one, two], {})
    assert [(line.form, line.why.zh, line.why.en, line.where) for line in found[one.id]] == [(two.name, zh, en, two.id)]
    assert [(line.form, line.why.zh, line.where) for line in found[two.id]] == [(one.name, zh, one.id)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (node("Organization", HANGZHOU, "司法局"), node("Organization", HANGZHOU, "教育局")),
        (node("Initiative", HANGZHOU, "法治体检"), node("Initiative", HANGZHOU, "平安建设")),
        (node("Period", "", "2023"), node("Period", "", "2024")),
        (node("Organization", HANGZHOU, "委宣传部"), node("Organization", HANGZHOU, "人民政府研究室")),
    ],
)
def test_names_that_are_not_near_are_not_mentioned(one: NamedNode, two: NamedNode) -> None:
    assert kept_apart([one, two], {}) == {}


def test_of_many_that_are_as_near_the_next_are_named_and_the_rest_is_counted_in_round_numbers() -> None:
    found = kept_apart([node("Organization", f"浙江省/第{at:04}市", "司法局") for at in range(1000)], {})
    middle = found["Organization|浙江省/第0500市|司法局"]
    assert len(middle) == 2 * NEAREST + 1
    assert middle[-1].form == "…" and "至少还有 900 个" in middle[-1].why.zh


@pytest.mark.parametrize(("size", "left"), [(9, 0), (10, 1), (18, 9), (19, 10), (48, 30), (108, 90), (109, 100)])
def test_what_is_left_out_is_rounded_down_to_one_digit(size: int, left: int) -> None:
    assert left_out([node("Organization", f"{at}", "司法局") for at in range(size)]) == left


def test_the_cost_grows_with_the_number_of_names_and_not_with_its_square() -> None:
    def keeping_apart(size: int) -> Callable[[], object]:
        nodes = [node("Organization", f"{at}", "司法局") for at in range(size)]
        return lambda: kept_apart(nodes, {})

    assert_linear(keeping_apart, 2000)
