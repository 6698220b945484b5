"""Regions that the national list or the list of regions has, under full and short names."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.tails import stops
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Landmarks
from graph_build.lexicon import word_set, words
from graph_build.records import Span

# 临海县 is not 临海: with another class of place behind it a short name is another name.
OTHER_CLASS = re.compile(r"[市县区镇乡村]|街道|社区")
# 会同|县公安局.
VERB_HERE = re.compile(r"委|政府|人大|政协|纪委|法院|检察院|公安|[一-鿿]{2,8}[局委]")
RANKS = {"省": 0, "市": 1, "州": 1, "盟": 1, "区": 2, "县": 2, "旗": 2, "镇": 3, "乡": 3, "道": 3, "村": 4}
COMMUNITY = 4
LONGEST_CHAIN = 24


def _names() -> list[str]:
    """All names; 东区, 城区, 矿区 are full names too, and never tell a place apart."""
    full = gazetteer().by_name.keys() - word_set("ordinary_words")
    return sorted(name for name in full | gazetteer().by_short.keys() | _regions() if len(name) > 1)


LISTED = Landmarks(_names)


@lru_cache(maxsize=1)
def _verbs_too() -> frozenset[str]:
    """会同县: counties whose short names are verbs."""
    return frozenset(name for name in gazetteer().by_name if name[:-1] in stops())


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    return frozenset(words("regions"))


def listed_regions(text: str, cuts: Cuts) -> tuple[list[Span], list[Span]]:
    """All mentions whose words begin where the name does (临海县 in whole where the list only has 临海市), and beside
    them what may be a place or an ordinary word (日照, 和平)."""
    ordinary, verbs = word_set("ordinary_words"), _verbs_too()
    found: list[Span] = []
    doubtful: list[Span] = []
    for start, end in LISTED.longest(text):
        name = text[start:end]
        if (name in verbs and VERB_HERE.match(text, end)) or text.startswith("市场", end - 1):
            continue  # 会同|县公安局, 东州|市场监管
        if name in ordinary:
            doubtful.append(Span(start, end))
        elif cuts.begins(start) or (found and found[-1].end == start):  # 上海市浦东新区 is one word
            found.append(Span(start, _whole(text, cuts, name, end)))
    return found, doubtful


def _whole(text: str, cuts: Cuts, name: str, end: int) -> int:
    if name in gazetteer().by_name or name in _regions() or is_province(name):
        return end
    more = OTHER_CLASS.match(text, end)
    return more.end() if more and cuts.begins(more.end()) else end


def is_province(name: str) -> bool:
    """台湾|乡建团队 is not 台湾乡."""
    return any(division.level == "province" for division in gazetteer().by_short.get(name, ()))


def lies_in(part: str, whole: str) -> bool:
    """Whether the list has a place of one name in a place of the other: 青田 in 丽水, not 合作 in 越南."""
    return any(inside.startswith(f"{path}/") for path in _paths(whole) for inside in _paths(part))


def chained(text: str, spans: list[Span]) -> list[Span]:
    """云南省昆明市 holds one place, 重庆四川 two: names without anything between are one where the second lies in the
    first."""
    chains: list[Span] = []
    for span in spans:
        last = chains[-1] if chains else None
        if last and last.end == span.start and span.end - last.start < LONGEST_CHAIN and _inside(text, last, span):
            chains[-1] = Span(last.start, span.end)
        else:
            chains.append(span)
    return chains


def _inside(text: str, outer: Span, inner: Span) -> bool:
    """Whether a place that is named behind another lies in it, by the list or by their classes."""
    whole, part = text[outer.start : outer.end], text[inner.start : inner.end]
    if _paths(whole) and _paths(part):
        return lies_in(part, whole)
    return _rank(whole) < _rank(part)


def _paths(name: str) -> list[str]:
    lists = gazetteer()
    division, length = lists.leading(name)
    if division and length == len(name):
        return [division.path]
    return [division.path for division in (*lists.by_name.get(name, ()), *lists.by_short.get(name, ()))]


def _rank(name: str) -> int:
    return COMMUNITY if name.endswith("社区") else RANKS.get(name[-1], 1)
