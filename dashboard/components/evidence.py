"""Sentences with their facts marked. Offsets are code points; cutting happens here, never in the browser."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from dashboard.address import href
from dashboard.components.links import link_html
from graph_build.ontology import ontology

BREAK = re.compile(r"[ \t\u3000]*[\r\n\f\v\x85\u2028\u2029]+[ \t\u3000]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A run of a text: offsets into it, the label that colours it, the node it leads to ("" for none), and whether it
    is what the reader came for."""

    start: int
    end: int
    label: str = ""
    node: str = ""
    title: str = ""
    main: bool = True


def marked(text: str, marks: Iterable[Mark]) -> str:
    """The text as HTML, cut wherever a mark begins or ends, so that marks may overlap. Of several marks on one piece
    the main one, then the shortest, leads somewhere."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    ends = sorted({0, len(text), *(mark.start for mark in inside), *(mark.end for mark in inside)})
    gone = {at for match in BREAK.finditer(text) for at in range(*match.span())}
    return "".join(
        _piece(_kept(text, start, end, gone), _covering(inside, start, end)) for start, end in pairwise(ends)
    )


def _kept(text: str, start: int, end: int, gone: Container[int]) -> str:
    return "".join(text[at] for at in range(start, end) if at not in gone)


def _covering(marks: Sequence[Mark], start: int, end: int) -> list[Mark]:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    return sorted(over, key=lambda mark: (not mark.main, mark.end - mark.start, mark.start, mark.node))


def _piece(text: str, over: Sequence[Mark]) -> str:
    shown = escape(text)
    if not over or not shown:
        return shown
    mark = over[0]
    colour = ontology().nodes[mark.label].colour if mark.label in ontology().nodes else "#475569"
    style = "main" if mark.main else "side"
    held = f'<mark class="zt-mark {style}" style="--kind:{colour}">{shown}</mark>'
    return link_html(held, href("node", node=mark.node), style="bare", title=mark.title) if mark.node else held


def unwrapped(text: str) -> str:
    """Without the line breaks of a fixed page width."""
    return BREAK.sub("", text)


def quote(html: str, source: str) -> str:
    """A sentence (HTML) above the line that says where it stands (HTML)."""
    return f'<blockquote class="zt-quote"><p>{html}</p><footer>{source}</footer></blockquote>'


def section_path(section: str | None) -> str:
    """Headings from the outermost in, as HTML."""
    parts = [escape(part) for part in (section or "").split(" / ") if part]
    return '<span class="zt-sep">›</span>'.join(parts)
