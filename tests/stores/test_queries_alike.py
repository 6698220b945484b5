"""One text, one answer: statements of the kind that canned queries and people write, with what they must give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from graph_build.identity import node_id
from graph_build.stores import open_store
from graph_build.stores.base import Store
from tests.servers.neo4j_server import Neo4jServer
from tests.stores.sample import HOSTILE, sample

BODY = node_id("Organization", "湖州市", "湖州市司法局")
COURT = node_id("Organization", "湖州市", "湖州市中级人民法院")
MASKED = node_id("Organization", "report:乙", "XX市司法局")
CHECK = node_id("Initiative", "", "法治体检")
SAID = node_id("Passage", node_id("Report", "甲"), "0")
FIRST = node_id("Report", "甲")

LISTS: dict[str, list[str]] = {"aliases": [], "reasons": [], "apart": []}
CHECK_NODE = {"id": CHECK, "label": "Initiative", "name": "法治体检", "kind": "活动", **LISTS}
COURT_NODE = {
    "id": COURT,
    "label": "Organization",
    "name": "湖州市中级人民法院",
    "level": None,
    "kind": "court",
    "jurisdiction": None,
    "aliases": ["市法院"],
    "reasons": [],
    "apart": [],
}
LEADS = {"type": "IMPLEMENTS", "role": "lead", "explicit": True, "passages": [SAID], "reports": [FIRST]}

# text, parameters, rows
ALIKE: list[tuple[str, dict[str, Any], list[tuple[Any, ...]]]] = [
    ("RETURN 1 AS a, 2.0 AS b, true AS c, null AS d, '文' AS e", {}, [(1, 2.0, True, None, "文")]),
    (
        "RETURN [1, null, 'x', [2.5]] AS a, {k: [true], m: {n: null}} AS b",
        {},
        [([1, None, "x", [2.5]], {"k": [True], "m": {"n": None}})],
    ),
    (
        "RETURN $a AS a, $b AS b, $c AS c",
        {"a": "') RETURN 1 //", "b": [1, "二", None], "c": {"x": 1.5}},
        [("') RETURN 1 //", [1, "二", None], {"x": 1.5})],
    ),
    (
        "RETURN date('2023-05-01') AS d, 7 / 2 AS i, 7 / 2.0 AS f, 2 ^ 3 AS p, 7 % 3 AS m",
        {},
        [("2023-05-01", 3, 3.5, 8.0, 1)],
    ),
    (
        "RETURN toInteger('12') AS a, toFloat('1.5') AS b, toString(3) AS c, toInteger('x') AS d",
        {},
        [(12, 1.5, "3", None)],
    ),
    (
        "RETURN size('司法局') AS a, substring('司法局', 1, 2) AS b, split('甲、乙', '、') AS c, replace('甲甲', '甲', '乙') AS d",
        {},
        [(3, "法局", ["甲", "乙"], "乙乙")],
    ),
    (
        "MATCH (o:Organization {id: $id}) RETURN o.name AS name, o.level AS level, o.aliases AS aliases",
        {"id": BODY},
        [("湖州市司法局", None, ["市司法局", "Bureau"])],
    ),
    ("MATCH (o:Organization {name: $name}) RETURN o", {"name": "湖州市中级人民法院"}, [(COURT_NODE,)]),
    ("MATCH (o:Organization)-[r:IMPLEMENTS {role: 'lead'}]->(i) RETURN r, i", {}, [(LEADS, CHECK_NODE)]),
    (
        "MATCH p = (:Organization {id: $id})-[:COOPERATES_WITH]->(c) RETURN [c, 1] AS pair, {node: c} AS map",
        {"id": BODY},
        [([COURT_NODE, 1], {"node": COURT_NODE})],
    ),
    (
        "MATCH p = (i:Initiative)<-[:IMPLEMENTS {role: 'lead'}]-(:Organization)-[:COOPERATES_WITH]->(c) RETURN length(p) AS length, size(nodes(p)) AS size",
        {},
        [(2, 3)],
    ),
    ("MATCH (o:Organization) RETURN labels(o)[0] AS label, count(*) AS c", {}, [("Organization", 3)]),
    (
        "MATCH (o:Organization) RETURN o.name AS name ORDER BY name",
        {},
        [("XX市司法局",), ("湖州市中级人民法院",), ("湖州市司法局",)],
    ),
    (
        "MATCH (o:Organization) RETURN o.name AS name, o.level AS level ORDER BY level, name SKIP 1 LIMIT 1",
        {},
        [("湖州市中级人民法院", None)],
    ),
    ("MATCH (o:Organization) RETURN o.level AS level, count(o) AS c ORDER BY level DESC", {}, [(None, 2), ("city", 1)]),
    (
        "MATCH (o:Observation) RETURN count(o.value) AS n, sum(o.value) AS s, avg(o.value) AS a, min(o.value) AS low",
        {},
        [(1, 120.0, 120.0, 120.0)],
    ),
    (
        "MATCH (o:Observation)-[:OF]->(i:Indicator) RETURN i.name AS name, collect(o.value) AS v",
        {},
        [("走访企业数", [120.0])],
    ),
    (
        "MATCH (o:Organization)-[:MENTIONED_IN]->(p:Passage) RETURN o.name AS name, count(*) AS all, count(DISTINCT p) AS passages ORDER BY name",
        {},
        [("XX市司法局", 1, 1), ("湖州市中级人民法院", 1, 1), ("湖州市司法局", 2, 1)],
    ),
    (
        "MATCH (o:Organization {id: $id})-[m:MENTIONED_IN]->() RETURN m.start AS start, m.`end` AS stop, m.text AS text ORDER BY start",
        {"id": BODY},
        [(0, 4, "市司法局"), (13, 17, "市司法局")],
    ),
    (
        "MATCH (o:Organization) WHERE o.id IN $ids RETURN o.name AS name ORDER BY name",
        {"ids": [BODY, MASKED, "x"]},
        [("XX市司法局",), ("湖州市司法局",)],
    ),
    (
        "MATCH (o:Organization) WHERE o.name CONTAINS '司法' AND NOT o.name STARTS WITH 'XX' RETURN o.name AS name",
        {},
        [("湖州市司法局",)],
    ),
    ("MATCH (o:Organization) WHERE o.name ENDS WITH '法院' RETURN o.name AS name", {}, [("湖州市中级人民法院",)]),
    (
        "MATCH (o:Organization) WHERE o.name =~ '^.*市.*局$' RETURN o.name AS name ORDER BY name",
        {},
        [("XX市司法局",), ("湖州市司法局",)],
    ),
    ("MATCH (o:Organization) WHERE '市法院' IN o.aliases RETURN o.name AS name", {}, [("湖州市中级人民法院",)]),
    (
        "MATCH (o:Organization) WHERE any(a IN o.aliases WHERE a STARTS WITH '市') RETURN o.name AS name ORDER BY name",
        {},
        [("湖州市中级人民法院",), ("湖州市司法局",)],
    ),
    (
        "MATCH (o:Organization) OPTIONAL MATCH (o)-[:COOPERATES_WITH]->(c) RETURN o.name AS name, c.name AS other ORDER BY name",
        {},
        [("XX市司法局", None), ("湖州市中级人民法院", None), ("湖州市司法局", "湖州市中级人民法院")],
    ),
    ("MATCH (o:Organization) WHERE NOT (o)-[:IMPLEMENTS]->() RETURN o.name AS name", {}, [("湖州市中级人民法院",)]),
    ("MATCH (o:Organization) WHERE EXISTS { MATCH (o)-[:COOPERATES_WITH]-() } RETURN count(o) AS c", {}, [(2,)]),
    (
        "MATCH (o:Organization) RETURN o.name AS name, COUNT { (o)-[:MENTIONED_IN]->() } AS c ORDER BY c DESC, name LIMIT 1",
        {},
        [("湖州市司法局", 2)],
    ),
    (
        "MATCH (o:Organization) CALL (o) { MATCH (o)-[:IMPLEMENTS]->(i) RETURN count(i) AS c } RETURN o.name AS name, c ORDER BY name",
        {},
        [("XX市司法局", 1), ("湖州市中级人民法院", 0), ("湖州市司法局", 1)],
    ),
    (
        "MATCH (i:Initiative) RETURN i.name AS name UNION ALL MATCH (p:Period) RETURN p.name AS name",
        {},
        [("法治体检",), ("2023",)],
    ),
    (
        "MATCH (n:Initiative|Period) RETURN labels(n)[0] AS label, n.name AS name ORDER BY label",
        {},
        [("Initiative", "法治体检"), ("Period", "2023")],
    ),
    (
        "MATCH (a:Organization {id: $id})-[:IMPLEMENTS|COOPERATES_WITH]->(b) RETURN b.name AS name ORDER BY name",
        {"id": BODY},
        [("法治体检",), ("湖州市中级人民法院",)],
    ),
    (
        "MATCH (a:Organization {id: $id})-[:IMPLEMENTS|DURING*1..2]->(b) RETURN DISTINCT b.name AS name ORDER BY name",
        {"id": BODY},
        [("2023",), ("法治体检",)],
    ),
    (
        "MATCH p = shortestPath((a:Organization {id: $a})-[:IMPLEMENTS|COOPERATES_WITH*..8]-(b:Organization {id: $b})) RETURN length(p) AS length",
        {"a": MASKED, "b": COURT},
        [(3,)],
    ),
    ("UNWIND [3, 1, 2] AS x WITH x WHERE x > 1 RETURN collect(x) AS xs", {}, [([3, 2],)]),
    ("UNWIND $rows AS row RETURN row.a AS a ORDER BY a", {"rows": [{"a": 2}, {"a": 1}]}, [(1,), (2,)]),
    (
        "RETURN reduce(s = 0, x IN [1, 2, 3] | s + x) AS s, [x IN range(1, 4) WHERE x % 2 = 0 | x * 10] AS xs",
        {},
        [(6, [20, 40])],
    ),
    ("RETURN CASE WHEN 1 > 2 THEN 'a' ELSE 'b' END AS x, coalesce(null, 'c') AS y", {}, [("b", "c")]),
    (
        "MATCH (o:Observation) RETURN o.redacted AS redacted, o.value AS value ORDER BY redacted",
        {},
        [(False, 120.0), (True, None)],
    ),
    (
        "MATCH (r:Report) WHERE r.year IS NULL RETURN r.name AS name, r.language_masked AS masked",
        {},
        [("XX市司法局工作总结", True)],
    ),
    ("MATCH (r:Report) WHERE r.year >= 2023 RETURN r.year AS year", {}, [(2023,)]),
    (
        "MATCH (f:Formulation) WHERE f.name = $name RETURN f.aliases AS aliases",
        {"name": HOSTILE[1]},
        [([HOSTILE[1], "同"],)],
    ),
    (
        "MATCH (o:Organization {id: $id}) RETURN properties(o) AS all",
        {"id": COURT},
        [({"id": COURT, "name": "湖州市中级人民法院", "kind": "court", **LISTS, "aliases": ["市法院"]},)],
    ),
    (
        "MATCH (o:Organization {id: $id}) RETURN o{.id, .name, .level} AS some",
        {"id": COURT},
        [({"id": COURT, "name": "湖州市中级人民法院", "level": None},)],
    ),
    ("MATCH (n:Meeting) RETURN n.name AS name", {}, []),
    ("MATCH (n:Meeting) RETURN count(n) AS c", {}, [(0,)]),
    ("MATCH (:Organization)-[h:HOLDS]->(m) RETURN m.name AS name", {}, []),
    ("// 注释里有 ; 和 CREATE\nMATCH (i:Initiative) // LOAD CSV\nRETURN i.name AS name;", {}, [("法治体检",)]),
    ("RETURN 'CREATE (n) ; LOAD CSV FROM \"x\" AS r' AS text", {}, [('CREATE (n) ; LOAD CSV FROM "x" AS r',)]),
]


@pytest.fixture(scope="module")
def kglite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = open_store(f"kglite:{tmp_path_factory.mktemp('alike') / 'graph.kgl'}")
    opened.load(sample())
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def neo4j(neo4j_server: Neo4jServer) -> Iterator[Store]:
    neo4j_server.empty()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in neo4j_server.environment.items():
            patch.setenv(name, value)
        opened = open_store(neo4j_server.url)
    opened.load(sample())
    yield opened
    opened.close()


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.server)])
def store(request: pytest.FixtureRequest) -> Store:
    """Each engine with the sample in it."""
    opened: Store = request.getfixturevalue(request.param)
    return opened


@pytest.mark.parametrize(("cypher", "parameters", "rows"), ALIKE, ids=[text[:60] for text, _, _ in ALIKE])
def test_every_engine_answers_as_expected(
    store: Store, cypher: str, parameters: dict[str, Any], rows: list[tuple[Any, ...]]
) -> None:
    assert _typed(store.query(cypher, parameters).rows) == _typed(tuple(rows))


def _typed(value: Any) -> Any:
    """The value with the types of all its parts: 1, 1.0 and true are three answers."""
    if isinstance(value, dict):
        return {key: _typed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_typed(item) for item in value]
    return type(value).__name__, value


def test_every_engine_says_where_it_stopped(store: Store) -> None:
    for limit, count, truncated in ((1, 1, True), (2, 2, True), (3, 3, False), (4, 3, False), (0, 0, True)):
        answer = store.query("UNWIND [1, 2, 3] AS x RETURN x", limit=limit)
        assert (len(answer.rows), answer.truncated) == (count, truncated)
        assert answer.columns == ("x",)


@pytest.mark.server
def test_both_engines_name_columns_alike(kglite: Store, neo4j: Store) -> None:
    for cypher, parameters, _ in ALIKE:
        assert kglite.query(cypher, parameters).columns == neo4j.query(cypher, parameters).columns


@pytest.mark.server
def test_both_engines_find_neighbours_and_hits_alike(kglite: Store, neo4j: Store) -> None:
    for id in kglite.graph().to_networkx():
        assert kglite.neighbours(id) == neo4j.neighbours(id)
        assert kglite.node(id) == neo4j.node(id)
    for text in ("局", "法", "市", "a", "A", "同", "2", "{", "司法局", "企业"):
        assert kglite.search(text) == neo4j.search(text)
        assert kglite.search(text, limit=3) == kglite.search(text)[:3]
    assert kglite.statistics() == neo4j.statistics()
    assert kglite.schema() == neo4j.schema()
