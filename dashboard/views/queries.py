"""Canned queries: a list in groups; for one of them a form, the answer as table and chart, a CSV file, a permalink."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

import streamlit as st

from dashboard import data
from dashboard.address import href, parameters, write
from dashboard.answers import download, headings, show_answer
from dashboard.components.chart import chart
from dashboard.components.frame import group, title
from dashboard.components.links import link_html
from dashboard.components.message import show_error
from dashboard.language import heading, read, say
from dashboard.naming import value_word
from graph_build.errors import QueryError, ZhengtuError
from queries.catalogue import Query
from queries.parameters import Parameter, Value, read_value

PAGE = "queries"
SEEN = "query_seen"


def show() -> None:
    given = parameters(PAGE)
    if not given.get("query"):
        _list()
        return
    try:
        query = data.queries().get(given["query"])
    except QueryError as problem:
        show_error(problem)
        _list()
        return
    _heading(query)
    values = _form(query, given)
    write(PAGE, {"query": query.name, **values})
    _answer(query, values)


def _list() -> None:
    about = say(
        "选一个问题；每个答案都有可以转发的链接。", "Choose a question; every answer has a link that can be passed on."
    )
    title(say("查询", "Queries"), escape(about))
    for one, queries in data.queries().groups.items():
        items = "".join(f"<li>{link_html(_card(query), href(PAGE, query=query.name))}</li>" for query in queries)
        st.html(group(heading(one.title), len(queries)) + f'<ul class="zt-cards">{items}</ul>')


def _card(query: Query) -> str:
    return f"<b>{escape(read(query.title))}</b><span>{escape(read(query.about))}</span>"


def _heading(query: Query) -> None:
    every = link_html(escape(say("全部查询", "All queries")), f"{href(PAGE)}{'&' if '?' in href(PAGE) else '?'}query=")
    trail = f'{every}<span class="zt-sep">›</span>{escape(heading(query.group.title))}'
    st.html(f'<nav class="zt-trail">{trail}</nav>')
    title(read(query.title), escape(read(query.about)))
    others = [other for other in data.queries() if other.group == query.group and other.name != query.name]
    chips = "".join(
        link_html(escape(read(other.title)), href(PAGE, query=other.name), style="chip") for other in others
    )
    if chips:
        st.html(f'<div class="zt-hint">{chips}</div>')


def _form(query: Query, given: Mapping[str, str]) -> dict[str, str]:
    """One field for each parameter, filled from the address, else with the example where the graph knows it."""
    if not query.params:
        return {}
    values: dict[str, str] = {}
    fresh = st.session_state.get(SEEN) != dict(given)
    for column, param in zip(st.columns(max(2, len(query.params))), query.params, strict=False):
        with column:
            values[param.name] = _field(query, param, given, values, fresh=fresh)
    st.session_state[SEEN] = {name: value for name, value in {"query": query.name, **values}.items() if value}
    return values


def _field(query: Query, param: Parameter, given: Mapping[str, str], values: Mapping[str, str], *, fresh: bool) -> str:
    key = f"query_{query.name}_{param.name}"
    known = data.choices(query.name, param.name, values) or (["true", "false"] if param.type == "boolean" else [])
    if fresh or key not in st.session_state:
        st.session_state[key] = _begin(param, given, known)
    label = heading(param.label)
    if known:
        return _choice(label, key, known, param)
    return st.text_input(label, key=key, placeholder=param.example) or ""


def _choice(label: str, key: str, known: list[str], param: Parameter) -> str:
    """A list to choose from, in which stored codes stand as people say them."""
    options = [*([""] if param.optional else []), *known]
    now = st.session_state[key]
    if now not in options:
        options.append(now)
    shown = {value: _option(param, value) for value in options}
    chosen = st.selectbox(
        label, options, key=key, format_func=lambda value: shown.get(value, value), placeholder=say("请选择", "Choose")
    )
    return chosen or ""


def _option(param: Parameter, value: str) -> str:
    if not value:
        return say("（不限）", "(any)")
    return value_word(param.name, value == "true" if param.type == "boolean" else value) or value


def _begin(param: Parameter, given: Mapping[str, str], known: list[str]) -> str:
    """What a field holds at first."""
    if param.name in given or param.optional:
        return given.get(param.name, "")
    return param.example if not known or param.example in known else known[0]


def _answer(query: Query, values: Mapping[str, str]) -> None:
    try:
        found, seconds = data.answer(query.name, values)
    except ZhengtuError as problem:
        show_error(problem)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        download(found, query.name)
        st.html(_permalink(query, values), width="content")
    if query.chart:
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        chart(query.chart, rows, dict(zip(found.columns, headings(found), strict=True)))
    show_answer(found, seconds)
    _statement(query, values)


def _permalink(query: Query, values: Mapping[str, str]) -> str:
    """An ordinary link, so that it may be copied and passed on."""
    text = escape(say("在新窗口打开这个答案", "Open this answer in a new tab"))
    link = escape(href(PAGE, query=query.name, **values))
    return f'<p class="zt-permalink"><a class="zt-link" href="{link}" target="_blank">{text} ↗</a></p>'


def _statement(query: Query, values: Mapping[str, str]) -> None:
    with st.expander(say("这个查询的 Cypher", "The Cypher of this query")):
        st.code(query.text, language="cypher")
        st.html(
            link_html(
                escape(say("在控制台中打开", "Open in the console")),
                href("console", cypher=_filled(query, values)),
                style="more",
            )
        )


def _filled(query: Query, values: Mapping[str, str]) -> str:
    """The statement with its values written in, for the console, which has no parameters."""
    text = query.text
    for param in query.params:
        literal = _literal(param, values).replace("\\", r"\\")
        text = re.sub(rf"\${param.name}\b", literal, text)
    return text


def _literal(param: Parameter, values: Mapping[str, str]) -> str:
    """A parameter's value as Cypher; what does not fit its type stays text, which the console then refuses."""
    typed = values.get(param.name, "")
    try:
        return _written(read_value(param, typed) if typed else None)
    except QueryError:
        return _written(typed)


def _written(value: Value) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_written(item) for item in value)}]"
    if isinstance(value, str):
        return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"
    return "null" if value is None else str(value).lower()
