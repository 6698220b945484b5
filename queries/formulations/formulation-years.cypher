// title:    提法的兴替
// title-en: Formulations that come and go
// about-zh: 每个提法最早、最晚见于哪一年，见于几份报告；可只看某年起才有的，或某年起不再用的。
// about:    The first and last year of each formula and in how many reports it stands; those that are new since a year,
//           or not used any more since one.
// param:    new_since integer 2023 | label: 某年起才有 · new since | optional
//           | options: MATCH (r:Report) WHERE r.year IS NOT NULL RETURN DISTINCT r.year AS year ORDER BY year
// param:    gone_since integer 2025 | label: 某年起不再用 · gone since | optional
//           | options: MATCH (r:Report) WHERE r.year >= coalesce($new_since, 0)
//             RETURN DISTINCT r.year AS year ORDER BY year
// returns:  formulation, first_year, last_year, report_count, mentions, quote, section, report
// scan:     it compares all formulations
MATCH (f:Formulation)-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WHERE r.year IS NOT NULL
WITH f, m, p, r
ORDER BY r.year, r.name, r.id, m.start
WITH f, min(r.year) AS first_year, max(r.year) AS last_year, count(DISTINCT r.id) AS report_count, count(m) AS mentions,
     collect(p.text)[0] AS quote, collect(p.section)[0] AS section, collect(r.name)[0] AS report
WHERE ($new_since IS NULL OR first_year >= $new_since) AND ($gone_since IS NULL OR last_year < $gone_since)
RETURN f.name AS formulation, first_year, last_year, report_count, mentions, quote, section, report
ORDER BY first_year, last_year, report_count DESC, formulation, f.id
LIMIT 200
