// title:    引用而未制发的文件
// title-en: Documents cited but never issued here
// about-zh: 报告提到、却没有哪份报告说由谁制发的文件，多半是上级文件和法律；提到多的在前，附第一次出现的原文。
// about:    Documents that reports name without any report saying who issued them, mostly laws and papers from above;
//           those in most reports first, with the first sentence.
// param:    kind string law | optional
//           | options: MATCH (d:Document) WHERE d.kind IS NOT NULL RETURN DISTINCT d.kind AS kind ORDER BY kind
// returns:  document, kind, report_count, mentions, reports, quote, section
// scan:     it goes through all documents
MATCH (d:Document)
WHERE ($kind IS NULL OR d.kind = $kind) AND NOT EXISTS { MATCH (d)<-[:ISSUES]-(:Organization) }
MATCH (d)-[m:MENTIONED_IN]->(p:Passage)-[:IN_REPORT]->(r:Report)
WITH d, m, p, r
ORDER BY r.year, r.name, r.id, m.start
WITH d, count(m) AS mentions, count(DISTINCT r.id) AS report_count, collect(DISTINCT r.name) AS reports,
     collect(p.text)[0] AS quote, collect(p.section)[0] AS section
RETURN d.name AS document, d.kind AS kind, report_count, mentions, reports, quote, section
ORDER BY report_count DESC, mentions DESC, document, d.id
LIMIT 200
