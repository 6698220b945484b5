"""Normal forms of periods (`2023`, `2023-H1`, `2023-01/2023-05`, `2021/2025`, `2023/`) and the dates they stand for."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

POINT = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?\Z")


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day as ISO dates (None where open or masked), the year if it lies in one, and the kind."""

    start: str | None
    end: str | None
    year: int | None
    kind: str


CHINESE = re.compile(
    r"(\d{4})年?(?:度|全年)?(?:(上|下)半年|第?([一二三四1-4])季度|(\d{1,2})月(?:份|(\d{1,2})日)?)?(以来)?\Z"
)
QUARTER = {name: at for names in ("一二三四", "1234") for at, name in enumerate(names, start=1)}


def normal_form(text: str) -> str | None:
    """The normal form of a period as people write it (2024年上半年 → 2024-H1), itself if it is one, None if neither."""
    if "*" in text or stretch(text).start:
        return text
    match = CHINESE.match(text)
    if not match:
        return None
    year, half, quarter, month, day, open_ended = match.groups()
    name = year
    if half:
        name += "-H1" if half == "上" else "-H2"
    if quarter:
        name += f"-Q{QUARTER[quarter]}"
    if month:
        name += f"-{int(month):02}" + (f"-{int(day):02}" if day else "")
    name += "/" if open_ended else ""
    return name if stretch(name).start else None


def _month_end(year: int, month: int) -> str:
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def _months(year: int, first: int, last: int, kind: str) -> Stretch:
    if not (1 <= first <= last <= 12 and year > 0):
        return Stretch(None, None, None, kind)
    return Stretch(f"{year:04}-{first:02}-01", _month_end(year, last), year, kind)


def _point(name: str) -> Stretch | None:
    match = POINT.match(name)
    if not match:
        return None
    year, half, quarter, month, day = match.groups()
    if half:
        return _months(int(year), 6 * int(half) - 5, 6 * int(half), "half")
    if quarter:
        return _months(int(year), 3 * int(quarter) - 2, 3 * int(quarter), "quarter")
    if day:
        exists = _months(int(year), int(month), int(month), "day").end
        known = exists is not None and "01" <= day <= exists[-2:]
        return Stretch(name, name, int(year), "day") if known else Stretch(None, None, None, "day")
    if month:
        return _months(int(year), int(month), int(month), "months")
    return _months(int(year), 1, 12, "year")


def _masked_kind(name: str) -> str:
    if "/" in name:
        return "months" if "-" in name else "span"
    return {"H": "half", "Q": "quarter"}.get(name.partition("-")[2][:1], "months" if "-" in name else "year")


def stretch(name: str) -> Stretch:
    """The stretch of time behind a normal form; dates are None where it is masked, unknown or no date (31 February)."""
    if "/" not in name:
        return _point(name) or Stretch(None, None, None, _masked_kind(name))
    first, _, last = name.partition("/")
    begin, end = _point(first), _point(last)
    if begin is None or not begin.start or (last and (end is None or not end.end or end.end < begin.start)):
        return Stretch(None, None, None, _masked_kind(name))
    if end is None:
        return Stretch(begin.start, None, begin.year, "span")
    one_year = begin.year if begin.year == end.year else None
    kind = "months" if one_year else "plan" if _is_plan(begin, end) else "span"
    return Stretch(begin.start, end.end, one_year, kind)


def _is_plan(begin: Stretch, end: Stretch) -> bool:
    """Five-year plans run from a year that ends in 1 or 6 for five years."""
    return bool(begin.year and end.year and begin.year % 5 == 1 and end.year - begin.year == 4)
