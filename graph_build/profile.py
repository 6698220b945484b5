"""What a report says of itself as a whole: title, period, genre; the manifest wins where both speak."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph_build.dating import Found, find_period, opening
from graph_build.records import Profile
from graph_build.text import Document

LONGEST_TITLE = 70
SALUTATION = re.compile(r"(?:同志们|各位|尊敬|大家好|.{0,12}(?:领导|代表|委员|来宾))[^。]{0,20}[：:！]?$")
SENTENCE_LIKE = re.compile(r"[。；！？]|，.*，")
NUMBERED = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d+[、.．]|第[一二三四五六七八九十]+[章节部]"
)
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
    """Title, period and genre with their reasons; issuer and jurisdiction as the manifest states them."""
    reasons = {
        name: "清单 manifest" for name in ("title", "issuer", "jurisdiction", "period", "genre") if stated.get(name)
    }
    found: dict[str, Found | None] = {
        "title": None if stated.get("title") else _title(document),
        "period": None,
        "genre": None,
    }
    named = found["title"]
    title = stated.get("title") or (named.value if named else None)
    if not stated.get("period"):
        found["period"] = find_period(document, title)
    if not stated.get("genre"):
        found["genre"] = _genre(document, title)
    reasons |= {name: value.reason for name, value in found.items() if value}
    values = {name: value.value for name, value in found.items() if value} | dict(stated)
    return Profile(
        values.get("title"),
        values.get("issuer"),
        values.get("jurisdiction"),
        values.get("period") or "*",
        values.get("genre"),
        reasons,
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
