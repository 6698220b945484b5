"""By which name, and where, two reports mean the same initiative, meeting or other thing."""

from __future__ import annotations

import re
from collections.abc import Container
from functools import lru_cache

from graph_build.divisions import gazetteer
from graph_build.errors import Bilingual
from graph_build.lexicon import words
from graph_build.records import Profile
from graph_build.resolve.bodies import MASK_MARK, masked
from graph_build.resolve.home import ENDINGS, Home

# The class nouns by their last character, the longest first.
CLASS_NOUNS = {
    last: tuple(sorted((noun for noun in words("class_nouns") if noun[-1] == last), key=len, reverse=True))
    for last in sorted({noun[-1] for noun in words("class_nouns")})
}
PERIOD_NAME = re.compile(r"[\d*/\-HQ]+\Z")
YEAR = re.compile(r"(\d{4})年(?:度)?")
NUMBERED = re.compile(r"届|第[一二三四五六七八九十百\d]+次")
WHOLE = re.compile(r"全(省|市|区|县|州|盟|旗|系统|局|院|厅)")
HELD_BY = re.compile(r"(自治区|省|市|区|县|州)(?=委|党委|政府|人大|政协|纪委|第|[一二三四五六七八九十]+[届次])")
NATIONAL = re.compile(
    r"党的|中共|[一二三四五六七八九十]+届|中央|全国|国务院|中国|世界|国际|全球|亚|欧|上合|中[欧俄非阿美日韩德法英]|丝绸之路|丝路|博鳌|进博|广交|服贸|消博"
)

Identity = tuple[str, str, Bilingual | None]  # where an entity belongs, by which name others mean it there, and why
NATIONWIDE = Bilingual("全国性举措", "a national initiative")


class Sameness:
    """Tells where the things of one report belong, and by which name other reports mean the same ones."""

    def __init__(self, home: Home, profile: Profile) -> None:
        self.home = home
        self.profile = profile
        self._place = home.jurisdiction or home.nowhere
        self._of_home = _of_home(home)

    def identity(self, kind: str, canonical: str, name: str) -> Identity:
        """Of a thing that a report calls `name`; `canonical` is the one name of all its forms there.

        What is named by halves is nobody else's; a period is the same everywhere.
        """
        if MASK_MARK.search(name):
            return ("", canonical, None) if PERIOD_NAME.match(name) else (self.home.nowhere, canonical, masked(name))
        if kind == "Initiative":
            return self._initiative(canonical)
        return self._meeting(canonical, name) if kind == "Meeting" else ("", canonical, None)

    def _initiative(self, canonical: str) -> Identity:
        """What the nation runs is one; what has the same name in two places is two."""
        plain = _national_name(canonical)
        if plain:
            return "", plain, NATIONWIDE
        return self._place, canonical, self._of_home

    def _meeting(self, canonical: str, name: str) -> Identity:
        """全市…会议 and 市委…全会 are meetings of one place; without year or number also of one year."""
        year = YEAR.match(name)
        rest = name[year.end() :] if year else name
        place, local = _place_of_meeting(rest, self.home)
        if place is None:
            return "", canonical, None
        if not year and NUMBERED.search(rest):
            return place, local, _meeting_of(place, self.home)
        held = year.group(1) if year else self.profile.year
        if held == "*":
            unknown = Bilingual(
                "不知在哪年，只在本报告内相同", "its year is not known: the same only within this report"
            )
            return self.home.nowhere, name, unknown
        return place, f"{held}年{local}", _meeting_of(place, self.home, held)


def _of_home(home: Home) -> Bilingual:
    if home.jurisdiction:
        return Bilingual(f"{home.jurisdiction} 的举措", f"an initiative of {home.jurisdiction}")
    return Bilingual("不知在何地，只在本报告内相同", "its place is not known: the same only within this report")


@lru_cache(maxsize=1)
def _national() -> frozenset[str]:
    return frozenset(words("national_initiatives"))


def without_class_noun(name: str, known: Container[str]) -> str | None:
    """A name without the class noun behind it (网格化管理机制: 网格化管理), where `known` holds that."""
    for noun in CLASS_NOUNS.get(name[-1:], ()):
        if name.endswith(noun) and (plain := name.removesuffix(noun)) in known:
            return plain
    return None


def _national_name(name: str) -> str | None:
    """The plain name of a national initiative, with or without a class noun behind."""
    national = _national()
    return name if name in national else without_class_noun(name, national)


def _meeting_of(place: str, home: Home, year: str = "") -> Bilingual:
    zh, en = ("本报告所在地", "the report's own place") if place == home.nowhere else (place, place)
    return Bilingual(f"{zh} {year} 年的会议" if year else f"{zh} 的会议", f"a meeting of {en}{year and f' in {year}'}")


def _place_of_meeting(rest: str, home: Home) -> tuple[str | None, str]:
    """Where a meeting is held, None for the nation's and the world's, and its name there."""
    whole = WHOLE.match(rest)
    if whole:
        word = whole.group(1)
        path = home.enclosing(word) if word in ENDINGS else home.jurisdiction
        return path or home.nowhere, rest
    division, length = gazetteer().leading(rest, home.jurisdiction)
    if division:
        return division.path, rest[length:]
    held_by = HELD_BY.match(rest)
    if held_by:
        path = home.enclosing(held_by.group(1))
        return (path, rest[held_by.end() :]) if path else (home.nowhere, rest)
    return (None, rest) if NATIONAL.match(rest) else (home.jurisdiction or home.nowhere, rest)
