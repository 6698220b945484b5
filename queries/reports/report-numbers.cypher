// title:    某报告的数字，按章节
// title-en: A report's numbers by section
// about-zh: 一份报告的全部数值，按行文先后与章节排列。
// about:    Every number of a report in the order of its text, under its section.
// param:    report string 市司法局党委高质量发展情况汇报
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// returns:  section, indicator, raw, value, unit, change, status, period, organization, quote
MATCH (r:Report {name: $report})<-[:IN_REPORT]-(p:Passage)<-[s:STATED_IN]-(v:Observation)
OPTIONAL MATCH (v)-[:DURING]->(t:Period)
OPTIONAL MATCH (v)-[:BY]->(o:Organization)
RETURN p.section AS section, v.statement AS indicator, v.raw AS raw, v.value AS value, v.unit AS unit,
       v.change AS change, v.status AS status, t.name AS period, o.name AS organization, p.text AS quote
ORDER BY r.id, s.start, v.id, period, organization
LIMIT 200
