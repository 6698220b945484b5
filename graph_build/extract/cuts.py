"""The words of a text by position: which ends where, and how far a name reaches to the left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from graph_build.text import Document, Token


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
        return found == len(self.starts) or self.starts[found] == position
