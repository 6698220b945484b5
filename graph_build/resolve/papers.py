"""Papers that a report calls by their full names and by shorter ones: 数据条例 is 东港市数据条例."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from graph_build.divisions import gazetteer
from graph_build.errors import Bilingual
from graph_build.lexicon import word_set

# What a shorter name leaves out in front, but for places: 关于, the party, a masked place.
LEFT_OUT = re.compile(r"关于|中国共产党|[*X×]{1,4}(?:省|市|自治区|自治州|区|县|旗)")
SHORTEST_PAPER = 4


def fuller_papers(names: Iterable[str], titled: Collection[str], jurisdiction: str | None) -> dict[str, str]:
    """Shorter name → the full one, where the report has both and no other full one.

    What stands in 《》 (`titled`) has its whole name, and what the nation has by the shorter name is another paper.
    """
    given = frozenset(names)
    full: dict[str, list[str]] = {}
    for name in sorted(given):
        short = _shorter(name, jurisdiction) if len(given) > 1 else name
        if short != name and short in given and _may_be_short(short, titled) and len(short) >= SHORTEST_PAPER:
            full.setdefault(short, []).append(name)
    return {short: longer[0] for short, longer in full.items() if len(longer) == 1}


def _may_be_short(name: str, titled: Collection[str]) -> bool:
    return name not in titled and name not in word_set("laws")


def _shorter(name: str, jurisdiction: str | None) -> str:
    """A name without what it begins with, if that is left out in shorter ones."""
    left_out = LEFT_OUT.match(name)
    return name[left_out.end() if left_out else gazetteer().leading(name, jurisdiction)[1] :]


def called_in_full(full: str) -> Bilingual:
    """Why a shorter name stands for a paper."""
    return Bilingual(f"本报告也用全名 {full}", f"the report also gives its full name: {full}")
