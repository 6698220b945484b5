"""Differences as statements that name what they change by ids and spans: for what is stored and was not read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from graph_build.graph import Edge, Graph
from graph_build.identity import SPANNED, label_by_prefix
from graph_build.ontology import ontology
from graph_build.stores import cypher
from graph_build.stores.difference import Differences
from graph_build.stores.rows import by_ends, is_spanned, joining, named, own

Step = tuple[str, list[Any]]


def steps(differences: Differences) -> Iterator[Step]:
    """Statements with their rows, in order: relationships go before their ends, and come after them."""
    kinds = ontology()
    for type_, edges in differences.edges.items():
        for (head, tail), gone in _by_labels(edges.removed).items():
            yield f"{_found(type_, head, tail)} DELETE r", [_ends(edge) for edge in gone]
    for label, nodes in differences.nodes.items():
        if nodes.removed:
            yield cypher.remove_nodes(kinds.nodes[label]), nodes.removed
        written = [*nodes.added.values(), *(values for _, _, values in nodes.changed)]
        if written:
            yield cypher.write_nodes(kinds.nodes[label]), named(label, written)
    for type_, edges in differences.edges.items():
        for (head, tail), added in by_ends(type_, edges.added).items():
            yield cypher.write_edges(kinds.relationships[type_], head, tail), joining(type_, added)
        changed = {edge: values for _, edge, values in edges.changed}
        for (head, tail), between in by_ends(type_, changed).items():
            rows = [{**_ends(edge), "own": own(type_, values)} for edge, values in between.items()]
            yield f"{_found(type_, head, tail)} SET r += row.own", rows


def written(differences: Differences) -> Graph:
    """The rows that such statements write, to be checked like a graph."""
    graph = Graph()
    for label, nodes in differences.nodes.items():
        graph.nodes[label] = {**nodes.added, **{id: values for _, id, values in nodes.changed}}
    for type_, edges in differences.edges.items():
        graph.edges[type_] = {**edges.added, **{edge: values for _, edge, values in edges.changed}}
    return graph


def _by_labels(edges: Iterable[Edge]) -> dict[tuple[str, str], list[Edge]]:
    found: dict[tuple[str, str], list[Edge]] = {}
    for edge in edges:
        found.setdefault((label_by_prefix(edge[0]), label_by_prefix(edge[1])), []).append(edge)
    return found


def _found(type_: str, head: str, tail: str) -> str:
    """The relationship that a row of `_ends` names."""
    span = " AND ".join(f"r.{cypher.quoted(name)} = row.{cypher.quoted(name)}" for name in SPANNED)
    where = f"\nWHERE {span}" if is_spanned(type_) else ""
    return f"UNWIND $rows AS row\nMATCH (a:{head} {{id: row.source}})-[r:{type_}]->(b:{tail} {{id: row.target}}){where}"


def _ends(edge: Edge) -> dict[str, Any]:
    source, target, key = edge
    span = key.partition(":")[2].split("-")
    return {"source": source, "target": target, **(dict(zip(SPANNED, map(int, span), strict=True)) if span[0] else {})}
