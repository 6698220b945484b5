// title:    多份报告共有的举措
// title-en: Initiatives that several reports share
// about-zh: 至少在若干份报告里出现的举措，报告多的在前，并列出各份报告。
// about:    Initiatives named in at least so many reports, those in most reports first, with the reports.
// param:    at_least integer 2 | label: 至少几份报告 · reports, at least
// returns:  initiative, report_count, mentions, reports, quote
// chart:    bar x=initiative y=report_count
// scan:     it compares all reports
MATCH (n:Initiative)-[:MENTIONED_IN]->(:Passage)-[:IN_REPORT]->(r:Report)
WITH n, count(*) AS mentions, count(DISTINCT r.id) AS report_count
WHERE report_count >= $at_least
WITH n, mentions, report_count
ORDER BY report_count DESC, mentions DESC, n.name, n.id
LIMIT $rows
MATCH (n)-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WITH n, mentions, report_count, m, p, r
ORDER BY r.year, r.name, r.id, m.start
WITH n, mentions, report_count, collect(DISTINCT r.name) AS reports, collect(p.text)[0] AS quote
RETURN n.name AS initiative, report_count, mentions, reports, quote
ORDER BY report_count DESC, mentions DESC, initiative, n.id
LIMIT 200
