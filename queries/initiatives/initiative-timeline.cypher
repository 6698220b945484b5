// title:    某举措的时间线
// title-en: Timeline of an initiative
// about-zh: 一项举措在各年报告中的每一次出现，按年份先后，附原文。
// about:    Every mention of an initiative in the order of years: the period stated for it, else the report's own.
// param:    initiative string 枫桥经验
//           | options: MATCH (n:Initiative) RETURN DISTINCT n.name AS name ORDER BY name
// returns:  year, period, report, section, quote
MATCH (n:Initiative {name: $initiative})-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
OPTIONAL MATCH (n)-[d:DURING]->(t:Period)
WHERE p.id IN d.passages
RETURN coalesce(t.year, r.year) AS year, coalesce(t.name, r.period) AS period,
       r.name AS report, p.section AS section, p.text AS quote
ORDER BY year, period, report, r.id, m.start, n.id, p.id
LIMIT 200
