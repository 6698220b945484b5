// title:    目标值
// title-en: Targets
// about-zh: 计划要做到、尚未完成的数值，附时限、机构与原文；可限于一份报告。
// about:    Numbers that are planned and not yet reached, with deadline, body and sentence; of one report if one is
//           given.
// param:    report string *市司法局上半年工作总结和下半年工作思路 | optional
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// returns:  indicator, raw, value, unit, approx, period, organization, quote, section, report
// scan:     without a report it lists them all
WITH $report AS given
CALL (given) {
  WITH given
  WHERE given IS NOT NULL
  MATCH (v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report {name: given})
  WHERE v.status = 'target'
  RETURN v, s, p, r
  UNION ALL
  WITH DISTINCT given
  WHERE given IS NULL
  MATCH (v:Observation {status: 'target'})-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
  RETURN v, s, p, r
}
OPTIONAL MATCH (v)-[:DURING]->(t:Period)
OPTIONAL MATCH (v)-[:BY]->(o:Organization)
RETURN v.statement AS indicator, v.raw AS raw, v.value AS value, v.unit AS unit, v.approx AS approx, t.name AS period,
       o.name AS organization, p.text AS quote, p.section AS section, r.name AS report
ORDER BY r.year, report, r.id, s.start, v.id, period, organization
LIMIT 200
