"""Finding in a text what a pattern describes, without trying the pattern at every character.

Python's regular expressions look for a set of characters ten times faster than for alternatives, so a search names the
characters with which its pattern can begin, or a word that the pattern cannot do without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

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


def beginning(
    openers: re.Pattern[str], pattern: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, where every match begins with a character of the set `openers`."""
    limit = len(text) if end is None else end
    while opener := openers.search(text, start, limit):
        match = pattern.match(text, opener.start(), limit)
        if match:
            yield match
        start = match.end() if match else opener.end()


def around(anchor: re.Pattern[str], reach: int, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, where every match holds an `anchor` at most `reach` characters after its start."""
    floor = 0
    for found in anchor.finditer(text):
        at = found.start()
        tried = (pattern.match(text, start) for start in range(max(floor, at - reach), at + 1))
        match = next(filter(None, tried), None) if at >= floor else None
        if match:
            yield match
            floor = match.end()


def starting(finder: AhoCorasick, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer` finds, where every match begins with a word of `finder` (made by `openings`)."""
    floor = 0
    for start in sorted({start for _, start, _ in finder.find_matches_as_indexes(text, overlapping=True)}):
        match = pattern.match(text, start) if start >= floor else None
        if match:
            yield match
            floor = match.end()


def openings(words: Iterable[str]) -> AhoCorasick:
    """Finds every place where a word of a list stands, within others too."""
    return AhoCorasick(list(words), matchkind=MatchKind.Standard, implementation=Implementation.DFA)


def automaton(words: Iterable[str]) -> AhoCorasick:
    """Finds the words of a list in one pass, of those that begin at one place the longest."""
    listed = list(words)
    made = Implementation.DFA if len(listed) <= LARGE else None
    return AhoCorasick(listed, matchkind=MatchKind.LeftmostLongest, implementation=made)
