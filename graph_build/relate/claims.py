"""Single statements of a relation, and how they become relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import NamedTuple

from graph_build.records import NOTHING, Relation, Value, made


class Claim(NamedTuple):
    """One sentence (index) that states a relation; `at` is where, in reading coordinates."""

    type: str
    head_kind: str
    head: str
    tail_kind: str
    tail: str
    sentence: int
    at: int
    explicit: bool
    attributes: Mapping[str, Value] = NOTHING


Fact = tuple[str, str, str, str, str]  # the first five fields of a claim: what it states, wherever that stands
PLACE = itemgetter(6, 0, 2, 4)  # at, type, head, tail


def merge(claims: Iterable[Claim]) -> tuple[Relation, ...]:
    """Each relation once, in the order of the text, with all sentences that state it; nothing relates to itself."""
    groups: dict[Fact, list[Claim]] = {}
    for claim in sorted(claims, key=PLACE):
        fact = claim[:5]
        _, head_kind, head, tail_kind, tail = fact
        if head != tail or head_kind != tail_kind:
            groups.setdefault(fact, []).append(claim)
    return tuple([_relation(fact, group) for fact, group in groups.items()])


def _relation(fact: Fact, group: list[Claim]) -> Relation:
    first = group[0]
    if len(group) == 1:
        return made(Relation, (*fact, (first.sentence,), first.explicit, first.attributes))
    attributes = next((claim.attributes for claim in group if claim.attributes), NOTHING)
    sentences = tuple(sorted({claim.sentence for claim in group}))
    return Relation(*fact, sentences, first.explicit, attributes)
