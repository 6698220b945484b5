// title:    某举措的时间线
// title-en: Timeline of an initiative
// about-zh: 一项举措在各年报告中的每一次出现，按年份先后，附原文。
// about:    Every mention of an initiative in the order of years: the period stated for it, else the report's own.
// param:    initiative string 枫桥经验
//           | options: MATCH (n:Initiative) RETURN DISTINCT n.name AS name ORDER BY name
// returns:  year, period, report, section, quote
CALL () {
  MATCH (n:Initiative {name: $initiative})-[m:MENTIONED_IN]->(p:Passage)
  RETURN n.id AS initiative, m.start AS start, p.id AS passage, null AS year, null AS period
  UNION ALL
  MATCH (n:Initiative {name: $initiative})-[d:DURING]->(t:Period)
  UNWIND d.passages AS passage
  MATCH (p:Passage {id: passage})<-[m:MENTIONED_IN]-(x:Initiative)
  WHERE x.id = n.id
  RETURN n.id AS initiative, m.start AS start, passage, t.year AS year, t.name AS period
}
WITH initiative, start, passage, collect(CASE WHEN period IS NOT NULL THEN {year: year, name: period} END) AS periods
UNWIND CASE periods WHEN [] THEN [null] ELSE periods END AS t
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
RETURN coalesce(t.year, r.year) AS year, coalesce(t.name, r.period) AS period,
       r.name AS report, p.section AS section, p.text AS quote
ORDER BY year, period, report, r.id, start, initiative, passage
LIMIT 200
