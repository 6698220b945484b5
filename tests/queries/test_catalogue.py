"""The loader: what it takes from a file, and what it refuses, with file, line and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.errors import QueryError
from queries.catalogue import Catalogue, catalogue
from queries.declarations import Chart

GOOD = """\
// title:    某年的报告
// title-en: Reports of a year
// about:    The reports
//           of one year.
// param:    year integer 2022 | label: 年度 · year | options: MATCH (r:Report) RETURN DISTINCT r.year AS y ORDER BY y
// param:    kinds list 总结、讲话 | optional
// returns:  report, since
// chart:    bar x=report y=since
// scan:     it is small
MATCH (r:Report {year: $year})
WHERE $kinds IS NULL OR r.genre IN $kinds // a comment: $nothing
RETURN r.name AS report, r.year AS since
ORDER BY report, r.id
LIMIT 50;
"""


def load(folder: Path, **files: str) -> Catalogue:
    """A catalogue with these files in a folder of the user's own; `__` in a name stands for a folder."""
    for name, text in files.items():
        path = folder / "mine" / f"{name.replace('__', '/').replace('_', '-')}.cypher"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return catalogue([folder / "mine"])


def test_a_file_becomes_a_query(tmp_path: Path) -> None:
    query = load(tmp_path, reports__reports_of_year=GOOD).get("reports-of-year")
    assert query.title == ("某年的报告", "Reports of a year")
    assert query.about.en == "The reports of one year."
    assert query.group.name == "reports"
    assert [(column.name, *column.heading) for column in query.columns] == [
        ("report", "报告", "report"),
        ("since", "始于", "since"),
    ]
    assert query.chart == Chart("bar", "report", "since")
    assert query.scan == "it is small"
    assert query.limit == 50
    assert query.cypher.endswith("ORDER BY report, r.id")
    assert query.text.endswith("ORDER BY report, r.id\nLIMIT 50")
    year, kinds = query.params
    assert (year.name, year.type, year.example, year.label, year.optional) == ("year", "integer", "2022", ("年度", "year"), False)
    assert year.options == "MATCH (r:Report) RETURN DISTINCT r.year AS y ORDER BY y"
    assert (kinds.type, kinds.example, kinds.optional, kinds.options) == ("list", "总结、讲话", True, None)


def test_groups_stand_in_their_order_and_own_folders_after_them(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "vocabulary.yaml").write_text("groups: {audit: {zh: 审计, en: audit}}", "utf-8")
    known = load(tmp_path, audit__b=GOOD, audit__a=GOOD, loose=GOOD, unnamed__c=GOOD)
    groups = [group.name for group in known.groups]
    assert groups[0] == "organizations"
    assert groups[-3:] == ["audit", "own", "unnamed"]
    assert {group.name: group.title.zh for group in known.groups}["audit"] == "审计"
    assert [query.name for query in known if query.group.name == "audit"] == ["a", "b"]


def test_own_headings_do_not_change_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    words = "headings: {tally: {zh: 合计, en: total}, quote: {zh: 引文, en: quote}}"
    (tmp_path / "mine" / "vocabulary.yaml").write_text(words, "utf-8")
    known = load(tmp_path, one=GOOD)
    assert known.vocabulary.heading("tally") == ("合计", "total")
    assert known.vocabulary.heading("quote") == ("原文", "sentence")
    assert known.vocabulary.heading("unheard") == ("unheard", "unheard")


def test_unknown_names_are_answered_with_near_ones() -> None:
    with pytest.raises(QueryError) as refused:
        catalogue().get("body-initiative")
    assert refused.value.what.en == "there is no query body-initiative"
    assert "body-initiatives" in refused.value.mend.en
    with pytest.raises(QueryError) as refused:
        catalogue().get("牵头")
    assert refused.value.mend.zh == "相近的有：working-chains（某机构的牵头与配合）"


def test_a_query_may_be_called_by_the_title_that_people_read() -> None:
    known = catalogue()
    for query in known:
        assert known.get(query.title.zh) == known.get(query.title.en) == known.get(query.name) == query


def changed(old: str, new: str) -> str:
    assert old in GOOD
    return GOOD.replace(old, new)


