"""What the console is given by strangers: refused, or harmless, on both engines; the graph stays as it was."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from graph_build.errors import QueryError, ZhengtuError
from graph_build.stores.base import Store
from tests.stores.sample import listing, sample

# Each is a QueryError on every engine.
REFUSED = [
    # writing, in every clause
    "CREATE (n:Organization {id: 'x', name: 'y'})",
    "CREATE (n:Hacked) RETURN n",
    "MERGE (n:Organization {id: 'x'}) RETURN n",
    "MATCH (n:Organization) SET n.name = 'x'",
    "MATCH (n:Organization) SET n += {name: 'x'} RETURN n",
    "MATCH (n:Organization) SET n:Hacked",
    "MATCH (n:Organization) REMOVE n.name",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n)-[r]-() DELETE r",
    "FOREACH (x IN [1] | CREATE (:Hacked))",
    "MATCH (n:Organization) CALL (n) { SET n.name = 'x' } RETURN n",
    "MATCH (n:Organization) CALL { CREATE (h:Hacked) RETURN h } RETURN n",
    "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS",
    "UNWIND [1] AS x MERGE (n:Hacked {id: x})",
    "cReAtE (n:Hacked)",
    "// harmless\nCREATE (n:Hacked)",
    "PROFILE CREATE (n:Hacked)",
    "EXPLAIN CREATE (n:Hacked)",
    "RETURN 1 AS x UNION CREATE (n:Hacked) RETURN 1 AS x",
    "MATCH (n:Organization) SET n = {id: 'x'}",
    "MATCH (a), (b) CREATE (a)-[:HACKED]->(b)",
    "MATCH (n:Report) REMOVE n:Report",
    "OPTIONAL MATCH (n) DELETE n",
    "MERGE (n:Hacked) ON CREATE SET n.a = 1 ON MATCH SET n.b = 2",
    "WITH 1 AS x CREATE (n:Hacked {id: x}) RETURN n",
    "MATCH (n) FOREACH (x IN [n] | SET x.name = 'x')",
    "MATCH (n) WITH n LIMIT 1 SET n.name = null RETURN n",
    "RETURN [x IN [1] | CREATE (n)] AS x",
    "MATCH (n) WHERE EXISTS { CREATE (m:Hacked) } RETURN n",
    "RETURN COUNT { MATCH (n) DELETE n } AS x",
    "MATCH (n) NODETACH DELETE n",
    "CREATE\u2003(n:Hacked)",
    "\u00a0CREATE (n:Hacked)",
    "C\\u0052EATE (n:Hacked)",
    "/* harmless */CREATE (n:Hacked)",
    "CYPHER 5 CREATE (n:Hacked)",
    "CYPHER runtime=slotted MATCH (n) DETACH DELETE n",
    "EXPLAIN PROFILE CREATE (n:Hacked)",
    # schema and administration
    "CREATE DATABASE hacked",
    "DROP DATABASE neo4j",
    "ALTER DATABASE neo4j SET ACCESS READ ONLY",
    "CREATE ALIAS hacked FOR DATABASE neo4j",
    "GRANT ROLE admin TO neo4j",
    "DROP USER neo4j",
    "RENAME USER neo4j TO hacker",
    "ALTER USER neo4j SET PASSWORD 'hackhack'",
    "SHOW CURRENT USER",
    "SHOW PRIVILEGES",
    "SHOW SERVERS",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
    "CREATE INDEX hacked FOR (n:Organization) ON (n.kind)",
    "CREATE CONSTRAINT hacked FOR (n:Organization) REQUIRE n.name IS UNIQUE",
    "DROP INDEX zhengtu_organization_name",
    "DROP CONSTRAINT zhengtu_organization_id IF EXISTS",
    "SHOW INDEXES",
    "SHOW CONSTRAINTS",
    "SHOW PROCEDURES",
    "SHOW FUNCTIONS",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW USERS",
    "SHOW DATABASES",
    "SHOW DATABASE neo4j YIELD name RETURN name",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "USE system SHOW USERS",
    "USE system MATCH (n) RETURN n",
    "CREATE USER hacker SET PASSWORD 'hackhack'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'bbbbbbbb'",
    "STOP DATABASE neo4j",
    # reading files and the net
    "LOAD CSV FROM 'file:///{file}' AS row RETURN row",
    "LOAD CSV FROM '{file}' AS row RETURN row",
    "LOAD CSV WITH HEADERS FROM 'file://{file}' AS row RETURN row LIMIT 1",
    "load  csv\nfrom 'file:///{file}' as row return row",
    "LOAD CSV FROM 'http://127.0.0.1:1/' AS row RETURN row",
    "LOAD CSV FROM $url AS row RETURN row",
    "RETURN 1 AS x UNION ALL LOAD CSV FROM '{file}' AS row RETURN row[0] AS x",
    "LOAD CSV FROM '{file}' AS row RETURN row[0] AS x UNION ALL RETURN 1 AS x",
    "CALL {{ LOAD CSV FROM '{file}' AS row RETURN row }} RETURN row",
    "CALL () {{ RETURN 1 AS row UNION LOAD CSV FROM '{file}' AS row RETURN row }} RETURN row",
    "MATCH (n:Organization) CALL (n) {{ LOAD CSV FROM '{file}' AS row RETURN row }} RETURN n, row",
    "MATCH (n) WHERE EXISTS {{ LOAD CSV FROM '{file}' AS row RETURN row }} RETURN n",
    "RETURN [x IN [1] | COUNT {{ LOAD CSV FROM '{file}' AS row RETURN row }}] AS x",
    "RETURN any(x IN [1] WHERE EXISTS {{ LOAD CSV FROM '{file}' AS row WITH row WHERE row[0] <> x RETURN row }}) AS x",
    "RETURN reduce(s = '', x IN [1] | s + COLLECT {{ LOAD CSV FROM '{file}' AS row RETURN row[0] }}[0]) AS x",
    "RETURN CASE WHEN true THEN COLLECT {{ LOAD CSV FROM '{file}' AS row RETURN row[0] }} END AS x",
    "MATCH (n:Organization) RETURN n{{.name, x: COLLECT {{ LOAD CSV FROM '{file}' AS row RETURN row[0] }}}} AS x",
    "MATCH (n:Organization) RETURN n ORDER BY COUNT {{ LOAD CSV FROM '{file}' AS row RETURN row }}",
    "\\u004c\\u004f\\u0041\\u0044 CSV FROM '{file}' AS row RETURN row",
    "LOAD\u00a0CSV FROM '{file}' AS row RETURN row",
    "LOAD/* */CSV FROM '{file}' AS row RETURN row",
    "LOAD // x\nCSV FROM '{file}' AS row RETURN row",
    "LOAD CSV FROM 'http://127.0.0.1:{port}/a' AS row RETURN row",
    "LOAD CSV FROM 'ftp://127.0.0.1:{port}/a' AS row RETURN row",
    "LOAD CSV FROM 'https://127.0.0.1:{port}/a' AS row FIELDTERMINATOR ';' RETURN row",
    "LOAD\tCSV FROM '{file}' AS row RETURN row",
    "LOAD\r\nCSV FROM '{file}' AS row RETURN row",
    "LOAD\u2028CSV FROM '{file}' AS row RETURN row",
    "LOAD\u3000CSV FROM '{file}' AS row RETURN row",
    "L\\u004FAD CSV FROM '{file}' AS row RETURN row",
    "RETURN COUNT {{ L\\u004fAD/* */C\\uuu0053V FROM '{file}' AS row RETURN row }} AS x",
    "WITH 'file://{file}' AS place LOAD CSV FROM place AS row RETURN row",
    "UNWIND ['{file}', 'http://127.0.0.1:{port}/'] AS place LOAD CSV FROM place AS row RETURN row",
    "MATCH (n:Organization) LOAD CSV FROM n.name AS row RETURN row",
    "MATCH (n) WITH n WHERE COUNT {{ LOAD CSV FROM 'http://127.0.0.1:{port}/' AS row RETURN row }} > 0 RETURN n",
    "RETURN EXISTS {{ WITH 1 AS x CALL (x) {{ LOAD CSV FROM 'http://127.0.0.1:{port}/' AS row RETURN row }} RETURN row }} AS x",
    # procedures
    "CALL dbms.setConfigValue('x', 'y')",
    "CALL dbms.security.listUsers()",
    "CALL dbms.queryJmx('*:*')",
    "CALL tx.setMetaData({{a: 1}})",
    "CALL apoc.cypher.runWrite('CREATE (:Hacked)', {{}}) YIELD value RETURN value",
    "CALL apoc.export.csv.all('/tmp/hacked', {{}})",
    "CALL db.labels() YIELD label CALL dbms.listConfig() YIELD name RETURN name",
    "call  `db` . `createProperty` ( 'hacked' )",
    "CALL dbms.listConfig()",
    "CALL dbms.components() YIELD name RETURN name",
    "CALL db.clearQueryCaches()",
    "CALL db.createLabel('Hacked')",
    "CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "CALL `dbms`.`listConfig`()",
    "CALL dbms.killQuery('x')",
    "CALL pagerank() YIELD node RETURN node",
    "CALL {{ CALL dbms.listConfig() YIELD name RETURN name }} RETURN name",
    "CALL {{ CALL/**/dbms.listConfig() YIELD name RETURN name }} RETURN name",
    "MATCH (n:Organization) CALL (n) {{ CALL pagerank() YIELD node RETURN node }} RETURN node",
    "RETURN [x IN [1] | COUNT {{ CALL dbms.listConfig() YIELD name RETURN name }}] AS x",
    "CALL apoc.load.json('http://127.0.0.1:1/') YIELD value RETURN value",
    # more than one statement
    "RETURN 1 AS x; MATCH (n) DETACH DELETE n",
    "RETURN 1 AS x;\nLOAD CSV FROM '{file}' AS row RETURN row",
    "MATCH (n) RETURN n; CREATE (m:Hacked)",
    "BEGIN",
    "COMMIT",
    ":use system",
    "RETURN 1 AS x FORMAT CSV",
]
# Deep or long, so that an engine could break on them: each is a QueryError on every engine.
UNBEARABLE = {
    "brackets": "RETURN " + "(" * 10_000 + "1" + ")" * 10_000 + " AS x",
    "lists": "RETURN " + "[" * 10_000 + "]" * 10_000 + " AS x",
    "lists that come back": "RETURN " + "[" * 190 + "]" * 190 + ", " + "[" * 201 + "]" * 201 + " AS x",
    "maps": "RETURN " + "{a: " * 9_000 + "1" + "}" * 9_000 + " AS x",
    "not": "RETURN " + "NOT " * 10_000 + "true AS x",
    "functions": "RETURN " + "abs(" * 10_000 + "1" + ")" * 10_000 + " AS x",
    "subqueries": "CALL () { " * 3_000 + "RETURN 1 AS x" + " } RETURN x" * 3_000,
    "written otherwise": "C\\u0041LL { " * 1_000 + "RETURN 1 AS x" + " } RETURN x" * 1_000,
    "exists": "MATCH (n) WHERE " + "EXISTS { MATCH (n) WHERE " * 3_000 + "true" + " }" * 3_000 + " RETURN n",
    "unions": " UNION ".join(["RETURN 1 AS x"] * 5_000),
    "loops": "FOREACH (x IN [1] | " * 3_000 + "CREATE (n)" + ")" * 3_000,
    "properties": "WITH {a: 1} AS m RETURN m" + ".a" * 10_000 + " AS x",
    "a megabyte": "RETURN '" + "x" * 1_000_000 + "' AS x",
    "a megabyte of nothing": "RETURN" + " " * 1_000_000 + "1 AS x",
    "half a million numbers": "RETURN [" + ",".join(["1"] * 500_000) + "] AS x",
    "a deep pattern": "RETURN 'a' =~ '" + "(" * 20_000 + "a" + ")" * 20_000 + "' AS x",
}
# Run, but give nothing that they should not.
HARMLESS = [
    "RETURN 'LOAD CSV FROM \"file:///etc/passwd\" AS x' AS text",
    "RETURN 1 AS `CREATE (n:Hacked)`",
    "WITH 'CREATE (n)' AS `create` RETURN `create`",
    "MATCH (n) WHERE n.name = '\\'; MATCH (m) DETACH DELETE m; //' RETURN n",
    "MATCH (n) WHERE n.name = $p RETURN n",
    "UNWIND $p AS x RETURN x",
    "MATCH (n) WHERE n.name CONTAINS $p OR n.name =~ 'x' + $q RETURN n",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaa' =~ '(b+)+(b+)+(b+)+c' AS x",
    "MATCH (n {name: $p}) RETURN n",
    "RETURN [$p, $q][0] AS x",
    "WITH $p AS `MATCH (n) DETACH DELETE n` RETURN `MATCH (n) DETACH DELETE n`",
]
PAYLOADS = (
    "x' OR 1=1 MATCH (n) DETACH DELETE n RETURN '",
    "\\' RETURN 1; CREATE (:Hacked) //",
    "\\u0027 DETACH DELETE n //",
    "`) DETACH DELETE (n:`",
    "*/ CREATE (:Hacked) /*",
    "$p",
    "}] DETACH DELETE n //",
    "LOAD CSV FROM 'file:///etc/passwd' AS x RETURN x",
)
# Stopped by time, memory or rows.
RUNAWAY = [
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND range(1, 1000) AS c WITH a + b + c AS x RETURN count(x) AS c",
    "MATCH (a), (b), (c), (d), (e), (f), (g) WHERE a.name <> b.name RETURN count(*) AS c",
    "MATCH p = (a)-[*1..14]-(b) RETURN count(p) AS c",
    "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 100) AS c RETURN collect(toString(a) + toString(b) + toString(c)) AS xs",
    "WITH 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' AS s UNWIND range(1, 10000000) AS x WITH s, x WHERE s =~ '(a+)+(a+)+(a+)+b' RETURN count(x) AS c",
]


@dataclass(frozen=True, slots=True)
class Bait:
    """A file that nobody may read and a port to which nobody may connect."""

    file: Path
    listener: socket.socket
    secret: str = "天机不可泄露"

    def in_(self, template: str) -> str:
        port = self.listener.getsockname()[1]
        braces = template.replace("{{", "{").replace("}}", "}") if "{file}" in template or "{{" in template else template
        return braces.replace("{file}", str(self.file)).replace("{port}", str(port))

    def untouched(self) -> bool:
        """Whether nobody has knocked."""
        try:
            self.listener.accept()[0].close()
        except BlockingIOError:
            return True
        return False


@pytest.fixture
def bait(tmp_path: Path) -> Iterator[Bait]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        bait = Bait(tmp_path / "secret.csv", listener)
        bait.file.write_text(f"{bait.secret}\n", "utf-8")
        bait.file.chmod(0o644)
        yield bait


def fingerprint(store: Store) -> str:
    """A hash of everything that is stored, other people's things and counts among it."""
    everything = [*listing(store.graph()), store.query("MATCH (n) RETURN labels(n) AS l, count(*) AS c ORDER BY l").rows]
    return sha256(json.dumps(everything, ensure_ascii=False, default=list).encode()).hexdigest()


