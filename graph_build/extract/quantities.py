"""Numerals with their units, and what they count."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from graph_build.document.text import Document
from graph_build.extract.cells import Cells
from graph_build.extract.changes import approximation, change, planned_sentences, target_from
from graph_build.extract.indicators import Clause, Indicator
from graph_build.extract.layout import Layout
from graph_build.extract.numerals import Numeral, counting
from graph_build.extract.uses import COUNT, Uses
from graph_build.records import Mention, Quantity, Span, made

# The last digits behind digits and a blank, to the numeral's end.
CELL = re.compile(r"(?<=[\d*%％])\s+([\d*]\S*(?:\s+\D.*)?)\Z", re.S)
CUT_SHORT = (None, "个")
IN_THREES = re.compile(r"\d{1,3}(?:\s\d{3})+(?!\s*\d)")


def extract(document: Document, bodies: Iterable[Mention] = ()) -> tuple[Quantity, ...]:
    """The counts, shares, sums and levels of a text in its order, in reading coordinates. `bodies` are those that it
    names: the row of a table that is headed by one says who, and not what."""
    layout = Layout(document.text, document.breaks)
    uses = Uses(document.text, layout)
    cells = Cells(document.text, document.tables, [body.span for body in bodies])
    counted = [
        numeral
        for numeral, filled in _in_cells(cells, _apart(document, _shared(document.text, layout.names)))
        # Chinese numerals that nothing measures are parts of words, and most numerals of a text.
        if filled or ((numeral.unit is not None or numeral.style != "chinese") and uses.of(numeral) == COUNT)
    ]
    clause = Clause(document.text, layout, counted, cells)
    aims = _Aims(document)
    found: list[Quantity] = []
    for index, (numeral, indicator) in enumerate(zip(counted, clause.indicators(), strict=True)):
        found.append(_quantity(clause, index, numeral, indicator, _status(cells, aims, numeral), found))
    return tuple(found)


def _shared(text: str, names: Sequence[tuple[int, int]]) -> list[Numeral]:
    """The numerals of a text outside its names; in 分别12、8件 the first has the unit of the last, as it has in
    分别8.1个和7.6个百分点."""
    found = list(counting(text, names))
    for at in range(len(found) - 2, -1, -1):
        if found[at].unit in CUT_SHORT:
            found[at] = _measured_by(found[at + 1], found[at], text)
    return found


def _measured_by(following: Numeral, one: Numeral, text: str) -> Numeral:
    """A numeral with the unit of the next one, if it shares that."""
    cut_short = one.unit is None or following.unit == "百分点"
    if cut_short and one.style != "chinese" and following.unit and following.kind != "time":
        between = text[one.span.end : following.span.start]
        if between in ("、", "和", "与") and "分别" in text[max(0, one.span.start - 40) : one.span.start]:
            return one._replace(unit=following.unit, kind=following.kind)
    return one


def _apart(document: Document, found: list[Numeral]) -> Iterator[Numeral]:
    """The same numerals where blanks part digits only in threes (3 600个); of the cells of a row (350 420 20%) the
    last, because nothing measures the others."""
    positions = document.positions
    for numeral in found:
        start, end = numeral.span
        if numeral.style == "chinese" or positions[end - 1] - positions[start] == end - 1 - start:
            yield numeral
            continue
        cell = CELL.search(document.quote(numeral.span))
        if cell and not IN_THREES.match(cell.string):
            begin = numeral.span.end - len("".join(cell[1].split()))
            last = next(counting(document.text[begin : numeral.span.end]))
            numeral = last._replace(span=Span(begin, numeral.span.end))
        yield numeral


def _in_cells(cells: Cells, found: Iterable[Numeral]) -> Iterable[tuple[Numeral, bool]]:
    """The same, those that their row or column measures with that measure word; and which these are."""
    if cells.empty:
        return zip(found, repeat(False), strict=False)
    return ((measured, measured is not numeral) for numeral in found for measured in [cells.measured(numeral)])


class _Aims:
    """Which numerals of a document are targets; asked in the order of the text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.planned = planned_sentences(document)
        self.begins = self.ends = 0  # where the sentence begins to speak of targets, and ends

    def planned_at(self, at: int) -> str:
        """What the headings and the paragraph say of a number, whatever its own sentence does."""
        return "target" if self.document.sentence_at(at).index in self.planned else "actual"

    def status(self, at: int) -> str:
        if at >= self.ends:
            sentence = self.document.sentence_at(at)
            self.begins, self.ends = sentence.span
            if sentence.index not in self.planned:
                self.begins = target_from(self.document, sentence)
        return "target" if at >= self.begins else "actual"


def _status(cells: Cells, aims: _Aims, numeral: Numeral) -> str:
    """Whether a number is a target: in a table its column or row says so, and no word that stands in front of it."""
    at = numeral.span.start
    if cells.empty:
        return aims.status(at)
    cell = cells.around(numeral)
    if cell and cells.is_aimed_at(cell):
        return "target"
    filled = cell and cells.of(numeral)
    return aims.planned_at(at) if filled else aims.status(at)


def _quantity(
    clause: Clause, index: int, numeral: Numeral, indicator: Indicator, status: str, earlier: list[Quantity]
) -> Quantity:
    span, value, unit, _, style, approx = numeral
    left = clause.text[clause.before(index).start : span.start]
    approx = approx or approximation(left[-4:])
    if clause.groups[index][0] < index:  # 分别超98%和99%: the words in front of the first hold for all
        moved, basis = earlier[-1].change, earlier[-1].basis
        approx = approx or approximation(earlier[-1].approx or "")
    else:
        moved, basis = _change(clause, index, numeral, left)
    said = (indicator.text, approx, style == "masked", moved, basis, status, indicator.span)
    return made(Quantity, (span, value, unit or "", *said))


def _change(clause: Clause, index: int, numeral: Numeral, left: str) -> tuple[str | None, str | None]:
    if cell := clause.cells.of(numeral):
        return clause.cells.change(cell)
    at, kind = numeral.span.start, numeral.kind
    start = at - len(left)
    begin, end = clause.behind(index)
    alone = begin == end
    movable = alone and kind in ("ratio", "money", "physical", "time", "score")
    of_things = not alone and kind in ("count", "body")
    core = clause.text[clause.core(made(Span, (start, at))).start : at] if movable else ""
    return change(left, core, clause.text[max(0, start - 14) : start], movable, of_things)
