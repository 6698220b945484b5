"""Untitled documents that the text names specifically: a document noun governed by a verb that makes or applies it."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from graph_build.extract.clauses import balanced, clause_start, own_words, skip_attribute
from graph_build.lexicon import rows
from graph_build.records import Mention, Span, Value
from graph_build.scanning import any_word, automaton, quick
from graph_build.text import Document

# What follows a document noun that only begins another word: 意见建议, 规范化, 计划生育, 规划建设.
LONGER = re.compile(
    quick(
        r"[化性制者员法书案表图]|建议|生育|建设|设计|动作|总比|交流|反馈|征集|征求|箱|编制|投资|库|管理|体系|范围|任务|协议|精神|落实率|条款|权限|衔接|单位|改革"
    )
)
BOOK = re.compile(r"谈治国理政|文选|选编|摘编|读本|选读|文集")
YEAR = re.compile(r"20\d\d")
OWN_RULES = re.compile(
    r"》(?:和|及|以及|、)([^，。；：、“”《》\n的]{1,8}?(?:实施办法|实施细则|实施意见|实施方案|若干规定|若干措施))"
    r"(?:(?:和|及|、)([^，。；：、“”《》\n的]{1,4}?(?:实施办法|实施细则|实施意见|实施方案)))?"
)
LONGEST_NAME = 60
SHORTEST_CLAUSE = 6
# Nouns before which even a general word names one document: 合作条例.
PROPER = ("条例",)
NOT_PROPER = ("该", "本", "相关", "有关", "上述", "各项", "地方", "两部", "党内", "这部", "部分")
# 30条硬措施, 3项管理办法: what is counted is no one paper.
COUNT_BEFORE = re.compile(r"[\d*]余?[件部份个项条]\Z")
BROKEN = re.compile(r"、.*等|列入|纳入|写入|特别是|以及|包括|[\d*]余?[件部份个项条]|[一二三四五六七八九十]点意见")


@lru_cache(maxsize=1)
def nouns() -> dict[str, dict[str, str]]:
    """Document noun → its row: kind, verbs, least."""
    return {row["noun"]: row for row in rows("document_nouns")}


@lru_cache(maxsize=1)
def _noun_finder() -> tuple[AhoCorasick, tuple[str, ...]]:
    return automaton(nouns()), tuple(nouns())


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {row["verb"]: row["role"] for row in rows("document_verbs")}


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    return re.compile(any_word(_verbs()))


@lru_cache(maxsize=1)
def _after_noun() -> re.Pattern[str]:
    """The end of one document's name that another follows under the same verb."""
    return re.compile(rf".*(?:{any_word(nouns())}|》)(?:、|和|与|及|以及|并)", re.DOTALL)


@lru_cache(maxsize=1)
def _sizes() -> tuple[int, ...]:
    return tuple(sorted({len(noun) for noun in nouns()}, reverse=True))


def _other_kind(name: str) -> str:
    if name.endswith(("法", "法典", "宪法")):
        return "law"
    return "book" if BOOK.search(name) else ""


def attributes(name: str, kind: str = "") -> dict[str, Value]:
    """Declared properties of a document, by its name: kind and year, where they are told."""
    found: dict[str, Value] = {}
    if not kind:
        noun = next((name[-size:] for size in _sizes() if name[-size:] in nouns()), None)
        kind = nouns()[noun]["kind"] if noun else _other_kind(name)
    year = YEAR.search(name)
    if kind:
        found["kind"] = kind
    if year:
        found["year"] = int(year[0])
    return found


def _begin(text: str, start: int, noun: str, end: int) -> int | None:
    """After the chain of verbs that governs a document noun at `end` (印发实施, 研究制定出台)."""
    found = list(_verb().finditer(text, start, end))
    issued = nouns()[noun]["verbs"] == "issue"
    for at in range(len(found) - 1, -1, -1):
        verb = found[at]
        issues = _verbs()[verb[0]] == "issue"
        if issued and not issues and not _chained(text, found, at):
            continue
        if _measures(text[verb.end() : end], noun):
            return verb.end() if not _follows_issue(text, found, at) else found[at - 1].end()
        if issues and verb.end() < end:
            return None
    return None


def _measures(modifier: str, noun: str) -> bool:
    """Whether what stands before a document noun says enough of its own to name one."""
    clause = modifier.rfind("的")
    if clause >= SHORTEST_CLAUSE and clause == len(modifier) - 1:
        return True
    own = len(modifier) if noun in PROPER and modifier not in NOT_PROPER else own_words(modifier)
    return own >= int(nouns()[noun]["least"])


def _chained(text: str, found: list[re.Match[str]], at: int) -> bool:
    """Whether a verb directly follows one of issuing: 印发实施."""
    if at == 0 or _verbs()[found[at - 1][0]] != "issue":
        return False
    return found[at - 1].end() == found[at].start()


def _follows_issue(text: str, found: list[re.Match[str]], at: int) -> bool:
    """Whether a verb of use begins the name of what was issued: 制定贯彻落实详细任务分工方案."""
    return _chained(text, found, at) and found[at][0] in ("贯彻落实", "贯彻", "落实", "推进", "推动")


def _sound(name: str) -> bool:
    """Whether a name is whole and no count: its quotes closed, no 地方性法规草案*件 and no 特别是 in it."""
    return len(name) <= LONGEST_NAME and balanced(name) and not BROKEN.search(name)


def _paper(document: Document, noun: str, at: Span) -> Mention | None:
    text = document.text
    begin = _begin(text, clause_start(document, at.start), noun, at.start)
    if begin is None:
        return None
    before = _after_noun().match(text, begin, at.start)
    begin = skip_attribute(text, before.end() if before else begin, at.start)
    name = text[begin : at.end]
    if COUNT_BEFORE.search(text[max(0, begin - 6) : begin]):
        return None
    if not _measures(text[begin : at.start], noun) or not _sound(name):
        return None
    return Mention("Document", Span(begin, at.end), name, attributes(name, nouns()[noun]["kind"]))


def papers(document: Document) -> list[Mention]:
    """Mentions of untitled documents, in the order of their nouns."""
    text = document.text
    finder, listed = _noun_finder()
    found = [
        _paper(document, listed[at], Span(start, end))
        for at, start, end in finder.find_matches_as_indexes(text)
        if not LONGER.match(text, end)
    ]
    own = [
        Mention("Document", Span(*m.span(at)), m[at], attributes(m[at]))
        for m in OWN_RULES.finditer(text)
        for at in (1, 2)
        if m[at]
    ]
    return [*(mention for mention in found if mention), *own]
