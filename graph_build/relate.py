"""Entities of one report → the relations that its sentences state."""

from __future__ import annotations

from collections.abc import Sequence

from graph_build.records import Entity, Relation
from graph_build.text import Document


def relate(document: Document, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Relations once per type, head and tail, in the order of the text."""
    found = []
    for entity in entities:
        if entity.kind == "Initiative" and document.profile.issuer:
            sentence = document.sentence_at(entity.mentions[0].span.start).index
            found.append(Relation("IMPLEMENTS", "Organization", document.profile.issuer, "Initiative", entity.name, (sentence,), False))
    return tuple(found)
