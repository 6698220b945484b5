"""What each number of one report measures: its wording as it is read, unless the report itself tells two such apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph_build.errors import Bilingual
from graph_build.folding import fold
from graph_build.measure.measured import Wordings
from graph_build.measure.words import in_full, says_little
from graph_build.records import Entity, Facts, Measured, Observation

# A report does not give one measure two values for the same time.
DIFFERS = Bilingual("同一份报告中同一时段的数值不同", "other values for the same period in one report")


def as_stated(statement: str, key: str) -> Measured:
    """The wording as it is: in full where that is not what it was read as, else to the letter."""
    full = in_full(statement)[0]
    return Measured(statement, full if full != key else fold(statement), None, says_little(statement))


def _forms(entity: Entity) -> tuple[str, ...]:
    """What a report calls a body, the longest first."""
    found = {entity.name, entity.text, *entity.aliases, *(mention.name for mention in entity.mentions)}
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


class Measures:
    """`found` has what each observation measures, in their order; `apart` what only its numbers or a correction tell
    apart."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        bodies = {entity.name: _forms(entity) for entity in facts.entities if entity.kind == "Organization"}
        self.wordings = Wordings(facts.profile, bodies)
        read = [self._read(observation) for observation in facts.observations]
        clashing = _clashing(facts.observations, read)
        self.found = [
            as_stated(observation.quantity.indicator, measured.key)
            if not observation.measured and (observation.quantity.indicator, measured.key) in clashing
            else measured
            for observation, measured in zip(facts.observations, read, strict=True)
        ]
        told_apart = {(new, old, DIFFERS) for new, old in zip(self.found, read, strict=True) if new != old}
        parted = {(each, each.apart, each.why) for each in self.found if each.apart and each.why}
        self.apart = sorted(told_apart | parted, key=str)

    def _read(self, observation: Observation) -> Measured:
        if observation.measured:
            return observation.measured
        passage = self.facts.passages[observation.sentence]
        before = self.facts.text[passage.span.start : observation.quantity.span.start]
        return self.wordings.read(observation, before)


def _clashing(observations: Sequence[Observation], read: Sequence[Measured]) -> set[tuple[str, str]]:
    """The wordings, and what they were read as, whose values differ from those of another wording of the same."""
    values: dict[tuple[object, ...], dict[str, set[float]]] = {}
    for observation, measured in zip(observations, read, strict=True):
        quantity = observation.quantity
        if quantity.value is not None and not observation.measured:
            same = (measured.key, quantity.unit, quantity.change, quantity.status, *observation[2:4], observation.about)
            values.setdefault(same, {}).setdefault(quantity.indicator, set()).add(quantity.value)
    contradicted = [(str(same[0]), stated) for same, stated in values.items() if _contradict(stated)]
    return {(statement, key) for key, stated in contradicted for statement in _doubtful(key, stated)}


def _contradict(stated: Mapping[str, set[float]]) -> bool:
    return len(stated) > 1 and not set.intersection(*stated.values())


def _doubtful(key: str, stated: Iterable[str]) -> list[str]:
    """Those of some wordings that were read as something of which words were left out, else those written otherwise."""
    left = [statement for statement in stated if in_full(statement)[0] != key]
    return left or [statement for statement in stated if fold(statement) != key]
