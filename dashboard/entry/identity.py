"""Why a node is one: the forms that were joined into it, and the near names that were kept apart, with sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from dashboard import data, statements
from dashboard.components.entity import named_link
from dashboard.components.frame import group
from dashboard.entry.facts import all_link, folded
from dashboard.language import language, say
from dashboard.sentences import marks, quoted, sentences
from graph_build.errors import Bilingual
from graph_build.reasons import Line, plain, read_line

PART = "identity"
MOST_MENTIONS = 5000
Node = Mapping[str, Any]


def lines_of(node: Node, column: str) -> list[Line]:
    """The lines of `reasons` or `apart`."""
    return [read_line(text) for text in node.get(column) or ()]


def identity_part(node: Node, most: int, *, opened: bool) -> str:
    """HTML of both groups, each with its first `most` lines; nothing where there are none. `opened` shows sentences."""
    reasons, apart = lines_of(node, "reasons"), lines_of(node, "apart")
    pieces = []
    if reasons:
        items = _joined(node, reasons[:most], opened)
        pieces.append(_group(say("并入的写法", "Forms joined into it"), items, len(reasons), node["id"]))
    if apart:
        items = _kept_apart(apart[:most], opened)
        pieces.append(_group(say("相近而未合并", "Near names kept apart"), items, len(apart), node["id"]))
    return "".join(pieces)


def _group(title: str, items: Sequence[str], total: int, id: str) -> str:
    more = all_link(id, PART, total) if len(items) < total else ""
    return f'{group(title, total)}<ul class="zt-fact-list">{"".join(items)}</ul>{more}'


def _why(why: Bilingual) -> str:
    """The reason in the visitor's language, the other language beside it."""
    other = why.zh if language() == "en" else why.en
    tag = "zh-CN" if language() == "en" else "en"
    return f'<p class="zt-why">{escape(why.in_(language()))}<small lang="{tag}">{escape(other)}</small></p>'


def _item(who: str, why: Bilingual, where: str, quotes: Sequence[str], opened: bool) -> str:
    """A name, the reason, and where it stands: the reports, or one of the sentences behind a line that names these."""
    source = folded(quotes, where, opened=opened) or (f'<p class="zt-none">{escape(where)}</p>' if where else "")
    return f'<li><div class="who">{who}</div><div>{_why(why)}{source}</div></li>'


def _joined(node: Node, lines: Sequence[Line], opened: bool) -> list[str]:
    """Each form with one sentence in which a report writes it."""
    rows = data.ask(statements.for_label(statements.MENTIONS, node["label"]), MOST_MENTIONS, id=node["id"])
    written: dict[str, str] = {}
    for row in rows:
        written.setdefault(plain(row["text"]), row["passage"])
    said = _sentences({line.form: written[line.form] for line in lines if line.form in written}, {node["id"]})
    return [_item(escape(line.form), line.why, line.where, said.get(line.form, ()), opened) for line in lines]


def _kept_apart(lines: Sequence[Line], opened: bool) -> list[str]:
    """Each near node with one sentence that names it."""
    ids = [line.where for line in lines if line.where]
    first = {row["id"]: row["passage"] for row in data.ask(statements.FIRST_MENTIONS, len(ids) + 1, ids=ids)}
    said, reports = _sentences(first, set(ids)), data.reports_of(ids)
    return [
        _item(_other(line), line.why, reports.get(line.where, ""), said.get(line.where, ()), opened) for line in lines
    ]


def _other(line: Line) -> str:
    other = data.node(line.where) if line.where else None
    return named_link(line.where, other["label"], line.form) if other else escape(line.form)


def _sentences(passages: Mapping[str, str], focus: set[str]) -> dict[str, list[str]]:
    """One quoted sentence by what it stands for, what is in focus marked."""
    found = sentences(passages.values())
    marked_in = marks(found, focus)
    return {
        key: [quoted(found[passage], marked_in.get(passage, ()))]
        for key, passage in passages.items()
        if passage in found
    }
