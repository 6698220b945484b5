"""Measure words as they stand behind a numeral, and what makes another word of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_build.lexicon import rows

# 元/月, 微克每立方米
PER = re.compile(
    r"/(?:[百千万亿十]?人次?|年|月|日|天|次|吨|亩|户|件|台|辆|头|只|公顷|公里|千米|小时|秒|[平立]方米|千瓦时?|升|[千公]?克|斤|股|度|生|例|床日|工日)"
    r"|每(?:[平立]方米|升|千克|公里|小时|[千百万]?人|亩|公顷|吨)"
)
RATE = re.compile(r"[一-龥]/(?:日|天|周|月|年|小?时)")  # 1.5万管/日: a measure word of one trade
PER_BEGINS = frozenset("/每")
NEVER_MASKED = frozenset("度升克斤米成道路封通单字")
NEVER_SPELLED = frozenset("路封通单字")  # 兵分三路, 一封信, 四通八达, 三字经


class Measure(NamedTuple):
    """`not_before`: what follows where a word measures nothing, except for `after_digits` behind digits."""

    kind: str
    not_before: tuple[str, ...]
    after_digits: tuple[str, ...]


@lru_cache(maxsize=1)
def _units() -> dict[str, Measure]:
    """Measure word → its kind, and the words before which it is none."""
    return {
        row["unit"]: Measure(row["kind"], tuple(row["not_before"].split()), tuple(row["after_digits"].split()))
        for row in rows("measure_words")
    }


class Beginning(NamedTuple):
    """The measure words that begin with one character: the character if it is one, the longer ones, the longest first,
    and the second characters of these."""

    single: str | None
    longer: tuple[str, ...]
    seconds: frozenset[str]


@lru_cache(maxsize=1)
def units_by_first() -> dict[str, Beginning]:
    """First character → the measure words that begin with it."""
    found: dict[str, list[str]] = {}
    for unit in sorted(_units(), key=lambda unit: (-len(unit), unit)):
        found.setdefault(unit[0], []).append(unit)
    return {first: _beginning(first, units) for first, units in found.items()}


def _beginning(first: str, units: list[str]) -> Beginning:
    longer = tuple(unit for unit in units if unit != first)
    return Beginning(first if first in units else None, longer, frozenset(unit[1] for unit in longer))


NO_UNITS = Beginning(None, (), frozenset())
NO_UNIT = (None, "")


def unit_at(text: str, at: int, style: str) -> tuple[str | None, str]:
    """The measure word that begins there, and its kind, if what follows does not make another word of it."""
    unit, longer, seconds = units_by_first().get(text[at : at + 1], NO_UNITS)
    if longer and text[at + 1 : at + 2] in seconds:  # behind most 个 and 人 stands what is counted
        unit = next((word for word in longer if text.startswith(word, at)), unit)
    if unit is None:
        rate = RATE.match(text, at) if text[at + 1 : at + 2] == "/" else None
        return (rate.group(), "count") if rate else NO_UNIT
    if unit in NEVER_MASKED and (style == "masked" or (style == "chinese" and unit in NEVER_SPELLED)):
        return NO_UNIT
    measure, end = _units()[unit], at + len(unit)
    kind, not_before, _ = measure
    if not_before and text.startswith(not_before, end) and not _measures_digits(text, end, measure, style):
        return NO_UNIT
    per = PER.match(text, end) if text[end : end + 1] in PER_BEGINS and kind not in ("ratio", "time") else None
    return (unit + per.group() if per else unit), kind


def _measures_digits(text: str, end: int, measure: Measure, style: str) -> bool:
    return style != "chinese" and (measure.kind == "body" or text.startswith(measure.after_digits, end))
