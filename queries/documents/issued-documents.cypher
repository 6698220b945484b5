// title:    报告制发的文件
// title-en: Documents issued
// about-zh: 全部制发关系：哪个机构以何种动作制发了哪份文件；可限于一种动作。
// about:    Every document with the body that drafted, adopted, issued, revised or repealed it; one action if given.
// param:    action string issue | optional
//           | options: MATCH (:Organization)-[i:ISSUES]->(:Document) RETURN DISTINCT i.action AS action ORDER BY action
// returns:  document, organization, jurisdiction, action, quote, section, report
// scan:     without an action it lists them all
MATCH (o:Organization)-[i:ISSUES]->(d:Document)
WHERE $action IS NULL OR i.action = $action
UNWIND i.passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
RETURN d.name AS document, o.name AS organization, o.jurisdiction AS jurisdiction, i.action AS action,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY r.year, report, r.id, p.order, document, d.id, organization, o.id, p.id
LIMIT 200
