"""The option of a parameter that has most to show, for whoever has not chosen yet: first in the alphabet is often a
name that nothing is said of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph_build.errors import QueryError
from graph_build.ontology import ontology
from graph_build.stores.base import Store
from queries.catalogue import ROWS, Query
from queries.cypher import Token
from queries.outline import Outline, read_statement
from queries.parameters import Parameter, read_values

TRIED = 5
PATIENCE = 1.0  # seconds for each that is tried


def fullest(store: Store, query: Query, param: Parameter, values: Mapping[str, object]) -> str | None:
    """The option of a parameter that most is said of: the first of a few to which the query, with the `values` of the
    other parameters, has an answer. None where there are no options, or where they have an order of their own.
    Raises QueryError, StoreError."""
    best = _ranked(store, query, param, values)
    shown = (option for option in best if _has_rows(store, query, {**values, param.name: option}))
    return next(shown, best[0] if best else None)


def _ranked(store: Store, query: Query, param: Parameter, values: Mapping[str, object]) -> list[str]:
    options = param.options or ""
    statement = _counting(read_statement(options), options, read_statement(query.cypher))
    given = {name: values.get(name) for name in param.needs}
    rows = store.query(statement, given, limit=TRIED).rows if statement else ()
    return [str(row[0]) for row in rows if row[0] is not None]


def _has_rows(store: Store, query: Query, values: Mapping[str, object]) -> bool:
    """Whether the query has an answer; one that cannot be asked yet, or takes long, counts as having one."""
    try:
        asked = {ROWS: 1, **read_values(query.name, query.params, values)}
        return bool(store.query(f"{query.cypher}\nLIMIT 1", asked, timeout=PATIENCE, limit=1).rows)
    except QueryError:
        return True


def _counting(outline: Outline, options: str, asked: Outline) -> str:
    """The statement with its options counted, the most frequent first; "" where they are not told apart by it."""
    begin, end = outline.last("RETURN"), outline.last("ORDER")
    if begin is None or end is None or not outline.tokens[begin + 1].is_word("DISTINCT"):
        return ""
    returned = outline.tokens[begin + 2 : end]
    column, source = returned[-1].name, options[: outline.tokens[begin].start]
    expression = options[returned[0].start : outline.tokens[end].start]
    counted = f"RETURN {expression.strip()}, count(*) AS shown ORDER BY shown DESC, {column} LIMIT {TRIED}"
    return f"{source}{_around(outline, returned, asked)} {counted}"


def _around(outline: Outline, returned: Sequence[Token], asked: Outline) -> str:
    """Where the options are not counted by what they stand in already: what the query looks for around each of them."""
    nodes = ontology().nodes
    variables = sorted({token.name for token in returned if set(outline.kinds.get(token.name, ())) & set(nodes)})
    walks = outline.types and not any(token.is_word("EXISTS") for token in outline.tokens)
    if walks or len(variables) != 1:
        return ""
    types = _types(outline.kinds[variables[0]], {type_.name for type_ in asked.types})
    return f"WITH DISTINCT {variables[0]} MATCH ({variables[0]})-[:{'|'.join(types)}]-()" if types else ""


def _types(labels: set[str], asked: set[str]) -> list[str]:
    """Those of the asked types that one of the labels may have."""
    kinds = ontology().relationships
    return sorted(
        type_ for type_ in asked & set(kinds) if any(label in pair for pair in kinds[type_].pairs for label in labels)
    )
