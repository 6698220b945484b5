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
from dashboard.form import PAGE, form, is_filled, offer_names
from dashboard.language import heading, read, say
from graph_build.errors import Bilingual, QueryError, ZhengtuError
from queries.catalogue import Query
from queries.parameters import Parameter, Value, read_value


def show() -> None:
    given = parameters(PAGE)
    if not given.get("query"):
        _list()
        return
    try:
        query = data.queries().get(given["query"])
    except QueryError as problem:
        _none_such(given["query"], problem)
        _list()
        return
    _heading(query)
    values = form(query, given)
    write(PAGE, {"query": query.name, **values})
    if is_filled(query, values):
        _answer(query, values)


def _none_such(name: str, problem: QueryError) -> None:
    """A name that is none, with links to those near it, above the list of all."""
    show_error(QueryError(problem.what, Bilingual("全部查询列在下面", "all queries are listed below")))
    near = "".join(
        link_html(escape(read(query.title)), href(PAGE, query=query.name), style="chip")
        for query in data.queries().near(name)
    )
    if near:
        st.html(f'<div class="zt-hint"><span>{escape(say("相近的：", "Near it:"))}</span>{near}</div>')


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


def _answer(query: Query, values: Mapping[str, str]) -> None:
    """The answer; names to choose from instead, where there is none and a typed name is only a part of some."""
    try:
        found, seconds = data.answer(query.name, values)
    except ZhengtuError as problem:
        show_error(problem)
        return
    if not found.rows and offer_names(query, values):
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
