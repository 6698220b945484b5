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
WITH f.id AS id, m.text AS text, p.id AS passage, r.year AS year, r.name AS report, r.id AS report_id, m.start AS start
ORDER BY report, report_id, start
WITH id, year, count(DISTINCT report_id) AS report_count, count(*) AS mentions,
     collect(DISTINCT replace(text, '\n', '')) AS texts, collect(DISTINCT report) AS reports, collect(passage)[0] AS passage
MATCH (p:Passage {id: passage})
RETURN year, report_count, mentions, texts, reports, p.text AS quote, p.section AS section
ORDER BY year, id, p.id
LIMIT 200
