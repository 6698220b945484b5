"""Places with which the name of a body may begin: 市, 杭州市西湖区, *市, 东州市, 上海浦东新区."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.tails import stops
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.lexicon import word_set
from graph_build.scanning import any_word

GENERIC_PLACES = (
    *("自治区", "自治州", "自治县", "新区", "高新区", "经开区", "开发区", "综合实验区", "实验区", "自贸片区"),
    *("自由贸易港", "自贸港"),
    *"省市区县州旗盟",
)
GENERIC = re.compile(any_word(GENERIC_PLACES))
MASKED_PLACES = ("省", "市", "自治区", "自治州", "区", "县", "州", "旗", "镇", "乡", "街道")
GENERIC_AT = Landmarks(GENERIC_PLACES)
MASKED = Sought(
    re.compile(rf"(?:[*]{{1,4}}|[XxＸ×某]{{1,3}})(?:{'|'.join(MASKED_PLACES)})(?=[一-鿿])"),
    [mask + place for mask in "*XxＸ×某" for place in MASKED_PLACES],
    reach=3,
)
LONGEST_CHAIN = 4
REPEATED_WITHIN = 20000
GOVERNS = frozenset(["联合", "会同", "与", "同", "约谈", "由", "向", "对", "督促", "、"])
# 与下游的沙洲市检察院: what stands near is one, and named.
NEIGHBOURS = frozenset(["上游", "下游", "相邻", "邻近", "毗邻", "毗连", "接壤", "对岸", "周边", "交界"])
# 全市法院, 各区委, 两县公安局, 市县法院 name a class.
CLASS_BEFORE = (
    "%的",
    *"小全各跨外一两三四五六七八九省市县区乡级0123456789",
    *("大湾", "示范", "兄弟", "其他", "周边", "有关", "相关", "以上", "以下", "省、", "市、", "县、", "区、"),
    *("市）、", "县）、", "区）、"),
    *(f"{number}个" for number in "一二三四五六七八九十0123456789*"),
)
CLASS_ENDS = frozenset(before[-1] for before in CLASS_BEFORE)
# 我市司法局; 我市法院 are all courts of the city.
OURS = re.compile(r"我(?:省|市|区|县|州)(?=[一-鿿]{1,12}[局厅委会院办])(?!法院|检察院|公安|各|域|场)")
# 我市法院 are all courts of the city, and 我区|育英小学 is told by its own name; 我县检察院, 我县第一中学 are one.
NOT_OURS = re.compile(
    "[省市州](?:法院|检察院|公安(?!局|厅))|[省市州区县](?:各|域|场)"
    "|[省市州区县](?![第一二三四五六七八九十]|实验)[一-鿿]{2,3}(?:小学|中学|学校|幼儿园)"
)
UNLISTED = re.compile(r"[一-鿿]{2,3}\Z")
DIVIDED = Landmarks([kind + head for kind in "市县" for head in ("人民", "公安局", "司法局", "法院", "检察院", "委")])
CITY_KINDS = frozenset(["大城", "直辖", "地级", "县级", "省辖", "大中", "副省"])


DIVISIONS = Landmarks(lambda: gazetteer().by_name)


def opening_places(text: str, cuts: Cuts) -> list[tuple[int, int]]:
    """Where a place begins that may open a name, and where its own name ends."""
    halts = stops()
    found = [place for place in DIVISIONS.longest(text) if not _in_a_word(cuts, *place)]
    listed = [(start, end) for start, end in found if text[start : end - 1] not in halts]
    # 会同县公安局: the county of that name is a verb and a generic word here.
    split = [(end - 1, end) for start, end in found if text[start : end - 1] in halts]
    masked = [match.span() for match in MASKED.finditer(text)]
    taken = {position for start, end in listed + masked for position in range(start, end)}
    recurs: dict[str, bool] = {}
    generic = [
        (_unlisted(text, cuts, start, recurs), end)
        for start, end in GENERIC_AT.longest(text)
        if start not in taken and cuts.begins(start) and not _is_class(text, start)
    ]
    inside = [_one_word(text, cuts, kind) for kind, _ in DIVIDED.longest(text)]
    generic += [span for span in inside if span and span[0] not in taken]
    ours = [(match.start() + 1, match.end()) for match in OURS.finditer(text)]
    return sorted(ours + _chained(text, cuts, listed) + split + masked + generic)


def _in_a_word(cuts: Cuts, start: int, end: int) -> bool:
    """建成|县应急指挥中心, 星沙|县人民医院: 成县 and 沙县 are names, but a word ends within them."""
    return not cuts.begins(start) and cuts.begins(end - 1)


def _one_word(text: str, cuts: Cuts, kind: int) -> tuple[int, int] | None:
    """海门市人民检察院, where 市 stands at `kind`: a place of earlier lists that the dictionary has as one word."""
    begins = cuts.bounds[cuts.at(kind)]
    return (begins, kind + 1) if kind - begins == 2 and text[begins:kind] not in _no_place() else None


@lru_cache(maxsize=1)
def _no_place() -> frozenset[str]:
    """What is no place in front of 市 or 县: a kind of city, and a verb (会同|县检察院)."""
    return CITY_KINDS | stops()


def _chained(text: str, cuts: Cuts, listed: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """杭州市 and 西湖区 behind it are one place."""
    chains: list[tuple[int, int]] = []
    for start, end in listed:
        if chains and chains[-1][1] == start and end - chains[-1][0] < 8 * LONGEST_CHAIN:
            chains[-1] = (chains[-1][0], end)
        else:
            chains.append((_city_above(text, cuts, _with_short(text, start)), end))
    return chains


def _city_above(text: str, cuts: Cuts, start: int) -> int:
    """东州市清河区司法局: the city in front, though no list has it."""
    if start < 3 or text[start - 1] not in "省市州" or not cuts.begins(start - 1):
        return start
    at = cuts.at(start - 2)
    while at and start - 1 - cuts.bounds[at] < 2 and cuts.words[at - 1] not in stops():
        at -= 1
    name = text[cuts.bounds[at] : start - 1]
    before = cuts.words[at - 1] if at else "\n"
    opens = before in stops() or not ("一" <= before[-1] <= "鿿")
    return cuts.bounds[at] if opens and UNLISTED.match(name) and name not in stops() else start


def _with_short(text: str, start: int) -> int:
    """上海浦东新区: a province or city may stand in front under its short name."""
    if text.startswith("国网", max(0, start - 2)) and start >= 2:
        return start - 2
    shorts = gazetteer().by_short
    for size in (3, 2):
        named = shorts.get(text[start - size : start], ()) if start >= size else ()
        if named and named[0].level != "county":
            return start - size
    return start


def _is_class(text: str, start: int) -> bool:
    if text[start - 1 : start] == "我" and NOT_OURS.match(text, start):
        return True
    return text[start - 1 : start] in CLASS_ENDS and text.endswith(CLASS_BEFORE, 0, start)


def _unlisted(text: str, cuts: Cuts, start: int, recurs: dict[str, bool]) -> int:
    """Where the name of a place begins that no list has (东州市): a word in front that recurs or is governed."""
    at = cuts.at(start - 1) if start else 0
    if cuts.bounds[at + 1] != start:
        return start
    at = _of_characters(cuts, at)
    word, begins = text[cuts.bounds[at] : start], cuts.bounds[at]
    if GENERIC.match(word) or not UNLISTED.match(word) or word in stops():
        return start
    if word in gazetteer().by_short:
        return begins
    place = text[begins : start + 1]
    if place not in recurs:
        together = text.count(place, 0, REPEATED_WITHIN)
        named = together > 1 and word not in word_set("action_verbs")
        recurs[place] = named and 2 * together > text.count(word, 0, REPEATED_WITHIN)
    return begins if recurs[place] or _is_governed(cuts, at, word) or _opens_title(begins, word) else start


def _opens_title(begins: int, word: str) -> bool:
    """临州县教育局2023年工作总结: what a report begins with is whose it is."""
    return begins == 0 and word not in word_set("action_verbs") and word not in word_set("place_classes")


def _of_characters(cuts: Cuts, at: int) -> int:
    """The first of up to three words of one character each that end with a word: 古|渡 is a name that nobody knows."""
    first = at
    while first and at - first < 2 and _is_character(cuts.words[first]) and _is_character(cuts.words[first - 1]):
        first -= 1
    return first


def _is_character(word: str) -> bool:
    return len(word) == 1 and "一" <= word <= "鿿" and word not in stops() and word not in word_set("action_verbs")


def _is_governed(cuts: Cuts, at: int, word: str) -> bool:
    """指导古渡区检察院: a word that is no verb and no class, right behind what governs bodies or places."""
    before = cuts.words[at - 1] if at else "\n"
    opens = before in word_set("place_governors") or before in GOVERNS
    opens = opens or (before == "的" and at > 1 and cuts.words[at - 2] in NEIGHBOURS)
    return opens and word not in word_set("action_verbs") and word not in word_set("place_classes")
