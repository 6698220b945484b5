"""Tables and bars in HTML: text wraps, numbers stand under each other, cells may be links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Head:
    """A column: its heading, whether it holds numbers, and how much room it needs: `short` (one line), "" or `wide`."""

    title: str
    number: bool = False
    room: str = ""

    @property
    def style(self) -> str:
        return " ".join(name for name in ("num" if self.number else "", self.room) if name)


def table(heads: Sequence[Head], rows: Iterable[Sequence[str]], caption: str = "", *, cards: bool = False) -> str:
    """A table whose cells are HTML already. With `cards`, a narrow screen shows each row as a card."""
    top = "".join(f'<th scope="col" class="{head.style}">{escape(head.title)}</th>' for head in heads)
    # On a card a heading stands beside each cell, whose content must then be one thing.
    body = "".join(
        f"<tr>{_cells(heads, [f'<div>{cell}</div>' for cell in row] if cards else row)}</tr>" for row in rows
    )
    label = f' aria-label="{escape(caption)}"' if caption else ""
    style = "zt-table cards" if cards else "zt-table"
    held = f'<table class="{style}"{label}><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>'
    return f'<div class="zt-scroll" tabindex="0" role="region"{label}>{held}</div>'


def _cells(heads: Sequence[Head], row: Sequence[str]) -> str:
    pairs = zip(heads, row, strict=True)
    return "".join(f'<td class="{head.style}" data-label="{escape(head.title)}">{cell}</td>' for head, cell in pairs)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is called (HTML), its number and how that is written, how much of it is of a second sort."""

    name: str
    number: float
    second: float = 0
    colour: str = "#475569"
    text: str = ""


def bars(rows: Sequence[Bar]) -> str:
    """Horizontal bars on one scale."""
    most = max((row.number for row in rows), default=1) or 1
    return f'<div class="zt-bars">{"".join(_bar(row, most) for row in rows)}</div>'


def _bar(row: Bar, most: float) -> str:
    first, second = (max(0.0, 100 * part / most) for part in (row.number - row.second, row.second))
    filled = f'<i style="width:{first:.2f}%;background:{row.colour}"></i>'
    hatched = f'<i class="second" style="width:{second:.2f}%"></i>' if row.second else ""
    number = f'<span class="num">{escape(row.text or f"{row.number:,.10g}")}</span>'
    track = f'<span class="track">{filled}{hatched}</span>'
    return f'<div class="zt-bar"><span class="name">{row.name}</span>{track}{number}</div>'


def facts_table(rows: Iterable[tuple[str, str]]) -> str:
    """Names and values (HTML) in two columns."""
    return (
        '<dl class="zt-facts">'
        + "".join(f"<div><dt>{escape(name)}</dt><dd>{value}</dd></div>" for name, value in rows)
        + "</dl>"
    )
