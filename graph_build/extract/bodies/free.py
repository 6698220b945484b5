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
GENERIC_TAILS = {
    "委员会",
    "公司",
    "集团",
    "银行",
    "工作组",
    "领导小组",
    "专班",
    "工作专班",
    "联盟",
    "学院",
    "大学",
    "指挥部",
    "协会",
    "商会",
}


def free_names(text: str, cuts: Cuts, taken: Sequence[Span]) -> list[Span]:
    """Names that end in the tail of a body, outside the spans that are taken."""
    _, _, pattern = tails()
    starts = [span.start for span in taken]
    found: list[Span] = []
    for match in pattern.finditer(text):
        before = bisect_right(starts, match.end() - 1) - 1
        floor = taken[before].end if before >= 0 else 0
        if match.start() < floor or not cuts.begins(match.end()) or not is_body(text, match.end()):
            continue
        start = _start(cuts, match.start(), max(floor, found[-1].end if found else 0))
        if start is not None and _is_name(text[start : match.start()], cuts, start, match.start()):
            found.append(Span(start, match.end()))
    return found


def _start(cuts: Cuts, end: int, floor: int) -> int | None:
    """Where the words of a name begin that stand in front of its tail; None where there are none."""
    at = cuts.at(end) - (1 if cuts.begins(end) else 0)
    start = end
    while at >= 0:
        token = cuts.tokens[at]
        if token.start < floor or end - token.start > LONGEST or token.text in stops() or not OPEN.match(token.text):
            break
        if ORDINAL.match(token.text):
            break
        start = token.start
        at -= 1
    return start if start < end else None


def _is_name(modifier: str, cuts: Cuts, start: int, end: int) -> bool:
    """Whether the words in front say more than a class: 律师惩戒, not 人民调解 or 国有."""
    if len(modifier) < 2 or modifier in classes():
        return False
    at = cuts.at(start)
    own = 0
    while at < len(cuts.tokens) and cuts.tokens[at].start < end:
        own += cuts.tokens[at].text not in classes()
        at += 1
    return own > 0
