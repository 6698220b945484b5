// title:    目标对实绩
// title-en: Targets beside results
// about-zh: 一个机构定下的目标值，旁边是同一指标、同一时段的实绩与完成率（百分数，增减幅度不算）；有实绩的在前，还没有的留空；同名的机构可只看一地的。
// about:    The targets of a body, each with the result for the same indicator and period and how much of the target
//           was reached, in per cent (not of growth rates); those with a result first, empty where no report gives one.
//           Bodies of one name may be asked about by place.
// param:    organization string *市司法局
//           | options: MATCH (v:Observation {status: 'target'})-[:BY]->(o:Organization)
//             RETURN DISTINCT o.name AS name ORDER BY name
// param:    home string *市司法局上半年工作总结和下半年工作思路 | optional
//           | options: MATCH (o:Organization {name: $organization})<-[:BY]-(:Observation {status: 'target'})-[:STATED_IN]->(p:Passage)
//             MATCH (p)-[:IN_REPORT]->(r:Report)
//             RETURN DISTINCT coalesce(o.jurisdiction, r.name) AS home ORDER BY home
// returns:  indicator, period, target, result, unit, reached, jurisdiction, quote, section, report, result_quote, result_report
CALL () {
  MATCH (o:Organization {name: $organization})<-[:BY]-(v:Observation)-[:OF]->(x:Indicator)
  WHERE v.status IN ['target', 'actual']
  WITH o.id AS body, x.id AS indicator, collect(CASE WHEN v.status = 'target' THEN v.id END) AS goals,
       collect(CASE WHEN v.status = 'actual' THEN v.id END) AS results
  UNWIND goals AS goal
  RETURN body, indicator, goal, results
}
MATCH (g:Observation {id: goal})-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
MATCH (o:Organization {id: body})
WHERE $home IS NULL OR coalesce(o.jurisdiction, r.name) = $home
OPTIONAL MATCH (g)-[:DURING]->(t:Period)
CALL (g, t, results) {
  UNWIND results AS result
  MATCH (v:Observation {id: result})-[:DURING]->(u:Period)
  WHERE v.unit = g.unit
        AND CASE WHEN v.change IN ['同比增长', '比上年增长', '比去年增长', '较上年增长'] THEN '增长'
                 WHEN v.change IN ['同比下降', '比上年下降', '比去年下降', '较上年下降'] THEN '下降'
                 ELSE coalesce(v.change, '') END
          = CASE WHEN g.change IN ['同比增长', '比上年增长', '比去年增长', '较上年增长'] THEN '增长'
                 WHEN g.change IN ['同比下降', '比上年下降', '比去年下降', '较上年下降'] THEN '下降'
                 ELSE coalesce(g.change, '') END
        AND (u.id = t.id OR (u.year = t.year AND t.start ENDS WITH '-01-01' AND coalesce(t.`end`, '-12-31') ENDS WITH '-12-31'
                             AND u.start ENDS WITH '-01-01' AND coalesce(u.`end`, '-12-31') ENDS WITH '-12-31'))
  RETURN collect(DISTINCT v.id) AS reached
}
UNWIND CASE reached WHEN [] THEN [null] ELSE reached END AS result
MATCH (x:Indicator {id: indicator})
OPTIONAL MATCH (v:Observation {id: result})-[:STATED_IN]->(q:Passage)-[:IN_REPORT]->(w:Report)
RETURN x.name AS indicator, t.name AS period, coalesce(g.change, '') + g.raw AS target,
       coalesce(v.change, '') + v.raw AS result, g.unit AS unit,
       CASE WHEN g.value <> 0 AND g.change IS NULL THEN round(v.value / g.value * 1000) / 10 END AS reached, o.jurisdiction AS jurisdiction,
       p.text AS quote, p.section AS section, r.name AS report, q.text AS result_quote, w.name AS result_report
ORDER BY v.id IS NULL, t.start, period, indicator, s.start, g.id, v.id, o.id
LIMIT 200
