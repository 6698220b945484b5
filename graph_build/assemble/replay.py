"""Decisions applied to the facts of reports, before these are assembled: a pure function of both."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from graph_build.assemble.decisions import Decision, decided
from graph_build.assemble.remeasuring import Indicators
from graph_build.folding import fold
from graph_build.ontology import ontology
from graph_build.records import Entity, Facts, Observation, Reason, Relation

Identity = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Replayed:
    """Facts after all decisions, and the decisions that applied to something, in the order of the file."""

    reports: tuple[Facts, ...]
    used: tuple[Decision, ...]


def _called(entity: Entity, name: str) -> bool:
    return fold(name) in (fold(entity.name), fold(entity.key or entity.name))


def _concerned(facts: Facts, decision: Decision, name: str) -> list[Entity]:
    return [e for e in facts.entities if decision.concerns(e.kind, e.scope) and _called(e, name)]


def _swap(facts: Facts, old: Entity, new: Entity | None) -> Facts:
    """Put `new` in the place of `old` (or nothing), in entities, relations and observations alike."""
    exchanged = (new if entity is old else entity for entity in facts.entities)
    entities = tuple(entity for entity in exchanged if entity is not None)
    relations = tuple(r for relation in facts.relations if (r := _relation(relation, old, new)))
    observations = tuple(_observation(each, old, new) for each in facts.observations)
    profile = facts.profile
    if new and old.kind == new.kind == "Organization" and profile.issuer == old.name:
        profile = replace(profile, issuer=new.name)
    return replace(facts, entities=entities, relations=relations, observations=observations, profile=profile)


def _relation(relation: Relation, old: Entity, new: Entity | None) -> Relation | None:
    """The relation with its ends renamed or retyped; None where it lost an end or is no longer allowed."""
    ends = [(relation.head_kind, relation.head), (relation.tail_kind, relation.tail)]
    if (old.kind, old.name) not in ends:
        return relation
    if new is None:
        return None
    head, tail = ((new.kind, new.name) if end == (old.kind, old.name) else end for end in ends)
    if (head[0], tail[0]) not in ontology().relationships[relation.type].pairs:
        return None
    return relation._replace(head_kind=head[0], head=head[1], tail_kind=tail[0], tail=tail[1])


def _observation(observation: Observation, old: Entity, new: Entity | None) -> Observation:
    if old.kind == "Organization" and observation.by == old.name:
        observation = observation._replace(by=new.name if new and new.kind == old.kind else None)
    if (observation.about_kind, observation.about) == (old.kind, old.name):
        pairs = ontology().relationships["ABOUT"].pairs
        kept = new if new and ("Observation", new.kind) in pairs else None
        observation = observation._replace(about=kept.name if kept else None, about_kind=kept.kind if kept else None)
    return observation


def _renamed(entity: Entity, name: str, identity: Identity | None, decision: Decision) -> Entity:
    aliases = tuple(sorted({*entity.aliases, entity.name} - {name}))
    scope, key = identity or (entity.scope, name)
    return entity._replace(
        name=name,
        aliases=aliases,
        scope=scope,
        key=key,
        reasons=(*entity.reasons, Reason(entity.name, decided(decision))),
    )


def _rename(facts: Facts, decision: Decision) -> Facts:
    for entity in _concerned(facts, decision, decision.name):
        facts = _swap(facts, entity, _renamed(entity, decision.other, None, decision))
    return facts


def _retype(facts: Facts, decision: Decision) -> Facts:
    kept = {"aliases"} | {column.name for column in ontology().nodes[decision.other].properties}
    for entity in _concerned(facts, decision, decision.name):
        attributes = {name: value for name, value in entity.attributes.items() if name in kept and name != "kind"}
        reasons = (*entity.reasons, Reason(entity.name, decided(decision)))
        facts = _swap(facts, entity, entity._replace(kind=decision.other, attributes=attributes, reasons=reasons))
    return facts


def _drop(facts: Facts, decision: Decision) -> Facts:
    for entity in _concerned(facts, decision, decision.name):
        facts = _swap(facts, entity, None)
    return facts


def _split(facts: Facts, decision: Decision) -> Facts:
    """Where one entity goes by both names, what is called `other` becomes an entity of its own."""
    for entity in list(facts.entities):
        if not decision.concerns(entity.kind, entity.scope):
            continue
        forms = {fold(form) for form in (entity.name, *entity.aliases)}
        if decision.pair <= forms:
            facts = _split_one(facts, entity, decision)
    return facts


def _split_one(facts: Facts, entity: Entity, decision: Decision) -> Facts:
    other = decision.other if fold(decision.other) != fold(entity.name) else decision.name
    moved = tuple(
        m for m in entity.mentions if fold(other) in (fold(m.name), fold(facts.text[m.span.start : m.span.end]))
    )
    aliases = tuple(alias for alias in entity.aliases if fold(alias) != fold(other))
    stays = tuple(mention for mention in entity.mentions if mention not in moved)
    why = decided(decision)
    kept = tuple(reason for reason in entity.reasons if fold(reason.form) != fold(other))
    own = tuple(reason for reason in entity.reasons if reason not in kept)
    away = (*entity.apart, Reason(other, why))
    rest = entity._replace(aliases=aliases, mentions=stays, key=entity.name, reasons=kept, apart=away)
    apart = entity._replace(name=other, text=other, aliases=(), mentions=moved, key=other, reasons=own)
    apart = apart._replace(apart=(*entity.apart, Reason(entity.name, why)))
    facts = _swap(facts, entity, rest)
    facts = replace(facts, entities=(*facts.entities, apart))
    return replace(facts, relations=tuple(_moved(facts, relation, rest, apart) for relation in facts.relations))


def _moved(facts: Facts, relation: Relation, rest: Entity, apart: Entity) -> Relation:
    """A relation goes with the name that stands in the sentences that state it."""

    def stands(entity: Entity) -> bool:
        spans = [facts.passages[sentence].span for sentence in relation.sentences]
        return any(span.covers(mention.span) for span in spans for mention in entity.mentions)

    if stands(rest) or not stands(apart):
        return relation
    return _relation(relation, rest, apart) or relation


ALONE: dict[str, Callable[[Facts, Decision], Facts]] = {
    "rename": _rename,
    "retype": _retype,
    "drop": _drop,
    "not-same": _split,
}


def _targets(reports: Sequence[Facts], decision: Decision) -> dict[str, Identity]:
    """By scope, the identity of what is called `decision.name` in any report."""
    found: dict[str, Identity] = {}
    for facts in sorted(reports, key=lambda facts: facts.sha256):
        for entity in _concerned(facts, decision, decision.name):
            found.setdefault(entity.scope, (entity.scope, entity.key or entity.name))
    return found


def _has(facts: Facts, decision: Decision, name: str) -> bool:
    """Whether a report calls something so, be it one form of several."""
    concerned = (entity for entity in facts.entities if decision.concerns(entity.kind, entity.scope))
    return any(_called(entity, name) or fold(name) in map(fold, entity.aliases) for entity in concerned)


def _same(reports: Sequence[Facts], decision: Decision) -> tuple[Facts, ...]:
    """`other` becomes what is called `name`; where no report has `other`, it is one more name of that."""
    if any(_has(facts, decision, decision.other) for facts in reports):
        targets = _targets(reports, decision)
        return tuple(_join(facts, decision, targets) for facts in reports)
    return tuple(_also_called(facts, decision) for facts in reports)


def _also_called(facts: Facts, decision: Decision) -> Facts:
    for entity in _concerned(facts, decision, decision.name):
        aliases = tuple(sorted({*entity.aliases, decision.other}))
        reasons = (*entity.reasons, Reason(decision.other, decided(decision)))
        facts = _swap(facts, entity, entity._replace(aliases=aliases, reasons=reasons))
    return facts


def _join(facts: Facts, decision: Decision, targets: dict[str, Identity]) -> Facts:
    """Give `other` the identity of `name`: that of its own scope, else the only one there is."""
    for entity in _concerned(facts, decision, decision.other):
        only = next(iter(targets.values())) if len(targets) == 1 else None
        identity = targets.get(entity.scope) or only or (entity.scope, decision.name)
        facts = _swap(facts, entity, _renamed(entity, decision.name, identity, decision))
    return facts


def replay(decisions: Sequence[Decision], reports: Sequence[Facts]) -> Replayed:
    """Apply decisions in the order of their lines."""
    after, used, indicators = tuple(reports), [], Indicators()
    for decision in decisions:
        before = after
        if decision.kind == "Indicator":
            after = indicators.decide(decision, before)
        elif decision.action == "same":
            after = _same(before, decision)
        else:
            after = tuple(ALONE[decision.action](facts, decision) for facts in before)
        if any(new is not old for new, old in zip(after, before, strict=True)):
            used.append(decision)
    return Replayed(after, tuple(used))
