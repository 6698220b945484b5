"""Initiatives, formulations, documents, meetings, places and periods of one report: names, aliases, scopes and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache

from graph_build.divisions import gazetteer
from graph_build.document.text import Document
from graph_build.errors import Bilingual
from graph_build.lexicon import rows
from graph_build.ontology import ontology
from graph_build.records import Entity, Mention, Profile, Reason, Span, Value, made
from graph_build.resolve.grouping import surfaces, unspaced
from graph_build.resolve.home import Home
from graph_build.resolve.papers import called_in_full, fuller_papers
from graph_build.resolve.sameness import Sameness, without_class_noun

STATE = "中华人民共和国"
# A name that its own mention does not show is looked for in so much of the file.
LOOKED_AT = 100_000


def group_others(document: Document, mentions: Sequence[Mention], home: Home, profile: Profile) -> tuple[Entity, ...]:
    """One entity for each kind and canonical name."""
    names = {mention.name for mention in mentions if mention.kind == "Initiative"}
    written = [mention for mention in mentions if mention.kind == "Document"]
    titled = {mention.name for mention in written if document.text[mention.span.start] == "《"}
    papers = fuller_papers([mention.name for mention in written], titled, home.jurisdiction)
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        kind, _, name, _ = mention
        groups.setdefault((kind, _canonical(kind, name, names, papers)), []).append(mention)
    sameness = Sameness(home, profile)
    return tuple(
        [
            _entity(document, kind, name, found, sameness)
            if len(found) > 1
            else _named_once(document, name, found[0], sameness)
            for (kind, name), found in groups.items()
        ]
    )


def _canonical(kind: str, name: str, initiatives: set[str], papers: dict[str, str]) -> str:
    """One name for the forms of one thing that this report uses beside each other."""
    if kind == "Initiative":
        return without_class_noun(name, initiatives) or name
    if kind == "Document":
        name = papers.get(name, name)
        return name.removeprefix(STATE) if name != STATE else name
    if kind == "Place":
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


def _named_once(document: Document, canonical: str, mention: Mention, sameness: Sameness) -> Entity:
    """The entity of a single mention, as most are: there is nothing to choose, and seldom something to join."""
    kind, span, name, known = mention
    scope, key, why = sameness.identity(kind, canonical, name)
    reasons: tuple[Reason, ...] = (made(Reason, (name, why)),) if why else ()
    if name != canonical:
        reasons += _joined(kind, canonical, [mention])
    if kind == "Place" or not known.keys() <= _declared(kind) or None in known.values():
        known = _attributes(kind, name, [mention])
    return made(Entity, (kind, name, document.quote(span), (), (mention,), known, scope, key, reasons, ()))


def _entity(document: Document, kind: str, canonical: str, found: Sequence[Mention], sameness: Sameness) -> Entity:
    name = _name(kind, canonical, found)
    text, aliases = _forms(document, name, found)
    scope, key, why = sameness.identity(kind, canonical, name)
    joined = _joined(kind, canonical, found)
    reasons = (Reason(name, why), *joined) if why else joined
    attributes = _attributes(kind, name, found)
    return Entity(kind, name, text, aliases, tuple(found), attributes, scope, key, reasons)


def _forms(document: Document, name: str, found: Sequence[Mention]) -> tuple[str, tuple[str, ...]]:
    """The form of the file that is nearest to a name, and the other forms and names that the file has."""
    forms = surfaces(document, found)
    others = (*forms, *_written_elsewhere(document, name, found, forms))
    if others == (name,):
        return name, ()
    text = next((form for form in forms if unspaced(form) == name), forms[0])
    return text, tuple([form for form in others if form != text and unspaced(form) != name])


def _written_elsewhere(document: Document, name: str, found: Sequence[Mention], forms: Sequence[str]) -> list[str]:
    """Other names of mentions that the file has in that form too, though not where the mentions stand."""
    named: dict[str, Span] = {}
    for mention in found:
        if mention.name != name and mention.name not in forms:
            named.setdefault(mention.name, mention.span)
    return [other for other, span in named.items() if _is_in_file(document, other, span)]


def _is_in_file(document: Document, name: str, span: Span) -> bool:
    start, end = document.source_span(span)
    source = document.source.text
    return source.find(name, start, end) >= 0 or source.find(name, 0, LOOKED_AT) >= 0


def _joined(kind: str, canonical: str, found: Sequence[Mention]) -> tuple[Reason, ...]:
    """Why each name that is not the canonical one stands for it."""
    others = [mention.name for mention in found if mention.name != canonical]
    if not others:
        return ()
    why = WHY_JOINED.get(kind, _short)
    return tuple([Reason(other, why(other, canonical)) for other in dict.fromkeys(others)])


def _short(form: str, canonical: str) -> Bilingual:
    return Bilingual(f"即 {canonical}", f"is {canonical}")


def _noun_dropped(form: str, canonical: str) -> Bilingual:
    noun = form.removeprefix(canonical)
    zh = f"不计尾词“{noun}”，本报告也称 {canonical}"
    return Bilingual(zh, f"the class noun {noun} does not count, as this report also says {canonical}")


def _state_dropped(form: str, canonical: str) -> Bilingual:
    if canonical.endswith(form):
        return called_in_full(canonical)
    return Bilingual(f"不计国名，即 {canonical}", f"without the name of the state: {canonical}")


def _name(kind: str, canonical: str, found: Sequence[Mention]) -> str:
    """The canonical name where a mention has it, else the fullest."""
    given = {mention.name for mention in found}
    if len(given) == 1:
        return given.pop()
    if kind == "Initiative" and canonical in given:
        return canonical
    return min(given, key=lambda name: (-len(name), name))


def _attributes(kind: str, name: str, found: Sequence[Mention]) -> dict[str, Value]:
    """What extractors know of it, and the level of a place; only what the ontology declares."""
    values: dict[str, Value] = {}
    for mention in found:
        if mention.attributes:
            declared = _declared(kind)
            for key, value in mention.attributes.items():
                if value is not None and key in declared:
                    values.setdefault(key, value)
    if kind == "Place" and (level := _place_level(name)):
        values["level"] = level
    return values


@cache
def _declared(kind: str) -> frozenset[str]:
    return frozenset(column.name for column in ontology().nodes[kind].properties) - {"aliases"}


def _place_level(name: str) -> str | None:
    divisions = gazetteer().by_name.get(name) or gazetteer().by_short.get(name, ())
    return divisions[0].level if divisions else None


WHY_JOINED: Mapping[str, Callable[[str, str], Bilingual]] = {
    "Initiative": _noun_dropped,
    "Document": _state_dropped,
}
