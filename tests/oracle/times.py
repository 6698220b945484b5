"""Sentences of work reports that say when, with the facts that they state by the annotation guide."""

from __future__ import annotations

from random import Random

from tests.oracle.fields import Field
from tests.oracle.planting import Planted


def planned(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    # What follows in the paragraph would be understood as planned too: the paragraph ends with it.
    number, year = dice.randint(2, 900), int(to.period) + 1
    to.name("Period", f"{year}年", str(year)).put(f"，{dice.choice(('计划', '力争', '拟'))}{verb}{noun}")
    to.count(f"{number}{measure}", number, measure, noun, status="target", period=str(year)).put("。\n")


def in_half(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number, (word, half) = dice.randint(2, 900), dice.choice((("上半年", "H1"), ("下半年", "H2")))
    period = f"{to.period}-{half}"
    to.name("Period", word, period).put(f"，{verb}{noun}").count(
        f"{number}{measure}", number, measure, noun, period=period
    )
    to.put("。")


def by_month(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number, month = dice.randint(2, 900), dice.randint(1, 12)
    period = f"{to.period}-{month:02}"
    to.name("Period", f"{month}月", period).put(f"，{verb}{noun}")
    to.count(f"{number}{measure}", number, measure, noun, period=period).put("。")


def dated(to: Planted, words: Field, dice: Random) -> None:
    meeting, month, day = dice.choice(words.meetings), dice.randint(1, 12), dice.randint(1, 28)
    to.name("Period", f"{month}月{day}日", f"{to.period}-{month:02}-{day:02}").put("，召开").name("Meeting", meeting)
    to.put("。").relate("HOLDS", None, meeting)


def until(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number, month = dice.randint(2, 900), dice.randint(1, 11)
    period = f"{to.period}-{month:02}"
    to.put("截至").name("Period", f"{month}月底", period).put(f"，累计{verb}{noun}")
    to.count(f"{number}{measure}", number, measure, noun, period=period).put("。")


def since(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number, period = dice.randint(2, 900), f"{to.period}/"
    to.name("Period", dice.choice(("今年以来", f"{to.period}年以来")), period).put(f"，累计{verb}{noun}")
    to.count(f"{number}{measure}", number, measure, noun, period=period).put("。")


def in_quarter(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number, (word, quarter) = (
        dice.randint(2, 900),
        dice.choice((("一季度", "Q1"), ("第二季度", "Q2"), ("三季度", "Q3"))),
    )
    period = f"{to.period}-{quarter}"
    to.name("Period", word, period).put(f"，{verb}{noun}").count(
        f"{number}{measure}", number, measure, noun, period=period
    )
    to.put("。")


def year_before(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number, year = dice.randint(2, 900), str(int(to.period) - 1)
    to.name("Period", "去年", year).put(f"，{verb}{noun}").count(
        f"{number}{measure}", number, measure, noun, period=year
    )
    to.put("。")


def until_year_end(to: Planted, words: Field, dice: Random) -> None:
    verb, measure, noun = dice.choice(words.counts)
    number = dice.randint(2, 900)
    to.put("力争").name("Period", "年底", to.period).put(f"前{verb}{noun}")
    to.count(f"{number}{measure}", number, measure, noun, status="target").put("。\n")
