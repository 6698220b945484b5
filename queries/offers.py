"""What a parameter of a canned query may be, as the graph has it: all of it, what holds a typed text, an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph_build.errors import Bilingual, QueryError, ZhengtuError
from graph_build.ontology import ontology
from graph_build.stores.base import Store
from queries.catalogue import Query
from queries.fullest import fullest
from queries.meant import meant
from queries.outline import read_statement
from queries.parameters import Parameter, Value, read_value

MOST = 2000  # that are listed
FOUND = 40  # that are listed where a text was typed
SEARCHED = 400  # that hold the text: not each of them is among the options


def is_long(parameter: Parameter, nodes: Mapping[str, int]) -> bool:
    """Whether a graph with so many `nodes` of each label has more names to choose from than are listed: then they are
    looked for (`found`)."""
    return sum(nodes.get(label, 0) for label in offered_labels(parameter)) > MOST


def offered_labels(parameter: Parameter) -> Sequence[str]:
    """Labels whose names the options are."""
    return sorted(read_statement(parameter.options or "").named())


def options(
    store: Store, query: Query, param: str, values: Mapping[str, object] | None = None, *, limit: int = MOST
) -> list[str]:
    """What a parameter may be, in the order of its options statement; empty where it has none.

    `values` are the other parameters as far as they are given: options may depend on those named in `needs`, and are
    empty until all of these are there. Raises QueryError, StoreError.
    """
    parameter = _parameter(query, param)
    if parameter.options is None:
        return []
    given = _needed(store, query, parameter, values or {})
    if given is None:
        return []
    found = store.query(parameter.options, given, limit=limit)
    return list(dict.fromkeys(str(row[0]) for row in found.rows if row[0] is not None))


def found(
    store: Store, query: Query, param: str, text: str, values: Mapping[str, object] | None = None, *, limit: int = FOUND
) -> list[str]:
    """The options that are names with a typed text in them, or in an alias, the nearest first; any way of typing that
    search takes will do. The store looks for these names alone, and never lists all of them."""
    parameter = _parameter(query, param)
    given = _needed(store, query, parameter, values or {})
    if given is None or not parameter.options or not text.strip():
        return []
    names = _named(store, parameter, text.strip(), SEARCHED)
    begun = _begun(parameter.options)
    asked = {**given, "typed_names": names}
    rows = store.query(f"{begun} {parameter.options}", asked, limit=SEARCHED).rows if begun and names else ()
    offered = {str(row[0]) for row in rows}
    return [name for name in names if name in offered][:limit]


def offered(store: Store, query: Query, param: str, text: str, values: Mapping[str, object]) -> list[str]:
    """What may be chosen where a text is begun, a handful; nothing where the store has no answer."""
    try:
        parameter = _parameter(query, param)
        if parameter.labels and text:
            return found(store, query, param, text, values)
        if is_long(parameter, store.statistics().nodes):
            return []
        return [option for option in options(store, query, param, values) if text in option][:FOUND]
    except ZhengtuError:
        return []


def _named(store: Store, parameter: Parameter, text: str, limit: int) -> list[str]:
    """Names with a text in them; those that search does not know, such as indicators, as they are written."""
    labels = offered_labels(parameter)
    searched = [label for label in labels if label in (*ontology().entities, "Report")]
    names = [hit.name for hit in store.search(text, searched, limit)] if searched else []
    others = [label for label in labels if label not in searched]
    if others:
        statement = (
            f"MATCH (n:{'|'.join(others)}) WHERE n.name CONTAINS $text "
            "RETURN DISTINCT n.name AS name, size(n.name) AS length ORDER BY length, name"
        )
        names += [name for name, _ in store.query(statement, {"text": text}, limit=limit).rows]
    return list(dict.fromkeys(names))


def _begun(options: str) -> str:
    """What a statement of options begins with so that it speaks of few names."""
    outline = read_statement(options)
    variable, labels = outline.naming(), sorted(outline.named())
    return f"MATCH ({variable}:{'|'.join(labels)}) WHERE {variable}.name IN $typed_names" if variable else ""


def with_own_examples(store: Store, query: Query) -> list[Parameter]:
    """The parameters of a query, with examples that are true in this graph where their own are not."""
    known: dict[str, object] = {}
    found: list[Parameter] = []
    for parameter in query.params:
        found.append(_with_own_example(store, query, parameter, known))
        known[parameter.name] = found[-1].example
    return found


def _with_own_example(store: Store, query: Query, parameter: Parameter, known: Mapping[str, object]) -> Parameter:
    if parameter.options is None or _is_own(store, query, parameter, known):
        return parameter
    first = first_choice(store, query, parameter.name, known)
    return replace(parameter, example=first) if first else parameter


def _is_own(store: Store, query: Query, parameter: Parameter, known: Mapping[str, object]) -> bool:
    """Whether this graph has what the declared example names."""
    value = read_value(parameter, parameter.example)
    items = [str(item) for item in value] if isinstance(value, list) else [parameter.example]
    if parameter.labels:
        return all(item in found(store, query, parameter.name, item, known, limit=1) for item in items)
    return set(items) <= set(options(store, query, parameter.name, known))


def first_choice(store: Store, query: Query, param: str, values: Mapping[str, object] | None = None) -> str | None:
    """What a parameter may begin with in a graph that its example is not true of: the option that most is said of,
    where there are not too many to count; None where there are no options."""
    parameter = _parameter(query, param)
    given = _needed(store, query, parameter, values or {})
    if parameter.options is None or given is None:
        return None
    known = {**(values or {}), **given}
    best = None if is_long(parameter, store.statistics().nodes) else fullest(store, query, parameter, known)
    return best or next(iter(options(store, query, param, values, limit=1)), None)


def _parameter(query: Query, name: str) -> Parameter:
    found = next((param for param in query.params if param.name == name), None)
    if found is None:
        allowed = ", ".join(param.name for param in query.params) or "–"
        raise QueryError(
            Bilingual(f"查询 {query.name} 没有参数 {name}", f"the query {query.name} has no parameter {name}"),
            Bilingual(f"可用的参数：{allowed}", f"its parameters are: {allowed}"),
        )
    return found


def _needed(store: Store, query: Query, parameter: Parameter, values: Mapping[str, object]) -> dict[str, Value] | None:
    """The values that a parameter's options depend on, or None while one is missing."""
    given: dict[str, Value] = {}
    for name in parameter.needs:
        needed = _parameter(query, name)
        value = values.get(name)
        if value is None or not str(value).strip():
            if not needed.optional:
                return None
            given[name] = None
        else:
            given[name] = meant(store, needed, read_value(needed, value), lambda: ()).value
    return given
