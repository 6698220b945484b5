"""Finding in a text what a pattern describes, without trying the pattern at every character.

Python's regular expressions look for a set of characters ten times faster than for alternatives, so a search names the
characters with which its pattern can begin, or a word that the pattern cannot do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

Bounds = tuple[int, int]  # where something begins and ends
PART = re.compile(r"\[[^\]]*\]|\\.|.", re.DOTALL)
QUANTIFIER = re.compile(r"(?:[?*]|\{0,\d+\})?[+?]?")
LARGE = 2000  # words; beyond this the faster kind of automaton takes longer to make than it saves


def any_word(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest of those that begin at one place.

    It begins with the set of the words' first characters, and goes on where a second one follows, so that a search for
    hundreds of words passes over most of a text as fast as one for a single character.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(word[1:])
    single = "".join(first for first in rests if "" in rests[first])
    second = "".join(sorted({rest[0] for found in rests.values() for rest in found if rest}))
    goes_on = "|".join([f"(?<={_set(single)})"] * bool(single) + [f"(?={_set(second)})"] * bool(second))
    words_of = (f"(?<={re.escape(first)})(?:{'|'.join(map(re.escape, rests[first]))})" for first in rests)
    return f"(?:{_set(''.join(rests))}(?:{goes_on})(?:{'|'.join(words_of)}))"


def _set(characters: str) -> str:
    return f"[{re.escape(characters)}]"


def quick(alternatives: str) -> str:
    """The same alternatives behind a look at the next character, which tells at once where none of them can begin.

    They are words, sets, or groups of these; what may be left out at the beginning of one counts with what follows it.
    """
    return f"(?=[{''.join(_firsts(alternatives))}])(?:{alternatives})"


def openers(alternatives: str) -> re.Pattern[str]:
    """The set of characters with which alternatives like those for `quick` can begin, as `beginning` needs it."""
    return re.compile(f"[{''.join(_firsts(alternatives))}]")


def _firsts(pattern: str) -> Iterator[str]:
    """The characters and sets with which alternatives can begin, in the form in which a set has them."""
    for alternative in _split(pattern):
        first, quantifier, rest = _first(alternative)
        yield from _firsts(first[3:-1]) if first.startswith("(?:") else [_in_set(first)]
        if quantifier.startswith(("?", "*", "{0")):
            yield from _firsts(rest)


def _in_set(first: str) -> str:
    """A character or a set as part of a set. Raises ValueError for what could be anything."""
    if first in ("", ".", "$", r"\Z") or first.startswith(("[^", "(")):
        raise ValueError(f"no quick look is possible: {first!r}")
    return first[1:-1] if first.startswith("[") else first if first.startswith("\\") else re.escape(first)


def _first(pattern: str) -> tuple[str, str, str]:
    """The first part of a sequence, how often it may stand, and what follows it; looks around are left out."""
    found = PART.match(pattern)
    if found is None:
        raise ValueError("no quick look is possible: the pattern may match nothing")
    end = _closing(pattern) if pattern.startswith("(") else found.end()
    if pattern.startswith(("(?<", "(?=", "(?!")):
        return _first(pattern[end:])
    quantifier = QUANTIFIER.match(pattern, end)
    assert quantifier is not None
    return pattern[:end], quantifier[0], pattern[quantifier.end() :]


def _split(pattern: str) -> list[str]:
    """The alternatives of a pattern, those within groups and sets left whole."""
    parts, depth, start = [], 0, 0
    for part in PART.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(part[0][0], 0)
        if part[0] == "|" and not depth:
            parts.append(pattern[start : part.start()])
            start = part.end()
    return [*parts, pattern[start:]]


def _closing(pattern: str) -> int:
    """Where the group ends with which a pattern begins."""
    depth = 0
    for part in PART.finditer(pattern):
        depth += {"(": 1, ")": -1}.get(part[0][0], 0)
        if not depth:
            return part.end()
    return len(pattern)


def beginning(
    openers: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, where every match begins with a character of the set `openers`."""
    limit = len(text) if end is None else end
    for opener in openers.finditer(text, start, limit):
        at = opener.start()
        if at >= start and (match := pattern.match(text, at, limit)):
            yield match
            start = match.end()


def near(places: Iterable[int], reach: int, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, where every match has one of some places at most `reach` characters behind its
    start. Those of words are found far faster than patterns are."""
    match_at = pattern.match
    floor = 0
    for at in places:
        start = at - reach if at - reach > floor else floor
        while start <= at:
            if match := match_at(text, start):
                yield match
                floor = match.end()
                break
            start += 1


def marked(patterns: Iterable[re.Pattern[str]], text: str) -> list[Bounds]:
    """Where patterns match, of those that overlap the one that begins first.

    Each begins with a mark of its own that no match holds again. A search for one character is far faster than one for
    several, so that each is looked for by itself.
    """
    return longest(sorted([match.span() for pattern in patterns for match in pattern.finditer(text)]))


def longest(places: Iterable[Bounds]) -> list[Bounds]:
    """Of places in order, the longest first where several begin, those that begin behind the one before."""
    found = []
    floor = 0
    for place in places:
        if place[0] >= floor:
            found.append(place)
            floor = place[1]
    return found


def places_of(words: Iterable[str], text: str) -> list[int]:
    """Where any of some words begins, in order."""
    places = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + 1)
    return sorted(places)


def matches(places: Iterable[tuple[int, int]], text: str) -> Iterator[re.Match[str]]:
    """What stands at some places of a text, as `re.finditer` gives it."""
    for start, end in places:
        match = _of_length(end - start).match(text, start)
        assert match is not None
        yield match


@lru_cache
def _of_length(length: int) -> re.Pattern[str]:
    return re.compile(f".{{{length}}}", re.DOTALL)


def automaton(words: Iterable[str]) -> AhoCorasick:
    """Finds the words of a list in one pass, of those that begin at one place the longest."""
    listed = list(words)
    made = Implementation.DFA if len(listed) <= LARGE else None
    return AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest, implementation=made)
