"""A small graph that has what stores get wrong: parallel relationships, empty and missing values, hostile text."""

from __future__ import annotations

from typing import Any

from graph_build.graph import Graph
from graph_build.identity import label_by_prefix, node_id

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


def report(graph: Graph, text: str, name: str, year: int | None) -> str:
    """A report of one text."""
    return graph.add_node(
        "Report",
        node_id("Report", text),
        name=name,
        year=year,
        source=f"{name}.txt",
        language_masked=year is None,
    )


def passage(graph: Graph, report_id: str, order: int, start: int, text: str) -> str:
    """A sentence of a report."""
    id = node_id("Passage", report_id, str(start))
    span = {"start": start, "end": start + len(text)}
    graph.add_node(
            "Passage", id, name=f"第{order}句", report_id=report_id, order=order, text=text, section="一、", **span
    )
    graph.add_edge("IN_REPORT", id, report_id)
    return id


def entity(graph: Graph, label: str, name: str, scope: str = "", **own: Any) -> str:
    """A named thing; with no aliases unless they are given."""
    lists: dict[str, list[str]] = {"aliases": [], "reasons": [], "apart": []}
    return graph.add_node(label, node_id(label, scope, name), **{"name": name, **lists, **own})


def sample() -> Graph:
    """Two reports, three bodies, initiatives, a document, observations: 24 nodes of nine labels."""
    graph: Graph = Graph()
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
        graph.add_edge("MENTIONED_IN", body, said, start=start, end=start + 4, text="市司法局")
    graph.add_edge("MENTIONED_IN", court, said, start=19, end=22, text="市法院")
    graph.add_edge("MENTIONED_IN", check, said, start=8, end=12, text="法治体检")
    graph.add_edge("MENTIONED_IN", check, other, start=4, end=8, text="法治体检")
    graph.add_edge("MENTIONED_IN", masked, other, start=0, end=2, text="我局")
    evidence = {"passages": [said], "reports": [first]}
    graph.add_edge("IMPLEMENTS", body, check, role="lead", explicit=True, **evidence)
    graph.add_edge("IMPLEMENTS", masked, check, role=None, explicit=False, passages=[other], reports=[second])
    graph.add_edge("COOPERATES_WITH", body, court, explicit=True, **evidence)
    graph.add_edge("DURING", check, year, explicit=True, **evidence)
    graph.add_edge("ISSUED_BY", first, body)
    graph.add_edge("COVERS", first, year)
    _observations(graph, visits, body, said, other)
    _hostile(graph, said)
    return graph


def _observations(graph: Graph, visits: str, body: str, said: str, other: str) -> None:
    for at, (passage_id, value) in enumerate(((said, 120.0), (other, None))):
        raw = "120家" if value else "*家"
        id = node_id("Observation", passage_id, "24")
        graph.add_node(
            "Observation", id, name=raw, raw=raw, value=value, unit="家", redacted=value is None, status="actual"
        )
        graph.add_edge("STATED_IN", id, passage_id, start=24, end=24 + len(raw))
        graph.add_edge("OF", id, visits)
        if at == 0:
            graph.add_edge("BY", id, body, explicit=True)


def _hostile(graph: Graph, said: str) -> None:
    for at, text in enumerate(HOSTILE):
        id = node_id("Formulation", str(at))
        graph.add_node("Formulation", id, name=text or "空", aliases=[text, "同"] if at % 2 else None)
        graph.add_edge("MENTIONED_IN", id, said, start=100 + at, end=101 + at, text=text)


def put(graph: Graph, id: str, **values: Any) -> None:
    """Give a node other values."""
    graph.add_node(label_by_prefix(id), id, **{**graph.node(id), **values})


def without(graph: Graph, id: str) -> Graph:
    """The graph without a node and its relationships."""
    del graph.nodes[label_by_prefix(id)][id]
    for type_, edges in graph.edges.items():
        graph.edges[type_] = {edge: values for edge, values in edges.items() if id not in edge[:2]}
    return graph


def listing(graph: Graph) -> tuple[list[Any], list[Any]]:
    """Everything in a graph, in its order."""
    nodes = [row for rows in graph.nodes.values() for row in rows.values()]
    edges = [(type_, *item) for type_, rows in graph.edges.items() for item in rows.items()]
    return nodes, edges
