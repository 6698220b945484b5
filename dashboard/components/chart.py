"""The chart that a canned query names: bars in HTML, lines with Vega, both without the network."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.cells import PERIODS
from dashboard.components.table import Bar, bars
from dashboard.language import say
from dashboard.naming import number_text, period_title, value_title
from graph_build.measure.words import says_little
from queries.declarations import Chart
from queries.periods import period_length

FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
COLOURS = ["#9f2d20", "#2563eb", "#059669", "#b45309", "#7c3aed", "#0d9488", "#db2777", "#475569"]
MOST_BARS = 20
FEWEST = 2
MOST_UPRIGHT = 6  # periods whose names stand side by side below a chart
LAST_YEAR = re.compile(r"(?:同比|[比较]?[上去]年(?:同期)?|同期)(?=增长|下降)")
# What tells two lines of one region apart.
TELLING = ("organization", "indicator")
Row = Mapping[str, Any]


def chart(wanted: Chart, rows: Sequence[Row], headings: Mapping[str, str]) -> bool:
    """Draw the rows that have a number; False, and nothing drawn, where there are too few on one scale."""
    known = [row for row in rows if _is_number(row.get(wanted.y)) and row.get(wanted.x) is not None]
    same = comparable(known)
    if len(same) < FEWEST:
        return False
    if wanted.kind == "bar":
        st.html(_line(headings.get(wanted.y, "")) + bars([_bar(wanted, row) for row in same[:MOST_BARS]]))
    else:
        st.altair_chart(_lines(wanted, same, headings), width="stretch", theme=None)
        notes = _notes(same, len(known) - len(same))
        if notes:
            st.html(_line(notes))
    return True


def _line(text: str) -> str:
    return f'<p class="zt-where">{escape(text)}</p>' if text else ""


def _notes(drawn: Sequence[Row], left: int) -> str:
    """What the picture alone does not say: how targets look, and what it leaves out."""
    notes = []
    if any(row.get("status") == "target" for row in drawn):
        notes.append(say("空心点为目标", "Hollow points are targets"))
    if left:
        zh, en = (
            f"另有 {left} 个数的单位、时段长短或增减与此不同，只列在表中",
            f"{left} of other units, lengths of time or changes are in the table only",
        )
        notes.append(say(zh, en))
    return say("；", "; ").join(notes)


def comparable(rows: Sequence[Row]) -> list[Row]:
    """Those of some measured rows that one scale may show: in the unit of most, over times of one length, and amounts
    rather than changes of them. What says too little to be one thing in two reports is none of them."""
    told = [row for row in rows if not says_little(str(row.get("statement") or row.get("indicator") or "——"))]
    amounts = _alike([row for row in told if not row.get("change")])
    return amounts if len(amounts) >= FEWEST else _alike([row for row in told if row.get("change")]) or amounts


def _alike(rows: Sequence[Row]) -> list[Row]:
    """The rows of the commonest scale."""
    scales = [_scale(row) for row in rows]
    most = max(sorted(set(scales)), key=scales.count, default=None)
    return [row for row, scale in zip(rows, scales, strict=True) if scale == most]


def _scale(row: Row) -> tuple[str, str, str]:
    """How a row's number changes (同比增长 and 增长 alike), its unit, and how long its time is."""
    period = row.get("period")
    length = period_length(str(period)) if period else ""
    return LAST_YEAR.sub("", str(row.get("change") or "")), str(row.get("unit") or ""), length


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _bar(wanted: Chart, row: Row) -> Bar:
    name = escape(_axis(wanted.x, row[wanted.x]))
    colour = row.get(wanted.colour) if wanted.colour else None
    small = f" <small>{escape(str(colour))}</small>" if colour is not None and wanted.colour != wanted.x else ""
    return Bar(name + small, float(row[wanted.y]), colour=COLOURS[1], text=number_text(row[wanted.y]))


def _axis(name: str, value: Any) -> str:
    """Years and periods are names here, not numbers on a scale."""
    return period_title(str(value)) if name in PERIODS else str(value)


def _lines(wanted: Chart, rows: Sequence[Row], headings: Mapping[str, str]) -> Any:
    points = [_point(wanted, row, name) for row, name in zip(rows, line_names(wanted, rows), strict=True)]
    order = list(dict.fromkeys(str(point["x"]) for point in points))
    names = sorted({str(point["colour"]) for point in points})
    angle = 0 if len(order) <= MOST_UPRIGHT else -45
    x = alt.X("x:N", sort=order, title=headings.get(wanted.x, wanted.x), axis=alt.Axis(labelAngle=angle))
    legend = alt.Legend(title=None, orient="top", columns=1, labelLimit=300) if len(names) > 1 else None
    colour = alt.Color("colour:N", scale=alt.Scale(domain=names, range=COLOURS), legend=legend)
    base = alt.Chart(pd.DataFrame(points)).encode(
        x=x, y=alt.Y("y:Q", title=_measured(wanted, rows[0], headings)), color=colour, tooltip=_tips(wanted, headings)
    )
    # What was planned and what came of it are two lines.
    line = base.mark_line(strokeWidth=2).encode(
        detail="hollow:N", strokeDash=alt.condition("datum.hollow", alt.value([4, 4]), alt.value([1, 0]))
    )
    hollow = alt.condition("datum.hollow", alt.value("#ffffff"), colour)
    dots = base.mark_point(size=60, opacity=1, strokeWidth=2).encode(fill=hollow)
    return (
        alt.layer(line, dots)
        .properties(height=260)
        .configure(font=FONT, aria=False)  # what it would say is English; the table below says the same
        .configure_view(stroke=None)
        .configure_axis(gridColor="#eef2f6", labelFontSize=12, titleFontSize=12)
    )


def _measured(wanted: Chart, row: Row, headings: Mapping[str, str]) -> str:
    """What the numbers of a chart are, and their unit."""
    name, unit = headings.get(wanted.y, wanted.y), str(row.get("unit") or "")
    what = f"{name} · {row['change']}" if row.get("change") else name
    return say(f"{what}（{unit}）", f"{what} ({unit})") if unit else what


def line_names(wanted: Chart, rows: Sequence[Row]) -> list[str]:
    """What each row's line is called: its region, and whatever else tells it from other lines of that region."""
    names = [str(row.get(wanted.colour) or "—") if wanted.colour else "" for row in rows]
    for column in TELLING:
        values: dict[str, set[str]] = {}
        for name, row in zip(names, rows, strict=True):
            values.setdefault(name, set()).add(str(row.get(column) or ""))
        names = [
            f"{name} · {row.get(column) or '—'}" if len(values[name]) > 1 else name
            for name, row in zip(names, rows, strict=True)
        ]
    return names


def _point(wanted: Chart, row: Row, name: str) -> dict[str, Any]:
    return {
        "x": _axis(wanted.x, row[wanted.x]),
        "y": float(row[wanted.y]),
        "colour": name,
        "unit": str(row.get("unit") or ""),
        "status": value_title("status", row.get("status") or ""),
        "hollow": row.get("status") == "target",
    }


def _tips(wanted: Chart, headings: Mapping[str, str]) -> list[alt.Tooltip]:
    """What a point says of itself: the columns that the answer has."""
    shown = {"x": wanted.x, "y": wanted.y, "unit": "unit", "status": "status", "colour": wanted.colour}
    return [
        alt.Tooltip(f"{name}:{'Q' if name == 'y' else 'N'}", title=headings[column])
        for name, column in shown.items()
        if column and column in headings
    ]
