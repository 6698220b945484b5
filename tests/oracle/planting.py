"""Text put together piece by piece, with the facts that it is known to state and where: the answer before the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from graph_build.records import Facts, Span


class Named(NamedTuple):
    """One mention of an entity."""

    kind: str
    name: str
    span: Span


class Counted(NamedTuple):
    """One number, with everything that the guide asks of it but the wording of its indicator."""

    span: Span
    value: float | None
    unit: str
    approx: str | None
    change: str | None
    status: str
    period: str
    by: str
    about: str | None


class Related(NamedTuple):
    """One relation between two names."""

    type: str
    head: str
    tail: str
    explicit: bool


@dataclass
class Planted:
    """A text in the making; spans count code points of `text`."""

    issuer: str
    period: str
    text: str = ""
    named: list[Named] = field(default_factory=list)
    counted: list[Counted] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    words: list[tuple[Span, str]] = field(default_factory=list)

    def put(self, text: str) -> Planted:
        """Words that state nothing."""
        self.text += text
        return self

    def name(self, kind: str, form: str, name: str | None = None) -> Planted:
        """A mention of what is called `name` (as written where None)."""
        span = self._put(form)
        self.named.append(Named(kind, name or form, span))
        return self

    def count(
        self,
        raw: str,
        value: float | None,
        unit: str,
        indicator: str,
        *,
        approx: str | None = None,
        change: str | None = None,
        status: str = "actual",
        period: str | None = None,
        by: str | None = None,
        about: str | None = None,
    ) -> Planted:
        """A numeral with its unit; `indicator` is a word that its indicator must hold."""
        span = self._put(raw)
        self.counted.append(
            Counted(span, value, unit, approx, change, status, period or self.period, by or self.issuer, about)
        )
        self.words.append((span, indicator))
        return self

    def relate(self, type_: str, head: str | None, tail: str) -> Planted:
        """A relation that the words just put state; without a head it is the issuer's, understood."""
        related = Related(type_, head or self.issuer, tail, head is not None)
        if related[:3] not in [each[:3] for each in self.related]:
            self.related.append(related)
        return self

    def _put(self, text: str) -> Span:
        start = len(self.text)
        self.text += text
        return Span(start, start + len(text))

    def wrapped(self, width: int, indent: str = "　　", end: str = "\n") -> Planted:
        """The same as a fixed page width prints it: each paragraph indented, its lines broken after `width`."""
        lines, moved = [], []
        length = 0
        for paragraph in self.text.rstrip("\n").split("\n"):
            pieces = _broken(indent + paragraph if lines else paragraph, width)
            skipped = len(indent) if lines else 0
            for piece in pieces:
                moved += [length + at for at in range(skipped, len(piece))]
                length += len(piece) + len(end)
                skipped = 0
            moved.append(length - len(end))  # the line break itself
            lines += pieces
        return Planted(
            self.issuer,
            self.period,
            end.join(lines) + end,
            [each._replace(span=_at(each.span, moved)) for each in self.named],
            [each._replace(span=_at(each.span, moved)) for each in self.counted],
            self.related,
            [(_at(span, moved), word) for span, word in self.words],
        )


def _broken(text: str, width: int) -> list[str]:
    """Lines of at most `width` full-width characters; numbers stay whole, no line begins with a closing mark."""
    lines, room = [""], float(width)
    for piece in re.findall(r"[\d.%*]+[，。；、：》”]?|.[，。；、：》”]*", text):
        wide = sum(0.5 if character.isascii() else 1 for character in piece.rstrip("，。；、：》”"))
        if wide > room:
            lines.append("")
            room = width
        lines[-1] += piece
        room -= sum(0.5 if character.isascii() else 1 for character in piece)
    return lines


def _at(span: Span, moved: Sequence[int]) -> Span:
    return Span(moved[span.start], moved[span.end - 1] + 1)


def named_in(facts: Facts, kinds: Sequence[str]) -> list[Named]:
    """What a report was found to name, of the kinds that were planted, in the order of the text."""
    found = [
        Named(entity.kind, entity.name, mention.span)
        for entity in facts.entities
        if entity.kind in kinds
        for mention in entity.mentions
    ]
    return sorted(found, key=lambda each: each.span)


def counted_in(facts: Facts) -> list[Counted]:
    """The numbers that were found, in the order of the text."""
    found = []
    for each in facts.observations:
        number = each.quantity
        change = number.change
        found.append(
            Counted(
                number.span,
                number.value,
                number.unit,
                number.approx,
                change,
                number.status,
                each.period,
                each.by or "",
                each.about,
            )
        )
    return sorted(found, key=lambda each: each.span)


def related_in(facts: Facts, types: Sequence[str]) -> list[Related]:
    """The relations that were found, of the types that were planted, sorted."""
    found = [Related(each.type, each.head, each.tail, each.explicit) for each in facts.relations if each.type in types]
    return sorted(found)
