"""The address of what is on the screen: links to it, its parameters, and keeping them when the menu drops them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from dashboard.language import default_language, language

HOME = "overview"
KEY = "parameters"
LANGUAGE = "lang"


def href(page: str, **parameters: object) -> str:
    """A relative link to a page, with the language where it is not the default one."""
    given = {name: str(value) for name, value in parameters.items() if value not in (None, "")}
    if language() != default_language():
        given.setdefault(LANGUAGE, language())
    path = "" if page == HOME else page
    return f"{path or '.'}?{urlencode(given)}" if given else path or "."


def parse_href(link: str) -> tuple[str, dict[str, str]]:
    """Page and parameters of a link that `href` made."""
    path, _, query = link.partition("?")
    page = path.strip("./")
    return page or HOME, dict(parse_qsl(query, keep_blank_values=True))


def parameters(page: str) -> dict[str, str]:
    """The page's parameters: those of the address, else those that the visitor had when last on the page."""
    given = {name: value for name, value in st.query_params.items() if name != LANGUAGE}
    remembered = st.session_state.setdefault(KEY, {})
    if given:
        remembered[page] = given
    kept: dict[str, str] = dict(remembered.get(page, {}))
    write(page, kept)
    return kept


def write(page: str, wanted: Mapping[str, object]) -> None:
    """Make the address show these parameters of the page."""
    texts = {name: str(value) for name, value in wanted.items() if value not in (None, "")}
    st.session_state.setdefault(KEY, {})[page] = texts
    shown = {**texts, LANGUAGE: language()} if language() != default_language() else texts
    if dict(st.query_params.items()) != shown:
        st.query_params.from_dict(shown)
