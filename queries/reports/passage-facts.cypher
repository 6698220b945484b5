// title:    某报告每句话有多少事实
// title-en: Facts per passage of a report
// about-zh: 一份报告里每句话的提及与数值，多的在前。
// about:    How many mentions and numbers each sentence of a report holds, the fullest first.
// param:    report string 市司法局党委高质量发展情况汇报
//           | options: MATCH (r:Report) RETURN DISTINCT r.name AS name ORDER BY name
// returns:  sentence, facts, mentions, numbers, section, quote
MATCH (r:Report {name: $report})<-[:IN_REPORT]-(p:Passage)
WITH p, COUNT { MATCH (p)<-[:MENTIONED_IN]-() } AS mentions, COUNT { MATCH (p)<-[:STATED_IN]-(:Observation) } AS numbers
RETURN p.order + 1 AS sentence, mentions + numbers AS facts, mentions, numbers, p.section AS section, p.text AS quote
ORDER BY facts DESC, p.order, p.id
LIMIT 200
