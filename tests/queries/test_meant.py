"""Values of canned queries are taken as they are meant: aliases, other marks and characters, words for stored codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_build.graph import Graph, check
from graph_build.identity import node_id
from graph_build.stores.base import Store
from queries.answers import Answer, run
from queries.catalogue import Catalogue
from queries.offers import options
from tests.queries.conftest import embedded
from tests.queries.sample import EARLY, sample_graph, stated
from tests.queries.sample import passage as sentence


def named_graph() -> Graph:
    """The invented bureau, with aliases: one that it has alone, and one that another body has too."""
    graph = sample_graph()
    for name, aliases in {"市教育局": ["市教委", "我局"], "市财政局": ["我局"]}.items():
        id = node_id("Organization", name)
        graph.add_node("Organization", id, **graph.node(id) | {"aliases": aliases, "kind": "government"})
    check(graph)
    return graph.ordered()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = embedded(named_graph(), tmp_path_factory.mktemp("meant"))
    yield opened
    opened.close()


def ask(store: Store, shipped: Catalogue, name: str, **values: object) -> Answer:
    return run(store, shipped.get(name), values)


@pytest.mark.parametrize("typed", ["市教委", "市 教育局", "“市教育局”", "市敎育局", "shijiaoyuju", "sjyj"])
def test_one_name_that_is_meant_is_taken_and_said(store: Store, shipped: Catalogue, typed: str) -> None:
    plain = ask(store, shipped, "body-initiatives", organization="市教育局")
    found = ask(store, shipped, "body-initiatives", organization=typed)
    assert plain.rows and not plain.said
    assert (found.rows, found.params) == (plain.rows, plain.params)
    assert found.said[0].zh == f"机构：“{typed}”即“市教育局”"
    assert found.said[0].en == f"organization: {typed} is taken as 市教育局"


def test_an_alias_of_two_names_is_not_decided(store: Store, shipped: Catalogue) -> None:
    found = ask(store, shipped, "body-initiatives", organization="我局")
    assert found.rows == () and found.said[0].zh == "机构：“我局”可指：市教育局、市财政局；请写其中一个"
    assert found.said[0].en.endswith("may be 市教育局, 市财政局; write one of them")


def test_each_of_several_names_is_taken_as_it_is_meant(store: Store, shipped: Catalogue) -> None:
    known = ask(store, shipped, "region-panel", indicators=["覆盖学校"])
    found = ask(store, shipped, "region-panel", indicators="覆盖學校、覆盖学")
    assert known.rows and found.rows == known.rows
    assert found.said[0].zh == "指标：“覆盖學校”即“覆盖学校”；指标：图中没有“覆盖学”；相近的：覆盖学校"
    assert ask(store, shipped, "region-panel", indicators="覆盖学").rows == ()


def test_a_name_that_the_graph_lacks_brings_near_ones(store: Store, shipped: Catalogue) -> None:
    (said,) = ask(store, shipped, "initiative-bodies", initiative="春笋活动").said
    assert said.zh == "举措：图中没有“春笋活动”；相近的：春笋行动"
    assert said.en == "initiative: the graph has no 春笋活动; near: 春笋行动"
    (begun,) = ask(store, shipped, "initiative-bodies", initiative="chunsun").said
    assert "春笋行动" in begun.zh


def test_no_rows_are_made_up_for_a_report_that_is_not_there(store: Store, shipped: Catalogue) -> None:
    found = ask(store, shipped, "initiative-changes", earlier="二〇二二年总结", later="二〇二九年总结")
    assert found.rows == () and "图中没有“二〇二九年总结”" in found.said[0].zh


def test_words_for_stored_codes_are_taken(store: Store, shipped: Catalogue) -> None:
    found = ask(store, shipped, "body-overview", kind="政府")
    assert found.rows == ask(store, shipped, "body-overview", kind="government").rows != ()
    assert found.said[0].zh == "类别：“政府”即“government”"
    (wrong,) = ask(store, shipped, "body-overview", kind="海军").said
    assert wrong.zh == "类别：没有“海军”；可选：government（政府）"
    assert wrong.en == "kind: there is no 海军; choose from government"


def test_what_may_be_chosen_is_told_where_nothing_fits(store: Store, shipped: Catalogue) -> None:
    (said,) = ask(store, shipped, "body-initiatives", organization="市教育局", year=2031).said
    assert said.en == "year: there is no 2031; choose from 2022, 2023"
    assert ask(store, shipped, "body-initiatives", organization="市卫健委").said == ()


def test_options_depend_on_what_is_meant(store: Store, shipped: Catalogue) -> None:
    assert options(store, shipped.get("body-initiatives"), "year", {"organization": "市教委"}) == ["2022", "2023"]


def test_names_that_are_compared_but_not_offered_are_known(tmp_path: Path, shipped: Catalogue) -> None:
    graph = sample_graph()
    event = node_id("Initiative", "春笋行动")
    period = graph.add_node("Period", node_id("Period", "2021"), name="2021", year=2021, kind="year")
    stated(graph, "DURING", event, period, sentence(EARLY, 0), explicit=True)
    store = embedded(graph.ordered(), tmp_path)
    found = run(store, shipped.get("neighbourhood"), {"entity": "2021"})
    assert [row[3] for row in found.rows] == ["春笋行动"] and not found.said
    store.close()


def test_a_list_of_thousands_is_not_searched_for_name_by_name(
    store: Store, shipped: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []
    search = type(store).search

    def counted(self: Store, text: str, *rest: object, **more: object) -> object:
        sought.append(text)
        return search(self, text, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(type(store), "search", counted)
    assert ask(store, shipped, "region-panel", indicators=["没有"] * 3000).rows == ()
    assert len(sought) < 10
    found = ask(store, shipped, "region-panel", indicators=[f"没有{at}" for at in range(3000)] + ["覆盖学校"])
    assert found.rows and len(sought) < 1000
