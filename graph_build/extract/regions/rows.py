"""Rows of places that a word closes: 海曙、鄞州等地, 沅口、白石两县."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from graph_build.divisions import gazetteer
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Sought
from graph_build.extract.regions.stated import LINKS, LONGEST_STEM, belongs, says_class
from graph_build.lexicon import word_set
from graph_build.records import Span

CLOSED = Sought(
    re.compile(
        r"[等两三四五六七](?:(?<=等)地(?!区|方|块|段|铁|面|下|理|质|标)|(?<=等)(?:多|[\d*]+|[二两三四五六七八九十]+)个?[地市县区]"
        r"|(?<!等)(?:地(?!区|方|块|检|警|司)|个?(?P<kind>[市县区州镇乡村])(?![长委域内级直]|政府|人民)))"
    ),
    ["等", *(number + behind for number in "两三四五六七" for behind in "地个市县区州镇乡村")],
)
# 在古渡、栖霞召开, 赴沅口开展: what stands between a preposition and what is done there.
OPENERS = ("在", "赴", "指导", "支持")
OPENED = Sought(
    re.compile(
        rf"(?:{'|'.join(OPENERS)})"
        r"([一-鿿]{2,3}(?:[、和与][一-鿿]{2,3}){0,5})"
        r"(?=(?:先后|率先|分别|同步|成功|先行)?(?:开展|召开|举办|举行|启动|试点|试行|设立|成立|建立|推广|推行|打造|创建|实施|落地|挂牌))"
    ),
    OPENERS,
)
# 望川、柳塘被命名为省级卫生乡镇: places by the class that they are called to be.
CALLED = Sought(
    re.compile(
        r"(?<![一-鿿\d])([一-鿿]{2,3}(?:[、和][一-鿿]{2,3}){0,5})(?:等[\d*]{0,3}个?)?"
        r"(?=(?:先后|分别|成功)?被命名为[^，。；]{0,8}?(?:卫生|文明|森林|生态|园林)(?:乡镇|[乡镇村县市]|街道|社区)(?:[，。；、]|称号|名单))"
    ),
    ["被命名"],
    reach=32,
)
# 东部新城、望川新城等区块; a row of new towns that holds one of the list.
NEW_TOWN = r"(?:(?!新城|新区)[一-鿿]){2,4}(?:新城|新区|片区|组团|经济区|(?:经济|产业)示范区)"
NEW_TOWNS = Sought(
    re.compile(f"(?<![一-鿿])({NEW_TOWN}(?:[、和与]{NEW_TOWN})+)(等(?:城市)?(?:区块|板块|组团|功能区))?"),
    ["新城", "新区", "片区", "组团", "经济区", "示范区"],
    reach=6,
)
# 老城新区 are two kinds of quarter.
OLD_AND_NEW = ("老城", "旧城", "新老", "新城", "新区")
NAMES_APART = re.compile(r"[、和与]")
INSIDE = frozenset("中内里上下外前后间时处")
MOST_ITEMS = 12


def rows_of_places(text: str, cuts: Cuts) -> Mapping[Span, str]:
    """Where the items of such rows stand, and their names: those of 沅口、白石两县 are 沅口县 and 白石县."""
    found: dict[Span, str] = {}
    for match in CLOSED.finditer(text):
        items, kind = _items(text, cuts, match.start()), match["kind"] or ""
        alone = len(items) == 1 and (kind or text[items[0].start : items[0].end] not in gazetteer().by_short)
        if not alone:
            found |= {item: _in_full(text[item.start : item.end], kind) for item in items}
    return found


def _in_full(name: str, kind: str) -> str:
    """沅口|县 for 沅口、白石两县, but 古渡区 as it is."""
    return name if name.endswith(tuple("省市县区州旗")) else name + kind


def governed_names(text: str, cuts: Cuts) -> list[Span]:
    """Short names that no list has, in a row that a preposition governs, where one at least is no word or is listed."""
    found: list[Span] = []
    for match in OPENED.finditer(text):
        items = _split(match)
        if _are_names(text, cuts, items) and (len(items) > 1 or text[match.start()] in "在赴"):
            found += items
    for match in CALLED.finditer(text):
        items = _split(match)
        if len(items) > 1 and _are_names(text, cuts, items):
            found += items
    return found


def _are_names(text: str, cuts: Cuts, items: Sequence[Span]) -> bool:
    """Whether all may be names, and one at least is listed or no word of the dictionary."""
    known = (text[item.start : item.end] in gazetteer().by_short or _is_no_word(text, cuts, item) for item in items)
    return all(_may_be_name(text, cuts, item) for item in items) and any(known)


def new_towns(text: str, cuts: Cuts) -> list[Span]:
    """Each of a row of new towns; the place in the name of one (望川新城) is no mention of that place."""
    found: list[Span] = []
    for match in NEW_TOWNS.finditer(text):
        items = [_behind_verb(cuts, item) for item in _split(match)]
        if any(text.startswith(OLD_AND_NEW, item.start) for item in items):
            continue
        if match[2] or any(text[item.start : item.end] in word_set("regions") for item in items):
            found += items
    return found


def _behind_verb(cuts: Cuts, item: Span) -> Span:
    """推进|东部新城: the verb in front of a row is no part of the first name."""
    first = cuts.words[cuts.at(item.start)]
    verb = len(first) > 1 and (first in word_set("action_verbs") or not belongs(first))
    return Span(item.start + len(first), item.end) if verb else item


def _split(match: re.Match[str]) -> list[Span]:
    """The items of a row, by their places in the text."""
    found, start = [], match.start(1)
    for mark in NAMES_APART.finditer(match[1]):
        found.append(Span(start, match.start(1) + mark.start()))
        start = match.start(1) + mark.end()
    return [*found, Span(start, match.end(1))]


def _may_be_name(text: str, cuts: Cuts, item: Span) -> bool:
    whole = cuts.begins(item.start) and cuts.begins(item.end)
    inside = cuts.between(item.start, item.end)
    return whole and all(map(belongs, inside)) and not says_class(text[item.start : item.end], inside)


def _is_no_word(text: str, cuts: Cuts, item: Span) -> bool:
    """沅口 is cut into characters, for the dictionary has no such word; 家中 is too, and is no name."""
    inside = cuts.between(item.start, item.end)
    return all(len(word) == 1 for word in inside) and text[item.end - 1] not in INSIDE


def _items(text: str, cuts: Cuts, end: int) -> list[Span]:
    """The items of a row that ends at `end`, the last first; a verb stands in front of the first."""
    items: list[Span] = []
    while len(items) < MOST_ITEMS:
        start, at = end, cuts.at(end)
        while at and end - cuts.bounds[at - 1] <= LONGEST_STEM and belongs(cuts.words[at - 1]):
            at -= 1
            start = cuts.bounds[at]
        if not 2 <= end - start <= LONGEST_STEM or says_class(text[start:end], cuts.between(start, end)):
            break
        items.append(Span(start, end))
        if not start or text[start - 1] not in LINKS:
            break
        end = start - 1
    return items
