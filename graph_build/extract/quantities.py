"""Numerals with their units, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.document.text import Document, Sentence
from graph_build.extract.changes import approximation, change, planned_sentences, target_from
from graph_build.extract.indicators import Clause, Indicator
from graph_build.extract.layout import Layout
from graph_build.extract.numerals import Numeral, counting
from graph_build.extract.uses import COUNT, Uses
from graph_build.records import Quantity, Span, made

# The last digits behind digits and a blank, to the numeral's end.
CELL = re.compile(r"(?<=[\d*%％])\s+([\d*]\S*(?:\s+\D.*)?)\Z", re.S)
IN_THREES = re.compile(r"\d{1,3}(?:\s\d{3})+(?!\s*\d)")


def extract(document: Document) -> tuple[Quantity, ...]:
    """The counts, shares, sums and levels of a text in its order, in reading coordinates."""
    layout = Layout(document.text, document.breaks)
    uses = Uses(document.text, layout)
    counted = [
        numeral
        for numeral in _apart(document, _shared(document.text, layout.names))
        if _may_count(numeral) and uses.of(numeral) == COUNT
    ]
    clause = Clause(document.text, layout, counted)
    aims = _Aims(document)
    found: list[Quantity] = []
    for index, (numeral, indicator) in enumerate(zip(counted, clause.indicators(), strict=True)):
        found.append(_quantity(clause, index, numeral, indicator, aims.status(numeral.span.start), found))
    return tuple(found)


def _may_count(numeral: Numeral) -> bool:
    """Chinese numerals that nothing measures are parts of words, and most numerals of a text."""
    return numeral.unit is not None or numeral.style != "chinese"


def _shared(text: str, names: Sequence[tuple[int, int]]) -> list[Numeral]:
    """The numerals of a text outside its names; in 分别12、8件 the first has the unit of the last, as it has in
    分别8.1个和7.6个百分点."""
    found = list(counting(text, names))
    for at in range(len(found) - 2, -1, -1):
        one, following = found[at], found[at + 1]
        cut_short = one.unit is None or (one.unit == "个" and following.unit == "百分点")
        if cut_short and one.style != "chinese" and following.unit and following.kind != "time":
            between = text[one.span.end : following.span.start]
            if between in ("、", "和", "与") and "分别" in text[max(0, one.span.start - 40) : one.span.start]:
                found[at] = one._replace(unit=following.unit, kind=following.kind)
    return found


def _apart(document: Document, found: list[Numeral]) -> Iterator[Numeral]:
    """The same numerals where blanks part digits only in threes (3 600个); of the cells of a row (350 420 20%) the
    last, because nothing measures the others."""
    positions = document.positions
    for numeral in found:
        start, end = numeral.span
        if positions[end - 1] - positions[start] == end - 1 - start or numeral.style == "chinese":
            yield numeral
            continue
        cell = CELL.search(document.quote(numeral.span))
        if cell and not IN_THREES.match(cell.string):
            begin = numeral.span.end - len("".join(cell[1].split()))
            last = next(counting(document.text[begin : numeral.span.end]))
            numeral = last._replace(span=Span(begin, numeral.span.end))
        yield numeral


class _Aims:
    """Which numerals of a document are targets, sentence by sentence."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.planned = planned_sentences(document)
        self.sentence: Sentence | None = None
        self.begins = 0

    def status(self, at: int) -> str:
        if self.sentence is None or not self.sentence.span.start <= at < self.sentence.span.end:
            self.sentence = self.document.sentence_at(at)
            planned = self.sentence.index in self.planned
            self.begins = self.sentence.span.start if planned else target_from(self.document, self.sentence)
        return "target" if at >= self.begins else "actual"


def _quantity(
    clause: Clause, index: int, numeral: Numeral, indicator: Indicator, status: str, earlier: list[Quantity]
) -> Quantity:
    left = clause.text[clause.before(index).start : numeral.span.start]
    moved, basis = _change(clause, index, numeral, earlier)
    approx = numeral.approx or approximation(left[-4:]) or _shared_approximation(clause, index, earlier)
    span, value, unit = numeral.span, numeral.value, numeral.unit or ""
    masked = numeral.style == "masked"
    said = (indicator.text, approx, masked, moved, basis, status, indicator.span)
    return made(Quantity, (span, value, unit, *said))


def _shared_approximation(clause: Clause, index: int, earlier: list[Quantity]) -> str | None:
    """分别超98%和99%: the word in front of the first holds for all."""
    if not index or not clause.adjacent(index - 1):
        return None
    return approximation(earlier[-1].approx or "")


def _change(clause: Clause, index: int, numeral: Numeral, earlier: list[Quantity]) -> tuple[str | None, str | None]:
    if index and clause.adjacent(index - 1):
        return earlier[-1].change, earlier[-1].basis
    before = clause.before(index)
    left = clause.text[before.start : numeral.span.start]
    core = clause.core(made(Span, (before.start, numeral.span.start)))
    behind = clause.behind(index)
    alone = behind.start == behind.end
    movable = alone and numeral.kind in ("ratio", "money", "physical", "time", "score")
    of_things = not alone and numeral.kind in ("count", "body")
    ahead = clause.text[max(0, before.start - 14) : before.start]
    return change(left, clause.text[core.start : numeral.span.start], ahead, movable, of_things)
