"""The only door of the dashboard to queries and stores. Everything it hands out is cached and safe to share.

A store is opened once per address and itself notices a newer build; answers are kept per state of the store.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import statements
from graph_build.errors import Bilingual, StoreError
from graph_build.ontology import ontology
from graph_build.stores import open_store
from graph_build.stores.base import Hit, Neighbourhood, Schema, Statistics, Store
from queries.answers import Answer, options, run
from queries.catalogue import Catalogue, catalogue

VARIABLE = "ZHENGTU_STORE"
DEFAULT = "kglite:zhengtu.kgl"
KEPT = 600.0
CONSOLE = "console"
Row = dict[str, Any]


def store_url() -> str:
    return os.environ.get(VARIABLE) or DEFAULT


def store_file() -> Path | None:
    """The file of an embedded store, None for a server."""
    scheme, _, path = store_url().partition(":")
    return Path(path).expanduser() if scheme == "kglite" else None


def version() -> str:
    """Names the state of the store that answers belong to: a new build gives another one."""
    file = store_file()
    if file is None:
        return ""
    try:
        known = file.stat()
    except OSError:
        return "none"
    return f"{known.st_mtime_ns}-{known.st_size}-{known.st_ino}"


@st.cache_resource(show_spinner=False, max_entries=2, on_release=lambda store: store.close())
def _opened(url: str) -> Store:
    return open_store(url, read_only=True)


def store() -> Store:
    """The store, open for reading. Raises StoreError, saying how to build one where there is none."""
    file = store_file()
    if file is not None and not file.exists():
        raise StoreError(
            Bilingual(f"还没有图：{file} 不存在", f"there is no graph yet: {file} does not exist"),
            Bilingual(
                f"请先运行 zhengtu build 报告文件夹 --store {store_url()}，完成后刷新本页",
                f"run zhengtu build REPORTS --store {store_url()} first, then reload this page",
            ),
        )
    return _opened(store_url())


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=500)
def _asked(url: str, version: str, cypher: str, limit: int, parameters: Mapping[str, Any]) -> tuple[list[Row], bool]:
    found = store().query(cypher, parameters, limit=limit)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows], found.truncated


def ask(cypher: str, limit: int = 1000, **parameters: Any) -> list[Row]:
    """Rows of a page's statement, as dicts by column."""
    return ask_some(cypher, limit, **parameters)[0]


def ask_some(cypher: str, limit: int, **parameters: Any) -> tuple[list[Row], bool]:
    """The same, and whether there are more rows than `limit`."""
    return _asked(store_url(), version(), cypher, limit, parameters)


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _found(url: str, version: str, text: str, labels: tuple[str, ...], limit: int) -> tuple[Hit, ...]:
    return store().search(text, labels, limit)


def search(text: str, labels: Sequence[str] = (), limit: int = 60) -> tuple[Hit, ...]:
    return _found(store_url(), version(), text, tuple(labels), limit)


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _around(url: str, version: str, id: str, limit: int) -> Neighbourhood:
    return store().neighbours(id, limit=limit)


def neighbours(id: str, limit: int) -> Neighbourhood:
    return _around(store_url(), version(), id, limit)


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=4)
def _counted(url: str, version: str) -> Statistics:
    return store().statistics()


def statistics() -> Statistics:
    return _counted(store_url(), version())


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=4)
def _described(url: str, version: str) -> Schema:
    return store().schema()


def schema() -> Schema:
    return _described(store_url(), version())


def node(id: str) -> Mapping[str, Any] | None:
    """One node, or None. The prefix of an id says its kind, so that an index answers."""
    label = next((label for label, kind in ontology().nodes.items() if id.startswith(f"{kind.prefix}-")), None)
    if label is None:
        return None
    rows = ask(statements.for_label("MATCH (n:{label} {{id: $id}}) RETURN n AS node ORDER BY n.id", label), id=id)
    return rows[0]["node"] if rows else None


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
    ids = [id for id, name in named if names.count(name) > 1]
    found: dict[str, list[str]] = {}
    for row in ask(statements.REPORTS_OF, 5000, ids=ids) if ids else []:
        found.setdefault(row["id"], []).append(row["report"])
    return {id: reports[0] + (f" +{len(reports) - 1}" if len(reports) > 1 else "") for id, reports in found.items()}


@st.cache_resource(show_spinner=False)
def queries() -> Catalogue:
    return catalogue()


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _answered(url: str, version: str, name: str, values: Mapping[str, str], limit: int | None) -> tuple[Answer, float]:
    begin = time.perf_counter()
    answer = run(store(), queries().get(name), values, limit=limit)
    return answer, time.perf_counter() - begin


def answer(name: str, values: Mapping[str, str], limit: int | None = None) -> tuple[Answer, float]:
    """The answer to a canned query, and the seconds that it took when it was asked."""
    return _answered(store_url(), version(), name, dict(values), limit)


@st.cache_data(show_spinner=False, ttl=KEPT, max_entries=200)
def _choices(url: str, version: str, name: str, param: str, values: Mapping[str, str]) -> list[str]:
    return options(store(), queries().get(name), param, values)


def choices(name: str, param: str, values: Mapping[str, str]) -> list[str]:
    """What a parameter of a canned query may be; empty where anything may."""
    return _choices(store_url(), version(), name, param, dict(values))


def console(text: str, limit: int, timeout: float) -> tuple[Answer, float]:
    """The answer to a typed statement, and the seconds that it took. Raises QueryError for what is not read-only."""
    begin = time.perf_counter()
    found = store().query(text, {}, timeout=timeout, limit=limit)
    return Answer(CONSOLE, {}, found.columns, found.rows, found.truncated), time.perf_counter() - begin
