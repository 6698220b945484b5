// title:    互相矛盾或改过的数
// title-en: Figures that contradict each other or were restated
// about-zh: 同一机构、同一指标、同一时段却有不同的数：同一份报告内不一致，或后来的报告改了口；约数相差一成以内不算。
// about:    Different figures for the same body, indicator and period: within one report, or given anew by another one.
//           Approximate figures within a tenth of each other are let pass.
// returns:  finding, indicator, period, organization, raw, value, unit, statement, quote, section, report
// scan:     it compares all numbers
MATCH (o:Organization)<-[:BY]-(v:Observation)-[:DURING]->(t:Period)
WHERE v.value IS NOT NULL AND t.start IS NOT NULL
MATCH (v)-[:OF]->(x:Indicator)
MATCH (v)-[:STATED_IN]->(p:Passage)
WITH o.id AS body, t.id AS time, x.id AS counted, v.unit AS unit, v.status AS status,
     v.change AS moved, min(v.value) AS lowest, max(v.value) AS highest,
     sum(CASE WHEN v.approx IS NULL THEN 0 ELSE 1 END) AS rough, count(DISTINCT p.report_id) AS reports,
     collect(v.id) AS ids
WHERE highest > lowest AND (rough = 0 OR highest > lowest * 1.1)
UNWIND ids AS id
MATCH (v:Observation {id: id})-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
MATCH (v)-[:OF]->(x:Indicator)
MATCH (v)-[:DURING]->(t:Period)
MATCH (v)-[:BY]->(o:Organization)
WHERE x.id = counted AND t.id = time AND o.id = body
RETURN CASE WHEN reports > 1 THEN 'restated' ELSE 'contradiction' END AS finding, x.name AS indicator, t.name AS period,
       o.name AS organization, v.raw AS raw, v.value AS value, v.unit AS unit, v.statement AS statement,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY finding, indicator, x.id, period, organization, o.id, unit, status, moved, r.year, report, r.id, s.start, v.id
LIMIT 200
