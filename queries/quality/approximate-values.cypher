// title:    约数
// title-en: Approximate values
// about-zh: 带有余、近、约、超、以上等字样的数值，不宜当作精确数引用。
// about:    Numbers given as about, over, nearly or at least, which should not be quoted as exact.
// returns:  indicator, raw, approx, value, unit, quote, section, report
// scan:     it looks at every number
MATCH (v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WHERE v.approx IS NOT NULL
RETURN v.statement AS indicator, v.raw AS raw, v.approx AS approx, v.value AS value, v.unit AS unit,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY r.year, report, r.id, s.start, v.id
LIMIT 200
