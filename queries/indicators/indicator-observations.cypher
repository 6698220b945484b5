// title:    某指标的全部数值
// title-en: All observations of an indicator
// about-zh: 一个指标在各份报告、各个时段的数值，附口径（原文说法）与原句。
// about:    An indicator's values across reports and periods, each with its own wording and sentence.
// param:    indicator string 召开局党委会 | options: MATCH (x:Indicator) RETURN DISTINCT x.name AS name ORDER BY name
// returns:  period, statement, raw, value, unit, approx, change, status, organization, region, quote, section, report
// chart:    line x=period y=value colour=region
MATCH (x:Indicator {name: $indicator})<-[:OF]-(v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
OPTIONAL MATCH (v)-[:DURING]->(t:Period)
OPTIONAL MATCH (v)-[:BY]->(o:Organization)
RETURN t.name AS period, v.statement AS statement, v.raw AS raw, v.value AS value, v.unit AS unit, v.approx AS approx,
       v.change AS change, v.status AS status, o.name AS organization,
       coalesce(o.jurisdiction, r.jurisdiction, o.name) AS region, p.text AS quote, p.section AS section, r.name AS report
ORDER BY t.start, period, r.year, report, r.id, s.start, v.id, organization
LIMIT 200
