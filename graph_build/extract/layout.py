"""Where clauses begin and end: punctuation outside quotation marks, titles and brackets, found in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from graph_build.records import Span
from graph_build.scanning import marked, places_of

ENCLOSED = (re.compile(r"“[^“”\n]{0,80}”"), re.compile(r"《[^《》\n]{0,120}》"), re.compile(r"（[^（）\n]{0,80}）"))


class Layout:
    """Marks of one text in order: `ends` close a clause, `commas` (、) divide a list, `names` are “…” and 《…》."""

    def __init__(self, text: str, breaks: Sequence[int]) -> None:
        """`breaks` are the marks that end clauses, those within names and brackets too."""
        self.text = text
        spans = marked(ENCLOSED, text)
        self.ends = _outside(breaks, spans)
        self.commas = _outside(places_of("、", text), spans)
        self.names = [span for span in spans if text[span[0]] != "（"]
        self.brackets = [span for span in spans if text[span[0]] == "（"]
        self._names = [start for start, _ in self.names]
        self._brackets = [start for start, _ in self.brackets]

    def name_at(self, at: int) -> Span | None:
        """The “…” or 《…》 in which a position lies."""
        return _within(self.names, self._names, at)

    def bracket_at(self, at: int) -> Span | None:
        return _within(self.brackets, self._brackets, at)

    def clause_start(self, at: int) -> int:
        """Behind the last mark that closes a clause; within a bracket, behind that or the bracket."""
        bracket = _within(self.brackets, self._brackets, at)
        if bracket:
            return max([bracket.start] + [self.text.rfind(mark, bracket.start, at) for mark in "，。；："]) + 1
        index = bisect_left(self.ends, at)
        return self.ends[index - 1] + 1 if index else 0

    def clause_end(self, at: int) -> int:
        """The next mark that closes a clause."""
        bracket = _within(self.brackets, self._brackets, at)
        if bracket:
            found = [self.text.find(mark, at, bracket.end) for mark in "，。；："]
            return min([bracket.end - 1] + [position for position in found if position >= 0])
        index = bisect_left(self.ends, at)
        return self.ends[index] if index < len(self.ends) else len(self.text)

    def commas_between(self, start: int, end: int) -> list[int]:
        """Positions of 、 outside marks and brackets."""
        bracket = _within(self.brackets, self._brackets, start)
        if bracket:
            return [at for at in range(start, min(end, bracket.end)) if self.text[at] == "、"]
        return self.commas[bisect_left(self.commas, start) : bisect_left(self.commas, end)]


def _within(spans: list[tuple[int, int]], starts: list[int], at: int) -> Span | None:
    index = bisect_right(starts, at) - 1
    return Span(*spans[index]) if index >= 0 and at < spans[index][1] else None


def _outside(positions: Sequence[int], spans: Sequence[tuple[int, int]]) -> list[int]:
    """The positions that no span holds; both are in order."""
    kept: list[int] = []
    at = 0
    for start, end in spans:
        first = bisect_left(positions, start, at)
        kept += positions[at:first]
        at = bisect_left(positions, end, first)
    return [*kept, *positions[at:]]
