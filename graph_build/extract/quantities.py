"""Numerals with their units, and what they count."""

from __future__ import annotations

from graph_build.extract.changes import approximation, change, is_target, planned_sentences
from graph_build.extract.indicators import Clause, Indicator
from graph_build.extract.layout import Layout
from graph_build.extract.numerals import Numeral, numerals
from graph_build.extract.uses import COUNT, Uses
from graph_build.records import Quantity, Span
from graph_build.text import Document


def extract(document: Document) -> tuple[Quantity, ...]:
    """The counts, shares, sums and levels of a text in its order, in reading coordinates."""
    layout = Layout(document.text)
    uses = Uses(document.text, layout)
    counted = [numeral for numeral in numerals(document.text) if uses.of(numeral) == COUNT]
    clause = Clause(document.text, layout, counted)
    planned = planned_sentences(document)
    found: list[Quantity] = []
    for index, (numeral, indicator) in enumerate(zip(counted, clause.indicators(), strict=True)):
        found.append(_quantity(document, clause, planned, index, numeral, indicator, found))
    return tuple(found)


def _quantity(
    document: Document,
    clause: Clause,
    planned: frozenset[int],
    index: int,
    numeral: Numeral,
    indicator: Indicator,
    earlier: list[Quantity],
) -> Quantity:
    text = document.text
    sentence = document.sentence_at(numeral.span.start)
    before = clause.before(index)
    left = text[before.start : numeral.span.start]
    moved, basis = _change(clause, index, numeral, earlier)
    approx = numeral.approx or approximation(left)
    said = text[max(sentence.span.start, numeral.span.start - 200) : numeral.span.start]
    target = sentence.index in planned or is_target(said)
    return Quantity(
        span=numeral.span,
        value=numeral.value,
        unit=numeral.unit or "",
        indicator=indicator.text,
        approx=approx,
        redacted=numeral.style == "masked",
        change=moved,
        basis=basis,
        status="target" if target else "actual",
        indicator_span=indicator.span,
    )


def _change(clause: Clause, index: int, numeral: Numeral, earlier: list[Quantity]) -> tuple[str | None, str | None]:
    if index and clause._adjacent(index - 1):
        return earlier[-1].change, earlier[-1].basis
    before = clause.before(index)
    left = clause.text[before.start : numeral.span.start]
    core = clause.core(Span(before.start, numeral.span.start))
    behind = clause.behind(index)
    alone = behind.start == behind.end
    movable = alone and numeral.kind in ("ratio", "money", "physical", "time", "score")
    of_things = not alone and numeral.kind in ("count", "body")
    return change(left, clause.text[core.start : numeral.span.start], movable, of_things)
