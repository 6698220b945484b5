"""What a reader asks of a store, put as questions with values of the graph itself.

A question about some part of the graph is asked about names spread over all that are offered, so that it shows what
most names take, and apart from these about the busiest name there is.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import median, quantiles
from typing import Any

from benchmarks.clock import WALL, Clock
from graph_build.errors import ZhengtuError
from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import Query, catalogue
from queries.offers import options
from queries.parameters import Parameter

SPREAD = 5  # names that a question is asked about
LEAST, BUDGET = 3, 1.0  # turns at least, and seconds after which there are no more
LONG = 5.0  # seconds; what takes longer is asked once
PATIENCE = 120.0
NAMED = {
    "organization": "Organization", "initiative": "Initiative", "umbrella": "Initiative", "document": "Document",
    "formulation": "Formulation", "indicator": "Indicator", "indicators": "Indicator", "word": "Indicator",
    "entity": "Organization", "start": "Organization", "goal": "Organization", "report": "Report", "earlier": "Report",
    "later": "Report", "other": "Report",
}  # fmt: skip
SECOND = ("goal", "later", "other")
Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Times:
    """Median and 95th percentile in seconds, or why there are none."""

    middle: float = 0.0
    most: float = 0.0
    failed: str = ""

    def __str__(self) -> str:
        return self.failed[:30] or f"{self.middle * 1000:.1f} / {self.most * 1000:.1f}"


@dataclass(frozen=True, slots=True)
class Question:
    """A canned query with values for its parameters; `whole` where it asks about the whole graph."""

    name: str
    query: Query
    usual: Sequence[Values]
    busy: Values | None
    whole: bool


def times(works: Sequence[Callable[[], object]], rounds: int, clock: Clock = WALL) -> Times:
    """Times of works that take turns, after one unmeasured turn each; of what takes long, that turn is all there is."""
    try:
        first = list(_turns(works, len(works), clock))
        taken = list(_turns(works, rounds, clock)) if max(first) < LONG else first
    except ZhengtuError as problem:
        return Times(failed=problem.what.en)
    return Times(median(taken), quantiles([*taken, taken[-1]], n=20, method="inclusive")[-1])


def _turns(works: Sequence[Callable[[], object]], rounds: int, clock: Clock) -> Iterator[float]:
    gc.collect()
    end = time.monotonic() + BUDGET
    for turn in range(rounds):
        if turn >= LEAST and time.monotonic() > end:
            return
        begin = clock()
        works[turn % len(works)]()
        yield clock() - begin


def questions(store: Store) -> Iterator[Question]:
    """Every canned query; one that lists everything until it is given a name stands here twice."""
    busiest = {label: _busiest(store, label) for label in dict.fromkeys(NAMED.values())}
    for query in catalogue():
        needed = [param for param in query.params if not param.optional]
        names = [param for param in query.params if param.optional and param.name in NAMED]
        whole = query.scan is not None
        yield _question(store, query, needed, busiest, whole)
        if whole and names:
            yield _question(store, query, [*needed, *names], busiest, False)


def _question(
    store: Store, query: Query, params: Sequence[Parameter], busiest: Mapping[str, list[str]], whole: bool
) -> Question:
    usual = [_values(store, query, params, busiest, at) for at in range(SPREAD if params and not whole else 1)]
    busy = {param.name: _busy(param, busiest) for param in params if param.name in NAMED}
    given = "".join(f" {param.name}=…" for param in params if param.optional)
    return Question(query.name + given, query, usual, None if whole or not busy else {**usual[0], **busy}, whole)


def _busy(param: Parameter, busiest: Mapping[str, list[str]]) -> Any:
    names = busiest[NAMED[param.name]]
    return names[1 if param.name in SECOND else 0]


def _values(
    store: Store, query: Query, params: Sequence[Parameter], busiest: Mapping[str, list[str]], at: int
) -> dict[str, Any]:
    """One of the options of each parameter that has any, spread evenly; else its example."""
    chosen: dict[str, Any] = {}
    for param in params:
        offered = options(store, query, param.name, chosen)
        chosen[param.name] = offered[(2 * at + 1) * len(offered) // (2 * SPREAD)] if offered else param.example
        if param.name == "indicators":
            chosen[param.name] = [busiest["Indicator"][-1 - at]]
        if param.name == "word":
            chosen[param.name] = busiest["Indicator"][-1 - at]
    return chosen


def _busiest(store: Store, label: str) -> list[str]:
    """The twenty names of a label that have most relationships."""
    counted = "COUNT { (n)--() }" if label != "Report" else "COUNT { (n)<-[:IN_REPORT]-() }"
    ask = f"MATCH (n:{label}) WITH n, {counted} AS degree RETURN n.name AS name ORDER BY degree DESC, n.id LIMIT 20"
    return [row[0] for row in store.query(ask, timeout=PATIENCE).rows]


def answered(store: Store, rounds: int, clock: Clock) -> Iterator[tuple[Question, Times, Times | None]]:
    """Each question with its times for usual names and for the busiest one."""
    for question in questions(store):
        ask = partial(run, store, question.query, timeout=PATIENCE)
        usual = times([partial(ask, values) for values in question.usual], rounds, clock)
        busy = times([partial(ask, question.busy)], rounds, clock) if question.busy else None
        yield question, usual, busy


def lookups(store: Store) -> Iterator[tuple[str, Callable[[], object]]]:
    """What the protocol answers besides queries, and the lists that the dashboard offers."""
    body, *_, usual = _busiest(store, "Organization")
    found = {name: store.search(name, ["Organization"], 1)[0].id for name in (body, usual)}
    yield "search: a name", partial(store.search, usual)
    yield "search: a busy name", partial(store.search, body)
    yield "search: 行动 (a fifth of the initiatives)", partial(store.search, "行动")
    yield "search: nothing has it", partial(store.search, "查无此名")
    yield "search: a word of all passages", partial(store.search, "获得感", ["Passage"])
    yield "node", partial(store.node, found[usual])
    yield "neighbours", partial(store.neighbours, found[usual])
    yield "neighbours of the busiest", partial(store.neighbours, found[body])
    yield "statistics", store.statistics
    yield "schema", store.schema
    for statement, (query, param) in _lists().items():
        yield f"options: {query.name} {param.name}", partial(store.query, statement, limit=2000, timeout=PATIENCE)


def _lists() -> dict[str, tuple[Query, Parameter]]:
    """Every options statement that needs no other parameter, with one query that offers it."""
    found: dict[str, tuple[Query, Parameter]] = {}
    for query in catalogue():
        for param in query.params:
            if param.options and not param.needs:
                found.setdefault(param.options, (query, param))
    return found
