"""Facts as the JSON of the annotation guide, which `zhengtu facts` prints and the scorer reads."""

from __future__ import annotations

from typing import Any

from graph_build.records import Entity, Facts, Observation, Relation


def _entity(entity: Entity) -> dict[str, Any]:
    return {"type": entity.kind, "name": entity.name, "text": entity.text, "aliases": list(entity.aliases)}


def _observation(facts: Facts, observation: Observation) -> dict[str, Any]:
    quantity = observation.quantity
    value = quantity.value
    return {
        "sentence": facts.passages[observation.sentence].text,
        "raw": facts.text[quantity.span.start : quantity.span.end],
        "value": int(value) if value is not None and value == int(value) else value,
        "unit": quantity.unit,
        "indicator": quantity.indicator,
        "redacted": quantity.redacted,
        "approx": quantity.approx,
        "change": quantity.change,
        "status": quantity.status,
        "period": observation.period,
        "by": observation.by,
        "about": observation.about,
        "start": quantity.span.start,
        "end": quantity.span.end,
    }


def _relation(facts: Facts, relation: Relation) -> dict[str, Any]:
    return {
        "type": relation.type,
        "head": relation.head,
        "tail": relation.tail,
        "sentence": facts.passages[relation.sentences[0]].text,
        "explicit": relation.explicit,
    }


def as_annotation(facts: Facts) -> dict[str, Any]:
    """A JSON-able dict; lists are in the order of the text. What is known from the manifest alone is no entity."""
    profile = facts.profile
    return {
        "doc": facts.source,
        "report": {"issuer": profile.issuer, "period": profile.period, "genre": profile.genre},
        "entities": [_entity(entity) for entity in facts.entities if entity.mentions],
        "observations": [_observation(facts, observation) for observation in facts.observations],
        "relations": [_relation(facts, relation) for relation in facts.relations],
    }
