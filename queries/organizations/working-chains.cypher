// title:    某机构的牵头与配合
// title-en: Who leads, who supports
// about-zh: 一个机构与谁一起实施哪些举措、各是什么角色；第二步是与它一起的机构又同谁一起做什么；同名的机构可只看一地的。
// about:    With whom a body carries out initiatives, and in which roles; the second step is what those bodies in turn
//           carry out with others. Bodies of one name may be asked about by place.
// param:    organization string *市司法局
//           | options: MATCH (o:Organization)-[i:IMPLEMENTS]->(:Initiative) WHERE i.role IS NOT NULL
//             RETURN DISTINCT o.name AS name ORDER BY name
// param:    home string *市司法局上半年工作总结和下半年工作思路 | optional
//           | options: MATCH (o:Organization {name: $organization})-[i:IMPLEMENTS]->(:Initiative)
//             WHERE i.role IS NOT NULL UNWIND i.reports AS id MATCH (r:Report {id: id})
//             RETURN DISTINCT coalesce(o.jurisdiction, r.name) AS home ORDER BY home
// returns:  step, organization, role, initiative, partner, partner_role, jurisdiction, quote, section, report
MATCH (s:Organization {name: $organization})
WHERE $home IS NULL OR s.jurisdiction = $home OR (s.jurisdiction IS NULL AND EXISTS {
  MATCH (s)-[:MENTIONED_IN]->(:Passage)-[:IN_REPORT]->(t:Report) WHERE t.name = $home
})
CALL (s) {
  WITH s
  RETURN s AS o, 1 AS step
  UNION
  MATCH (s)-[i:IMPLEMENTS]->(:Initiative)<-[j:IMPLEMENTS]-(o:Organization)
  WHERE o.id <> s.id AND i.role IS NOT NULL AND j.role IS NOT NULL AND any(x IN j.reports WHERE x IN i.reports)
  RETURN DISTINCT o, 2 AS step
}
CALL (o) {
  MATCH (o)-[i:IMPLEMENTS]->(:Initiative)
  WHERE i.role IS NOT NULL
  UNWIND i.passages AS said
  RETURN collect(DISTINCT said) AS said
}
CALL (o, said) {
  MATCH (o)-[c:COOPERATES_WITH]-(m:Organization)
  WHERE any(x IN c.passages WHERE x IN said)
  RETURN collect({id: m.id, passages: c.passages}) AS shared
}
MATCH (o)-[i:IMPLEMENTS]->(n:Initiative)
WHERE i.role IS NOT NULL
CALL (o, i, n, shared) {
  MATCH (n)<-[j:IMPLEMENTS]-(m:Organization)
  WHERE m.id <> o.id AND j.role IS NOT NULL AND any(x IN j.reports WHERE x IN i.reports)
  RETURN m, j.role AS partner_role
  UNION
  UNWIND shared AS other
  WITH i, n, other
  WHERE any(x IN other.passages WHERE x IN i.passages)
  WITH n, other.id AS partner
  MATCH (m:Organization {id: partner})
  WHERE NOT EXISTS { MATCH (m)-[:IMPLEMENTS]->(n) }
  RETURN m, null AS partner_role
}
WITH step, o, i, n, m, partner_role
WHERE step = 1 OR m.name <> $organization
MATCH (p:Passage {id: i.passages[0]})-[:IN_REPORT]->(r:Report)
RETURN step, o.name AS organization, i.role AS role, n.name AS initiative, m.name AS partner, partner_role,
       o.jurisdiction AS jurisdiction, p.text AS quote, p.section AS section, r.name AS report
ORDER BY step, organization, role, initiative, n.id, partner_role, partner, o.id, m.id, p.id
LIMIT 200
