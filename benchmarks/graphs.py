"""Graphs of the declared shape in any size: Chinese names, three relationships a node, a skew as real graphs have it.

What grows with a real graph is the number of reports, so reports, sections and sentences stay as long as they are, and
a sentence holds a handful of facts in any size. Every report has an issuer, which most of its facts are about; what
else it names is drawn with a skew, so that a law or a formula of the whole country stands in a good part of all
reports, and most names in one. Relationships stand in a sentence that names both ends. Every fiftieth body bears a
name that many bear (市委). At a thousand nodes there are five reports, as in the seeds.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from graph_build.graph import Graph
from graph_build.identity import node_id

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
}
ABOUT = 0.25  # of the numbers say which initiative they are about
JOINT = 0.02  # of undertakings have more than one body, as in the seeds
MENTIONS = 0.14  # a node, besides those of the ends of relationships
NAMED = ("Formulation", "Formulation", "Organization", "Document", "Place", "Meeting")
SKEW = 3.0  # the first of 20,000 is named 700 times as often as one in the middle
YEARS = range(2001, 2026)
PER_ISSUER = 10  # reports, one a year
SECTIONS = ("一、主要工作", "二、存在问题", "三、下步打算")
SHARED = ("市委", "市政府", "区委", "区政府", "县委", "县政府", "市司法局", "区司法局", "市人大常委会", "市政协")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A passage, and the report that it stands in."""

    id: str
    report: int
    start: int


