"""Chinese first, English by a switch: which of the two a visitor reads, and what kinds of the graph are called."""

from __future__ import annotations

import os
from collections.abc import Mapping

import streamlit as st

from graph_build.errors import Bilingual
from graph_build.ontology import ontology

LANGUAGES = {"zh": "中文", "en": "English"}
VARIABLE = "ZHENGTU_LANG"
KEY = "language"

# Types read from the tail's side: what a report says of a body is, on the body's page, what is said of it.
INCOMING: Mapping[str, Bilingual] = {
    "IMPLEMENTS": Bilingual("由谁实施", "implemented by"),
    "ISSUES": Bilingual("由谁制发", "issued by"),
    "HOLDS": Bilingual("由谁召开", "held by"),
    "PART_OF": Bilingual("下含", "contains"),
    "LOCATED_IN": Bilingual("当地的机构、举措与会议", "located here"),
    "DURING": Bilingual("这一时段", "in this period"),
    "OF": Bilingual("数值", "observations"),
    "BY": Bilingual("数值", "observations"),
    "ABOUT": Bilingual("有关数值", "observations about it"),
    "STATED_IN": Bilingual("数值", "observations"),
    "ISSUED_BY": Bilingual("发布的报告", "its reports"),
    "COVERS": Bilingual("覆盖这一时段的报告", "reports on this period"),
    "IN_REPORT": Bilingual("段落", "passages"),
    "MENTIONED_IN": Bilingual("提到的名称", "names in it"),
}


def language() -> str:
    """What this visitor reads: `zh` or `en`."""
    chosen = st.session_state.get(KEY)
    return chosen if chosen in LANGUAGES else default_language()


def default_language() -> str:
    """What a visitor reads who has not chosen."""
    given = os.environ.get(VARIABLE, "zh")
    return given if given in LANGUAGES else "zh"


def adopt_language() -> None:
    """Take the language from the address where it names one, and keep it for pages whose address does not."""
    given = st.query_params.get("lang")
    if given in LANGUAGES:
        st.session_state[KEY] = given


def say(zh: str, en: str) -> str:
    """One text in the visitor's language."""
    return en if language() == "en" else zh


def read(text: Bilingual) -> str:
    return text.in_(language())


def heading(text: Bilingual) -> str:
    """A text that begins a line: in English with a capital."""
    words = read(text)
    return words[:1].upper() + words[1:]


def kind_title(label: str) -> str:
    """The name of a label."""
    kind = ontology().nodes.get(label)
    return heading(kind.title) if kind else label


def kind_titles(label: str, number: int = 0) -> str:
    """The same over so many of them: English has a plural."""
    one = kind_title(label)
    return f"{one}s" if language() == "en" and number != 1 and label in ontology().nodes else one


def type_title(type_: str, *, incoming: bool = False) -> str:
    """The name of a relationship, read from its head's or its tail's side."""
    if incoming and type_ in INCOMING:
        return heading(INCOMING[type_])
    kind = ontology().relationships.get(type_)
    return heading(kind.title) if kind else type_
