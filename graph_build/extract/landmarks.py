"""Words that rules look for in a whole text, those of all rules found in one pass over it.

A rule names when it is imported which words it cannot do without, so that none costs a pass of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_build.scanning import Bounds, longest, near

Words = Iterable[str] | Callable[[], Iterable[str]]


class Pass:
    """One pass over a text for all rules that join it."""

    def __init__(self) -> None:
        self._rules: list[Landmarks] = []
        self.standing = lru_cache(maxsize=1)(self._standing)
        self._finder = lru_cache(maxsize=1)(self._make_finder)

    def join(self, rule: Landmarks) -> int:
        """The number of a rule that takes part from now on."""
        self.standing.cache_clear()
        self._finder.cache_clear()
        self._rules.append(rule)
        return len(self._rules) - 1

    def _make_finder(self) -> tuple[AhoCorasick, list[list[int]]]:
        """Finder of the words of all rules, and for each word the rules that look for it."""
        owners: dict[str, list[int]] = {}
        for number, rule in enumerate(self._rules):
            for word in dict.fromkeys(rule.words()):
                owners.setdefault(word, []).append(number)
        return AhoCorasick(list(owners), matchkind=MatchKind.Standard), list(owners.values())

    def _standing(self, text: str) -> list[list[Bounds]]:
        """For each rule where its words stand; kept for the text at hand, as every rule asks for it."""
        finder, owners = self._finder()
        found: list[list[Bounds]] = [[] for _ in self._rules]
        for word, start, end in finder.find_matches_as_indexes(text, overlapping=True):
            place = (start, end)
            for owner in owners[word]:
                places = found[owner]
                if places and places[-1][0] >= start:
                    _put_before(places, place)
                else:
                    places.append(place)
        return found


def _put_before(places: list[Bounds], longer: Bounds) -> None:
    """Put a place in front of those within it; they are found in the order of their ends."""
    at = len(places)
    while at and places[at - 1][0] >= longer[0]:
        at -= 1
    places.insert(at, longer)


TOGETHER = Pass()


class Landmarks:
    """The words of one rule; what reads them from the lexicon is called when the first text is there."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._standing = TOGETHER.standing
        self._number = TOGETHER.join(self)
        self.starts = lru_cache(maxsize=1)(self._find_starts)

    def words(self) -> Iterable[str]:
        return self._words() if callable(self._words) else self._words

    def nested(self, text: str) -> list[Bounds]:
        """Where each word begins and ends, within others too; the longest first where several begin."""
        return self._standing(text)[self._number]

    def _find_starts(self, text: str) -> list[int]:
        return [start for start, _ in self.nested(text)]

    def longest(self, text: str) -> list[Bounds]:
        """Where words begin and end, of those that begin at one place the longest, and none within another."""
        return longest(self.nested(text))

    def within(self, text: str, start: int, end: int) -> list[Bounds]:
        """Those of a part of the text, in the same order."""
        starts = self.starts(text)
        first = bisect_left(starts, start)
        begin = self.nested(text)[first : bisect_left(starts, end, first)]
        return [place for place in begin if place[1] <= end]


class Sought:
    """A pattern that is tried only around words: each of its matches has one at most `reach` characters behind its
    start. Several may share the landmarks of the same words."""

    def __init__(self, pattern: re.Pattern[str], words: Landmarks | Words, reach: int = 0) -> None:
        self.pattern = pattern
        self._starts = (words if isinstance(words, Landmarks) else Landmarks(words)).starts
        self._reach = reach

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """What `pattern.finditer` finds."""
        starts = self._starts(text)
        return near(starts, self._reach, self.pattern, text) if starts else iter(())
