"""Make what a Neo4j database holds of ours equal to a graph: only the difference, whole to every reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

import neo4j
from neo4j.exceptions import ClientError, Neo4jError

from graph_build.errors import Bilingual, StoreError
from graph_build.graph import Edge, Graph, Values
from graph_build.ontology import ontology
from graph_build.stores import amending, cypher
from graph_build.stores.amending import Step
from graph_build.stores.base import Change
from graph_build.stores.difference import Difference, Differences, change, difference
from graph_build.stores.neo4j_link import TIMED_OUT
from graph_build.stores.rows import by_ends, joining, keyed, named, own

BATCH = 5000  # rows a statement
AT_ONCE = 20_000  # rows that one transaction takes: with the values of reports, less than 256 MB of a server's memory
PATIENCE = 3.0  # seconds to wait for another build before saying that there is one
SCHEMA_PATIENCE = 300.0
# The first to create this node holds its key until it commits; the node itself is gone before anybody can see it.
ALONE = "CREATE (n:Report {id: 'zhengtu build'}) DELETE n"
# There while a load of several transactions runs (loading), or one of a single transaction (writing), or after one that
# was cut off. A server shows readers a transaction piece by piece while it ends.
RECORD = "(b:Build {id: 'zhengtu'})"
BEGIN, END = f"MERGE {RECORD} SET b.state = $rows[0], b.turn = randomUUID()", f"MATCH {RECORD} DELETE b"
SEEN = f"OPTIONAL MATCH {RECORD} RETURN b.state, b.turn LIMIT 1"
LOADING, WRITING = "loading", "writing"


def prepare(session: neo4j.Session) -> None:
    """Create the constraints and indexes that are missing, and wait until they serve. Every name is made known too:
    the server makes a transaction of its own of one that is new to it, though what used it is taken back."""
    there = {record["name"] for record in session.run("SHOW INDEXES YIELD name")}
    for statement in cypher.schema_statements():
        if statement.split()[2] not in there:
            session.run(neo4j.Query(statement, timeout=SCHEMA_PATIENCE)).consume()
    session.run("CALL db.awaitIndexes($seconds)", seconds=int(SCHEMA_PATIENCE)).consume()
    with suppress(ClientError), session.begin_transaction() as naming:  # an account may be kept from making names
        naming.run(cypher.every_name("Build", "state", "turn")).consume()
        naming.rollback()


@contextmanager
def alone(session: neo4j.Session, url: str) -> Iterator[None]:
    """Keep other builds out for as long as this lasts; the server lets them in again when the line breaks. Raises
    StoreError while another build writes to the database."""
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
        ) from None
    with session.begin_transaction() as holding:
        holding.run(ALONE).consume()
        yield
        holding.rollback()


def under_way(transaction: neo4j.ManagedTransaction | neo4j.Transaction) -> tuple[str | None, str | None]:
    """What a load is doing or was cut off at, and which load that is; None twice where there is none. `loading` is half
    a graph, `writing` an old one or a new one as soon as the server has ended the transaction."""
    state, turn = transaction.run(SEEN).single(strict=True)
    return state, turn


def foreign_labels(transaction: neo4j.ManagedTransaction) -> str:
    """What the database holds besides our nodes, in a few words; empty where there is nothing."""
    counting = cypher.together(map(cypher.count_nodes, ontology().nodes.values()))
    counts = [record["count"] for record in transaction.run(counting)]
    record = int(under_way(transaction)[0] is not None)
    if transaction.run("MATCH (n) RETURN count(n)").single(strict=True)[0] == sum(counts) + record:
        return ""
    ours = {**dict(zip(ontology().nodes, counts, strict=True)), "Build": record}
    listing = (
        "MATCH (n) UNWIND CASE labels(n) WHEN [] THEN ['()'] ELSE labels(n) END AS label "
        "RETURN label, count(*) AS count ORDER BY label"
    )
    rest = {record["label"]: record["count"] - ours.get(record["label"], 0) for record in transaction.run(listing)}
    return ", ".join(f"{label} {count}" for label, count in list(rest.items()) if count)[:200]


def store(session: neo4j.Session, graph: Graph) -> tuple[Change, int]:
    """Write the difference between what is stored and `graph`, while `alone`; what changed, and in how many
    transactions. An equal graph writes nothing.

    What fits is one transaction. What does not is written in several, under a record that keeps readers out until the
    last is in; a load that finds the record of one that was cut off finishes its work.
    """
    done, steps, state = session.execute_read(_compare, graph)
    # What is half a graph already stays so until all is in.
    commits = _begun(session, _portions(steps), LOADING if state == LOADING else WRITING) if steps else 0
    return done, commits + (_end(session) if steps or state else 0)


def amend(session: neo4j.Session, differences: Differences, size: int) -> int | None:
    """Carry out differences, while `alone`, and say in how many transactions. None where not so many nodes and
    relationships are there then as should be: a load has to finish what was begun."""
    try:
        commits = _begun(session, _portions(_batched(amending.steps(differences))), WRITING, size)
    except Unexpected:
        return None
    return commits + _end(session)


class Unexpected(Exception):
    """What is stored is not what the ledger of the last build says."""


def _begun(session: neo4j.Session, portions: list[list[Step]], state: str, size: int | None = None) -> int:
    """Do everything but taking the record away; the number of transactions."""
    session.execute_write(_write, [(BEGIN, [state if len(portions) == 1 else LOADING])])
    for at, steps in enumerate(portions, start=1):
        session.execute_write(_write, steps, size if at == len(portions) else None)
    return 1 + len(portions)


def _end(session: neo4j.Session) -> int:
    session.execute_write(_write, [(END, [])])
    return 1


def _portions(steps: list[Step]) -> list[list[Step]]:
    """What goes into each transaction."""
    return [steps] if sum(len(rows) for _, rows in steps) <= AT_ONCE else [[step] for step in steps]


def _write(transaction: neo4j.ManagedTransaction, steps: Iterable[Step], size: int | None = None) -> None:
    """Run statements. Raises Unexpected, so that nothing comes of them, where they lead to another size."""
    for statement, rows in steps:
        transaction.run(statement, rows=rows).consume()
    if size is not None and size_of(transaction) != size + 1:  # the record is there too
        raise Unexpected


def size_of(transaction: neo4j.ManagedTransaction) -> int:
    """How many nodes and relationships there are, anybody's. The server knows without counting."""
    asked = ("MATCH (n) RETURN count(n)", "MATCH ()-[r]->() RETURN count(r)")
    return sum(transaction.run(statement).single(strict=True)[0] for statement in asked)


