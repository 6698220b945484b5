"""Lists closed by 等 and a class noun, each item of which is an undertaking: A、B、C等机制."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.extract.clauses import clause_start, governed, trimmed
from graph_build.extract.undertakings import bare
from graph_build.records import Mention, Span
from graph_build.text import Document

CLOSING = ("工作机制", "机制", "制度机制", "体制机制", "制度", "活动", "工程", "专项行动", "行动", "试点", "改革", "平台", "品牌", "项目", "计划", "改革任务", "攻坚行动")
CLOSERS = re.compile(
    rf"等(?:[\d一二三四五六七八九十]{{1,3}}[项个大])?(?P<modifier>[^，。；：、“”的等《》\n]{{0,10}}?)(?P<noun>{'|'.join(sorted(CLOSING, key=len, reverse=True))})(?![化性者])"
)
LONGEST_ITEM = 24
SHORTEST_ITEM = 4
MARKS = "，。；：！？\n《》"
QUOTED = re.compile(r"[^“”]*“([^“”]*)”")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {noun: noun[-2:] for noun in CLOSING}


def _item_spans(text: str, begin: int, end: int) -> list[Span]:
    spans = []
    depth = 0
    start = begin
    for at in range(begin, end):
        depth += {"“": 1, "”": -1, "（": 1, "）": -1}.get(text[at], 0)
        if text[at] == "、" and depth <= 0:
            spans.append(Span(start, at))
            start = at + 1
    return [*spans, Span(start, end)]


def _mention(text: str, span: Span, kind: str) -> Mention | None:
    item = text[span.start : span.end]
    quoted = QUOTED.fullmatch(item)
    if quoted or not SHORTEST_ITEM <= len(item) <= LONGEST_ITEM or item.count("“") != item.count("”"):
        return None
    return Mention("Initiative", span, bare(item), {"kind": kind})


def listings(document: Document) -> list[Mention]:
    """Mentions of the items of such lists; items that are a quote alone are judged as quotes."""
    text = document.text
    found = []
    for closer in CLOSERS.finditer(text):
        start = clause_start(text, closer.start(), MARKS)
        first = text.find("、", start, closer.start())
        verb = governed(document, start, first if first >= 0 else closer.start(), 1)
        if verb is None:
            continue
        begin = trimmed(text, verb[0], first if first >= 0 else closer.start())
        kind = closer["noun"][-2:]
        found += [_mention(text, span, kind) for span in _item_spans(text, begin, closer.start())]
    return [mention for mention in found if mention]
