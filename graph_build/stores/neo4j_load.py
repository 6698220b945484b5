"""Make what a Neo4j database holds of ours equal to a graph: only the difference, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import neo4j
from neo4j.exceptions import Neo4jError

from graph_build.errors import Bilingual, StoreError
from graph_build.ontology import ontology
from graph_build.stores import cypher
from graph_build.stores.base import Change
from graph_build.stores.neo4j_link import TIMED_OUT
from graph_build.stores.rows import GraphRows, Key, Values, by_ends, edge_identity, joining, named, number, own

BATCH = 5000
PATIENCE = 3.0  # seconds to wait for another build before saying that there is one
SCHEMA_PATIENCE = 300.0
# The first to create this node holds its key until it commits; the node itself is gone before anybody can see it.
ALONE = "CREATE (n:Report {id: 'zhengtu build'}) DELETE n"


def prepare(session: neo4j.Session) -> None:
    """Create the constraints and indexes that are missing, and wait until they serve."""
    there = {record["name"] for record in session.run("SHOW INDEXES YIELD name")}
    for statement in cypher.schema_statements():
        if statement.split()[2] not in there:
            session.run(neo4j.Query(statement, timeout=SCHEMA_PATIENCE)).consume()
    session.run("CALL db.awaitIndexes($seconds)", seconds=int(SCHEMA_PATIENCE)).consume()


def require_alone(session: neo4j.Session, url: str) -> None:
    """Raises StoreError while another build writes to the database."""
    try:
        with session.begin_transaction(timeout=PATIENCE) as transaction:
            transaction.run(ALONE).consume()
            transaction.rollback()
    except Neo4jError as problem:
        if not TIMED_OUT.search(problem.code or ""):
            raise
        raise StoreError(
            Bilingual(f"{url} 正被另一程序写入", f"{url} is being written by another process"),
            Bilingual("请等它结束后再试", "try again when it has finished"),
        ) from problem


def foreign_labels(transaction: neo4j.ManagedTransaction) -> str:
    """What the database holds besides our nodes, in a few words; empty where there is nothing."""
    counting = cypher.together(map(cypher.count_nodes, ontology().nodes.values()))
    counts = [record["count"] for record in transaction.run(counting)]
    if transaction.run("MATCH (n) RETURN count(n)").single(strict=True)[0] == sum(counts):
        return ""
    ours = dict(zip(ontology().nodes, counts, strict=True))
    listing = (
        "MATCH (n) UNWIND CASE labels(n) WHEN [] THEN ['()'] ELSE labels(n) END AS label "
        "RETURN label, count(*) AS count ORDER BY label"
    )
    rest = {record["label"]: record["count"] - ours.get(record["label"], 0) for record in transaction.run(listing)}
    return ", ".join(f"{label} {count}" for label, count in list(rest.items()) if count)[:200]


@dataclass(slots=True)
class _Kind:
    """The difference within one label or type."""

    added: list[Any] = field(default_factory=list)
    changed: list[Any] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)
    unchanged: int = 0


def store(transaction: neo4j.ManagedTransaction, rows: GraphRows) -> Change:
    """Write the difference between what is stored and `rows`. An equal graph writes nothing."""
    transaction.run(ALONE).consume()
    nodes = {label: _node_difference(transaction, label, wanted) for label, wanted in rows.nodes.items()}
    edges = {type_: _edge_difference(transaction, type_, wanted) for type_, wanted in rows.edges.items()}
    kinds = ontology()
    for type_, kind in edges.items():
        _send(transaction, cypher.remove_edges(kinds.relationships[type_]), kind.removed)
    for label, kind in nodes.items():
        _send(transaction, cypher.remove_nodes(kinds.nodes[label]), kind.removed)
        _send(transaction, cypher.write_nodes(kinds.nodes[label]), named(label, kind.added + kind.changed))
    for type_, kind in edges.items():
        for (head, tail), added in by_ends(kind.added).items():
            _send(transaction, cypher.write_edges(kinds.relationships[type_], head, tail), joining(type_, added))
        _send(transaction, cypher.change_edges(kinds.relationships[type_]), kind.changed)
    every = [*nodes.values(), *edges.values()]
    return Change(
        added=sum(len(kind.added) for kind in every),
        changed=sum(len(kind.changed) for kind in every),
        removed=sum(len(kind.removed) for kind in every),
        unchanged=sum(kind.unchanged for kind in every),
    )


def _node_difference(transaction: neo4j.ManagedTransaction, label: str, wanted: list[Values]) -> _Kind:
    kind = ontology().nodes[label]
    stored = {record[0]: number(tuple(record.values())) for record in transaction.run(cypher.read_nodes(kind))}
    result = _Kind()
    for row in wanted:
        before = stored.pop(row[0], None)
        if before == number(row):
            result.unchanged += 1
        else:
            (result.added if before is None else result.changed).append(row)
    result.removed = sorted(stored)
    return result


def _edge_difference(transaction: neo4j.ManagedTransaction, type_: str, wanted: list[Values]) -> _Kind:
    result = _Kind()
    stored: dict[Key, tuple[int, str]] = {}
    for row, handle in _stored_edges(transaction, type_):
        key = edge_identity(type_, row)
        if key in stored:  # somebody doubled it by hand
            result.removed.append(handle)
        else:
            stored[key] = (number(row), handle)
    for row in wanted:
        before = stored.pop(edge_identity(type_, row), None)
        if before is None:
            result.added.append(row)
        elif before[0] == number(row):
            result.unchanged += 1
        else:
            result.changed.append({"handle": before[1], "own": own(type_, row)})
    result.removed += [stored[key][1] for key in sorted(stored)]
    return result


def _stored_edges(transaction: neo4j.ManagedTransaction, type_: str) -> Iterator[tuple[Values, str]]:
    statement = cypher.read_edges(ontology().relationships[type_], handle="elementId(r)")
    for record in transaction.run(statement):
        *row, handle = record.values()
        yield tuple(row), handle


def _send(transaction: neo4j.ManagedTransaction, statement: str, rows: Iterable[Any]) -> None:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        transaction.run(statement, rows=batch).consume()
