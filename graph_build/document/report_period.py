"""The period that a report speaks of, in normal form: from its title, its year in review, or its opening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph_build.chinese_numbers import month_or_day, year_of
from graph_build.document.text import Document
from graph_build.scanning import beginning

OPENING = 12
REVIEW_WITHIN = 4000
YEAR = r"(?P<year>(?:19|20)\d{2}|[二一][〇零○Ｏ0九][〇零○一二三四五六七八九十]{2}|\*{1,4}|[xX×]{2,4})年?"
PART = (
    r"(?P<part>上半年|下半年|半年(?=工作|总结|小结)|第?[一二三四1-4]季度|[一1][至到—\-][二三23]季度|[前一二三]{1,2}季度|前[一二三四五六七八九十\d]{1,3}个?(?:季度|月)"
    r"|[元一二三四五六七八九十\d*]{1,3}月?(?:份)?[—\-–至~到][一二三四五六七八九十\d*]{1,3}月份?|[一二三四五六七八九十\d]{1,2}月份?)"
)
DATED = re.compile(rf"(?<![\d\-]){YEAR}(?:度)?(?:{PART})?(?P<since>以来)?")
DATED_BEGINS = re.compile(r"[12二一*xX×]")
SPAN = re.compile(r"(?P<first>20\d{2})(?:年|学年)?[—\-–至~到](?P<last>20\d{2})(?:年|学年)")
RELATIVE = re.compile(rf"(?:今年|本年|本年度|今年度)?{PART}")
REPORTING = re.compile(
    r"(?:现将|现就|下面|现在)(?P<what>[^。]{0,60}?)(?:报告|汇报|总结|述职|通报|作)[^。]{0,12}(?:如下|：|\Z)"
)
PLAN = {
    "十五": "2001/2005",
    "十一五": "2006/2010",
    "十二五": "2011/2015",
    "十三五": "2016/2020",
    "十四五": "2021/2025",
} | {"十五五": "2026/2030"}
PLANNED = re.compile(r"“(十[一二三四五]?五)”(?:时期|期间|以来)")
PLAN_REVIEWED = re.compile(r"“(十[一二三四五]?五)”(?:时期|期间|以来)?(?:[^，。、]{0,8})(?:总结|回顾|情况|报告|汇报)")
YEAR_ALONE = re.compile(r"(?<!\d)(20\d\d)(?=工作|年终|总结|述职)")
UNTIL = ("截至", "截止", "截止到", "截至到")
# A report to a congress is given in the first months of a year and speaks of the year before, or at the year's end.
CONGRESS = re.compile(
    r"政府工作报告|(?:法院|检察院|常务委员会|常委会)工作报告|向大会报告工作|代表大会第?[一二三四五六七八九十]+次会议上"
)
DELIVERED = re.compile(r"(?P<year>20\d{2})年(?P<month>\d{1,2})月\d{1,2}日")
YEAR_END = ("11", "12")
DAY = re.compile(r"\d{0,2}日")
SPEECH = re.compile(r"讲话|发言|致辞")
REVIEW = re.compile(
    r"(?:^|[\n、）。])(?P<year>20\d{2})年(?:度)?(?:的?(?:主要|重点|全年|各项|全市|全省|全县|全区)*工作(?:回顾|情况|总结|完成情况)?(?=[\n。：]|的?回顾)|，)"
    r"|(?P<past>过去一年|过去的一年|一年来)|(?P<five>过去五年|五年来|过去的五年)"
)


class Found(NamedTuple):
    """A value and where it was found."""

    value: str
    reason: str


def opening(document: Document) -> str:
    """The first sentences."""
    last = min(OPENING, len(document.sentences))
    return document.text[: document.sentences[last - 1].span.end] if last else ""


def find_period(document: Document, title: str | None) -> Found | None:
    """From the title, the file's name, the year in review, the sentence that says what is reported, the first date."""
    file_name = document.source.name.rsplit(".", 1)[0]
    for name, where in ((title or "", "标题 title"), (file_name, "文件名 file name")):
        value = _of_title(document, name)
        if value:
            return Found(value, f"{where}：“{name}”")
    if SPEECH.search(title or ""):
        return _of_delivery(opening(document)) or _of_opening(document)
    return _of_review(document, title or "") or _of_opening(document)


def _of_title(document: Document, title: str) -> str | None:
    """A year, or a part of the year that the opening names; a congress is told about the year before its own."""
    if not re.search("[一-鿿]", title):
        return None
    alone = YEAR_ALONE.search(title)  # 2022工作总结和2023年工作思路
    leads = alone is not None and "年" not in title[: alone.start()]
    found = _of_plan(title) if leads else _dated(title) or _of_plan(title)
    if found is None:
        part = RELATIVE.search(title)
        return (
            _part(_opening_year(document), part.group("part")) if part and "月" not in part.group("part")[-2:] else None
        )
    reviewed = _of_review(document, title) if found.isdigit() else None
    return reviewed.value if reviewed else found


