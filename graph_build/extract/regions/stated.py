"""Regions that no list has and the text marks: 在东港区、临海县开展, 赴云桥镇柳塘村, 在高新区设立."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.tails import stops
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Sought
from graph_build.extract.regions.listed import is_province
from graph_build.lexicon import words
from graph_build.records import Span

CLASS = r"(?:[市县区旗镇乡村州]|街道|社区)"
CLOSES = re.compile(CLASS)
NAMED = Sought(
    re.compile(f"{CLASS}(?![委府法局内域级直属民属场容]|政府|人民|人大|政协|长(?!期))"),
    [*"市县区旗镇乡村州", "街道", "社区"],
)
# Areas that are places where something is done, not only what they are (在高新区设立).
AREAS = ("工业园区", "产业园区", "高新区", "经开区", "开发区", "自贸区", "保税区", "度假区", "新区")
DONE = re.compile(
    r"率先|先行|同步|分别|设立|成立|建立|开展|试点|试行|召开|举办|举行|启动|推行|挂牌|揭牌|建成|建设|实施|打造|落地|开通"
)
# 在望川地区选址: an area that goes by its name alone.
AROUND = Sought(
    re.compile(
        r"在((?:(?!地区)[一-鿿]){2,6}地区)(?=选址|先行|率先|设立|成立|开展|试点|试行|召开|举办|举行|启动|推行|挂牌|建成|建设|实施|打造|落地)"
    ),
    ["地区"],
    reach=7,
)
# 西岭县事故2起;高新区事故1起: an area in a row of clauses that say the same of each place.
OPENS_CLAUSE = "；;，,。：:\n"
LONGEST_SAME = 60
SAME_WORDS = 2
MASKS = frozenset("*X×某")
MASK_BEFORE = re.compile(r"(?:[*]{1,4}|X{2,3}|×{2,3}|某{1,2})\Z")  # 在*镇、XX村开展
SO_ON = re.compile(rf"等(?:地|(?:[\d*]+|[一二三四五六七八九十]+|多)个?{CLASS})")
HAPPENED = re.compile("发生了?\\Z")  # 发生了望川乡“3.1”事故
VERBS = frozenset("返回下进入还驻离带促")
LONGEST_STEM = 4
COUNTIES = re.compile(r"(?:[一-鿿]{2,3}[县市区旗][、和与及])+\Z")
LONGEST_ROW = 24
MOST_LOOKS = 20
LINKS = ("", "、", "和", "与", "及")
OFFICES = re.compile(r"委|政府|人民|人大|政协|纪委|法院|检察院|公安|司法|[一-鿿]{2,8}[局委]")


@lru_cache(maxsize=1)
def _classes() -> frozenset[str]:
    return frozenset(words("place_classes"))


@lru_cache(maxsize=1)
def _governs() -> frozenset[str]:
    return frozenset(words("place_governors"))


@lru_cache(maxsize=1)
def _may_govern() -> frozenset[str]:
    return frozenset(words("body_or_place_governors"))


@lru_cache(maxsize=1)
def _never_inside() -> frozenset[str]:
    """Verbs and prepositions, which no name holds."""
    return stops() | _governs() | _may_govern()


def stated_regions(text: str, cuts: Cuts, listed: Sequence[Span]) -> list[Span]:
    """Names with their class outside what is listed, and areas."""
    ends = {span.end for span in listed}
    areas = set(_areas(text, cuts))
    named = sorted({*areas, *(span for span in _named(text, cuts) if span.end not in ends)})
    marked = {span for span in named if _is_marked(text, cuts, span)} | set(listed)
    marked |= _said_alike(text, areas, sorted(listed, key=lambda span: span.end))
    around = set(_around(text, cuts))
    named, marked = sorted({*named, *around}), marked | around
    marked = _linked(text, named, marked)
    marked -= set(listed)
    return [span for span in named if span in marked]


def _around(text: str, cuts: Cuts) -> Iterator[Span]:
    for match in AROUND.finditer(text):
        inside = cuts.cut_between(match.start(1), match.end(1) - 2)
        whole = cuts.begins(match.start(1)) and cuts.begins(match.end())
        named = inside[0] in gazetteer().by_short or all(len(word) == 1 for word in inside)
        if whole and named and _classes().isdisjoint(inside) and _never_inside().isdisjoint(inside):
            yield Span(*match.span(1))


def _said_alike(text: str, areas: Iterable[Span], listed: Sequence[Span]) -> set[Span]:
    """Areas that open their clause behind one that a place of `listed` opened and that went on with the same words."""
    ends = [span.end for span in listed]
    return {area for area in areas if _says_the_same(text, area, listed, ends)}


def _says_the_same(text: str, area: Span, listed: Sequence[Span], ends: Sequence[int]) -> bool:
    same = text[area.end : area.end + SAME_WORDS]
    if not area.start or text[area.start - 1] not in OPENS_CLAUSE or not same.isalpha():
        return False
    near = listed[bisect_right(ends, area.start - LONGEST_SAME) : bisect_left(ends, area.start)]
    opening = (place for place in near if not place.start or text[place.start - 1] in OPENS_CLAUSE)
    return any(text.startswith(same, place.end) for place in opening)


def _areas(text: str, cuts: Cuts) -> Iterator[Span]:
    end = text.find("区") + 1
    while end:
        if text.endswith(AREAS, 0, end):
            start = end - next(len(area) for area in AREAS if text.endswith(area, 0, end))
            if cuts.begins(start) and not _goes_with_a_name(cuts, start):
                yield Span(start, end)
        end = text.find("区", end) + 1


def _goes_with_a_name(cuts: Cuts, start: int) -> bool:
    """岚海|新区: the class belongs to the noun in front."""
    before = cuts.words[cuts.at(start - 1)] if start else "\n"
    if not "一" <= before[-1] <= "鿿" or before in _never_inside():
        return False
    listed = before in gazetteer().by_short or before in gazetteer().by_name
    return not listed or before in words("ordinary_words")


def _is_area(text: str, span: Span) -> bool:
    return text[span.start : span.end] in AREAS


def _named(text: str, cuts: Cuts) -> Iterator[Span]:
    for match in NAMED.finditer(text):
        hidden = text[match.start() - 1 : match.start()] in MASKS
        masked = MASK_BEFORE.search(text, max(0, match.start() - LONGEST_STEM), match.start()) if hidden else None
        start = masked.start() if masked else None
        if start is None and cuts.begins(match.end()):
            start = _stem(text, cuts, *match.span())
        if start is not None:
            yield Span(start, match.end())


def _stem(text: str, cuts: Cuts, start: int, end: int) -> int | None:
    """Where the name begins whose class stands from `start` to `end`, None where the words in front are no name."""
    at = cuts.at(start)
    head = text[cuts.bounds[at] : start]  # 乌镇 and, of 柳塘村, 塘村 are one word
    if head in _classes() or head in VERBS or (head and not _closes_a_word(head, text[start])):
        return None
    closes = at
    while at and start - cuts.bounds[at - 1] <= LONGEST_STEM and belongs(cuts.words[at - 1]):
        at -= 1
    at -= start - cuts.bounds[at] == 1 and _goes_on(cuts, at)
    stem, inside = text[cuts.bounds[at] : start], cuts.words[at:closes]
    if len(stem) < 2 - bool(head) or says_class(stem, inside) or (text[start] in "乡镇村" and is_province(stem)):
        return None
    return cuts.bounds[at] if _may_be_named(text, inside, stem, text[start:end], cuts.bounds[at]) else None


def _goes_on(cuts: Cuts, at: int) -> bool:
    """指导|望|川|街道: a character that is a verb elsewhere, between what governs places and the rest of a name."""
    first = cuts.words[at - 1] if at > 1 else ""
    return len(first) == 1 and "一" <= first <= "鿿" and first not in _may_govern() and cuts.words[at - 2] in _governs()


def _closes_a_word(head: str, kind: str) -> bool:
    """乌镇 and 海门市 are names, 超市, 大城市 and 城区 are words."""
    return kind in "镇乡村" or (kind in "县市" and len(head) > 1 and not head.endswith("城"))


def belongs(word: str) -> bool:
    """Whether a word may be part of a name: no mark, no class that closes the name in front, no verb or preposition."""
    return "一" <= word[0] <= "鿿" and word not in _never_inside() and not CLOSES.fullmatch(word)


def says_class(name: str, inside: Sequence[str]) -> bool:
    """示范村, 城市社区; 返乡 and 以城带乡 hold a verb."""
    return name in _classes() or any(word in _classes() if len(word) > 1 else word in VERBS for word in inside)


def _may_be_named(text: str, inside: list[str], stem: str, kind: str, start: int) -> bool:
    """核心区 and 大学城市 are made of words; such a name counts where the text has a body of that place."""
    if kind not in "市县区旗州" or all(len(word) == 1 for word in inside) or stem in gazetteer().by_short:
        return True
    if kind in "县旗" and len(inside) == 1 and _beside_a_listed(text, start):
        return True
    at = text.find(stem + kind)
    for _ in range(MOST_LOOKS):
        if at < 0:
            return False
        if OFFICES.match(text, at + len(stem) + 1):
            return True
        at = text.find(stem + kind, at + 1)
    return False


def _beside_a_listed(text: str, start: int) -> bool:
    """城东县、|安澜县: a county whose name is a word, in a row behind one whose name the list has."""
    row = COUNTIES.search(text, max(0, start - LONGEST_ROW), start)
    names = re.split("[、和与及]", row.group()) if row else []
    shorts = (short for name in names for short in (name[:-1], name[1:-1]))  # 在|城东县
    return any(len(short) > 1 and short in gazetteer().by_short for short in shorts)


def _is_marked(text: str, cuts: Cuts, span: Span) -> bool:
    """Whether the words around say that this is a place."""
    before = cuts.words[cuts.at(span.start - 1)] if span.start else "\n"
    if HAPPENED.search(text, max(0, span.start - 3), span.start):
        return True
    if _is_area(text, span):  # 在高新区设立…, not 支持高新区创新
        return before in _governs() and bool(DONE.match(text, span.end))
    if before in _governs() or SO_ON.match(text, span.end):
        return True
    return before in _may_govern() and text[span.end - 1] not in "村区道"


def _linked(text: str, named: Sequence[Span], marked: set[Span]) -> set[Span]:
    """What stands in one row with a marked place is marked too, and so are two counties or cities in a row."""
    order = sorted({*named, *marked})
    pairs = [(one, two) for one, two in pairwise(order) if text[one.end : two.start] in LINKS]
    for one, two in [*pairs, *reversed(pairs)]:
        areas = _is_area(text, one) or _is_area(text, two)
        both = not areas and text[one.end - 1] in "市县区镇乡村道" and text[two.end - 1] in "市县区镇乡村道"
        if both or one in marked or two in marked:
            marked |= {one, two}
    return marked
