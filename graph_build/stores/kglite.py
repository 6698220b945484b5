"""The embedded store: one file, read from memory, written whole."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from threading import Lock, local
from typing import Any, TypeVar

import kglite

from graph_build.garbage import left_lying
from graph_build.graph import Graph, Values
from graph_build.identity import label_of
from graph_build.ontology import ontology
from graph_build.stores import complaints, kglite_file, values
from graph_build.stores.address import Embedded
from graph_build.stores.amending import written
from graph_build.stores.base import DEFAULT_LIMIT, DEFAULT_TIMEOUT, Change, Rows
from graph_build.stores.difference import Differences, change, require_storable
from graph_build.stores.kglite_rows import amend, beside, columns_of, filled, foreign_labels, held_differences, size_of
from graph_build.stores.patience import within
from graph_build.stores.plan import PREFIX, WRITING, allow_kglite, kglite_steps, require_bearable
from graph_build.stores.reading import OWN_TIMEOUT, CypherReader, Row

T = TypeVar("T")
HEARS_CTRL_C = os.name != "nt"  # the engine then stops what it does; elsewhere it is left to its time limit
GRACE = 5.0
ALIASES = f"MATCH (n:{'|'.join(ontology().entities)}) WHERE size(n.aliases) > 0 RETURN n.id, n.aliases"


class Aliases:
    """The other names in a snapshot, kept as text."""

    def __init__(self, rows: Iterable[Values]) -> None:
        """`rows` are ids and lists of names."""
        self._forms = [(id, "\n".join(map(str, names)).lower()) for id, names in rows]

    def holding(self, is_meant: Callable[[str], bool]) -> list[str]:
        """Ids of nodes one of whose other names, in lower case, is meant."""
        return [id for id, forms in self._forms if is_meant(forms)]


class KgliteStore(CypherReader):
    """A store in a kglite file. Reads share one immutable snapshot and may run on any thread."""

    knows_aliases = True

    def __init__(self, address: Embedded, *, read_only: bool = False) -> None:
        self.url = address.url
        self._path = address.path
        self._read_only = read_only
        self._lock = Lock()
        self._thread = local()  # the snapshot that a thread's question keeps to
        self._signature: kglite_file.Signature | None = None
        self._snapshot: Any = None
        self.left: str | None = None
        self._aliases: tuple[Any, Aliases] | None = None
        if not read_only:
            kglite_file.tidy(self._path)
        self._current()

    def close(self) -> None:
        """Let go of the snapshot; nothing is pending."""
        with self._lock:
            self._snapshot = self._signature = self._aliases = None

    def _current(self) -> Any:
        """The snapshot of what the file holds now: another process may have put a newer build in its place."""
        with self._lock:
            found = kglite_file.signature(self._path)
            if found is None and self._read_only:
                raise kglite_file.missing(self._path)
            if self._snapshot is None or found != self._signature:
                graph = kglite_file.load(self._path, ours=self._read_only) if found else kglite.KnowledgeGraph()
                self._snapshot, self._signature = graph.freeze(), found
            return self._snapshot

    def load(self, graph: Graph, *, adopt: bool = False) -> Change:
        """See `Store.load`. Where nothing changes, the file is not touched."""
        if self._read_only:
            raise complaints.only_reading()
        self.left = None
        with left_lying(), kglite_file.writing(self._path) as held:
            require_storable(graph)
            foreign = foreign_labels(held)
            if foreign and not adopt:
                raise complaints.foreign_data(self.url, foreign)
            done = change(held_differences(held, graph))
            if done.added or done.changed or done.removed or kglite_file.signature(self._path) is None:
                kglite_file.publish(beside(held, graph) if foreign else filled(graph), self._path)
            self.left = None if foreign else self.state()
        return done

    def amend(self, differences: Differences, *, state: str, size: int) -> bool:
        """See `Store.amend`."""
        if self._read_only:
            raise complaints.only_reading()
        self.left = None
        with left_lying(), kglite_file.writing(self._path) as held:
            if self.state() != state:
                return False
            require_storable(written(differences), part=True)
            amend(held, differences)
            if size_of(held) != size:
                return False
            kglite_file.publish(held, self._path)
            self.left = self.state()
        return True

    def state(self) -> str:
        """See `Store.state`."""
        return str(kglite_file.signature(self._path))

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        limit: int = DEFAULT_LIMIT,
    ) -> Rows:
        """See `Store.query`."""
        if HEARS_CTRL_C:
            return self._answer(cypher, parameters, timeout, limit)
        try:
            return within(timeout + GRACE, lambda: self._answer(cypher, parameters, timeout, limit))
        except TimeoutError:
            raise complaints.too_slow(timeout) from None

    def _answer(self, cypher: str, parameters: Mapping[str, Any] | None, timeout: float, limit: int) -> Rows:
        snapshot = self._current()
        _planned(snapshot, cypher, parameters, timeout)
        result = _run(snapshot, cypher, parameters, timeout, limit + 1)
        try:
            rows = tuple(tuple(cell(value) for value in row.values()) for row in result)
        except RecursionError:
            raise complaints.unbearable() from None
        return Rows(tuple(result.columns), rows[:limit], len(rows) > limit)

    def plan(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """See `Store.plan`."""
        return kglite_steps(_planned(self._current(), cypher, parameters, DEFAULT_TIMEOUT))

    def _of_one_state(self, work: Callable[[], T]) -> T:
        self._thread.snapshot = self._current()
        try:
            return work()
        finally:
            self._thread.snapshot = None

    def _asked(self) -> Any:
        return getattr(self._thread, "snapshot", None) or self._current()

    def _read(self, statement: str, parameters: Mapping[str, Any], timeout: float = OWN_TIMEOUT) -> list[Row]:
        result = _run(self._asked(), statement, parameters, timeout)
        return [tuple(cell(value) for value in row.values()) for row in result]

    def _aliased(self, is_meant: Callable[[str], bool]) -> list[str]:
        """Few nodes have aliases, but to ask the engine for lists that hold a text takes ten times as long as names."""
        snapshot, kept = self._asked(), self._aliases
        if kept is None or kept[0] is not snapshot:
            kept = snapshot, Aliases(columns_of(_run(snapshot, ALIASES, {}, OWN_TIMEOUT)))
            self._aliases = kept
        return kept[1].holding(is_meant)

    def _values(self, statement: str) -> list[Row]:
        return columns_of(_run(self._asked(), statement, {}, OWN_TIMEOUT))


def _planned(graph: Any, cypher: str, parameters: Mapping[str, Any] | None, timeout: float) -> Any:
    """The engine's plan of a statement. Raises QueryError unless it is harmless."""
    require_bearable(cypher)
    plan = _run(graph, cypher, parameters, timeout, prefix=PREFIX)
    allow_kglite(cypher, [row["operation"] for row in plan])
    return plan


