"""What relations are read from: sentences cut into clauses, with the entities and verbs that stand in each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from graph_build.document.text import Document, Sentence
from graph_build.records import Entity, Span, made
from graph_build.relate.words import Verb, find_verbs, longest_verb

# How many items one looks across; a bound keeps clauses of any length linear.
NEAREST = 24
START = attrgetter("start")
OPENERS = {"“": "”", "《": "》"}


@dataclass(slots=True, eq=False)
class Item:
    """An entity in one of its places; `span` takes in the marks around it, `inner` is what stands within its name.

    `number` counts the items of a report in the order of the text.
    """

    kind: str
    name: str
    span: Span
    number: int = -1
    inner: tuple[Item, ...] = ()


class Clause:
    """A run of text between two marks, with its items in order; `number` tells clauses that are near from others.

    It does not hold its scene, which holds it: without cycles both go when a report is done.
    """

    __slots__ = ("_ends", "_first", "_starts", "_text", "_verbs", "end", "items", "names_body", "number", "start")

    def __init__(self, scene: Scene, number: int, start: int, end: int, first: int, last: int) -> None:
        self.number = number
        self.start = start
        self.end = end
        self.items = scene.items[first:last]
        self.names_body = "Organization" in scene.kinds[first:last]
        self._text = scene.text
        self._starts = scene.starts
        self._first = first
        self._verbs: tuple[Verb, ...] | None = None
        self._ends: Sequence[int] = ()  # of the verbs

    def verbs(self) -> tuple[Verb, ...]:
        """The verbs of the clause in order; none lies within an item."""
        return find_verbs(self._text, self.start, self.end, [item.span for item in self.items])

    def _leading(self) -> tuple[Verb, ...]:
        """The verbs that end where some item of the clause begins, or before: nearly all questions are about these."""
        found = self._verbs
        if found is None:
            last = self.items[-1].span.start
            found = ()
            if last > self.start:
                # A long word that reaches into the item hides a short one within it.
                end = min(self.end, last + longest_verb())
                found = find_verbs(self._text, self.start, end, [item.span for item in self.items])
                self._ends = [verb.end for verb in found]
            self._verbs = found
        return found

    def verbs_before(self, item: Item, start: int) -> tuple[Verb, ...]:
        """The verbs that begin from `start` on and end where an item begins, or before."""
        verbs = self._leading()
        if not verbs:
            return verbs
        first = bisect_left(verbs, start, key=START) if verbs[0].start < start else 0
        return verbs[first : bisect_right(self._ends, item.span.start)]

    def verb_to(self, item: Item) -> Verb | None:
        """The verb that ends where an item begins."""
        verbs, ends, begins = self._leading(), self._ends, item.span.start
        at = bisect_left(ends, begins)
        return verbs[at] if at < len(ends) and ends[at] == begins else None

    def _first_from(self, position: int) -> int:
        """How many items begin before a position."""
        first = self._first
        return bisect_left(self._starts, position, first, first + len(self.items)) - first

    def before(self, position: int) -> Sequence[Item]:
        """The items nearest before a position, in order; at most `NEAREST`."""
        at = self._first_from(position)
        return self.items[max(0, at - NEAREST) : at]

    def after(self, position: int) -> Sequence[Item]:
        """The items nearest from a position on, in order; at most `NEAREST`."""
        at = self._first_from(position)
        return self.items[at : at + NEAREST]


class Place(NamedTuple):
    """Where an item stands: its sentence, that sentence's clauses with items, the number of its own among them."""

    sentence: Sentence
    clauses: Sequence[Clause]
    number: int
    clause: Clause


def _with_marks(text: str, span: Span) -> Span:
    closer = OPENERS.get(text[span.start - 1]) if span.start else None
    if closer and text[span.end : span.end + 1] == closer:
        return Span(span.start - 1, span.end + 1)
    return span


Found = tuple[int, int, str, str, Span]  # in this order items stand, those that hold others first


