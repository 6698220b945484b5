// title:    与某文件同在一句的事
// title-en: What stands in one sentence with a document
// about-zh: 与一份文件同在一句的机构、举措、会议和提法，附原文：谁拿它做什么。
// about:    The bodies, initiatives, meetings and formulas in the sentences that name a document: who does what with
//           it.
// param:    document string 关于完善矛盾纠纷多元调解体系的实施方案
//           | options: MATCH (d:Document) RETURN DISTINCT d.name AS name ORDER BY name
// returns:  kind, entity, mentions, quote, section, report
MATCH (d:Document {name: $document})-[:MENTIONED_IN]->(p:Passage)<-[m:MENTIONED_IN]-(n:Organization|Initiative|Meeting|Formulation)
WITH d.id AS document, n.id AS id, p.id AS passage, m.start AS start, labels(n)[0] AS kind, n.name AS entity
WITH DISTINCT document, id, kind, entity, passage, start
WITH document, id, kind, entity, count(*) AS mentions, collect(DISTINCT passage) AS passages
ORDER BY kind, mentions DESC, entity, id, document
LIMIT $rows
UNWIND passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
WITH document, id, kind, entity, mentions, passage, p.order AS at, r.year AS year, r.name AS report, r.id AS report_id
ORDER BY year, report, report_id, at
WITH document, id, kind, entity, mentions, collect(passage)[0] AS passage, collect(report)[0] AS report
MATCH (p:Passage {id: passage})
RETURN kind, entity, mentions, p.text AS quote, p.section AS section, report
ORDER BY kind, mentions DESC, entity, id, document, p.id
LIMIT 200
