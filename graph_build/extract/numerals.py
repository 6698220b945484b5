"""Numerals as they are written: Arabic, Chinese, mixed and masked, with the measure word behind them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from graph_build.chinese_numbers import CHARACTERS, DIGITS, POWERS, value_of
from graph_build.extract.units import unit_at, units_by_first
from graph_build.records import Span, made

# A number is read whole or not at all: possessive, and never begun in the middle of one.
SHARE = rf"(?P<share>[百千万]分之)(?P<part>[{CHARACTERS}]++(?:点[{CHARACTERS}]++)?+|[\d*]++(?:\.[\d*]++)?+)"
PART_OF = (
    r"(?P<part_of>[二三四五六七八九十]{1,2}分之[一二三四五六七八九十]{1,2}|(?<![\d*./])[1-9]/(?:[2-9]|10)(?![\d/.百千万]))"
)
SIGNS = r"(?P<sign>¥)?(?P<minus>(?:(?<=[长速为达由到至幅率均|])|(?<=\| ))[-−－])?"
ARABIC = (
    rf"(?:(?<![\d*.A-Za-zＸ])|(?<=[A-Z]{{3}})){SIGNS}"
    r"(?P<arabic>[\d*]++(?:,[\d*]{3}(?![\d*]))*+(?:\.[\d*]++)?+)"
)
MASKED = r"(?<![A-Za-z×○□])(?P<mask>(?:X{1,4}|×{1,4}|x{2,4}|[○□]{1,4})(?:\.[X×x○□]{1,2})?+)(?![A-Za-z\d×○□])"
BUT_KILO = CHARACTERS.replace("千", "")
KILO = "千(?![瓦克伏])"  # no number in 十五万千瓦; 三千米 may be either
CHINESE = rf"(?<![{CHARACTERS}])(?P<chinese>(?:[{BUT_KILO}]++|{KILO})++)"
NUMBER = re.compile(f"{SHARE}|{PART_OF}|{ARABIC}|{MASKED}|{CHINESE}")
# A set of characters is found ten times faster than alternatives. Digits are passed together: a number begins with the
# first of them or not at all.
BEGIN = re.compile(rf"[-−－\d*¥X×x○□{CHARACTERS}](?:(?<=[\d*])[\d*]*+)?")
MORE = re.compile(r"([余多来])?((?:[十百万亿]|千(?![瓦克伏米])){0,3})([余多]|\+(?=[人次户家个件名场份]))?")
BOUND = re.compile(r"及?以上|及?以下|以内|左右|上下(?!功夫|一心|联动)|不等|之多")
THROUGH = re.compile(r"(?:[-—–~～]{1,2}|至|到)(?=[\d*])|(?:—|至|到)(?=[一二两三四五六七八九十])")
PAIRED = re.compile(r"（(?:[次套个件项家处条名人户场组座所份班台辆起批册幅间栋只头株村]|社区)）次?")
RATIO = re.compile(r"(?:[：:∶]\d{1,4}(?:\.\d{1,3})?)?[：:∶](\d{1,4}(?:\.\d{1,3})?)(?![\d：:∶])")
COLONS = ("：", ":", "∶")
# Most numerals are followed by none of these; one look at a character tells.
MORE_BEGINS = frozenset("余多来十百千万亿")
BOUND_BEGINS = frozenset("及以左上不之")
THROUGH_BEGINS = frozenset("-—–~～至到")
HALF = re.compile("[一二三四五六七八九](?![一二三四五六七八九十百千万亿个项家年月日])")
AGED = re.compile(r"\d{1,3}(?:周?岁|岁及)")
SHARES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
BEYOND = (sys.maxsize, sys.maxsize)  # behind every text
LONGEST = 20  # characters of a number; what is longer is a code or a ruled line


class Numeral(NamedTuple):
    """A numeral at `span` (余, 以上 and the unit included). `unit` None where nothing measures it; `kind` is that of
    the unit in the lexicon (`bare` for 450万 before a noun); `style` arabic, masked or chinese."""

    span: Span
    value: float | None
    unit: str | None
    kind: str
    style: str
    approx: str | None = None


@lru_cache(maxsize=1)
def _may_follow() -> frozenset[str]:
    """Characters behind a number that say more of it; 统一, 进一步 are followed by none."""
    return MORE_BEGINS | BOUND_BEGINS | THROUGH_BEGINS | units_by_first().keys() | {*COLONS}


@lru_cache(maxsize=1)
def _begin_counted() -> re.Pattern[str]:
    """Where a numeral begins that may count something: no single 一 or 百 with nothing of a number behind it."""
    behind = re.escape("".join(sorted(_may_follow()))) + CHARACTERS
    return re.compile(rf"{BEGIN.pattern}(?:(?<![{CHARACTERS}])|(?=[{behind}]))")


@lru_cache(maxsize=4096)
def _value(text: str, style: str, power: str = "") -> float | None:
    """The value of a number with the powers of ten written behind it (3.2万); decimal, until nothing is left to do."""
    value = _decimal(text, style)
    return None if value is None else float(value * _power(power))


def _decimal(text: str, style: str) -> Decimal | None:
    if style == "masked":
        return None
    if style == "chinese":
        whole, _, part = text.partition("点")
        value = value_of(whole)
        if value is None or not part:
            return value
        return value + Decimal("0." + "".join(str(DIGITS.get(character, 0)) for character in part))
    return Decimal(text.replace(",", ""))


def _fraction(text: str) -> Decimal | None:
    """三分之二 and 2/3, to four places."""
    below, divided, above = text.partition("分之")
    if not divided:
        above, _, below = text.partition("/")
    parts, whole = (Decimal(part) if part.isdigit() else value_of(part) for part in (above, below))
    return round(parts / whole, 4) if parts is not None and whole else None


def _power(text: str) -> int:
    result = 1
    for character in text:
        result *= POWERS[character]
    return result


def _style(body: str) -> str:
    if body.isdecimal() or "/" in body:
        return "arabic"
    if body[0] in CHARACTERS:
        return "chinese"
    return "arabic" if body.replace(",", "").replace(".", "").isdigit() else "masked"


class _Scan:
    """Reads one numeral after the other from one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def numerals(self, begin: re.Pattern[str], names: Sequence[tuple[int, int]] = ()) -> Iterator[Numeral]:
        """The numerals that begin where `begin` finds something, none of them within one of the names."""
        text, at = self.text, 0
        passed, (ahead, behind) = iter(names), (0, 0)  # the name that ends next
        for opener in begin.finditer(text):
            start = opener.start()
            if start < at:
                continue
            while behind <= start:
                ahead, behind = next(passed, BEYOND)
            match = NUMBER.match(text, start) if start < ahead else None
            if match:
                numeral = self.numeral(match)
                yield numeral
                _, at = numeral.span

    def numeral(self, match: re.Match[str], may_range: bool = True) -> Numeral:
        start, end = match.span()
        written = match.lastgroup
        body: str = match[written or 0]
        if written == "chinese" and self.text[end : end + 1] not in _may_follow():
            return _alone(Span(start, end), body)
        signed = written == "arabic" and len(body) < end - start  # ¥ or − stands before the digits
        if body[0] == "*" and written == "arabic" and body[1:2] == "*" and body[2:3].isdigit():
            start, body = start + 2, body[2:]  # bold type in Markdown, not a mask
        style = _style(body)
        if len(body) > LONGEST:
            return Numeral(Span(start, end), None, None, "", style)
        if written == "part_of":
            part = _fraction(body)
            return self.finish(start, end, None if part is None else float(part), "", "ratio", style)
        body = body.rstrip(",")
        if written == "part":
            return self.finish(start, end, _value(body, style), SHARES[match["share"]], "ratio", style)
        currency = "元" if signed and match["sign"] else None
        numeral = self.measured(start, end, body, style, currency, may_range)
        if signed and match["minus"] and numeral.value is not None:
            return numeral._replace(value=-numeral.value)
        return numeral

    def measured(self, start: int, end: int, body: str, style: str, currency: str | None, may_range: bool) -> Numeral:
        text = self.text
        more, at, approx, power = None, end, None, ""
        if text[end : end + 1] in MORE_BEGINS and (more := MORE.match(text, end)):  # 余, 万, 多
            at, power, approx = more.end(), more[2], more[1] or more[3]
        unit, kind = unit_at(text, at, style)
        behind = at + len(unit) if unit else at
        through = THROUGH.match(text, behind) if may_range and text[behind : behind + 1] in THROUGH_BEGINS else None
        if through and text[start - 1 : start] not in ("由", "从"):
            far = NUMBER.match(text, through.end())
            if far and far.start() == through.end() and not far["share"]:
                return self.range(start, self.numeral(far, False), style, unit, kind)
        if unit is None:
            return self.bare(Span(start, end), at, body, style, more, currency)
        value = _value(body, style, power)
        if unit == "成" and value is not None and HALF.match(text, behind):  # 四成五
            value, behind = value + DIGITS[text[behind]] / 10, behind + 1
        return self.finish(start, behind, value, unit, kind, style, approx)

    def range(self, start: int, far: Numeral, style: str, unit: str | None, kind: str) -> Numeral:
        """3—5个 is one numeral without a value."""
        masked = "masked" in (style, far.style)
        if far.unit is not None or unit is None:
            unit, kind = far.unit, far.kind
        return Numeral(Span(start, far.span.end), None, unit, kind, "masked" if masked else style, far.approx)

    def bare(
        self, number: Span, at: int, body: str, style: str, more: re.Match[str] | None, currency: str | None
    ) -> Numeral:
        """No measure word: 450万困难群众, ¥300, or a number that nothing measures."""
        start, end = number
        power, approx = (more[2], more[1] or more[3]) if more else ("", None)
        if currency:
            return self.finish(start, at, _value(body, style, power), currency, "money", style, approx)
        if style != "chinese" and power and power[-1] in "万亿" and _counts_bare(self.text, at):
            return self.finish(start, at, _value(body, style, power), "", "bare", style, approx)
        value = _value(body, style)
        whole = RATIO.match(self.text, end) if self.text.startswith(COLONS, end) else None
        if whole:  # 3.5：1 is 3.5, 2：3 no number in one unit
            end, value = whole.end(), value if whole.group()[1:] == "1" else None
        return self.finish(start, end, value, None, "", style)

    def finish(
        self,
        start: int,
        end: int,
        value: float | None,
        unit: str | None,
        kind: str,
        style: str,
        approx: str | None = None,
    ) -> Numeral:
        follows = self.text[end : end + 1]
        if follows == "（" and kind == "count" and (paired := PAIRED.match(self.text, end)):
            unit, end = f"{unit}{paired.group()}", paired.end()
            follows = self.text[end : end + 1]
        if follows in BOUND_BEGINS and (bound := BOUND.match(self.text, end)):
            approx, end = bound.group(), bound.end()
        unit = "百分点" if unit == "个百分点" else unit
        span = made(Span, (start, end))
        return made(Numeral, (span, value, unit, kind, style, approx))


def _counts_bare(text: str, at: int) -> bool:
    """Whether what follows 450万 can be what is counted: a word, 65岁以上老年人; no 万GW, no number."""
    return not text[at : at + 1].isascii() or AGED.match(text, at) is not None


def _alone(span: Span, text: str) -> Numeral:
    """A Chinese number that nothing follows which could say more of it."""
    value = _value(text, "chinese") if len(text) <= LONGEST else None
    return made(Numeral, (span, value, None, "", "chinese", None))


def numerals(text: str) -> Iterator[Numeral]:
    """All numerals of a text in its order, those that nothing measures included; linear time."""
    return _Scan(text).numerals(BEGIN)


def counting(text: str, names: Sequence[tuple[int, int]] = ()) -> Iterator[Numeral]:
    """The numerals of a text outside its names (spans in order), without most of those Chinese ones that nothing
    measures: 统一, 进一步."""
    return _Scan(text).numerals(_begin_counted(), names)