class _Making:
    """A graph in the making. The same size gives the same graph."""

    def __init__(self, size: int) -> None:
        self.chance = Random(size)
        self.size = size
        self.graph = Graph()
        self.ids: dict[str, list[str]] = {}
        self.sentences: list[_Sentence] = []

    def one_of(self, label: str) -> int:
        """Some node of a label by its number, the first ones far more often."""
        return int(len(self.ids[label]) * self.chance.random() ** SKEW)

    def some_name(self, label: str) -> str:
        return name_of(label, self.one_of(label))

    def known(self) -> None:
        """Everything that has a name."""
        for label, share in SHARES.items():
            count = max(2, round(self.size * share))
            count = min(count, len(YEARS)) if label == "Period" else count
            self.ids[label] = [node_id(label, str(number)) for number in range(count)]
        for label in (*ENDINGS, "Period"):
            for number, id in enumerate(self.ids[label]):
                self.graph.add_node(label, id, **self.entity(label, number))

    def entity(self, label: str, number: int) -> dict[str, Any]:
        if label == "Period":
            year = YEARS[number]
            span = {"year": year, "start": f"{year}-01-01", "end": f"{year}-12-31", "kind": "year"}
            return {"name": f"{year}年", **span, **merged([], [])}
        name = name_of(label, number)
        return {"name": name, **merged([f"{name}办"] if number % 10 == 0 else [], [_reason(name)])}

    def issuer(self, report: int) -> int:
        """Ten reports in ten years have the same issuer, whose number is spread among all bodies."""
        bodies = len(self.ids["Organization"])
        return report // PER_ISSUER * 7 % bodies

    def year(self, report: int) -> int:
        """The number of the report's year; all years have as many reports."""
        return (report // PER_ISSUER + report) % len(self.ids["Period"])

    def reports(self) -> None:
        for number, id in enumerate(self.ids["Report"]):
            issuer, year = name_of("Organization", self.issuer(number)), YEARS[self.year(number)]
            name = f"{issuer}{year}年工作总结（{number}）"
            known = {"issuer": issuer, "year": year, "period": str(year), "genre": "工作总结", "characters": 5000}
            self.graph.add_node("Report", id, name=name, **known)
            self.graph.add_edge("ISSUED_BY", id, self.ids["Organization"][self.issuer(number)])
            self.graph.add_edge("COVERS", id, self.ids["Period"][self.year(number)])

    def passages(self) -> None:
        """Sentences, dealt to reports that are shorter or longer by half."""
        reports = len(self.ids["Report"])
        lengths = [self.chance.uniform(0.5, 1.5) for _ in range(reports)]
        dealt = sorted(self.chance.choices(range(reports), lengths, k=len(self.ids["Passage"])))
        order, last = 0, -1
        for number, (id, report) in enumerate(zip(self.ids["Passage"], dealt, strict=True)):
            order = order + 1 if report == last else 0
            last = report
            self.passage(number, id, report, order)

    def passage(self, number: int, id: str, report: int, order: int) -> None:
        done, partner, counted = map(self.some_name, ("Initiative", "Organization", "Indicator"))
        text = f"扎实推进{done}，会同{partner}，办理{counted}{number}件，群众满意度和获得感进一步提升。"
        start, above = order * 60, self.ids["Report"][report]
        place = {"order": order, "section": SECTIONS[order // 20 % 3], "start": start, "end": start + len(text)}
        self.graph.add_node("Passage", id, name=text[:20], report_id=above, text=text, **place)
        self.graph.add_edge("IN_REPORT", id, above)
        self.sentences.append(_Sentence(id, report, start))

    def observations(self) -> None:
        for number, id in enumerate(self.ids["Observation"]):
            sentence = self.chance.choice(self.sentences)
            self.graph.add_node("Observation", id, **self.observation(number))
            at = sentence.start + self.chance.randrange(60)
            self.graph.add_edge("STATED_IN", id, sentence.id, start=at, end=at + 3)
            self.graph.add_edge("OF", id, self.ids["Indicator"][self.one_of("Indicator")])
            self.graph.add_edge("BY", id, self.ids["Organization"][self.body(sentence)], explicit=False)
            self.graph.add_edge("DURING", id, self.ids["Period"][self.time(sentence)], **self.said("DURING", sentence))
            if self.chance.random() < ABOUT:
                self.graph.add_edge("ABOUT", id, self.ids["Initiative"][self.one_of("Initiative")])

    def observation(self, number: int) -> dict[str, Any]:
        """One in ten is masked, in twelve a target, in twenty approximate, in thirty a rate of growth."""
        counted = self.some_name("Indicator")
        known = _figure(number) | {"status": "target" if number % 12 == 0 else "actual"}
        return {"name": f"{counted} {known['raw']}", "statement": counted, **known}

    def said(self, type_: str, sentence: _Sentence) -> dict[str, Any]:
        """The evidence of a relationship."""
        passages, reports = [sentence.id], [self.ids["Report"][sentence.report]]
        return {"explicit": True, "passages": passages, "reports": reports}

    def body(self, sentence: _Sentence) -> int:
        """Whom a sentence is about: mostly the report's issuer."""
        return self.issuer(sentence.report) if self.chance.random() < 0.6 else self.one_of("Organization")

    def time(self, sentence: _Sentence) -> int:
        """The number of a period: mostly the report's year, else the year before."""
        year = self.year(sentence.report)
        return year if self.chance.random() < 0.8 else max(0, year - 1)

    def relationships(self) -> None:
        for (type_, head, tail), share in RELATIONSHIPS.items():
            for _ in range(round(self.size * share)):
                sentence = self.chance.choice(self.sentences)
                source = self.body(sentence) if head == "Organization" else self.one_of(head)
                target = self.time(sentence) if tail == "Period" else self.one_of(tail)
                said = self.said(type_, sentence)
                said |= {"role": "joint"} if type_ == "IMPLEMENTS" and self.chance.random() < JOINT else {}
                said |= {"action": self.chance.choice(("issue", "draft", "adopt"))} if type_ == "ISSUES" else {}
                self.graph.add_edge(type_, self.ids[head][source], self.ids[tail][target], **said)
                self.mention(head, source, sentence)
                self.mention(tail, target, sentence)

    def mentions(self) -> None:
        for _ in range(round(self.size * MENTIONS)):
            label = self.chance.choice(NAMED)
            self.mention(label, self.one_of(label), self.chance.choice(self.sentences))

    def mention(self, label: str, number: int, sentence: _Sentence) -> None:
        at = sentence.start + self.chance.randrange(60)
        span = {"start": at, "end": at + 4, "text": "本单位"}
        self.graph.add_edge("MENTIONED_IN", self.ids[label][number], sentence.id, **span)


def name_of(label: str, number: int) -> str:
    """A name of its own: as many characters as the number needs, and an ending of the kind. The first of a label is the
    one that most is said about."""
    if label == "Organization" and number % 50 == 49:
        return SHARED[number // 50 % len(SHARED)]
    written, base = CHARACTERS[number % len(CHARACTERS)], len(CHARACTERS)
    rest = number
    while rest >= base:
        rest //= base
        written += CHARACTERS[rest % base]
    endings = ENDINGS[label]
    return written + endings[number % len(endings)]


def merged(aliases: list[str], reasons: list[str]) -> dict[str, Any]:
    """What a build says of every name: other forms, and why they are one. Empty lists are what most names have."""
    return {"aliases": aliases, "reasons": reasons, "apart": []}


def _reason(name: str) -> str:
    why = "不知在何地，只在本报告内相同｜its place is not known: the same only within this report"
    return f"{name}｜{why}｜{name}工作总结"


def _figure(number: int) -> dict[str, Any]:
    """A number as it is written and as it is read."""
    if number % 10 == 3:
        return {"raw": "XX件", "value": None, "unit": "件", "redacted": True}
    if number % 30 == 7:
        return {"raw": f"{number % 90}%", "value": number % 90.0, "unit": "%", "redacted": False, "change": "同比增长"}
    approx = {"approx": "余"} if number % 20 == 1 else {}
    return {"raw": f"{number % 10_000}件", "value": number % 10_000.0, "unit": "件", "redacted": False, **approx}


def generated(size: int) -> Graph:
    """A graph of about `size` nodes and three times as many relationships."""
    making = _Making(size)
    making.known()
    making.reports()
    making.passages()
    making.observations()
    making.relationships()
    making.mentions()
    return making.graph.ordered()
