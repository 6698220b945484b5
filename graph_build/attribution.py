"""Quantities → observations: the period, the body and the subject of each number."""

from __future__ import annotations

from collections.abc import Sequence

from graph_build.records import Entity, Observation, Quantity
from graph_build.text import Document


def attribute(document: Document, quantities: Sequence[Quantity], entities: Sequence[Entity]) -> tuple[Observation, ...]:
    """One observation a quantity, in the order of the text; `by` None stands for the issuer."""
    profile = document.profile
    return tuple(
        Observation(quantity, document.sentence_at(quantity.span.start).index, profile.period, profile.issuer)
        for quantity in quantities
    )
