"""What both engines answer with the same Cypher text: search, neighbours, schema, statistics, the whole graph.

Texts here keep to the part of Cypher that `docs/decisions` lists as alike on both engines. Names of labels and types
come from the ontology alone and are never typed by anybody, so they may stand in the text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import networkx as nx

from graph_build.graph import edge_key
from graph_build.ontology import ontology
from graph_build.stores import cypher
from graph_build.stores.base import Hit, Neighbourhood, Schema, Statistics
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

    @abstractmethod
    def _values(self, statement: str) -> list[Row]:
        """All rows of a statement of ours whose cells are property values: quicker, for millions of them."""

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 50) -> tuple[Hit, ...]:
        """See `Store.search`."""
        wanted = text.strip()
        if not wanted or limit < 1:
            return ()
        found: list[Row] = []
        for statement in search_statements(labels):
            if len(found) < limit:
                found += self._read(statement, {"text": wanted, "limit": limit - len(found)})
        return tuple(Hit(id, label_of(id) or "", name, matched, degree) for id, name, matched, degree in found)

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
        nodes = self._counts(cypher.count_nodes(kind) for kind in ontology().nodes.values())
        alone = self._read("MATCH (n) RETURN count(n)", {})[0][0] == sum(nodes.values())
        kinds = ontology().relationships.values()
        counting = cypher.count_all_edges if alone else cypher.count_our_edges
        edges = self._counts(counting(kind) for kind in kinds)
        return Statistics(
            {label: nodes[label] for label in ontology().nodes},
            {type_: edges[type_] for type_ in ontology().relationships},
        )

    def _counts(self, statements: Iterable[str]) -> Counter[str]:
        """Sums of statements that give a kind and a number each, asked in one go."""
        result: Counter[str] = Counter()
        for kind, count in self._read("\nUNION ALL ".join(statements), {}):
            result[kind] += count
        return result

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
        return graph_of(stored_rows(self._values))


def search_statements(labels: Sequence[str]) -> Iterator[str]:
    """Statements giving id, name, what matched and degree, best first: names and aliases, then text of passages.

    Case does not matter; nothing in $text is syntax. `labels` narrows; with none given, everything that has a name of
    its own is looked through.
    """
    named = [label for label in (*ontology().entities, "Report") if not labels or label in labels]
    if named:
        yield (
            f"MATCH (n:{'|'.join(named)}) WITH n, toLower($text) AS wanted, "
            "[form IN [n.name] + coalesce(n.aliases, []) WHERE toLower(form) CONTAINS toLower($text)] AS forms "
            f"WHERE size(forms) > 0 AND n.id =~ '{ANY_ID}' "
            "WITH n, forms, CASE WHEN toLower(n.name) = wanted THEN 0 "
            "WHEN any(form IN forms WHERE toLower(form) = wanted) THEN 1 "
            "WHEN toLower(n.name) STARTS WITH wanted THEN 2 ELSE 3 END AS rank, "
            "[form IN forms WHERE toLower(form) = wanted] AS exact, "
            f"{DEGREE} AS degree "
            "RETURN n.id AS id, n.name AS name, coalesce(exact[0], forms[0]) AS matched, degree "
            "ORDER BY rank, degree DESC, name, id LIMIT $limit"
        )
    if not labels or "Passage" in labels:
        yield (
            f"MATCH (n:Passage) WHERE toLower(n.text) CONTAINS toLower($text) AND {cypher.is_ours('n', 'Passage')} "
            f"RETURN n.id AS id, n.name AS name, n.text AS matched, {DEGREE} AS degree "
            "ORDER BY degree DESC, name, id LIMIT $limit"
        )
