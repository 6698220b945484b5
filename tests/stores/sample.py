"""A small graph that has what stores get wrong: parallel relationships, empty and missing values, hostile text."""

from __future__ import annotations

from typing import Any

import networkx as nx

from graph_build.graph import add_edge, add_node, node_id

HOSTILE = (
    "它说：\"好\" 'x' `y` \\ \\u0041 $p {a: 1}",
    "AND( OR * [甲](乙)",
    " 两头有空格 ",
    "一行\n二行\t制表\u3000全角",
    "𠮷野家😀e\u0301",
    "NaN",
    "2023-01-01",
    "a\x00b",
    "",
)


def report(graph: nx.MultiDiGraph[str], text: str, name: str, year: int | None) -> str:
    """A report of one text."""
    return add_node(
        graph,
        "Report",
        node_id("Report", text),
        name=name,
        year=year,
        source=f"{name}.txt",
        language_masked=year is None,
    )


def passage(graph: nx.MultiDiGraph[str], report_id: str, order: int, start: int, text: str) -> str:
    """A sentence of a report."""
    id = node_id("Passage", report_id, str(start))
    span = {"start": start, "end": start + len(text)}
    add_node(
        graph, "Passage", id, name=f"第{order}句", report_id=report_id, order=order, text=text, section="一、", **span
    )
    add_edge(graph, "IN_REPORT", id, report_id)
    return id


def entity(graph: nx.MultiDiGraph[str], label: str, name: str, scope: str = "", **own: Any) -> str:
    """A named thing; with no aliases unless they are given."""
    return add_node(graph, label, node_id(label, scope, name), **{"name": name, "aliases": [], **own})


def sample() -> nx.MultiDiGraph[str]:
    """Two reports, three bodies, initiatives, a document, observations: 24 nodes of nine labels."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    first, second = (
        report(graph, "甲", "湖州市司法局2023年工作总结", 2023),
        report(graph, "乙", "XX市司法局工作总结", None),
    )
    said = passage(graph, first, 0, 0, "市司法局牵头开展法治体检，市司法局会同市法院走访企业120家。")
    other = passage(graph, second, 0, 0, "我局推广法治体检，走访企业*家。")
    body = entity(graph, "Organization", "湖州市司法局", "湖州市", aliases=["市司法局", "Bureau"], kind="government")
    court = entity(graph, "Organization", "湖州市中级人民法院", "湖州市", aliases=["市法院"], kind="court")
    masked = entity(graph, "Organization", "XX市司法局", "report:乙", aliases=["我局"], kind=None, level="city")
    check = entity(graph, "Initiative", "法治体检", kind="活动")
    year = entity(graph, "Period", "2023", year=2023, start="2023-01-01", end="2023-12-31", kind="year")
    visits = entity(graph, "Indicator", "走访企业数", unit="家")
    for start in (0, 13):
        add_edge(graph, "MENTIONED_IN", body, said, start=start, end=start + 4, text="市司法局")
    add_edge(graph, "MENTIONED_IN", court, said, start=19, end=22, text="市法院")
    add_edge(graph, "MENTIONED_IN", check, said, start=8, end=12, text="法治体检")
    add_edge(graph, "MENTIONED_IN", check, other, start=4, end=8, text="法治体检")
    add_edge(graph, "MENTIONED_IN", masked, other, start=0, end=2, text="我局")
    evidence = {"passages": [said], "reports": [first]}
    add_edge(graph, "IMPLEMENTS", body, check, role="lead", explicit=True, **evidence)
    add_edge(graph, "IMPLEMENTS", masked, check, role=None, explicit=False, passages=[other], reports=[second])
    add_edge(graph, "COOPERATES_WITH", body, court, explicit=True, **evidence)
    add_edge(graph, "DURING", check, year, explicit=True, **evidence)
    add_edge(graph, "ISSUED_BY", first, body)
    add_edge(graph, "COVERS", first, year)
    _observations(graph, visits, body, said, other)
    _hostile(graph, said)
    return graph


def _observations(graph: nx.MultiDiGraph[str], visits: str, body: str, said: str, other: str) -> None:
    for at, (passage_id, value) in enumerate(((said, 120.0), (other, None))):
        raw = "120家" if value else "*家"
        id = node_id("Observation", passage_id, "24")
        add_node(
            graph, "Observation", id, name=raw, raw=raw, value=value, unit="家", redacted=value is None, status="actual"
        )
        add_edge(graph, "STATED_IN", id, passage_id, start=24, end=24 + len(raw))
        add_edge(graph, "OF", id, visits)
        if at == 0:
            add_edge(graph, "BY", id, body, explicit=True)


def _hostile(graph: nx.MultiDiGraph[str], said: str) -> None:
    for at, text in enumerate(HOSTILE):
        id = node_id("Formulation", str(at))
        add_node(graph, "Formulation", id, name=text or "空", aliases=[text, "同"] if at % 2 else None)
        add_edge(graph, "MENTIONED_IN", id, said, start=100 + at, end=101 + at, text=text)


def listing(graph: nx.MultiDiGraph[str]) -> tuple[list[Any], list[Any]]:
    """Everything in a graph, in its order, with the types of all values."""
    nodes = [(id, sorted(data.items())) for id, data in graph.nodes(data=True)]
    edges = [
        (source, target, key, sorted(data.items())) for source, target, key, data in graph.edges(keys=True, data=True)
    ]
    return nodes, edges
