// title:    某机构实施的举措
// title-en: Initiatives that a body carries out
// about-zh: 一个机构实施了哪些举措，以何种角色，原文怎么说。
// about:    The initiatives a body carries out, in which role, and every sentence that says so.
// param:    organization string 市司法局党委
//           | options: MATCH (o:Organization)-[:IMPLEMENTS]->(:Initiative) RETURN DISTINCT o.name AS name ORDER BY name
// returns:  initiative, role, explicit, quote, section, report
MATCH (o:Organization {name: $organization})-[i:IMPLEMENTS]->(n:Initiative)
UNWIND i.passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
RETURN n.name AS initiative, i.role AS role, i.explicit AS explicit,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY initiative, r.year, report, p.order, n.id, o.id, p.id
LIMIT 200
