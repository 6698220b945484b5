"""What every store does. A third engine is done when it passes this file: add it to the parameters in conftest.py."""

from __future__ import annotations

import copy
import threading
from collections.abc import Callable
from typing import Any

import pytest

from graph_build.errors import OntologyError, QueryError, StoreError
from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.ontology import ontology
from graph_build.stores import open_store
from graph_build.stores.base import Change, Store
from graph_build.stores.difference import Differences, difference
from tests.stores.sample import HOSTILE, entity, listing, put, sample, without

NODES, EDGES = sample().node_count, sample().edge_count
BODY = node_id("Organization", "湖州市", "湖州市司法局")
COURT = node_id("Organization", "湖州市", "湖州市中级人民法院")
MASKED = node_id("Organization", "report:乙", "XX市司法局")
CHECK = node_id("Initiative", "", "法治体检")
FIRST = node_id("Report", "甲")
SAID = node_id("Passage", FIRST, "0")


def loaded(store: Store) -> Graph:
    graph = sample()
    store.load(graph)
    return graph


def test_an_empty_store_answers(store: Store) -> None:
    assert set(store.statistics().nodes.values()) == {0}
    assert list(store.statistics().nodes) == list(ontology().nodes)
    assert list(store.statistics().relationships) == list(ontology().relationships)
    assert store.schema().labels == {} == store.schema().types
    assert listing(store.graph()) == ([], [])
    assert store.search("局") == ()
    assert store.node(BODY) is None
    assert store.neighbours(BODY).nodes == ()
    assert store.query("MATCH (o:Organization {name: 'x'}) RETURN o.name AS name").rows == ()
    assert store.query("MATCH (n) RETURN count(n) AS c").rows == ((0,),)


def test_what_was_loaded_comes_back_in_canonical_order(store: Store) -> None:
    graph = sample()
    assert store.load(graph) == Change(added=NODES + EDGES, changed=0, removed=0, unchanged=0)
    assert listing(store.graph()) == listing(graph.ordered())


def test_the_order_of_the_input_does_not_matter(store: Store) -> None:
    graph = sample()
    store.load(graph)
    turned = Graph()
    turned.nodes = {label: dict(reversed(rows.items())) for label, rows in graph.nodes.items()}
    turned.edges = {type_: dict(reversed(rows.items())) for type_, rows in graph.edges.items()}
    assert store.load(turned) == Change(added=0, changed=0, removed=0, unchanged=NODES + EDGES)
    assert listing(store.graph()) == listing(graph.ordered())


def test_a_changed_graph_replaces_the_old_one(store: Store) -> None:
    graph = loaded(store)
    without(graph, COURT)  # with its mention and its part in the cooperation
    put(graph, MASKED, level=None)
    put(graph, CHECK, aliases=["体检"])
    graph.add_edge("IMPLEMENTS", BODY, CHECK, role="joint", explicit=True, passages=[SAID], reports=[FIRST])
    del graph.edges["MENTIONED_IN"][BODY, SAID, "MENTIONED_IN:0-4"]
    added = entity(graph, "Place", "湖州市")
    graph.add_edge("MENTIONED_IN", added, SAID, start=0, end=1, text="市")
    assert store.load(graph) == Change(added=2, changed=3, removed=4, unchanged=NODES + EDGES - 7)
    assert listing(store.graph()) == listing(graph.ordered())


def test_an_empty_graph_empties_the_store(store: Store) -> None:
    loaded(store)
    assert store.load(Graph()).removed == NODES + EDGES
    assert listing(store.graph()) == ([], [])


def _differences(before: Graph, after: Graph) -> Differences:
    nodes = {
        label: difference(((id, row, id) for id, row in before.nodes[label].items()), rows)
        for label, rows in after.nodes.items()
    }
    edges = {
        type_: difference(((edge, row, edge) for edge, row in before.edges[type_].items()), rows)
        for type_, rows in after.edges.items()
    }
    return Differences(nodes, edges)


