"""Why a node is one: every form that was joined has a line, with the reports that write it."""

from __future__ import annotations

from hashlib import sha256

import pytest

from graph_build.assemble import assemble
from graph_build.assemble.decisions import Decision
from graph_build.assemble.replay import replay
from graph_build.errors import Bilingual
from graph_build.graph import Graph
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.reasons import Line, read_line
from graph_build.records import Facts

HANGZHOU = {"issuer": "杭州市教育局", "jurisdiction": "浙江省/杭州市", "period": "2024", "title": "杭州教育2024"}
TEXT = (
    "我局推进“双减”工作。市委依法治市办统筹推进。市委全面依法治市委员会办公室印发方案。今年，市教育局新建学校12所。\n"
)


def report(text: str = TEXT, **stated: str) -> Facts:
    return facts_of(Source("a.txt", text, "utf-8", sha256(text.encode()).hexdigest()), {**HANGZHOU, **stated})


def lines(graph: Graph, label: str, name: str, column: str = "reasons") -> list[Line]:
    (node,) = [node for id in graph.nodes[label] if (node := graph.node(id))["name"] == name]
    return [read_line(text) for text in node[column]]


def test_a_line_is_read_as_it_was_written_and_no_form_can_break_it() -> None:
    line = Line("市委｜办", Bilingual("简称", "short"), "甲")
    assert read_line(str(line)) == Line("市委|办", Bilingual("简称", "short"), "甲")
    assert read_line("") == Line("", Bilingual("", ""), "")


def test_a_self_reference_says_whom_the_report_means() -> None:
    found = {line.form: line for line in lines(assemble([report()]), "Organization", "杭州市教育局")}
    assert "本报告自称，即 杭州市教育局" in found["我局"].why.zh
    assert "what the report calls itself: 杭州市教育局" in found["我局"].why.en
    assert found["我局"].where == "杭州教育2024"
    assert "浙江省/杭州市" in found["市教育局"].why.zh


def test_a_short_form_says_what_it_is_in_full() -> None:
    found = {
        line.form: line.why for line in lines(assemble([report()]), "Organization", "市委全面依法治市委员会办公室")
    }
    assert "委依法治市办 全称 委全面依法治市委员会办公室" in found["市委依法治市办"].zh


def test_a_relative_period_says_by_which_time_it_was_read() -> None:
    found = {line.form: line.why for line in lines(assemble([report()]), "Period", "2024")}
    assert found["今年"] == Bilingual("本报告的时段是 2024，据此为 2024", "by the report's own time, 2024: 2024")


def test_reports_that_meet_are_counted_and_the_first_are_named() -> None:
    reports = [report(TEXT + f"共办实事{number}件。\n", title=f"杭州教育{number}") for number in range(11, 16)]
    last = lines(assemble(reports), "Organization", "杭州市教育局")[-1]
    assert last.why.zh == "5 份报告中类别、归属与全称都相同"
    assert last.where == "杭州教育11、杭州教育12、杭州教育13 +2"


def test_a_correction_is_named_by_its_line_without_its_folder() -> None:
    decision = Decision(
        "/some/where/decisions.csv:7", "same", "Organization", "市教育局", "市委依法治市办", who="李", why="同一机构"
    )
    reports = replay([decision], [report("市教育局建校。市委依法治市办印发方案。\n", issuer="")]).reports
    (why,) = [line.why for line in lines(assemble(reports), "Organization", "市教育局") if "更正表" in line.why.zh]
    assert why.zh == "更正表 decisions.csv:7：same 市教育局 市委依法治市办（李，同一机构）"


def test_what_a_correction_takes_apart_says_so_on_both_sides() -> None:
    decision = Decision(
        "d.csv:2", "not-same", "Organization", "市委全面依法治市委员会办公室", "市委依法治市办", why="两块牌子"
    )
    graph = assemble(replay([decision], [report()]).reports)
    for name, other in (
        ("市委全面依法治市委员会办公室", "市委依法治市办"),
        ("市委依法治市办", "市委全面依法治市委员会办公室"),
    ):
        (line,) = [line for line in lines(graph, "Organization", name, "apart") if "更正表" in line.why.zh]
        assert line.form == other and "两块牌子" in line.why.zh
        assert graph.node(line.where)["name"] == other


@pytest.mark.parametrize("label", ["Organization", "Initiative", "Period"])
def test_the_order_of_reports_does_not_matter(label: str) -> None:
    one, two = report(), report("市教育局推进“双减”活动。\n", title="杭州教育二")
    found = [assemble(order).nodes[label] for order in ([one, two], [two, one])]
    assert found[0] == found[1] != {}
