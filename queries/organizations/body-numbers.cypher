// title:    某机构做了多少
// title-en: Numbers of a body
// about-zh: 归于一个机构的全部数值：做了什么、多少、何时，原文怎么说；可限于一年；同名的机构可只看一地的。
// about:    Every number that is credited to a body: what was counted, how much, when, and the sentence; of one
//           year if one is given. Bodies of one name may be asked about by place.
// param:    organization string 市司法局党委
//           | options: MATCH (:Observation)-[:BY]->(o:Organization) RETURN DISTINCT o.name AS name ORDER BY name
// param:    year integer 2023 | optional
//           | options: MATCH (:Organization {name: $organization})<-[:BY]-(:Observation)-[:DURING]->(t:Period)
//             WHERE t.year IS NOT NULL RETURN DISTINCT t.year AS year ORDER BY year
// param:    home string 市司法局党委高质量发展情况汇报 | optional
//           | options: MATCH (o:Organization {name: $organization})<-[:BY]-(:Observation)-[:STATED_IN]->(p:Passage)
//             MATCH (p)-[:IN_REPORT]->(r:Report)
//             RETURN DISTINCT coalesce(o.jurisdiction, r.name) AS home ORDER BY home
// returns:  indicator, raw, value, unit, approx, change, status, period, jurisdiction, quote, section, report
MATCH (o:Organization {name: $organization})<-[:BY]-(v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WHERE $home IS NULL OR coalesce(o.jurisdiction, r.name) = $home
OPTIONAL MATCH (v)-[:DURING]->(t:Period)
WITH o.jurisdiction AS jurisdiction, v.id AS number, s.start AS start, p.id AS passage, r.year AS year, r.name AS report, r.id AS report_id, t.name AS period, t.year AS during
WHERE $year IS NULL OR during = $year
WITH jurisdiction, number, start, passage, year, report, report_id, period
ORDER BY year, report, report_id, start, number, period
LIMIT $rows
MATCH (v:Observation {id: number})-[s:STATED_IN]->(p:Passage {id: passage})
WHERE s.start = start
RETURN v.statement AS indicator, v.raw AS raw, v.value AS value, v.unit AS unit, v.approx AS approx,
       v.change AS change, v.status AS status, period, jurisdiction,
       p.text AS quote, p.section AS section, report
ORDER BY year, report, report_id, start, v.id, period
LIMIT 200
