"""Answers as HTML tables: names are links, masked values say so, what a row speaks of is marked in its sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from dashboard.address import href
from dashboard.components.entity import node_link, tag
from dashboard.components.evidence import Mark, marked, unwrapped
from dashboard.components.links import link_html
from dashboard.components.table import Head, table
from dashboard.language import say, type_title
from dashboard.naming import masked_word, number_text, period_title
from graph_build.identity import label_of

LONG, SHORT = 24, 8
FEW = 3
SENTENCES = ("quote", "result_quote")
WRAPPED = ("section",)  # may be long, but gives way to the sentences beside it
SAID = ("raw", "text")  # columns that hold the very characters of the sentence
NAMES = ("entity", "object")  # columns that hold names of any kind
PERIODS = ("period",)
YEARS = ("year", "since", "first_year", "last_year")
MASKED = re.compile(r"[*＊×]|[Xx]{1,}")
NOTHING = '<span class="zt-none">—</span>'
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Looks:
    """What cells need to know besides their values: links by column and text, how a stored code is said, and which
    columns hold names of nodes."""

    links: Mapping[tuple[str, str], str] = field(default_factory=dict)
    word: Callable[[str, object], str | None] = lambda column, value: None
    named: Sequence[str] = ()


def answer_table(columns: Sequence[str], headings: Sequence[str], rows: Sequence[Sequence[Any]], looks: Looks) -> str:
    """HTML of an answer."""
    heads = [_head(name, headings[at], [row[at] for row in rows]) for at, name in enumerate(columns)]
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    return table(heads, [[_cell(name, row, looks) for name in columns] for row in named], cards=len(columns) > FEW)


def _head(name: str, heading: str, cells: Sequence[Any]) -> Head:
    known = [cell for cell in cells if cell is not None]
    number = bool(known) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in known)
    longest = LONG + 1 if name in SENTENCES else max((len(str(cell)) for cell in known), default=0)
    room = "wide" if longest > LONG and name not in WRAPPED else "short" if longest <= SHORT else ""
    return Head(heading, number, "" if number else room)


def _cell(name: str, row: Row, looks: Looks) -> str:
    value = row[name]
    if name == "value" and value is None and MASKED.search(str(row.get("raw") or "")):
        return tag(masked_word(), "masked")
    if value is None or value == [] or value == "":
        return NOTHING
    if name in SENTENCES and isinstance(value, str):
        return f'<div class="zt-said">{marked(value, _marks(value, row, looks))}</div>'
    return _value(name, value, looks)


def _value(name: str, value: Any, looks: Looks) -> str:
    if isinstance(value, Mapping):
        return _structure(value, looks)
    if isinstance(value, list | tuple):
        return _list(name, value, looks)
    text = escape(_text(name, value, looks))
    target = looks.links.get((name, str(value))) or _page_of(value)
    return link_html(text, target) if target else text


def _page_of(value: Any) -> str | None:
    """Where an id of a node leads."""
    return href("node", node=value) if isinstance(value, str) and label_of(value) else None


def _text(name: str, value: Any, looks: Looks) -> str:
    word = looks.word(name, value)
    if word is not None:
        return word
    if isinstance(value, int | float):
        return str(value) if name in YEARS else number_text(value)
    return period_title(str(value)) if name in PERIODS else unwrapped(str(value))


def _marks(quote: str, row: Row, looks: Looks) -> list[Mark]:
    """Where the row's names and numbers stand in its sentence. Names are found by their characters: an answer has no
    offsets, and a name that is written otherwise there stays unmarked."""
    found = []
    for name, value in row.items():
        if isinstance(value, str) and value and (name in (*SAID, *NAMES, *looks.named)):
            found += [Mark(at.start(), at.end(), _label(name, row)) for at in re.finditer(re.escape(value), quote)]
    return found


def _label(name: str, row: Row) -> str:
    """The kind of what a column speaks of, for the colour of its mark."""
    known = {"raw": "Observation", "entity": str(row.get("kind") or "")}
    return known.get(name, name[:1].upper() + name[1:])


def _structure(value: Mapping[str, Any], looks: Looks) -> str:
    if "label" in value and "id" in value:
        return node_link(value)
    if "type" in value:
        return tag(type_title(str(value["type"])))
    inner = ", ".join(f"{escape(str(key))}: {_value(str(key), item, looks)}" for key, item in value.items())
    return f"<code>{{{inner}}}</code>"


def _list(name: str, items: Sequence[Any], looks: Looks) -> str:
    """A list with marks between its items; a path as its steps."""
    steps = [NOTHING if item is None else _value(name, item, looks) for item in items]
    is_path = len(items) > 1 and all(isinstance(item, Mapping) for item in items)
    return '<i class="zt-sep">→</i>'.join(steps) if is_path else escape(say("、", ", ")).join(steps)
