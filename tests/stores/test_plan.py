"""The allow-lists over plans, with plans that no test server can be made to give."""

from __future__ import annotations

from typing import Any

import pytest

from graph_build.errors import QueryError
from graph_build.stores.plan import allow_kglite, allow_neo4j, require_bearable


def operator(name: str, details: str = "", *children: dict[str, Any]) -> dict[str, Any]:
    return {"operatorType": f"{name}@neo4j", "args": {"Details": details}, "children": list(children)}


def test_what_is_not_listed_is_refused_wherever_it_stands() -> None:
    harmless = operator("ProduceResults", "x", operator("Projection", "1 AS x"))
    allow_neo4j("RETURN 1 AS x", "r", harmless)
    for unknown in ("LoadCSV", "Create", "RunQueryAt", "SomethingNew", "ShowSettings"):
        hidden = operator("ProduceResults", "x", operator("Apply", "", harmless, operator(unknown)))
        with pytest.raises(QueryError):
            allow_neo4j("RETURN 1 AS x", "r", hidden)


@pytest.mark.parametrize("query_type", ["w", "rw", "s", "", "x"])
def test_only_what_the_server_calls_reading_is_allowed(query_type: str) -> None:
    with pytest.raises(QueryError):
        allow_neo4j("RETURN 1 AS x", query_type, operator("ProduceResults"))


def test_procedures_are_allowed_by_name() -> None:
    allow_neo4j("CALL db.labels()", "r", operator("ProcedureCall", "db.labels() :: (label :: STRING)"))
    for details in ("db.labelsAll()", "dbms.listConfig() :: (name)", "", "apoc.load.json($x)"):
        with pytest.raises(QueryError):
            allow_neo4j("CALL x()", "r", operator("ProcedureCall", details))


@pytest.mark.parametrize(
    "hidden",
    [
        "load csv from 'x' AS r RETURN r",
        "LOAD\tCSV FROM 'x' AS r RETURN r",
        "LOAD/*;*/CSV FROM 'x' AS r RETURN r",
        "LO\\u0041D C\\u0053V FROM 'x' AS r RETURN r",
        "CALL dbms.listConfig() YIELD name RETURN name",
        "CALL`dbms`.`listConfig`() YIELD name RETURN name",
        "CALL/**/dbms.x() YIELD name RETURN name",
        "CALL //\n dbms.x() YIELD name RETURN name",
        "c\\u0061ll dbms.x() YIELD name RETURN name",
        "1CALL dbms.x() YIELD name RETURN name",
    ],
)
def test_parts_that_a_plan_hides_are_looked_into(hidden: str) -> None:
    for details in ("[x IN $list WHERE EXISTS { … }]", "any(x IN [1] WHERE COUNT {…} > 0)", "COLLECT { … }"):
        with pytest.raises(QueryError):
            allow_neo4j(f"RETURN [x IN [1] | COUNT {{ {hidden} }}]", "r", operator("Projection", details))
    for operations in (["Return", "Union"], ["CallSubquery", "Return"], ["Match :A", "CallSubquery"]):
        with pytest.raises(QueryError):
            allow_kglite(f"RETURN 1 AS x UNION {hidden}", operations)


def test_parts_that_hide_nothing_are_allowed() -> None:
    text = "MATCH (n) CALL (n) { MATCH (n)--(m) RETURN count(m) AS c } RETURN n, c UNION ALL CALL { RETURN 1 AS n, 2 AS c }"
    allow_kglite(text, ["Match", "CallSubquery", "Return", "Union", "OptimizerPass x"])
    allow_neo4j("RETURN [x IN [1] | COUNT { (n)--() }] AS calls", "r", operator("Projection", "COUNT { (n)--() }"))


@pytest.mark.parametrize("operation", ["LoadCsv", "ShowIndexes", "Create", "Foreach", "NewThing", "ValidTimeContext x"])
def test_operations_of_the_embedded_engine_are_listed_too(operation: str) -> None:
    with pytest.raises(QueryError):
        allow_kglite("x", ["Match", operation, "Return"])


@pytest.mark.parametrize("hidden", ["')))…'", '"\\")))…"', "`)))…`", "// )))…\n", "/* )))… */"])
def test_brackets_beside_code_do_not_hide_how_deep_others_stand(hidden: str) -> None:
    hidden = hidden.replace(")))…", ")" * 1000)
    deep = "(" * 300 + "1" + ")" * 300
    with pytest.raises(QueryError):
        require_bearable(f"RETURN 1 AS a, {hidden}\n{deep} AS x")
    with pytest.raises(QueryError):
        require_bearable("RETURN " + "NOT/**/" * 50 + "true AS x")
    require_bearable(f"RETURN 1 AS a, {hidden}\n(1) AS x")
