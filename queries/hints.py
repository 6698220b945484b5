"""What a typed statement names that the graph does not know: a hint beside the answer, for engines answer a misspelt
label with nothing and say no word."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from functools import cache

from graph_build.errors import Bilingual, QueryError, ZhengtuError
from graph_build.ontology import Property, ontology
from graph_build.stores.base import Store
from graph_build.stores.complaints import Malformed
from queries.codes import uncoded
from queries.cypher import meaningful
from queries.misspelt import misspelt
from queries.outline import Outline, read_statement

MOST = 3
WIDE = dict(zip("（）：，；＝［］｛｝“”‘’。＞＜－", "():,;=[]{}\"\"''.><-", strict=True))
NEAR = 0.6  # of difflib's ratio


def hints(store: Store, statement: str) -> tuple[Bilingual, ...]:
    """Two lines, or none: which labels, types and properties nobody declared, and what is near them; else which value
    no property has, and what it is stored as.

    What a statement does not say of its variables is let pass, and so is what other people stored in the database.
    """
    try:
        outline = read_statement(statement)
        found = list(dict.fromkeys(_unknown(store, outline)))[:MOST]
    except ZhengtuError:
        return ()  # a hint is worth no answer
    if not found:
        ours = {label.name for label in outline.labels} <= ontology().nodes.keys()
        return uncoded(statement) if ours else ()
    near = [one for _, name, known in found for one in _near(name.rpartition(".")[2], known)]
    zh = "、".join(f"{word.zh} {name}" for word, name, _ in found)
    en = ", ".join(f"the {word.en} {name}" for word, name, _ in found)
    return Bilingual(f"图中没有{zh}", f"the graph does not know {en}"), _mend(list(dict.fromkeys(near)))


def explained(problem: QueryError, store: Store, statement: str) -> QueryError:
    """The same error, with what is near the names that the graph does not know. An engine that takes letters alone for
    names stumbles over a Chinese one with a word on its own syntax: then the name is what is wrong."""
    meant = misspelt(statement) if isinstance(problem, Malformed) else None
    if meant:
        return meant
    said, foreign = hints(store, statement), _not_taken(store, statement)
    if said and not any(name in said[0].zh for name in foreign):
        mend, near = problem.mend, said[-1]
        return QueryError(problem.what, Bilingual(f"{mend.zh}；{near.zh}", f"{mend.en}; {near.en}"))
    wide = [token.text for token in meaningful(statement) if token.text in WIDE]
    if wide:
        return _narrow(wide[0])
    if said:
        return QueryError(*said)
    return _in_letters(foreign) if foreign else problem


def _not_taken(store: Store, statement: str) -> list[str]:
    """Names in other letters than a to z, without backticks, where the engine takes none such."""
    words = [token.text for token in meaningful(statement) if token.kind == "word" and not token.text.isascii()]
    return list(dict.fromkeys(words)) if words and not _takes(store, words[0]) else []


def _takes(store: Store, name: str) -> bool:
    try:
        return bool(store.query(f"RETURN 1 AS {name}", limit=1).rows)
    except QueryError:
        return False


def _narrow(mark: str) -> QueryError:
    return QueryError(
        Bilingual(f"语句里有中文标点“{mark}”", f"{mark} is a Chinese mark"),
        Bilingual(f"请改用英文标点 {WIDE[mark]}", f"write {WIDE[mark]}, as on an English keyboard"),
    )


def _in_letters(names: Sequence[str]) -> QueryError:
    listed = names[:MOST]
    return QueryError(
        Bilingual(
            f"变量名和列名不能直接写中文：{'、'.join(listed)}", f"the engine takes no such names: {', '.join(listed)}"
        ),
        Bilingual(
            f"变量请用字母（n、m）；列名请加反引号，如 AS `{names[0]}`",
            f"name variables with letters from a to z, and put columns in backticks: AS `{names[0]}`",
        ),
    )


Unknown = tuple[Bilingual, str, tuple[str, ...]]


def _unknown(store: Store, outline: Outline) -> Iterator[Unknown]:
    kinds = ontology()
    for word, names, declared, pattern in (
        (Bilingual("标签", "label"), outline.labels, kinds.nodes, "(n:{})"),
        (Bilingual("关系", "type"), outline.types, kinds.relationships, "()-[n:{}]->()"),
    ):
        for name in names:
            if name.name and name.name not in declared and not _stored(store, pattern, name.name):
                yield word, name.name, tuple(declared)
    for asked in outline.properties:
        kinds_of = sorted(outline.kinds.get(asked.variable, ()))
        known = _properties(kinds_of)
        if known and asked.name not in known:
            yield Bilingual("属性", "property"), f"{'|'.join(kinds_of)}.{asked.name}", known


def _properties(kinds: Collection[str]) -> tuple[str, ...]:
    """What nodes or relationships of these kinds may have; empty where one of the kinds is not ours."""
    known = {label: kind.columns for label, kind in ontology().nodes.items()}
    known |= {type_: kind.properties for type_, kind in ontology().relationships.items()}
    if not set(kinds) <= set(known):
        return ()
    return tuple(dict.fromkeys(column.name for kind in sorted(kinds) for column in known[kind]))


def _stored(store: Store, pattern: str, name: str) -> bool:
    """Whether somebody else stored this kind in the same database."""
    quoted = "`" + name.replace("`", "``") + "`"
    try:
        return bool(store.query(f"MATCH {pattern.format(quoted)} RETURN 1 AS found", limit=1).rows)
    except QueryError:
        return False  # the engine has no such names


def _near(name: str, known: Collection[str]) -> list[str]:
    """By spelling, upper and lower case aside, or by the Chinese word."""
    spelt = {one.lower(): one for one in known}
    meant = [one for one in known if name in _words(one)]
    return meant or [spelt[found] for found in get_close_matches(name.lower(), spelt, n=1, cutoff=NEAR)]


def _words(name: str) -> tuple[str, ...]:
    kind = ontology().nodes.get(name) or ontology().relationships.get(name)
    return tuple(kind.title) if kind else _columns().get(name, ())


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    """All that properties of one name are called."""
    kinds = ontology()
    every: list[Property] = []
    for node in kinds.nodes.values():
        every += node.columns
    for relationship in kinds.relationships.values():
        every += relationship.properties
    words: dict[str, tuple[str, ...]] = {}
    for column in every:
        words[column.name] = tuple(dict.fromkeys((*words.get(column.name, ()), *column.label)))
    return words


def _mend(near: list[str]) -> Bilingual:
    if not near:
        return Bilingual("用 :schema 查看标签、关系与属性", ":schema lists labels, types and properties")
    return Bilingual(
        f"相近的：{'、'.join(map(_explained, near))}；全部见 :schema",
        f"near: {', '.join(near)}; :schema lists them all",
    )


def _explained(name: str) -> str:
    words = _words(name)
    return f"{name}（{words[0]}）" if words else name
