"""Mentions of bodies → one entity for each body, under its fullest name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from graph_build.document.text import Document
from graph_build.errors import Bilingual
from graph_build.records import Entity, Mention, Reason, Value
from graph_build.resolve.bodies import Body, identify
from graph_build.resolve.home import Home
from graph_build.resolve.own import own_name

OF_A_TERM = re.compile(r"第[一二三四五六七八九十]+届")
OWN_REGION = re.compile(r"(?:我|本)(?:省|市|区|县|州)\Z")


def unspaced(form: str) -> str:
    """A form as names are written: without white space."""
    return "".join(form.split())


def surfaces(document: Document, mentions: Iterable[Mention]) -> tuple[str, ...]:
    """The forms in which the file has the mentions, in order and each once."""
    return tuple(dict.fromkeys([document.quote(mention.span) for mention in mentions]))


def body_of(name: str, home: Home, base: str | None, issuer: str | None) -> tuple[str, Body]:
    """The full name behind a body's name in a report, and the body."""
    if issuer and OWN_REGION.match(name):
        return issuer, identify(issuer, home)
    full = own_name(name, base)
    if full is None:
        return name, identify(name, home)
    body = identify(full, home)
    return full, Body(
        body.scope,
        body.key,
        body.level,
        body.kind,
        Bilingual(
            f"本报告自称，即 {full}；{body.reason.zh}", f"what the report calls itself: {full}; {body.reason.en}"
        ),
    )


def group_bodies(
    document: Document, mentions: Sequence[Mention], home: Home, base: str | None, issuer: str | None
) -> tuple[tuple[Entity, ...], Entity | None]:
    """One entity a body, and which of them is the issuer, if the text mentions it.

    The issuer's has the name that the manifest states, or the fullest that the text has.
    """
    groups: dict[tuple[str, str], list[tuple[Mention, str, Body]]] = {}
    names = {name: body_of(name, home, base, issuer) for name in dict.fromkeys([mention.name for mention in mentions])}
    for mention in mentions:
        full, body = names[mention.name]
        groups.setdefault((body.scope, body.key), []).append((mention, full, body))
    own = _identity(issuer, home) if issuer else None
    found = {key: _entity(document, group, issuer if key == own else None) for key, group in groups.items()}
    return tuple(found.values()), found.get(own) if own else None


def _identity(name: str, home: Home) -> tuple[str, str]:
    body = identify(name, home)
    return body.scope, body.key


def _entity(document: Document, found: Sequence[tuple[Mention, str, Body]], known: str | None) -> Entity:
    if len(found) == 1 and not known and found[0][0].name == found[0][1]:
        return _named_once(document, *found[0])
    mentions = tuple([mention for mention, _, _ in found])
    body = found[0][2]
    why = {mention.name: body.reason for mention, _, body in found}
    stated = known if known and document.profile.issuer else None
    name = stated or _fullest(document, [*filter(None, [known]), *[full for _, full, _ in found]], why)
    text, aliases = _forms(document, mentions, name)
    reasons = tuple([Reason(form, reason) for form, reason in why.items()])
    return Entity("Organization", name, text, aliases, mentions, _attributes(body), body.scope, body.key, reasons)


def _named_once(document: Document, mention: Mention, name: str, body: Body) -> Entity:
    """The entity of a body with a single mention that has its full name: there is nothing to choose."""
    form, reasons = document.quote(mention.span), (Reason(name, body.reason),)
    aliases = (form,) if unspaced(form) != name else ()
    return Entity("Organization", name, form, aliases, (mention,), _attributes(body), body.scope, body.key, reasons)


def _forms(document: Document, mentions: Sequence[Mention], name: str) -> tuple[str, tuple[str, ...]]:
    """The form of the file that is nearest to a name, and all that differ from the name."""
    forms = surfaces(document, mentions)
    others = tuple([form for form in forms if unspaced(form) != name])
    if len(others) == len(forms):
        nearest = next((form for form in forms if form[0] not in "我本"), forms[0])
        return nearest, (*(form for form in forms if form != nearest), nearest)
    return next(form for form in forms if unspaced(form) == name), others


def _fullest(document: Document, full: Sequence[str], plain: Collection[str]) -> str:
    """The longest of the names that the text has; a completed name counts only where it stands somewhere."""
    names = dict.fromkeys((*full, *plain))
    present = [name for name in names if name in plain or name in document.text]
    if len(present) == 1:
        return present[0]
    return min(present, key=lambda name: (bool(OF_A_TERM.search(name)), -len(name), name))


def unmentioned(name: str, home: Home) -> Entity:
    """A body that the report does not mention, as its issuer may be: the same as where others name it."""
    body = identify(name, home)
    reasons = (Reason(name, body.reason),)
    return Entity("Organization", name, name, (), (), _attributes(body), body.scope, body.key, reasons)


def _attributes(body: Body) -> dict[str, Value]:
    jurisdiction = body.scope if body.scope and not body.scope.startswith("report:") else None
    values = {"level": body.level, "kind": body.kind, "jurisdiction": jurisdiction}
    return {name: value for name, value in values.items() if value is not None}
