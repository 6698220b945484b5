"""Normal forms of periods and the dates behind them."""

from __future__ import annotations

import pytest

from graph_build.period_forms import Stretch, normal_form, stretch


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2023", Stretch("2023-01-01", "2023-12-31", 2023, "year")),
        ("2023-H1", Stretch("2023-01-01", "2023-06-30", 2023, "half")),
        ("2023-H2", Stretch("2023-07-01", "2023-12-31", 2023, "half")),
        ("2023-Q2", Stretch("2023-04-01", "2023-06-30", 2023, "quarter")),
        ("2024-02", Stretch("2024-02-01", "2024-02-29", 2024, "months")),
        ("2023-05-09", Stretch("2023-05-09", "2023-05-09", 2023, "day")),
        ("2023-01/2023-05", Stretch("2023-01-01", "2023-05-31", 2023, "months")),
        ("2023/", Stretch("2023-01-01", None, 2023, "span")),
        ("2021/2025", Stretch("2021-01-01", "2025-12-31", None, "plan")),
        ("2020/2022", Stretch("2020-01-01", "2022-12-31", None, "span")),
        ("*", Stretch(None, None, None, "year")),
        ("*-H1", Stretch(None, None, None, "half")),
        ("*-Q3", Stretch(None, None, None, "quarter")),
        ("*-*/*-*", Stretch(None, None, None, "months")),
        ("*/", Stretch(None, None, None, "span")),
        ("2023-02-31", Stretch(None, None, None, "day")),
        ("2024-02-29", Stretch("2024-02-29", "2024-02-29", 2024, "day")),
        ("2023-13-01", Stretch(None, None, None, "day")),
        ("2023-02-31/2023-03-05", Stretch(None, None, None, "months")),
        ("2025/2021", Stretch(None, None, None, "span")),
        ("2023-13", Stretch(None, None, None, "months")),
    ],
)
def test_normal_forms(name: str, expected: Stretch) -> None:
    assert stretch(name) == expected


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2024", "2024"),
        ("2021/2025", "2021/2025"),
        ("*-H1", "*-H1"),
        ("2024年", "2024"),
        ("2024年度", "2024"),
        ("2024年上半年", "2024-H1"),
        ("2024年第三季度", "2024-Q3"),
        ("2024年5月", "2024-05"),
        ("2024年5月9日", "2024-05-09"),
        ("2023年以来", "2023/"),
        ("去年", None),
        ("2024-13", None),
        ("", None),
    ],
)
def test_periods_as_people_write_them(written: str, normal: str | None) -> None:
    assert normal_form(written) == normal
