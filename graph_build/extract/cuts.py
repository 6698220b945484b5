"""The words of a text by position: which ends where, and how far a name reaches to the left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from graph_build.text import Document, Token

# The dictionary takes these for one word, where reports mean two: 市卫生健康委 | 以…为指导.
TWO_WORDS = frozenset(
    ("委以", "局以", "会以", "部以", "办以", "院以", "委会", "局里", "区内", "市里", "局在", "办案", "院将", "委将")
)


class Cuts:
    """Look-up of a document's words, made once for an extractor."""

    def __init__(self, document: Document) -> None:
        self.tokens: tuple[Token, ...] = document.tokens
        self.starts = [token.start for token in self.tokens]

    def at(self, position: int) -> int:
        """Number of the word in which a position stands."""
        return max(0, bisect_right(self.starts, position) - 1)

    def begins(self, position: int) -> bool:
        """Whether a word begins here; the end of the text counts."""
        found = bisect_left(self.starts, position)
        if found == len(self.starts) or self.starts[found] == position:
            return True
        return self.tokens[found - 1].text in TWO_WORDS and self.starts[found - 1] + 1 == position
