// title:    哪些机构一起工作
// title-en: Bodies that work together
// about-zh: 全部协同关系，两个机构一行，附原文；先看次数多的。
// about:    Every pair of bodies that work together, those with most sentences first, with the sentence.
// returns:  organization, partner, mentions, quote, section, report
// scan:     it lists all pairs of the graph
MATCH (o:Organization)-[c:COOPERATES_WITH]->(m:Organization)
UNWIND c.passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
RETURN o.name AS organization, m.name AS partner, size(c.passages) AS mentions,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY mentions DESC, organization, partner, r.year, report, p.order, o.id, m.id, p.id
LIMIT 200
