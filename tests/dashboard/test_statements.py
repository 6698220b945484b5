"""Every statement of the pages gives both engines' readers the same rows."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeGuard

import pytest

from dashboard import statements
from graph_build.stores import open_store
from graph_build.stores.base import Store

LIMIT = 5000
LABEL = {"TAILS": "IMPLEMENTS", "HEADS": "OF", "NAMED_HEADS": "IMPLEMENTS"}
OWN_LABEL = {"HEADS": "Indicator", "NAMED_HEADS": "Initiative"}
STATEMENTS = sorted(name for name in vars(statements) if name.isupper())


def parameters(store: Store) -> Mapping[str, Any]:
    """Values that every statement has an answer for."""

    def one(cypher: str) -> Any:
        return store.query(cypher, limit=LIMIT).rows

    report = one(
        "MATCH (:Observation)-[:STATED_IN]->(:Passage)-[:IN_REPORT]->(r:Report) RETURN r.id AS id ORDER BY id"
    )[0][0]
    ids = [
        id
        for kind in ("Passage", "Observation", "Organization")
        for (id,) in one(f"MATCH (n:{kind}) RETURN n.id AS id ORDER BY id")
    ]
    return {"report": report, "ids": ids, "names": ["市司法局", "市政府", "市委"], "first": 3, "last": 9}


def filled(name: str, store: Store) -> tuple[str, dict[str, Any]]:
    """A statement ready to run, with the id of a node that has many relationships of the kind it asks for."""
    label = OWN_LABEL.get(
        name, "Report" if name.startswith("REPORT_") else "Passage" if name == "PASSAGE_FACTS" else "Organization"
    )
    text = getattr(statements, name)
    if "{types}" in text:
        text = text.format(types=statements.fact_types())
    elif "{label}" in text:
        text = statements.for_label(text, label, type=LABEL.get(name, ""))
    busiest = f"MATCH (n:{label})-[r]-() RETURN n.id AS id, count(r) AS number ORDER BY number DESC, id LIMIT 1"
    return text, {**parameters(store), "id": store.query(busiest).rows[0][0]}


def test_statements_stand_once_and_are_asked_by_a_page() -> None:
    package = Path(str(statements.__file__)).parent
    given = [node.id for node in ast.walk(parsed(Path(str(statements.__file__)))) if is_constant(node)]
    assert sorted(given) == STATEMENTS
    pages = [parsed(file) for file in sorted(package.rglob("*.py")) if file.name != "statements.py"]
    asked = {node.attr for page in pages for node in ast.walk(page) if isinstance(node, ast.Attribute)}
    assert sorted(asked & set(STATEMENTS)) == STATEMENTS


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def is_constant(node: ast.AST) -> TypeGuard[ast.Name]:
    """Whether a name in capitals is given its value here."""
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and node.id.isupper()


@pytest.mark.parametrize("name", STATEMENTS)
def test_statement_has_an_answer(name: str, store: Store) -> None:
    text, values = filled(name, store)
    used = {key: value for key, value in values.items() if f"${key}" in text}
    assert store.query(text, used, limit=LIMIT).rows


@pytest.mark.server
def test_statements_agree_on_both_engines(store: Store, neo4j_url: str) -> None:
    server = open_store(neo4j_url)
    try:
        server.load(store.graph())
        for name in STATEMENTS:
            text, values = filled(name, store)
            used = {key: value for key, value in values.items() if f"${key}" in text}
            assert server.query(text, used, limit=LIMIT).rows == store.query(text, used, limit=LIMIT).rows, name
    finally:
        server.close()
