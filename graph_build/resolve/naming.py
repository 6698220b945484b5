"""Initiatives, formulations, documents, meetings, places and periods of one report: names, aliases, scopes and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from graph_build.divisions import gazetteer
from graph_build.lexicon import rows
from graph_build.ontology import ontology
from graph_build.records import Entity, Mention, Profile, Value
from graph_build.resolve.bodies import Home
from graph_build.resolve.grouping import SPACE, surfaces
from graph_build.resolve.sameness import CLASS_NOUNS, Identity, everywhere, initiative, meeting
from graph_build.text import Document

STATE = "中华人民共和国"


def group_others(document: Document, mentions: Sequence[Mention], home: Home, profile: Profile) -> tuple[Entity, ...]:
    """One entity for each kind and canonical name."""
    names = {(mention.kind, mention.name) for mention in mentions}
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.kind, _canonical(mention, names)), []).append(mention)
    return tuple(_entity(document, kind, name, found, home, profile) for (kind, name), found in groups.items())


def _canonical(mention: Mention, names: set[tuple[str, str]]) -> str:
    """One name for the forms of one thing that this report uses beside each other."""
    name = mention.name
    if mention.kind == "Document":
        return name.removeprefix(STATE) if name != STATE else name
    if mention.kind == "Initiative":
        for noun in CLASS_NOUNS:
            if name.endswith(noun) and ("Initiative", name[: -len(noun)]) in names:
                return name[: -len(noun)]
    if mention.kind == "Place":
        return _place_key(name)
    return name


@lru_cache(maxsize=1)
def _regions() -> dict[str, str]:
    return {row["short"]: row["full"] for row in rows("region_short_forms")}


def _place_key(name: str) -> str:
    """潮州 and 潮州市 are one place; 海南 is the province, not the prefecture of that name."""
    if name in _regions():
        return _regions()[name]
    divisions = gazetteer().by_name.get(name) or gazetteer().by_short.get(name, ())
    if len(divisions) == 1 or (divisions and divisions[0].level == "province"):
        return divisions[0].path
    return name


def _entity(
    document: Document, kind: str, canonical: str, found: Sequence[Mention], home: Home, profile: Profile
) -> Entity:
    name = _name(kind, canonical, found)
    identity = IDENTITIES.get(kind, everywhere)(canonical, name, home, profile)
    forms = surfaces(document, found)
    text = next((form for form in forms if SPACE.sub("", form) == name), forms[0])
    named = dict.fromkeys(mention.name for mention in found)
    others = (*forms, *(given for given in named if given not in forms and given in document.source.text))
    aliases = tuple(form for form in dict.fromkeys(others) if form != text and SPACE.sub("", form) != name)
    reasons = tuple(dict.fromkeys([identity.reason, *_joined(name, found)]))
    return Entity(
        kind, name, text, aliases, tuple(found), _attributes(kind, name, found), identity.scope, identity.key, reasons
    )


def _joined(name: str, found: Sequence[Mention]) -> list[str]:
    return [f"{mention.name} 即 is {name}" for mention in found if mention.name != name]


def _name(kind: str, canonical: str, found: Sequence[Mention]) -> str:
    """The canonical name where a mention has it, else the fullest."""
    given = [mention.name for mention in found]
    if kind == "Initiative" and canonical in given:
        return canonical
    return min(given, key=lambda name: (-len(name), name))


def _attributes(kind: str, name: str, found: Sequence[Mention]) -> dict[str, Value]:
    """What extractors know of it, and the level of a place; only what the ontology declares."""
    declared = {column.name for column in ontology().nodes[kind].properties} - {"aliases"}
    values: dict[str, Value] = {}
    for mention in found:
        for key, value in mention.attributes.items():
            if key in declared and value is not None:
                values.setdefault(key, value)
    level = _place_level(name) if kind == "Place" else None
    return {**values, "level": level} if level else values


def _place_level(name: str) -> str | None:
    divisions = gazetteer().by_name.get(name) or gazetteer().by_short.get(name, ())
    levels = {division.level for division in divisions[:1]}
    return levels.pop() if levels else None


IDENTITIES: Mapping[str, Callable[[str, str, Home, Profile], Identity]] = {
    "Initiative": initiative,
    "Meeting": meeting,
}
