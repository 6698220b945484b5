// title:    同名的不同实体
// title-en: One name, several entities
// about-zh: 名称相同、却被当作不同实体的机构、举措、文件等（如两地各有一个市委），每个一行，供核对。
// about:    Bodies, initiatives, documents and others that share a name and were kept apart (the 市委 of two cities), a
//           row for each, for checking.
// param:    kind string Organization | optional
//           | options: MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place)
//             RETURN DISTINCT labels(n)[0] AS kind ORDER BY kind
// returns:  kind, entity, id, mentions, reports, quote, section
// scan:     it compares all names
MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place)
WHERE $kind IS NULL OR labels(n)[0] = $kind
WITH labels(n)[0] AS kind, n.name AS name, collect(n.id) AS ids
WHERE size(ids) > 1
UNWIND ids AS id
MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place {id: id})-[m:MENTIONED_IN]->(p:Passage)
MATCH (p)-[:IN_REPORT]->(r:Report)
WITH n, m, p, r
ORDER BY r.year, r.name, r.id, m.start
WITH n, count(m) AS mentions, collect(DISTINCT r.name) AS reports, collect(p.text)[0] AS quote,
     collect(p.section)[0] AS section
RETURN labels(n)[0] AS kind, n.name AS entity, n.id AS id, mentions, reports, quote, section
ORDER BY kind, entity, mentions DESC, n.id
LIMIT 200
