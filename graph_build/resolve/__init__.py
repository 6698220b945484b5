"""Mentions → the entities of one report, with the reason for every merge, and the body that issued it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph_build.divisions import gazetteer
from graph_build.document.text import Document
from graph_build.records import Entity, Mention, Profile, nowhere
from graph_build.resolve.bodies import AREA_OF
from graph_build.resolve.grouping import group_bodies
from graph_build.resolve.home import Home
from graph_build.resolve.issuer import name_issuer, own_body, with_issuer
from graph_build.resolve.naming import group_others
from graph_build.resolve.own import bureau, own_name
from graph_build.resolve.stated import stated_parts, stated_places


def resolve(
    document: Document, mentions: Sequence[Mention], bodies: Sequence[Mention]
) -> tuple[Profile, tuple[Entity, ...]]:
    """The profile completed (issuer, jurisdiction), and entities in the order of their first mention.

    `bodies` are all bodies that the text names, those in titles of papers too, which are no mentions.
    """
    named = [mention for mention in mentions if mention.kind == "Organization"]
    found, reason = name_issuer(document, named)
    own = own_body(document, found, bodies)
    base = bureau(own) if own else None
    issuer = _full_issuer(found, own, base, document) if found else None
    stated = _stated(document.profile, named, issuer)
    profile = with_issuer(document.profile, issuer, reason, stated)
    home = home_of(document, profile, stated)
    acting, issued_by = group_bodies(document, named, home, base, issuer)
    profile = replace(profile, issuer=issued_by.name if issued_by else issuer)
    others = group_others(document, [m for m in mentions if m.kind != "Organization"], home, profile)
    ordered = sorted((*acting, *others), key=lambda entity: (entity.mentions[0].span, entity.kind, entity.name))
    return profile, tuple(ordered)


def _full_issuer(found: str, own: str | None, base: str | None, document: Document) -> str:
    """What the manifest states stays; what the text has is completed by its place where the text has that too."""
    if document.profile.issuer:
        return document.profile.issuer
    if own and not own_name(found, base):
        return own
    return own_name(found, base) or found


def _stated(profile: Profile, bodies: Sequence[Mention], issuer: str | None) -> Mapping[str, str]:
    names = dict.fromkeys([body.name for body in bodies])
    own = [name for name in (profile.jurisdiction and f"{profile.jurisdiction}政府", issuer) if name]
    jurisdiction = gazetteer().told(profile.jurisdiction)
    return stated_places([*own, *names], issuer, jurisdiction)


def home_of(document: Document, profile: Profile, stated: Mapping[str, str]) -> Home:
    """What relative names relate to in a report with this profile: its issuer's own place, within the jurisdiction."""
    named = profile.issuer.removeprefix("中共") if profile.issuer else f"{profile.jurisdiction}政府"
    parts = stated_parts(named.rsplit("/", 1)[-1])
    own = stated.get(parts[-1]) if parts else None
    jurisdiction = own or gazetteer().told(profile.jurisdiction)
    unclear = parts[-1] if parts and not jurisdiction and parts[-1] in gazetteer().by_name else ""
    area = AREA_OF.match(named)
    return Home(jurisdiction, nowhere(document.source.sha256), stated, unclear, area[0] if area else "")
