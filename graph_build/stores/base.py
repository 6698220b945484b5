"""What every store can do: the one door between the graph and an engine.

An engine's own ways are met in its adapter; queries, dashboard and console see only this protocol.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from graph_build.stores.change import Change as Change

if TYPE_CHECKING:
    from graph_build.graph import Graph
    from graph_build.stores.difference import Differences

DEFAULT_TIMEOUT = 20.0
DEFAULT_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a query. Cells are None, bool, int, float, str, lists and dicts of these; a node is a dict with
    `id`, `label`, `name` and its declared properties, a relationship one with `type` and its properties, a path a list
    of nodes and relationships in turn. `truncated` where more rows exist than were asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Statistics:
    """Nodes per label and relationships per type, every declared kind present, in the ontology's order."""

    nodes: Mapping[str, int]
    relationships: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result: an entity found by name or alias, or a passage found by its text."""

    id: str
    label: str
    name: str
    matched: str
    degree: int


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A node, its neighbours, and the relationships among all of them, each as `Rows` has nodes and relationships;
    relationship dicts also carry `source` and `target` ids."""

    nodes: Sequence[Mapping[str, Any]]
    relationships: Sequence[Mapping[str, Any]]
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Schema:
    """Labels and types that are stored now, with their properties; for completion and `:schema`."""

    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    types: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Store(Protocol):
    """A graph store. All methods raise StoreError or QueryError (two lines each), never an engine's own exception.

    Any number of threads may read at once, also while one loads. A node is ours where it has a declared label and an id
    that `node_id` made; everything else in the same database is other people's, and is neither counted nor found here
    (`query` alone sees all that is stored).
    """

    url: str
    # The state in which the last load left the store; None where somebody else may have had a hand in it.
    left: str | None

    def load(self, graph: Graph, *, adopt: bool = False) -> Change:
        """Make the stored graph equal to `graph`, wholly or not at all. An equal graph writes nothing.

        Raises OntologyError for a graph that breaks the declaration, and StoreError for values that engines do not keep
        (NaN, half a character), for ids that `graph_build.identity` did not make, where another process writes,
        and where the database holds other people's data, unless `adopt` is set; theirs is never touched.
        """
        ...

    def amend(self, differences: Differences, *, state: str, size: int) -> bool:
        """Carry out the differences between the graph that was stored in `state` and another one of `size` nodes and
        relationships, wholly or not at all. False where the store is in another state or comes to another size: no
        reader sees anything of it then, and the whole graph has to be loaded. Raises what `load` raises.
        """
        ...

    def query(
        self,
        cypher: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        timeout: float = DEFAULT_TIMEOUT,
        limit: int = DEFAULT_LIMIT,
    ) -> Rows:
        """Run a read-only statement. Raises QueryError where it writes, reads files, calls procedures outside a short
        list, is malformed, or runs longer than `timeout` seconds; at most `limit` rows come back.

        Name columns with AS: without it each engine names them in its own way.
        """
        ...

    def plan(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """How the engine would run a statement, without running it: `step` from 1, in the order in which they run,
        `operation` and `details` in the engine's own words, and the number of `rows` that it expects, None where it
        does not say. What joins an earlier step from the side has a bar before its operation.

        Raises QueryError for what `query` refuses.
        """
        ...

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 50) -> tuple[Hit, ...]:
        """Entities and reports whose name or alias holds `text` (as typed, nothing in it is syntax, case aside), then
        passages that hold it. Order: exact name, exact alias, name begins with it, holds it; then more relationships
        first; then name, id. `labels` narrows; blank text finds nothing.

        Where no name holds the text as typed, or no passage, it is looked for without quotation marks and spaces, in
        simplified characters, and last, among names, as pinyin (`graph_build.typed`)."""
        ...

    def node(self, id: str) -> Mapping[str, Any] | None:
        """One node by id, or None."""
        ...

    def neighbours(self, id: str, *, limit: int = 200) -> Neighbourhood:
        """The node itself and at most `limit` neighbours: entities first, those with more relationships first, then by
        name and id. Nothing where there is no such node."""
        ...

    def schema(self) -> Schema: ...

    def statistics(self) -> Statistics: ...

    def graph(self) -> Graph:
        """The whole stored graph in canonical order, as `graph_build.assemble` makes it."""
        ...

    def state(self) -> str:
        """Names the state of what is stored: another text after each load that changed something. Quick, so that
        whoever keeps answers can ask before each use."""
        ...

    def close(self) -> None: ...
