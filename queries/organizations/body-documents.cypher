// title:    某机构制发的文件
// title-en: Documents that a body issues
// about-zh: 一个机构起草、审议、印发、修订或废止了哪些文件，原文怎么说；同名的机构可只看一地的。
// about:    The documents a body drafts, adopts, issues, revises or repeals, and every sentence that says so.
//           Bodies of one name may be asked about by place.
// param:    organization string 市司法局党委
//           | options: MATCH (o:Organization)-[:ISSUES]->(:Document) RETURN DISTINCT o.name AS name ORDER BY name
// param:    home string 市司法局党委高质量发展情况汇报 | optional
//           | options: MATCH (o:Organization {name: $organization})-[i:ISSUES]->(:Document)
//             UNWIND i.reports AS id MATCH (r:Report {id: id})
//             RETURN DISTINCT coalesce(o.jurisdiction, r.name) AS home ORDER BY home
// returns:  document, action, explicit, jurisdiction, quote, section, report
MATCH (o:Organization {name: $organization})-[i:ISSUES]->(d:Document)
UNWIND i.passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
WHERE $home IS NULL OR coalesce(o.jurisdiction, r.name) = $home
RETURN d.name AS document, i.action AS action, i.explicit AS explicit, o.jurisdiction AS jurisdiction,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY document, r.year, report, p.order, d.id, o.id, p.id
LIMIT 200
