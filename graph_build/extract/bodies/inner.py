"""Bodies that are known by their number or their place within another: 澜溪一中, 第二党支部, 立案庭, 柳塘村党支部."""

from __future__ import annotations

import re

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.tails import is_body, stops
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Sought
from graph_build.lexicon import word_set
from graph_build.records import Span
from graph_build.scanning import quick

NUMERALS = "一二三四五六七八九十0123456789"
NUMBERED_SCHOOL = Sought(
    re.compile(
        r"[一二三四五六七八九十\d](?:中|(?<!\d)[小高幼])(?:[女男][足篮排]|(?:足|篮|排)球队)?"
        r"(?=[与和、，。；等为在+＋]|学生|教师|校区|正式|联合|共同|签[订署约]|开展|参加|获|分别|成立|建成|举办|夺|组建|结成|结为|共建|合作|迁建|顺利|通过|荣获|入选|获评|承担|被|高中部|初中部|校园|挂牌|承办|牵头|\Z)"
    ),
    [number + school for number in NUMERALS for school in "中小高幼"],
)
BRANCH = Sought(
    re.compile(r"第[一二三四五六七八九十\d*]{1,3}(?:党支部|党总支|党小组)|机关[一二三四五六七八九十]支部"),
    ["支部", "党总支", "党小组"],
    reach=5,
)
CHAMBER = Sought(
    re.compile(
        quick(
            r"立案庭|执行局|政治部(?!主任)|审监庭|审管办|(?:刑事|民事|行政)(?:审判)?[一二三四五]?庭|[刑民][一二三四五]庭|少年法庭|环资庭|知识产权(?:审判)?庭|第[一二三四五六七八九十]检察部"
            r"|医务[科处部]|护理部|医保[科办处]|质控[科办]|院感[科办]|药学部|药剂科"
        )
    ),
    ("庭", "政治部", "执行局", "审管办", "检察部", "医务", "护理部", "医保", "质控", "院感", "药学部", "药剂科"),
    reach=6,
)
CLAUSE_BEFORE = re.compile(r"(?:[，。；：、\n]|由|与|和|推动|成立|设立|组建)\Z")
LONGEST_STEM = 4
LEVELS = "市区县州"
COUNT_BEHIND = re.compile(r"(?:等)?[\d*]+余?个")
# 设立环境资源审判庭, 组建未成年人检察办公室: what a court or bureau sets up within it, under the name of its field.
SET_UP = Sought(
    re.compile(
        r"(?:成立|设立|组建|增设|新设)了?((?:(?!成立|设立|组建|小组|指挥部|专班)[一-龥]){2,12}?(?:审判庭|法庭|检察部|办公室|督[导学]室|教研室|(?<=事务|管理|辅助|指挥)中心|[股科]))"
        r"(?=[，。；、]|\Z)"
    ),
    ["成立", "设立", "组建", "增设", "新设"],
)


def inner_names(text: str, cuts: Cuts) -> list[Span]:
    """Schools by number, numbered branches of the Party, chambers of the court that reports."""
    found = [_with_office(text, *match.span()) for match in BRANCH.finditer(text)]
    found = [span for span in found if _opens(text, span.start)]
    found += [span for match in NUMBERED_SCHOOL.finditer(text) if (span := _school(text, cuts, match))]
    chambers = CHAMBER.finditer(text)
    found += [Span(*match.span()) for match in chambers if _opens(text, match.start()) and not _counted(text, match)]
    found += [Span(*match.span(1)) for match in SET_UP.finditer(text) if _is_field(text, cuts, *match.span(1))]
    return [span for span in found if is_body(text, span.end)]


def _counted(text: str, match: re.Match[str]) -> bool:
    """设立少年法庭12个."""
    return COUNT_BEHIND.match(text, match.end()) is not None


def _is_field(text: str, cuts: Cuts, start: int, end: int) -> bool:
    """Whether what stands in front of a section's tail names its field: 知识产权, not 领导小组 or 巡回."""
    inside = cuts.cut_between(start, end)
    halts = stops() - word_set("body_words")
    return not word_set("body_classes").issuperset(inside[:-1]) and halts.isdisjoint(inside) and cuts.begins(end)


def _with_office(text: str, start: int, end: int) -> Span:
    """机关第一党支部."""
    return Span(start - 2 if text.startswith("机关", max(0, start - 2)) else start, end)


def _opens(text: str, start: int) -> bool:
    """各第一党支部 and 基层法庭 are classes; a name opens its phrase."""
    return start == 0 or bool(CLAUSE_BEFORE.search(text[max(0, start - 2) : start]))


def _school(text: str, cuts: Cuts, match: re.Match[str]) -> Span | None:
    """澜溪一中, 市三中, 四十九中; not 二十届二中、三中全会."""
    if match.start() and text[match.start() - 1] in NUMERALS:  # no plenum has such a number
        begin = len(text[: match.start()].rstrip(NUMERALS))
        return Span(begin, match.end()) if _opens(text, begin) else None
    at = cuts.at(match.start())
    if cuts.bounds[at] == match.start() - 1 and text[match.start() - 1] in LEVELS:  # the dictionary has 县一中
        return Span(match.start() - 1, match.end())
    if cuts.bounds[at] != match.start():
        return None
    while at and match.start() - cuts.bounds[at - 1] <= LONGEST_STEM and _belongs(cuts.words[at - 1]):
        at -= 1
    stem = text[cuts.bounds[at] : match.start()]
    inside = cuts.words[at : cuts.at(match.start())]
    named = stem in ("市", "区", "县", "州") or stem in gazetteer().by_short or (len(stem) > 1 and _is_unknown(inside))
    return Span(cuts.bounds[at], match.end()) if named else None


def _is_unknown(inside: list[str]) -> bool:
    return all(len(word) == 1 for word in inside) and "届" not in inside


def _belongs(word: str) -> bool:
    return "一" <= word[0] <= "鿿" and word not in stops()
