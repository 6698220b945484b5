// title:    谁在实施某举措
// title-en: Who carries out an initiative
// about-zh: 哪些机构实施一项举措，报告最早见于哪一年，取得哪些数字上的成效，原文怎么说。
// about:    The bodies that carry out an initiative, since which year reports say so, with which results, and the
//           sentence.
// param:    initiative string 法治体检
//           | options: MATCH (:Organization)-[:IMPLEMENTS]->(n:Initiative) RETURN DISTINCT n.name AS name ORDER BY name
// returns:  organization, jurisdiction, role, since, results, quote, section, report
CALL () {
  MATCH (n:Initiative {name: $initiative})<-[i:IMPLEMENTS]-(o:Organization)
  CALL (i) {
    UNWIND i.reports AS report
    MATCH (b:Report {id: report})
    RETURN min(b.year) AS since
  }
  UNWIND i.passages AS passage
  MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
  WITH n, i, o, p, r, since
  ORDER BY since, o.name, r.year, r.name, p.order, o.id, n.id, p.id
  LIMIT $rows
  RETURN n.id AS initiative, o.id AS body, o.name AS organization, o.jurisdiction AS jurisdiction,
         i.role AS role, since, p.id AS passage, null AS result, null AS number
  UNION ALL
  MATCH (n:Initiative {name: $initiative})<-[:ABOUT]-(v:Observation)-[:BY]->(o:Organization)
  RETURN n.id AS initiative, o.id AS body, o.name AS organization, o.jurisdiction AS jurisdiction,
         null AS role, null AS since, null AS passage, v.name AS result, v.id AS number
}
WITH initiative, body, organization, jurisdiction, role, since, passage, result, number
ORDER BY result, number
WITH initiative, body, organization, jurisdiction, collect(DISTINCT result) AS results,
     collect(CASE WHEN passage IS NOT NULL THEN {id: passage, year: since, role: role} END) AS said
UNWIND said AS s
WITH initiative, body, organization, jurisdiction, results, s.role AS role, s.year AS since, s.id AS passage
MATCH (p:Passage {id: passage})-[:IN_REPORT]->(r:Report)
RETURN organization, jurisdiction, role, since, results, p.text AS quote, p.section AS section, r.name AS report
ORDER BY since, organization, r.year, report, p.order, body, initiative, p.id
LIMIT 200
