"""The shipped queries against the graph of the seeds: true examples, true quotes, equal answers of both engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from graph_build.graph import Graph
from graph_build.readers.plain import read
from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import Catalogue, catalogue
from queries.offers import options
from queries.parameters import read_value, read_values
from tests.queries.conftest import SEEDS
from tests.queries.sample import sample_graph
from tests.queries.test_answers import CASES, Cases
from tests.queries.test_two_years import MOVED
from tests.queries.two_years import two_years_graph
from tests.servers.neo4j_server import Neo4jServer

NAMES = [query.name for query in catalogue()]
# Their rows count many sentences: which these are, another query tells.
COUNTS = (
    "body-overview", "kept-apart", "merges", "report-overview", "reports-without-targets", "section-numbers",
    "shared-initiatives", "similar-reports",
)  # fmt: skip
# What five reports of five issuers, one for each year and most of their figures masked, cannot show.
GIVEN = {"organization", "initiative", "umbrella", "document", "formulation", "indicator", "entity", "report"}
NOT_IN_THE_SEEDS = ("conflicting-values", "recomputed-growth", "shared-indicators", "sums-that-differ")


def test_there_are_forty_in_groups_that_a_reader_thinks_in(shipped: Catalogue) -> None:
    assert len(shipped) >= 40
    assert all(len(queries) >= 3 for queries in shipped.groups.values())


def test_every_query_has_its_rows_on_an_invented_graph(shipped: Catalogue) -> None:
    assert sorted([*CASES, *MOVED]) == sorted(query.name for query in shipped)
    assert all(rows for name in NOT_IN_THE_SEEDS for _, rows in [MOVED[name]])


def test_queries_are_told_to_people_in_both_languages(shipped: Catalogue) -> None:
    for query in shipped:
        assert query.title.zh != query.title.en, query.name
        assert query.about.zh != query.about.en, query.name
        for heading in [*(column.heading for column in query.columns), *(param.label for param in query.params)]:
            assert not heading.zh.isascii(), f"{query.name}: add {heading.zh} to queries/vocabulary.yaml"
        assert query.group.title.zh != query.group.title.en, query.name


def test_order_reaches_an_id(shipped: Catalogue) -> None:
    for query in shipped:
        assert ".id" in query.cypher[query.cypher.rindex("ORDER BY") :], f"{query.name}: break ties by an id"


def test_facts_stand_beside_their_sentence_and_report(shipped: Catalogue) -> None:
    for query in shipped:
        names = {column.name for column in query.columns}
        given = {param.name for param in query.params}
        if query.name not in COUNTS:
            assert {"quote", "section"} <= names, query.name
            assert {"report", "reports"} & names or {"report", "earlier"} & given, query.name


@pytest.mark.parametrize("name", NAMES)
def test_the_example_is_true_on_the_seeds(name: str, shipped: Catalogue, seeds: Store) -> None:
    query = shipped.get(name)
    found = bool(run(seeds, query, query.examples).rows)
    assert found != (name in NOT_IN_THE_SEEDS), f"choose an example of {query.path.name} that the seeds answer"
    for param in query.params:
        listed = options(seeds, query, param.name, query.examples)
        value = read_value(param, param.example)
        items = map(str, value) if isinstance(value, list) else (param.example,)
        assert not param.options or set(items) <= set(listed), f"{param.name}={param.example} is not among the options"


@pytest.mark.parametrize("name", NAMES)
def test_fewer_rows_are_the_first_ones_and_the_answer_says_so(name: str, shipped: Catalogue, seeds: Store) -> None:
    query = shipped.get(name)
    needed = {param.name: param.example for param in query.params if not param.optional}
    whole = run(seeds, query, needed, limit=100000)
    assert not whole.truncated
    for few in (0, 1, 2, 5, 50):
        answer = run(seeds, query, needed, limit=few)
        assert (answer.rows, answer.truncated) == (whole.rows[:few], len(whole.rows) > few)


@pytest.mark.parametrize("name", NAMES)
def test_quotes_stand_in_the_seeds(name: str, shipped: Catalogue, seeds: Store) -> None:
    query = shipped.get(name)
    texts = [read(path).text for path in sorted(Path(SEEDS).glob("*.txt"))]
    columns = [column.name for column in query.columns]
    answer = run(seeds, query, query.examples)
    for row in answer.rows:
        quote = dict(zip(columns, row, strict=True)).get("quote", "")
        assert any(quote in text for text in texts)


@pytest.fixture(scope="module")
def server_seeds(on_server: Callable[[Graph], Store], seeds_graph: Graph) -> Store:
    return on_server(seeds_graph)


@pytest.mark.server
@pytest.mark.parametrize("name", NAMES)
def test_both_engines_answer_alike(name: str, shipped: Catalogue, seeds: Store, server_seeds: Store) -> None:
    query = shipped.get(name)
    assert run(server_seeds, query, query.examples) == run(seeds, query, query.examples)
    # Without the optional parameters, and without a row too many or too few.
    needed = {param.name: param.example for param in query.params if not param.optional}
    assert run(server_seeds, query, needed, limit=100000) == run(seeds, query, needed, limit=100000)


@pytest.mark.server
@pytest.mark.parametrize("name", NAMES)
def test_both_engines_offer_the_same_options(name: str, shipped: Catalogue, seeds: Store, server_seeds: Store) -> None:
    query = shipped.get(name)
    for param in query.params:
        offered = options(seeds, query, param.name, query.examples)
        assert options(server_seeds, query, param.name, query.examples) == offered


def operators(plan: dict[str, Any]) -> Iterator[str]:
    """Names of the steps of a Neo4j plan."""
    yield plan["operatorType"].partition("@")[0]
    for child in plan.get("children", ()):
        yield from operators(child)


@pytest.fixture(scope="module")
def planned(neo4j_server: Neo4jServer, server_seeds: Store) -> Iterator[Callable[[str, dict[str, Any]], set[str]]]:
    """Names of the operators of a statement's plan."""
    auth = (neo4j_server.environment["NEO4J_USERNAME"], neo4j_server.environment["NEO4J_PASSWORD"])
    with GraphDatabase.driver(neo4j_server.url, auth=auth) as driver, driver.session() as session:
        session.run("CALL db.awaitIndexes(60)").consume()
        yield lambda text, params: set(operators(session.run(f"EXPLAIN {text}", params).consume().plan or {}))


