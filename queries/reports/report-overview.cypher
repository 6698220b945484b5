// title:    报告一览
// title-en: Reports at a glance
// about-zh: 每份报告的发布机构、时段、篇幅，以及读出的提及与数值各有多少。
// about:    Each report's issuer, period and length, and how many mentions and numbers were read from it.
// returns:  report, issuer, period, genre, characters, passages, mentions, numbers
// chart:    bar x=report y=numbers
// scan:     it begins at all reports
MATCH (r:Report)
WHERE EXISTS { MATCH (r)<-[:IN_REPORT]-(:Passage) }
WITH r
ORDER BY r.year, r.period, r.name, r.id
LIMIT $rows
MATCH (r)<-[:IN_REPORT]-(p:Passage)
WITH r, p, COUNT { MATCH (p)<-[:MENTIONED_IN]-() } AS named, COUNT { MATCH (p)<-[:STATED_IN]-(:Observation) } AS counted
WITH r, count(p) AS passages, sum(named) AS mentions, sum(counted) AS numbers
RETURN r.name AS report, r.issuer AS issuer, r.period AS period, r.genre AS genre, r.characters AS characters,
       passages, mentions, numbers
ORDER BY r.year, period, report, r.id
LIMIT 200
