// title:    多份报告共有的指标与口径
// title-en: Indicators in several reports, with each definition
// about-zh: 至少在若干份报告里出现的指标，每份报告一行：它的口径（原文说法）、数值与原句。
// about:    Indicators that at least so many reports give, a row for each report: its wording, its values and the
//           sentence.
// param:    at_least integer 2 | label: 至少几份报告 · reports, at least
// returns:  indicator, report_count, year, report, statements, values, quote, section
// scan:     it compares all indicators
MATCH (x:Indicator)<-[:OF]-(:Observation)-[:STATED_IN]->(:Passage)-[:IN_REPORT]->(a:Report)
WITH x, count(DISTINCT a.id) AS report_count
WHERE report_count >= $at_least
MATCH (x)<-[:OF]-(v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WITH x, report_count, v, p, r, s
ORDER BY s.start, v.id
WITH x, report_count, r, collect(DISTINCT v.statement) AS statements, collect(v.raw) AS values,
     collect(p.text)[0] AS quote, collect(p.section)[0] AS section
RETURN x.name AS indicator, report_count, r.year AS year, r.name AS report, statements, values, quote, section
ORDER BY report_count DESC, indicator, x.id, year, report, r.id
LIMIT 200
