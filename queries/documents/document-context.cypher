// title:    与某文件同在一句的事
// title-en: What stands in one sentence with a document
// about-zh: 与一份文件同在一句的机构、举措、会议和提法，附原文：谁拿它做什么。
// about:    The bodies, initiatives, meetings and formulas in the sentences that name a document: who does what with
//           it.
// param:    document string 关于完善矛盾纠纷多元调解体系的实施方案
//           | options: MATCH (d:Document) RETURN DISTINCT d.name AS name ORDER BY name
// returns:  kind, entity, mentions, quote, section, report
MATCH (d:Document {name: $document})-[:MENTIONED_IN]->(p:Passage)
WITH DISTINCT d, p
MATCH (p)<-[m:MENTIONED_IN]-(n:Organization|Initiative|Meeting|Formulation)
MATCH (p)-[:IN_REPORT]->(r:Report)
WITH d, n, m, p, r
ORDER BY r.year, r.name, r.id, m.start
WITH d, n, count(m) AS mentions, collect(p.text)[0] AS quote, collect(p.section)[0] AS section,
     collect(r.name)[0] AS report
RETURN labels(n)[0] AS kind, n.name AS entity, mentions, quote, section, report
ORDER BY kind, mentions DESC, entity, n.id, d.id
LIMIT 200
