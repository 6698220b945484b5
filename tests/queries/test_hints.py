"""A statement with a name that the graph does not know says so beside its answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_build.errors import QueryError
from graph_build.graph import Graph
from graph_build.stores.base import Store
from queries.catalogue import Catalogue
from queries.hints import hints
from queries.session import Session
from tests.queries.sample import sample_graph

SAID = {
    "MATCH (o:Organisation) RETURN count(o) AS n": (
        "图中没有标签 Organisation", "相近的：Organization（机构）；全部见 :schema",
    ),
    "MATCH (o:initiative) RETURN o.name AS name": (
        "图中没有标签 initiative", "相近的：Initiative（举措）；全部见 :schema",
    ),
    "MATCH (:Organization)-[r:IMPLEMENT]->(i) RETURN i.name AS name": (
        "图中没有关系 IMPLEMENT", "相近的：IMPLEMENTS（实施）；全部见 :schema",
    ),
    "MATCH (o:Organization) RETURN o.jurisdicton AS place": (
        "图中没有属性 Organization.jurisdicton", "相近的：jurisdiction；全部见 :schema",
    ),
    "MATCH (o:Organisation)-[:IMPLEMENT]->(i:Initiative) RETURN i.knid AS kind": (
        "图中没有标签 Organisation、关系 IMPLEMENT、属性 Initiative.knid",
        "相近的：Organization（机构）、IMPLEMENTS（实施）、kind；全部见 :schema",
    ),
    "MATCH (o:Qqqq) RETURN o": ("图中没有标签 Qqqq", "用 :schema 查看标签、关系与属性"),
}  # fmt: skip
SILENT = (
    "MATCH (o:Organization|Initiative) RETURN o.aliases AS a, o.jurisdiction AS b",
    "MATCH (n:````) RETURN n",
    "UNWIND [{nmae: 1}] AS x RETURN x.nmae AS n, {jurisdicton: 2}.jurisdicton AS m",
    "MATCH (o) WHERE o:Organization OR 'text :Organisation' = o.name RETURN o.level AS w",
    "MATCH (o:Organization)-[c:COOPERATES_WITH]-() WITH o, c AS d RETURN d.anything AS a, o{.id, .name} AS b",
    "RETURN [1, 2, 3][0..2] AS part // (:Organisation)",
    "MATCH (m:Meeting) RETURN count(m) AS n",
)


@pytest.mark.parametrize("statement", SAID)
def test_what_nobody_declared_is_named_with_what_is_near(statement: str, sample: Store) -> None:
    assert tuple(line.zh for line in hints(sample, statement)) == SAID[statement]


@pytest.mark.parametrize("statement", SILENT)
def test_nothing_is_said_of_what_may_be_right(statement: str, sample: Store) -> None:
    assert hints(sample, statement) == ()


def test_the_console_shows_it_and_keeps_the_answer(sample: Store, shipped: Catalogue) -> None:
    answer = Session(sample, shipped).ask("MATCH (o:Organisation) RETURN count(o) AS n")
    assert answer.rows == ((0,),)
    assert [line.en for line in answer.said] == [
        "the graph does not know the label Organisation", "near: Organization; :schema lists them all",
    ]  # fmt: skip


def test_an_engine_that_refuses_the_name_is_explained(sample: Store, shipped: Catalogue) -> None:
    with pytest.raises(QueryError) as caught:
        Session(sample, shipped).ask("MATCH (o:Organization {jurisdicton: 'x'}) RETURN o.name AS name")
    assert caught.value.mend.zh.endswith("相近的：jurisdiction；全部见 :schema")


@pytest.mark.server
def test_a_server_brings_the_same_hints(on_server: Callable[[Graph], Store]) -> None:
    server = on_server(sample_graph())
    for statement, said in SAID.items():
        assert tuple(line.zh for line in hints(server, statement)) == said
    for statement in SILENT:
        assert hints(server, statement) == ()
