// title:    召开的会议
// title-en: Meetings held
// about-zh: 哪个机构召开了哪些有名称的会议，附原文；同名的机构可只看一地的。
// about:    Named meetings with the body that held them and the sentence.
//           Bodies of one name may be asked about by place.
// param:    organization string 市司法局党委 | optional
//           | options: MATCH (o:Organization)-[:HOLDS]->(:Meeting) RETURN DISTINCT o.name AS name ORDER BY name
// param:    home string 市司法局党委高质量发展情况汇报 | optional
//           | options: MATCH (o:Organization)-[h:HOLDS]->(:Meeting) WHERE $organization IS NULL OR o.name = $organization
//             UNWIND h.reports AS id MATCH (r:Report {id: id})
//             RETURN DISTINCT coalesce(o.jurisdiction, r.name) AS home ORDER BY home
// returns:  meeting, organization, explicit, jurisdiction, quote, section, report
// scan:     without a body it lists all meetings
WITH $organization AS given
CALL (given) {
  WITH given
  WHERE given IS NOT NULL
  MATCH (o:Organization {name: given})-[h:HOLDS]->(g:Meeting)
  RETURN o, h, g
  UNION ALL
  WITH DISTINCT given
  WHERE given IS NULL
  MATCH (o:Organization)-[h:HOLDS]->(g:Meeting)
  RETURN o, h, g
}
UNWIND h.passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
WHERE $home IS NULL OR coalesce(o.jurisdiction, r.name) = $home
RETURN g.name AS meeting, o.name AS organization, h.explicit AS explicit, o.jurisdiction AS jurisdiction,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY r.year, report, r.id, p.order, meeting, g.id, organization, o.id, p.id
LIMIT 200
