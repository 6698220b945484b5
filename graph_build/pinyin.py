"""Letters typed for Chinese, whole syllables (fengqiao) or initials (fqjy), as the characters that are read so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, islice, product

Way = tuple[str, ...]

# More letters than a name has syllables are no pinyin; more ways to read them than this are not all tried.
LONGEST = 32
MOST_WAYS = 16
TYPED = re.compile(r"[a-z\d\u3400-\u9fff]+")
BETWEEN = re.compile(r"[\s'’\-]+")
LETTERS = re.compile(r"([a-z]+)")
FIRST, LAST = 0x4E00, 0xA000


def pinyin_ways(text: str) -> tuple[Way, ...]:
    """The ways to read a text with pinyin in it: each is, place by place, the characters that may stand there. Empty
    where there is none. Characters and digits among the letters stand for themselves."""
    plain = BETWEEN.sub("", text.lower())
    if not LETTERS.search(plain) or not TYPED.fullmatch(plain) or not 1 < len(plain) <= LONGEST:
        return ()
    parts = [part for part in LETTERS.split(plain) if part]
    joined = (tuple(chain.from_iterable(ways)) for ways in product(*map(_read, parts)))
    return tuple(islice(joined, MOST_WAYS))


def _read(part: str) -> list[Way]:
    """Letters as syllables, of which the last may be begun only, and as initials; what is none as it is."""
    if not LETTERS.fullmatch(part):
        return [tuple(part)]
    cuts = dict.fromkeys([*islice(_cuts(part), MOST_WAYS), *_initials(part)])
    return [tuple(map(_characters, cut)) for cut in cuts]


def _cuts(letters: str) -> Iterator[Way]:
    """The ways to cut letters into syllables, the longest first; no rest that cannot be read is tried twice."""
    known, size = _by_syllable(), len(letters)
    longest = max(map(len, known))
    readable = [False] * size + [True]
    for at in range(size - 1, -1, -1):
        ends = range(at + 1, min(at + longest, size) + 1)
        readable[at] = (at > 0 and _begun(letters[at:])) or any(readable[e] and letters[at:e] in known for e in ends)

    def cut(at: int, before: Way) -> Iterator[Way]:
        if at == size:
            yield before
            return
        for end in range(min(at + longest, size), at, -1):
            if readable[end] and letters[at:end] in known:
                yield from cut(end, (*before, letters[at:end]))
        if before and _begun(letters[at:]):
            yield (*before, letters[at:] + "*")

    return cut(0, ()) if readable[0] else iter(())


def _initials(letters: str) -> Iterator[Way]:
    if all(_begun(letter) for letter in letters):
        yield tuple(letter + "*" for letter in letters)


def _begun(letters: str) -> bool:
    return any(syllable.startswith(letters) for syllable in _by_syllable())


@cache
def _characters(syllable: str) -> str:
    """The characters that are read so; with a star, those whose reading begins so."""
    known = _by_syllable()
    begin = syllable.removesuffix("*")
    fitting = known if begin != syllable else [begin]
    return "".join(sorted({character for name in fitting if name.startswith(begin) for character in known[name]}))


@cache
def _by_syllable() -> dict[str, str]:
    """Characters by each of their readings without tones; ü is v. Takes half a second, once."""
    from pypinyin import Style, pinyin  # slow to load, and few searches need it

    found: dict[str, str] = {}
    for character in filter(_is_common, map(chr, range(FIRST, LAST))):
        for reading in pinyin(character, style=Style.NORMAL, heteronym=True)[0]:
            if re.search("[aeiouv]", reading):
                found[reading] = found.get(reading, "") + character
    return found


def _is_common(character: str) -> bool:
    """Of the 6,763 characters of the first national standard: with all 20,992 a search takes three times as long."""
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False
