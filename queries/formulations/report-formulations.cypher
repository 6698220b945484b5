// title:    各报告的提法
// title-en: Formulations by report
// about-zh: 报告里用了哪些固定提法，各几次，附第一次出现的原文；可限于一份报告。
// about:    The set formulas each report uses, how often, with the first sentence; of one report if one is given.
// param:    report string 市司法局党委高质量发展情况汇报 | optional
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// returns:  report, formulation, mentions, quote, section
// chart:    bar x=formulation y=mentions colour=report
// scan:     without a report it compares them all
WITH $report AS given
CALL (given) {
  WITH given
  WHERE given IS NOT NULL
  MATCH (r:Report {name: given})
  RETURN r
  UNION ALL
  WITH DISTINCT given
  WHERE given IS NULL
  MATCH (r:Report)
  RETURN r
}
MATCH (r)<-[:IN_REPORT]-(p:Passage)<-[m:MENTIONED_IN]-(f:Formulation)
WITH r, p, m, f
ORDER BY m.start
WITH r, f, count(m) AS mentions, collect(p.text)[0] AS quote, collect(p.section)[0] AS section
RETURN r.name AS report, f.name AS formulation, mentions, quote, section
ORDER BY r.year, report, r.id, mentions DESC, formulation, f.id
LIMIT 200
