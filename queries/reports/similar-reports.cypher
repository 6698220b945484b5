// title:    与某报告相近的报告
// title-en: Reports that resemble a report
// about-zh: 其他报告与这份报告共有多少举措、提法和文件，共有多的在前，并列出共有的举措。
// about:    How many initiatives, formulas and documents other reports share with one, the nearest first, and which
//           initiatives these are.
// param:    report string 市司法局党委高质量发展情况汇报
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// returns:  report, year, issuer, shared, initiatives, formulations, documents
// scan:     it compares the report with all others
MATCH (a:Report {name: $report})<-[:IN_REPORT]-(:Passage)<-[:MENTIONED_IN]-(n:Initiative|Formulation|Document)
WITH DISTINCT a, n
MATCH (n)-[:MENTIONED_IN]->(:Passage)-[:IN_REPORT]->(r:Report)
WHERE r.id <> a.id
WITH DISTINCT a, n, r
ORDER BY n.name, n.id
WITH a, r, count(n) AS shared, collect(CASE WHEN n:Initiative THEN n.name END) AS initiatives,
     sum(CASE WHEN n:Formulation THEN 1 ELSE 0 END) AS formulations,
     sum(CASE WHEN n:Document THEN 1 ELSE 0 END) AS documents
RETURN r.name AS report, r.year AS year, r.issuer AS issuer, shared, initiatives, formulations, documents
ORDER BY shared DESC, year, report, r.id, a.id
LIMIT 200