def _run(
    graph: Any,
    cypher: str,
    parameters: Mapping[str, Any] | None,
    timeout: float,
    limit: int | None = None,
    prefix: str = "",
) -> Any:
    deadline = max(1, round(timeout * 1000))
    try:
        result = graph.cypher(prefix + cypher, params=dict(parameters or {}), timeout_ms=deadline, row_limit=limit)
    except kglite.CypherTimeoutError:
        raise complaints.too_slow(timeout) from None
    except kglite.ReadOnlyError:
        raise complaints.refused(WRITING) from None
    except (kglite.KgError, ValueError, TypeError, OverflowError, RecursionError) as problem:
        raise complaints.malformed(str(problem), prefix) from None
    if isinstance(result, str):
        raise complaints.refused("FORMAT CSV")
    return result


def cell(value: Any) -> Any:
    """One cell of the engine's answer, as `Rows` has it."""
    if isinstance(value, dict):
        return _structure(value)
    if isinstance(value, list | tuple):
        return [cell(item) for item in _own_keys(value)]
    return values.scalar(value)


def _own_keys(found: list[Any] | tuple[Any, ...]) -> list[Any] | tuple[Any, ...]:
    """What `keys(n)` gives, without the two that the engine adds."""
    if not {"id", "name", *values.SYNTHETIC} <= {item for item in found if isinstance(item, str)}:
        return found
    return [item for item in found if item not in values.SYNTHETIC]


def _structure(value: dict[str, Any]) -> Any:
    """The engine gives nodes, relationships and paths as dicts; what else has their keys is a map of the query's."""
    keys = set(value)
    if keys == {"id", "labels", "properties"}:
        return values.node(value["labels"], value["properties"])
    if keys == {"id", "start", "end", "type", "properties"}:
        return values.relationship(value["type"], value["properties"])
    if keys == {"nodes", "relationships"}:
        return values.path([cell(node) for node in value["nodes"]], [cell(edge) for edge in value["relationships"]])
    added = values.SYNTHETIC if keys >= {"id", "name", *values.SYNTHETIC} and _is_ours(value) else ()
    return {key: cell(item) for key, item in value.items() if key not in added}


def _is_ours(value: dict[str, Any]) -> bool:
    """Whether a map is what `properties(n)` or `n{.*}` makes of a node of ours."""
    return isinstance(value["id"], str) and value["type"] == label_of(value["id"])
