"""The words of a clause that say what its numerals count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph_build.document.tables import Cell
from graph_build.extract.cells import Cells
from graph_build.extract.layout import Layout
from graph_build.extract.numerals import Numeral
from graph_build.extract.phrases import (
    LONGEST,
    REACHING,
    completed,
    continued,
    cut,
    has_verb,
    is_verb,
    items,
    leading_verb,
    link,
    without_list,
)
from graph_build.extract.surroundings import Surroundings
from graph_build.records import Span, made

STOPS, ENDS = re.compile("[。！？；\n|]"), re.compile("[。！？\n|]")
EXAMPLES = re.compile(r"(?<![高中平同均对初])等(?:一批|首批|各类|多家|共|近|超|约)?\Z")
# A second predicate behind the thing counted (120名律师参加培训) is not part of what is counted.
PREDICATE = re.compile(
    r"获评|荣获|获得|获批|获|入选|入围|入围|被|列入|纳入|参与|参加|组建|组成|用于|投产|开工|竣工|落地|建成|得到|受到|投入|投用|全部|已|均|进行|共计|总投资|达到|实现|完成|通过"
)
# Words that name a measure and not what is measured: they are said of what was counted before.
DEPENDENT = re.compile(
    r"^(?:[人户]均每?[月年天]?|(?:国家|部|省|自治区|市|区|县)级|占比|占|比重|比例|占[^，。；、]{0,12}|增速|增幅|降幅|净增|净减|增收|减收|增支|相当于[^，。；]{0,10}|为[^，。；]{0,4}预算数?|按[^，。；]{1,6}(?:价格|口径)(?:计算)?|同比|环比|其中|涉及|涉及金额|涉案|金额|涉案金额|总金额|价值|总额|合计|受益|参训|受众|播放|点击|阅读"
    r"|(?:惠及|覆盖|服务|参与|参加|带动|受益)(?![率面时])[^，。；、]{0,2}(?:人数|人次|群众|居民|对象|人员|人口|学生|师生|干警|干部)?)\Z"
)

# 低于国家1.75人的标准 says what is measured in the clause before.
BARE = re.compile("标准|水平|目标|要求|任务|规模")
LOOKED_BACK = 5
BOTH = re.compile(r"(?:实现|保持)?“?[双三][^，“”]{0,3}[降升长]”?\Z")
PERSONS = ("人", "人次", "名")


class Indicator(NamedTuple):
    """What is counted, in words, and where they stand if they are one run."""

    text: str
    span: Span | None = None


class Clause(Surroundings):
    """The quantities of one text, with the words for what each counts."""

    def __init__(self, text: str, layout: Layout, numerals: list[Numeral], cells: Cells) -> None:
        super().__init__(text, layout, numerals)
        self.cells = cells
        self.found: list[Indicator] = []
        self.bases: dict[int, Indicator] = {}  # what those speak of that only say a share or a measure of it

    def indicators(self) -> list[Indicator]:
        for index in range(len(self.numerals)):
            self.found.append(self._indicator(index))
        return self.found

    def _indicator(self, index: int) -> Indicator:
        cell = self.cells.of(self.numerals[index])
        shared = self._in_cell(index, cell) if cell else self._zipped(index)
        if shared:
            return shared
        whole = self.before(index)
        left = self.core(whole)
        right = self.behind(index)
        if right.start < right.end and not (left.start == left.end and BARE.fullmatch(self.text, *right)):
            examples = EXAMPLES.search(self.text[whole.start : whole.end])
            if self.text.startswith("由", whole.end - 1):  # 组建由12名律师组成的讲师团
                left = Span(left.end, left.end)
            return self._joined(self._verb(left) if examples else left, right)
        written = self.text[left.start : left.end]
        if not written or is_verb(written) or DEPENDENT.match(written):
            return self._inherited(index, written)
        return self._of(left)

    def _verb(self, span: Span) -> Span:
        """The verb with which a clause begins, of a list of examples before its head (印发A、B等12个文件)."""
        width = len(leading_verb(self.text[span.start : span.end]))
        return Span(span.start, span.start + width)

    def _in_cell(self, index: int, cell: Cell) -> Indicator | None:
        """What a row and a column say, None where they say nothing; 同比增长 is of what the cell before counts."""
        if index and self.cells.tells_more(cell):
            before = self.cells.of(self.numerals[index - 1])
            if before and before.labels == cell.labels:
                return self.found[index - 1]
        words, span = self.cells.counted(cell)
        return Indicator(words, span) if words else None

    def _of(self, span: Span) -> Indicator:
        written = self.text[span.start : span.end]
        listed = without_list(written)
        if listed != written:
            return Indicator(cut(listed))
        short = cut(written)
        return made(Indicator, (short, made(Span, (span.end - len(short), span.end))))

    def _joined(self, left: Span, right: Span) -> Indicator:
        """Verb before, noun behind: 举办 三期 读书班."""
        verb = cut(without_list(self.text[left.start : left.end]))
        noun = self.text[right.start : min(right.end, right.start + LONGEST)]
        if verb and (match := PREDICATE.search(noun, 2)) and has_verb(verb):
            noun = noun[: match.start()]
        return Indicator(verb + noun, None if verb else Span(right.start, right.start + len(noun)))

    def _inherited(self, index: int, own: str) -> Indicator:
        """Nothing before the numeral says what it counts: it is what the clause before speaks of."""
        before = self.before(index)
        apart = own and self.text[before.start - 1 : before.start] == "；"
        earlier = None if apart or self._says_enough(index, own) else self._previous(index, before.start, own)
        if earlier is None:
            return Indicator(own or self.text[before.start : before.end])
        if DEPENDENT.match(own):
            self.bases[index] = earlier
        return Indicator(continued(earlier.text, own)) if own else earlier

    def _says_enough(self, index: int, own: str) -> bool:
        """投入300万元, 约谈21人次: what the unit counts needs no other object, unless one in that unit stood before."""
        if not is_verb(own) or own in REACHING:
            return False
        numeral, previous = self.numerals[index], self.numerals[index - 1] if index else None
        plain = numeral.kind == "money" or numeral.unit in PERSONS
        return plain and (previous is None or previous.unit != numeral.unit)

    def _earlier(self, index: int, at: int, own: str) -> Indicator:
        """The indicator of an earlier numeral, without the share that it may be (占预算80%，增长5%)."""
        base = self.bases.get(at)
        if base is None or (not own and self.numerals[index].unit == "百分点"):
            return self.found[at]
        return base

    def _previous(self, index: int, start: int, own: str) -> Indicator | None:
        """The numeral of the clause before, or its words, within the sentence."""
        previous_end = self.numerals[index - 1].span.end if index else -1
        mark = start - 1
        if previous_end >= 0 and not ENDS.search(self.text, previous_end, min(start, previous_end + 200)):
            clause = self.layout.clause_start(max(mark, 0)) if mark >= 0 and self.text[mark] in "，；：" else start
            if previous_end >= clause or previous_end >= start - 1:
                return self._earlier(index, self._alike(index), own)
        if mark < 0 or self.text[mark] not in "，；：（":
            return None
        span = self.core(Span(max(self.layout.clause_start(mark), mark - 90), mark))
        return self._of(span) if span.start < span.end else None

    def _alike(self, index: int) -> int:
        """The last numeral of the sentence in the same unit (上线1876人，上线率68%，增加157人), else the one before."""
        numeral = self.numerals[index]
        earlier = [at for at in self._of_sentence(index) if not self._aside(at, index)]
        nearest = earlier[0] if earlier else index - 1
        if numeral.kind not in ("count", "body", "money"):
            return nearest
        alike = (at for at in earlier if self.numerals[at].unit == numeral.unit)
        return next(alike, next((at for at in earlier if self.numerals[at].kind != "ratio"), nearest))

    def _of_sentence(self, index: int) -> Iterator[int]:
        """The numerals before one in its sentence, the nearest first, LOOKED_BACK at most."""
        end = self.numerals[index].span.start
        for at in range(index - 1, max(0, index - LOOKED_BACK) - 1, -1):
            if STOPS.search(self.text, self.numerals[at].span.end, end):
                return
            yield at
            end = self.numerals[at].span.start

    def _aside(self, at: int, index: int) -> bool:
        """Whether one numeral stands in a bracket in which the other does not: 受理20件（含旧存3件），办结18件."""
        bracket = self.layout.bracket_at(self.numerals[at].span.start)
        return bracket is not None and bracket != self.layout.bracket_at(self.numerals[index].span.start)

    def _zipped(self, index: int) -> Indicator | None:
        """A、B分别增长x、y: each numeral its own subject, where there are as many."""
        first, last = self.groups[index]
        if first == last:
            return None
        span = self.core(self.before(first))
        listed = items(self.text[span.start : span.end])
        count = last - first + 1
        before = self.before(first)
        written = self.text[span.start : span.end]
        if (not listed or DEPENDENT.match(written)) and "分别" in self.text[before.start : before.end]:
            if first >= count and not STOPS.search(self.text, self.numerals[first - count].span.end, before.start):
                return self._share(index, index - count, written)
            listed = self._listed_ahead(before.start)
            return Indicator(completed(listed, index - first)) if len(listed) == count else None
        if len(listed) != count or not self._apart(first):
            return self.found[index - 1] if index > first else None
        return Indicator(completed(listed, index - first))

    def _share(self, index: int, at: int, own: str) -> Indicator:
        """办结20件、15件，分别占80%、90%: the earlier one, or its share."""
        if not own:
            return self.found[at]
        self.bases[index] = self.found[at]
        return Indicator(self.found[at].text + own)

    def _listed_ahead(self, start: int) -> list[str]:
        """The list in one of the two clauses before: 事故起数、死亡人数“双下降”，同比分别下降12%、8%."""
        for _ in range(2):
            if start < 1 or self.text[start - 1] != "，":
                return []
            end, start = start - 1, self.layout.clause_start(start - 1)
            core = self.core(Span(max(start, end - 90), end))
            listed = items(BOTH.sub("", self.text[core.start : core.end]))
            if len(listed) > 1:
                return listed
        return []

    def _apart(self, first: int) -> bool:
        at = self.numerals[first].span.start
        left = self.text[max(0, at - 24) : at]
        return "分别" in left or "各" in left[-4:] or link(left, 0, len(left)) > 0
