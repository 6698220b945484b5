"""Laws, rules, plans, opinions, registers and books: titles in 《》, known laws, untitled ones that are named."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from graph_build.extract.known import occurrences
from graph_build.extract.papers import attributes, nouns, papers
from graph_build.extract.quotes import quotes
from graph_build.extract.verdicts import judge
from graph_build.records import Mention, Span
from graph_build.text import Document

TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,80}》){1,160})》(?:第[一二三四五六七八九十]{1,3}卷)?")
SHORT_TITLE = re.compile(
    r"[（，]?(?:[^（）《》\n]{0,30}[，、；])?(?:以下|下)?(?:统|并)?称?简?称[:：]?[《“]([^《》“”\n]{2,30})[》”]"
)
# 《条例》 and the like stand for the one title before that ends so.
BARE_TITLES = frozenset(
    {*nouns(), "通知", "决定", "总体方案", "若干意见", "实施方案", "行动方案", "规划", "纲要", "通报", "公告"}
)
STUDIED = re.compile(
    r"(?:学习|贯彻|宣传|遵守|执行|实施|维护|尊崇|落实|敬畏|普及|对照|依照|根据|按照|弘扬|、|和|与|》)$"
)
ENDED = re.compile(r"$|[，。；、：！？）\n等和与及《]|以及|规定|知识|精神")
LAW_GOES_ON = re.compile(r"[律院官治规庭定制宣实]")
PLAN = re.compile(r"(?<!“)十[二三四五六]五(?:时期)?[^，。；：、的“”《》\n]{0,12}?(?:规划|纲要)")
SHORTEST_BARE = 6


def _titles(text: str) -> list[Mention]:
    """Titles in 《》; 《条例》 after one title that ends with it is that one."""
    found: list[Mention] = []
    full: dict[str, None] = {}
    called: dict[str, str] = {}
    for match in TITLE.finditer(text):
        name = match[1]
        short = SHORT_TITLE.match(text, match.end())
        if short:
            called[short[1]] = name
        if name in called:
            name = called[name]
        elif name in BARE_TITLES:
            known = [title for title in full if title.endswith(name)]
            name = known[0] if len(known) == 1 else name
        else:
            full[name] = None
        found.append(Mention("Document", Span(*match.span()), name, attributes(name)))
    return found


def _short_titles(text: str, titles: list[Mention]) -> list[Mention]:
    """What a title is called from there on: （以下简称《意见》）."""
    found = []
    for title in titles:
        short = SHORT_TITLE.match(text, title.span.end)
        if short:
            span = Span(short.start(1) - 1, short.end(1) + 1)
            found.append(Mention("Document", span, title.name, title.attributes))
    return found


def _repeated(text: str, titles: list[Mention]) -> list[Mention]:
    """Titles that stand again without 《》."""
    names = list(dict.fromkeys(title.name for title in titles if len(title.name) >= SHORTEST_BARE))
    if not names:
        return []
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.NoncontiguousNFA)
    return [
        Mention("Document", Span(start, end), names[at], attributes(names[at]))
        for at, start, end in automaton.find_matches_as_indexes(text)
        if text[start - 1 : start] != "《"
    ]


def _laws(text: str) -> list[Mention]:
    """Laws and party rules that are named without 《》."""
    found = []
    for span, name in occurrences(text, "laws"):
        short = len(name) <= 3
        if LAW_GOES_ON.match(text, span.end) or (short and not ENDED.match(text, span.end)):
            continue
        if not short or STUDIED.search(text[max(0, span.start - 4) : span.start]):
            found.append(Mention("Document", span, name, attributes(name)))
    return found


def _plans(document: Document) -> list[Mention]:
    """“十四五”规划 and what else is a document in quotes."""
    found = []
    for quote in quotes(document):
        kind, name, taken, _ = judge(quote)
        if kind == "Document":
            found.append(Mention(kind, Span(quote.span.start, quote.span.end + taken), name, attributes(name)))
    text = document.text
    return [*found, *(Mention("Document", Span(*m.span()), m[0], attributes(m[0])) for m in PLAN.finditer(text))]


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions of documents by their titles without 《》; attributes `kind` and `year` where the title tells them."""
    text = document.text
    titles = _titles(text)
    named = [*titles, *_short_titles(text, titles), *_repeated(text, titles)]
    return (*named, *_laws(text), *_plans(document), *papers(document))
