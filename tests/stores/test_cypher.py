"""Statements that are made of the declaration, as whole texts."""

from __future__ import annotations

import pytest

from graph_build.identity import label_of
from graph_build.ontology import Ontology, ontology, parse
from graph_build.stores import cypher

SMALL = """
nodes:
  Organization:
    {zh: 机构, en: body, about: {zh: 机构, en: body}, prefix: org, entity: true, colour: "#000",
     properties: {year: {type: integer, zh: 年, en: year, index: true}, end: {type: string, zh: 止, en: end, index: true}}}
  Passage:
    {zh: 段落, en: passage, about: {zh: 段落, en: passage}, prefix: psg, colour: "#000"}
relationships:
  MENTIONED_IN:
    {zh: 提及, en: in, pairs: [[Organization, Passage], [Passage, Passage]],
     properties: {start: {type: integer, zh: 起, en: start}, end: {type: integer, zh: 止, en: end}}}
  PART_OF: {zh: 属于, en: part, pairs: [[Organization, Organization]]}
"""
ANY = "(rep|psg|org|ini|frm|doc|mtg|plc|per|ind|obs)-[0-9a-f]{16}"


@pytest.fixture(scope="module")
def small() -> Ontology:
    return parse(SMALL)


def test_constraints_and_indexes(small: Ontology) -> None:
    assert list(cypher.schema_statements(small)) == [
        "CREATE CONSTRAINT zhengtu_organization_id IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE",
        "CREATE INDEX zhengtu_organization_name IF NOT EXISTS FOR (n:Organization) ON (n.`name`)",
        "CREATE INDEX zhengtu_organization_year IF NOT EXISTS FOR (n:Organization) ON (n.`year`)",
        "CREATE INDEX zhengtu_organization_end IF NOT EXISTS FOR (n:Organization) ON (n.`end`)",
        "CREATE CONSTRAINT zhengtu_passage_id IF NOT EXISTS FOR (n:Passage) REQUIRE n.id IS UNIQUE",
        "CREATE INDEX zhengtu_passage_name IF NOT EXISTS FOR (n:Passage) ON (n.`name`)",
    ]


def test_reading(small: Ontology) -> None:
    assert cypher.read_nodes(small.nodes["Organization"]) == (
        "MATCH (n:Organization) WHERE n.id =~ 'org-[0-9a-f]{16}' RETURN n.`id`, n.`name`, n.`year`, n.`end`"
    )
    assert cypher.read_edges(small.relationships["MENTIONED_IN"], handle="elementId(r)") == (
        "MATCH (a:Organization|Passage)-[r:MENTIONED_IN]->(b:Passage) "
        f"WHERE a.id =~ '{ANY}' AND b.id =~ '{ANY}' RETURN a.id, b.id, r.`start`, r.`end`, elementId(r)"
    )
    assert cypher.read_edges(small.relationships["PART_OF"]) == (
        f"MATCH (a:Organization)-[r:PART_OF]->(b:Organization) WHERE a.id =~ '{ANY}' AND b.id =~ '{ANY}' RETURN a.id, b.id"
    )


def test_counting(small: Ontology) -> None:
    assert cypher.count_nodes(small.nodes["Passage"]) == (
        "MATCH (n:Passage) WHERE n.id =~ 'psg-[0-9a-f]{16}' RETURN count(n) AS count"
    )
    assert cypher.count_all_edges(small.relationships["PART_OF"]) == (
        "MATCH ()-[r:PART_OF]->() RETURN count(r) AS count"
    )
    assert cypher.count_our_edges(small.relationships["PART_OF"]) == (
        "MATCH (a:Organization)-[r:PART_OF]->(b:Organization) "
        f"WHERE a.id =~ '{ANY}' AND b.id =~ '{ANY}' RETURN count(r) AS count"
    )


def test_writing(small: Ontology) -> None:
    mentioned, part = small.relationships["MENTIONED_IN"], small.relationships["PART_OF"]
    assert cypher.write_nodes(small.nodes["Organization"]) == (
        "UNWIND $rows AS row\nMERGE (n:Organization {id: row.id})\nSET n += row"
    )
    assert cypher.remove_nodes(small.nodes["Organization"]) == (
        "UNWIND $rows AS id\nMATCH (n:Organization {id: id})\nDETACH DELETE n"
    )
    assert cypher.write_edges(mentioned, "Organization", "Passage") == (
        "UNWIND $rows AS row\n"
        "MATCH (a:Organization {id: row.source})\n"
        "MATCH (b:Passage {id: row.target})\n"
        "CREATE (a)-[r:MENTIONED_IN]->(b)\n"
        "SET r = row.own"
    )
    assert cypher.write_edges(part, "Organization", "Organization").endswith("CREATE (a)-[r:PART_OF]->(b)")
    assert cypher.change_edges(mentioned) == (
        "UNWIND $rows AS row\nMATCH ()-[r:MENTIONED_IN]->() WHERE elementId(r) = row.handle\nSET r += row.own"
    )
    assert cypher.remove_edges(mentioned) == (
        "UNWIND $rows AS handle\nMATCH ()-[r:MENTIONED_IN]->() WHERE elementId(r) = handle\nDELETE r"
    )


def test_every_id_tells_its_label() -> None:
    for label, kind in ontology().nodes.items():
        assert label_of(f"{kind.prefix}-0123456789abcdef") == label
        for other in ("0123456789abcde", "0123456789abcdef0", "0123456789ABCDEF", "0123456789abcdef\n", "", "1"):
            assert label_of(f"{kind.prefix}-{other}") is None
    assert label_of("xyz-0123456789abcdef") is None
