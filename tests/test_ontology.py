"""The declaration is read whole, refused where it is wrong, and agrees with what the graph may hold."""

from __future__ import annotations

import pytest

from graph_build.errors import OntologyError
from graph_build.graph import Graph, check
from graph_build.identity import node_id
from graph_build.ontology import ontology, parse
from graph_build.records import digest

MINIMAL = """
nodes:
  A: {zh: 甲, en: a, about: {zh: 甲, en: a}, prefix: a, colour: "#000000", properties: {size: {type: integer, zh: 大, en: size}}}
relationships:
  R: {zh: 关, en: r, pairs: [[A, A]], evidence: true}
"""


def test_every_kind_of_the_ontology_is_declared_with_both_languages() -> None:
    kinds = ontology()
    assert len(kinds.nodes) == 11 and len(kinds.relationships) == 15
    for kind in (*kinds.nodes.values(), *kinds.relationships.values()):
        assert kind.title.zh and kind.title.en
        assert {property.name for property in kind.properties}.isdisjoint({"title", "type", "id", "name"})


def test_evidence_gives_passages_and_reports() -> None:
    (relationship,) = parse(MINIMAL).relationships.values()
    assert [property.name for property in relationship.properties] == ["passages", "reports"]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("type: integer", "type: number", "unknown type"),
        ("[[A, A]]", "[[A, B]]", "undeclared label B"),
        ("size: {", "title: {", "A.title"),
        ("size: {", "大小: {", "A.大小"),
        ("prefix: a, ", "", "prefix"),
        ("nodes:", "nodes: [", "wrong"),
    ],
)
def test_a_wrong_declaration_is_refused(before: str, after: str, said: str) -> None:
    with pytest.raises(OntologyError) as caught:
        parse(MINIMAL.replace(before, after))
    assert said in caught.value.what.en


def test_ids_keep_their_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert node_id("Organization", "杭州市", "司法局") != node_id("Organization", "杭州", "市司法局")
    assert node_id("Organization", "", "司法部") == "org-" + digest("Organization", "", "司法部")


BODY, PROGRAMME = node_id("Organization", "市教育局"), node_id("Initiative", "双减")


def small() -> Graph:
    graph = Graph()
    graph.add_node("Initiative", PROGRAMME, name="双减", aliases=["“双减”"])
    graph.add_node("Organization", BODY, name="市教育局", aliases=[])
    graph.add_edge("IMPLEMENTS", BODY, PROGRAMME, explicit=True, passages=["psg-1"], reports=["rep-1"])
    return graph


def test_a_graph_that_agrees_is_accepted_and_ordered() -> None:
    graph = small()
    check(graph)
    assert graph.node(BODY)["level"] is None
    seen = graph.to_networkx()
    assert list(seen) == [BODY, PROGRAMME]
    assert seen.nodes[PROGRAMME]["label"] == "Initiative" and seen.nodes[PROGRAMME]["aliases"] == ["“双减”"]
    assert seen.edges[BODY, PROGRAMME, "IMPLEMENTS"]["role"] is None


def test_what_the_ontology_does_not_declare_is_refused() -> None:
    def undeclared_property(graph: Graph) -> None:
        graph.add_node("Organization", BODY, name="市教育局", colour="red")

    def wrong_type(graph: Graph) -> None:
        graph.add_node("Organization", BODY, name="市教育局", aliases="局")

    def truth_for_a_number(graph: Graph) -> None:
        graph.add_node("Period", node_id("Period", "2024"), name="2024", year=True)

    def id_of_another_label(graph: Graph) -> None:
        graph.add_node("Organization", PROGRAMME, name="市教育局")

    def wrong_pair(graph: Graph) -> None:
        graph.add_edge("IMPLEMENTS", PROGRAMME, BODY)

    def missing_end(graph: Graph) -> None:
        graph.add_edge("IMPLEMENTS", BODY, node_id("Initiative", "无"))

    def no_name(graph: Graph) -> None:
        graph.add_node("Initiative", PROGRAMME, name="")

    every = (undeclared_property, wrong_type, truth_for_a_number, id_of_another_label, wrong_pair, missing_end, no_name)
    for spoil in every:
        graph = small()
        with pytest.raises(OntologyError):
            spoil(graph)
            check(graph)


def test_a_pair_may_be_joined_several_times_where_spans_differ() -> None:
    graph = small()
    passage = graph.add_node("Passage", node_id("Passage", "1"), name="1", order=0, start=0, end=4, text="双减双减")
    for start in (0, 2, 2):
        graph.add_edge("MENTIONED_IN", PROGRAMME, passage, start=start, end=start + 2, text="双减")
    assert [key for _, _, key in graph.edges["MENTIONED_IN"]] == ["MENTIONED_IN:0-2", "MENTIONED_IN:2-4"]
