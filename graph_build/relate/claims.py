"""Single statements of a relation, and how they become relations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import NamedTuple

from graph_build.records import NOTHING, Relation, Value


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


def merge(claims: Iterable[Claim]) -> tuple[Relation, ...]:
    """Each relation once, in the order of the text, with all sentences that state it; nothing relates to itself."""
    groups: dict[tuple[str, str, str, str, str], list[Claim]] = {}
    for claim in sorted(claims, key=attrgetter("at", "type", "head", "tail")):
        if (claim.head_kind, claim.head) != (claim.tail_kind, claim.tail):
            groups.setdefault((claim.type, claim.head_kind, claim.head, claim.tail_kind, claim.tail), []).append(claim)
    return tuple(_relation(group) for group in groups.values())


def _relation(group: list[Claim]) -> Relation:
    first = group[0]
    attributes = next((claim.attributes for claim in group if claim.attributes), {})
    sentences = tuple(sorted({claim.sentence for claim in group}))
    return Relation(
        first.type, first.head_kind, first.head, first.tail_kind, first.tail, sentences, first.explicit, attributes
    )
