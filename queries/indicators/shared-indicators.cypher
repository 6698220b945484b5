// title:    多份报告共有的指标与口径
// title-en: Indicators in several reports, with each definition
// about-zh: 至少在若干份报告里出现的指标，每个数值一行，附口径（原文说法）与原句。
// about:    Indicators that at least so many reports give, a row for each value with its own wording and sentence.
// param:    at_least integer 2 | label: 至少几份报告 · reports, at least
// returns:  indicator, report_count, year, report, statement, raw, quote, section
// scan:     it compares all indicators
MATCH (x:Indicator)<-[:OF]-(:Observation)-[:STATED_IN]->(a:Passage)
WITH x.id AS id, count(DISTINCT a.report_id) AS report_count
WHERE report_count >= $at_least
MATCH (x:Indicator {id: id})<-[:OF]-(v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
RETURN x.name AS indicator, report_count, r.year AS year, r.name AS report, v.statement AS statement, v.raw AS raw,
       p.text AS quote, p.section AS section
ORDER BY report_count DESC, indicator, x.id, year, report, r.id, s.start, v.id
LIMIT 200