def _found(text: str, entities: Sequence[Entity]) -> list[Found]:
    found: list[Found] = []
    for entity in entities:
        kind, name = entity.kind, entity.name
        for mention in entity.mentions:
            start, end = span = mention.span
            if text[start - 1] in OPENERS:
                start, end = span = _with_marks(text, span)
            found.append((start, -end, kind, name, span))
    found.sort()
    return found


def _items(text: str, entities: Sequence[Entity]) -> list[Item]:
    """Items in the order of the text; those of different kind that lie within another become its `inner`."""
    items: list[Item] = []
    reach = -1  # where the last one ends
    for _, backwards, kind, name, span in _found(text, entities):
        item = Item(kind, name, span)
        if -backwards <= reach and _differs(item, items[-1]):
            items[-1].inner = (*items[-1].inner, item)
        else:
            item.number, reach = len(items), -backwards
            items.append(item)
    return items


def _differs(item: Item, outer: Item) -> bool:
    return item.kind != outer.kind and item.span != outer.span


class Scene:
    """One report, ready to be asked who does what. All spans are in reading coordinates."""

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self.document = document
        self.text = document.text
        self.issuer = document.profile.issuer
        self.items = _items(document.text, entities)
        self.starts = [item.span.start for item in self.items]
        self.kinds = [item.kind for item in self.items]
        self._breaks = [*document.breaks, len(document.text)]

    def items_in(self, span: Span) -> list[Item]:
        """Items that begin within a span."""
        return self.items[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def first_from(self, position: int) -> int:
        """Number of the first item that begins at or after a position."""
        return bisect_left(self.starts, position)

    def of_kind(self, *kinds: str) -> list[tuple[Item, Place]]:
        """Items of some kinds in the order of the text, each with its place."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        return [placed for kind, placed in zip(self.kinds, self._placed, strict=True) if kind in kinds]

    def place(self, item: Item) -> Place:
        """Where an item stands."""
        return self._places[item.number]

    def following(self, item: Item) -> int:
        """Number of the first item that begins where one ends or behind it."""
        starts, end, at = self.starts, item.span.end, item.number + 1
        return at if at == len(starts) or starts[at] >= end else bisect_left(starts, end, at)

    @cached_property
    def _by_kind(self) -> dict[str, list[tuple[Item, Place]]]:
        found: dict[str, list[tuple[Item, Place]]] = {}
        for kind, placed in zip(self.kinds, self._placed, strict=True):
            found.setdefault(kind, []).append(placed)
        return found

    @cached_property
    def _placed(self) -> list[tuple[Item, Place]]:
        return list(zip(self.items, self._places, strict=True))

    @cached_property
    def _places(self) -> list[Place]:
        """The places of all items; sentences without any are not cut."""
        places: list[Place] = []
        while len(places) < len(self.items):
            sentence = self.document.sentence_at(self.starts[len(places)])
            last = bisect_left(self.starts, sentence.span.end)
            clauses = self._clauses(sentence.span, len(places), last)
            for number, clause in enumerate(clauses):
                places += [made(Place, (sentence, clauses, number, clause))] * len(clause.items)
        return places

    def _clauses(self, sentence: Span, first: int, last: int) -> list[Clause]:
        """The clauses of a sentence that hold its items, given by number. Marks within a name do not end one."""
        start, limit = sentence
        clauses = []
        while first < last:
            number = bisect_left(self._breaks, self.starts[first])
            if number and self._breaks[number - 1] >= start:
                start = self._breaks[number - 1] + 1
            following, end = self._end(first, last, number, limit)
            clauses.append(Clause(self, number, start, end, first, following))
            start, first = end + 1, following
        return clauses

    def _end(self, first: int, last: int, number: int, limit: int) -> tuple[int, int]:
        """The number of the first item behind the clause that one begins, and where that clause ends.

        `number` is that of the first mark behind the item's start.
        """
        breaks, starts, items = self._breaks, self.starts, self.items
        covered, following = items[first].span.end, first + 1
        while True:
            end = breaks[number]
            if end < covered:
                end = breaks[bisect_left(breaks, covered)]
            if end > limit:
                end = limit
            if following == last or starts[following] > end:
                return following, end
            ends = items[following].span.end
            if ends > covered:
                covered = ends
            following += 1
