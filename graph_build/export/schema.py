"""Constraints and indexes of the ontology as Cypher, for a database that is filled from an exported file."""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.ontology import ontology


def schema_statements() -> Iterator[str]:
    """Ids are unique, what the ontology marks is indexed; statements without their closing mark."""
    for label, kind in ontology().nodes.items():
        for column in kind.columns:
            name = f"zhengtu_{label.lower()}_{column.name}"
            if column.name == "id":
                yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            elif column.index:
                yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{column.name})"


def schema_script() -> str:
    return "".join(f"{statement};\n" for statement in schema_statements())
