// title:    某文件在哪里提到
// title-en: Where a document is mentioned
// about-zh: 一份文件在各报告中的每一次出现，以及报告说谁制发了它。
// about:    Every mention of a document, and the bodies that are said there to have issued it.
// param:    document string 中国共产党政法工作条例
//           | options: MATCH (d:Document) RETURN DISTINCT d.name AS name ORDER BY name
// returns:  year, report, section, quote, organizations
CALL () {
  MATCH (d:Document {name: $document})-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
  WITH d, m, p, r
  ORDER BY r.year, r.name, r.id, m.start, d.id, p.id
  LIMIT $rows
  RETURN d.id AS document, m.start AS start, p.id AS passage, null AS name, null AS body
  UNION ALL
  MATCH (d:Document {name: $document})<-[i:ISSUES]-(o:Organization)
  UNWIND i.passages AS passage
  RETURN d.id AS document, null AS start, passage, o.name AS name, o.id AS body
}
WITH document, start, passage, name, body
ORDER BY name, body
WITH document, passage, collect(DISTINCT start) AS begins, collect(DISTINCT name) AS organizations
UNWIND begins AS start
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
RETURN r.year AS year, r.name AS report, p.section AS section, p.text AS quote, organizations
ORDER BY year, report, r.id, start, document, passage
LIMIT 200