def _compare(transaction: neo4j.ManagedTransaction, graph: Graph) -> tuple[Change, list[Step], str | None]:
    """What is to be done, the statements that do it, and at what an earlier load was cut off."""
    nodes = {label: difference(_stored_nodes(transaction, label), wanted) for label, wanted in graph.nodes.items()}
    edges = {type_: difference(_stored_edges(transaction, type_), wanted) for type_, wanted in graph.edges.items()}
    steps = _batched(_statements(nodes, edges))
    return change([*nodes.values(), *edges.values()]), steps, under_way(transaction)[0]


def _statements(nodes: Mapping[str, Difference[str]], edges: Mapping[str, Difference[Edge]]) -> Iterator[Step]:
    """Relationships go before their ends, and come after them."""
    kinds = ontology()
    for type_, parts in edges.items():
        yield cypher.remove_edges(kinds.relationships[type_]), parts.removed
    for label, rows in nodes.items():
        yield cypher.remove_nodes(kinds.nodes[label]), rows.removed
        written = [*rows.added.values(), *(values for _, _, values in rows.changed)]
        yield cypher.write_nodes(kinds.nodes[label]), named(label, written)
    for type_, parts in edges.items():
        for (head, tail), added in by_ends(type_, parts.added).items():
            yield cypher.write_edges(kinds.relationships[type_], head, tail), joining(type_, added)
        changed = [{"handle": handle, "own": own(type_, values)} for handle, _, values in parts.changed]
        yield cypher.change_edges(kinds.relationships[type_]), changed


def _batched(steps: Iterable[Step]) -> list[Step]:
    return [(statement, rows[at : at + BATCH]) for statement, rows in steps for at in range(0, len(rows), BATCH)]


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
