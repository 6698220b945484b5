"""What a console remembers between one statement and the next.

Nothing here looks at a statement to decide whether it is harmless: the store refuses by the engine's own plan.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from graph_build.errors import Bilingual, QueryError
from graph_build.stores import open_store
from graph_build.stores.base import DEFAULT_LIMIT, DEFAULT_TIMEOUT, Store
from queries.answers import Answer, run
from queries.catalogue import Catalogue, Query
from queries.cypher import meaningful
from queries.formats import render
from queries.hints import explained, hints
from queries.parameters import Value

MOST_ROWS = 1_000_000


@dataclass(slots=True)
class Session:
    """The store that is asked, values of `$parameters`, how long and how much a statement may take, and in which format
    (of `queries.formats`) and language its answers are written.

    `local` says that whoever types sits at this machine, and may open its stores and write its files.
    """

    store: Store
    catalogue: Catalogue
    form: str = "table"
    timeout: float = DEFAULT_TIMEOUT
    limit: int = DEFAULT_LIMIT
    language: str = "zh"
    parameters: dict[str, Value] = field(default_factory=dict)
    local: bool = False
    last: Answer | None = None
    _opened: Store | None = None

    def close(self) -> None:
        """Close the store, if this session opened it itself."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def use(self, url: str) -> None:
        """Ask another store from now on. Raises StoreError where it cannot be opened; the old one then stays."""
        store = open_store(url, read_only=True)
        self.close()
        self.store = self._opened = store

    def ask(self, statement: str) -> Answer:
        """The answer to a read-only statement. Raises QueryError for one that is refused, malformed, too slow, or uses
        a parameter without a value."""
        try:
            found = self._asked(statement, self.values(statement), self.limit)
        except QueryError as problem:
            raise explained(problem, self.store, statement) from None
        self.last = replace(found, said=hints(self.store, statement))
        return self.last

    def _asked(self, statement: str, values: Mapping[str, Value], limit: int) -> Answer:
        found = self.store.query(statement, values, timeout=self.timeout, limit=limit)
        return Answer(statement, values, found.columns, found.rows, found.truncated)

    def ask_canned(self, query: Query, values: Mapping[str, object]) -> Answer:
        """The answer to a canned query. Raises QueryError, StoreError."""
        self.last = run(self.store, query, values, timeout=self.timeout)
        return self.last

    def values(self, statement: str) -> dict[str, Value]:
        """The values of the parameters that a statement uses. Raises QueryError where one has none."""
        used = sorted({token.name for token in meaningful(statement) if token.kind == "parameter" and token.name})
        for name in used:
            if name not in self.parameters:
                raise QueryError(
                    Bilingual(f"参数 ${name} 没有值", f"${name} has no value"),
                    Bilingual(f"先输入 :param {name} 值", f"first type :param {name} VALUE"),
                )
        return {name: self.parameters[name] for name in used}

    def last_asked(self) -> Answer:
        """The answer to the last statement or canned query. Raises QueryError where there was none."""
        if self.last is None:
            raise QueryError(
                Bilingual("还没有查询过", "nothing was asked yet"),
                Bilingual("请先运行一条语句或 :query", "first run a statement or a :query"),
            )
        return self.last

    def last_statement(self) -> tuple[str, Mapping[str, Value]]:
        """What was asked last, and the values that it was asked with."""
        last = self.last_asked()
        query = self._canned(last)
        return (query.text if query else last.query), last.params

    def last_whole(self) -> Answer:
        """The last answer with all its rows: one that was cut short is asked again. Raises QueryError where there are
        more than MOST_ROWS."""
        last = self.last_asked()
        if last.truncated:
            query = self._canned(last)
            if query:
                last = run(self.store, query, last.params, timeout=self.timeout, limit=MOST_ROWS)
            else:
                last = self._asked(last.query, last.params, MOST_ROWS)
        if last.truncated:
            raise QueryError(
                Bilingual(f"结果超过 {MOST_ROWS:,} 行", f"there are more than {MOST_ROWS:,} rows"),
                Bilingual("请缩小范围", "ask for less"),
            )
        return last

    def _canned(self, answer: Answer) -> Query | None:
        return next((query for query in self.catalogue if query.name == answer.query), None)

    def written(self, answer: Answer, width: int | None = None) -> str:
        """An answer in this session's format, a table fitted to `width` columns."""
        return render(answer, self.form, self.catalogue, self.language, width)
