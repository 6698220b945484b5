"""The seeds as they are, and copies of them in which every quoted name is another one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from pathlib import Path

from graph_build.readers.collection import ReportFile, collect
from graph_build.readers.plain import read

SEEDS = Path(__file__).parents[1] / "seeds" / "reports"
STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
TAGS = ["".join(parts) for signs in ((STEMS, BRANCHES), (STEMS, BRANCHES, STEMS)) for parts in product(*signs)]
OPENERS = "“《"


def _renamed(text: str, tag: str) -> str:
    """A text of its own: “法治体检” becomes “甲子法治体检”, and the report another report."""
    for opener in OPENERS:
        text = text.replace(opener, opener + tag)
    return text


def copies(count: int, folder: Path) -> Sequence[ReportFile]:
    """`count` times the seeds as files in a new folder; one copy is the seeds as they are."""
    folder.mkdir()
    for file in collect([SEEDS]).files:
        text = read(file.path).text
        for number in range(count):
            renamed = _renamed(text, TAGS[number]) if number else text
            (folder / f"{number:03}-{file.path.name}").write_bytes(renamed.encode("utf-8"))
    return collect([folder]).files


def size(files: Sequence[ReportFile]) -> int:
    """In bytes."""
    return sum(file.path.stat().st_size for file in files)
