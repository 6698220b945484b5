"""The words of a text by position: which ends where, and how far a name reaches to the left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from graph_build.document.text import Document

# The dictionary takes these for one word, where reports mean two: 市卫生健康委 | 以…为指导.
TWO_WORDS = frozenset(
    ("委以", "局以", "会以", "部以", "办以", "院以", "委会", "局里", "区内", "市里", "局在", "办案", "院将", "委将")
)


class Cuts:
    """Look-up of a document's words by number: `words`, and `bounds` where each begins (the end of the text last)."""

    def __init__(self, document: Document) -> None:
        self.words = document.tokens
        self.bounds = document.token_bounds
        self._starts = document.token_starts
        self._count = len(self.words)
        self._last = self.bounds[-2] if self.words else 0

    def at(self, position: int) -> int:
        """Number of the word in which a position stands."""
        number = bisect_right(self.bounds, position, 0, self._count)
        return number - 1 if number else 0

    def begins(self, position: int) -> bool:
        """Whether a word begins here; the end of the text counts."""
        if position > self._last or self._starts[position]:
            return True
        return bool(self._starts[position - 1]) and self.words[self.at(position)] in TWO_WORDS

    def between(self, start: int, end: int) -> list[str]:
        """The words that begin from `start` on and before `end`."""
        return self.words[bisect_left(self.bounds, start) : bisect_left(self.bounds, end, 0, len(self.words))]

    def cut_between(self, start: int, end: int) -> list[str]:
        """The words from `start` on; of one that goes on behind `end` (公立|医院) the part before."""
        first, last = self.at(start), self.at(end - 1)
        return [*self.words[first:last], self.words[last][: end - self.bounds[last]]]
