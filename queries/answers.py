"""Running canned queries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph_build.errors import Bilingual, QueryError
from graph_build.stores.base import DEFAULT_TIMEOUT, Rows, Store
from queries.bodies import HOME, number_of, said_of_all
from queries.catalogue import ROWS, Query
from queries.meant import Meant, meant, not_offered
from queries.offers import options, with_own_examples
from queries.parameters import Value, read_values


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows to a question. `query` is a canned query's name or the statement typed; `params` what it was asked with;
    cells are as `graph_build.stores.base.Rows` has them; `truncated` where there are more rows than were asked for;
    `said` is what to tell beside them: which name was taken for what was typed, or that the graph has none such."""

    query: str
    params: Mapping[str, Value]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False
    said: tuple[Bilingual, ...] = ()


def told(answer: Answer) -> tuple[Bilingual, ...]:
    """All that is said below an answer."""
    return (*answer.said, told_cut(len(answer.rows))) if answer.truncated else answer.said


def told_cut(rows: int) -> Bilingual:
    """What is said below an answer that has more rows than are shown."""
    return Bilingual(f"只显示前 {rows} 行", f"only the first {rows} rows are shown")


def run(
    store: Store,
    query: Query,
    values: Mapping[str, object] | None = None,
    *,
    limit: int | None = None,
    timeout: float = DEFAULT_TIMEOUT,
) -> Answer:
    """The answer to a canned query. `values` as typed or of the declared type; `limit` in rows (None: the query's).

    Raises QueryError for values that do not fit, StoreError where the store cannot be asked.
    """
    found = _settled(store, query, _read(store, query, values or {}))
    params = {name: one.value for name, one in found.items()}
    said = (*(one.said for one in found.values() if one.said), *_of_all(store, query, params))
    columns = tuple(column.name for column in query.columns)
    if not all(one.known for one in found.values()):
        return Answer(query.name, params, columns, (), said=said)
    most = query.limit if limit is None else limit
    # One row more than wanted is fetched, so that the answer knows whether it is whole.
    asked = {ROWS: most + 1, **params}
    rows = store.query(f"{query.cypher}\nLIMIT {most + 1}", asked, timeout=timeout, limit=most)
    return Answer(query.name, params, columns, rows.rows, rows.truncated, said or _why_none(store, query, params, rows))


def _read(store: Store, query: Query, values: Mapping[str, object]) -> dict[str, Value]:
    """The values as the query takes them; one that is wrong is answered with an example of this graph."""
    with suppress(QueryError):
        return read_values(query.name, query.params, values)
    return read_values(query.name, with_own_examples(store, query), values)


def _settled(store: Store, query: Query, values: Mapping[str, Value]) -> dict[str, Meant]:
    """What each value means, those before it settled."""
    found: dict[str, Meant] = {}
    for param in query.params:
        before = {name: one.value for name, one in found.items()}
        offered = partial(options, store, query, param.name, before)
        home = next((one.home for one in found.values() if one.home), None) if param.name == HOME else None
        found[param.name] = meant(store, param, values[param.name] or home, offered)
    return found


def _of_all(store: Store, query: Query, params: Mapping[str, Value]) -> Iterator[Bilingual]:
    """For each name that several nodes have, where none of them was chosen: that the answer holds them all."""
    home = next((param for param in query.params if param.name == HOME), None)
    if home and params[HOME] is not None:
        return
    for param in query.params:
        name = params[param.name]
        number = number_of(store, param.labels, name) if param.labels and isinstance(name, str) else 0
        homes = options(store, query, HOME, params) if home and number > 1 else []
        if number > 1 and not (home and len(homes) < 2):
            yield said_of_all(param, str(name), number, homes, home)


def _why_none(store: Store, query: Query, params: Mapping[str, Value], rows: Rows) -> tuple[Bilingual, ...]:
    """Where there are no rows: which values are none of what may be chosen."""
    if rows.rows:
        return ()
    asked = [param for param in query.params if param.options and not param.labels and params[param.name] is not None]
    told = (not_offered(param, params[param.name], options(store, query, param.name, params)) for param in asked)
    return tuple(said for said in told if said)