Planned = Callable[[str, dict[str, Any]], set[str]]
WORST = {"AllNodesScan", "CartesianProduct"}


@pytest.mark.server
@pytest.mark.parametrize("name", NAMES)
def test_plans_begin_at_an_index_or_say_why_not(name: str, planned: Planned, shipped: Catalogue) -> None:
    query = shipped.get(name)
    steps = planned(query.text, dict(read_values(query.name, query.params, query.examples)))
    assert steps and not steps & WORST
    scans = {step for step in steps if step.endswith("Scan") and "Index" not in step}
    assert query.scan or not scans, f"it reads {sorted(scans)}: use an index or say `// scan: why`"


@pytest.mark.server
@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_given_is_looked_up(name: str, planned: Planned, shipped: Catalogue) -> None:
    query = shipped.get(name)
    params = dict(read_values(query.name, query.params, query.examples))
    if set(params) & GIVEN:
        assert "NodeIndexSeek" in planned(query.text, params), "the name should be found by its index"


@pytest.mark.server
@pytest.mark.parametrize("name", NAMES)
def test_options_read_no_more_than_their_labels(name: str, planned: Planned, shipped: Catalogue) -> None:
    query = shipped.get(name)
    params = dict(read_values(query.name, query.params, query.examples))
    for param in query.params:
        assert not param.options or not planned(param.options, params) & WORST, param.name


@pytest.mark.server
@pytest.mark.parametrize(("graph", "cases"), [(sample_graph, CASES), (two_years_graph, MOVED)], ids=["sample", "two years"])
def test_the_server_knows_the_small_graphs_too(
    graph: Callable[[], Graph], cases: Cases, on_server: Callable[[Graph], Store], shipped: Catalogue
) -> None:
    store = on_server(graph())
    for name, (values, rows) in cases.items():
        assert (name, list(run(store, shipped.get(name), values).rows)) == (name, rows)
