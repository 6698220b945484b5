"""Decisions on indicators. These are mentioned nowhere: they are what numbers measure, so it is numbers that move.

Whether a number is concerned depends on its own report and the decision alone, as a build on top of the last one looks
anew at no other reports.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from graph_build.assemble.decisions import Decision, decided
from graph_build.folding import fold
from graph_build.measure import Measures, as_stated
from graph_build.measure.words import in_full, says_little
from graph_build.records import Facts, Measured, Observation, Reason, nowhere

# What a number of a report measures after a decision, the same object where that is as before; None: it is no fact.
Move = Callable[[Facts, Observation, Measured], Measured | None]


def asked(name: str) -> frozenset[str]:
    """The forms under which an indicator that is called so is looked for."""
    return frozenset((fold(name), in_full(name)[0]))


def forms_of(name: str, key: str) -> frozenset[str]:
    """The forms of an indicator; where a report tells it apart from its full form, those of its wording alone."""
    return frozenset((fold(name), key)) | (asked(name) if key != fold(name) else frozenset())


def _called(measured: Measured, name: str) -> bool:
    return not asked(name).isdisjoint(forms_of(measured.name, measured.key))


def _stated(observation: Observation, measured: Measured) -> set[str]:
    """The number's own words, folded, and what a correction calls it besides."""
    return {fold(form) for form in (observation.quantity.indicator, *(form for form, _ in measured.decided))}


def _rename(decision: Decision, measured: Measured) -> Measured:
    """The numbers are read as if they were worded so."""
    name = decision.other if decision.action == "rename" else decision.name
    return _with(Measured(name, in_full(name)[0], measured.why, says_little(name)), measured, decision)


def _with(new: Measured, old: Measured, decision: Decision) -> Measured:
    said = Reason(old.name, decided(decision))
    return new._replace(why=old.why, decided=(*old.decided, said), apart=old.apart)


class Indicators:
    """What the numbers of reports measure; a report is read again only where a decision changed it."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Facts, Sequence[Measured]]] = {}

    def found(self, facts: Facts) -> Sequence[Measured]:
        known = self.known.get(facts.sha256)
        if known is None or known[0] is not facts:
            known = self.known[facts.sha256] = facts, Measures(facts).found
        return known[1]

    def decide(self, decision: Decision, reports: Sequence[Facts]) -> tuple[Facts, ...]:
        """The reports after a decision on an indicator; those that it does not concern are the same objects."""
        place = decision.jurisdiction
        concerned = {facts.sha256: facts for facts in reports if place in ("", facts.profile.jurisdiction)}
        move = self._move(decision, list(concerned.values()))
        return tuple(self._moved(facts, move) if facts.sha256 in concerned else facts for facts in reports)

    def _moved(self, facts: Facts, move: Move) -> Facts:
        changed, kept = False, []
        for observation, measured in zip(facts.observations, self.found(facts), strict=True):
            new = move(facts, observation, measured)
            changed |= new is not measured
            if new is not None:
                kept.append(observation if new is measured else observation._replace(measured=new))
        return replace(facts, observations=tuple(kept)) if changed else facts

    def _move(self, decision: Decision, reports: Sequence[Facts]) -> Move:
        if decision.action == "same":
            return self._join(decision, reports)
        if decision.action == "not-same":
            return _part(decision)

        def move(facts: Facts, observation: Observation, measured: Measured) -> Measured | None:
            if not _called(measured, decision.name):
                return measured
            return _rename(decision, measured) if decision.action == "rename" else None

        return move

    def _join(self, decision: Decision, reports: Sequence[Facts]) -> Move:
        """`other` becomes the indicator that is called `name` in the same report, else everywhere, else the only one;
        where no report has `other`, it is one more name of that."""
        targets = self._targets(decision.name, reports)
        only = next(iter(targets.values())) if len(targets) == 1 else None
        unknown = not any(self._has(facts, decision.other) for facts in reports)

        def move(facts: Facts, observation: Observation, measured: Measured) -> Measured:
            if unknown and _called(measured, decision.name):
                return measured._replace(decided=(*measured.decided, Reason(decision.other, decided(decision))))
            if not _called(measured, decision.other):
                return measured
            target = targets.get(nowhere(facts.sha256)) or targets.get("") or only
            if target is None:
                return _rename(decision, measured)
            if (target.scope, target.key) == (measured.home(facts.sha256), measured.key):
                return measured
            return _with(Measured(target.name, target.key, scope=target.scope), measured, decision)

        return move

    def _targets(self, name: str, reports: Sequence[Facts]) -> dict[str, Measured]:
        """By scope, the indicator that is called so."""
        found: dict[str, Measured] = {}
        for facts in sorted(reports, key=lambda facts: facts.sha256):
            for measured in self.found(facts):
                if _called(measured, name):
                    home = measured.home(facts.sha256)
                    found.setdefault(home, Measured(measured.name, measured.key, scope=home))
        return found

    def _has(self, facts: Facts, name: str) -> bool:
        pairs = zip(facts.observations, self.found(facts), strict=True)
        return any(_called(measured, name) or fold(name) in _stated(each, measured) for each, measured in pairs)


def _part(decision: Decision) -> Move:
    """A number whose own words are one of two names, and whose indicator is called by the other, measures these."""
    why = decided(decision)

    def move(facts: Facts, observation: Observation, measured: Measured) -> Measured:
        words = observation.quantity.indicator
        names = (decision.name, decision.other)
        if fold(words) not in decision.pair or _called(measured, words):
            return measured
        if not any(_called(measured, name) for name in names):
            return measured
        return as_stated(words, measured.key)._replace(why=why, apart=measured)

    return move
