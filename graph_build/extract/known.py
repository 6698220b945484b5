"""Names that word lists hold, found in one pass."""

from __future__ import annotations

from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from graph_build.lexicon import words
from graph_build.records import Span
from graph_build.scanning import automaton


@lru_cache(maxsize=8)
def _automaton(lexicon: str) -> AhoCorasick:
    return automaton(words(lexicon))


def occurrences(text: str, lexicon: str) -> list[tuple[Span, str]]:
    """Where the words of a list stand, the longest of those that begin at one place, in order."""
    names = words(lexicon)
    return [(Span(start, end), names[at]) for at, start, end in _automaton(lexicon).find_matches_as_indexes(text)]
