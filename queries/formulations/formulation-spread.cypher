// title:    某提法见于哪些报告
// title-en: Reports that use a formulation
// about-zh: 一个提法在各份报告里出现几次，按年份先后，附第一次出现的原文。
// about:    How often each report uses a formula, in the order of years, with the first sentence.
// param:    formulation string 两个维护
//           | options: MATCH (f:Formulation) RETURN DISTINCT f.name AS name ORDER BY name
// returns:  year, report, issuer, mentions, quote, section
// chart:    bar x=report y=mentions
MATCH (f:Formulation {name: $formulation})-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WITH f, m, p, r
ORDER BY m.start
WITH r, count(m) AS mentions, collect(p.text)[0] AS quote, collect(p.section)[0] AS section
RETURN r.year AS year, r.name AS report, r.issuer AS issuer, mentions, quote, section
ORDER BY year, report, r.id
LIMIT 200
