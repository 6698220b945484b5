"""The declaration as Cypher: constraints, indexes, and the statements that read and write rows.

Pure functions of the ontology; their whole text is compared in tests. Batches come as `$rows`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph_build.identity import ANY_ID, id_pattern
from graph_build.ontology import NodeKind, Ontology, Property, RelationshipKind, ontology


def schema_statements(kinds: Ontology | None = None) -> Iterator[str]:
    """Ids are unique, and what the declaration marks is indexed. Run again, they do nothing."""
    for label, kind in (kinds or ontology()).nodes.items():
        for column in kind.columns:
            name = f"zhengtu_{label.lower()}_{column.name}"
            if column.name == "id":
                yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
            elif column.index:
                yield f"CREATE INDEX {name} IF NOT EXISTS FOR (n:{label}) ON (n.{quoted(column.name)})"


def every_name(label: str, *others: str) -> str:
    """One node with all labels and properties of the declaration and one of a stranger, and relationships of all types
    from it to itself: to be taken back."""
    kinds = ontology()
    columns = [column.name for kind in kinds.nodes.values() for column in kind.columns]
    columns += [column.name for kind in kinds.relationships.values() for column in kind.properties]
    values = ", ".join(f"{quoted(name)}: 'zhengtu names'" for name in dict.fromkeys([*columns, *others]))
    types = "".join(f"\nCREATE (n)-[:{type_}]->(n)" for type_ in kinds.relationships)
    return f"CREATE (n:{':'.join([*kinds.nodes, label])} {{{values}}}){types}"


def quoted(name: str) -> str:
    """A property name that is safe where it is also a word of the language (`end`, `order`)."""
    return f"`{name}`"


def _values(variable: str, columns: tuple[Property, ...]) -> str:
    return "".join(f", {variable}.{quoted(column.name)}" for column in columns)


def is_ours(variable: str, label: str) -> str:
    """The condition that a node with this label is ours and not somebody else's of the same label."""
    return f"{variable}.id =~ '{id_pattern(label)}'"


def together(statements: Iterable[str]) -> str:
    """Statements of one number each as one statement; both engines give the rows in the order of the statements."""
    return "\nUNION ALL ".join(statements)


def count_nodes(kind: NodeKind) -> str:
    """How many of our nodes have the label."""
    return f"MATCH (n:{kind.label}) WHERE {is_ours('n', kind.label)} RETURN count(n) AS count"


def count_all_edges(kind: RelationshipKind) -> str:
    """How many relationships have the type, whoever's they are. Engines know the number without counting."""
    return f"MATCH ()-[r:{kind.type}]->() RETURN count(r) AS count"


def count_our_edges(kind: RelationshipKind) -> str:
    """How many relationships between two nodes of ours have the type."""
    return f"{_match_edges(kind)} RETURN count(r) AS count"


def _match_edges(kind: RelationshipKind) -> str:
    heads = "|".join(dict.fromkeys(head for head, _ in kind.pairs))
    tails = "|".join(dict.fromkeys(tail for _, tail in kind.pairs))
    return f"MATCH (a:{heads})-[r:{kind.type}]->(b:{tails}) WHERE a.id =~ '{ANY_ID}' AND b.id =~ '{ANY_ID}'"


def read_nodes(kind: NodeKind) -> str:
    """Rows of all our nodes of a kind: their values in the order of the declaration."""
    listed = _values("n", kind.columns).removeprefix(", ")
    return f"MATCH (n:{kind.label}) WHERE {is_ours('n', kind.label)} RETURN {listed}"


def read_edges(kind: RelationshipKind, *, handle: str = "") -> str:
    """Rows of all our relationships of a kind: ids of the ends, values, and what `handle` says."""
    listed = _values("r", kind.properties) + (f", {handle}" if handle else "")
    return f"{_match_edges(kind)} RETURN a.id, b.id{listed}"


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
