// title:    举措包含哪些举措
// title-en: Initiatives and their parts
// about-zh: 工程、行动下面的分项举措，附说明从属关系的原文。
// about:    Initiatives that are part of a larger one, with the sentence that says so.
// param:    umbrella string 五大攻坚行动 | label: 总括举措 · umbrella | optional
//           | options: MATCH (:Initiative)-[:PART_OF]->(n:Initiative) RETURN DISTINCT n.name AS name ORDER BY name
// returns:  umbrella, part, explicit, quote, section, report
// scan:     without an umbrella it lists them all
WITH $umbrella AS given
CALL (given) {
  WITH given
  WHERE given IS NOT NULL
  MATCH (n:Initiative)-[c:PART_OF]->(u:Initiative {name: given})
  RETURN n, c, u
  UNION ALL
  WITH DISTINCT given
  WHERE given IS NULL
  MATCH (n:Initiative)-[c:PART_OF]->(u:Initiative)
  RETURN n, c, u
}
UNWIND c.passages AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
RETURN u.name AS umbrella, n.name AS part, c.explicit AS explicit, p.text AS quote, p.section AS section, r.name AS report
ORDER BY umbrella, u.id, r.year, report, p.order, part, n.id, p.id
LIMIT 200
