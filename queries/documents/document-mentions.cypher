// title:    某文件在哪里提到
// title-en: Where a document is mentioned
// about-zh: 一份文件在各报告中的每一次出现，以及报告说谁制发了它。
// about:    Every mention of a document, and the bodies that are said there to have issued it.
// param:    document string 中国共产党政法工作条例
//           | options: MATCH (d:Document) RETURN DISTINCT d.name AS name ORDER BY name
// returns:  year, report, section, quote, organizations
MATCH (d:Document {name: $document})-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
OPTIONAL MATCH (o:Organization)-[i:ISSUES]->(d)
WHERE p.id IN i.passages
WITH d, m, p, r, o
ORDER BY o.name, o.id
WITH d, m, p, r, collect(DISTINCT o.name) AS organizations
RETURN r.year AS year, r.name AS report, p.section AS section, p.text AS quote, organizations
ORDER BY year, report, r.id, m.start, d.id, p.id
LIMIT 200
