"""What relations are read from: sentences cut into clauses, with the entities and verbs that stand in each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from graph_build.document.text import Document, Sentence
from graph_build.records import Entity, Span
from graph_build.relate.words import Verb, find_verbs, longest_verb

# How many items one looks across; a bound keeps clauses of any length linear.
NEAREST = 24
START, END = attrgetter("start"), attrgetter("end")
TITLES = re.compile("》，(?=《[^《》\n]{1,60}》[，。；])")
OPENERS = {"“": "”", "《": "》"}
# Every relation has one of these at an end, but for dates, which are asked for these too.
RELATED = frozenset(["Initiative", "Document", "Meeting", "Organization"])


@dataclass(slots=True, eq=False)
class Item:
    """An entity in one of its places; `start` and `end` take in the marks around it, `inner` is what stands within its
    name.

    `number` counts the items of a report in the order of the text.
    """

    kind: str
    name: str
    start: int
    end: int
    number: int = -1
    inner: tuple[Item, ...] = ()


class Clause:
    """A run of text between two marks, with its items in order; `number` tells clauses that are near from others.

    It does not hold its scene, which holds it: without cycles both go when a report is done.
    """

    __slots__ = ("_first", "_leading", "_starts", "_text", "end", "items", "names_body", "number", "start")

    def __init__(self, scene: Scene, number: int, start: int, end: int, first: int, last: int) -> None:
        self.number = number
        self.start = start
        self.end = end
        self.items = scene.items[first:last]
        self.names_body = "Organization" in scene.kinds[first:last]
        self._text = scene.text
        self._starts = scene.starts
        self._first = first
        self._leading: tuple[Verb, ...] | None = None

    def verbs(self) -> tuple[Verb, ...]:
        """The verbs of the clause in order; none lies within an item."""
        return tuple(find_verbs(self._text, self.start, self.end, self.items))

    def leading(self) -> tuple[Verb, ...]:
        """The verbs that end where the last item begins, or before: nearly all questions are about these."""
        found = self._leading
        if found is None:
            last = self.items[-1].start
            found = self._leading = self._find_leading(last) if last > self.start else ()
        return found

    def _find_leading(self, last: int) -> tuple[Verb, ...]:
        # A long word that reaches into the item hides a short one within it.
        end = min(self.end, last + longest_verb())
        found = find_verbs(self._text, self.start, end, self.items if len(self.items) > 1 else ())
        while found and found[-1].end > last:
            found.pop()
        return tuple(found)

    def verbs_before(self, item: Item, start: int) -> tuple[Verb, ...]:
        """The verbs that begin from `start` on and end where an item begins, or before."""
        verbs = self.leading()
        if not verbs:
            return verbs
        if item is not self.items[-1]:
            verbs = verbs[: bisect_right(verbs, item.start, key=END)]
        return verbs[bisect_left(verbs, start, key=START) :] if verbs and verbs[0].start < start else verbs

    def verb_to(self, item: Item) -> Verb | None:
        """The verb that ends where an item begins."""
        if item.start == self.start:
            return None
        verbs = self.leading()
        at = bisect_left(verbs, item.start, key=END)
        return verbs[at] if at < len(verbs) and verbs[at].end == item.start else None

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


@dataclass(slots=True, eq=False)
class Place:
    """Where an item stands: its sentence, that sentence's clauses with items, the number of its own among them."""

    sentence: Sentence
    clauses: Sequence[Clause]
    number: int
    clause: Clause

    def clause_of(self, item: Item) -> Clause:
        """The clause of another item of the sentence."""
        return self.clauses[bisect_right(self.clauses, item.start, key=START) - 1]


Found = tuple[int, int, str, str]  # in this order items stand, those that hold others first


def _found(text: str, entities: Sequence[Entity]) -> list[Found]:
    """Where each entity is named, with the marks around it: start, end (backwards), kind and name."""
    found: list[Found] = []
    for entity in entities:
        kind, name = entity.kind, entity.name
        for _, (start, end), _, _ in entity.mentions:
            if start and text[start - 1] in OPENERS and text[end : end + 1] == OPENERS[text[start - 1]]:
                start, end = start - 1, end + 1
            found.append((start, -end, kind, name))
    found.sort()
    return found


