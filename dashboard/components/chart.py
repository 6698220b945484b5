"""The chart that a canned query names: bars in HTML, lines with Vega, both without the network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.cells import PERIODS
from dashboard.components.table import Bar, bars
from dashboard.naming import number_text, period_title, shortened
from queries.declarations import Chart

FONT = '"Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif'
COLOURS = ["#9f2d20", "#2563eb", "#059669", "#b45309", "#7c3aed", "#0d9488", "#db2777", "#475569"]
MOST_BARS = 20
FEWEST = 2
Row = Mapping[str, Any]


def chart(wanted: Chart, rows: Sequence[Row], headings: Mapping[str, str]) -> bool:
    """Draw the rows that have a number; False, and nothing drawn, where there are too few."""
    known = [row for row in rows if _is_number(row.get(wanted.y)) and row.get(wanted.x) is not None]
    if len(known) < FEWEST:
        return False
    if wanted.kind == "bar":
        st.html(bars([_bar(wanted, row) for row in known[:MOST_BARS]]))
    else:
        st.altair_chart(_lines(wanted, known, headings), width="stretch", theme=None)
    return True


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
    points = [
        {
            "x": _axis(wanted.x, row[wanted.x]),
            "y": float(row[wanted.y]),
            "colour": str(row.get(wanted.colour) or "—") if wanted.colour else "",
            "unit": str(row.get("unit") or ""),
        }
        for row in rows
    ]
    order = list(dict.fromkeys(str(point["x"]) for point in points))
    x = alt.X("x:N", sort=order, title=headings.get(wanted.x, wanted.x), axis=alt.Axis(labelAngle=0))
    y = alt.Y("y:Q", title=headings.get(wanted.y, wanted.y))
    names = sorted({str(point["colour"]) for point in points})
    legend = alt.Legend(title=None, orient="top", labelLimit=260) if len(names) > 1 else None
    colour = alt.Color("colour:N", scale=alt.Scale(domain=names, range=COLOURS), legend=legend)
    tips = [
        alt.Tooltip("x:N", title=headings.get(wanted.x, wanted.x)),
        alt.Tooltip("y:Q", title=headings.get(wanted.y, wanted.y)),
        alt.Tooltip("unit:N", title=headings.get("unit", " ")),
        alt.Tooltip("colour:N", title=shortened(headings.get(wanted.colour or "", " "))),
    ]
    base = alt.Chart(pd.DataFrame(points)).encode(x=x, y=y, color=colour, tooltip=tips)
    drawn = alt.layer(base.mark_line(strokeWidth=2), base.mark_circle(size=60, opacity=1)).properties(height=260)
    return (
        drawn.configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(gridColor="#eef2f6", labelFontSize=12, titleFontSize=12)
    )
