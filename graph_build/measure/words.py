"""How the wordings of measures are compared: other ways to write the same, and those that say too little."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.extract.indicators import DEPENDENT
from graph_build.folding import fold
from graph_build.lexicon import rows, word_set

SHORTEST = 2  # characters that can say what is measured
# Shares and comparisons whose subject stands elsewhere.
RELATIVE = re.compile(
    "口?的|比(?![例重率赛])|较(?![大小强重])|[高低]于|(?:增[加长]|减少|下降)[到至为]|超过|"
    + DEPENDENT.pattern
)


@lru_cache(maxsize=1)
def full_forms() -> dict[str, str]:
    """What folded forms stand for, the longest first."""
    ordered = sorted(rows("measure_forms"), key=lambda row: (-len(row["form"]), row["form"]))
    return {fold(row["form"]): fold(row["full"]) for row in ordered}


@lru_cache(maxsize=1)
def short_forms() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, full_forms())))


@lru_cache(maxsize=1)
def _bare() -> frozenset[str]:
    return word_set("bare_measures") | word_set("action_verbs")


def says_little(name: str) -> bool:
    """Whether only the text around it tells what a wording counts."""
    return len(name) < SHORTEST or name in _bare() or RELATIVE.match(name) is not None


def in_full(name: str) -> tuple[str, list[str]]:
    """A wording as it is compared, with the full forms of what it shortens, and the short forms that it has."""
    folded = fold(name)
    forms = short_forms().findall(folded)
    return short_forms().sub(lambda match: full_forms()[match[0]], folded) if forms else folded, forms
