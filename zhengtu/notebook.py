"""The graph in a notebook or a script: canned queries and Cypher in, rows and data frames out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from graph_build.errors import Bilingual, StoreError
from graph_build.stores import open_store
from graph_build.stores.address import stated_address
from graph_build.stores.base import DEFAULT_TIMEOUT, Store
from queries.answers import Answer, run
from queries.catalogue import Catalogue, catalogue
from queries.hints import hints
from queries.session import MOST_ROWS
from zhengtu.result import Result

if TYPE_CHECKING:
    import networkx as nx


class OpenGraph:
    """A graph that is open for reading. Whatever is refused or wrong raises a ZhengtuError of two lines. Interrupting
    the kernel stops the statement."""

    def __init__(self, store: Store, known: Catalogue) -> None:
        self._store: Store | None = store
        self._known = known
        self.url = store.url

    def __repr__(self) -> str:
        return f"zhengtu.open({self.url!r})"

    def __enter__(self) -> OpenGraph:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the store go. Closing twice is no error."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def _open(self) -> Store:
        if self._store is None:
            raise StoreError(
                Bilingual(f"{self.url} 已关闭", f"{self.url} was closed"),
                Bilingual("请再次 zhengtu.open(…)", "open it again with zhengtu.open(…)"),
            )
        return self._store

    def queries(self) -> Result:
        """The catalogue of canned queries: name, title, and an example of its parameters."""
        rows = tuple((query.name, query.title.zh, query.title.en, query.examples) for query in self._known)
        return Result(Answer("queries", {}, ("name", "title", "title_en", "example"), rows))

    def query(
        self,
        name: str,
        parameters: Mapping[str, object] | None = None,
        /,
        *,
        limit: int = MOST_ROWS,
        timeout: float = DEFAULT_TIMEOUT,
        **values: object,
    ) -> Result:
        """The answer to a canned query, all rows of it (up to a million). Its parameters are named arguments, or stand
        in `parameters` where they are called like one of ours. `timeout` is in seconds. Raises QueryError, StoreError.
        """
        given = _plain({**(parameters or {}), **values})
        return Result(run(self._open(), self._known.get(name), given, limit=limit, timeout=timeout))

    def cypher(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        /,
        *,
        limit: int = MOST_ROWS,
        timeout: float = DEFAULT_TIMEOUT,
        **values: Any,
    ) -> Result:
        """The answer to a read-only statement, all rows of it (up to a million); `$names` in it are named arguments.
        Raises QueryError for what writes, reads files, is malformed or takes longer than `timeout` seconds."""
        given = _plain({**(parameters or {}), **values})
        store = self._open()
        found = store.query(statement, given, timeout=timeout, limit=limit)
        said = hints(store, statement)
        return Result(Answer(statement, given, found.columns, found.rows, found.truncated, said))

    def search(self, text: str, labels: Sequence[str] = (), *, limit: int = 50) -> Result:
        """Entities by name or alias, then passages by their words, best first; nothing in `text` is syntax."""
        columns = ("label", "name", "matched", "degree", "id")
        hits = self._open().search(text, labels, limit)
        rows = tuple(tuple(getattr(hit, column) for column in columns) for hit in hits)
        return Result(Answer("search", {"text": text}, columns, rows))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The whole graph: nodes by id with `label` and properties, edges with `type` and properties."""
        return self._open().graph().to_networkx()


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers and columns of numpy and pandas as numbers and lists of Python."""
    return {name: value.tolist() if hasattr(value, "tolist") else value for name, value in values.items()}


def open_graph(url: str | None, folders: Iterable[str | Path] = ()) -> OpenGraph:
    """See `zhengtu.open`."""
    known = catalogue(folders)
    return OpenGraph(open_store(stated_address(url), read_only=True), known)
