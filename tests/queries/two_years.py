"""A small graph of three invented reports: one bureau in two years and a bureau of another city, with figures that move,
repeat, contradict and do not add up, and with bodies that lead and support."""

from __future__ import annotations

from graph_build.graph import Graph, check
from graph_build.identity import node_id
from tests.queries.sample import add_passages, mentions, observation, passage, stated

BEFORE, AFTER, ELSEWHERE = (node_id("Report", name) for name in ("甲2022", "甲2023", "乙2023"))
FIRST, SECOND, OTHER = "甲市教育局2022年总结", "甲市教育局2023年总结", "乙市教育局2023年总结"
PIONEER, CARAVAN = "力争2023年新建学校12所。", "甲市教育局牵头，甲市财政局配合，开展“送教大篷车”。"
OPENED, BUILT = "新建学校10所，坚持“五育并举”。", "新建学校13所，增长20%。"
RESTATED, CHECKED = "上年新建学校11所。", "检查食堂50家，其中公办30家、民办25家。"
GUARDED, LAWFUL = "甲市财政局牵头，甲市卫健委配合，开展“护眼行动”。", "依据《校车条例》，坚持“立德树人”。"
FAR, NIGHT = "新建学校7所，学习丙市教育局做法，坚持“立德树人”。", "全市开展“夜课堂”。"
TRAINED, FITTING = "培训教师近200人，其中新教师198人。", "检查校车9辆，其中大车4辆、小车5辆。"
LEFT_OVER = "配备校医20人，其中专职8人、兼职10人。"
WORK, PLANS = "一、工作", "二、打算"
REPORTS = {
    BEFORE: (FIRST, "甲市教育局", 2022, ((WORK, OPENED), (WORK, CARAVAN), (WORK, NIGHT), (PLANS, PIONEER))),
    AFTER: (
        SECOND,
        "甲市教育局",
        2023,
        ((WORK, BUILT), (WORK, RESTATED), (WORK, CHECKED), (WORK, GUARDED), (WORK, LAWFUL), (WORK, NIGHT), (WORK, TRAINED)),
    ),
    ELSEWHERE: (OTHER, "乙市教育局", 2023, ((WORK, FAR), (WORK, FITTING), (WORK, LEFT_OVER))),
}
BODIES = {
    "甲市教育局": "甲省/甲市",
    "甲市财政局": "甲省/甲市",
    "甲市卫健委": "甲省/甲市",
    "乙市教育局": "甲省/乙市",
    "丙市教育局": None,
}
NAMED = {
    "Initiative": ("送教大篷车", "护眼行动", "夜课堂"),
    "Formulation": ("五育并举", "立德树人"),
    "Document": ("校车条例",),
}
BUREAU, TREASURY, HEALTH, NEIGHBOUR, _ = (node_id("Organization", name) for name in BODIES)

JOINED = f"市教育局｜本报告自称｜what the report calls itself｜{FIRST}"
APART = f"乙市教育局｜两地｜of two places｜{NEIGHBOUR}"
PARTS = (
    (passage(AFTER, 2), BUREAU, {"50家": "检查食堂", "30家": "公办", "25家": "民办"}),
    (passage(ELSEWHERE, 1), NEIGHBOUR, {"9辆": "检查校车", "4辆": "大车", "5辆": "小车"}),
    (passage(ELSEWHERE, 2), NEIGHBOUR, {"20人": "配备校医", "8人": "专职", "10人": "兼职"}),
)


def _reports(graph: Graph) -> None:
    for report, (name, issuer, year, passages) in REPORTS.items():
        known = {"issuer": issuer, "period": str(year), "genre": "总结", "characters": 60}
        graph.add_node("Report", report, name=name, year=year, **known)
        add_passages(graph, report, passages)
        graph.add_edge("ISSUED_BY", report, node_id("Organization", issuer))


def _entities(graph: Graph) -> None:
    for name, jurisdiction in BODIES.items():
        known = {"jurisdiction": jurisdiction, "level": "city"}
        mentions(graph, graph.add_node("Organization", node_id("Organization", name), name=name, **known), name)
    graph.add_node("Organization", BUREAU, **graph.node(BUREAU) | {"reasons": [JOINED], "apart": [APART]})
    for label, names in NAMED.items():
        for name in names:
            mentions(graph, graph.add_node(label, node_id(label, name), name=name), name)
    # The 夜课堂 of another city, which its name alone does not tell from the first.
    same = graph.add_node("Initiative", node_id("Initiative", "乙市", "夜课堂"), name="夜课堂")
    graph.add_edge("MENTIONED_IN", same, passage(AFTER, 5), start=4, end=9, text="“夜课堂”")
    for year in (2022, 2023):
        known = {"year": year, "start": f"{year}-01-01", "end": f"{year}-12-31", "kind": "year"}
        graph.add_node("Period", node_id("Period", str(year)), name=str(year), **known)


def _relations(graph: Graph) -> None:
    caravan, eyes, night = (node_id("Initiative", name) for name in NAMED["Initiative"])
    stated(graph, "IMPLEMENTS", BUREAU, caravan, passage(BEFORE, 1), role="lead", explicit=True)
    stated(graph, "IMPLEMENTS", TREASURY, caravan, passage(BEFORE, 1), role="support", explicit=True)
    stated(graph, "IMPLEMENTS", TREASURY, eyes, passage(AFTER, 3), role="lead", explicit=True)
    stated(graph, "IMPLEMENTS", HEALTH, eyes, passage(AFTER, 3), role="support", explicit=True)
    stated(graph, "IMPLEMENTS", BUREAU, night, passage(BEFORE, 2), explicit=False)
    stated(graph, "IMPLEMENTS", HEALTH, night, passage(AFTER, 5), explicit=False)
    stated(graph, "DURING", eyes, node_id("Period", "2023"), passage(AFTER, 3), explicit=False)


def _observations(graph: Graph) -> None:
    schools = {"counted": "新建学校", "unit": "所", "by": BUREAU}
    observation(graph, passage(BEFORE, 0), "10所", period="2022", value=10.0, **schools)
    observation(graph, passage(BEFORE, 3), "12所", period="2023", value=12.0, status="target", **schools)
    observation(graph, passage(AFTER, 0), "13所", period="2023", value=13.0, **schools)
    growth = {"value": 20.0, "change": "增长"}
    observation(graph, passage(AFTER, 0), "20%", period="2023", **growth, **{**schools, "unit": "%"})
    observation(graph, passage(AFTER, 1), "11所", period="2022", value=11.0, **schools)
    observation(graph, passage(ELSEWHERE, 0), "7所", period="2023", value=7.0, **{**schools, "by": NEIGHBOUR})
    # Nearly 200 and 198 do not contradict each other.
    observation(graph, passage(AFTER, 6), "200人", "培训教师", "2023", BUREAU, value=200.0, unit="人", approx="近")
    observation(graph, passage(AFTER, 6), "198人", "培训教师", "2023", BUREAU, value=198.0, unit="人")
    for at, by, counts in PARTS:
        for raw, counted in counts.items():
            value = float(raw[:-1])
            observation(graph, at, raw, counted, "2023", by, value=value, unit=raw[-1])


def two_years_graph() -> Graph:
    """The graph, checked against the ontology and in canonical order."""
    graph = Graph()
    for part in (_reports, _entities, _relations, _observations):
        part(graph)
    check(graph)
    return graph.ordered()
