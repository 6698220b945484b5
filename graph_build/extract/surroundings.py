"""What stands before and behind each numeral of a text, within its clause."""

from __future__ import annotations

import re

from graph_build.extract.layout import Layout
from graph_build.extract.numerals import Numeral
from graph_build.extract.phrases import has_verb, is_verb, strip_end, strip_start
from graph_build.records import Span, made

CONJUNCTION = re.compile(r"^(?:的?(?:情况|基础上|前提|背景|条件下)|、|，|以及|并且|并|和|及|与|且|或)")
OF = re.compile(r"^(?:的|之间的?|以上的|左右的|人的)")
LINKS = ("、", "和", "与", "及", "以及")
LONGEST_LINK = 2
# What is held is named by a verb: 组织3场演练, 开展20次检查.
LONGEST_ACT = 4
HOLDS = re.compile(r"(?:组织|开展|举办|举行|进行)了?\Z")


class Surroundings:
    """Asked for numerals by their index, in the order of the text."""

    def __init__(self, text: str, layout: Layout, numerals: list[Numeral]) -> None:
        self.text = text
        self.layout = layout
        self.numerals = numerals
        self.groups = self._grouped()
        self._before: dict[int, Span] = {}
        self._behind: dict[int, Span] = {}
        self._cores: dict[Span, Span] = {}

    def behind(self, index: int) -> Span:
        """From a numeral to the end of the clause or list item, or the next numeral."""
        last = index
        while last not in self._behind:
            found = self._find_behind(last)
            if found is None:
                last += 1
            else:
                self._behind[last] = found
        for each in range(index, last):
            self._behind[each] = self._behind[last]
        return self._behind[index]

    def _find_behind(self, index: int) -> Span | None:
        """None where the next numeral follows at once, behind which the same stands."""
        end = self.numerals[index].span.end
        limit = end if self.text.startswith("（", end) else min(self.layout.clause_end(end), end + 60)
        following = self.numerals[index + 1].span.start if index + 1 < len(self.numerals) else limit
        commas = self.layout.commas_between(end, limit)
        limit = min([limit, following, *commas[:1]])
        words = self.text[end:limit]
        if CONJUNCTION.match(words):
            return Span(end, end)
        match = OF.match(words)
        start = end + match.end() if match else end
        if following != limit:
            return made(Span, (start, max(start, limit)))
        if start == following and start == end and index + 1 < len(self.numerals):
            return None
        stop = max(start, strip_end(self.text, start, limit))
        begin = self.numerals[index].span.start
        held = stop - start <= LONGEST_ACT and HOLDS.search(self.text[max(0, begin - 4) : begin])
        acts = is_verb(self.text[start:stop]) and not held
        return Span(start, start if acts else stop)

    def before(self, index: int) -> Span:
        """From the start of the clause, or of the list item behind the numeral before, to a numeral."""
        if index not in self._before:
            self._before[index] = self._find_before(index)
        return self._before[index]

    def _find_before(self, index: int) -> Span:
        at = self.numerals[index].span.start
        if index and self.numerals[index - 1].span.end == at:
            return self.before(index - 1)  # 6车32人
        start = self.layout.clause_start(at)
        if index and self.numerals[index - 1].span.end > start:
            start = self._behind_previous(index, at)
        start = max(start, at - 90)
        return made(Span, (start, at))

    def _behind_previous(self, index: int, at: int) -> int:
        previous = self.numerals[index - 1].span.end
        if not self.behind(index - 1).start < self.behind(index - 1).end:
            match = CONJUNCTION.match(self.text[previous:at])
            return previous + match.end() if match else previous
        commas = self.layout.commas_between(previous, at)
        if commas:
            return commas[0] + 1
        alone = self.behind(index)
        return previous if alone.start == alone.end or has_verb(self.text[previous:at]) else at

    def core(self, span: Span) -> Span:
        """Without adverbs in front, and without what links it to the numeral."""
        if span not in self._cores:
            self._cores[span] = self._core(span)
        return self._cores[span]

    def _core(self, span: Span) -> Span:
        end = strip_end(self.text, span.start, span.end)
        start = strip_start(self.text, span.start, end)
        return made(Span, (start, end if start == span.start else strip_end(self.text, start, end)))

    def _grouped(self) -> list[tuple[int, int]]:
        """First and last of the row of adjacent numerals in which each stands."""
        found: list[tuple[int, int]] = []
        first = 0
        for index in range(len(self.numerals)):
            if index + 1 == len(self.numerals) or not self.adjacent(index):
                found += [(first, index)] * (index + 1 - first)
                first = index + 1
        return found

    def adjacent(self, index: int) -> bool:
        """Nothing but 、 or 和 between a numeral and the next."""
        end, start = self.numerals[index].span.end, self.numerals[index + 1].span.start
        return start - end <= LONGEST_LINK and self.text[end:start] in LINKS
