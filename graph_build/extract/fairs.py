"""Fairs, which go by short names that tell them apart: 进博会, 杨凌农高会, 第八届进博会."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.divisions import gazetteer
from graph_build.lexicon import rows

# What may stand in front of a fair's short name: 第八届进博会.
NUMBERED = re.compile(r"(?:第[一二三四五六七八九十百\d*]+届|首届|\d{4}年?|[新本]届|中国|国际|[（(][一-鿿]{2,4}[）)])+")
OWN_PLACE = re.compile(r"(?![一二两三四五六七八九十]|线[上下]|[参出].)[一-鿿]{2}")


@lru_cache(maxsize=1)
def fairs() -> frozenset[str]:
    """The tails of fairs."""
    return frozenset(row["tail"] for row in rows("meeting_tails") if row["fair"])


@lru_cache(maxsize=1)
def fair_names() -> frozenset[str]:
    """Tails that are names by themselves: 进博会."""
    return frozenset(row["tail"] for row in rows("meeting_tails") if row["fair"] == "name")


def numbered(text: str, start: int, end: int, verbs: frozenset[str]) -> int:
    """Where the short name of a fair begins, with its number and place: 第八届进博会, 杨凌农高会, not 两届|广交会."""
    number = NUMBERED.match(text, start, end)
    place = text[number.end() if number else start : end]
    named = place in gazetteer().by_short or (OWN_PLACE.fullmatch(place) and place not in verbs)
    return start if not place or named else end