def _changed(graph: Graph) -> Graph:
    """Nodes and relationships come, go and change, one of several between the same ends among them."""
    without(graph, COURT)
    put(graph, MASKED, level=None)
    del graph.edges["MENTIONED_IN"][BODY, SAID, "MENTIONED_IN:0-4"]
    graph.add_edge("MENTIONED_IN", BODY, SAID, start=13, end=17, text="另写")
    graph.add_edge("IMPLEMENTS", BODY, CHECK, role="joint", explicit=True, passages=[SAID], reports=[FIRST])
    added = entity(graph, "Place", "湖州市")
    graph.add_edge("MENTIONED_IN", added, SAID, start=0, end=1, text="市")
    return graph


def test_a_difference_is_carried_out_in_the_state_that_it_begins_at(store: Store) -> None:
    assert store.load(sample()).added == NODES + EDGES
    before, after = store.left, _changed(sample())
    assert before is not None and before == store.state()
    there = _differences(sample(), after)
    size = after.node_count + after.edge_count
    assert not store.amend(there, state="another", size=size)
    assert not store.amend(there, state=before, size=size + 1)
    assert store.left is None and listing(store.graph()) == listing(sample().ordered())
    store.load(sample())
    assert store.left is not None
    assert store.amend(there, state=store.left, size=size)
    assert listing(store.graph()) == listing(after.ordered())
    assert store.left not in (None, before) and store.left == store.state()
    assert store.load(after) == Change(0, 0, 0, size)
    assert store.left == store.state()


def _wrong_pair(graph: Graph) -> None:
    graph.add_edge("HOLDS", CHECK, BODY)


def _no_number(graph: Graph) -> None:
    graph.add_node("Observation", node_id("Observation", "nan"), name="nan", value=float("nan"))


def _half_a_character(graph: Graph) -> None:
    put(graph, BODY, kind="\ud800")


def _half_a_character_in_a_list(graph: Graph) -> None:
    put(graph, BODY, aliases=["好", "\udfff"])


def _list_of_numbers(graph: Graph) -> None:
    put(graph, BODY, aliases=[1])


def _too_large(graph: Graph) -> None:
    put(graph, FIRST, characters=2**63)


def _other_id(graph: Graph) -> None:
    graph.add_node("Place", "plc-1", name="某地")


def _id_of_another_label(graph: Graph) -> None:
    graph.add_node("Place", node_id("Period", "x"), name="某地")


def _no_such_end(graph: Graph) -> None:
    graph.add_edge("IMPLEMENTS", BODY, node_id("Initiative", "", "无此举措"))


WRONG = [
    (_wrong_pair, OntologyError),
    (_no_number, StoreError),
    (_half_a_character, StoreError),
    (_half_a_character_in_a_list, StoreError),
    (_list_of_numbers, StoreError),
    (_too_large, StoreError),
    (_other_id, OntologyError),
    (_id_of_another_label, OntologyError),
    (_no_such_end, OntologyError),
]


def test_what_may_not_be_stored_is_refused_and_the_old_graph_stays(store: Store) -> None:
    before = listing(loaded(store).ordered())
    for spoil, error in WRONG:
        graph = sample()
        spoil(graph)
        with pytest.raises(error):
            store.load(graph)
    assert listing(store.graph()) == before


def test_statistics_and_schema_say_what_is_stored(store: Store) -> None:
    loaded(store)
    nodes = {label: count for label, count in store.statistics().nodes.items() if count}
    assert nodes == {
        "Report": 2,
        "Passage": 2,
        "Organization": 3,
        "Initiative": 1,
        "Formulation": len(HOSTILE),
        "Period": 1,
        "Indicator": 1,
        "Observation": 2,
    }
    relationships = {type_: count for type_, count in store.statistics().relationships.items() if count}
    assert relationships["MENTIONED_IN"] == 6 + len(HOSTILE)
    assert sum(relationships.values()) == EDGES
    schema = store.schema()
    assert list(schema.labels) == list(nodes)
    assert schema.labels["Organization"] == tuple(column.name for column in ontology().nodes["Organization"].columns)
    assert list(schema.types) == list(relationships)
    assert schema.types["IMPLEMENTS"] == ("role", "explicit", "passages", "reports")


