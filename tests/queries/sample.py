"""A small graph of two invented reports of an education bureau, in which every kind of fact occurs."""

from __future__ import annotations

from collections.abc import Iterable

from graph_build.graph import Graph, check
from graph_build.identity import node_id

EARLY, LATE = node_id("Report", "2022"), node_id("Report", "2023")
REPORTS = {
    EARLY: ("二〇二二年总结", 2022, (
        ("一、工作", "市教育局牵头实施“春笋行动”，市财政局配合。"),
        ("一、工作", "市教育局联合市卫健委印发《食堂管理办法》。"),
        ("一、工作", "“春笋行动”惠及学生1200人，培训教师*人次。"),
        ("二、会议", "坚持“五育并举”，召开全市教育大会，坚持“五育并举”。"),
    )),
    LATE: ("二〇二三年总结", 2023, (
        ("一、工作", "“春笋行动”包括“护苗计划”，覆盖12所学校。"),
        ("二、打算", "力争培训教师300人次左右，修订《食堂管理办法》，坚持“五育并举”。"),
    )),
}  # fmt: skip
NAMED = {
    "Organization": ("市教育局", "市财政局", "市卫健委"),
    "Initiative": ("春笋行动", "护苗计划"),
    "Formulation": ("五育并举",),
    "Document": ("食堂管理办法",),
    "Meeting": ("全市教育大会",),
}
BUREAU, TREASURY, HEALTH = (node_id("Organization", name) for name in NAMED["Organization"])
BAMBOO, SEEDLING = (node_id("Initiative", name) for name in NAMED["Initiative"])


def passage(report: str, order: int) -> str:
    """The id of a report's passage by its place."""
    return node_id("Passage", report, str(order))


def _reports(graph: Graph) -> None:
    for report, (name, year, passages) in REPORTS.items():
        known = {"issuer": "市教育局", "period": str(year), "genre": "总结", "characters": 80}
        graph.add_node("Report", report, name=name, year=year, **known)
        add_passages(graph, report, passages)


def add_passages(graph: Graph, report: str, passages: Iterable[tuple[str, str]]) -> None:
    """The sentences of a report, (section, text) in order."""
    start = 0
    for order, (section, text) in enumerate(passages):
        id = passage(report, order)
        place = {"report_id": report, "order": order, "section": section, "start": start, "end": start + len(text)}
        graph.add_node("Passage", id, name=str(order + 1), text=text, **place)
        graph.add_edge("IN_REPORT", id, report)
        start += len(text)


def _entities(graph: Graph) -> None:
    for label, names in NAMED.items():
        for name in names:
            mentions(graph, graph.add_node(label, node_id(label, name), name=name), name)
    for year in (2022, 2023, 2024):
        period = node_id("Period", str(year))
        graph.add_node("Period", period, name=str(year), year=year, start=f"{year}-01-01", kind="year")


def mentions(graph: Graph, id: str, name: str) -> None:
    """Every place where an entity's name stands in a passage."""
    for at in graph.nodes["Passage"]:
        data = graph.node(at)
        found = data["text"].find(name)
        while found >= 0:
            start = data["start"] + found
            graph.add_edge("MENTIONED_IN", id, at, start=start, end=start + len(name), text=name)
            found = data["text"].find(name, found + 1)


def stated(graph: Graph, type_: str, source: str, target: str, *at: str, **properties: object) -> None:
    """A relationship that these passages state."""
    reports = sorted({graph.node(id)["report_id"] for id in at})
    graph.add_edge(type_, source, target, passages=sorted(at), reports=reports, **properties)


def _relations(graph: Graph) -> None:
    rules, congress = node_id("Document", "食堂管理办法"), node_id("Meeting", "全市教育大会")
    first, later = passage(EARLY, 0), passage(LATE, 0)
    stated(graph, "IMPLEMENTS", BUREAU, BAMBOO, first, later, role="lead", explicit=True)
    stated(graph, "IMPLEMENTS", TREASURY, BAMBOO, first, role="support", explicit=True)
    stated(graph, "IMPLEMENTS", BUREAU, SEEDLING, later, role="lead", explicit=False)
    stated(graph, "PART_OF", SEEDLING, BAMBOO, later, explicit=True)
    stated(graph, "ISSUES", BUREAU, rules, passage(EARLY, 1), action="issue", explicit=True)
    stated(graph, "COOPERATES_WITH", BUREAU, HEALTH, passage(EARLY, 1), explicit=True)
    stated(graph, "HOLDS", BUREAU, congress, passage(EARLY, 3), explicit=False)


def observation(
    graph: Graph, at: str, raw: str, counted: str, period: str, by: str = BUREAU, **properties: object
) -> str:
    """A number that a passage states of a body; `counted` is its indicator's name."""
    data = graph.node(at)
    start = data["start"] + data["text"].index(raw)
    id, indicator = node_id("Observation", at, raw), node_id("Indicator", counted)
    values = {"unit": "人次", "status": "actual", "redacted": False, **properties}
    graph.add_node("Observation", id, name=f"{counted} {raw}", raw=raw, statement=counted, **values)
    graph.add_node("Indicator", indicator, name=counted)
    graph.add_edge("OF", id, indicator)
    graph.add_edge("BY", id, by, explicit=False)
    graph.add_edge("STATED_IN", id, at, start=start, end=start + len(raw))
    stated(graph, "DURING", id, node_id("Period", period), at)
    return id


def _observations(graph: Graph) -> None:
    counts = passage(EARLY, 2)
    reached = observation(graph, counts, "1200人", "惠及学生", "2022", value=1200.0, unit="人")
    graph.add_edge("ABOUT", reached, BAMBOO)
    observation(graph, counts, "*人次", "培训教师", "2022", redacted=True)
    covered = observation(graph, passage(LATE, 0), "12所", "覆盖学校", "2023", value=12.0, unit="所")
    graph.add_edge("ABOUT", covered, SEEDLING)
    planned = {"value": 300.0, "approx": "左右", "status": "target"}
    observation(graph, passage(LATE, 1), "300人次左右", "培训教师", "2024", **planned)


def sample_graph() -> Graph:
    """The graph, checked against the ontology and in canonical order."""
    graph = Graph()
    for part in (_reports, _entities, _relations, _observations):
        part(graph)
    check(graph)
    return graph.ordered()

