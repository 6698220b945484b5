// title:    某举措的成效数字
// title-en: Results of an initiative
// about-zh: 与一项举措有关的全部数值，分实绩与目标，附时段、机构与原文。
// about:    Every number about an initiative, results and targets told apart, with period, body and sentence.
// param:    initiative string 第一议题
//           | options: MATCH (:Observation)-[:ABOUT]->(n:Initiative) RETURN DISTINCT n.name AS name ORDER BY name
// returns:  indicator, raw, value, unit, approx, change, status, period, organization, quote, section, report
MATCH (n:Initiative {name: $initiative})<-[:ABOUT]-(v:Observation)
MATCH (v)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
OPTIONAL MATCH (v)-[:DURING]->(t:Period)
OPTIONAL MATCH (v)-[:BY]->(o:Organization)
RETURN v.statement AS indicator, v.raw AS raw, v.value AS value, v.unit AS unit, v.approx AS approx,
       v.change AS change, v.status AS status, t.name AS period, o.name AS organization, p.text AS quote, p.section AS section, r.name AS report
ORDER BY r.year, report, r.id, s.start, v.id, period, organization
LIMIT 200
