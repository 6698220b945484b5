"""Bodies of one name in two places, and one whose place is not known: told apart in an answer, and asked about alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_build.graph import Graph, check
from graph_build.identity import node_id
from graph_build.stores.base import Store
from queries.answers import options, run
from queries.catalogue import Catalogue
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
    body, friend = node_id("Organization", scope, NAME), node_id("Organization", scope, "市水务局")
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