def two_lines(problem: ZhengtuError) -> bool:
    return all(line and "\n" not in line and len(line) < 400 for line in (*problem.what, *problem.mend))


def test_there_are_a_hundred_and_more() -> None:
    assert len(set(REFUSED)) >= 130 and len({*REFUSED, *UNBEARABLE.values(), *HARMLESS, *RUNAWAY}) >= 160


def test_attacks_are_refused_and_change_nothing(store: Store, bait: Bait) -> None:
    store.load(sample())
    before = fingerprint(store)
    let_through = []
    for template in REFUSED:
        statement = bait.in_(template)
        try:
            answer = store.query(statement, {"url": f"file://{bait.file}"}, timeout=5)
        except QueryError as refusal:
            assert two_lines(refusal) and bait.secret not in str(refusal), statement
            continue
        let_through.append((statement, answer))
    assert let_through == []
    assert bait.untouched()
    assert fingerprint(store) == before
    assert store.query("MATCH (n:Hacked) RETURN count(n) AS c").rows == ((0,),)


def test_what_could_break_an_engine_is_refused_and_the_next_question_answered(store: Store) -> None:
    store.load(sample())
    before = fingerprint(store)
    for name, statement in UNBEARABLE.items():
        with pytest.raises(QueryError) as refusal:
            raise AssertionError(f"{name}: {store.query(statement, timeout=5)}")
        assert two_lines(refusal.value), name
        with pytest.raises(QueryError):
            store.plan(statement)
    assert fingerprint(store) == before


