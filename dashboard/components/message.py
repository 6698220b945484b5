"""What is wrong and how to mend it, or why a page is empty: always two lines."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard.language import read
from graph_build.errors import ZhengtuError


def show_error(problem: ZhengtuError) -> None:
    _show("error", "alert", read(problem.what), read(problem.mend))


def show_note(what: str, next_step: str) -> None:
    """An empty state: what is missing, and what to do next."""
    _show("note", "status", what, next_step)


def _show(style: str, role: str, first: str, second: str) -> None:
    lines = f"<strong>{escape(first)}</strong><span>{escape(second)}</span>"
    st.html(f'<div class="zt-message {style}" role="{role}">{lines}</div>')
