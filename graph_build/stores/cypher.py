"""The declaration as Cypher: constraints, indexes, and the statements that read and write rows.

Pure functions of the ontology; their whole text is compared in tests. Batches come as `$rows`.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph_build.ontology import NodeKind, Ontology, Property, RelationshipKind, ontology
from graph_build.stores.identity import id_pattern


def schema_statements(kinds: Ontology | None = None) -> Iterator[str]:
    """Ids are unique, and what the declaration marks is indexed. Run again, they do nothing."""
    for label, kind in (kinds or ontology()).nodes.items():
        for column in kind.columns:
            name = f"zhengtu_{label.lower()}_{column.name}"
            if column.name == "id":
                yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            elif column.index:
                yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{quoted(column.name)})"


def quoted(name: str) -> str:
    """A property name that is safe where it is also a word of the language (`end`, `order`)."""
    return f"`{name}`"


def _values(variable: str, columns: tuple[Property, ...]) -> str:
    return "".join(f", {variable}.{quoted(column.name)}" for column in columns)


def is_ours(variable: str, label: str) -> str:
    """The condition that a node with this label is ours and not somebody else's of the same label."""
    return f"{variable}.id =~ '{id_pattern(label)}'"


def count_nodes(kind: NodeKind) -> str:
    """How many of our nodes of a kind are stored."""
    return f"MATCH (n:{kind.label}) WHERE {is_ours('n', kind.label)} RETURN count(n)"


def count_edges(kind: RelationshipKind, head: str, tail: str) -> str:
    """How many of our relationships of a kind are stored between two labels."""
    condition = f"{is_ours('a', head)} AND {is_ours('b', tail)}"
    return f"MATCH (a:{head})-[r:{kind.type}]->(b:{tail}) WHERE {condition} RETURN count(r)"


def read_nodes(kind: NodeKind) -> str:
    """Rows of all our nodes of a kind: their values in the order of the declaration."""
    listed = _values("n", kind.columns).removeprefix(", ")
    return f"MATCH (n:{kind.label}) WHERE {is_ours('n', kind.label)} RETURN {listed}"


def read_edges(kind: RelationshipKind, head: str, tail: str, *, handle: str = "") -> str:
    """Rows of all our relationships of a kind between two labels: ids of the ends, values, and what `handle` says."""
    condition = f"{is_ours('a', head)} AND {is_ours('b', tail)}"
    listed = _values("r", kind.properties) + (f", {handle}" if handle else "")
    return f"MATCH (a:{head})-[r:{kind.type}]->(b:{tail}) WHERE {condition} RETURN a.id, b.id{listed}"


def write_nodes(kind: NodeKind) -> str:
    """Add nodes or change their values. Each row is a map of all declared properties; null takes a property away."""
    return f"UNWIND $rows AS row\nMERGE (n:{kind.label} {{id: row.id}})\nSET n += row"


def remove_nodes(kind: NodeKind) -> str:
    """Each row is an id. The node's relationships go with it."""
    return f"UNWIND $rows AS id\nMATCH (n:{kind.label} {{id: id}})\nDETACH DELETE n"


def write_edges(kind: RelationshipKind, head: str, tail: str) -> str:
    """Add relationships that are not there yet. Each row has `source`, `target` and a map `own` of the properties."""
    ends = f"MATCH (a:{head} {{id: row.source}})\nMATCH (b:{tail} {{id: row.target}})\n"
    own = "\nSET r = row.own" if kind.properties else ""
    return f"UNWIND $rows AS row\n{ends}CREATE (a)-[r:{kind.type}]->(b){own}"


def change_edges(kind: RelationshipKind) -> str:
    """Change values. Each row has the engine's `handle` of the relationship, good within the transaction, and `own`."""
    return f"UNWIND $rows AS row\nMATCH ()-[r:{kind.type}]->() WHERE elementId(r) = row.handle\nSET r += row.own"


def remove_edges(kind: RelationshipKind) -> str:
    """Each row is the engine's handle of the relationship, good within the transaction."""
    return f"UNWIND $rows AS handle\nMATCH ()-[r:{kind.type}]->() WHERE elementId(r) = handle\nDELETE r"
