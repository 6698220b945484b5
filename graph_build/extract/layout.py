"""Where clauses begin and end: punctuation outside quotation marks, titles and brackets, found in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from graph_build.records import Span

# Every alternative is told by the one character before it, so that the search is for a set of characters.
MARK = re.compile(
    r"[，。；：！？\n、“《（]"
    r"(?:(?<=[，。；：！？\n、])|(?<=“)[^“”\n]{0,80}”|(?<=《)[^《》\n]{0,120}》|(?<=（)[^（）\n]{0,80}）)"
)
ENDS = frozenset("，。；：！？\n")
SENTENCE_ENDS = "。！？\n"


class Layout:
    """Marks of one text in order: `ends` close a clause, `commas` (、) divide a list, `names` are “…” and 《…》."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ends: list[int] = []
        self.commas: list[int] = []
        self.names: list[Span] = []
        self.brackets: list[Span] = []
        for match in MARK.finditer(text):
            character = text[match.start()]
            if character in ENDS:
                self.ends.append(match.start())
            elif character == "、":
                self.commas.append(match.start())
            else:
                (self.brackets if character == "（" else self.names).append(Span(*match.span()))
        self._names = [span.start for span in self.names]
        self._brackets = [span.start for span in self.brackets]

    def name_at(self, at: int) -> Span | None:
        """The “…” or 《…》 in which a position lies."""
        return _within(self.names, self._names, at)

    def bracket_at(self, at: int) -> Span | None:
        return _within(self.brackets, self._brackets, at)

    def clause_start(self, at: int) -> int:
        """Behind the last mark that closes a clause; within a bracket, behind that or the bracket."""
        bracket = self.bracket_at(at)
        if bracket:
            return max([bracket.start] + [self.text.rfind(mark, bracket.start, at) for mark in "，。；："]) + 1
        index = bisect_left(self.ends, at)
        return self.ends[index - 1] + 1 if index else 0

    def clause_end(self, at: int) -> int:
        """The next mark that closes a clause."""
        bracket = self.bracket_at(at)
        if bracket:
            found = [self.text.find(mark, at, bracket.end) for mark in "，。；："]
            return min([bracket.end - 1] + [position for position in found if position >= 0])
        index = bisect_left(self.ends, at)
        return self.ends[index] if index < len(self.ends) else len(self.text)

    def commas_between(self, start: int, end: int) -> list[int]:
        """Positions of 、 outside marks and brackets."""
        bracket = self.bracket_at(start)
        if bracket:
            return [at for at in range(start, min(end, bracket.end)) if self.text[at] == "、"]
        return self.commas[bisect_left(self.commas, start) : bisect_left(self.commas, end)]


def _within(spans: list[Span], starts: list[int], at: int) -> Span | None:
    index = bisect_right(starts, at) - 1
    return spans[index] if index >= 0 and at < spans[index].end else None
