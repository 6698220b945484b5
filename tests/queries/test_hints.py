"""A statement with a name that the graph does not know says so beside its answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph_build.errors import QueryError
from graph_build.graph import Graph
from graph_build.stores.base import Store
from queries.catalogue import Catalogue
from queries.hints import hints
from queries.misspelt import LIKE_SQL
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
        "图中没有属性 Organization.jurisdicton", "相近的：jurisdiction（辖区）；全部见 :schema",
    ),
    "MATCH (o:Organisation)-[:IMPLEMENT]->(i:Initiative) RETURN i.knid AS kind": (
        "图中没有标签 Organisation、关系 IMPLEMENT、属性 Initiative.knid",
        "相近的：Organization（机构）、IMPLEMENTS（实施）、kind（类别）；全部见 :schema",
    ),
    "MATCH (o:Organization) WHERE o.level = '县级' RETURN o.name AS name": (
        "level 没有“县级”这个值", "图中写作 county（县级）",
    ),
    "MATCH (:Organization)-[i:IMPLEMENTS {role: '牵头'}]-(n) RETURN n.name AS name": (
        "role 没有“牵头”这个值", "图中写作 lead（牵头）",
    ),
    "MATCH (v:Observation) WHERE v.status IN ['target', 'done'] RETURN v.name AS name": (
        "status 没有“done”这个值", "图中写作 actual（实绩）、target（目标）",
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
    "MATCH (o:Organization {level: 'county'}) WHERE o.level <> 'city' RETURN o.name AS level",
    "WITH '县级' AS level MATCH (o:Organization) WHERE o.level = level RETURN o.name AS name",
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
    assert caught.value.mend.zh.endswith("相近的：jurisdiction（辖区）；全部见 :schema")


CHINESE = {
    "MATCH (n:机构) RETURN n": ("图中没有标签 机构", "相近的：Organization（机构）；全部见 :schema"),
    "MATCH (a)-[:实施]->(b:举措) RETURN b": (
        "图中没有标签 举措、关系 实施", "相近的：Initiative（举措）、IMPLEMENTS（实施）；全部见 :schema",
    ),
    "MATCH (o:Organization) WHERE o.辖区 = 'x' RETURN o": (
        "图中没有属性 Organization.辖区", "相近的：jurisdiction（辖区）；全部见 :schema",
    ),
    "MATCH (o:Organization) RETURN o.name AS 名称": (
        "变量名和列名不能直接写中文：名称", "变量请用字母（n、m）；列名请加反引号，如 AS `名称`",
    ),
    "MATCH (o：Organization) RETURN o": ("语句里有中文标点“：”", "请改用英文标点 :"),
}  # fmt: skip


SLIPS = {
    "MATCH (n) RETRUN n": ("查询有误：RETRUN 不是 Cypher 的词", "是否想写 RETRUN → RETURN"),
    "MTACH (n) WEHRE n.name = 'x' RETURN n.name AS name": (
        "查询有误：MTACH、WEHRE 不是 Cypher 的词", "是否想写 MTACH → MATCH、WEHRE → WHERE",
    ),
    "MATCH (n:Meeting) RETURN n.name AS name ORDER BY name DSEC": (
        "查询有误：DSEC 不是 Cypher 的词", "是否想写 DSEC → DESC",
    ),
    "select * from Organization": (
        "这里写 Cypher，不是 SQL", "例如：MATCH (o:Organization) RETURN o.name AS name ORDER BY name LIMIT 5",
    ),
}  # fmt: skip


@pytest.mark.parametrize("statement", SLIPS)
def test_a_slip_in_a_keyword_and_sql_are_told_what_to_write(statement: str, sample: Store, shipped: Catalogue) -> None:
    with pytest.raises(QueryError) as caught:
        Session(sample, shipped).ask(statement)
    assert (caught.value.what.zh, caught.value.mend.zh) == SLIPS[statement]
    assert Session(sample, shipped).ask(LIKE_SQL).rows


@pytest.mark.parametrize("statement", ["MATCH (limits:Meeting", "RETURN 1 AS wher, foo(2)", "MATCH (n) RETURN n.ordr +"])
def test_names_are_no_slips(statement: str, sample: Store, shipped: Catalogue) -> None:
    with pytest.raises(QueryError) as caught:
        Session(sample, shipped).ask(statement)
    assert "→" not in caught.value.mend.zh


@pytest.mark.parametrize("statement", CHINESE)
def test_chinese_words_and_marks_are_refused_with_what_to_write(
    statement: str, sample: Store, shipped: Catalogue
) -> None:
    with pytest.raises(QueryError) as caught:
        Session(sample, shipped).ask(statement)
    assert (caught.value.what.zh, caught.value.mend.zh) == CHINESE[statement]


def test_a_column_in_backticks_may_be_chinese(sample: Store, shipped: Catalogue) -> None:
    assert Session(sample, shipped).ask("MATCH (o:Meeting) RETURN count(o) AS `个数`").columns == ("个数",)


@pytest.mark.server
def test_a_server_brings_the_same_hints(on_server: Callable[[Graph], Store]) -> None:
    server = on_server(sample_graph())
    for statement, said in SAID.items():
        assert tuple(line.zh for line in hints(server, statement)) == said
    for statement in SILENT:
        assert hints(server, statement) == ()


@pytest.mark.server
def test_a_server_takes_chinese_names_and_says_which_it_does_not_know(
    on_server: Callable[[Graph], Store], shipped: Catalogue
) -> None:
    session = Session(on_server(sample_graph()), shipped)
    found = session.ask("MATCH (机:Organization) WHERE 机:机构 RETURN 机.name AS 名称")
    assert (found.rows, found.columns) == ((), ("名称",))
    assert found.said[1].zh == "相近的：Organization（机构）；全部见 :schema"
    with pytest.raises(QueryError) as caught:
        session.ask("MATCH (机:Organization) RETRUN 机")
    assert "RETRUN" in caught.value.what.en
