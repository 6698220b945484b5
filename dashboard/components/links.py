"""Links that open inside the dashboard without loading the page anew."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import streamlit as st

from dashboard.address import href
from dashboard.components.assets import component, has_asset
from dashboard.language import language

TAGS = {"zh": "zh-CN", "en": "en"}


def link(text: str, page: str, *, style: str = "", title: str = "", **parameters: object) -> str:
    """HTML of a link to a page of the dashboard. `text` is plain text."""
    return link_html(escape(text), href(page, **parameters), style=style, title=title)


def link_html(inner: str, target: str, *, style: str = "", title: str = "") -> str:
    """The same around HTML that is known to be safe."""
    about = f' title="{escape(title)}"' if title else ""
    return f'<a class="zt-link {style}" data-go="1" target="_self" href="{escape(target)}"{about}>{inner}</a>'


def mount_links(go: Callable[[str], None]) -> None:
    """Listen for clicks on such links, and tell the browser the page's language. Without the bundle the links still
    work, as ordinary ones."""
    if not has_asset("links.js"):
        return
    with st.container(key="zt-links"):
        clicked = component("links")(key="links", data={"language": TAGS[language()]}, on_go_change=lambda: None).go
    if clicked:
        go(clicked["href"])