def test_a_node_is_a_dict_of_its_declared_properties(store: Store) -> None:
    loaded(store)
    assert store.node(BODY) == {
        "id": BODY,
        "label": "Organization",
        "name": "湖州市司法局",
        "level": None,
        "kind": "government",
        "jurisdiction": None,
        "aliases": ["市司法局", "Bureau"],
        "reasons": [],
        "apart": [],
    }
    for id in ("", "x", "org-", "org-0000000000000000", "plc-1", "'", "org-" + "g" * 16):
        assert store.node(id) is None


def test_neighbours_come_entities_first_then_by_their_relationships(store: Store) -> None:
    loaded(store)
    near = store.neighbours(BODY)
    names = [node["name"] for node in near.nodes]
    assert names == ["湖州市司法局", "法治体检", "湖州市中级人民法院", "第0句", "120家", "湖州市司法局2023年工作总结"]
    between = {(r["type"], r["source"], r["target"]) for r in near.relationships}
    assert ("MENTIONED_IN", CHECK, SAID) in between  # also among the neighbours
    assert [r["type"] for r in near.relationships].count("MENTIONED_IN") == 4
    mention = next(r for r in near.relationships if r["type"] == "MENTIONED_IN" and r["source"] == BODY)
    assert mention == {
        "type": "MENTIONED_IN",
        "start": 0,
        "end": 4,
        "text": "市司法局",
        "source": BODY,
        "target": SAID,
    }
    assert not near.truncated


def test_neighbours_stop_at_the_limit(store: Store) -> None:
    loaded(store)
    near = store.neighbours(BODY, limit=2)
    assert [node["name"] for node in near.nodes] == ["湖州市司法局", "法治体检", "湖州市中级人民法院"]
    assert [r["type"] for r in near.relationships] == ["IMPLEMENTS", "COOPERATES_WITH"]
    assert near.truncated
    assert store.neighbours("org-0000000000000000").nodes == ()


def hits(store: Store, text: str, **options: Any) -> list[tuple[str, str]]:
    return [(hit.label, hit.matched) for hit in store.search(text, **options)]


def test_search_ranks_names_before_aliases_before_parts_before_passages(store: Store) -> None:
    graph = sample()
    entity(graph, "Organization", "市司法局", "别处")
    entity(graph, "Organization", "市司法局办公室", "别处")
    store.load(graph)
    assert hits(store, "市司法局") == [
        ("Organization", "市司法局"),  # the name
        ("Organization", "市司法局"),  # an alias of 湖州市司法局
        ("Organization", "市司法局办公室"),  # begins with it
        ("Report", "湖州市司法局2023年工作总结"),  # holds it, and has most relationships
        ("Organization", "XX市司法局"),
        ("Report", "XX市司法局工作总结"),
        ("Passage", "市司法局牵头开展法治体检，市司法局会同市法院走访企业120家。"),
    ]
    ids = [hit.id for hit in store.search("市司法局")]
    assert ids[1] == BODY
    degrees = [hit.degree for hit in store.search("市司法局")]
    assert degrees[1] == 6


def test_search_takes_anything_as_text(store: Store) -> None:
    loaded(store)
    for text in HOSTILE:
        if text.strip():
            assert ("Formulation", text) in hits(store, text.strip()), text
    for text in ("", " ", "\n\t", "\u3000"):
        assert store.search(text) == ()
    for text in (".*", "%", "$text", "') RETURN 1 //", "司?", "\\", "{", "}", "没有这个"):
        assert [hit for hit in store.search(text) if text not in hit.matched] == []


def test_search_is_blind_to_case_and_narrowed_by_label_and_limit(store: Store) -> None:
    loaded(store)
    assert hits(store, "bUREAU") == [("Organization", "Bureau")]
    assert hits(store, "xx市") == [("Organization", "XX市司法局"), ("Report", "XX市司法局工作总结")]
    assert hits(store, "法治体检", labels=("Passage",)) == [
        ("Passage", "市司法局牵头开展法治体检，市司法局会同市法院走访企业120家。"),
        ("Passage", "我局推广法治体检，走访企业*家。"),
    ]
    assert hits(store, "法治体检", labels=("Initiative", "Nonsense")) == [("Initiative", "法治体检")]
    assert len(store.search("司法", limit=2)) == 2
    assert store.search("司法", limit=0) == ()


