"""What every page has around it: the style sheet, the mark, the menu of phones, the switch of language."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.resources import files

import streamlit as st

from dashboard.address import href
from dashboard.components.links import link_html
from dashboard.language import LANGUAGES, language, say


def resource(name: str) -> str:
    return files("dashboard").joinpath(name).read_text("utf-8")


def style() -> None:
    """The style sheet and the mark, before anything else is drawn."""
    st.html(f"<style>{resource('style.css')}</style>")
    st.logo(resource("mark.svg"), size="medium")


def menu(titles: Mapping[str, str], page: str) -> None:
    """The pages as a row of links, for narrow screens, where Streamlit folds its own menu away."""
    links = (link_html(escape(title), href(path), style="on" if path == page else "") for path, title in titles.items())
    st.html(f'<nav class="zt-menu" aria-label="{say("页面", "pages")}">{"".join(links)}</nav>')


def header(page: str) -> None:
    """The switch of language: a link to this very page in the other one."""
    other = "en" if language() == "zh" else "zh"
    kept = {name: value for name, value in st.query_params.items() if name != "lang"}
    target = href(page, **{**kept, "lang": other})
    st.html(f'<div class="zt-language" lang="{other}">{link_html(escape(LANGUAGES[other]), target)}</div>')


def title(text: str, about: str = "", *, kind: str = "", colour: str = "") -> None:
    """A page's heading: its kind in small letters above, a line about it below. `about` is HTML."""
    small = f'<div class="zt-kind" style="--kind:{colour or "#9f2d20"}">{escape(kind)}</div>' if kind else ""
    line = f'<p class="zt-about">{about}</p>' if about else ""
    st.html(f'<header class="zt-title">{small}<h1>{escape(text)}</h1>{line}</header>')


def group(text: str, number: int | None = None, note: str = "") -> str:
    """HTML of a heading within a page, with how many there are."""
    count = f'<span class="zt-count">{number:,}</span>' if number is not None else ""
    more = f'<span class="zt-note">{escape(note)}</span>' if note else ""
    return f'<h2 class="zt-group">{escape(text)}{count}{more}</h2>'
