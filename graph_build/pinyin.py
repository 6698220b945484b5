"""Letters typed for Chinese: whole syllables (fengqiao) or initials (fqjy) as a pattern of the characters so read.

Nothing is stored for this: the pattern is compared with names by the engine, and means the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# More letters than a name has syllables are no pinyin; more ways to cut them than this are not all tried.
LONGEST = 32
MOST_CUTS = 16
LETTERS = re.compile(r"[a-z]+")
TYPED = re.compile(r"[a-z\d\u3400-\u9fff]+")
BETWEEN = re.compile(r"[\s'’\-]+")
# What a name may have between two characters that are read without a pause.
MARKS = "[“”‘’《》〈〉「」『』、·（）() ]*"
FIRST, LAST = 0x4E00, 0xA000


def pinyin_pattern(text: str) -> str | None:
    """A regular expression for what the letters of a text stand for; None where they are no pinyin. Characters and
    digits among them stand for themselves."""
    plain = BETWEEN.sub("", text.lower())
    letters = LETTERS.findall(plain)
    if not letters or not TYPED.fullmatch(plain) or not 1 < len(plain) <= LONGEST:
        return None
    parts = [_read(part) if LETTERS.fullmatch(part) else MARKS.join(part) for part in _parts(plain)]
    return None if "" in parts else MARKS.join(parts)


def _parts(text: str) -> list[str]:
    """Letters and what is none of them, in turn."""
    return [part for part in re.split(r"([a-z]+)", text) if part]


def _read(letters: str) -> str:
    """All ways to read some letters, empty where there is none."""
    ways = [MARKS.join(map(_characters, cut)) for cut in _ways(letters)]
    return f"(?:{'|'.join(ways)})" if ways else ""


def _ways(letters: str) -> list[tuple[str, ...]]:
    """Syllables, of which the last may be begun only, and initials."""
    cuts = [cut for cut, _ in zip(_cuts(letters), range(MOST_CUTS), strict=False)]
    return list(dict.fromkeys([*cuts, *_initials(letters)]))


def _cuts(letters: str, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    if not letters:
        yield before
        return
    known = _by_syllable()
    for size in range(min(len(letters), max(map(len, known))), 0, -1):
        if letters[:size] in known:
            yield from _cuts(letters[size:], (*before, letters[:size]))
    if before and _begun(letters):
        yield (*before, letters + "*")


def _initials(letters: str) -> Iterator[tuple[str, ...]]:
    if all(_begun(letter) for letter in letters):
        yield tuple(letter + "*" for letter in letters)


def _begun(letters: str) -> bool:
    return any(syllable.startswith(letters) for syllable in _by_syllable())


@cache
def _characters(syllable: str) -> str:
    """A class of the characters that are read so; with a star, of those whose reading begins so."""
    known = _by_syllable()
    begin = syllable.removesuffix("*")
    fitting = known if begin != syllable else [begin]
    found = {character for name in fitting if name.startswith(begin) for character in known[name]}
    return f"[{''.join(sorted(found))}]"


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
