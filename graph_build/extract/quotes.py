"""Quoted words and what stands around them: the material of verdicts, and what a verdict is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_build.document.text import Document
from graph_build.lexicon import rows
from graph_build.records import Span, made
from graph_build.scanning import any_word

QUOTED = re.compile(r"“([^“”\n。]{1,60})”")
TITLE = re.compile(r"《[^《》\n]{1,120}》")
LINKS = ("", "、", "和", "与", "及", "以及", "暨", "，")
TAIL = re.compile(r"[^。；！？\n]*")
STOPS = frozenset(("", *"，、：（）“”《》"))
LONGEST_LEAD = 100
LONGEST_TAIL = 24
LONGEST_MODIFIER = 16
LONGEST_GAP = 2
# “X”机制|推进改革: another deed begins.
NEXT_DEEDS = ("推进", "推动", "深化", "开展", "实施", "促进", "助力", "服务", "保障", "破解", "创造", "积累")
# “X”并举|打造平台: a deed stands between, so that the noun is another thing's.
DEED_BETWEEN = re.compile(
    r"实现|(?:助力|带动)(?=[一-龥]{3})|打造|开辟|构建|并举|加快|加强|探索|推动|做强|形成|走出|加大|贯穿|韧劲|劲头|勇气|姿态|入选|入围|荣登|晋级|^上\Z"
)
# What follows a class noun that is only the beginning of another word: “四个全面”战略布局, “小县大城”中心城区.
LONGER = (
    "定位|布局|框架|(?<=战略)(?:目标|部署|引领|支点|支撑|腹地|高地|机遇|方向|要求|任务|使命)"
    "|(?<=改革)(?:方向|思路)"
    "|(?<=中心)(?:城|村|镇|任务|工作|环节)"
)


class Quote(NamedTuple):
    """One quoted string. `lead` is the clause before it, `tail` what follows up to the sentence's end (both bounded).

    Quotes in a row (“A”、“B”等机制) share the lead of the first (`row_lead`) and the tail of the last (`row_tail`).
    """

    inner: str
    span: Span
    lead: str
    tail: str
    row_lead: str
    row_tail: str


class Verdict(NamedTuple):
    """`kind` is empty where a quote names nothing. `taken` characters behind it and `before` it are of the mention."""

    kind: str
    name: str = ""
    taken: int = 0
    sort: str = ""
    before: int = 0


NO_VERDICT = Verdict("")


def _lead(document: Document, start: int) -> str:
    return document.text[document.clause_start(start, max(0, start - LONGEST_LEAD)) : start]


NOTE = re.compile(r"\[\d{1,3}\](?=[，。；、“])")  # “一案三查”[2]，


def _tail(text: str, end: int) -> str:
    if text[end : end + 1] == "[" and (note := NOTE.match(text, end)):
        end = note.end()
    return TAIL.match(text, end, end + LONGEST_TAIL)[0]  # type: ignore[index]


def _rows(text: str, spans: list[Span]) -> list[list[Span]]:
    """Runs of quotes with nothing but a link between them."""
    runs: list[list[Span]] = []
    for span in spans:
        if runs and text[runs[-1][-1].end : span.start] in LINKS:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _titles(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in TITLE.finditer(text)]


def _outside(spans: list[Span], titles: list[tuple[int, int]]) -> list[Span]:
    """Spans that lie in no title; both lists are in order."""
    kept = []
    at = 0
    for span in spans:
        while at < len(titles) and titles[at][1] <= span.start:
            at += 1
        if at == len(titles) or titles[at][0] > span.start:
            kept.append(span)
    return kept


@lru_cache(maxsize=1)
def quotes(document: Document) -> tuple[Quote, ...]:
    """All quotes of a document outside 《》, in order; kept for the document at hand, as several kinds ask for them."""
    text = document.text
    spans = _outside([made(Span, match.span()) for match in QUOTED.finditer(text)], _titles(text))
    found = []
    for run in _rows(text, spans):
        first, last = run[0], run[-1]
        row_lead, row_tail = _lead(document, first.start), _tail(text, last.end)
        for span in run:
            start, end = span
            lead = row_lead if span is first else _lead(document, start)
            tail = row_tail if span is last else _tail(text, end)
            found.append(made(Quote, (text[start + 1 : end - 1], span, lead, tail, row_lead, row_tail)))
    return tuple(found)


@lru_cache(maxsize=1)
def class_kinds() -> dict[str, str]:
    """Class noun → the kind of undertaking it makes."""
    return {row["noun"]: row["kind"] for row in rows("quote_classes")}


@lru_cache(maxsize=1)
def _class_pattern() -> re.Pattern[str]:
    other = "[^的等了和与及、，。；：“”‘’（）《》\\s在为把将是以从向获被开举]"
    between = f"(?:{other}|开(?!展)|举(?!办)){{0,{LONGEST_MODIFIER}}}?"
    return re.compile(rf"({between})({any_word(class_kinds())})(?![化性]|{LONGER})")


def class_noun(tail: str) -> tuple[str, str] | None:
    """The modifier and the class noun with which what follows a quote begins, if it does."""
    match = _class_pattern().match(tail) if tail[:1] not in STOPS else None
    if not match or (match[1] and DEED_BETWEEN.search(match[1])):
        return None
    longer = _class_pattern().match(tail, match.end(2))
    if longer and len(longer[1]) <= LONGEST_GAP and longer[1] not in NEXT_DEEDS:
        return tail[: longer.start(2)], longer[2]
    return match[1], match[2]
