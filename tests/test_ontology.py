"""The declaration is read whole, refused where it is wrong, and agrees with what the graph may hold."""

from __future__ import annotations

import pytest

from graph_build.errors import OntologyError
from graph_build.graph import PropertyGraph, add_edge, add_node, check, node_id, ordered
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


def small() -> PropertyGraph:
    graph = PropertyGraph()
    add_node(graph, "Organization", "org-1", name="市教育局", aliases=[])
    add_node(graph, "Initiative", "ini-1", name="双减", aliases=["“双减”"])
    add_edge(graph, "IMPLEMENTS", "org-1", "ini-1", explicit=True, passages=["psg-1"], reports=["rep-1"])
    return graph


def test_a_graph_that_agrees_is_accepted_and_ordered() -> None:
    graph = small()
    check(graph)
    assert list(ordered(graph)) == ["org-1", "ini-1"]
    assert graph.nodes["org-1"]["level"] is None
    assert graph.edges["org-1", "ini-1", "IMPLEMENTS"]["role"] is None


def test_what_the_ontology_does_not_declare_is_refused() -> None:
    def undeclared_label(graph: PropertyGraph) -> None:
        graph.nodes["org-1"]["label"] = "Body"

    def undeclared_property(graph: PropertyGraph) -> None:
        graph.nodes["org-1"]["colour"] = "red"

    def wrong_type(graph: PropertyGraph) -> None:
        graph.nodes["org-1"]["aliases"] = "市教育局"

    def wrong_pair(graph: PropertyGraph) -> None:
        add_edge(graph, "IMPLEMENTS", "ini-1", "org-1")

    def no_name(graph: PropertyGraph) -> None:
        graph.nodes["ini-1"]["name"] = ""

    for spoil in (undeclared_label, undeclared_property, wrong_type, wrong_pair, no_name):
        graph = small()
        spoil(graph)
        with pytest.raises(OntologyError):
            check(graph)


def test_a_pair_may_be_joined_several_times_where_spans_differ() -> None:
    graph = small()
    add_node(graph, "Passage", "psg-1", name="1", report_id="rep-1", order=0, section="", start=0, end=9, text="双减双减")
    add_edge(graph, "MENTIONED_IN", "ini-1", "psg-1", start=0, end=2, text="双减")
    add_edge(graph, "MENTIONED_IN", "ini-1", "psg-1", start=2, end=4, text="双减")
    assert sorted(key for _, _, key in graph.edges(keys=True)) == ["IMPLEMENTS", "MENTIONED_IN:0-2", "MENTIONED_IN:2-4"]