REFUSED = {
    "no title": (changed("// title:    某年的报告\n", ""), 1, "has no title:", "// title: …"),
    "no about": (changed("// about:    The reports\n//           of one year.\n", ""), 1, "has no about:", "// about: …"),
    "empty title": (changed("某年的报告", ""), 1, "title: is empty", "fill it"),
    "a key twice": (changed("// title-en:", "// title:"), 2, "title: stands twice", "keep one"),
    "an unknown key": (changed("// chart:", "// charts:"), 8, "charts: is not known; did you mean chart:", "put other"),
    "prose in the header": (changed("// scan:     it is small", "// it is small"), 9, "is not `// key: value`", "move the"),
    "no statement": (GOOD[: GOOD.index("MATCH (r:Report {")], 9, "has no statement", "write Cypher below"),
    "no returns": (changed("// returns:  report, since\n", ""), 1, "has no returns:", "// returns: report, since"),
    "other columns": (changed("returns:  report, since", "returns:  report"), 7, "differs from", "returns: report, since"),
    "columns turned round": (changed("report, since\n", "since, report\n"), 7, "differs from", "returns: report, since"),
    "a column without a name": (changed("r.year AS since", "r.year"), 7, "differs from", "columns with AS"),
    "an undeclared parameter": (changed("{year: $year}", "{year: $jahr}"), 10, "uses $jahr", "// param: jahr string EXAMPLE"),
    "an unused parameter": (changed("r.genre IN $kinds", "true").replace("$kinds IS NULL", "true"), 6, "declares kinds and never", "use $kinds"),
    "a parameter twice": (changed("// param:    kinds list 总结、讲话 | optional", "// param: year integer 1"), 6, "declares year twice", "keep one"),
    "an unknown type": (changed("year integer 2022", "year number 2022"), 5, "year has the unknown type number", "string, integer, date"),
    "no example": (changed("year integer 2022", "year integer"), 5, "year has no example", "// param: name type example"),
    "a wrong example": (changed("year integer 2022", "year integer 二零"), 5, "the example is wrong: year cannot be", "a whole number"),
    "an unknown flag": (changed("| optional", "| maybe"), 6, "`| maybe` is not known", "// param: name type example"),
    "a bad parameter name": (changed("param:    year integer", "param:    年 integer"), 5, "cannot be read", "// param: name type"),
    "options of two columns": (changed("r.year AS y ORDER", "r.year AS y, r.id AS z ORDER"), 5, "more than one column", "RETURN x.name"),
    "options without order": (changed(" ORDER BY y", ""), 5, "has no ORDER BY", "end with ORDER BY"),
    "options of a later parameter": (changed("MATCH (r:Report) R", "MATCH (r:Report) WHERE r.genre IN $kinds R"), 5, "uses $kinds", "add to"),
    "options of an unknown label": (changed("(r:Report) R", "(r:Raport) R"), 5, "no label Raport", "write Report"),
    "an unknown label": (changed("(r:Report {", "(r:Reports {"), 10, "the ontology has no label Reports", "write Report"),
    "an unknown type of relationship": (changed("WHERE $k", "MATCH (r)-[:COVER]->(:Period) WHERE $k"), 11, "relationship type COVER", "write COVERS"),
    "an unknown property": (changed("r.name AS", "r.title AS"), 12, "no property of Report: title", "it has"),
    "a property of another label": (changed("r.genre", "r.section"), 11, "no property of Report: section", "write"),
    "a property in a pattern": (changed("{year: $year}", "{jahr: $year}"), 10, "no property of Report: jahr", "write year"),
    "no order": (changed("ORDER BY report, r.id\n", ""), 13, "has no ORDER BY", "down to an id"),
    "order before the end": (changed("ORDER BY report, r.id\n", "").replace("WHERE $k", "WITH r ORDER BY r.id WHERE $k"), 13, "has no ORDER BY", "end with"),
    "order in a string": (changed("ORDER BY report, r.id\n", "").replace("r.year AS since", "'ORDER BY' AS since"), 13, "has no ORDER BY", "end with"),
    "no return": (changed("RETURN r.name AS report, r.year AS since", "WITH r.name AS report, r.id AS r"), 14, "has no RETURN", "say which"),
    "a union at the top": (changed("ORDER BY report, r.id", "UNION ALL MATCH (r:Report) RETURN r.name AS report, 1 AS since ORDER BY since"), 13, "has a UNION at the top", "CALL {"),
    "a limit that is not a number": (changed("LIMIT 50", "LIMIT $year"), 14, "LIMIT is not followed by a number alone", "write LIMIT 200"),
    "skip after limit": (changed("LIMIT 50", "LIMIT 50 SKIP 2"), 14, "LIMIT is not followed by a number alone", "write LIMIT 200"),
    "a write": (changed("WHERE $k", "SET r.year = 1 WITH r WHERE $k"), 11, "has SET", "MATCH … RETURN"),
    "a file": (changed("MATCH (r:Report {", "LOAD CSV FROM 'x' AS x MATCH (r:Report {"), 10, "has LOAD", "MATCH … RETURN"),
    "two statements": (changed("LIMIT 50;", "LIMIT 50; RETURN 1;"), 14, "holds two statements", "one per file"),
    "a procedure": (changed("MATCH (r:Report {", "CALL db.labels() YIELD label MATCH (r:Report {"), 10, "CALL procedure", "a pattern"),
    "an engine's id": (changed("ORDER BY report, r.id", "ORDER BY report, id(r)"), 13, "id() does not mean the same", "write n.id"),
    "all properties": (changed("r.year AS since", "r{.*} AS since"), 12, "n{.*} does not mean", "n{.id, .name}"),
    "a function of a library": (changed("r.year AS since", "apoc.text.join([], r.name) AS since"), 12, "text.join() does not", "plain Cypher"),
    "an unbounded path": (changed("WHERE $k", "MATCH (r)-[:COVERS*1..]->() WHERE $k"), 11, "an unbounded path", "[*1..3]"),
    "a Chinese variable": (changed("r.year AS since", "r.year AS 年"), 12, "年 does not mean", "ASCII names"),
    "a chart of no kind": (changed("bar x=", "pie x="), 8, "chart: cannot be read", "// chart: line x="),
    "a chart without an axis": (changed(" y=since", ""), 8, "chart: cannot be read", "// chart: line x="),
    "a chart of a lost column": (changed("y=since", "y=value"), 8, "column value, which is not returned", "report, since"),
}  # fmt: skip


