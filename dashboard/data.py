"""The only door of the dashboard to queries and stores. Everything it hands out is cached and safe to share.

A store is opened once per address and itself notices a newer build; answers are kept per state of the store.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from dashboard import statements
from dashboard.language import language
from graph_build.errors import ZhengtuError
from graph_build.stores import open_store
from graph_build.stores.address import STORE_VARIABLE
from graph_build.stores.base import Hit, Neighbourhood, Schema, Statistics, Store
from queries.answers import Answer, run
from queries.catalogue import Catalogue, catalogue
from queries.console import answers
from queries.offers import first_choice, options
from queries.offers import found as found_among
from queries.offers import is_long as is_long_list
from queries.parameters import Value
from queries.session import Session

QUERIES = "ZHENGTU_QUERIES"  # folders, with the separator of paths between them
KEPT = 600.0  # seconds that an answer is kept
WATCHED = 1.0  # seconds after which a newer build shows
Row = dict[str, Any]


def store_url() -> str:
    """Where the store is, as whoever started the dashboard said it."""
    return os.environ.get(STORE_VARIABLE, "")


@st.cache_resource(show_spinner=False, max_entries=2, on_release=lambda store: store.close())
def _opened(url: str) -> Store:
    return open_store(url, read_only=True)


def store() -> Store:
    """The store, open for reading. Raises StoreError, saying how to build one where there is none."""
    return _opened(store_url())


@st.cache_data(show_spinner=False, ttl=WATCHED, max_entries=4)
def _state(url: str) -> str:
    """Names the state of the store that answers belong to: a new build gives another one."""
    return store().state()


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=500)
def _asked(url: str, state: str, cypher: str, limit: int, parameters: Mapping[str, Any]) -> tuple[list[Row], bool]:
    found = store().query(cypher, parameters, limit=limit)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows], found.truncated


def ask(cypher: str, limit: int = 1000, **parameters: Any) -> list[Row]:
    """Rows of a page's statement, as dicts by column."""
    return ask_some(cypher, limit, **parameters)[0]


def ask_some(cypher: str, limit: int, **parameters: Any) -> tuple[list[Row], bool]:
    """The same, and whether there are more rows than `limit`."""
    return _asked(store_url(), _state(store_url()), cypher, limit, parameters)


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _found(url: str, state: str, text: str, labels: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
    return store().search(text, labels, limit)


def search(text: str, labels: Sequence[str] = (), limit: int = 60) -> tuple[Hit, ...]:
    return _found(store_url(), _state(store_url()), text, tuple(labels), limit)


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _around(url: str, state: str, id: str, limit: int) -> Neighbourhood:
    return store().neighbours(id, limit=limit)


def neighbours(id: str, limit: int) -> Neighbourhood:
    return _around(store_url(), _state(store_url()), id, limit)


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=4)
def _counted(url: str, state: str) -> Statistics:
    return store().statistics()


def statistics() -> Statistics:
    return _counted(store_url(), _state(store_url()))


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=4)
def _described(url: str, state: str) -> Schema:
    return store().schema()


def schema() -> Schema:
    return _described(store_url(), _state(store_url()))


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=500)
def _node(url: str, state: str, id: str) -> Mapping[str, Any] | None:
    return store().node(id)


def node(id: str) -> Mapping[str, Any] | None:
    """One node, or None."""
    return _node(store_url(), _state(store_url()), id)


def ids_of(label: str, names: Sequence[str]) -> dict[str, list[str]]:
    """Ids of the nodes that have one of these names."""
    found: dict[str, list[str]] = {}
    rows = ask(statements.for_label(statements.IDS_OF, label), 5000, names=list(names)) if names else []
    for row in rows:
        found.setdefault(row["name"], []).append(row["id"])
    return found


def told_apart(named: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For nodes (id, name) that share their name with another one here, the reports that speak of them."""
    names = [name for _, name in named]
    return reports_of([id for id, name in named if names.count(name) > 1])


def reports_of(ids: Sequence[str]) -> dict[str, str]:
    """For nodes, the reports that speak of them: the first, and how many more."""
    found: dict[str, list[str]] = {}
    for row in ask(statements.REPORTS_OF, 5000, ids=ids) if ids else []:
        found.setdefault(row["id"], []).append(row["report"])
    return {id: reports[0] + (f" +{len(reports) - 1}" if len(reports) > 1 else "") for id, reports in found.items()}


@st.cache_resource(show_spinner=False)
def _catalogue(folders: tuple[str, ...]) -> Catalogue:
    return catalogue(folders)


def queries() -> Catalogue:
    """The shipped queries, and those in the folders that whoever started the dashboard named."""
    return _catalogue(tuple(folder for folder in os.environ.get(QUERIES, "").split(os.pathsep) if folder))


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _answered(url: str, state: str, name: str, values: Mapping[str, str], limit: int | None) -> tuple[Answer, float]:
    begin = time.perf_counter()
    answer = run(store(), queries().get(name), values, limit=limit)
    return answer, time.perf_counter() - begin


def answer(name: str, values: Mapping[str, str], limit: int | None = None) -> tuple[Answer, float]:
    """The answer to a canned query, and the seconds that it took when it was asked."""
    return _answered(store_url(), _state(store_url()), name, dict(values), limit)


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _choices(url: str, state: str, name: str, param: str, values: Mapping[str, str]) -> list[str]:
    return options(store(), queries().get(name), param, values)


def choices(name: str, param: str, values: Mapping[str, str]) -> list[str]:
    """What a parameter of a canned query may be; empty where anything may."""
    return _choices(store_url(), _state(store_url()), name, param, dict(values))


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _first_choice(url: str, state: str, name: str, param: str, values: Mapping[str, str]) -> str | None:
    return first_choice(store(), queries().get(name), param, values)


def begin(name: str, param: str, values: Mapping[str, str]) -> str | None:
    """The one of the choices that has most to show."""
    return _first_choice(store_url(), _state(store_url()), name, param, dict(values))


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=500)
def _found_among(url: str, state: str, name: str, param: str, text: str, values: Mapping[str, str]) -> list[str]:
    return found_among(store(), queries().get(name), param, text, values)


def found(name: str, param: str, text: str, values: Mapping[str, str]) -> list[str]:
    """The names with a typed text in them that a parameter of a canned query may be."""
    return _found_among(store_url(), _state(store_url()), name, param, text, dict(values))


def is_long(name: str, param: str) -> bool:
    """Whether a parameter may be more names than are listed."""
    return next(is_long_list(one, statistics().nodes) for one in queries().get(name).params if one.name == param)


def is_true_of_examples(name: str) -> bool:
    """Whether a canned query has an answer to its own examples here, as it has on the reports it was written for."""
    try:
        return bool(answer(name, queries().get(name).examples)[0].rows)
    except ZhengtuError:
        return False


def console(text: str, limit: int, remembered: dict[str, Value]) -> list[tuple[Answer, float]]:
    """Each answer to the typed statements and `:commands`, with the seconds that it took. `remembered` holds the
    visitor's `:param` values. Raises QueryError for what is not read-only."""
    session = Session(store(), queries(), limit=limit, language=language(), parameters=remembered)
    found, begin = [], time.perf_counter()
    for answer in answers(session, text):
        found.append((answer, time.perf_counter() - begin))
        begin = time.perf_counter()
    return found
