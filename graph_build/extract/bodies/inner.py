"""Bodies that are known by their number or their place within another: 澜溪一中, 第二党支部, 立案庭, 柳塘村党支部."""

from __future__ import annotations

import re

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.tails import is_body, stops
from graph_build.extract.cuts import Cuts
from graph_build.records import Span
from graph_build.scanning import around, quick

NUMBERED_SCHOOL = re.compile(
    r"[一二三四五六七八九十](?:中|小|高|幼)(?:[女男][足篮排]|(?:足|篮|排)球队)?"
    r"(?=[与和、，。；等为在]|学生|教师|联合|共同|签订|开展|参加|获|成立|建成|举办|夺|挂牌|承办|牵头|\Z)"
)
BRANCH = re.compile(r"第[一二三四五六七八九十\d*]{1,3}(?:党支部|党总支|党小组)")
CHAMBER = re.compile(
    quick(
        r"立案庭|执行局|审监庭|审管办|(?:刑事|民事|行政)(?:审判)?[一二三四五]?庭|[刑民][一二三四五]庭|少年法庭|环资庭|知识产权(?:审判)?庭|第[一二三四五六七八九十]检察部"
        r"|医务[科处部]|护理部|医保[科办处]|质控[科办]|院感[科办]|药学部|药剂科"
    )
)
CHAMBER_WORDS = ["庭", "执行局", "审管办", "检察部", "医务", "护理部", "医保", "质控", "院感", "药学部", "药剂科"]
CLAUSE_BEFORE = re.compile(r"(?:[，。；：、\n]|由|与|和|推动|成立|设立|组建)\Z")
LONGEST_STEM = 4


def inner_names(text: str, cuts: Cuts) -> list[Span]:
    """Schools by number, numbered branches of the Party, chambers of the court that reports."""
    found = [_with_office(text, *match.span()) for match in BRANCH.finditer(text)]
    found = [span for span in found if _opens(text, span.start)]
    found += [span for match in NUMBERED_SCHOOL.finditer(text) if (span := _school(text, cuts, match))]
    chambers = around(CHAMBER_WORDS, 6, CHAMBER, text)
    found += [Span(*match.span()) for match in chambers if _opens(text, match.start())]
    return [span for span in found if is_body(text, span.end)]


def _with_office(text: str, start: int, end: int) -> Span:
    """机关第一党支部."""
    return Span(start - 2 if text.startswith("机关", max(0, start - 2)) else start, end)


def _opens(text: str, start: int) -> bool:
    """各第一党支部 and 基层法庭 are classes; a name opens its phrase."""
    return start == 0 or bool(CLAUSE_BEFORE.search(text[max(0, start - 2) : start]))


def _school(text: str, cuts: Cuts, match: re.Match[str]) -> Span | None:
    """澜溪一中, 市三中; not 二十届二中、三中全会."""
    at = cuts.at(match.start())
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
