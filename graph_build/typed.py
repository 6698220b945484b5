"""What people type for a name, and what else it may stand for: the same without marks and spaces, simplified characters
for traditional ones, characters for their pinyin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from operator import contains
from typing import TYPE_CHECKING, NamedTuple

from graph_build.folding import QUOTES, SPACE, fold
from graph_build.pinyin import Way, pinyin_ways

if TYPE_CHECKING:
    from opencc import OpenCC

WIDE = {code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
HAN = re.compile("[\u3400-\u9fff]")


class Meaning(NamedTuple):
    """One meaning of a typed text: words to be found as they are, or what may stand place by place (`Way`)."""

    text: str
    ways: tuple[Way, ...] = ()

    def is_name(self, name: str) -> bool:
        """Whether a whole name is meant."""
        plain = fold(name)
        return any(_fits(way, plain) for way in self.ways) if self.ways else plain == fold(self.text)


def _fits(way: Way, name: str) -> bool:
    return len(way) == len(name) and all(map(contains, way, name))


def meanings(text: str) -> Iterator[Meaning]:
    """What a text may mean, the likeliest first; whoever looks for one goes on to the next only where it is nowhere."""
    typed = text.strip()
    if not typed:
        return
    yield Meaning(typed)
    plain = simplified(without_marks(typed))
    if plain and plain != typed:
        yield Meaning(plain)
    ways = pinyin_ways(plain)
    if ways:
        yield Meaning(plain, ways)


def without_marks(text: str) -> str:
    """A name as it is spoken: no quotation marks, no spaces, letters and digits of ordinary width."""
    return SPACE.sub("", text.translate(QUOTES).translate(WIDE))


def simplified(text: str) -> str:
    """Traditional characters as simplified ones; whatever has none stays."""
    return str(_converter().convert(text)) if HAN.search(text) else text


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # reads its tables when it is imported, and few searches need them

    return OpenCC("t2s")
