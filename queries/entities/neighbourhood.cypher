// title:    某实体的邻近
// title-en: Neighbourhood of an entity
// about-zh: 一个机构、举措、文件、会议、地区或时段与谁有何关系，每条附一句原文。
// about:    Everything that stands in a stated relationship with an entity, with one sentence for each.
// param:    entity string 市司法局党委
//           | options: MATCH (n:Organization|Initiative|Document|Meeting|Place) RETURN DISTINCT n.name AS name ORDER BY name
// returns:  direction, relation, kind, entity, quote, section, report
MATCH (n:Organization|Initiative|Document|Meeting|Place|Period {name: $entity})
      -[e:IMPLEMENTS|ISSUES|HOLDS|COOPERATES_WITH|PART_OF|LOCATED_IN|DURING]-(m)
MATCH (p:Passage {id: e.passages[0]})-[:IN_REPORT]->(r:Report)
RETURN CASE WHEN startNode(e) = n THEN '→' ELSE '←' END AS direction, type(e) AS relation, labels(m)[0] AS kind,
       m.name AS entity, p.text AS quote, p.section AS section, r.name AS report
ORDER BY relation, direction, kind, entity, m.id, n.id, p.id
LIMIT 200
