"""Quantities → observations: the period, the body and the subject of each number."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_build.attribute.mentioned import Mentioned, Mentions, Named
from graph_build.attribute.subjects import Subjects
from graph_build.document.points import POINT
from graph_build.document.tables import YEAR, Cell
from graph_build.document.text import BREAKS, Document, Heading, Sentence
from graph_build.extract.changes import LATER, TROUBLES
from graph_build.records import Entity, Observation, Quantity, made

# What may stand before a subject or a period at the start of its clause.
BEFORE_SUBJECT = re.compile(
    rf"(?:{POINT}|同时|其中|目前|此外|另外|随后|并|今年|去年|全年|年初|年内"
    r"|[\d*]{1,4}年(?:度|以来|初|底|[上下]半年)?|[上下]半年|[\d*]{1,2}月(?:[\d*]{1,2}日)?|期间|以来|在此基础上|“|，)*"
)
BEFORE_PERIOD = re.compile(
    rf"(?:{POINT}|同时|其中|截至|截止|截止到|截至目前|到|至|自|从|在|于|力争|争取|确保|计划|拟|预计|努力|并|全[省市区县国]|[我本]\w{{1,3}}|到目前|特别是|仅|“)*"
)
COMPARED = re.compile(r"(?:比|较|与|同|和|超过|相比)(?:于)?\Z")
CLOSE_BEFORE = 3  # characters before a period that tell whether it is compared with, or aimed at
NOT_SUBJECT_BEHIND = re.compile(
    r"[的、和与及等”》（]|系统|机关(?!党)|以及|主要领导|负责|书记|局长|院长|领导|委员|会议|关于"
    r"|工作|部署|要求|决策|精神"
    r"|(?:正式|顺利|成功|启动|投入|获批|揭牌|挂牌|落地|入轨|转段|并)*(?:成立|挂牌|揭牌|落地|开业|投用|启用|运行|运营|建设|建成|使用)(?=[，。；、])"
)
DEADLINE_BEHIND = re.compile(r"[初底末]?(?:之?前|为止)")
AIMED = re.compile(r"(?:力争|争取|确保|计划|拟|预计|努力)(?:在|于|到)?\Z")
LEVEL_OF_YEAR = re.compile(r"[初底末]?的?[^，。；、\d]{0,2}")
LONGEST_PLAN = 40  # sentences of a paragraph
LONGEST_CLAUSE = 120
ADJACENT = ("", "、", "和", "与", "及")
REACH = 600  # characters within which a sentence's subject or period is looked for: a sentence may be a whole file
# Last characters of bodies that act for the public; firms and teams that are only mentioned are no one's `by`.
PUBLIC = frozenset("委局府厅部办院会组署队心所校关处科庭站室团")
PRIVATE = ("集团", "实验室", "研究所")
REACH_BEHIND = 10  # characters that tell whether a body acts


class _Attribution:
    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self.document = document
        self.text = document.text
        self.mentioned = Mentioned(entities)
        self.periods = Mentions(self.mentioned.of_kind("Period"))
        self.bodies = Mentions([body for body in self.mentioned.of_kind("Organization") if self._is_public(body)])
        self.sentence: Sentence | None = None  # that of the last number
        self.sections: Sequence[Heading] = ()  # those of the sentence asked for last, and what they say by status
        self.section_periods: dict[str, str] = {}
        self.last: tuple[int, str] = (0, "")  # where the number before ends, and its period
        self.subjects = Subjects(document, self.mentioned)

    def observation(self, quantity: Quantity) -> Observation | None:
        """None for a numeral that belongs to a name."""
        start, end = quantity.span
        around = self.mentioned.around(start, end)
        if around and self._within_name(quantity, around):
            return None
        sentence = self._sentence_at(start)
        begin = sentence.span.start
        floor = max(begin, start - REACH)
        cell = self.document.tables.at(start)
        body = (self._beside(cell) if cell else None) or self._body(floor, start, begin)
        about = self.subjects.of(quantity, floor, around, sentence)
        behind, period = self.last
        if not behind or self.text[behind:start] not in ADJACENT:  # 从2020年的645元、431元
            period = (self._above(cell) if cell else None) or self._period(floor, quantity, sentence)
        self.last = (end, period)
        by = body or self.document.profile.issuer
        name, kind = (about.name, about.kind) if about else (None, None)
        return made(Observation, (quantity, sentence.index, period, by, body is not None, name, kind, None))

    def _beside(self, cell: Cell) -> str | None:
        """The body of a table's row or column."""
        for span in (*reversed(cell.labels), *reversed(cell.headers)):
            for named in self.mentioned.between(*span):
                if named.kind == "Organization":
                    return named.name
        return None

    def _above(self, cell: Cell) -> str | None:
        """The period of a table's column or row."""
        for span in (cell.due, *reversed(cell.headers), *reversed(cell.labels)):
            if YEAR.fullmatch(self.text, *span):
                return self.text[span.start : span.end]
            for named in self.periods.between(*span):
                if not COMPARED.search(self.text, span.start, named.start):
                    return named.name
        return None

    def _sentence_at(self, at: int) -> Sentence:
        """The sentence of a number, which mostly is that of the number before."""
        if self.sentence is None or not self.sentence.span.start <= at < self.sentence.span.end:
            self.sentence = self.document.sentence_at(at)
        return self.sentence

    def _within_name(self, quantity: Quantity, around: Sequence[Named]) -> bool:
        arabic = self.text[quantity.span.start].isdigit() or quantity.redacted
        for named in around:
            first = named.start == quantity.span.start
            counted = first or named.kind == "Initiative" or self._in_title(named, quantity)
            if not (arabic and counted):
                return True
        return False

    def _in_title(self, named: Named, quantity: Quantity) -> bool:
        """支持民营经济发展25条措施 counts its measures; “惠企25条” is only called by their number."""
        measures = named.kind == "Document" and quantity.unit in ("条", "项")
        return measures and self.text[named.start] not in "“《" and quantity.span.end < named.end

    def _clause_start(self, at: int, floor: int) -> int:
        return self.document.clause_start(at, max(floor, at - LONGEST_CLAUSE))

    def _body(self, floor: int, start: int, begin: int) -> str | None:
        """The last body that is the subject of a clause of the sentence, which begins there; it holds to its end."""
        partner = -1
        for named in reversed(self.bodies.between(floor, start)):
            if self._is_subject(named, begin, partner):
                return named.name
            partner = named.start
        return None

    def _is_public(self, named: Named) -> bool:
        """Whether it is a body that acts for the public, or the one that reports."""
        public = named.name[-1] in PUBLIC or named.name == self.document.profile.issuer
        return public and not named.name.endswith(PRIVATE)

    def _is_subject(self, named: Named, begin: int, partner: int) -> bool:
        """Whether a clause begins with a body that acts, alone or with one that begins at `partner` (甲与|乙共建)."""
        if named.name.endswith("中心组"):  # 党委中心组学习7次: what was held, by the body that reports
            return False
        behind = self.text[named.end : named.end + REACH_BEHIND]
        with_another = behind[:1] in ("与", "同") and named.end + 1 == partner
        if not behind or behind[0] in BREAKS or (NOT_SUBJECT_BEHIND.match(behind) and not with_another):
            return False
        start = self._clause_start(named.start, begin)
        return start == named.start or BEFORE_SUBJECT.fullmatch(self.text, start, named.start) is not None

    def _period(self, floor: int, quantity: Quantity, sentence: Sentence) -> str:
        """The period that governs a number: stated for it, or for its sentence, or by the headings, or the report's."""
        for named in reversed(self.periods.between(floor, quantity.span.start)):
            if self._governs(named, quantity, sentence):
                return named.name
        if quantity.status == "target" and (ahead := self._ahead(sentence)):
            return ahead
        return self._section_period(sentence, quantity.status)

    def _ahead(self, sentence: Sentence) -> str | None:
        """The later year with which a paragraph turned to plans (2025年，我局将…), for its next sentences."""
        year = self.document.profile.year
        for index in range(sentence.index - 1, max(-1, sentence.index - LONGEST_PLAN), -1):
            earlier = self.document.sentences[index]
            if earlier.paragraph != sentence.paragraph:
                return None
            first = LATER.match(self.text, earlier.span.start)
            if first and year.isdigit() and first[1] > year:
                return first[1]
        return None

    def _governs(self, named: Named, quantity: Quantity, sentence: Sentence) -> bool:
        start = self._clause_start(named.start, sentence.span.start)
        lead = self.text[start : named.start]
        between = self.text[named.end : quantity.span.start]
        close = lead[-CLOSE_BEFORE:]
        if COMPARED.search(close) or (quantity.unit == "倍" and between in ("", "的")):
            return False
        if len(between) <= 6 and LEVEL_OF_YEAR.fullmatch(between):
            return True
        deadline = DEADLINE_BEHIND.match(between)
        aimed = AIMED.search(close) and not between.startswith("，")
        if (deadline and "；" in between) or (aimed and "，" in between):
            return False  # what is to be done by then is this, and no more
        if deadline:
            return True
        opens = BEFORE_PERIOD.fullmatch(lead) is not None and not between.startswith("的")
        return opens or self._after_subject(named, start)

    def _after_subject(self, named: Named, start: int) -> bool:
        """我市2024年新增…: behind nothing but a body, a place or a scope."""
        subjects = self.mentioned.between(start, named.start)
        if not subjects:
            return False
        last = subjects[-1]
        return last.kind in ("Organization", "Place") and (last.start, last.end) == (start, named.start)

    def _section_period(self, sentence: Sentence, status: str) -> str:
        """What the nearest heading with a period says, else the report's period; what is wrong is so now."""
        if sentence.sections is not self.sections:
            self.sections, self.section_periods = sentence.sections, {}
        if status not in self.section_periods:
            self.section_periods[status] = self._headed(sentence.sections, status)
        return self.section_periods[status]

    def _headed(self, sections: Sequence[Heading], status: str) -> str:
        for at in range(len(sections) - 1, -1, -1):
            _, _, span = heading = sections[at]
            if heading.level > 2 or span.end - span.start >= 30:
                continue
            stated = self.periods.between(*span)
            if stated:
                troubled = status == "actual" and any(TROUBLES.search(within.title) for within in sections[at:])
                return self.document.profile.period if troubled else self._of_report(stated[0].name)
        return self.document.profile.period

    def _of_report(self, name: str) -> str:
        """A heading that only repeats the report's year leaves the report's own form (2023/) in place."""
        period = self.document.profile.period
        return period if period.rstrip("/") == name else name


def attribute(
    document: Document, quantities: Sequence[Quantity], entities: Sequence[Entity]
) -> tuple[Observation, ...]:
    """One observation a quantity that stands in no name, in the order of the text; `by` defaults to the issuer."""
    if not quantities:
        return ()
    attribution = _Attribution(document, entities)
    found = map(attribution.observation, quantities)
    return tuple([observation for observation in found if observation is not None])
