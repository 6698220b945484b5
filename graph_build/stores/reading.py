"""What both engines answer with the same Cypher text: search, neighbours, schema, statistics, the whole graph.

Texts here keep to the part of Cypher that `docs/decisions` lists as alike on both engines. Names of labels and types
come from the ontology alone and are never typed by anybody, so they may stand in the text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from graph_build.graph import add_edge, add_node, edge_key, ordered
from graph_build.ontology import NodeKind, ontology
from graph_build.stores.base import Hit, Neighbourhood, Schema, Statistics
from graph_build.stores.identity import label_of

TYPES = "|".join(ontology().relationships)
DEGREE = f"COUNT {{ (n)-[:{TYPES}]-() }}"
Row = tuple[Any, ...]


class CypherReader(ABC):
    """The reading half of a store, on top of one method that runs a trusted text."""

    @abstractmethod
    def _read(self, cypher: str, parameters: Mapping[str, Any]) -> list[Row]:
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
        statement = (
            f"MATCH (:{centre['label']} {{id: $id}})-[:{TYPES}]-(n) WITH DISTINCT n WHERE n.id <> $id "
            f"WITH n, labels(n)[0] IN $entities AS entity, {DEGREE} AS degree "
            "RETURN n ORDER BY entity DESC, degree DESC, n.name, n.id LIMIT $limit"
        )
        found = self._read(statement, {"id": id, "entities": list(ontology().entities), "limit": limit + 1})
        nodes = [centre, *(row[0] for row in found[:limit])]
        return Neighbourhood(tuple(nodes), tuple(self._among(nodes)), len(found) > limit)

    def _among(self, nodes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        ids = [node["id"] for node in nodes]
        found = []
        for label in [label for label in ontology().nodes if any(node["label"] == label for node in nodes)]:
            heads = [node["id"] for node in nodes if node["label"] == label]
            statement = (
                f"MATCH (a:{label})-[r:{TYPES}]->(b) WHERE a.id IN $heads AND b.id IN $ids RETURN a.id, b.id, r"
            )
            rows = self._read(statement, {"heads": heads, "ids": ids})
            found += [{**relation, "source": source, "target": target} for source, target, relation in rows]
        order = list(ontology().relationships)
        return sorted(found, key=lambda r: (order.index(r["type"]), r["source"], r["target"], edge_key(r["type"], r)))

    def statistics(self) -> Statistics:
        """See `Store.statistics`."""
        kinds = ontology()
        nodes = {label: self._count(f"MATCH (n:{label}) RETURN count(n)") for label in kinds.nodes}
        relations = {type_: self._count(f"MATCH ()-[r:{type_}]->() RETURN count(r)") for type_ in kinds.relationships}
        return Statistics(nodes, relations)

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

    def graph(self) -> nx.MultiDiGraph:
        """See `Store.graph`."""
        result = nx.MultiDiGraph()
        for label in ontology().nodes:
            for (node,) in self._read(f"MATCH (n:{label}) RETURN n", {}):
                add_node(result, **node)
        for type_, kind in ontology().relationships.items():
            for head, tail in kind.pairs:
                statement = f"MATCH (a:{head})-[r:{type_}]->(b:{tail}) RETURN a.id, b.id, r"
                for source, target, relation in self._read(statement, {}):
                    properties = {name: value for name, value in relation.items() if name != "type"}
                    add_edge(result, type_, source, target, **properties)
        return ordered(result)


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
            f"WITH n, {DEGREE} AS degree "
            "RETURN 4 AS rank, degree, n.name AS name, n.id AS id, n.text AS matched "
            "ORDER BY degree DESC, name, id LIMIT $limit"
        )
    aliases = "coalesce(n.aliases, [])" if any(column.name == "aliases" for column in kind.properties) else "[]"
    return (
        f"MATCH (n:{kind.label}) WITH n, toLower($text) AS wanted, "
        f"[form IN [n.name] + {aliases} WHERE toLower(form) CONTAINS toLower($text)] AS forms WHERE size(forms) > 0 "
        "WITH n, forms, wanted, CASE WHEN toLower(n.name) = wanted THEN 0 "
        "WHEN any(form IN forms WHERE toLower(form) = wanted) THEN 1 "
        "WHEN toLower(n.name) STARTS WITH wanted THEN 2 ELSE 3 END AS rank, "
        f"{DEGREE} AS degree "
        "RETURN rank, degree, n.name AS name, n.id AS id, "
        "CASE WHEN rank = 1 THEN [form IN forms WHERE toLower(form) = wanted][0] ELSE forms[0] END AS matched "
        "ORDER BY rank, degree DESC, name, id LIMIT $limit"
    )
