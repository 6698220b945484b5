"""Facts of several reports → one graph: what is one node, what stays apart, what evidence stands beside each fact."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from graph_build.assemble import assemble
from graph_build.graph import Graph, edge_columns
from graph_build.identity import node_id
from graph_build.records import Entity, Facts, Mention, Observation, Passage, Profile, Quantity, Relation, Span
from tests.stores.sample import listing

TEXT = "市教育局推进“双减”工作。新建学校12所。"


def facts(name: str = "a.txt", sha256: str = "a" * 64, scope: str = "浙江省/杭州市", **profile: Any) -> Facts:
    body = Entity(
        "Organization",
        "市教育局",
        "市教育局",
        ("我局",),
        (Mention("Organization", Span(0, 4), "市教育局"),),
        scope=scope,
    )
    initiative = Entity(
        "Initiative", "双减", "“双减”", (), (Mention("Initiative", Span(6, 10), "双减"),), {"kind": "工作"}
    )
    quantity = Quantity(Span(17, 20), 12.0, "所", "新建学校")
    return Facts(
        source=name,
        sha256=sha256,
        characters=len(TEXT),
        masked=False,
        profile=Profile(issuer="市教育局", period="2024", **profile),
        passages=(Passage(Span(0, 13), 0, "一", TEXT[:13]), Passage(Span(13, 21), 1, "一", TEXT[13:])),
        entities=(body, initiative),
        observations=(Observation(quantity, 1, "2024", "市教育局"),),
        relations=(
            Relation("IMPLEMENTS", "Organization", "市教育局", "Initiative", "双减", (0,), True, {"role": "lead"}),
        ),
        text=TEXT,
    )


def nodes(graph: Graph, label: str) -> list[dict[str, Any]]:
    return [graph.node(id) for id in graph.nodes[label]]


def edges(graph: Graph, type_: str) -> list[dict[str, Any]]:
    return [{"type": type_, **dict(zip(edge_columns(type_), row, strict=True))} for row in graph.edges[type_].values()]


def test_one_report_gives_its_facts_with_evidence() -> None:
    graph = assemble([facts()])
    (observation,) = nodes(graph, "Observation")
    assert (observation["name"], observation["raw"], observation["value"]) == ("新建学校 12所", "12所", 12.0)
    (fact,) = edges(graph, "IMPLEMENTS")
    (report,) = nodes(graph, "Report")
    assert fact["reports"] == [report["id"]] and fact["role"] == "lead" and fact["explicit"] is True
    assert fact["passages"] == [node_id("Passage", report["id"], "0")]
    assert sorted(edge["text"] for edge in edges(graph, "MENTIONED_IN")) == ["“双减”", "市教育局"]
    assert [edge["type"] for edge in edges(graph, "COVERS") + edges(graph, "ISSUED_BY")] == ["COVERS", "ISSUED_BY"]


def test_bodies_of_one_scope_meet_and_evidence_adds_up() -> None:
    graph = assemble([facts(), facts("b.txt", "b" * 64)])
    (body,) = nodes(graph, "Organization")
    assert body["aliases"] == ["我局"]
    (fact,) = edges(graph, "IMPLEMENTS")
    assert len(fact["passages"]) == len(fact["reports"]) == 2
    assert fact["passages"] == sorted(fact["passages"])


def test_bodies_of_two_scopes_stay_apart() -> None:
    graph = assemble([facts(), facts("b.txt", "b" * 64, scope="浙江省/湖州市")])
    assert len(nodes(graph, "Organization")) == 2
    assert len(nodes(graph, "Initiative")) == 1


def test_one_key_under_two_names_is_one_node_with_both() -> None:
    other = facts("b.txt", "b" * 64)
    short = other.entities[0]._replace(name="教育局", key="市教育局")
    other = replace(
        other,
        entities=(short, other.entities[1]),
        profile=replace(other.profile, issuer="教育局"),
        observations=(other.observations[0]._replace(by="教育局"),),
        relations=(other.relations[0]._replace(head="教育局"),),
    )
    (body,) = nodes(assemble([facts(), other]), "Organization")
    assert {body["name"], *body["aliases"]} == {"市教育局", "教育局", "我局"}


def test_an_issuer_known_from_the_manifest_alone_is_the_body_that_others_mention() -> None:
    report = facts(jurisdiction="浙江省/杭州市")
    report = replace(report, entities=report.entities[1:], relations=())
    graph = assemble([report])
    (body,) = nodes(graph, "Organization")
    assert body["id"] == node_id("Organization", "浙江省/杭州市", "教育局")
    assert (body["name"], body["jurisdiction"], body["kind"]) == ("市教育局", "浙江省/杭州市", "government")
    assert len(edges(graph, "MENTIONED_IN")) == 1


def test_an_issuer_of_a_place_that_is_not_known_is_nobody_elses() -> None:
    reports = [facts(jurisdiction="云南省"), facts("b.txt", "b" * 64, jurisdiction="云南省")]
    silent = [replace(report, entities=report.entities[1:], relations=()) for report in reports]
    assert len(nodes(assemble(silent), "Organization")) == 2


def test_masked_periods_of_two_reports_stay_apart() -> None:
    masked = [
        replace(each, profile=replace(each.profile, period="*"), observations=())
        for each in (facts(), facts("b.txt", "b" * 64))
    ]
    assert [period["name"] for period in nodes(assemble(masked), "Period")] == ["*", "*"]


def test_the_order_of_reports_does_not_matter_and_a_copy_counts_once() -> None:
    one, two, copy = facts(), facts("b.txt", "b" * 64), facts("z.txt")
    graph, turned = assemble([one, two]), assemble([two, copy, one])
    assert listing(graph) == listing(turned)
    assert sorted(report["source"] for report in nodes(turned, "Report")) == ["a.txt", "b.txt"]


def test_a_number_is_named_as_people_read_it_and_a_rate_gives_no_unit() -> None:
    report = facts()
    rate = Quantity(Span(17, 20), 3.2, "%", "新建学校", approx="约", change="同比下降", basis="同比")
    grown = replace(report, observations=(*report.observations, Observation(rate, 1, "2024", "市教育局")))
    graph = assemble([replace(grown, observations=grown.observations[1:])])
    (observation,) = nodes(graph, "Observation")
    assert observation["name"] == "新建学校 同比下降约12所"
    assert nodes(graph, "Indicator")[0]["unit"] is None
    assert nodes(assemble([report]), "Indicator")[0]["unit"] == "所"
