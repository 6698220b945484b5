// title:    某实体的每一次出现
// title-en: Every mention of an entity
// about-zh: 一个机构、举措、提法、文件、会议、地区或时段在各报告里的每一次出现，附当时的叫法与原文。
// about:    Every place where reports name an entity, in which words, with the sentence.
// param:    entity string 市司法局
//           | options: MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place)
//             RETURN DISTINCT n.name AS name ORDER BY name
// returns:  kind, text, quote, section, report
MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place|Period {name: $entity})-[m:MENTIONED_IN]->(p:Passage)
MATCH (p)-[:IN_REPORT]->(r:Report)
RETURN labels(n)[0] AS kind, m.text AS text, p.text AS quote, p.section AS section, r.name AS report
ORDER BY kind, n.id, r.year, report, r.id, m.start, p.id
LIMIT 200
