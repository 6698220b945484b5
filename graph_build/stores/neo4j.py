"""A Neo4j server behind the protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import local
from time import monotonic, sleep
from typing import Any, TypeVar
from uuid import uuid4

import neo4j
from neo4j.graph import Node, Path, Relationship

from graph_build.garbage import left_lying
from graph_build.graph import Graph
from graph_build.stores import complaints, neo4j_load, values
from graph_build.stores.address import Server
from graph_build.stores.amending import written
from graph_build.stores.base import DEFAULT_LIMIT, DEFAULT_TIMEOUT, Change, Rows
from graph_build.stores.difference import Differences, require_storable
from graph_build.stores.neo4j_link import NAME, connect, running, stop
from graph_build.stores.neo4j_marks import mark, nobody_else
from graph_build.stores.patience import GLANCE, within
from graph_build.stores.plan import PREFIX, allow_neo4j, neo4j_steps, require_bearable
from graph_build.stores.reading import OWN_TIMEOUT, CypherReader, Row

T = TypeVar("T")
GRACE = 5.0  # seconds that the server may take beyond a reader's timeout to say that it has stopped
AGAIN = 5  # times at least that a question is put where the database changes under it
PATIENCE = 20.0  # seconds at least that it is put again
WAIT = 2.0  # seconds in which a load under way may end before a reader is refused
WRITING = 10.0  # seconds in which a transaction ends; a record that is older was left by a load that was cut off
APPROVED = 1000  # texts whose plan was found harmless, so that they are not planned twice


class Neo4jStore(CypherReader):
    """A store in a database of a Neo4j server. The driver's pool serves any number of threads."""

    compiles = False
    left: str | None = None

    def __init__(self, address: Server, *, read_only: bool = False) -> None:
        self.url = address.url
        self._address = address
        self._read_only = read_only
        self._driver = connect(address)
        self._bookmarks = neo4j.GraphDatabase.bookmark_manager()
        self._approved: set[str] = set()
        self._mark = ""  # of the last transaction that a question saw the end of
        self._cut_off: str | None = None  # the load whose record was waited for in vain
        self._thread = local()

    def close(self) -> None:
        """Close all connections."""
        self._driver.close()

    def _session(self, mode: str, **options: Any) -> neo4j.Session:
        return self._driver.session(
            database=self._address.database, default_access_mode=mode, bookmark_manager=self._bookmarks, **options
        )

    def load(self, graph: Graph, *, adopt: bool = False) -> Change:
        """See `Store.load`."""
        if self._read_only:
            raise complaints.only_reading()
        self.left = None
        with left_lying(), running(self._address), self._session(neo4j.WRITE_ACCESS) as session:
            require_storable(graph)
            foreign = session.execute_read(neo4j_load.foreign_labels)
            if foreign and not adopt:
                raise complaints.foreign_data(self.url, foreign)
            neo4j_load.prepare(session)
            with self._alone():
                before = self.state()
                done, commits = neo4j_load.store(session, graph)
                self._leave(session, before, commits, graph.node_count + graph.edge_count)
        return done

    def amend(self, differences: Differences, *, state: str, size: int) -> bool:
        """See `Store.amend`."""
        if self._read_only:
            raise complaints.only_reading()
        self.left = None
        with left_lying(), running(self._address), self._session(neo4j.WRITE_ACCESS) as session:
            require_storable(written(differences), part=True)
            with self._alone():
                commits = neo4j_load.amend(session, differences, size) if self.state() == state else None
                if commits is not None:
                    self._leave(session, state, commits, size)
        return commits is not None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """While nobody else builds."""
        self._mark = ""
        with self._session(neo4j.WRITE_ACCESS) as waiting, neo4j_load.alone(waiting, self.url):
            yield

    def _leave(self, session: neo4j.Session, before: str, commits: int, size: int) -> None:
        """Remember the state in which so many transactions left the store, if they were the only ones since `before`
        and nothing is there but what they made: what others write meanwhile, the next build has to look for."""
        state = self.state()
        if nobody_else(before, state, commits) and session.execute_read(neo4j_load.size_of) == size:
            self.left = state

    def state(self) -> str:
        """See `Store.state`: the server's mark of its last transaction, anybody's."""
        with running(self._address), self._session(neo4j.READ_ACCESS) as session:
            session.run("RETURN 1").consume()
            return mark(session)

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        limit: int = DEFAULT_LIMIT,
    ) -> Rows:
        """See `Store.query`."""
        asked = dict(parameters or {})
        return self._of_one_state(
            lambda: self._stoppable(timeout, lambda name: self._answer(name, cypher, asked, timeout, limit))
        )

    def _of_one_state(self, work: Callable[[], T]) -> T:
        """See `CypherReader`. Reading transactions see what others commit meanwhile, so the server's mark of its last
        transaction has to be the same before and after, or the question is put again. Where others write without
        pause, the same answer twice will do; where it is never the same, the reader is told."""
        if getattr(self._thread, "marks", None) is not None:
            return work()
        end, turn = monotonic() + PATIENCE, 0
        last: list[T] = []
        while turn < AGAIN or monotonic() < end:
            self._thread.marks = [self._mark or self.state()]
            try:
                answer = self._once_settled(work)
            finally:
                marks, self._thread.marks = self._thread.marks, None
            self._mark = marks[-1]
            if len(set(marks)) == 1 or last == [answer]:
                return answer
            last, turn = [answer], turn + 1
        raise complaints.overtaken(self.url)

    def _once_settled(self, work: Callable[[], T]) -> T:
        """Small loads end so soon that nobody need be told of them."""
        begun = monotonic()
        while True:
            try:
                return work()
            except complaints.BeingWritten as problem:
                if monotonic() > begun + WRITING:
                    self._cut_off = problem.turn
            except complaints.Unsettled:
                if monotonic() > begun + WAIT:
                    raise
            sleep(GLANCE)

    def _stoppable(self, timeout: float, work: Callable[[str], tuple[T, str]]) -> T:
        """What `work` returns beside its mark, given a name for its transaction, which Ctrl-C has the server end. A
        server looks at the clock between rows only, so the clock here has the last word."""
        name = uuid4().hex
        try:
            answer, mark = within(timeout + GRACE, lambda: work(name))
        except TimeoutError:
            raise complaints.too_slow(timeout) from None
        except KeyboardInterrupt:
            with running(self._address), self._session(neo4j.READ_ACCESS) as session:
                stop(session, name)
            raise
        self._thread.marks.append(mark)
        return answer

    def plan(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """See `Store.plan`."""
        try:
            return within(DEFAULT_TIMEOUT + GRACE, lambda: self._steps(cypher, dict(parameters or {})))
        except TimeoutError:
            raise complaints.too_slow(DEFAULT_TIMEOUT) from None

    def _steps(self, cypher: str, parameters: dict[str, Any]) -> Rows:
        with (
            running(self._address, DEFAULT_TIMEOUT),
            self._session(neo4j.READ_ACCESS) as session,
            session.begin_transaction(timeout=DEFAULT_TIMEOUT) as transaction,
        ):
            return neo4j_steps(self._planned(transaction, cypher, parameters, DEFAULT_TIMEOUT))

    def _answer(
        self, name: str, cypher: str, parameters: dict[str, Any], timeout: float, limit: int
    ) -> tuple[Rows, str]:
        with running(self._address, timeout), self._session(neo4j.READ_ACCESS, fetch_size=limit + 1) as session:
            with session.begin_transaction(metadata={NAME: name}, timeout=timeout) as transaction:
                if cypher not in self._approved:
                    self._planned(transaction, cypher, parameters, timeout)
                with self._whole(transaction):
                    result = transaction.run(cypher, parameters)
                    columns = tuple(result.keys())
                    rows = tuple(tuple(cell(value) for value in record.values()) for record in result.fetch(limit + 1))
            return Rows(columns, rows[:limit], len(rows) > limit), mark(session)

    @contextmanager
    def _whole(self, transaction: neo4j.Transaction | neo4j.ManagedTransaction) -> Iterator[None]:
        """Raises StoreError where what is read in between may be half of a graph. A reading transaction sees
        what others commit meanwhile, so it is looked at before and after."""
        self._require_whole(transaction)
        yield
        self._require_whole(transaction)

    def _require_whole(self, transaction: neo4j.Transaction | neo4j.ManagedTransaction) -> None:
        state, turn = neo4j_load.under_way(transaction)
        if state == neo4j_load.LOADING:
            raise complaints.half_loaded(self.url)
        if state == neo4j_load.WRITING and turn != self._cut_off:
            raise complaints.being_written(self.url, turn)

    def _planned(
        self, transaction: neo4j.Transaction, cypher: str, parameters: dict[str, Any], timeout: float
    ) -> dict[str, Any]:
        """The server's plan of a statement. Raises QueryError unless it is harmless."""
        require_bearable(cypher)
        with running(self._address, timeout, PREFIX):
            summary = transaction.run(PREFIX + cypher, parameters).consume()
        if summary.plan is None:
            raise complaints.refused("EXPLAIN")
        allow_neo4j(cypher, str(summary.query_type), summary.plan)
        if len(self._approved) >= APPROVED:
            self._approved.clear()
        self._approved.add(cypher)
        return summary.plan

    def _read(self, statement: str, parameters: Mapping[str, Any], timeout: float = OWN_TIMEOUT) -> list[Row]:
        return [tuple(cell(value) for value in row) for row in self._fetch(statement, parameters, timeout)]

    def _values(self, statement: str) -> list[Row]:
        return self._fetch(statement, {}, OWN_TIMEOUT)

    def _fetch(self, statement: str, parameters: Mapping[str, Any], timeout: float) -> list[Row]:
        return self._of_one_state(
            lambda: self._stoppable(timeout, lambda name: self._fetched(name, statement, parameters, timeout))
        )

    def _fetched(
        self, name: str, statement: str, parameters: Mapping[str, Any], timeout: float
    ) -> tuple[list[Row], str]:
        @neo4j.unit_of_work(metadata={NAME: name}, timeout=timeout)
        def read(transaction: neo4j.ManagedTransaction) -> list[Row]:
            with self._whole(transaction):
                return [tuple(record.values()) for record in transaction.run(statement, dict(parameters))]

        with running(self._address), self._session(neo4j.READ_ACCESS) as session:
            return session.execute_read(read), mark(session)


def cell(value: Any) -> Any:
    """One cell of the driver's answer, as `Rows` has it."""
    if isinstance(value, Node):
        return values.node(sorted(value.labels), dict(value))
    if isinstance(value, Relationship):
        return values.relationship(value.type, dict(value))
    if isinstance(value, Path):
        return values.path([cell(node) for node in value.nodes], [cell(edge) for edge in value.relationships])
    if isinstance(value, dict):
        return {key: cell(item) for key, item in value.items()}
    if isinstance(value, list | tuple) and not hasattr(value, "iso_format"):
        return [cell(item) for item in value]
    return values.scalar(value)