def test_what_only_looks_like_an_attack_runs(store: Store) -> None:
    store.load(sample())
    before = fingerprint(store)
    for payload in PAYLOADS:
        for statement in HARMLESS:
            assert len(store.query(statement, {"p": payload, "q": ""}).rows) <= 1, statement
    assert fingerprint(store) == before


def test_runaway_statements_are_stopped(store: Store) -> None:
    store.load(sample())
    for statement in RUNAWAY:
        began = time.monotonic()
        with pytest.raises(QueryError):
            store.query(statement, timeout=0.3)
        assert time.monotonic() - began < 10, statement
    assert store.query("RETURN 1 AS x").rows == ((1,),)


def test_the_short_list_of_procedures_may_be_called(store: Store) -> None:
    store.load(sample())
    labels = store.query("CALL db.labels() YIELD label RETURN label ORDER BY label").rows
    assert {"Organization", "Report"} <= {label for (label,) in labels}


def test_a_refusal_says_what_was_refused_and_what_to_do(store: Store) -> None:
    with pytest.raises(QueryError) as refusal:
        store.query("LOAD CSV FROM 'x' AS row RETURN row")
    assert refusal.value.what.en == "this statement is refused: LOAD CSV"
    assert refusal.value.mend.en.startswith("only reading is allowed")
