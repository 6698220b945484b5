"""Facts that join a node to others, in groups by relationship, each with the sentences that say so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from dashboard import data, statements
from dashboard.address import href
from dashboard.components.entity import node_link, tag
from dashboard.components.frame import group
from dashboard.components.links import link_html
from dashboard.language import say, type_title
from dashboard.naming import value_title
from dashboard.sentences import marks, quoted, sentences
from graph_build.ontology import ontology

# Shown elsewhere on the page: as sentences, as text.
ASIDE = ("MENTIONED_IN", "IN_REPORT", "STATED_IN")
STATES = ("PART_OF", "LOCATED_IN", "DURING")
SHOWN_QUOTES = 2
MOST_QUOTES = 12
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Joined:
    """How many relationships of one type and direction a node has. `measured` where their other ends are numbers."""

    type: str
    incoming: bool
    measured: bool
    total: int

    @property
    def part(self) -> str:
        """Its name in the page's address."""
        return self.type + ("-in" if self.incoming else "")


def joined(label: str, id: str) -> list[Joined]:
    """Relationships of a node by type, in the order of the ontology."""
    found = []
    for incoming, statement in ((False, statements.OUTGOING), (True, statements.INCOMING)):
        rows = data.ask(statements.for_label(statement, label), id=id)
        found += [Joined(row["type"], incoming, bool(row["measured"]), row["number"]) for row in rows]
    order = {type_: at for at, type_ in enumerate(ontology().relationships)}
    return sorted(found, key=lambda one: (order.get(one.type, len(order)), one.incoming, one.measured))


def related(label: str, id: str, one: Joined, limit: int) -> Sequence[Row]:
    """Rows of `fact` (the relationship) and `node` (its other end)."""
    statement = (
        statements.NAMED_HEADS
        if one.incoming and not one.measured
        else statements.HEADS
        if one.incoming
        else statements.TAILS
    )
    return data.ask(statements.for_label(statement, label, type=one.type), limit, id=id)


def fact_group(one: Joined, rows: Sequence[Row], id: str) -> str:
    """HTML of one group: each related node with the sentences behind it."""
    said = _quotes(rows, id)
    heading = group(type_title(one.type, incoming=one.incoming), one.total)
    more = all_link(id, one.part, one.total) if len(rows) < one.total else ""
    if not any(said):
        return heading + f'<ul class="zt-plain">{"".join(f"<li>{_who(row)}</li>" for row in rows)}</ul>{more}'
    items = "".join(
        f'<li><div class="who">{_who(row)}</div><div>{text}</div></li>' for row, text in zip(rows, said, strict=True)
    )
    return heading + f'<ul class="zt-fact-list">{items}</ul>{more}'


def all_link(id: str, part: str, total: int) -> str:
    """A line that leads to the whole of a group. HTML."""
    text = say(f"显示全部 {total:,} 条", f"show all {total:,}")
    return f'<p class="zt-all">{link_html(text, href("node", node=id, part=part))}</p>'


def _who(row: Row) -> str:
    fact = row["fact"]
    tags = [tag(value_title(name, fact[name])) for name in ("role", "action") if fact.get(name)]
    if fact.get("explicit") is False:
        tags.append(tag(_implied(str(fact["type"])), "quiet"))
    return node_link(row["node"]) + "".join(tags)


def _implied(type_: str) -> str:
    """What it means that a fact is not explicit: who acts is taken from before, or the relation itself is read out."""
    return say("未明示", "not stated") if type_ in STATES else say("主语承前", "implied subject")


def _quotes(rows: Sequence[Row], id: str) -> list[str]:
    """For each row, its sentences as HTML with both ends of the fact marked."""
    found = sentences(_passages(rows))
    marked_in = marks(found, {id, *(row["node"]["id"] for row in rows)})
    return [_said(row, id, found, marked_in) for row in rows]


def _passages(rows: Iterable[Row]) -> list[str]:
    return [passage for row in rows for passage in (row["fact"].get("passages") or [])[:MOST_QUOTES]]


def _said(row: Row, id: str, found: Mapping[str, Any], marked_in: Mapping[str, Any]) -> str:
    wanted = set(row["fact"].get("passages") or [])
    ends = {id, row["node"]["id"]}
    shown = [
        quoted(sentence, [mark for mark in marked_in.get(passage, ()) if mark.node in ends])
        for passage, sentence in found.items()
        if passage in wanted
    ]
    return "".join(shown[:SHOWN_QUOTES]) + folded(shown[SHOWN_QUOTES:])


def folded(quotes: Sequence[str], line: str = "", *, opened: bool = False) -> str:
    """Further sentences, behind a line that opens them."""
    if not quotes:
        return ""
    line = escape(line) or say(f"还有 {len(quotes)} 处", f"{len(quotes)} more")
    return f'<details class="zt-more"{" open" if opened else ""}><summary>{line}</summary>{"".join(quotes)}</details>'
