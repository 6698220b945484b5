// title:    没有目标值的报告
// title-en: Reports without a target
// about-zh: 一个目标数字也没有的报告，以及它们有多少实绩数字；数字多的在前。
// about:    Reports that set no target in numbers, and how many results they give, those with most first.
// returns:  report, year, issuer, genre, characters, numbers
// scan:     it goes through all reports
MATCH (r:Report)
WHERE NOT EXISTS { MATCH (r)<-[:IN_REPORT]-(:Passage)<-[:STATED_IN]-(:Observation {status: 'target'}) }
WITH r, COUNT { MATCH (r)<-[:IN_REPORT]-(:Passage)<-[:STATED_IN]-(:Observation) } AS numbers
RETURN r.name AS report, r.year AS year, r.issuer AS issuer, r.genre AS genre, r.characters AS characters, numbers
ORDER BY numbers DESC, year, report, r.id
LIMIT 200
