"""What a report says of itself as a whole: title, period, genre; the manifest wins where both speak."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from graph_build.records import Profile
from graph_build.text import Document

OPENING = 12
LONGEST_TITLE = 70
SALUTATION = re.compile(r"(?:同志们|各位|尊敬|大家好|.{0,12}(?:领导|代表|委员|来宾))[^。]{0,20}[：:！]?$")
SENTENCE_LIKE = re.compile(r"[。；！？]|，.*，")
TITLE_NOUN = re.compile(
    r"(?:报告|总结|汇报|讲话|发言|要点|计划|打算|情况|致辞|公报|述职|小结|材料|综述|安排|思路|总结和.{0,20}|讲话提纲|（.{2,20}）)$"
)
YEAR = r"(?P<year>(?:19|20)\d{2}|[二一][〇零○Ｏ0九][〇零○一二三四五六七八九十]{2}|\*{1,4})年?"
PART = r"(?P<part>上半年|下半年|第?[一二三四1-4]季度|前[一二三四五六七八九十\d]{1,2}个?季度|前[一二三四五六七八九十\d]{1,3}个?月|[元一二三四五六七八九十\d*]{1,3}月?(?:份)?[—\-–至~到][一二三四五六七八九十\d*]{1,3}月份?|[一二三四五六七八九十\d]{1,2}月份?)"
DATED = re.compile(rf"(?<![\d—\-]){YEAR}(?:度)?(?:{PART})?(?P<since>以来)?")
SPAN = re.compile(r"(?P<first>20\d{2})(?:年)?[—\-–至~到](?P<last>20\d{2})年")
RELATIVE = re.compile(rf"(?:今年|本年|本年度|今年度)?{PART}")
REPORTING = re.compile(
    r"(?:现将|现就|下面|现在)(?P<what>[^。]{0,60}?)(?:报告|汇报|总结|述职|通报|作)[^。]{0,12}(?:如下|：|$)"
)
PLAN = {
    "十五": "2001/2005",
    "十一五": "2006/2010",
    "十二五": "2011/2015",
    "十三五": "2016/2020",
    "十四五": "2021/2025",
    "十五五": "2026/2030",
}
PLANNED = re.compile(r"“(十[一二三四五]?五)”(?:时期|期间|以来)")
CONGRESS = re.compile(r"政府工作报告|人民法院工作报告|人民检察院工作报告|常务委员会工作报告|常委会工作报告")
DELIVERED = re.compile(r"(?P<year>20\d{2})年(?P<month>[1-3])月\d{1,2}日")
LOOKING_BACK = re.compile(
    r"(?P<year>20\d{2})年(?:度)?(?:工作|的工作|主要工作|经济社会发展|工作总结|工作情况)*(?:回顾|总结|情况)|过去一年|过去的一年"
)
DIGITS = {character: str(number) for number, character in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
    "元": "1",
}
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


class Found(NamedTuple):
    """A value and where it was found."""

    value: str
    reason: str


def read_profile(document: Document, stated: Mapping[str, str]) -> Profile:
    """Title, period and genre with their reasons; issuer and jurisdiction as the manifest states them."""
    reasons = {
        name: "清单 manifest" for name in ("title", "issuer", "jurisdiction", "period", "genre") if stated.get(name)
    }
    found = {
        "title": None if stated.get("title") else _title(document),
        "period": None,
        "genre": None,
    }
    title = stated.get("title") or (found["title"].value if found["title"] else None)
    if not stated.get("period"):
        found["period"] = _period(document, title)
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
    numbered = bool(document.sentences and document.sentences[0].sections)
    if not first or len(first) > LONGEST_TITLE or first == document.text.strip():
        return None
    if SALUTATION.match(first) or SENTENCE_LIKE.search(first) or numbered and not TITLE_NOUN.search(first):
        return None
    return Found(first, f"首行 first line：“{first}”")


def _opening(document: Document) -> str:
    last = min(OPENING, len(document.sentences))
    return document.text[: document.sentences[last - 1].span.end] if last else ""


def _period(document: Document, title: str | None) -> Found | None:
    """From the title, then the sentence that says what is reported, then the first date of the opening."""
    file_name = document.source.name.rsplit(".", 1)[0]
    for name, where in ((title, "标题 title"), (file_name, "文件名 file name")):
        value = _of_title(document, name or "", where == "文件名 file name")
        if value:
            return Found(value, f"{where}：“{name}”")
    return _of_opening(document)


def _of_title(document: Document, title: str, bare: bool) -> str | None:
    if bare and not re.search("[一-鿿]", title):
        return None
    found = _dated(title)
    if found and CONGRESS.search(title) and found.isdigit():
        return _reviewed(document, found)
    return found


def _reviewed(document: Document, year: str) -> str:
    """A report to a congress in the first months of a year speaks of the year before."""
    back = LOOKING_BACK.search(document.text, 0, 4000)
    if back and back.group("year"):
        return back.group("year")
    return str(int(year) - 1) if back or DELIVERED.search(document.text, 0, 400) else year


def _of_opening(document: Document) -> Found | None:
    opening = _opening(document)
    dated = [match for match in DATED.finditer(opening) if _stands(opening, match)]
    year = _year(dated[0].group("year")) if dated else "*"
    reporting = REPORTING.search(opening)
    if reporting:
        what = reporting.group("what")
        value = _dated(what) or _with_year(RELATIVE.search(what), year)
        if value:
            return Found(value, f"首段 opening：“{reporting.group()}”")
    for match in dated:
        return Found(_normal(match), f"首段 opening：“{match.group()}”")
    plan = PLANNED.search(opening)
    return Found(PLAN[plan.group(1)], f"首段 opening：“{plan.group()}”") if plan else None


def _stands(text: str, match: re.Match[str]) -> bool:
    """2022年 of a report's own time, not the date of a law or a meeting of long ago, nor a bare number."""
    return (
        match.group().rstrip("以来").endswith(("年", "度", "月", "半年", "季度", "份"))
        and text[match.start() - 1 : match.start()] != "《"
    )


