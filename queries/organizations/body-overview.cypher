// title:    机构一览
// title-en: Bodies at a glance
// about-zh: 各机构实施的举措、制发的文件、召开的会议与名下的数值各有多少，多的在前。
// about:    How many initiatives, documents, meetings and numbers stand under each body, the busiest first.
// param:    kind string justice | optional
//           | options: MATCH (o:Organization) WHERE o.kind IS NOT NULL RETURN DISTINCT o.kind AS kind ORDER BY kind
// returns:  organization, level, kind, jurisdiction, initiatives, documents, meetings, numbers
// chart:    bar x=organization y=initiatives
// scan:     it counts the facts of every body
MATCH (o:Organization)
WHERE $kind IS NULL OR o.kind = $kind
WITH o, COUNT { MATCH (o)-[:IMPLEMENTS]->(:Initiative) } AS initiatives,
     COUNT { MATCH (o)-[:ISSUES]->(:Document) } AS documents, COUNT { MATCH (o)-[:HOLDS]->(:Meeting) } AS meetings,
     COUNT { MATCH (o)<-[:BY]-(:Observation) } AS numbers
WHERE initiatives + documents + meetings + numbers > 0
RETURN o.name AS organization, o.level AS level, o.kind AS kind, o.jurisdiction AS jurisdiction,
       initiatives, documents, meetings, numbers
ORDER BY initiatives + documents + meetings + numbers DESC, organization, o.id
LIMIT 200
