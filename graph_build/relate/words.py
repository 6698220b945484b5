"""The verbs and phrases of the lexicon: verbs are found in a text in one pass, phrases make up patterns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from graph_build.lexicon import rows
from graph_build.records import Span
from graph_build.scanning import any_word, automaton

NONE = "none"
ASIDE = "aside"
CAUSES = "causes"
NOISE = "noise"


class Verb(NamedTuple):
    """A verb in its place: `relation` is what it states of its object, or one of the constants above."""

    word: str
    span: Span
    relation: str
    detail: str


@lru_cache(maxsize=1)
def _senses() -> tuple[tuple[str, str, str], ...]:
    """Word, relation and detail; a word that stands twice keeps its first sense."""
    senses: dict[str, tuple[str, str, str]] = {}
    for row in rows("relation_verbs"):
        for word in row["words"].split():
            senses.setdefault(word, (word, row["relation"], row["detail"]))
    return tuple(senses.values())


@lru_cache(maxsize=1)
def _matcher() -> AhoCorasick:
    return automaton(word for word, _, _ in _senses())


@lru_cache(maxsize=1)
def _noise() -> frozenset[int]:
    return frozenset(number for number, (_, relation, _) in enumerate(_senses()) if relation == NOISE)


class Verbs:
    """The verbs of a text, none overlapping another, found in one pass."""

    def __init__(self, text: str) -> None:
        noise = _noise()
        self._hits = [hit for hit in _matcher().find_matches_as_indexes(text) if hit[0] not in noise]
        self._starts = [start for _, start, _ in self._hits]

    def outside(self, span: Span, covered: Sequence[Span]) -> tuple[Verb, ...]:
        """The verbs that begin within a span and in none of some others, which are in order; in order too."""
        low = bisect_left(self._starts, span.start)
        found = []
        at, reach, senses = 0, 0, _senses()
        for pattern, start, end in self._hits[low : bisect_left(self._starts, span.end, low)]:
            while at < len(covered) and covered[at].start <= start:
                reach = max(reach, covered[at].end)
                at += 1
            if start >= reach:
                word, relation, detail = senses[pattern]
                found.append(Verb(word, Span(start, end), relation, detail))
        return tuple(found)


def action_of(word: str) -> str:
    """What is done to a document by a word that says so, `issue` where the lexicon says nothing nearer."""
    return next((detail for known, relation, detail in _senses() if known == word and relation == "ISSUES"), "issue")


def any_of(*names: str) -> str:
    """A pattern for any phrase of some lists, the longest first."""
    found = {word for row in rows("relation_phrases") if row["list"] in names for word in row["words"].split()}
    return any_word(found)
