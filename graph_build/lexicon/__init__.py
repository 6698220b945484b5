"""Word lists as data: one file per kind, a `#` header says what its lines are and where they come from."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def _lines(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of `<name>.txt`, in order and each once; several may share a line, set apart by white space."""
    return tuple(dict.fromkeys(word for line in _lines(HERE / f"{name}.txt") for word in line.split()))


@cache
def word_set(name: str) -> frozenset[str]:
    """The same words, to ask whether one is among them."""
    return frozenset(words(name))


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `<name>.csv` by column; the first line that is no comment names the columns."""
    return tuple(csv.DictReader(_lines(HERE / f"{name}.csv")))
