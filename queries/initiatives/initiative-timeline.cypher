// title:    某举措的时间线
// title-en: Timeline of an initiative
// about-zh: 一项举措在各年报告中的每一次出现，按年份先后，附原文。
// about:    Every mention of an initiative in the order of years: the period stated for it, else the report's own.
// param:    initiative string 枫桥经验
//           | options: MATCH (n:Initiative) RETURN DISTINCT n.name AS name ORDER BY name
// returns:  year, period, report, section, quote
CALL () {
  MATCH (n:Initiative {name: $initiative})-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
  RETURN n.id AS initiative, m.start AS start, p.id AS passage, r.year AS year, r.period AS period, r.name AS report, r.id AS report_id
  UNION ALL
  MATCH (n:Initiative {name: $initiative})-[d:DURING]->(t:Period)
  UNWIND d.passages AS passage
  RETURN n.id AS initiative, null AS start, passage, t.year AS year, t.name AS period, null AS report, null AS report_id
}
WITH initiative, passage, max(report) AS report, max(report_id) AS report_id,
     collect(CASE WHEN report_id IS NULL THEN {year: year, name: period} END) AS stated,
     collect(CASE WHEN report_id IS NOT NULL THEN {start: start, year: year, name: period} END) AS mentions
UNWIND mentions AS said
UNWIND CASE stated WHEN [] THEN [said] ELSE stated END AS t
WITH initiative, passage, report, report_id, said.start AS start, coalesce(t.year, said.year) AS year, coalesce(t.name, said.name) AS period
ORDER BY year, period, report, report_id, start, initiative, passage
LIMIT $rows
MATCH (p:Passage {id: passage})
RETURN year, period, report, p.section AS section, p.text AS quote
ORDER BY year, period, report, report_id, start, initiative, p.id
LIMIT 200
