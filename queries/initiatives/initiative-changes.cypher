// title:    举措的增减与变动
// title-en: Initiatives that vanished, are new, or changed hands
// about-zh: 比较两份报告：哪些举措不再提、哪些是新的、哪些换了实施机构；先选同一机构的前后两份报告。
// about:    Between two reports: the initiatives that are no longer named, those that are new, and those that other
//           bodies carry out now. Reports of the same issuer are offered first.
// param:    earlier string 市司法局党委高质量发展情况汇报 | label: 前一份报告 · earlier report
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// param:    later string 市司法局党组书记在全市司法行政系统2025年度政治工作会议上的讲话 | label: 后一份报告 · later report
//           | options: MATCH (r:Report) WHERE r.name <> $earlier
//             OPTIONAL MATCH (r)-[:ISSUED_BY]->(o:Organization)<-[:ISSUED_BY]-(:Report {name: $earlier})
//             WITH r.name AS name, count(o) AS same, min(r.year) AS year RETURN name ORDER BY same DESC, year, name
// param:    change string vanished | optional
//           | options: UNWIND ['vanished', 'new', 'changed', 'kept'] AS change RETURN change ORDER BY change
// returns:  change, initiative, before, after, bodies_before, bodies_after, quote, section
UNWIND [$earlier, $later] AS name
MATCH (r:Report {name: name})<-[:IN_REPORT]-(p:Passage)<-[m:MENTIONED_IN]-(n:Initiative)
WITH n, m, p, r, r.name = $later AS is_later
ORDER BY is_later DESC, m.start, p.id
WITH n, sum(CASE WHEN is_later THEN 0 ELSE 1 END) AS before, sum(CASE WHEN is_later THEN 1 ELSE 0 END) AS after,
     collect(DISTINCT CASE WHEN NOT is_later THEN r.id END) AS from_ids,
     collect(DISTINCT CASE WHEN is_later THEN r.id END) AS to_ids,
     collect(p.text)[0] AS quote, collect(p.section)[0] AS section
OPTIONAL MATCH (n)<-[i:IMPLEMENTS]-(o:Organization)
WHERE any(x IN i.reports WHERE x IN from_ids OR x IN to_ids)
WITH n, before, after, from_ids, to_ids, quote, section, i, o
ORDER BY o.name, o.id
WITH n, before, after, quote, section,
     collect(DISTINCT CASE WHEN any(x IN i.reports WHERE x IN from_ids) THEN o.name END) AS bodies_before,
     collect(DISTINCT CASE WHEN any(x IN i.reports WHERE x IN to_ids) THEN o.name END) AS bodies_after
WITH n, before, after, quote, section, bodies_before, bodies_after,
     CASE WHEN after = 0 THEN 'vanished' WHEN before = 0 THEN 'new'
          WHEN bodies_before <> bodies_after THEN 'changed' ELSE 'kept' END AS change
WHERE $change IS NULL OR change = $change
RETURN change, n.name AS initiative, before, after, bodies_before, bodies_after, quote, section
ORDER BY CASE change WHEN 'vanished' THEN 0 WHEN 'new' THEN 1 WHEN 'changed' THEN 2 ELSE 3 END, before + after DESC,
         initiative, n.id
LIMIT 200
