"""Normal forms of periods in words."""

from __future__ import annotations

import re

from graph_build.period_forms import stretch

POINT = re.compile(r"(\d{4}|\*)(?:-(?:H([12])|Q([1-4])|(\d{2}|\*)(?:-(\d{2}|\*))?))?\Z")
QUARTERS = "一二三四"


def period_words(name: str, language: str = "zh") -> str:
    """A period as people say it: `2023-H1` → 2023年上半年. In English the form itself, as it is readable."""
    if language == "en":
        return name.removesuffix("/") + " onwards" if name.endswith("/") else name.replace("*", "masked")
    first, slash, last = name.partition("/")
    begin = _point(first)
    if not slash:
        return begin
    return f"{begin}至{_after(begin, _point(last))}" if last else f"{begin}以来"


def period_length(name: str) -> str:
    """What kind of time a period is, so that a year is compared with years: `12` months, `60`, or the kind if it is
    masked. What goes on since a year began counts as that year, as it does in the queries that compare years."""
    dates = stretch(name)
    if not dates.start or (dates.end and dates.kind == "day"):
        return dates.kind
    if not dates.end:
        return "12" if dates.start.endswith("-01-01") else dates.kind
    first, last = dates.start.split("-"), dates.end.split("-")
    return str((int(last[0]) - int(first[0])) * 12 + int(last[1]) - int(first[1]) + 1)


def _after(begin: str, end: str) -> str:
    """The end of a stretch without the year that it shares with the beginning."""
    year = begin.partition("年")[0] + "年"
    return end.removeprefix(year) if end != year and begin != year else end


def _point(form: str) -> str:
    match = POINT.match(form)
    if not match:
        return form
    year, half, quarter, month, day = match.groups()
    text = "某年" if year == "*" else f"{year}年"
    if half:
        return text + ("上半年" if half == "1" else "下半年")
    if quarter:
        return f"{text}第{QUARTERS[int(quarter) - 1]}季度"
    return text + _unit(month, "月") + _unit(day, "日")


def _unit(number: str | None, word: str) -> str:
    if number is None:
        return ""
    return f"某{word}" if number == "*" else f"{int(number)}{word}"
