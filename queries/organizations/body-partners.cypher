// title:    某机构与谁协同
// title-en: Bodies that a body works with
// about-zh: 与一个机构联合、会同、共同开展工作的机构，不论哪一方在前，附原文；同名的机构可只看一地的。
// about:    The bodies that work together with a body, whichever of the two is named first, with every sentence.
//           Bodies of one name may be asked about by place.
// param:    organization string 市司法局党委
//           | options: MATCH (o:Organization)-[:COOPERATES_WITH]-(:Organization)
//             RETURN DISTINCT o.name AS name ORDER BY name
// param:    home string 市司法局党委高质量发展情况汇报 | optional
//           | options: MATCH (o:Organization {name: $organization})-[c:COOPERATES_WITH]-(:Organization)
//             UNWIND c.reports AS id MATCH (r:Report {id: id})
//             RETURN DISTINCT coalesce(o.jurisdiction, r.name) AS home ORDER BY home
// returns:  partner, explicit, jurisdiction, quote, section, report
MATCH (o:Organization {name: $organization})-[c:COOPERATES_WITH]-(m:Organization)
UNWIND c.passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
WHERE $home IS NULL OR coalesce(o.jurisdiction, r.name) = $home
RETURN m.name AS partner, c.explicit AS explicit, o.jurisdiction AS jurisdiction,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY partner, r.year, report, p.order, m.id, o.id, p.id
LIMIT 200
