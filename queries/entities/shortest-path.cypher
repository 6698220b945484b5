// title:    两个实体之间怎样相连
// title-en: How two entities are connected
// about-zh: 从一个实体到另一个，最少经过哪些关系（最多四步），每步一行，附原文；有几条一样短的路就都列出。
// about:    The fewest stated relationships that lead from one entity to another (four at most), a row for each step
//           with the sentence; where several ways are equally short, all of them.
// param:    start string 市司法局党委
//           | options: MATCH (n:Organization|Initiative|Document|Meeting|Place) WHERE EXISTS {
//             MATCH (n)-[:IMPLEMENTS|ISSUES|HOLDS|COOPERATES_WITH|PART_OF|LOCATED_IN]-() }
//             RETURN DISTINCT n.name AS name ORDER BY name
// param:    goal string *市司法局
//           | options: MATCH (n:Organization|Initiative|Document|Meeting|Place) WHERE n.name <> $start AND EXISTS {
//             MATCH (n)-[:IMPLEMENTS|ISSUES|HOLDS|COOPERATES_WITH|PART_OF|LOCATED_IN]-() }
//             RETURN DISTINCT n.name AS name ORDER BY name
// returns:  step, entity, direction, relation, object, quote, section, report
// scan:     a way may lead through the whole graph
MATCH (a:Organization|Initiative|Document|Meeting|Place {name: $start})
CALL (a) { MATCH (b:Organization|Initiative|Document|Meeting|Place {name: $goal}) WHERE b.id <> a.id RETURN b }
MATCH way = allShortestPaths((a)-[:IMPLEMENTS|ISSUES|HOLDS|COOPERATES_WITH|PART_OF|LOCATED_IN*..4]-(b))
UNWIND range(1, length(way)) AS step
WITH DISTINCT a, b, step, nodes(way)[step - 1] AS n, relationships(way)[step - 1] AS e, nodes(way)[step] AS m
MATCH (p:Passage {id: e.passages[0]})-[:IN_REPORT]->(r:Report)
RETURN step, n.name AS entity, CASE WHEN startNode(e) = n THEN '→' ELSE '←' END AS direction, type(e) AS relation,
       m.name AS object, p.text AS quote, p.section AS section, r.name AS report
ORDER BY a.id, b.id, step, entity, relation, object, n.id, m.id, p.id
LIMIT 200
