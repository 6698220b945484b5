"""What a report says of itself as a whole: title, period, genre; the manifest wins where both speak."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph_build.document.points import BRACKETED, DIGIT, LISTED, SECTION
from graph_build.document.report_period import Found, find_period, opening
from graph_build.document.text import Document
from graph_build.errors import Bilingual
from graph_build.records import Profile

FIELDS = ("title", "issuer", "jurisdiction", "period", "genre")
COMPARED = {"period": "时段", "genre": "文种"}
LONGEST_TITLE = 70
SALUTATION = re.compile(
    r"(?:同志们|各位|尊敬|大家好|.{0,12}(?:领导(?!小组)|代表(?!大会|团)|委员(?!会)|来宾))[^。]{0,20}[：:！]?\Z"
)
SENTENCE_LIKE = re.compile(r"[。；！？]|，.*，")
NUMBERED = re.compile(f"{LISTED}|{BRACKETED}|{DIGIT}|{SECTION}")
GENRES = (
    "政府工作报告",
    "述职报告",
    "调研报告",
    "自查报告",
    "工作总结",
    "工作要点",
    "工作计划",
    "工作汇报",
    "工作报告",
    "讲话",
    "发言",
    "汇报",
    "总结",
    "报告",
    "致辞",
    "公报",
)


def read_profile(document: Document, stated: Mapping[str, str]) -> Profile:
    """Title, period and genre with their reasons; issuer and jurisdiction as the manifest states them.

    Where manifest and text both give a period or a genre and they differ, the manifest wins and a note says so.
    """
    named = _title(document)
    title = stated.get("title") or (named.value if named else None)
    said = {"title": named, "period": find_period(document, title), "genre": _genre(document, title)}
    values: dict[str, str | None] = {}
    reasons: dict[str, str] = {}
    for name in FIELDS:
        found = said.get(name)
        values[name] = stated.get(name) or (found.value if found else None)
        if stated.get(name):
            reasons[name] = "清单 manifest"
        elif found:
            reasons[name] = found.reason
    notes = tuple(_difference(name, stated.get(name), said[name]) for name in COMPARED if _differ(stated, said, name))
    return Profile(
        values["title"],
        values["issuer"],
        values["jurisdiction"],
        values["period"] or "*",
        values["genre"],
        reasons,
        notes,
    )


def _differ(stated: Mapping[str, str], said: Mapping[str, Found | None], name: str) -> bool:
    given, found = stated.get(name), said[name]
    return bool(given and found and given not in found.value and found.value not in given)


def _difference(name: str, stated: str | None, found: Found | None) -> Bilingual:
    assert found is not None
    return Bilingual(
        f"{COMPARED[name]}：文中为 {found.value}，按清单取 {stated}",
        f"{name}: the text says {found.value}, the manifest's {stated} is taken",
    )


def _title(document: Document) -> Found | None:
    """The first paragraph where it is short and no sentence or salutation."""
    first = document.text.partition("\n")[0].strip().lstrip("# ").strip()
    if not first or len(first) > LONGEST_TITLE or first == document.text.strip():
        return None
    if SALUTATION.match(first) or SENTENCE_LIKE.search(first) or NUMBERED.match(first):
        return None
    return Found(first, f"首行 first line：“{first}”")


def _genre(document: Document, title: str | None) -> Found | None:
    for text, where in (
        (title or "", "标题 title"),
        (document.source.name, "文件名 file name"),
        (opening(document), "首段 opening"),
    ):
        for genre in GENRES[: 10 if where.startswith("首段") else None]:
            if genre in text:
                return Found(genre, f"{where}：“{genre}”")
    return None
