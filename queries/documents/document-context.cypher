// title:    与某文件同在一句的事
// title-en: What stands in one sentence with a document
// about-zh: 与一份文件同在一句的机构、举措、会议和提法，附原文：谁拿它做什么。
// about:    The bodies, initiatives, meetings and formulas in the sentences that name a document: who does what with
//           it.
// param:    document string 关于完善矛盾纠纷多元调解体系的实施方案
//           | options: MATCH (d:Document) RETURN DISTINCT d.name AS name ORDER BY name
// returns:  kind, entity, mentions, quote, section, report
MATCH (d:Document {name: $document})-[:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WITH DISTINCT d, p, r
MATCH (p)<-[m:MENTIONED_IN]-(n:Organization|Initiative|Meeting|Formulation)
WITH d.id AS document, n.id AS id, labels(n)[0] AS kind, n.name AS entity, p.id AS passage,
     m.start AS start, r.year AS year, r.name AS report, r.id AS report_id
ORDER BY year, report, report_id, start
WITH document, id, kind, entity, count(*) AS mentions, collect(passage)[0] AS passage
ORDER BY kind, mentions DESC, entity, id, document
LIMIT $rows
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
RETURN kind, entity, mentions, p.text AS quote, p.section AS section, r.name AS report
ORDER BY kind, mentions DESC, entity, id, document, p.id
LIMIT 200
