// title:    联合实施举措最多的机构
// title-en: Bodies by number of joint initiatives
// about-zh: 各机构有多少举措是与别的机构一起实施的（牵头、联合、配合，或同一句里另有机构实施），多的在前，附一句原文。
// about:    How many initiatives each body carries out with others (leading, jointly, in support, or beside another
//           body in one sentence), most first, with the initiatives, the partners and one sentence.
// returns:  organization, joint, initiatives, partners, quote, section, report
// chart:    bar x=organization y=joint
// scan:     it compares all bodies
MATCH (o:Organization)-[i:IMPLEMENTS]->(n:Initiative)
UNWIND i.passages AS passage
WITH n.id AS initiative, passage, collect(o.id) AS bodies, collect(coalesce(i.role, '')) AS roles
WHERE size(bodies) > 1 OR roles[0] <> ''
UNWIND range(0, size(bodies) - 1) AS at
WITH initiative, passage, bodies, bodies[at] AS body, roles[at] AS role
WHERE size(bodies) > 1 OR role <> ''
MATCH (o:Organization {id: body})-[:IMPLEMENTS]->(n:Initiative)
WHERE n.id = initiative
CALL (o, bodies, passage) {
  UNWIND bodies AS other
  MATCH (m:Organization {id: other})
  WHERE m.id <> o.id
  RETURN m.name AS partner
  UNION
  MATCH (o)-[c:COOPERATES_WITH]-(m:Organization)
  WHERE passage IN c.passages
  RETURN m.name AS partner
  UNION
  WITH o
  RETURN null AS partner
}
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
WITH o, n, partner, p, r
ORDER BY n.name, n.id, p.id, partner
WITH o, count(DISTINCT n.id) AS joint, collect(DISTINCT n.name) AS initiatives, collect(DISTINCT partner) AS partners,
     collect(p.text)[0] AS quote, collect(p.section)[0] AS section, collect(r.name)[0] AS report
RETURN o.name AS organization, joint, initiatives, partners, quote, section, report
ORDER BY joint DESC, organization, o.id
LIMIT 200
