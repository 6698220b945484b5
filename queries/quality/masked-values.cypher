// title:    被遮盖的数值
// title-en: Masked values
// about-zh: 原文以 * 或 XX 代替数字的地方：数了什么、在哪里；可限于一份报告。
// about:    Numbers that the text hides behind * or XX: what was counted, and where; of one report if one is given.
// param:    report string *区司法局队伍建设情况报告 | optional
//           | options: MATCH (:Observation {redacted: true})-[:STATED_IN]->(:Passage)-[:IN_REPORT]->(r:Report)
//             RETURN DISTINCT r.name AS name ORDER BY name
// returns:  indicator, raw, unit, status, quote, section, report
// scan:     without a report it lists them all
WITH $report AS given
CALL (given) {
  WITH given
  WHERE given IS NOT NULL
  MATCH (v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report {name: given})
  WHERE v.redacted = true
  RETURN v, s, p, r
  UNION ALL
  WITH DISTINCT given
  WHERE given IS NULL
  MATCH (v:Observation {redacted: true})-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
  RETURN v, s, p, r
}
RETURN v.statement AS indicator, v.raw AS raw, v.unit AS unit, v.status AS status,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY r.year, report, r.id, s.start, v.id
LIMIT 200
