"""Collections of cases that are known by what courts did in them: 全国法院依法惩治金融犯罪典型案例."""

from __future__ import annotations

import re

from graph_build.extract.modifiers import WHOLE

# 最高人民法院典型案例, 某高院相关典型案例 say whose cases they are, not which.
CASES, OF_A_BODY = "典型案例", re.compile(r"(?:法院|检察院|[高中]院|国家|全国|相关|有关|[部委局厅办省市])\Z")
# 全国法院依法惩治金融犯罪典型案例 says what these courts did, 全省法院营商环境典型案例 only where the cases are from.
OF_COURTS = re.compile(r"(?:法院|检察院|检察机关|行政机关|公安机关|司法行政机关|司法行政系统)")
THEIR_DEED = re.compile(r"依法|服务|保障|惩治|惩处|打击|弘扬|审理|涉|贯彻|保护|践行|开展|参与|化解|办理")


def of_courts(text: str, begin: int) -> tuple[int, int]:
    """Where a mention of cases of courts begins and where its name: with 全国 before a deed, else behind the courts."""
    courts = OF_COURTS.match(text, begin)
    if not courts:
        return begin, begin
    if not THEIR_DEED.match(text, courts.end()):
        return begin, courts.end()
    start = begin - 2 if text.startswith(WHOLE, max(0, begin - 2)) else begin
    return start, start
