"""Cypher that the pages ask, in the form that both engines read. Canned queries live in `queries/`."""

from __future__ import annotations

from graph_build.ontology import ontology

REPORTS = """
MATCH (r:Report)
OPTIONAL MATCH (r)-[:ISSUED_BY]->(o:Organization)
RETURN r AS report, o.id AS issuer_id, o.name AS issuer
ORDER BY r.year DESC, r.name, r.id
"""
NAMED_BY_REPORT = """
MATCH (n)-[:MENTIONED_IN]->(:Passage)-[:IN_REPORT]->(r:Report)
RETURN r.id AS report, labels(n)[0] AS label, count(DISTINCT n) AS number
ORDER BY report, label
"""
NUMBERS_BY_REPORT = """
MATCH (o:Observation)-[:STATED_IN]->(:Passage)-[:IN_REPORT]->(r:Report)
RETURN r.id AS report, count(o) AS number, sum(CASE WHEN o.redacted THEN 1 ELSE 0 END) AS masked
ORDER BY report
"""
NUMBERS_BY_YEAR = """
MATCH (o:Observation)-[:DURING]->(t:Period)
RETURN t.year AS year, o.status AS status, count(o) AS number
ORDER BY year, status
"""
OUTGOING = """
MATCH (n:{label} {{id: $id}})-[r]->(m)
RETURN type(r) AS type, labels(m)[0] = 'Observation' AS measured, count(r) AS number
ORDER BY type, measured
"""
INCOMING = """
MATCH (n:{label} {{id: $id}})<-[r]-(m)
RETURN type(r) AS type, labels(m)[0] = 'Observation' AS measured, count(r) AS number
ORDER BY type, measured
"""
TAILS = """
MATCH (n:{label} {{id: $id}})-[r:{type}]->(m)
RETURN r AS fact, m AS node
ORDER BY m.name, m.id
"""
HEADS = """
MATCH (n:{label} {{id: $id}})<-[r:{type}]-(m)
RETURN r AS fact, m AS node
ORDER BY m.name, m.id
"""
NAMED_HEADS = """
MATCH (n:{label} {{id: $id}})<-[r:{type}]-(m)
WHERE labels(m)[0] <> 'Observation'
RETURN r AS fact, m AS node
ORDER BY m.name, m.id
"""
MEASURED = """
MATCH (n:{label} {{id: $id}})<-[:OF|BY|ABOUT|DURING]-(o:Observation)
WITH DISTINCT o
MATCH (o)-[s:STATED_IN]->(p:Passage)
RETURN o.id AS id
ORDER BY p.report_id, p.order, s.start, o.id
"""
OBSERVATIONS = """
MATCH (o:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WHERE o.id IN $ids
OPTIONAL MATCH (o)-[:OF]->(i:Indicator)
OPTIONAL MATCH (o)-[:DURING]->(t:Period)
OPTIONAL MATCH (o)-[:BY]->(b:Organization)
RETURN o AS observation, s.start AS start, s.`end` AS stop, p AS passage, r.id AS report_id, r.name AS report,
       i.id AS indicator_id, i.name AS indicator, t.id AS period_id, t.name AS period, b.id AS body_id, b.name AS body
ORDER BY r.year DESC, r.name, p.order, s.start, o.id
"""
PASSAGES = """
MATCH (p:Passage)-[:IN_REPORT]->(r:Report)
WHERE p.id IN $ids
RETURN p AS passage, r.id AS report_id, r.name AS report, r.year AS year
ORDER BY r.year DESC, r.name, p.order, p.id
"""
MARKS = """
MATCH (n)-[m:MENTIONED_IN]->(p:Passage)
WHERE p.id IN $ids
RETURN p.id AS passage, n.id AS id, labels(n)[0] AS label, n.name AS name, m.start AS start, m.`end` AS stop
ORDER BY passage, start, stop, id
"""
NUMBER_MARKS = """
MATCH (n:Observation)-[m:STATED_IN]->(p:Passage)
WHERE p.id IN $ids
RETURN p.id AS passage, n.id AS id, 'Observation' AS label, n.name AS name, m.start AS start, m.`end` AS stop
ORDER BY passage, start, stop, id
"""
MENTIONS = """
MATCH (n:{label} {{id: $id}})-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
RETURN p.id AS passage, m.start AS start, m.`end` AS stop, m.text AS text
ORDER BY r.year DESC, r.name, p.order, start
"""
FIRST_MENTIONS = """
MATCH (n)-[:MENTIONED_IN]->(p:Passage)
WHERE n.id IN $ids
RETURN n.id AS id, min(p.id) AS passage
ORDER BY id
"""
REPORT_PASSAGES = """
MATCH (p:Passage)-[:IN_REPORT]->(r:Report {id: $id})
RETURN p AS passage
ORDER BY p.order, p.id
"""
REPORT_OBSERVATIONS = """
MATCH (o:Observation)-[:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report {id: $id})
RETURN o.id AS id
ORDER BY p.order, o.id
"""
REPORT_NAMED = """
MATCH (n)-[m:MENTIONED_IN]->(:Passage)-[:IN_REPORT]->(r:Report {id: $id})
RETURN labels(n)[0] AS label, n.id AS id, n.name AS name, count(m) AS number
ORDER BY label, number DESC, name, id
"""
PASSAGE_FACTS = """
MATCH (:Passage {id: $id})<-[:MENTIONED_IN]-(b)<-[r]-(a)
WHERE $id IN r.passages AND labels(a)[0] <> 'Observation'
WITH DISTINCT a, r, b
RETURN a AS head, type(r) AS type, b AS tail
ORDER BY type, a.name, a.id, b.name, b.id
"""
AROUND_PASSAGE = """
MATCH (p:Passage {report_id: $report})
WHERE p.order >= $first AND p.order <= $last
RETURN p AS passage
ORDER BY p.order
"""
BROWSE = """
MATCH (n:{label})
OPTIONAL MATCH (n)-[m]-()
RETURN n AS node, count(m) AS degree
ORDER BY degree DESC, n.name, n.id
"""
FACTS = """
MATCH (a)-[r:{types}]->(b)
WHERE labels(a)[0] <> 'Observation'
RETURN a AS head, type(r) AS type, b AS tail, size(r.reports) AS reports, r.reports AS report_ids
ORDER BY a.id, type, b.id
"""
MOST_NAMED = """
MATCH (n:{label})-[m:MENTIONED_IN]->(:Passage)
RETURN n.id AS id, n.name AS name, count(m) AS number
ORDER BY number DESC, name, id
"""
REPORTS_OF = """
MATCH (n)-[:MENTIONED_IN]->(:Passage)-[:IN_REPORT]->(r:Report)
WHERE n.id IN $ids
WITH DISTINCT n, r
RETURN n.id AS id, r.name AS report
ORDER BY id, report
"""
IDS_OF = """
MATCH (n:{label})
WHERE n.name IN $names
RETURN n.name AS name, n.id AS id
ORDER BY name, id
"""


def for_label(statement: str, label: str, **parts: str) -> str:
    """A statement with its label put in. Only declared labels may stand in a statement."""
    if label not in ontology().nodes:
        raise KeyError(label)
    return statement.format(label=label, **parts)


def fact_types() -> str:
    """Relationships between named things, as an alternative: `IMPLEMENTS|ISSUES|…`."""
    kinds = ontology()
    named = {label for label, kind in kinds.nodes.items() if kind.entity}
    found = [r.type for r in kinds.relationships.values() if any(a in named and b in named for a, b in r.pairs)]
    return "|".join(found)
