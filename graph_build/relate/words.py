"""The verbs and phrases of the lexicon: verbs are found in a text in one pass, phrases make up patterns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from ahocorasick_rs import AhoCorasick

from graph_build.extract.jointly import FOLLOWS, TAKES
from graph_build.lexicon import rows
from graph_build.records import made
from graph_build.scanning import any_word, automaton

NONE = "none"
ASIDE = "aside"
CAUSES = "causes"
NOISE = "noise"


class Verb(NamedTuple):
    """A verb in its place: `relation` is what it states of its object, or one of the constants above."""

    word: str
    relation: str
    detail: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _senses() -> tuple[tuple[str, str, str], ...]:
    """Word, relation and detail; a word that stands twice keeps its first sense."""
    senses: dict[str, tuple[str, str, str]] = {}
    for row in rows("relation_verbs"):
        for word in row["words"].split():
            senses.setdefault(word, (word, row["relation"], row["detail"]))
    for word in TAKES:
        senses.setdefault(word, (word, "COOPERATES_WITH", ""))
    return tuple(senses.values())


@lru_cache(maxsize=1)
def _finder() -> tuple[AhoCorasick, tuple[tuple[str, str, str] | None, ...]]:
    """Finds the words by number; None for those that only keep others from being found within them."""
    senses = _senses()
    return automaton(word for word, _, _ in senses), tuple(None if sense[1] == NOISE else sense for sense in senses)


@lru_cache(maxsize=1)
def longest_verb() -> int:
    """The characters of the longest word that is looked for."""
    return max(len(word) for word, _, _ in _senses())


class Covering(Protocol):
    """What verbs do not begin in."""

    start: int
    end: int


def find_verbs(text: str, offset: int, limit: int, covered: Sequence[Covering]) -> list[Verb]:
    """The verbs of a run of text in order, none overlapping another; none begins in what is covered, in order too."""
    finder, senses = _finder()
    found = []
    for number, begin, end in finder.find_matches_as_indexes(text[offset:limit]):
        sense = senses[number]
        if sense:
            found.append(made(Verb, (*sense, offset + begin, offset + end)))
    return _outside(found, covered) if covered and found else found


def _outside(verbs: list[Verb], covered: Sequence[Covering]) -> list[Verb]:
    kept = []
    ahead = iter(covered)
    following = next(ahead, None)
    reach = 0
    for verb in verbs:
        start = verb.start
        while following and following.start <= start:
            reach = max(reach, following.end)
            following = next(ahead, None)
        if start >= reach:
            kept.append(verb)
    return kept


def action_of(word: str) -> str:
    """What is done to a document by a word that says so, `issue` where the lexicon says nothing nearer."""
    return _actions().get(word, "issue")


@lru_cache(maxsize=1)
def _actions() -> dict[str, str]:
    return {word: detail for word, relation, detail in _senses() if relation == "ISSUES"}


def any_of(*names: str, also: Iterable[str] = ()) -> str:
    """A pattern for any phrase of some lists, and other words, the longest first."""
    return any_word(_phrases(names).union(also))


def done_jointly() -> str:
    """A pattern for what 甲与乙 do as one: 联合…, 签订…."""
    return any_of("done_jointly", "together", also=FOLLOWS)


def beginning_any_of(*names: str) -> frozenset[str]:
    """The characters with which phrases of some lists begin: a look at one tells where none can stand."""
    return frozenset(phrase[0] for phrase in _phrases(names))


def ending_any_of(*names: str) -> frozenset[str]:
    """The characters with which phrases of some lists end."""
    return frozenset(phrase[-1] for phrase in _phrases(names))


def _phrases(names: tuple[str, ...]) -> set[str]:
    return {word for row in rows("relation_phrases") if row["list"] in names for word in row["words"].split()}
