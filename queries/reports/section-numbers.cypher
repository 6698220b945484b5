// title:    某报告各章节的数字占比
// title-en: Sections of a report by share of numbers
// about-zh: 一份报告里每个章节有几句话、几个数值、几个目标，占全文数值的百分之几，多的在前。
// about:    How many sentences, numbers and targets each section of a report holds, and its share of all numbers in per
//           cent, the fullest first.
// param:    report string 市司法局党委高质量发展情况汇报
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// returns:  section, passages, numbers, targets, share
// chart:    bar x=section y=share
MATCH (r:Report {name: $report})
WITH r, COUNT { MATCH (r)<-[:IN_REPORT]-(:Passage)<-[:STATED_IN]-(:Observation) } AS total
MATCH (r)<-[:IN_REPORT]-(p:Passage)
WITH r, total, p, COUNT { MATCH (p)<-[:STATED_IN]-(:Observation) } AS counted,
     COUNT { MATCH (p)<-[:STATED_IN]-(:Observation {status: 'target'}) } AS planned
WITH r, total, p.section AS section, count(p) AS passages, sum(counted) AS numbers, sum(planned) AS targets,
     min(p.order) AS first
RETURN section, passages, numbers, targets,
       CASE WHEN total = 0 THEN 0.0 ELSE round(1000.0 * numbers / total) / 10 END AS share
ORDER BY numbers DESC, first, r.id
LIMIT 200
