"""What a typed value of a canned query's parameter means: the name that the graph has for it, or nothing it knows.

A parameter of names takes an alias too, a name with other marks or spaces, in traditional characters or in pinyin,
where one name alone is meant; one of stored codes takes the words that people read for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph_build.errors import Bilingual
from graph_build.stores.base import Hit, Store
from graph_build.typed import meanings
from queries.bodies import BODY, home_of, placed
from queries.near import MOST, closest, near_names
from queries.parameters import Parameter, Value

FOUND = 50  # names that are looked at: equal ones come first
EACH = 50  # names of one list that are looked for: each is a search of its own, and a list may hold thousands


@dataclass(frozen=True, slots=True)
class Meant:
    """The value to ask with, what to say about it, and whether the graph has it."""

    value: Value
    said: Bilingual | None = None
    known: bool = True
    home: str | None = None  # where the body meant is, if others have its name


def meant(store: Store, param: Parameter, value: Value, offered: Callable[[], Sequence[str]]) -> Meant:
    """What a value means; `offered` gives the parameter's options. Raises StoreError where there is no answer."""
    if isinstance(value, list) and param.labels:
        return _each(store, param, value, offered)
    if not isinstance(value, str):
        return Meant(value)
    if param.labels:
        return Meant(value) if _has(store, param.labels, value) else _by_name(store, param, value)
    if not param.options or value in param.words:
        return Meant(value)
    among = offered()
    chosen = [] if value in among else [option for option in among if _is_called(param, option, value)]
    return _taken(param, value, chosen[0]) if len(chosen) == 1 else Meant(value)


def _each(store: Store, param: Parameter, items: Sequence[str], offered: Callable[[], Sequence[str]]) -> Meant:
    """What each of several names means; behind the first `EACH` they are taken as they are."""
    asked = dict.fromkeys(items)
    found = [meant(store, param, name, offered) if at < EACH else Meant(name) for at, name in enumerate(asked)]
    said = [one.said for one in found if one.said]
    told = Bilingual("；".join(one.zh for one in said), "; ".join(one.en for one in said)) if said else None
    return Meant([str(one.value) for one in found], told, known=any(one.known for one in found))


def _is_called(param: Parameter, option: str, typed: str) -> bool:
    """Whether people say an option so: a code by its word, a place by the last part of its path."""
    return typed in param.words.get(option, ()) or option.endswith(f"/{typed}")


def not_offered(param: Parameter, value: Value, offered: Sequence[str]) -> Bilingual | None:
    """What to say of a value that is none of the options; None where it is one, or where anything may be asked."""
    free = param.labels or param.type in ("date", "list")
    if free or not offered or value is None or str(value) in offered:
        return None
    zh = "、".join(_coded(param, code, "zh") for code in offered[:MOST])
    en = ", ".join(_coded(param, code, "en") for code in offered[:MOST])
    more = "…" if len(offered) > MOST else ""
    return Bilingual(
        f"{param.label.zh}：没有“{value}”；可选：{zh}{more}",
        f"{param.name}: there is no {value}; choose from {en}{more}",
    )


def _coded(param: Parameter, code: str, language: str) -> str:
    word = param.words.get(code)
    return f"{code}（{word.zh}）" if word and language == "zh" else code


def _has(store: Store, labels: Sequence[str], name: str) -> bool:
    statement = f"MATCH (n:{'|'.join(labels)} {{name: $name}}) RETURN n.id AS id"
    return bool(store.query(statement, {"name": name}, limit=1).rows)


def _by_name(store: Store, param: Parameter, typed: str) -> Meant:
    hits = store.search(typed, param.labels, FOUND)
    ways = list(meanings(typed))
    named = {hit.id: hit.name for hit in hits if any(way.is_name(hit.matched) for way in ways)}
    whole = placed(store, typed) if len(named) != 1 and BODY in param.labels else None
    if whole:
        named = {whole: str((store.node(whole) or {})["name"])}
    names = sorted(set(named.values()))
    if len(names) == 1:
        return _taken(param, typed, names[0], home_of(store, *named) if len(named) == 1 else None)
    return Meant(typed, _several(param, typed, names) if names else _missing(store, param, typed, hits), known=False)


def _taken(param: Parameter, typed: str, value: str, home: str | None = None) -> Meant:
    zh, en = f"{param.label.zh}：“{typed}”即“{value}”", f"{param.name}: {typed} is taken as {value}"
    where = Bilingual(f"（{home}）", f" ({home})") if home else Bilingual("", "")
    return Meant(value, Bilingual(zh + where.zh, en + where.en), home=home)


def _several(param: Parameter, typed: str, names: Sequence[str]) -> Bilingual:
    return Bilingual(
        f"{param.label.zh}：“{typed}”可指：{_listed(names, '、')}；请写其中一个",
        f"{param.name}: {typed} may be {_listed(names, ', ')}; write one of them",
    )


def _listed(names: Sequence[str], mark: str) -> str:
    return mark.join(names[:MOST]) + ("…" if len(names) > MOST else "")


def _missing(store: Store, param: Parameter, typed: str, hits: Sequence[Hit]) -> Bilingual:
    held = list(dict.fromkeys(hit.matched for hit in hits))
    near = (closest(typed, held) or held or near_names(store, typed, param.labels))[:MOST]
    zh, en = f"{param.label.zh}：图中没有“{typed}”", f"{param.name}: the graph has no {typed}"
    if not near:
        return Bilingual(zh, en)
    return Bilingual(f"{zh}；相近的：{'、'.join(near)}", f"{en}; near: {', '.join(near)}")
