"""Graphs of the declared shape in any size: Chinese names, three relationships a node, few that have most of them."""

from __future__ import annotations

from random import Random
from typing import Any

from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.ontology import ontology

CHARACTERS = "安保北成城春东丰福港高广贵海汉和河衡湖华淮惠吉嘉建江金景九康兰乐连辽龙宁平清泉瑞山善石泰通文武兴阳永泽"
ENDINGS = {
    "Organization": ("司法局", "教育局", "卫生健康委员会", "人民法院", "人民政府"),
    "Initiative": ("行动", "工程", "机制", "专项整治", "平台"),
    "Formulation": ("思想", "理念"),
    "Document": ("实施方案", "条例", "三年规划"),
    "Meeting": ("工作会议", "推进会"),
    "Place": ("市", "县", "区"),
    "Indicator": ("案件", "人次", "活动", "服务企业"),
}
SHARES = {
    "Report": 0.005, "Passage": 0.39, "Organization": 0.06, "Initiative": 0.09, "Formulation": 0.02, "Document": 0.06,
    "Meeting": 0.02, "Place": 0.015, "Period": 0.01, "Indicator": 0.09, "Observation": 0.24,
}  # fmt: skip
RELATIONSHIPS = {
    ("IMPLEMENTS", "Organization", "Initiative"): 0.20,
    ("ISSUES", "Organization", "Document"): 0.08,
    ("HOLDS", "Organization", "Meeting"): 0.03,
    ("COOPERATES_WITH", "Organization", "Organization"): 0.06,
    ("PART_OF", "Initiative", "Initiative"): 0.06,
    ("LOCATED_IN", "Initiative", "Place"): 0.02,
    ("DURING", "Initiative", "Period"): 0.03,
    ("ABOUT", "Observation", "Initiative"): 0.06,
    ("ISSUED_BY", "Report", "Organization"): 0.005,
    ("COVERS", "Report", "Period"): 0.005,
}
MENTIONS = 1.1  # a node
SKEW = 3.0
YEARS = range(2001, 2026)


class _Making:
    """A graph in the making. The same size gives the same graph."""

    def __init__(self, size: int) -> None:
        self.chance = Random(size)
        self.size = size
        self.graph = Graph()
        self.ids: dict[str, list[str]] = {}

    def name(self, label: str, number: int) -> str:
        """A name of its own: as many characters as the number needs, and an ending of the kind."""
        written, base = CHARACTERS[number % len(CHARACTERS)], len(CHARACTERS)
        while number >= base:
            number //= base
            written += CHARACTERS[number % base]
        endings = ENDINGS.get(label, ("",))
        return written + endings[len(written) % len(endings)]

    def one_of(self, label: str) -> str:
        """Some node of a label, the first ones far more often."""
        ids = self.ids[label]
        return ids[int(len(ids) * self.chance.random() ** SKEW)]

    def nodes(self) -> None:
        for label, share in SHARES.items():
            count = max(2, round(self.size * share))
            count = min(count, len(YEARS)) if label == "Period" else count
            self.ids[label] = [node_id(label, str(number)) for number in range(count)]
            for number, id in enumerate(self.ids[label]):
                self.graph.add_node(label, id, **self.values(label, number))

    def values(self, label: str, number: int) -> dict[str, Any]:
        name = self.name(label, number)
        reports = len(self.ids["Report"])
        if label == "Report":
            return {"name": f"{name}工作总结", "issuer": name, "year": YEARS[number % len(YEARS)], "genre": "工作总结"}
        if label == "Passage":
            undertaking, counted = self.name("Initiative", number // 7), self.name("Indicator", number // 5)
            text = f"{name}：{undertaking}取得进展，办理{counted}{number}件。"
            place = {"order": number // reports, "section": "一、", "start": number, "end": number + len(text)}
            return {"name": name, "report_id": self.ids["Report"][number % reports], "text": text, **place}
        if label == "Observation":
            known = {"raw": f"{number}件", "value": float(number), "unit": "件", "status": "actual", "redacted": False}
            return {"name": f"{name} {number}件", "statement": name, **known}
        if label == "Period":
            year = YEARS[number]
            return {"name": str(year), "year": year, "start": f"{year}-01-01", "end": f"{year}-12-31", "kind": "year"}
        declared = {column.name for column in ontology().nodes[label].properties}
        return {"name": name, **({"aliases": [f"{name}办"]} if "aliases" in declared else {})}

    def edges(self) -> None:
        for number, passage in enumerate(self.ids["Passage"]):
            self.graph.add_edge("IN_REPORT", passage, self.ids["Report"][number % len(self.ids["Report"])])
        for number, id in enumerate(self.ids["Observation"]):
            self.graph.add_edge("STATED_IN", id, self.one_of("Passage"), start=number, end=number + 3)
            self.graph.add_edge("OF", id, self.one_of("Indicator"))
            self.graph.add_edge("BY", id, self.one_of("Organization"), explicit=False)
            self.graph.add_edge("DURING", id, self.one_of("Period"), **self.evidence("DURING"))
        for (type_, head, tail), share in RELATIONSHIPS.items():
            for _ in range(round(self.size * share)):
                self.graph.add_edge(type_, self.one_of(head), self.one_of(tail), **self.evidence(type_))
        named = list(ENDINGS)[:-1]
        for number in range(round(self.size * MENTIONS)):
            span = {"start": number, "end": number + 4, "text": "名称"}
            self.graph.add_edge("MENTIONED_IN", self.one_of(self.chance.choice(named)), self.one_of("Passage"), **span)

    def evidence(self, type_: str) -> dict[str, Any]:
        if not ontology().relationships[type_].evidence:
            return {}
        return {"explicit": True, "passages": [self.one_of("Passage")], "reports": [self.one_of("Report")]}


def generated(size: int) -> Graph:
    """A graph of about `size` nodes and three times as many relationships."""
    making = _Making(size)
    making.nodes()
    making.edges()
    return making.graph.ordered()