def test_a_reader_sees_a_newer_build(store: Store, url: str) -> None:
    graph = loaded(store)
    reader = open_store(url, read_only=True)
    try:
        assert reader.statistics().nodes["Organization"] == 3
        before = reader.state()
        store.load(graph)
        assert reader.state() == before
        without(graph, COURT)
        store.load(graph)
        assert reader.state() != before
        assert reader.statistics().nodes["Organization"] == 2
        assert reader.query("MATCH (o:Organization) RETURN count(o) AS c").rows == ((2,),)
        with pytest.raises(StoreError, match="reading only"):
            reader.load(graph)
    finally:
        reader.close()


def test_many_threads_read_while_a_build_runs(store: Store, url: str) -> None:
    """Every answer is the old graph's or the new one's."""
    old = loaded(store)
    new = copy.deepcopy(old)
    for at in range(300):
        entity(new, "Place", f"地区{at}")
    reader = open_store(url, read_only=True)
    seen: list[int] = []
    errors: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(25):
                seen.append(reader.query("MATCH (p:Place) RETURN count(p) AS c").rows[0][0])
                reader.search("司法")
                reader.node(BODY)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    store.load(new)
    store.load(old)
    store.load(new)
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(seen) == 200 and set(seen) <= {0, 300}
    assert reader.query("MATCH (p:Place) RETURN count(p) AS c").rows == ((300,),)
    reader.close()


def test_errors_are_two_lines_in_two_languages(store: Store) -> None:
    with pytest.raises(QueryError) as raised:
        store.query("MATCH (n RETURN n")
    for line in (*raised.value.what, *raised.value.mend):
        assert line and "\n" not in line and len(line) < 300
    assert raised.value.what.zh != raised.value.what.en


@pytest.mark.parametrize(
    "wrong",
    [
        lambda store: store.query("RETUR 1"),
        lambda store: store.query(""),
        lambda store: store.query("   "),
        lambda store: store.query("RETURN $missing AS x"),
        lambda store: store.query("RETURN $x AS x", {"x": object()}),
        lambda store: store.query("RETURN $x AS x", {"x": {1, 2}}),
        lambda store: store.query("RETURN $x AS x", {"x": 2**70}),
        lambda store: store.query("RETURN 1 AS a, 2 AS a"),
        lambda store: store.query("RETURN 1/0 AS x"),
        lambda store: store.query("RETURN nosuchfunction(1) AS x"),
        lambda store: store.query("MATCH (n) RETURN m"),
    ],
    ids=lambda call: None,
)
def test_a_wrong_statement_is_a_query_error(store: Store, wrong: Callable[[Store], Any]) -> None:
    with pytest.raises(QueryError):
        wrong(store)


def test_a_syntax_error_names_the_place_in_what_was_typed(store: Store) -> None:
    with pytest.raises(QueryError) as raised:
        store.query("RETURN 1 +")
    assert "column 11" in raised.value.what.en or "column 10" in raised.value.what.en


def test_a_plan_tells_the_steps_without_taking_them(store: Store) -> None:
    loaded(store)
    plan = store.plan("MATCH (o:Organization {id: $id})-[:IMPLEMENTS]->(i) RETURN i.name AS name ORDER BY name", {"id": BODY})
    assert plan.columns == ("step", "operation", "details", "rows")
    assert [row[0] for row in plan.rows] == list(range(1, len(plan.rows) + 1))
    assert all(operation and (rows is None or rows >= 0) for _, operation, _, rows in plan.rows)
    assert "Organization" in plan.rows[0][2]  # what is looked for comes first
    assert any(isinstance(row[3], int) for row in plan.rows)
    endless = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*) AS n"
    assert store.plan(endless).rows
    for refused in ("CREATE (p:Place {id: 'x'})", "LOAD CSV FROM 'x' AS line RETURN line", "RETURN", "MATCH (n) DELETE n"):
        with pytest.raises(QueryError):
            store.plan(refused)
