"""What is tried only around words is found as if it were tried at every character."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graph_build.extract
from graph_build.extract.landmarks import Sought
from tests.extract.written import written

ROOT = Path(__file__).parents[2]


def _all_sought() -> Iterator[tuple[str, Sought]]:
    for module in pkgutil.walk_packages(graph_build.extract.__path__, "graph_build.extract."):
        short = module.name.removeprefix("graph_build.extract.")
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Sought):
                yield f"{short}.{name}", value
            elif isinstance(value, tuple):
                yield from ((f"{short}.{name}.{at}", one) for at, one in enumerate(value) if isinstance(one, Sought))


SOUGHT = {id(sought): (name, sought) for name, sought in _all_sought()}
of_each = pytest.mark.parametrize("sought", [pytest.param(one, id=name) for name, one in SOUGHT.values()])
# What stands around what a pattern describes: nothing, marks, and words that others look for.
AROUND = st.sampled_from(
    ["", *"，。、“的在第市等", "市委", "两会", "我局", "全省", "十届", "中国", "临江", "和战略", "12"]
)
# The longest that may stand in front of their words, where chance does not write it.
LONGEST = {
    "works.DEEDS": "办好十二件为民办为民办为民办为民办实事。",
    "works.EVENT": "举办，临江云台市第二十三届音乐节。",
    "works.SYSTEM": "建成使用完善推广应用国家级智慧临江云台海东科技工业数据系统。",
}


def spans(found: Iterator[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@cache
def _lasting() -> tuple[str, ...]:
    """The seeds, the golden reports, and everything that the tests say in Chinese, a paragraph each."""
    reports = [*(ROOT / "seeds/reports").glob("*.txt"), *(ROOT / "tests/golden").glob("*.txt")]
    said = (
        node.value
        for path in sorted((ROOT / "tests").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.isascii()
    )
    return (*(path.read_text("utf-8") for path in sorted(reports)), "\n".join(dict.fromkeys(said)).encode("utf-8", "ignore").decode("utf-8"))


@of_each
def test_in_reports_and_in_what_tests_say(sought: Sought) -> None:
    for text in _lasting():
        assert spans(sought.finditer(text)) == spans(sought.pattern.finditer(text))


@of_each
def test_in_what_its_pattern_describes(sought: Sought) -> None:
    matched: list[str] = []
    described = written(sought.pattern.pattern)
    texts = st.tuples(AROUND, described, AROUND, described | AROUND, AROUND).map("".join)

    @settings(deadline=None, derandomize=True, database=None)  # the first text waits for the finder
    @given(text=texts)
    def as_everywhere(text: str) -> None:
        plain = spans(sought.pattern.finditer(text))
        matched.extend(text[slice(*span)] for span in plain)
        assert spans(sought.finditer(text)) == plain

    as_everywhere()
    assert len(set(matched)) > 1, "no text was written in which the pattern matches"


@pytest.mark.parametrize("name", LONGEST)
def test_the_longest(name: str) -> None:
    sought, text = dict(SOUGHT.values())[name], LONGEST[name]
    plain = spans(sought.pattern.finditer(text))
    assert plain and spans(sought.finditer(text)) == plain


def test_all_are_there() -> None:
    kinds = {name.partition(".")[0] for name, _ in SOUGHT.values()}
    assert {"bodies", "documents", "meetings", "places", "regions", "works"} <= kinds
    assert len(list(chain(SOUGHT))) > 40
