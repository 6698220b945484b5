// title:    某机构实施的举措
// title-en: Initiatives that a body carries out
// about-zh: 一个机构实施了哪些举措，以何种角色，原文怎么说；可限于某年的报告；同名的机构可只看一地的。
// about:    The initiatives a body carries out, in which role, and every sentence that says so; of one year's
//           reports if a year is given. Bodies of one name may be asked about by place.
// param:    organization string 市司法局党委
//           | options: MATCH (o:Organization)-[:IMPLEMENTS]->(:Initiative) RETURN DISTINCT o.name AS name ORDER BY name
// param:    year integer 2023 | optional
//           | options: MATCH (:Organization {name: $organization})-[i:IMPLEMENTS]->(:Initiative) UNWIND i.reports AS id
//             MATCH (r:Report {id: id}) WHERE r.year IS NOT NULL RETURN DISTINCT r.year AS year ORDER BY year
// param:    home string 市司法局党委高质量发展情况汇报 | optional
//           | options: MATCH (o:Organization {name: $organization})-[i:IMPLEMENTS]->(:Initiative)
//             UNWIND i.reports AS id MATCH (r:Report {id: id})
//             RETURN DISTINCT coalesce(o.jurisdiction, r.name) AS home ORDER BY home
// returns:  initiative, role, explicit, jurisdiction, quote, section, report
MATCH (o:Organization {name: $organization})-[i:IMPLEMENTS]->(n:Initiative)
UNWIND i.passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
WHERE ($year IS NULL OR r.year = $year) AND ($home IS NULL OR coalesce(o.jurisdiction, r.name) = $home)
RETURN n.name AS initiative, i.role AS role, i.explicit AS explicit, o.jurisdiction AS jurisdiction,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY initiative, r.year, report, p.order, n.id, o.id, p.id
LIMIT 200
