// title:    孤立的实体
// title-en: Entities that stand alone
// about-zh: 只被提到、没有读出任何关系或数值的机构、举措、文件、会议、地区，提到多的在前，附第一次出现的原文。
// about:    Bodies, initiatives, documents, meetings and places that are only named: no relationship and no number was
//           read for them; those named most first, with the first sentence.
// param:    kind string Organization | optional
//           | options: MATCH (n:Organization|Initiative|Document|Meeting|Place)
//             RETURN DISTINCT labels(n)[0] AS kind ORDER BY kind
// returns:  kind, entity, mentions, quote, section, report
// scan:     it goes through all entities
MATCH (n:Organization|Initiative|Document|Meeting|Place)
WHERE ($kind IS NULL OR labels(n)[0] = $kind) AND NOT EXISTS {
  MATCH (n)-[:IMPLEMENTS|ISSUES|HOLDS|COOPERATES_WITH|PART_OF|LOCATED_IN|DURING|BY|ABOUT|ISSUED_BY]-()
}
MATCH (n)-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WITH n, m, p, r
ORDER BY r.year, r.name, r.id, m.start
WITH n, count(m) AS mentions, collect(p.text)[0] AS quote, collect(p.section)[0] AS section,
     collect(r.name)[0] AS report
RETURN labels(n)[0] AS kind, n.name AS entity, mentions, quote, section, report
ORDER BY kind, mentions DESC, entity, n.id
LIMIT 200
