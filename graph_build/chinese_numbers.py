"""Numbers written in Chinese characters: 三百二十, 十二月, 二〇二三年."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "Ｏ": 0, "两": 2, "元": 1,
}  # fmt: skip
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
CHARACTERS = "零〇一二两三四五六七八九十百千万亿"  # of a number in running text; ○ and 元 only stand in dates


def value_of(text: str) -> Decimal | None:
    """三百二十 is 320, 二〇二三 is 2023; None for what is no number (千百万, 三五)."""
    if not any(character in POWERS for character in text):
        return Decimal("".join(str(DIGITS[character]) for character in text)) if _spelled(text) else None
    for power in "亿万":
        head, found, tail = text.partition(power)
        if found:
            above = value_of(head) if head else Decimal(1)
            below = value_of(tail) if tail else Decimal(0)
            return None if above is None or below is None else above * POWERS[power] + below
    return _thousands(text)


def _thousands(text: str) -> Decimal | None:
    """Below 万: each power once, from the greatest down."""
    total = 0
    digit: int | None = None
    last = 10**9
    for character in text:
        if character in DIGITS:
            if digit:
                return None
            digit = DIGITS[character]
            continue
        power = POWERS[character]
        if power >= last:
            return None
        total += (digit if digit is not None else 1) * power
        digit, last = None, power
    return Decimal(total + (digit or 0))


def _spelled(text: str) -> bool:
    """Digits without powers are one digit, or a year or code read aloud; 三五 and 一二 are not numbers."""
    return len(text) == 1 or len(text) >= 4


def month_or_day(text: str) -> int | None:
    """5, 05, 五, 十二, 二十一 and 元 (the first); None for anything else, masks too."""
    if text.isdigit() and text.isascii():
        return int(text)
    found = value_of(text) if text and all(character in DIGITS or character == "十" for character in text) else None
    return int(found) if found is not None and found < 32 else None


def year_of(text: str) -> str:
    """2023 and 二〇二三 as 2023, `*` for what is masked or no year of four digits."""
    digits = "".join(str(DIGITS.get(character, character)) for character in text)
    return digits if len(digits) == 4 and digits.isdigit() and digits.isascii() else "*"
