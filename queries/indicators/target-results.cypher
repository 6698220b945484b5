// title:    目标对实绩
// title-en: Targets beside results
// about-zh: 一个机构定下的目标值，旁边是同一指标、同一时段的实绩与完成率（百分数）；还没有实绩的留空；同名的机构可只看一地的。
// about:    The targets of a body, each with the result for the same indicator and period and how much of the target
//           was reached, in per cent; empty where no report gives a result.
//           Bodies of one name may be asked about by place.
// param:    organization string *市司法局
//           | options: MATCH (v:Observation {status: 'target'})-[:BY]->(o:Organization)
//             RETURN DISTINCT o.name AS name ORDER BY name
// param:    home string *市司法局上半年工作总结和下半年工作思路 | optional
//           | options: MATCH (o:Organization {name: $organization})<-[:BY]-(:Observation {status: 'target'})-[:STATED_IN]->(p:Passage)
//             MATCH (p)-[:IN_REPORT]->(r:Report)
//             RETURN DISTINCT coalesce(o.jurisdiction, r.name) AS home ORDER BY home
// returns:  indicator, period, target, result, unit, reached, jurisdiction, quote, section, report, result_quote, result_report
MATCH (o:Organization {name: $organization})<-[:BY]-(g:Observation)-[:OF]->(x:Indicator)
WHERE g.status = 'target'
MATCH (g)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WHERE $home IS NULL OR coalesce(o.jurisdiction, r.name) = $home
OPTIONAL MATCH (g)-[:DURING]->(t:Period)
OPTIONAL MATCH (x)<-[:OF]-(v:Observation)-[:STATED_IN]->(q:Passage)-[:IN_REPORT]->(w:Report)
WHERE v.status = 'actual' AND v.unit = g.unit AND v.change IS NULL AND g.change IS NULL
      AND EXISTS { MATCH (v)-[:BY]->(o) }
      AND EXISTS { MATCH (v)-[:DURING]->(u:Period) WHERE u.id = t.id OR (u.year = t.year AND u.kind = t.kind) }
RETURN x.name AS indicator, t.name AS period, g.raw AS target, v.raw AS result, g.unit AS unit,
       CASE WHEN g.value <> 0 THEN round(v.value / g.value * 1000) / 10 END AS reached, o.jurisdiction AS jurisdiction,
       p.text AS quote, p.section AS section, r.name AS report, q.text AS result_quote, w.name AS result_report
ORDER BY t.start, period, indicator, s.start, g.id, v.id, o.id
LIMIT 200
