"""Make what a Neo4j database holds of ours equal to a graph: only the difference, in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import neo4j
from neo4j.exceptions import Neo4jError

from graph_build.errors import Bilingual, StoreError
from graph_build.graph import Edge, Graph, Values
from graph_build.ontology import ontology
from graph_build.stores import cypher
from graph_build.stores.base import Change
from graph_build.stores.difference import change, difference
from graph_build.stores.neo4j_link import TIMED_OUT
from graph_build.stores.rows import by_ends, joining, keyed, named, own

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


def store(transaction: neo4j.ManagedTransaction, graph: Graph) -> Change:
    """Write the difference between what is stored and `graph`. An equal graph writes nothing."""
    transaction.run(ALONE).consume()
    kinds = ontology()
    nodes = {label: difference(_stored_nodes(transaction, label), wanted) for label, wanted in graph.nodes.items()}
    edges = {type_: difference(_stored_edges(transaction, type_), wanted) for type_, wanted in graph.edges.items()}
    for type_, parts in edges.items():
        _send(transaction, cypher.remove_edges(kinds.relationships[type_]), parts.removed)
    for label, rows in nodes.items():
        _send(transaction, cypher.remove_nodes(kinds.nodes[label]), rows.removed)
        written = [*rows.added.values(), *(values for _, _, values in rows.changed)]
        _send(transaction, cypher.write_nodes(kinds.nodes[label]), named(label, written))
    for type_, parts in edges.items():
        for (head, tail), added in by_ends(type_, parts.added).items():
            _send(transaction, cypher.write_edges(kinds.relationships[type_], head, tail), joining(type_, added))
        changed = [{"handle": handle, "own": own(type_, values)} for handle, _, values in parts.changed]
        _send(transaction, cypher.change_edges(kinds.relationships[type_]), changed)
    return change([*nodes.values(), *edges.values()])


def _stored_nodes(transaction: neo4j.ManagedTransaction, label: str) -> Iterator[tuple[str, Values, str]]:
    for record in transaction.run(cypher.read_nodes(ontology().nodes[label])):
        row = tuple(record.values())
        yield row[0], row, row[0]


def _stored_edges(transaction: neo4j.ManagedTransaction, type_: str) -> Iterator[tuple[Edge, Values, str]]:
    statement = cypher.read_edges(ontology().relationships[type_], handle="elementId(r)")
    for record in transaction.run(statement):
        *row, handle = record.values()
        for edge, values in keyed(type_, [tuple(row)]):
            yield edge, values, handle


def _send(transaction: neo4j.ManagedTransaction, statement: str, rows: Iterable[Any]) -> None:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        transaction.run(statement, rows=batch).consume()
