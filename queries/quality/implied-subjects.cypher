// title:    主语由上下文推定的事实
// title-en: Facts whose subject is understood
// about-zh: 原文省略主语、由程序推定为发布机构的实施、制发与召开关系，供核对。
// about:    What the text gives no subject for and the program credited to the report's issuer; for checking.
// param:    report string 市司法局党委高质量发展情况汇报
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// returns:  organization, relation, entity, quote, section
MATCH (r:Report {name: $report})<-[:IN_REPORT]-(p:Passage)<-[:MENTIONED_IN]-(n:Initiative|Document|Meeting)
WITH DISTINCT p, n
MATCH (o:Organization)-[i:IMPLEMENTS|ISSUES|HOLDS]->(n)
WHERE i.explicit = false AND p.id IN i.passages
RETURN o.name AS organization, type(i) AS relation, n.name AS entity, p.text AS quote, p.section AS section
ORDER BY p.order, relation, entity, n.id, organization, o.id, p.id
LIMIT 200
