"""A node as a link: a dot in the colour of its kind, and its name."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

from dashboard.address import href
from dashboard.components.links import link_html
from dashboard.language import kind_title, kind_titles
from dashboard.naming import node_title, period_title
from graph_build.ontology import ontology


def colour_of(label: str) -> str:
    kind = ontology().nodes.get(label)
    return kind.colour if kind else "#64748b"


def node_link(node: Mapping[str, Any]) -> str:
    """A link to a node's page, as HTML."""
    return named_link(str(node["id"]), str(node.get("label") or ""), node_title(node))


def named_link(id: str, label: str, text: str, note: str = "") -> str:
    """The same for a node of which only id, label and text are known; `note` tells it from others of its name."""
    small = f"<small>{escape(note)}</small>" if note else ""
    inner = f'<i class="zt-dot" style="--kind:{colour_of(label)}"></i>{escape(text)}{small}'
    return link_html(inner, href("node", node=id), title=kind_title(label))


def plain_link(id: str | None, text: str | None) -> str:
    """A link without a dot; a dash where there is nothing to link to."""
    return link_html(escape(text), href("node", node=id)) if id and text else '<span class="zt-none">—</span>'


def period_link(id: str | None, name: str | None) -> str:
    return plain_link(id, period_title(name)) if name else plain_link(None, None)


def tag(text: str, style: str = "") -> str:
    """A small label beside a name."""
    return f'<span class="zt-tag {style}">{escape(text)}</span>'


def kind_name(label: str, number: int = 1) -> str:
    """A kind, over so many of it, with its dot, as HTML."""
    return f'<i class="zt-dot" style="--kind:{colour_of(label)}"></i>{escape(kind_titles(label, number))}'
