"""Bodies with a name of their own: 律师惩戒委员会, 法治环境专项小组, 浙江大学, 人和集团."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph_build.extract.bodies.tails import classes, is_body, stops, tails
from graph_build.extract.cuts import Cuts
from graph_build.records import Span

LONGEST = 16
OPEN = re.compile(r"[一-鿿*·A-Za-z0-9—]+$")
ORDINAL = re.compile(r"第?[一二三四五六七八九十\d]+$|[\d*]+|[一二三四五六七八九十]+[大个项类支家]")
FOUNDING = frozenset(["成立", "组建", "设立", "建立", "组成", "调整", "筹建", "筹备", "牵头成立"])
TEAM = re.compile(r"[团队组班部]$")
COUNT_BEFORE = re.compile(
    r"[\d*一二三四五六七八九十百千万余多几两](?:支|个|家|所|名|批|类|大|只|项)(?:[^，。、]{0,2})$"
)
COUNT_AFTER = re.compile(r"(?:等)?(?:共)?[\d*]+余?(?:支|个|家|所|名)")


def free_names(text: str, cuts: Cuts, taken: Sequence[Span]) -> list[Span]:
    """Names that end in the tail of a body, outside the spans that are taken."""
    _, _, pattern = tails()
    starts = [span.start for span in taken]
    found: list[Span] = []
    for match in pattern.finditer(text):
        before = bisect_right(starts, match.end() - 1) - 1
        floor = taken[before].end if before >= 0 else 0
        if text[max(0, match.start() - LONGEST) : match.start()].rfind("“") > text[
            max(0, match.start() - LONGEST) : match.start()
        ].rfind("”"):
            continue  # a quoted name is an undertaking
        if match.start() < floor or not cuts.begins(match.end()) or not is_body(text, match.end()):
            continue
        start = _start(cuts, match.start(), max(floor, found[-1].end if found else 0))
        if start is not None and _is_name(text, cuts, start, match):
            found.append(Span(start, match.end()))
    return found


def _start(cuts: Cuts, end: int, floor: int) -> int | None:
    """Where the words of a name begin that stand in front of its tail; None where there are none."""
    at = cuts.at(end) - (1 if cuts.begins(end) else 0)
    start = end
    while at >= 0:
        token = cuts.tokens[at]
        if token.start < floor or end - token.start > LONGEST or not OPEN.match(token.text):
            break
        if token.text in stops() and not _in_firm_name(cuts, at, end) and not _founded(cuts, at, end):
            break
        if ORDINAL.match(token.text):
            break
        start = token.start
        at -= 1
    return start if start < end else None


def _founded(cuts: Cuts, at: int, end: int) -> bool:
    """成立优化营商环境工作领导小组: what follows a verb of founding belongs to the name, even if it is a verb."""
    begins_name = at > 0 and cuts.tokens[at - 1].text in FOUNDING and len(cuts.tokens[at].text) > 1
    return begins_name and cuts.tokens[at].text not in FOUNDING and cuts.tokens[at].end < end


def _in_firm_name(cuts: Cuts, at: int, end: int) -> bool:
    """人和集团: a single character that is a function word elsewhere, behind another that opens the clause."""
    if end != cuts.tokens[at].end or at < 2 or len(cuts.tokens[at].text) > 1 or len(cuts.tokens[at - 1].text) > 1:
        return False
    return cuts.tokens[at - 2].text in "，。、；：“”（）\n"


def _is_name(text: str, cuts: Cuts, start: int, tail: re.Match[str]) -> bool:
    """Whether the words in front say more than a class: 律师惩戒, not 人民调解 or 国有; what is counted is a class."""
    modifier = text[start : tail.start()]
    known = classes("team_classes" if TEAM.search(tail.group()) else "body_classes")
    if len(modifier) < 2 or modifier in known or COUNT_AFTER.match(text, tail.end()):
        return False
    if COUNT_BEFORE.search(text[max(0, start - 6) : start]):
        return False
    at = cuts.at(start)
    own = 0
    while at < len(cuts.tokens) and cuts.tokens[at].start < tail.start():
        own += cuts.tokens[at].text not in known
        at += 1
    return own > 0
