// title:    合并了哪些写法，为什么
// title-en: Forms that were joined, and why
// about-zh: 每个机构、举措、文件等并入了报告里的哪些写法，理由是什么；可限于一个名称。
// about:    Which forms of the reports were joined into each body, initiative, document …, and why; of one name if given.
// param:    entity string 市司法局 | optional
//           | options: MATCH (n:Organization|Initiative|Formulation|Document|Meeting|Place)
//             RETURN DISTINCT n.name AS name ORDER BY name
// returns:  kind, entity, form, reason, reason_en, reports
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
  WHERE size(n.reasons) > 0
  RETURN n
}
UNWIND n.reasons AS line
WITH n, split(line, '｜') AS parts
RETURN labels(n)[0] AS kind, n.name AS entity, parts[0] AS form, parts[1] AS reason, parts[2] AS reason_en, parts[3] AS reports
ORDER BY kind, entity, n.id, form, reason, reports
LIMIT 200
