// title:    地区 × 年份
// title-en: Regions by year
// about-zh: 一个或几个指标在各地区、各年份的数值，每格一行，可直接作面板数据；地区取机构的辖区，不明时取机构；只取一整年的数，半年、五年的不算。
// about:    One or more indicators for every region and year, a row for each cell, ready as panel data; the region is
//           the body's jurisdiction, or the body where that is not known. Numbers of half a year or of five are none.
// param:    indicators list 召开局党委会、举办读书班 | label: 指标 · indicators
//           | options: MATCH (x:Indicator) RETURN DISTINCT x.name AS name ORDER BY name
// param:    since integer 2022 | optional
//           | options: MATCH (t:Period) WHERE t.year IS NOT NULL RETURN DISTINCT t.year AS year ORDER BY year
// param:    until integer 2025 | optional
//           | options: MATCH (t:Period) WHERE t.year >= coalesce($since, 0) RETURN DISTINCT t.year AS year ORDER BY year
// returns:  region, year, indicator, raw, value, unit, change, status, quote, section, report
// chart:    line x=year y=value colour=region
UNWIND $indicators AS name
MATCH (x:Indicator {name: name})<-[:OF]-(v:Observation)-[s:STATED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
OPTIONAL MATCH (v)-[:BY]->(o:Organization)
OPTIONAL MATCH (v)-[:ABOUT]->(g:Place)
OPTIONAL MATCH (v)-[:DURING]->(t:Period)
WITH x.name AS indicator, x.id AS of, v.id AS number, s.start AS start, p.id AS passage, r.name AS report, r.id AS report_id,
     coalesce(g.name, o.jurisdiction, r.jurisdiction, o.name) AS region, coalesce(t.year, r.year) AS year,
     t.year AS stated, t.kind AS kind, t.start AS begin, coalesce(t.`end`, '-12-31') AS stop
WHERE year IS NOT NULL AND (kind IS NULL OR kind = 'year'
                            OR (stated IS NOT NULL AND begin ENDS WITH '-01-01' AND stop ENDS WITH '-12-31'))
      AND ($since IS NULL OR year >= $since) AND ($until IS NULL OR year <= $until)
WITH indicator, of, number, start, passage, report, report_id, region, year
ORDER BY indicator, of, year, region, report, report_id, start, number
LIMIT $rows
MATCH (v:Observation {id: number})-[s:STATED_IN]->(p:Passage {id: passage})
WHERE s.start = start
RETURN region, year, indicator, v.raw AS raw, v.value AS value, v.unit AS unit, v.change AS change,
       v.status AS status, p.text AS quote, p.section AS section, report
ORDER BY indicator, of, year, region, report, report_id, start, v.id
LIMIT 1000
