"""What a typed statement names that the graph does not know: a hint beside the answer, for engines answer a misspelt
label with nothing and say no word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from graph_build.errors import Bilingual, ZhengtuError
from graph_build.ontology import ontology
from graph_build.stores.base import Store
from queries.reading import Reading, read_statement

MOST = 3
NEAR = 0.6  # of difflib's ratio


def hints(store: Store, statement: str) -> tuple[Bilingual, ...]:
    """Two lines, or none: which labels, types and properties nobody declared, and what is near them.

    What a statement does not say of its variables is let pass, and so is what other people stored in the database.
    """
    try:
        found = list(dict.fromkeys(_unknown(store, read_statement(statement))))[:MOST]
    except ZhengtuError:
        return ()  # a hint is worth no answer
    if not found:
        return ()
    near = [one for _, name, known in found for one in _near(name.rpartition(".")[2], known)]
    zh = "、".join(f"{word.zh} {name}" for word, name, _ in found)
    en = ", ".join(f"the {word.en} {name}" for word, name, _ in found)
    return Bilingual(f"图中没有{zh}", f"the graph does not know {en}"), _mend(list(dict.fromkeys(near)))


Unknown = tuple[Bilingual, str, tuple[str, ...]]


def _unknown(store: Store, reading: Reading) -> Iterator[Unknown]:
    kinds = ontology()
    for word, names, declared, pattern in (
        (Bilingual("标签", "label"), reading.labels, kinds.nodes, "(n:{})"),
        (Bilingual("关系", "type"), reading.types, kinds.relationships, "()-[n:{}]->()"),
    ):
        for name in names:
            if name.name not in declared and not _stored(store, pattern, name.name):
                yield word, name.name, tuple(declared)
    for asked in reading.properties:
        kinds_of = sorted(reading.kinds.get(asked.variable, ()))
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
    return bool(store.query(f"MATCH {pattern.format(quoted)} RETURN 1 AS found", limit=1).rows)


def _near(name: str, known: Collection[str]) -> list[str]:
    """By spelling, upper and lower case aside, or by the Chinese word."""
    spelt = {one.lower(): one for one in known}
    meant = [one for one in known if name in _words(one)]
    return meant or [spelt[found] for found in get_close_matches(name.lower(), spelt, n=1, cutoff=NEAR)]


def _words(name: str) -> tuple[str, ...]:
    kind = ontology().nodes.get(name) or ontology().relationships.get(name)
    return tuple(kind.title) if kind else ()


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
