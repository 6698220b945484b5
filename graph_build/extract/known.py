"""Names that word lists hold, those of all lists found in one pass over a text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from graph_build.document.text import Document
from graph_build.lexicon import words
from graph_build.records import Span, made
from graph_build.scanning import nested, openings

LISTS = ("initiatives", "formulations", "held_formulations", "laws")


@lru_cache(maxsize=1)
def _finder() -> AhoCorasick:
    return openings(sorted(_listed()))


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, tuple[str, ...]]:
    """Word → the lists that hold it."""
    found: dict[str, tuple[str, ...]] = {}
    for name in LISTS:
        for word in words(name):
            found[word] = (*found.get(word, ()), name)
    return found


@lru_cache(maxsize=1)
def _standing(document: Document) -> Mapping[str, list[tuple[Span, str]]]:
    """For each list where its words stand; kept for the document at hand, as several kinds ask for them."""
    text = document.text
    found: dict[str, list[tuple[Span, str]]] = {name: [] for name in LISTS}
    for start, end in nested(_finder(), text):
        word = text[start:end]
        for name in _listed()[word]:
            earlier = found[name]
            if not earlier or earlier[-1][0].end <= start:
                earlier.append((made(Span, (start, end)), word))
    return found


def occurrences(document: Document, lexicon: str) -> list[tuple[Span, str]]:
    """Where the words of a list stand, the longest of those that begin at one place, in order."""
    return _standing(document)[lexicon]
