"""Corrections of indicators: it is numbers that move, wherever they are."""

from __future__ import annotations

from hashlib import sha256

from graph_build.assemble import assemble
from graph_build.assemble.decisions import Decision
from graph_build.assemble.replay import replay
from graph_build.graph import Graph
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.reasons import read_line
from graph_build.records import Facts

HANGZHOU = {"issuer": "杭州市司法局", "jurisdiction": "浙江省/杭州市", "title": "杭州司法"}
HUZHOU = {"issuer": "湖州市司法局", "jurisdiction": "浙江省/湖州市", "title": "湖州司法"}
ONE = "2024年，市司法局办理公证业务12件，全市调解纠纷30起，规上工业企业达9家。\n"
TWO = "2024年，全市共办理公证业务15件，化解矛盾纠纷40起，规模以上工业企业达8家。\n"


def report(text: str, **stated: str) -> Facts:
    return facts_of(Source("a.txt", text, "utf-8", sha256(text.encode()).hexdigest()), {"period": "2024", **stated})


def reports() -> list[Facts]:
    return [report(ONE, **HANGZHOU), report(TWO, **HUZHOU)]


def after(*decisions: Decision) -> Graph:
    replayed = replay(decisions, reports())
    assert replayed.used == decisions
    return assemble(replayed.reports)


def values(graph: Graph) -> dict[str, list[float]]:
    """By indicator, the values of its numbers."""
    names = {id: graph.node(id)["name"] for id in graph.nodes["Indicator"]}
    found: dict[str, list[float]] = {name: [] for name in names.values()}
    for observation, indicator, *_ in graph.edges["OF"]:
        found[names[indicator]].append(graph.node(observation)["value"])
    return {name: sorted(numbers) for name, numbers in sorted(found.items())}


def indicator(graph: Graph, name: str) -> dict[str, object]:
    (node,) = [node for id in graph.nodes["Indicator"] if (node := graph.node(id))["name"] == name]
    return dict(node)


def said(graph: Graph, name: str, column: str = "reasons") -> list[str]:
    lines = indicator(graph, name)[column]
    assert isinstance(lines, list)
    return [read_line(line).why.zh for line in lines]


def test_without_a_line_each_wording_is_what_it_is() -> None:
    assert values(assemble(reports())) == {
        "办理公证业务": [12, 15],
        "化解矛盾纠纷": [40],
        "规模以上工业企业": [8, 9],
        "调解纠纷": [30],
    }


def test_rename_takes_all_numbers_to_another_wording() -> None:
    graph = after(Decision("d:2", "rename", "Indicator", "办理公证业务", "公证办件"))
    assert values(graph)["公证办件"] == [12, 15] and "办理公证业务" not in values(graph)
    aliases = indicator(graph, "公证办件")["aliases"]
    assert isinstance(aliases, list) and {"办理公证业务", "市司法局办理公证业务"} <= set(aliases)
    assert "更正表 d:2：rename 办理公证业务 公证办件" in said(graph, "公证办件")
    assert {graph.node(id)["statement"] for id in graph.nodes["Observation"]} >= {"市司法局办理公证业务"}


def test_rename_to_the_wording_of_another_joins_them() -> None:
    graph = after(Decision("d:2", "rename", "Indicator", "化解矛盾纠纷", "调解纠纷"))
    assert values(graph)["调解纠纷"] == [30, 40]


def test_a_jurisdiction_narrows_a_line_to_the_reports_of_a_place() -> None:
    graph = after(Decision("d:2", "rename", "Indicator", "办理公证业务", "公证办件", "浙江省/湖州市"))
    assert values(graph)["公证办件"] == [15] and values(graph)["办理公证业务"] == [12]


def test_same_joins_in_either_order_and_keeps_the_first() -> None:
    for one, two in (("调解纠纷", "化解矛盾纠纷"), ("化解矛盾纠纷", "调解纠纷")):
        graph = after(Decision("d:2", "same", "Indicator", one, two, who="李"))
        assert values(graph)[one] == [30, 40] and two not in values(graph)
        assert any("更正表 d:2" in why and "李" in why for why in said(graph, one))


def test_same_with_a_name_that_no_report_has_adds_the_name() -> None:
    graph = after(Decision("d:2", "same", "Indicator", "调解纠纷", "调解案件"))
    assert indicator(graph, "调解纠纷")["aliases"] == ["全市调解纠纷", "调解案件"]


def test_drop_takes_the_numbers_away() -> None:
    graph = after(Decision("d:2", "drop", "Indicator", "规上工业企业"))
    assert "规模以上工业企业" not in values(graph)
    assert sorted(graph.node(id)["value"] for id in graph.nodes["Observation"]) == [12, 15, 30, 40]


def test_not_same_parts_a_wording_from_what_it_was_read_as() -> None:
    graph = after(Decision("d:2", "not-same", "Indicator", "办理公证业务", "市司法局办理公证业务", why="只算本级"))
    assert values(graph)["市司法局办理公证业务"] == [12] and values(graph)["办理公证业务"] == [15]
    for name in ("市司法局办理公证业务", "办理公证业务"):
        assert any("只算本级" in why for why in said(graph, name, "apart"))


def test_lines_follow_each_other_and_what_is_not_there_is_told() -> None:
    graph = after(
        Decision("d:2", "rename", "Indicator", "化解矛盾纠纷", "化解纠纷"),
        Decision("d:3", "same", "Indicator", "调解纠纷", "化解纠纷"),
    )
    assert values(graph)["调解纠纷"] == [30, 40]
    assert not replay([Decision("d:2", "drop", "Indicator", "办理")], reports()).used
