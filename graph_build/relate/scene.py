"""What relations are read from: sentences cut into clauses, with the entities and verbs that stand in each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from graph_build.records import Entity, Span
from graph_build.relate.words import Verb, find_verbs
from graph_build.text import Document, Sentence

BREAK = re.compile(r"[，；：。！？,]")
# How many items one looks across; a bound keeps clauses of any length linear.
NEAREST = 24
OPENERS = {"“": "”", "《": "》"}


class Item(NamedTuple):
    """An entity in one of its places; `span` takes in the marks around it, `inner` is what stands within its name."""

    entity: Entity
    span: Span
    inner: tuple[Item, ...] = ()

    @property
    def kind(self) -> str:
        return self.entity.kind

    @property
    def name(self) -> str:
        return self.entity.name


class Clause(NamedTuple):
    """A run of text between two marks, with its items and verbs in order; no verb lies within an item."""

    span: Span
    items: tuple[Item, ...]
    verbs: tuple[Verb, ...]

    def verb_ending(self, position: int) -> Verb | None:
        """The verb that ends exactly at a position."""
        at = bisect_left(self.verbs, position, key=lambda verb: verb.span.end)
        return self.verbs[at] if at < len(self.verbs) and self.verbs[at].span.end == position else None

    def before(self, position: int) -> tuple[Item, ...]:
        """The items nearest before a position, in order; at most `NEAREST`."""
        at = bisect_left(self.items, position, key=lambda item: item.span.start)
        return self.items[max(0, at - NEAREST) : at]

    def after(self, position: int) -> tuple[Item, ...]:
        """The items nearest from a position on, in order; at most `NEAREST`."""
        at = bisect_left(self.items, position, key=lambda item: item.span.start)
        return self.items[at : at + NEAREST]


class Place(NamedTuple):
    """Where an item stands: its sentence, that sentence's clauses, and the number of its clause."""

    sentence: Sentence
    clauses: tuple[Clause, ...]
    number: int

    @property
    def clause(self) -> Clause:
        return self.clauses[self.number]


def _with_marks(text: str, span: Span) -> Span:
    closer = OPENERS.get(text[span.start - 1]) if span.start else None
    if closer and text[span.end : span.end + 1] == closer:
        return Span(span.start - 1, span.end + 1)
    return span


def _nested(items: list[Item]) -> Iterator[Item]:
    """Items of different kind that lie within another become its `inner`."""
    at = 0
    while at < len(items):
        outer = items[at]
        inside = []
        at += 1
        while at < len(items) and _lies_within(items[at], outer):
            inside.append(items[at])
            at += 1
        yield Item(outer.entity, outer.span, tuple(inside))


def _lies_within(item: Item, outer: Item) -> bool:
    return item.kind != outer.kind and item.span != outer.span and outer.span.covers(item.span)


def _items(document: Document, entities: Sequence[Entity]) -> list[Item]:
    text = document.text
    found = [Item(entity, _with_marks(text, mention.span)) for entity in entities for mention in entity.mentions]
    found.sort(key=lambda item: (item.span.start, -item.span.end, item.kind, item.name))
    return list(_nested(found))


class Scene:
    """One report, ready to be asked who does what. All spans are in reading coordinates."""

    def __init__(self, document: Document, entities: Sequence[Entity]) -> None:
        self.document = document
        self.text = document.text
        self.issuer = document.profile.issuer
        self.items = _items(document, entities)
        self._starts = [item.span.start for item in self.items]
        self._cut: dict[int, tuple[tuple[Clause, ...], list[int]]] = {}

    @cached_property
    def _verbs(self) -> tuple[Verb, ...]:
        return find_verbs(self.text)

    @cached_property
    def _verb_starts(self) -> list[int]:
        return [verb.span.start for verb in self._verbs]

    def items_in(self, span: Span) -> list[Item]:
        """Items that begin within a span."""
        return self.items[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def first_from(self, position: int) -> int:
        """Number of the first item that begins at or after a position."""
        return bisect_left(self._starts, position)

    def position(self, item: Item) -> int:
        """Number of an item among all."""
        return self.items.index(item, bisect_left(self._starts, item.span.start))

    def of_kind(self, *kinds: str) -> Iterator[tuple[Item, Place]]:
        """Items of some kinds in the order of the text, each with its place."""
        for item, place in self._placed:
            if item.entity.kind in kinds:
                yield item, place

    @cached_property
    def _placed(self) -> list[tuple[Item, Place]]:
        return [(item, self.place(item)) for item in self.items]

    def place(self, item: Item) -> Place:
        sentence = self.document.sentence_at(item.span.start)
        clauses, starts = self._cut_of(sentence)
        return Place(sentence, clauses, max(0, bisect_right(starts, item.span.start) - 1))

    def clauses(self, sentence: Sentence) -> tuple[Clause, ...]:
        """The clauses of a sentence. Marks within a name do not end one."""
        return self._cut_of(sentence)[0]

    def _cut_of(self, sentence: Sentence) -> tuple[tuple[Clause, ...], list[int]]:
        if sentence.index not in self._cut:
            clauses = tuple(self._clauses(sentence.span))
            self._cut[sentence.index] = (clauses, [clause.span.start for clause in clauses])
        return self._cut[sentence.index]

    def _clauses(self, span: Span) -> Iterator[Clause]:
        items = self.items_in(span)
        covered = _union(items)
        breaks = (match.start() for match in BREAK.finditer(self.text, span.start, span.end))
        ends = [*_outside(breaks, covered), span.end]
        low, high = bisect_left(self._verb_starts, span.start), bisect_left(self._verb_starts, span.end)
        free = set(_outside(self._verb_starts[low:high], covered)) if covered else None
        verbs = [verb for verb in self._verbs[low:high] if free is None or verb.span.start in free]
        start, item, verb = span.start, 0, 0
        for end in ends:
            first_item, first_verb = item, verb
            while item < len(items) and items[item].span.start < end:
                item += 1
            while verb < len(verbs) and verbs[verb].span.start < end:
                verb += 1
            if start < end or end < span.end:
                yield Clause(Span(start, end), tuple(items[first_item:item]), tuple(verbs[first_verb:verb]))
            start = end + 1


def _union(items: Sequence[Item]) -> list[Span]:
    """The stretches of text that items cover, in order and apart."""
    joined: list[Span] = []
    for item in items:
        if joined and item.span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, item.span.end))
        else:
            joined.append(item.span)
    return joined


def _outside(positions: Iterable[int], covered: list[Span]) -> Iterator[int]:
    """Positions that no stretch covers; both are in order."""
    at = 0
    for position in positions:
        while at < len(covered) and covered[at].end <= position:
            at += 1
        if at == len(covered) or position < covered[at].start:
            yield position