def _of_plan(title: str) -> str | None:
    """2024工作总结, “十四五”工作总结."""
    plan, alone = PLAN_REVIEWED.search(title), YEAR_ALONE.search(title)
    return PLAN[plan[1]] if plan else alone[1] if alone else None


def _of_review(document: Document, title: str) -> Found | None:
    """2023年主要工作, 过去一年, 过去五年 in a report to a congress."""
    if not (CONGRESS.search(title) or CONGRESS.search(document.text, 0, 600)):
        return None
    delivered = DELIVERED.search(document.text, 0, 400) or DATED.search(title)
    year = year_of(delivered.group("year")) if delivered else "*"
    closing = delivered is not None and delivered.groupdict().get("month") in YEAR_END
    for back in REVIEW.finditer(document.text, 0, REVIEW_WITHIN):
        value = _reviewed(back, year, closing)
        if value:
            return Found(value, f"回顾 review：“{back.group().strip()}”")
    return None


def _reviewed(back: re.Match[str], delivered: str, closing: bool) -> str | None:
    if back.group("year"):
        return back.group("year")
    if delivered == "*":
        return None
    last = int(delivered) - (not closing)
    return f"{last - 4}/{last}" if back.group("five") else str(last)


def _opening_year(document: Document) -> str:
    start = opening(document)
    dated = next((match for match in _dates(start) if _stands(start, match)), None) or DELIVERED.search(start)
    return year_of(dated.group("year")) if dated else "*"


def _of_opening(document: Document) -> Found | None:
    start = opening(document)
    reporting = REPORTING.search(start)
    if reporting:
        what = reporting.group("what")
        part = RELATIVE.search(what)
        value = _dated(what) or (_part(_opening_year(document), part.group("part")) if part else None)
        if value:
            return Found(value, f"首段 opening：“{reporting.group()}”")
    for match in _dates(start):
        if _stands(start, match):
            return Found(_in_time(start, match), f"首段 opening：“{match.group()}”")
    plan = PLANNED.search(start)
    return Found(PLAN[plan.group(1)], f"首段 opening：“{plan.group()}”") if plan else _of_delivery(start)


def _in_time(start: str, match: re.Match[str]) -> str:
    """截至2024年11月 gives the year, and 今年以来 says since when."""
    if not start.endswith(UNTIL, 0, match.start()):
        return _normal(match)
    return year_of(match.group("year")) + ("/" if "今年以来" in start else "")


def _of_delivery(start: str) -> Found | None:
    """The year of the day on which a report without any other date was given."""
    delivered = DELIVERED.search(start)
    return Found(delivered.group("year"), f"首段 opening：“{delivered.group()}”") if delivered else None


def _dates(text: str) -> Iterator[re.Match[str]]:
    """What DATED finds."""
    return beginning(DATED_BEGINS, DATED, text)


def _stands(text: str, match: re.Match[str]) -> bool:
    """2022年 of a report's own time: no bare number, no day, nothing inside a title."""
    closed = match.group().removesuffix("以来").endswith(("年", "度", "月", "份"))
    return closed and not DAY.match(text, match.end()) and text[match.start() - 1 : match.start()] != "《"


def _dated(text: str) -> str | None:
    span = SPAN.search(text)
    if span:
        return f"{span.group('first')}/{span.group('last')}"
    match = next((m for m in _dates(text) if "年" in m.group() and not DAY.match(text, m.end())), None)
    return _normal(match) if match else None


def _normal(match: re.Match[str]) -> str:
    year = year_of(match.group("year"))
    if match.group("since"):
        return f"{year}/"
    return _part(year, match.group("part")) if match.group("part") else year


def _part(year: str, part: str) -> str:
    if "半年" in part:
        return f"{year}-H{2 if part[0] == '下' else 1}"
    numbers = [month_or_day(number) for number in re.findall(r"[元一二三四五六七八九十]+|\d+|\*+", part)]
    if not numbers:
        return year
    if part.startswith("前"):
        last = (numbers[0] or 0) * (1 if "月" in part else 3)
        return f"{year}-01/{year}-{last:02}" if 0 < last <= 12 else year
    if "季" in part and len(numbers) == 2:
        return f"{year}-01/{year}-{3 * (numbers[1] or 0):02}"
    if "季" in part:
        return f"{year}-Q{numbers[0]}"
    return "/".join(f"{year}-{number:02}" if number else f"{year}-*" for number in numbers[:2])