def _items(text: str, entities: Sequence[Entity]) -> list[Item]:
    """Items in the order of the text; those of different kind that lie within another become its `inner`."""
    items: list[Item] = []
    reach = -1  # where the last one ends
    for start, backwards, kind, name in _found(text, entities):
        end = -backwards
        item = Item(kind, name, start, end, len(items))
        if end <= reach and _differs(item, items[-1]):
            items[-1].inner = (*items[-1].inner, item)
        else:
            reach = end
            items.append(item)
    return items


def _differs(item: Item, outer: Item) -> bool:
    return item.kind != outer.kind and (item.start, item.end) != (outer.start, outer.end)


def _without_links(document: Document) -> list[int]:
    """The marks that end clauses; a comma between titles (制定《…》，《…》，) is written for 、 and ends none."""
    links = {match.end() - 1 for match in TITLES.finditer(document.text)} if "》，《" in document.text else ()
    return [at for at in document.breaks if at not in links] if links else document.breaks


class Scene:
    """One report, ready to be asked who does what. All spans are in reading coordinates."""

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self.document = document
        self.text = document.text
        self.issuer = document.profile.issuer
        self.items = _items(document.text, entities)
        self.starts = [item.start for item in self.items]
        self.kinds = [item.kind for item in self.items]
        self.place_starts = {start for start, kind in zip(self.starts, self.kinds, strict=True) if kind == "Place"}
        self._breaks = [*_without_links(document), len(document.text)]
        self._placed: dict[str, list[tuple[Item, Place]]] = {kind: [] for kind in self.kinds}
        self._place_items()

    def items_in(self, span: Span) -> list[Item]:
        """Items that begin within a span."""
        return self.items[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def first_from(self, position: int) -> int:
        """Number of the first item that begins at or after a position."""
        return bisect_left(self.starts, position)

    def of_kind(self, kind: str) -> Sequence[tuple[Item, Place]]:
        """Items of a kind in the order of the text, each with its place; without sentences that relate nothing."""
        return self._placed.get(kind, ())

    def following(self, item: Item) -> int:
        """Number of the first item that begins where one ends or behind it."""
        starts, end, at = self.starts, item.end, item.number + 1
        return at if at == len(starts) or starts[at] >= end else bisect_left(starts, end, at)

    def _place_items(self) -> None:
        """Find the places of items, sentence by sentence; sentences that relate nothing are not cut."""
        starts, first = self.starts, 0
        while first < len(starts):
            sentence = self.document.sentence_at(starts[first])
            last = bisect_left(starts, sentence.span.end, first)
            if not RELATED.isdisjoint(self.kinds[first:last]):
                self._place_in(sentence, first, last)
            first = last

    def _place_in(self, sentence: Sentence, first: int, last: int) -> None:
        """Find the places of the items of a sentence, given by number."""
        placed, clauses = self._placed, self._clauses(sentence.span, first, last)
        for number, clause in enumerate(clauses):
            place = Place(sentence, clauses, number, clause)
            for item in clause.items:
                placed[item.kind].append((item, place))

    def _clauses(self, sentence: Span, first: int, last: int) -> list[Clause]:
        """The clauses of a sentence that hold its items, given by number. Marks within a name do not end one."""
        breaks, starts = self._breaks, self.starts
        start, limit = sentence
        clauses = []
        while first < last:
            number = bisect_left(breaks, starts[first])
            if number and breaks[number - 1] >= start:
                start = breaks[number - 1] + 1
            following, end = first + 1, breaks[number]
            if end < self.items[first].end or end > limit or (following < last and starts[following] <= end):
                following, end = self._end(first, last, number, limit)
            clauses.append(Clause(self, number, start, end, first, following))
            start, first = end + 1, following
        return clauses

    def _end(self, first: int, last: int, number: int, limit: int) -> tuple[int, int]:
        """The number of the first item behind the clause that one begins, and where that clause ends.

        `number` is that of the first mark behind the item's start.
        """
        breaks, starts, items = self._breaks, self.starts, self.items
        covered, following = items[first].end, first + 1
        while True:
            end = breaks[number]
            if end < covered:
                end = breaks[bisect_left(breaks, covered)]
            if end > limit:
                end = limit
            if following == last or starts[following] > end:
                return following, end
            ends = items[following].end
            if ends > covered:
                covered = ends
            following += 1
