"""What both engines answer with the same Cypher text: search, neighbours, schema, statistics, the whole graph.

Texts here keep to the part of Cypher that `docs/decisions` lists as alike on both engines. Names of labels and types
come from the ontology alone and are never typed by anybody, so they may stand in the text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from graph_build.graph import edge_key
from graph_build.ontology import NodeKind, RelationshipKind, ontology
from graph_build.stores import cypher
from graph_build.stores.base import Hit, Neighbourhood, Schema, Statistics
from graph_build.stores.cypher import is_ours
from graph_build.stores.identity import ANY_ID, label_of
from graph_build.stores.rows import graph_of, stored_rows

TYPES = "|".join(ontology().relationships)
DEGREE = f"COUNT {{ (n)-[:{TYPES}]-() }}"
OWN_TIMEOUT = 600.0  # seconds, for statements of ours over the whole graph
Row = tuple[Any, ...]


class CypherReader(ABC):
    """The reading half of a store, on top of one method that runs a trusted text."""

    @abstractmethod
    def _read(self, statement: str, parameters: Mapping[str, Any]) -> list[Row]:
        """All rows of a statement of ours, cells as `Rows` has them."""

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 50) -> tuple[Hit, ...]:
        """See `Store.search`."""
        wanted = text.strip()
        if not wanted or limit < 1:
            return ()
        hits = [hit for kind in searched(labels) for hit in self._hits(kind, wanted, limit)]
        return tuple(hit for _, hit in sorted(hits, key=lambda ranked: ranked[0])[:limit])

    def _hits(self, kind: NodeKind, text: str, limit: int) -> list[tuple[Row, Hit]]:
        rows = self._read(search_statement(kind), {"text": text, "limit": limit})
        return [
            ((kind.label == "Passage", rank, -degree, name, id), Hit(id, kind.label, name, matched, degree))
            for rank, degree, name, id, matched in rows
        ]

    def node(self, id: str) -> Mapping[str, Any] | None:
        """See `Store.node`."""
        label = label_of(id)
        rows = self._read(f"MATCH (n:{label} {{id: $id}}) RETURN n", {"id": id}) if label else []
        return rows[0][0] if rows else None

    def neighbours(self, id: str, *, limit: int = 200) -> Neighbourhood:
        """See `Store.neighbours`."""
        centre = self.node(id)
        if centre is None:
            return Neighbourhood((), ())
        entities = list(ontology().entities)
        statement = (
            f"MATCH (:{centre['label']} {{id: $id}})-[:{TYPES}]-(n) WITH DISTINCT n "
            f"WHERE n.id <> $id AND n.id =~ '{ANY_ID}' AND labels(n)[0] IN $labels "
            f"WITH n, labels(n)[0] IN $entities AS entity, {DEGREE} AS degree "
            "RETURN n ORDER BY entity DESC, degree DESC, n.name, n.id LIMIT $limit"
        )
        found = self._read(
            statement, {"id": id, "entities": entities, "labels": list(ontology().nodes), "limit": limit + 1}
        )
        nodes = [centre, *(row[0] for row in found[:limit])]
        return Neighbourhood(tuple(nodes), tuple(self._among(nodes)), len(found) > limit)

    def _among(self, nodes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        ids = [node["id"] for node in nodes]
        found = []
        for label in [label for label in ontology().nodes if any(node["label"] == label for node in nodes)]:
            heads = [node["id"] for node in nodes if node["label"] == label]
            statement = f"MATCH (a:{label})-[r:{TYPES}]->(b) WHERE a.id IN $heads AND b.id IN $ids RETURN a.id, b.id, r"
            rows = self._read(statement, {"heads": heads, "ids": ids})
            found += [{**relation, "source": source, "target": target} for source, target, relation in rows]
        order = list(ontology().relationships)
        return sorted(found, key=lambda r: (order.index(r["type"]), r["source"], r["target"], edge_key(r["type"], r)))

    def statistics(self) -> Statistics:
        """See `Store.statistics`. Where all nodes are ours, so are all relationships, and engines know their number."""
        kinds = ontology()
        nodes = {label: self._count(cypher.count_nodes(kind)) for label, kind in kinds.nodes.items()}
        alone = self._count("MATCH (n) RETURN count(n)") == sum(nodes.values())
        return Statistics(nodes, {type_: self._edges(kind, alone) for type_, kind in kinds.relationships.items()})

    def _edges(self, kind: RelationshipKind, alone: bool) -> int:
        if alone:
            return self._count(f"MATCH ()-[r:{kind.type}]->() RETURN count(r)")
        return sum(self._count(cypher.count_edges(kind, head, tail)) for head, tail in kind.pairs)

    def _count(self, statement: str) -> int:
        return int(self._read(statement, {})[0][0])

    def schema(self) -> Schema:
        """See `Store.schema`."""
        stored = self.statistics()
        kinds = ontology()
        labels = {label: kinds.nodes[label].columns for label, count in stored.nodes.items() if count}
        types = {type_: kinds.relationships[type_].properties for type_, n in stored.relationships.items() if n}
        return Schema(
            {label: tuple(column.name for column in columns) for label, columns in labels.items()},
            {type_: tuple(column.name for column in columns) for type_, columns in types.items()},
        )

    def graph(self) -> nx.MultiDiGraph[str]:
        """See `Store.graph`."""
        return graph_of(stored_rows(lambda statement: self._read(statement, {})))


def searched(labels: Sequence[str]) -> list[NodeKind]:
    """The kinds that a search for `labels` looks through; with none given, all that have names or text."""
    kinds = ontology().nodes
    found = [label for label, kind in kinds.items() if kind.entity or label in ("Report", "Passage")]
    return [kinds[label] for label in found if not labels or label in labels]


def search_statement(kind: NodeKind) -> str:
    """Rank, degree, name, id and what matched, best first. Case does not matter; nothing in $text is syntax."""
    if kind.label == "Passage":
        return (
            "MATCH (n:Passage) WHERE toLower(n.text) CONTAINS toLower($text) "
            f"AND {is_ours('n', 'Passage')} WITH n, {DEGREE} AS degree "
            "RETURN 4 AS rank, degree, n.name AS name, n.id AS id, n.text AS matched "
            "ORDER BY degree DESC, name, id LIMIT $limit"
        )
    aliases = "coalesce(n.aliases, [])" if any(column.name == "aliases" for column in kind.properties) else "[]"
    return (
        f"MATCH (n:{kind.label}) WITH n, toLower($text) AS wanted, "
        f"[form IN [n.name] + {aliases} WHERE toLower(form) CONTAINS toLower($text)] AS forms "
        f"WHERE size(forms) > 0 AND {is_ours('n', kind.label)} "
        "WITH n, forms, wanted, CASE WHEN toLower(n.name) = wanted THEN 0 "
        "WHEN any(form IN forms WHERE toLower(form) = wanted) THEN 1 "
        "WHEN toLower(n.name) STARTS WITH wanted THEN 2 ELSE 3 END AS rank, "
        f"{DEGREE} AS degree "
        "RETURN rank, degree, n.name AS name, n.id AS id, "
        "CASE WHEN rank = 1 THEN [form IN forms WHERE toLower(form) = wanted][0] ELSE forms[0] END AS matched "
        "ORDER BY rank, degree DESC, name, id LIMIT $limit"
    )
