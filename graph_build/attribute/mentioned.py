"""Which entities of a document are named where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from graph_build.records import Entity, Span, made


class Named(NamedTuple):
    """A mention with the entity that it names."""

    span: Span
    kind: str
    name: str


class Mentioned:
    """All mentions of a document's entities, in order, for questions about what stands where."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        found = [(m.span, e.kind, m.name if e.kind == "Period" else e.name) for e in entities for m in e.mentions]
        found.sort()
        self.all = [made(Named, named) for named in found]
        self._starts = [named.span.start for named in self.all]

    def between(self, start: int, end: int) -> list[Named]:
        """Mentions that lie within, in order."""
        starts = self._starts
        found = self.all[bisect_left(starts, start) : bisect_left(starts, end)]
        return [named for named in found if named.span.end <= end]

    def around(self, span: Span) -> list[Named]:
        """Mentions that hold a span, begun at most 60 characters before it."""
        start, end = span
        low, high = bisect_left(self._starts, start - 60), bisect_right(self._starts, start)
        return [named for named in self.all[low:high] if named.span.end >= end]
