// title:    含某个词的数值
// title-en: Numbers whose wording holds a word
// about-zh: 指标说法里含有某个词的全部数值，各报告叫法不同时用它对齐。
// about:    Every number whose wording holds a word, for indicators that reports call differently.
// param:    word string 调解 | label: 词 · word
// returns:  indicator, raw, value, unit, approx, change, status, period, organization, quote, section, report
// scan:     it looks into every indicator's name
MATCH (x:Indicator)
WHERE x.name CONTAINS $word
MATCH (x)<-[:OF]-(v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
OPTIONAL MATCH (v)-[:DURING]->(t:Period)
OPTIONAL MATCH (v)-[:BY]->(o:Organization)
RETURN v.statement AS indicator, v.raw AS raw, v.value AS value, v.unit AS unit, v.approx AS approx,
       v.change AS change, v.status AS status, t.name AS period, o.name AS organization, p.text AS quote, p.section AS section, r.name AS report
ORDER BY indicator, t.start, r.year, report, r.id, s.start, v.id, period, organization
LIMIT 200
