"""Which entities of a document are named where."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import attrgetter

from graph_build.records import Entity

IN_ORDER = attrgetter("start", "end", "kind", "name")
FARTHEST = 60  # characters from where a name begins to a number within it


@dataclass(slots=True, eq=False)
class Named:
    """A mention with the entity that it names."""

    start: int
    end: int
    kind: str
    name: str


class Mentions:
    """Some mentions, in order, for questions about what stands where."""

    def __init__(self, named: Sequence[Named]) -> None:
        self.all = named
        self._starts = [each.start for each in named]

    def between(self, start: int, end: int) -> Sequence[Named]:
        """Mentions that lie within, in order."""
        starts = self._starts
        first = bisect_left(starts, start)
        if first == len(starts) or starts[first] >= end:
            return ()
        return [named for named in self.all[first : bisect_left(starts, end, first)] if named.end <= end]


class Mentioned(Mentions):
    """All mentions of some entities; a period is named as it is mentioned.

    What is asked for every number is asked of one kind alone, where it mostly finds nothing at once.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        found = []
        for entity in entities:
            kind, name = entity.kind, entity.name
            for _, (start, end), written, _ in entity.mentions:
                found.append((start, end, kind, written if kind == "Period" else name))
        found.sort()
        super().__init__([Named(*named) for named in found])
        self._by_kind: dict[str, list[Named]] = {}
        for each in self.all:
            self._by_kind.setdefault(each.kind, []).append(each)
        self._reach = list(accumulate([end for _, end, _, _ in found], max))  # where the longest up to each ends

    def of_kind(self, *kinds: str) -> list[Named]:
        found = [self._by_kind.get(kind, []) for kind in kinds]
        return sorted(chain.from_iterable(found), key=IN_ORDER) if len(found) > 1 else found[0]

    def around(self, start: int, end: int) -> Sequence[Named]:
        """Mentions that hold a span, begun at most `FARTHEST` characters before it."""
        last = bisect_right(self._starts, start)
        if not last or self._reach[last - 1] < end:
            return ()
        first = bisect_left(self._starts, start - FARTHEST)
        return [named for named in self.all[first:last] if named.end >= end]
