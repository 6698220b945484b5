"""Bodies of one name in two places, and one whose place is not known: told apart in an answer, and asked about alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph_build.assemble import assemble
from graph_build.graph import Graph, check
from graph_build.identity import node_id
from graph_build.pipeline import read_all
from graph_build.readers.collection import collect
from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import Catalogue
from queries.offers import options
from tests.queries.conftest import embedded
from tests.queries.sample import add_passages, mentions, observation, passage, stated

NAME = "市林业局"
PLACES = {"甲市总结": "甲省/甲市", "乙市总结": "甲省/乙市", "某市总结": None}
ASKED = (
    "body-documents", "body-initiatives", "body-numbers", "body-partners", "working-chains", "target-results",
    "meetings-held",
)  # fmt: skip


def _facts(graph: Graph, report: str, place: str | None) -> None:
    """The same facts about the body of each place."""
    id, said = node_id("Report", report), passage(node_id("Report", report), 0)
    graph.add_node("Report", id, name=report, year=2023, period="2023", genre="总结", characters=20)
    add_passages(graph, id, [("一、工作", f"{report}：{NAME}牵头开展护林行动，拟造林9亩。")])
    scope = place or f"report:{report}"
    # Where a place is known, a body's key is its name there without the place.
    body, friend = (node_id("Organization", scope, key if place else f"市{key}") for key in ("林业局", "水务局"))
    for node, name in ((body, NAME), (friend, "市水务局")):
        mentions(graph, graph.add_node("Organization", node, name=name, jurisdiction=place), name)
    for label, type_, own in (
        ("Initiative", "IMPLEMENTS", {"role": "lead"}), ("Document", "ISSUES", {"action": "issue"}), ("Meeting", "HOLDS", {}),
    ):  # fmt: skip
        node = graph.add_node(label, node_id(label, scope, "护林"), name="护林")
        stated(graph, type_, body, node, said, explicit=True, **own)
        if label == "Initiative":
            stated(graph, type_, friend, node, said, explicit=True, role="support")
    stated(graph, "COOPERATES_WITH", body, friend, said, explicit=True)
    observation(graph, said, "9亩", "造林", "2023", body, value=9.0, unit="亩", status="target")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    graph = Graph()
    graph.add_node("Period", node_id("Period", "2023"), name="2023", year=2023, kind="year")
    for report, place in PLACES.items():
        _facts(graph, report, place)
    check(graph)
    opened = embedded(graph.ordered(), tmp_path_factory.mktemp("places"))
    yield opened
    opened.close()


def homes(store: Store, shipped: Catalogue, name: str, **values: object) -> list[tuple[object, object]]:
    """Jurisdiction and report of each row, once."""
    found = run(store, shipped.get(name), {"organization": NAME, **values})
    at = [found.columns.index(column) for column in ("jurisdiction", "report")]
    return sorted({(row[at[0]], row[at[1]]) for row in found.rows}, key=str)


@pytest.mark.parametrize("name", ASKED)
def test_places_are_told_apart_and_chosen(name: str, store: Store, shipped: Catalogue) -> None:
    every = [(place, report) for report, place in PLACES.items()]
    assert homes(store, shipped, name) == sorted(every, key=str)
    offered = options(store, shipped.get(name), "home", {"organization": NAME})
    assert offered == ["某市总结", "甲省/乙市", "甲省/甲市"]
    for report, place in PLACES.items():
        assert homes(store, shipped, name, home=place or report) == [(place, report)]
    assert homes(store, shipped, name, home="甲市") == [("甲省/甲市", "甲市总结")]
    assert homes(store, shipped, name, home="丙市") == []


@pytest.mark.parametrize("name", ASKED)
def test_an_answer_of_several_bodies_says_so_and_names_the_parameter_that_chooses(
    name: str, store: Store, shipped: Catalogue
) -> None:
    (said,) = run(store, shipped.get(name), {"organization": NAME}).said
    assert said.zh == (
        "机构：叫“市林业局”的有 3 个，结果合在一起：某市总结、甲省/乙市、甲省/甲市；只看一个请选“哪里的”（home=某市总结）"
    )
    assert said.en.endswith("某市总结, 甲省/乙市, 甲省/甲市; choose one with home=某市总结")
    assert run(store, shipped.get(name), {"organization": NAME, "home": "甲省/甲市"}).said == ()


def test_a_query_without_a_place_to_choose_says_where_to_tell_them_apart(store: Store, shipped: Catalogue) -> None:
    (said,) = run(store, shipped.get("mentions"), {"entity": NAME}).said
    assert said.zh == "实体：叫“市林业局”的有 3 个，结果合在一起；用查询 same-names 分辨"
    assert run(store, shipped.get("report-numbers"), {"report": "甲市总结"}).said == ()


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("typed", ["甲市林业局", "甲省甲市林业局", "中共甲市林业局"])
def test_a_name_with_its_place_is_the_body_there(name: str, typed: str, store: Store, shipped: Catalogue) -> None:
    found = run(store, shipped.get(name), {"organization": typed})
    assert (found.params["organization"], found.params["home"]) == (NAME, "甲省/甲市")
    assert [said.zh for said in found.said] == [f"机构：“{typed}”即“市林业局”（甲省/甲市）"]
    assert {row[found.columns.index("report")] for row in found.rows} == {"甲市总结"}
    chosen = run(store, shipped.get(name), {"organization": typed, "home": "甲省/乙市"})
    assert chosen.params["home"] == "甲省/乙市"


@pytest.mark.parametrize("typed", ["丙市林业局", "甲市森林局", "甲市"])
def test_a_place_without_that_body_is_nobody(typed: str, store: Store, shipped: Catalogue) -> None:
    found = run(store, shipped.get("body-initiatives"), {"organization": typed})
    assert found.rows == () and f"图中没有“{typed}”" in found.said[0].zh


def test_the_full_name_of_what_reports_call_for_short_is_found(tmp_path: Path, shipped: Catalogue) -> None:
    """From the text on: two reports of invented places call the committees of their bureaus 局党委."""
    for place in ("江东州市", "江西州市"):
        text = f"{place}林业局2023年工作总结\n\n局党委组织实施“清风工程”，栽树9万株。\n"
        (tmp_path / f"{place}.txt").write_text(text, "utf-8")
    read = [reading.facts for reading in read_all(collect([tmp_path]).files)]
    opened = embedded(assemble([facts for facts in read if facts]), tmp_path)
    found = run(opened, shipped.get("body-initiatives"), {"organization": "江东州市林业局党委"})
    assert (found.params["organization"], found.params["home"]) == ("局党委", "江东州市")
    assert [(row[0], row[6]) for row in found.rows] == [("清风工程", "江东州市林业局2023年工作总结")]
    opened.close()
