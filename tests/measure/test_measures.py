"""What numbers measure: the reasons that can be read, and what one report's own numbers tell apart."""

from __future__ import annotations

from hashlib import sha256

import pytest

from graph_build.assemble import assemble
from graph_build.graph import Graph, check
from graph_build.measure import Measures
from graph_build.measure.words import full_forms, in_full, says_little
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.reasons import Line, read_line
from graph_build.records import Facts

CITY = {"issuer": "临江市司法局", "jurisdiction": "临江市"}


def report(text: str, period: str = "2023", **stated: str) -> Facts:
    source = Source(f"{period}.txt", text, "utf-8", sha256((text + period).encode()).hexdigest())
    return facts_of(source, {**CITY, "period": period, "title": f"临江司法{period}", **stated})


def lines(graph: Graph, name: str, column: str) -> list[Line]:
    nodes = [node for id in graph.nodes["Indicator"] if (node := graph.node(id))["name"] == name]
    return [read_line(text) for node in nodes for text in node[column]]


@pytest.mark.parametrize(
    ("sentence", "name", "zh", "en"),
    [
        (
            "全市公证机构共办理公证6500件。",
            "办理公证",
            "不计范围词“全市”；不计机构种类“公证机构”；不计虚词“共”，即 办理公证",
            "without the scope 全市; without the kind of body 公证机构; without the filler 共: 办理公证",
        ),
        (
            "市司法局审核规范性文件38件。",
            "审核规范性文件",
            "不计主体“市司法局”，即 审核规范性文件",
            "without the subject 市司法局: 审核规范性文件",
        ),
        (
            "规上服务业增加值300亿元。",
            "规上服务业增加值",
            "“规上”与“规模以上”同指",
            "规上 is another word for 规模以上",
        ),
        (
            "服务业增加值增幅5%。",
            "服务业增加值",
            "不计增减词“增幅”，即 服务业增加值",
            "without the word for change 增幅: 服务业增加值",
        ),
        (
            "截至目前累计建成服务站300个。",
            "累计建成服务站",
            "“累计”的数与一年的数分开，即 累计建成服务站",
            "累计: not the number of one year: 累计建成服务站",
        ),
    ],
)
def test_each_reading_of_a_wording_has_its_reason(sentence: str, name: str, zh: str, en: str) -> None:
    graph = assemble([report(sentence)])
    assert [(line.why.zh, line.why.en, line.where) for line in lines(graph, name, "reasons")] == [
        (zh, en, "临江司法2023")
    ]


def test_the_wording_stays_with_the_number() -> None:
    graph = assemble([report("全市共办理公证6500件。"), report("办理公证7000件。", "2024")])
    stated = sorted(graph.node(id)["statement"] for id in graph.nodes["Observation"])
    assert stated == ["全市共办理公证", "办理公证"]
    assert lines(graph, "办理公证", "reasons")[-1].why.zh.startswith("2 份报告")


def test_a_measure_has_no_two_values_in_one_report() -> None:
    text = "全市办理公证6500件。办理公证900件。"
    measures = Measures(report(text))
    assert [measured.key for measured in measures.found] == ["全市办理公证", "办理公证"]
    graph = assemble([report(text)])
    (line,) = [line for line in lines(graph, "全市办理公证", "apart") if "数值不同" in line.why.zh]
    assert line.form == "办理公证" and line.why.en == "other values for the same period in one report"


def test_another_way_to_write_it_is_none_where_the_values_differ() -> None:
    measures = Measures(report("城镇新增就业1300人。城镇新增就业人数6400人。"))
    assert [measured.key for measured in measures.found] == ["城镇新增就业", "城镇新增就业人数"]


@pytest.mark.parametrize(
    "text", ["全市办理公证6500件。办理公证6500件。", "全市办理公证6500件。2022年，办理公证6000件。"]
)
def test_the_same_value_or_another_time_is_no_contradiction(text: str) -> None:
    assert [measured.key for measured in Measures(report(text)).found] == ["办理公证", "办理公证"]


def test_a_manner_of_counting_is_named_as_what_sets_a_measure_apart() -> None:
    graph = assemble([report("居民人均可支配收入增长6%。居民人均可支配收入实际增长5%。")])
    (line,) = lines(graph, "居民人均可支配收入", "apart")
    assert line.form == "居民人均可支配收入实际" and line.why.zh == "限定词不同：(实际)"


def test_what_says_too_little_names_why_it_meets_nobody() -> None:
    graph = assemble([report("加大资助，300人受益。"), report("加大资助，500人受益。", "2024")])
    (one, other) = lines(graph, "受益", "apart")
    assert one.why.zh == other.why.zh == "离开上下文不知所计，不跨报告合并"


def test_a_number_whose_text_does_not_say_what_it_counts_can_be_stored() -> None:
    facts = report("清理审批事项，6700多公里。")
    (observation,) = facts.observations
    bare = facts.observations[0]._replace(quantity=observation.quantity._replace(indicator=""))
    graph = assemble([Facts(**{**{name: getattr(facts, name) for name in Facts.__slots__}, "observations": (bare,)})])
    check(graph)
    assert [graph.node(id)["name"] for id in graph.nodes["Indicator"]] == ["未写明"]


def test_a_word_that_only_begins_like_a_place_stays_whole() -> None:
    assert [measured.key for measured in Measures(report("全市场成交额300亿元，全市成交额30亿元。")).found] == [
        "全市场成交额",
        "成交额",
    ]


@pytest.mark.parametrize("wording", ["", "受益", "受理", "总量", "占比", "占全国比重", "较上年", "惠及群众", "成功率"])
def test_some_wordings_say_too_little(wording: str) -> None:
    assert says_little(wording)


@pytest.mark.parametrize("wording", ["办理公证", "律师事务所", "进出口", "调解成功率", "比例尺图幅", "近岸海域水质优良比例"])
def test_others_say_enough(wording: str) -> None:
    assert not says_little(wording)


def test_a_form_stands_for_one_that_has_no_other() -> None:
    assert in_full("规上服务业增加值")[0] == "规模以上服务业增加值"
    assert len(full_forms()) > 30
    assert {form: in_full(form)[0] for form in full_forms()} == full_forms()
    assert {full: in_full(full)[0] for full in full_forms().values()} == {full: full for full in full_forms().values()}
