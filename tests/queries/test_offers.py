"""Options that hold a typed text, found by the store; examples that are true in the graph that is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_build.errors import QueryError
from graph_build.graph import Graph
from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import Catalogue
from queries.offers import first_choice, found, options, with_own_examples
from tests.queries.sample import sample_graph
from tests.queries.test_shipped import NOT_IN_THE_SEEDS
from tests.queries.two_years import two_years_graph

EARLY, LATE = "二〇二二年总结", "二〇二三年总结"


@pytest.mark.parametrize(
    ("query", "param", "text", "values", "names"),
    [
        ("body-initiatives", "organization", "教育", {}, ["市教育局"]),
        ("body-initiatives", "organization", "市", {}, ["市教育局", "市财政局"]),
        ("body-initiatives", "organization", "jyj", {}, ["市教育局"]),
        ("body-initiatives", "organization", "財政", {}, ["市财政局"]),
        ("body-initiatives", "organization", "卫健", {}, []),  # it carries out nothing
        ("report-difference", "other", "总结", {"report": EARLY}, [LATE]),
        ("report-difference", "other", "总结", {}, []),
        ("body-initiatives", "year", "2022", {"organization": "市教育局"}, []),  # years are listed, not looked for
        ("numbers-about", "word", "学校", {}, []),
        ("body-initiatives", "organization", " ", {}, []),
        ("body-initiatives", "organization", "教育'}) RETURN 1 //", {}, []),
    ],
)
def test_the_store_finds_the_options_that_hold_a_text(
    query: str, param: str, text: str, values: dict[str, str], names: list[str], sample: Store, shipped: Catalogue
) -> None:
    assert found(sample, shipped.get(query), param, text, values) == names


def test_every_option_that_is_a_name_is_found_by_it(seeds: Store, shipped: Catalogue) -> None:
    for query in shipped:
        for param in query.params:
            if param.labels:
                for name in options(seeds, query, param.name, query.examples)[:3]:
                    assert found(seeds, query, param.name, name, query.examples)[:1] == [name], (query.name, name)


@pytest.mark.server
def test_a_server_finds_the_same(on_server: Callable[[Graph], Store], sample: Store, shipped: Catalogue) -> None:
    server = on_server(sample_graph())
    for query in shipped:
        for param in query.params:
            if param.labels:
                for text in ("市", "二", "春笋行动", "xx"):
                    values = {"report": EARLY, "earlier": EARLY, "start": "市教育局"}
                    given = {name: value for name, value in values.items() if name in query.examples}
                    assert found(server, query, param.name, text, given) == found(
                        sample, query, param.name, text, given
                    )


MOST_SAID = {  # first in the alphabet is a name of which less is said, or nothing that the query looks for
    ("neighbourhood", "entity"): ({}, "市教育局"),
    ("region-panel", "indicators"): ({}, "培训教师"),
    ("during", "since"): ({}, "2022-01-01"),
    ("during", "until"): ({"since": "2023-01-01"}, "2023-12-31"),
    ("shortest-path", "goal"): ({"start": "市教育局"}, "春笋行动"),
    ("initiative-changes", "later"): ({"earlier": LATE}, EARLY),
    ("initiative-changes", "change"): ({"earlier": EARLY, "later": LATE}, "changed"),
    ("target-results", "home"): ({}, None),  # of which body, nobody said yet
    ("numbers-about", "word"): ({}, None),
}


@pytest.mark.parametrize(("query", "param"), MOST_SAID)
def test_the_first_choice_is_what_most_is_said_of(query: str, param: str, sample: Store, shipped: Catalogue) -> None:
    values, choice = MOST_SAID[query, param]
    assert first_choice(sample, shipped.get(query), param, values) == choice


def test_queries_have_an_answer_to_their_first_choices(sample: Store, shipped: Catalogue) -> None:
    silent = ("during", "numbers-about", "similar-reports", *NOT_IN_THE_SEEDS)  # in the sample, whatever is chosen
    for query in shipped:
        own = {param.name: param.example for param in with_own_examples(sample, query) if not param.optional}
        if own and query.name not in silent:
            assert run(sample, query, own, limit=1).rows, (query.name, own)


@pytest.mark.server
def test_a_server_makes_the_same_first_choice(
    on_server: Callable[[Graph], Store], two_years: Store, shipped: Catalogue
) -> None:
    server = on_server(two_years_graph())
    for query in shipped:
        assert with_own_examples(server, query) == with_own_examples(two_years, query), query.name


def test_an_error_gives_an_example_of_this_graph(sample: Store, seeds: Store, shipped: Catalogue) -> None:
    query = shipped.get("body-initiatives")
    with pytest.raises(QueryError) as refused:
        run(sample, query)
    assert refused.value.mend.zh == "请给出一个值，例如 organization=市教育局"
    with pytest.raises(QueryError) as refused:
        run(seeds, query)
    assert refused.value.mend.zh == "请给出一个值，例如 organization=市司法局党委"
    with pytest.raises(QueryError) as refused:
        run(sample, query, {"organization": "市教育局", "year": "去年"})
    assert refused.value.mend.zh == "应为整数，如 2023；例如 year=2023"
    with pytest.raises(QueryError) as refused:
        run(sample, shipped.get("sentence-facts"), {"report": LATE})
    assert refused.value.mend.zh == "请给出一个值，例如 sentence=3"


def test_an_example_that_is_true_stays(seeds: Store, shipped: Catalogue) -> None:
    for query in shipped:
        if query.name not in NOT_IN_THE_SEEDS:
            assert with_own_examples(seeds, query) == list(query.params), query.name
