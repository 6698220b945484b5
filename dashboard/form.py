"""The form of a canned query: a field for each parameter, filled with what is true in this graph."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape

import streamlit as st

from dashboard import data
from dashboard.address import href
from dashboard.components.links import link_html
from dashboard.components.message import show_note
from dashboard.language import heading, read, say
from dashboard.naming import value_word
from graph_build.errors import QueryError
from queries.catalogue import Query
from queries.parameters import LIST_MARKS, Parameter, read_value

PAGE = "queries"
SEEN = "query_seen"
TYPED = ("string", "date", "list")  # of these a value may be typed that is not listed: an alias, pinyin, another day


def form(query: Query, given: Mapping[str, str]) -> dict[str, str]:
    """One field for each parameter, filled from the address, else with an example that the graph knows."""
    if not query.params:
        return {}
    values: dict[str, str] = {}
    fresh = st.session_state.get(SEEN) != dict(given)
    for column, param in zip(st.columns(max(2, len(query.params))), query.params, strict=False):
        with column:
            values[param.name] = _field(query, param, given, values, fresh=fresh)
    st.session_state[SEEN] = {name: value for name, value in {"query": query.name, **values}.items() if value}
    return values


def is_filled(query: Query, values: Mapping[str, str]) -> bool:
    """Whether nothing is missing; else the page says what."""
    missing = next((param for param in query.params if not param.optional and not values.get(param.name)), None)
    if missing is None:
        return True
    label = read(missing.label)
    how = say("写上自己要找的词", "Write what you look for")
    if data.is_long(query.name, missing.name):
        how = say("输入几个字，再从列出的名称里选", "Type a few characters, then choose from the names that are listed")
    show_note(say(f"请填“{label}”", f"Fill in “{label}”"), how)
    return False


def _field(query: Query, param: Parameter, given: Mapping[str, str], values: Mapping[str, str], *, fresh: bool) -> str:
    key = f"query_{query.name}_{param.name}"
    long = data.is_long(query.name, param.name)
    known = [] if long else data.choices(query.name, param.name, values)
    if param.type == "boolean":
        known = known or ["true", "false"]
    if fresh or key not in st.session_state:
        st.session_state[key] = _begin(query, param, given, values, known)
    label = heading(param.label)
    if known and param.type == "list":
        return _several(label, key, known)
    if known:
        return _choice(label, key, known, param)
    waits = any(not values.get(name) for name in param.needs)
    hint = say("输入名称里的几个字", "Some characters of the name") if long else ""
    hint = say("先填前面的", "Fill in those before it first") if waits else hint
    none = bool(param.options) and param.optional and not long and not st.session_state[key]
    return st.text_input(label, key=key, placeholder=hint, disabled=waits or none) or ""


def _choice(label: str, key: str, known: list[str], param: Parameter) -> str:
    """A list to choose from, in which stored codes stand as people say them."""
    options = [*([""] if param.optional else []), *known]
    now = st.session_state[key]
    if now not in options:
        options.append(now)
    shown = {value: _option(param, value) for value in options}
    chosen = st.selectbox(
        label, options, key=key, format_func=lambda value: shown.get(value, value), placeholder=say("请选择", "Choose"),
        accept_new_options=param.type in TYPED and not param.words,
    )  # fmt: skip
    return chosen or ""


def _several(label: str, key: str, known: list[str]) -> str:
    """A list to choose several from."""
    now = [item for item in st.session_state[key] if item]
    options = list(dict.fromkeys([*known, *now]))
    chosen = st.multiselect(label, options, key=key, placeholder=say("请选择", "Choose"), accept_new_options=True)
    return joined(chosen)


def joined(items: Sequence[str]) -> str:
    """Several values as one text, as people type it where no value has a comma of its own."""
    if any(LIST_MARKS.search(item) for item in items):
        return json.dumps(list(items), ensure_ascii=False)
    return "、".join(items)


def _option(param: Parameter, value: str) -> str:
    if not value:
        return say("（不限）", "(any)")
    return value_word(param.name, value == "true" if param.type == "boolean" else value) or value


def _begin(
    query: Query, param: Parameter, given: Mapping[str, str], values: Mapping[str, str], known: Sequence[str]
) -> str | list[str]:
    """What a field holds at first."""
    text = given.get(param.name, "") if param.name in given or param.optional else _example(query, param, values, known)
    return _items(param, text) if known and param.type == "list" else text


def _items(param: Parameter, text: str) -> list[str]:
    """The values of a text that stands for several."""
    try:
        value = read_value(param, text)
    except QueryError:
        return [text]
    return value if isinstance(value, list) else [text]


def _example(query: Query, param: Parameter, values: Mapping[str, str], known: Sequence[str]) -> str:
    """The declared example where it is true in this graph, else what has most to show; "" where nobody knows one."""
    if known:
        wanted = _items(param, param.example) if param.type == "list" else [param.example]
        is_true = set(wanted) <= set(known)
        return param.example if is_true else data.begin(query.name, param.name, values) or known[0]
    if data.is_long(query.name, param.name):
        return param.example if param.example in data.found(query.name, param.name, param.example, {}) else ""
    return param.example if param.type not in ("string", "list") or data.is_true_of_examples(query.name) else ""


def offer_names(query: Query, values: Mapping[str, str]) -> bool:
    """Where a name was typed that is none: the names that hold it, as links; whether there are any."""
    offers = [offer for param in query.params for offer in _offers(query, param, values)]
    if offers:
        st.html("".join(offers))
    return bool(offers)


def _offers(query: Query, param: Parameter, values: Mapping[str, str]) -> Iterator[str]:
    if not param.labels or not values[param.name]:
        return
    items = _items(param, values[param.name]) if param.type == "list" else [values[param.name]]
    for at, item in enumerate(items):
        near = data.found(query.name, param.name, item, values)
        if near and item not in near:
            whole = {name: joined([*items[:at], name, *items[at + 1 :]]) if len(items) > 1 else name for name in near}
            chips = "".join(
                link_html(escape(name), href(PAGE, **{"query": query.name, **values, param.name: text}), style="chip")
                for name, text in whole.items()
            )
            told = say(f"{read(param.label)}里含“{item}”的：", f"Names with {item}:")
            yield f'<div class="zt-hint"><span>{escape(told)}</span>{chips}</div>'
