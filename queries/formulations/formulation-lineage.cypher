// title:    某提法的沿革
// title-en: Lineage of a formulation
// about-zh: 一个提法从哪一年起、各年几份报告用过、几次、怎么写，附当年第一句原文。
// about:    Since which year a formula is used, in how many reports of each year, how often and in which wording, with
//           the year's first sentence.
// param:    formulation string 两个维护
//           | options: MATCH (f:Formulation) RETURN DISTINCT f.name AS name ORDER BY name
// returns:  year, report_count, mentions, texts, reports, quote, section
// chart:    bar x=year y=mentions
MATCH (f:Formulation {name: $formulation})-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WITH f, m, p, r
ORDER BY r.name, r.id, m.start
WITH f, r.year AS year, count(DISTINCT r.id) AS report_count, count(m) AS mentions,
     collect(DISTINCT replace(m.text, '\n', '')) AS texts, collect(DISTINCT r.name) AS reports,
     collect(p.text)[0] AS quote, collect(p.section)[0] AS section
RETURN year, report_count, mentions, texts, reports, quote, section
ORDER BY year, f.id
LIMIT 200
