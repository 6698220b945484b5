// title:    哪些相近的名称没有合并
// title-en: Near names that were kept apart
// about-zh: 与每个名称相近而没有合并的名称，理由是什么；可限于一个名称。
// about:    Names that are near one of the graph and were kept apart from it, and why; of one name if given.
// param:    entity string 市司法局 | optional
//           | options: MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place)
//             RETURN DISTINCT n.name AS name ORDER BY name
// returns:  kind, entity, other, reason, reason_en
// scan:     it looks at every name
WITH $entity AS given
CALL (given) {
  WITH given
  WHERE given IS NOT NULL
  MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place|Period|Indicator {name: given})
  RETURN n
  UNION ALL
  WITH DISTINCT given
  WHERE given IS NULL
  MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place|Period|Indicator)
  WHERE size(n.apart) > 0
  RETURN n
}
UNWIND n.apart AS line
WITH n, split(line, '｜') AS parts
WHERE $entity IS NOT NULL OR n.id < parts[3]
RETURN labels(n)[0] AS kind, n.name AS entity, parts[0] AS other, parts[1] AS reason, parts[2] AS reason_en
ORDER BY kind, entity, n.id, other, reason, parts[3]
LIMIT 200
