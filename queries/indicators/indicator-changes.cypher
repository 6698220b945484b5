// title:    指标的增减与变动
// title-en: Indicators that vanished, are new, or changed
// about-zh: 比较两份报告：哪些指标不再报、哪些是新的、哪些数变了，变了多少；先选同一机构的前后两份报告。报告回顾往年的数不算。
// about:    Between two reports: the indicators that are no longer given, those that are new, and by how much the
//           others changed. Reports of the same issuer are offered first; figures of years before the report's own are
//           left out.
// param:    earlier string *市司法局上半年工作总结和下半年工作思路 | label: 前一份报告 · earlier report
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// param:    later string 市司法局党委高质量发展情况汇报 | label: 后一份报告 · later report
//           | options: MATCH (r:Report) WHERE r.name <> $earlier
//             OPTIONAL MATCH (r)-[:ISSUED_BY]->(o:Organization)<-[:ISSUED_BY]-(:Report {name: $earlier})
//             WITH r.name AS name, count(o) AS same, min(r.year) AS year RETURN name ORDER BY same DESC, year, name
// param:    change string new | optional
//           | options: UNWIND ['vanished', 'new', 'changed', 'kept'] AS change RETURN change ORDER BY change
// returns:  change, indicator, status, before, after, difference, unit, quote, section
UNWIND [$earlier, $later] AS name
MATCH (r:Report {name: name})<-[:IN_REPORT]-(p:Passage)<-[s:STATED_IN]-(v:Observation)-[:OF]->(x:Indicator)
OPTIONAL MATCH (v)-[:DURING]->(t:Period)
WITH x, v, p, s, r.name = $later AS is_later, coalesce(t.year - r.year, 0) AS ahead
WHERE ahead >= 0
WITH x, v, p, s, is_later, ahead
ORDER BY is_later DESC, s.start, v.id
WITH x, v.unit AS unit, v.change AS moved, v.status AS status, ahead,
     collect(CASE WHEN NOT is_later THEN v.raw END) AS before, collect(CASE WHEN is_later THEN v.raw END) AS after,
     collect(CASE WHEN NOT is_later THEN v.value END) AS values_before,
     collect(CASE WHEN is_later THEN v.value END) AS values_after,
     collect(p.text)[0] AS quote, collect(p.section)[0] AS section
WITH x, unit, moved, status, ahead, before, after, quote, section,
     CASE WHEN size(before) = 1 AND size(after) = 1 THEN values_after[0] - values_before[0] END AS difference,
     CASE WHEN size(after) = 0 THEN 'vanished' WHEN size(before) = 0 THEN 'new'
          WHEN values_before <> values_after THEN 'changed' ELSE 'kept' END AS change
WHERE $change IS NULL OR change = $change
RETURN change, x.name AS indicator, status, before, after, difference, unit, quote, section
ORDER BY CASE change WHEN 'changed' THEN 0 WHEN 'vanished' THEN 1 WHEN 'new' THEN 2 ELSE 3 END, indicator,
         status, unit, moved, ahead, x.id
LIMIT 200
