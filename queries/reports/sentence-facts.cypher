// title:    一句话说了什么
// title-en: What one sentence says
// about-zh: 一句话里读出的一切：提到谁、有哪些数、说了什么关系；句子按报告中的先后编号。
// about:    All that was read from one sentence: whom it names, its numbers, and the relationships that it states.
//           Sentences are numbered in the order of the report.
// param:    report string 市司法局党委高质量发展情况汇报
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// param:    sentence integer 3 | label: 第几句 · sentence
//           | options: MATCH (r:Report {name: $report})<-[:IN_REPORT]-(p:Passage)
//             WHERE EXISTS { MATCH (p)<-[:MENTIONED_IN|STATED_IN]-() }
//             RETURN DISTINCT p.order + 1 AS sentence ORDER BY sentence
// returns:  kind, entity, relation, object, text, quote, section
MATCH (r:Report {name: $report})<-[:IN_REPORT]-(p:Passage {order: $sentence - 1})
CALL (p) {
  MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place|Period)-[m:MENTIONED_IN]->(p)
  RETURN labels(n)[0] AS kind, n.name AS entity, null AS relation, null AS object, m.text AS text,
         m.start AS at, n.id AS id
  UNION ALL
  MATCH (x:Indicator)<-[:OF]-(v:Observation)-[s:STATED_IN]->(p)
  RETURN 'Observation' AS kind, x.name AS entity, null AS relation, null AS object, v.raw AS text,
         s.start AS at, v.id AS id
  UNION ALL
  MATCH (n:Organization|Initiative|Document|Meeting|Place|Period)-[:MENTIONED_IN]->(p)
  WITH DISTINCT p, n
  MATCH (n)-[e:IMPLEMENTS|ISSUES|HOLDS|COOPERATES_WITH|PART_OF|LOCATED_IN|DURING]-(m)
  WHERE p.id IN e.passages AND NOT m:Observation
  WITH DISTINCT e, startNode(e) AS a, endNode(e) AS b
  RETURN labels(a)[0] AS kind, a.name AS entity, type(e) AS relation, b.name AS object, null AS text,
         null AS at, a.id + b.id AS id
}
RETURN kind, entity, relation, object, text, p.text AS quote, p.section AS section
ORDER BY at, relation, entity, object, id, r.id
LIMIT 200
