// title:    加不拢的分项
// title-en: Sums that do not add up
// about-zh: “共 N，其中甲 A、乙 B”一类句子：分项之和超过总数，或有两项以上却不等于总数；相差多少。
// about:    Sentences that give a total and, after 其中, its parts: where the parts exceed the total, or two parts and
//           more do not make it up, and by how much.
// returns:  finding, indicator, total, parts, sum, difference, unit, quote, section, report
// scan:     it looks into every sentence with numbers
MATCH (p:Passage)<-[s:STATED_IN]-(v:Observation)
WHERE p.text CONTAINS '其中' AND v.value IS NOT NULL AND v.change IS NULL
WITH p, s, v, p.start + size(split(p.text, '其中')[0]) AS at, size(split(split(p.text, '其中')[1], '；')[0]) AS reach
ORDER BY p.id, s.start, v.id
WITH p, at, at + 2 + reach AS stop, collect(CASE WHEN s.start < at THEN v.id END) AS ahead
MATCH (p)<-[:STATED_IN]-(w:Observation)
WHERE w.id = ahead[size(ahead) - 1]
MATCH (p)<-[s:STATED_IN]-(v:Observation)
WHERE s.start > at AND s.start < stop AND v.unit = w.unit AND v.value IS NOT NULL AND v.change IS NULL
WITH p, w, v, s
ORDER BY s.start, v.id
WITH p, w, collect(v.raw) AS parts, sum(v.value) AS sum
WITH p, w, parts, sum, w.value - sum AS difference
WHERE difference < 0 OR (difference > 0 AND size(parts) > 1)
MATCH (p)-[:IN_REPORT]->(r:Report)
RETURN CASE WHEN difference < 0 THEN 'exceeds' ELSE 'remainder' END AS finding, w.statement AS indicator,
       w.raw AS total, parts, sum, difference, w.unit AS unit, p.text AS quote, p.section AS section, r.name AS report
ORDER BY finding, r.year, report, r.id, p.order, w.id
LIMIT 200
