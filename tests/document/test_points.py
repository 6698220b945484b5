"""How points are numbered, and what only looks so."""

from __future__ import annotations

import re

import pytest

from graph_build.document.points import POINT


@pytest.mark.parametrize("number", ["一是", "三要", "十一是", "第二，", "（三）", "(12)", "4.", "5、", "⑥", "七、"])
def test_a_point_has_its_number(number: str) -> None:
    assert re.match(POINT, f"{number}开展培训")[0] == number  # type: ignore[index]


@pytest.mark.parametrize("text", ["3.5亿元", "三要素保障", "第二届", "一季度", "2024年"])
def test_other_numbers_number_no_point(text: str) -> None:
    assert re.match(POINT, text) is None
