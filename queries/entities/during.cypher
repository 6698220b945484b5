// title:    某段日期里的事
// title-en: What happened in a span of dates
// about-zh: 时段落在两个日期之间的举措、文件、会议，以及（如选）数值，附原文。
// about:    Initiatives, documents, meetings and (if wanted) numbers whose stated period lies between two dates.
// param:    since date 2022-01-01
//           | options: MATCH (t:Period) WHERE t.year IS NOT NULL
//             RETURN DISTINCT toString(t.year) + '-01-01' AS day ORDER BY day DESC
// param:    until date 2022-12-31
//           | options: MATCH (t:Period) WHERE t.year IS NOT NULL AND toString(t.year) + '-12-31' > $since
//             RETURN DISTINCT toString(t.year) + '-12-31' AS day ORDER BY day
// param:    numbers boolean false | label: 含数值 · with numbers
// returns:  period, kind, entity, quote, section, report
// scan:     periods are few, and it compares their dates
MATCH (t:Period)
WHERE t.start >= $since AND t.`end` <= $until
MATCH (t)<-[d:DURING]-(n:Initiative|Document|Meeting|Observation)
WHERE $numbers OR NOT n:Observation
MATCH (p:Passage {id: d.passages[0]})-[:IN_REPORT]->(r:Report)
RETURN t.name AS period, labels(n)[0] AS kind, n.name AS entity, p.text AS quote, p.section AS section, r.name AS report
ORDER BY t.start, t.`end`, period, t.id, kind, r.name, p.order, entity, n.id, p.id
LIMIT 200
