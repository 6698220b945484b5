// title:    增速重算
// title-en: Growth rates recomputed
// about-zh: 报告说同比增长多少，再用前后两年的数重算一遍；两者差多少个百分点，差得多的在前。
// about:    What reports state as growth over the year before, recomputed from the two levels; how many percentage
//           points lie between, the largest first.
// returns:  indicator, organization, period, raw, stated, recomputed, difference, earlier, later, quote, section, report
// scan:     it goes through all growth rates
MATCH (x:Indicator)<-[:OF]-(g:Observation)-[:DURING]->(t:Period)
WHERE g.unit = '%' AND g.value IS NOT NULL AND g.change IS NOT NULL AND t.year IS NOT NULL
      AND (g.basis IS NULL OR g.basis CONTAINS '同比' OR g.basis CONTAINS '上年' OR g.basis CONTAINS '去年')
MATCH (g)-[:BY]->(o:Organization)
WITH DISTINCT x, o, t, g
MATCH (x)<-[:OF]-(v:Observation)
WHERE v.change IS NULL AND v.value IS NOT NULL AND v.status = g.status
      AND EXISTS { MATCH (v)-[:BY]->(o) } AND EXISTS { MATCH (v)-[:DURING]->(t) }
WITH DISTINCT x, o, t, g, v
MATCH (x)<-[:OF]-(u:Observation)
WHERE u.change IS NULL AND u.value <> 0 AND u.unit = v.unit AND u.status = 'actual' AND EXISTS { MATCH (u)-[:BY]->(o) }
      AND EXISTS {
        MATCH (u)-[:DURING]->(b:Period)
        WHERE b.year = t.year - 1
              AND replace(b.name, toString(b.year), '') = replace(t.name, toString(t.year), '')
      }
WITH DISTINCT x, o, t, g, v, u
MATCH (g)-[:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WITH x, o, t, g, u, v, p, r, CASE WHEN g.change ENDS WITH '下降' THEN -g.value ELSE g.value END AS stated,
     round((v.value - u.value) / u.value * 1000) / 10 AS recomputed
RETURN x.name AS indicator, o.name AS organization, t.name AS period, g.raw AS raw, stated, recomputed,
       round((stated - recomputed) * 10) / 10 AS difference, u.raw AS earlier, v.raw AS later,
       p.text AS quote, p.section AS section, r.name AS report
ORDER BY abs(difference) DESC, indicator, period, organization, report, g.id, u.id, v.id
LIMIT 200
