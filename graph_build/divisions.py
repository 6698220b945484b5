"""Administrative divisions of China: which one a name stands for, and what lies above it."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from itertools import takewhile
from typing import NamedTuple

from graph_build.lexicon import rows

LONGEST = 15
MASKED = re.compile("[*＊×某]|[XxＸ]{2}")
AUTONOMOUS = {
    "内蒙古自治区": "150000",
    "广西自治区": "450000",
    "西藏自治区": "540000",
    "宁夏自治区": "640000",
    "新疆自治区": "650000",
}

# 凉山州, 长阳县 and 鄂温克旗 leave the peoples out of their names.
SELF_GOVERNED = {"自治州": "州", "自治县": "县", "自治旗": "旗"}


class Division(NamedTuple):
    """One division. `path` names it with all above it, outermost first: 广东省/潮州市."""

    code: str
    name: str
    short: str
    path: str

    @property
    def level(self) -> str:
        """province, city or county."""
        if self.code.endswith("0000"):
            return "province"
        return "city" if self.code.endswith("00") else "county"


class Gazetteer:
    """All divisions, by code and by name."""

    def __init__(self, table: tuple[dict[str, str], ...]) -> None:
        self.by_code: dict[str, Division] = {}
        self.by_name: dict[str, tuple[Division, ...]] = {}
        for row in table:  # in the order of codes: what lies above comes first
            above = self.by_code.get(row["parent"])
            path = f"{above.path}/{row['name']}" if above else row["name"]
            self._add(Division(row["code"], row["name"], row["short"], path))
        for name, code in AUTONOMOUS.items():
            self.by_name[name] = (self.by_code[code],)
        for division in list(self.by_code.values()):
            ending = SELF_GOVERNED.get(division.name[-3:])
            if ending and division.short != division.name:
                self.by_name.setdefault(division.short.removesuffix(ending) + ending, (division,))

    def _add(self, division: Division) -> None:
        self.by_code[division.code] = division
        self.by_name[division.name] = (*self.by_name.get(division.name, ()), division)

    @cached_property
    def by_path(self) -> dict[str, Division]:
        return {division.path: division for division in self.by_code.values()}

    @cached_property
    def by_short(self) -> dict[str, tuple[Division, ...]]:
        """Short names; where a province or city shares one with something smaller, the larger comes first."""
        found: dict[str, list[Division]] = {}
        for code in sorted(self.by_code, key=lambda code: (len(code.rstrip("0")), code)):
            found.setdefault(self.by_code[code].short, []).append(self.by_code[code])
        return {short: tuple(divisions) for short, divisions in found.items()}

    def leading(self, name: str, within: str | None = None) -> tuple[Division | None, int]:
        """The division with whose full name `name` begins (several in a row: the last), and how much of it that is.

        Where several divisions have that name, the one inside `within` (a path) is meant, else none can be told.
        """
        found, at = self._leading_short(name)
        while True:
            size = self._size(name, at)
            if not size:
                return found, at
            step = self._one(
                self.by_name[name[at : at + size]], found.path if found else within, strict=found is not None
            )
            if step is None:
                return found, at
            found, at = step, at + size

    def _size(self, name: str, at: int) -> int:
        """The length of the longest full name that begins at a position, 0 where none does."""
        if name[at : at + 2] not in self._beginnings:
            return 0
        sizes = range(min(LONGEST, len(name) - at), 1, -1)
        return next((size for size in sizes if name[at : at + size] in self.by_name), 0)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        """The first two characters of all full names; most words begin with none of them."""
        return frozenset(name[:2] for name in self.by_name)

    def _leading_short(self, name: str) -> tuple[Division | None, int]:
        """上海浦东新区: a province or city under its short name, where the full name of a part of it follows."""
        for size in (3, 2):
            named = self.by_short.get(name[:size])
            if not named or named[0].level == "county":
                continue
            rests = (name[size : size + n] for n in range(LONGEST, 1, -1))
            parts = next((self.by_name[rest] for rest in rests if rest in self.by_name), ())
            if any(part.path.startswith(named[0].path + "/") for part in parts):
                return named[0], size
        return None, 0

    def beginning(self, text: str, end: int) -> int | None:
        """Where the full name of a division begins that ends at `end` of a text, None where none ends there."""
        sizes = range(min(LONGEST, end), 1, -1)
        return next((end - size for size in sizes if text[end - size : end] in self.by_name), None)

    def _one(self, candidates: tuple[Division, ...], within: str | None, strict: bool) -> Division | None:
        """The one candidate that shares most of its path with `within`."""
        shared = [_shared(division.path, within or "") for division in candidates]
        nearest = max(shared)
        if nearest and shared.count(nearest) == 1:
            return candidates[shared.index(nearest)]
        return candidates[0] if len(candidates) == 1 and not strict else None

    def normal(self, jurisdiction: str) -> str:
        """The path of a jurisdiction as people write it (杭州市, 浙江省/杭州市); what is unknown stays."""
        plain = jurisdiction.strip()
        if plain in self.by_path:
            return plain
        joined = plain.replace("/", "").replace(" ", "")
        division, length = self.leading(joined)
        if division and length == len(joined):
            return division.path
        shorts = self.by_short.get(joined, ())
        return shorts[0].path if len(shorts) == 1 else plain

    def told(self, jurisdiction: str | None) -> str | None:
        """The path of a jurisdiction, None where it is not given or masked: **县 may be any county."""
        return self.normal(jurisdiction) if jurisdiction and not MASKED.search(jurisdiction) else None


def _shared(path: str, other: str) -> int:
    """How many divisions two paths begin with in common."""
    pairs = zip(path.split("/"), other.split("/"), strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The divisions that this version ships."""
    return Gazetteer(rows("divisions"))