@pytest.mark.parametrize("case", sorted(REFUSED))
def test_what_is_wrong_is_refused(case: str, tmp_path: Path) -> None:
    text, line, what, mend = REFUSED[case]
    with pytest.raises(QueryError) as refused:
        load(tmp_path, reports__mine=text)
    where, _, said = refused.value.what.en.partition(" ")
    assert where == f"{(tmp_path / 'mine').as_posix()}/reports/mine.cypher:{line}"
    assert what in said
    assert mend in refused.value.mend.en
    assert refused.value.what.zh.startswith(where) and refused.value.mend.zh != refused.value.mend.en


def test_the_good_file_is_good(tmp_path: Path) -> None:
    assert load(tmp_path, reports__mine=GOOD).get("mine")


ALLOWED = {
    "types beside labels": "MATCH (r:Report {year: $year})<-[:IN_REPORT]-(:Passage)<-[m:MENTIONED_IN|STATED_IN]-(n:Place|Meeting)",
    "a bounded path": "MATCH (r:Report {year: $year})-[:COVERS|ISSUED_BY*1..2]->(n)",
    "a subquery": "MATCH (r:Report {year: $year}) WHERE EXISTS { MATCH (r)-[:COVERS]->(p:Period) WHERE p.year > 2000 }",
    "a call with a union": "CALL { MATCH (r:Report) RETURN r UNION ALL MATCH (r:Report) RETURN r } WITH r WHERE r.year = $year",
    "keys of a map": "MATCH (r:Report {year: $year}) WITH r, {made: r.year} AS m WHERE m.made > 0",
    "words in strings": "MATCH (r:Report {year: $year}) WHERE r.name <> 'CREATE (:Nothing) $x; 中文'",
    "words that are quoted": "MATCH (r:Report {year: $year}) WHERE r.`name` <> ''",
    "a block comment": "/* SET\n$x ; */ MATCH (r:Report {year: $year})",
}


@pytest.mark.parametrize("case", sorted(ALLOWED))
def test_what_is_right_is_taken(case: str, tmp_path: Path) -> None:
    text = changed("MATCH (r:Report {year: $year})\n", ALLOWED[case] + "\nWITH r\n")
    assert load(tmp_path, reports__mine=text).get("mine").columns


def test_two_queries_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(QueryError) as refused:
        load(tmp_path, other__body_initiatives=GOOD)
    assert refused.value.what.en.endswith(
        "mine/other/body-initiatives.cypher:1 has the name of queries/organizations/body-initiatives.cypher"
    )
    assert refused.value.mend.en == "rename one"


@pytest.mark.parametrize("name", ["Big", "with space", "中文"])
def test_names_are_plain(name: str, tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="is not named in small letters"):
        load(tmp_path, **{name: GOOD})


def test_folders_and_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="there is no folder"):
        catalogue([tmp_path / "nowhere"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(QueryError, match="holds no queries"):
        catalogue([tmp_path / "empty"])
    (tmp_path / "empty" / "a.cypher").write_bytes("// title: 某机构".encode("gb18030"))
    with pytest.raises(QueryError, match=r"a\.cypher:1 cannot be read: not UTF-8"):
        catalogue([tmp_path / "empty"])


@pytest.mark.parametrize("text", ["groups: [a]", "groups: {a: {zh: x}}", "headings: 3", "{", "values: {role: 1}"])
def test_a_wrong_vocabulary_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "vocabulary.yaml").write_text(text, "utf-8")
    with pytest.raises(QueryError, match=r"mine/vocabulary\.yaml:1 is wrong"):
        load(tmp_path, one=GOOD)
