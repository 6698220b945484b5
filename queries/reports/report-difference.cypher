// title:    一份报告有而另一份没有
// title-en: What one report has that another has not
// about-zh: 在一份报告里提到、在另一份里没有提到的举措、提法、文件等，附第一次出现的原文。
// about:    What a report mentions and another does not, by kind, with the first sentence that mentions it.
// param:    report string 市司法局党委高质量发展情况汇报 | label: 这份有 · in this report
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// param:    other string *市司法局上半年工作总结和下半年工作思路 | label: 那份没有 · not in that one
//           | options: MATCH (r:Report) WHERE r.name <> $report RETURN DISTINCT r.name AS name ORDER BY name
// param:    kind string Initiative | optional
//           | options: MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place)
//             RETURN DISTINCT labels(n)[0] AS kind ORDER BY kind
// returns:  kind, entity, mentions, quote, section
OPTIONAL MATCH (:Report {name: $other})<-[:IN_REPORT]-(:Passage)<-[:MENTIONED_IN]-
               (x:Organization|Initiative|Formulation|Document|Meeting|Place)
WITH collect(DISTINCT x.id) AS there
MATCH (r:Report {name: $report})<-[:IN_REPORT]-(p:Passage)<-[m:MENTIONED_IN]-
      (n:Organization|Initiative|Formulation|Document|Meeting|Place)
WHERE ($kind IS NULL OR labels(n)[0] = $kind) AND NOT n.id IN there
WITH n, m, p
ORDER BY m.start
WITH n, count(m) AS mentions, collect(p.text)[0] AS quote, collect(p.section)[0] AS section
RETURN labels(n)[0] AS kind, n.name AS entity, mentions, quote, section
ORDER BY kind, mentions DESC, entity, n.id
LIMIT 200