def _dated(text: str) -> str | None:
    span = SPAN.search(text)
    if span:
        return f"{span.group('first')}/{span.group('last')}"
    match = next((m for m in DATED.finditer(text) if "年" in m.group()), None)
    return _normal(match) if match else None


def _year(text: str) -> str:
    digits = "".join(DIGITS.get(character, character) for character in text)
    return digits if digits.isdigit() and len(digits) == 4 else "*"


def _with_year(match: re.Match[str] | None, year: str) -> str | None:
    return _part(year, match.group("part")) if match else None


def _normal(match: re.Match[str]) -> str:
    year = _year(match.group("year"))
    if match.group("since"):
        return f"{year}/"
    return _part(year, match.group("part")) if match.group("part") else year


def _part(year: str, part: str) -> str:
    if "半年" in part:
        return f"{year}-H{1 if part[0] == '上' else 2}"
    numbers = [_month(number) for number in re.findall(r"[元一二三四五六七八九十]+|\d+|\*+", part)]
    if not numbers:
        return year
    if part.startswith("前"):
        last = numbers[0] if "月" in part else (numbers[0] or 0) * 3
        return f"{year}-01/{year}-{last:02}" if last else year
    if "季" in part:
        return f"{year}-Q{numbers[0]}"
    forms = [f"{year}-{number:02}" if number else f"{year}-*" for number in numbers[:2]]
    return "/".join(forms)


def _month(text: str) -> int | None:
    """1 to 12, None where masked."""
    if text.isdigit():
        return int(text)
    if "*" in text:
        return None
    if text.startswith("十"):
        return 10 + int(DIGITS.get(text[1:], "0") or 0)
    return int(DIGITS.get(text, "0"))


def _genre(document: Document, title: str | None) -> Found | None:
    for text, where in (
        (title or "", "标题 title"),
        (document.source.name, "文件名 file name"),
        (_opening(document), "首段 opening"),
    ):
        for genre in GENRES[: 10 if where.startswith("首段") else None]:
            if genre in text:
                return Found(genre, f"{where}：“{genre}”")
    return None
