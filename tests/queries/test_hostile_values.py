"""Values of canned queries' parameters as strangers would give them: text to the engine, whatever it looks like."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from graph_build.errors import ZhengtuError
from graph_build.graph import Graph
from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import Catalogue, Query
from queries.console import answers
from queries.offers import options
from queries.session import Session
from tests.queries.sample import sample_graph

CYPHER = (
    "x' OR 1=1 MATCH (n) DETACH DELETE n RETURN '",
    'x" }) DETACH DELETE n //',
    "\\' CREATE (:Hacked) //",
    "\\u0027}) CREATE (:Hacked) //",
    "`) DETACH DELETE (n:`",
    "*/ CREATE (:Hacked) /*",
    "; MATCH (n) DETACH DELETE n;",
    "$organization",
    "{file}' LOAD CSV FROM 'file://{file}' AS row RETURN row //",
    "LOAD CSV FROM 'http://127.0.0.1:{port}/' AS row RETURN row",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "(a+)+(a+)+(a+)+b",
    "\x00",
    "\ud800",
    "𠮷" * 100_000,
)
HOSTILE: dict[str, tuple[str, ...]] = {
    "string": CYPHER,
    "integer": ("1; MATCH (n) DETACH DELETE n", "1 OR true", "1e400", "0x10", "NaN", "９" * 40, "-9223372036854775808", "7" * 5000),
    "date": ("2023-01-01' OR true //", "9999-12-31", "0000-01-01", "2023-01-01T00:00", "date()", "٢٠٢٣-٠١-٠١"),
    "boolean": ("true) DETACH DELETE n //", "NULL", "1=1", "yes' //"),
    "list": ("['x'] DETACH DELETE n //", "[" * 100_000, '[{"a": [1]}, null, "b"]', "a、" * 50_000, '["{file}"]', *CYPHER[:4]),
}
Asked = tuple[Query, dict[str, str]]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A port to which nobody may connect."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest) -> Store:
    if request.param == "kglite":
        embedded: Store = request.getfixturevalue("sample")
        return embedded
    load: Callable[[Graph], Store] = request.getfixturevalue("on_server")
    return load(sample_graph())


def chosen(shipped: Catalogue, every: bool) -> list[Query]:
    """All queries, or for each type of parameter the first that has one: a server plans each anew."""
    firsts = {param.type: query.name for query in reversed(list(shipped)) for param in query.params}
    return [query for query in shipped if every or query.name in firsts.values()]


def hostile(queries: list[Query], file: Path, port: int) -> Iterator[Asked]:
    """Each query with each hostile value in each of its parameters; the others have their examples."""
    for query in queries:
        for parameter in query.params:
            for value in HOSTILE[parameter.type]:
                typed = value.replace("{file}", str(file)).replace("{port}", str(port))
                yield query, {**query.examples, parameter.name: typed}


def outcome(work: Callable[[], object]) -> str:
    """An answer as text, or the two lines in its place; anything else is a failure."""
    try:
        return repr(work())
    except ZhengtuError as refusal:
        lines = (*refusal.what, *refusal.mend)
        assert all(line and "\n" not in line and len(line) < 500 for line in lines), lines
        return str(refusal)


def fingerprint(store: Store) -> str:
    graph = store.graph()
    rows: list[Any] = [list(rows.items()) for rows in (*graph.nodes.values(), *graph.edges.values())]
    return sha256(json.dumps([rows, store.query("MATCH (n) RETURN count(n) AS n").rows], default=list).encode()).hexdigest()


def test_no_value_is_ever_more_than_a_value(store: Store, shipped: Catalogue, listener: socket.socket, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("天机不可泄露\n", "utf-8")
    before = fingerprint(store)
    embedded = store.url.startswith("kglite")
    every = list(hostile(chosen(shipped, embedded), secret, listener.getsockname()[1]))
    assert len(every) > (400 if embedded else 40)
    assert {parameter.type for query, _ in every for parameter in query.params} == set(HOSTILE)
    for query, values in every:
        said = outcome(lambda query=query, values=values: run(store, query, values, timeout=10))  # type: ignore[misc]
        for parameter in query.params:
            if parameter.options:
                said += outcome(lambda q=query, p=parameter, v=values: options(store, q, p.name, v))  # type: ignore[misc]
        assert "天机" not in said, (query.name, values)
    assert fingerprint(store) == before
    with pytest.raises(BlockingIOError):
        listener.accept()


@pytest.mark.parametrize("value", [*CYPHER[:6], "[" * 100_000, '{"a": ' * 20_000, "1" * 5000, "NaN", "1e999", "null"])
def test_no_value_of_a_console_parameter_is_more_than_a_value(value: str, sample: Store, shipped: Catalogue) -> None:
    before = fingerprint(sample)
    session = Session(sample, shipped)
    outcome(lambda: list(answers(session, f":param p {value}")))
    outcome(lambda: list(answers(session, "MATCH (n) WHERE n.name = $p OR n.name CONTAINS toString($p) RETURN n;")))
    outcome(lambda: list(answers(session, f":query body-numbers organization={json.dumps(value)}")))
    assert fingerprint(sample) == before
