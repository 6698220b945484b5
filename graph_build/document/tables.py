"""Tables of a reading text, rows of cells between `|`: which row and which column a cell belongs to.

A table is two rows or more of as many cells in a row; its first row is the header where no cell of it holds a number
that another cell of its column could be compared with.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from graph_build.records import Span

BAR = "|"
NOTHING = Span(0, 0)
# 120, 3.5%, 1200件; 2024年 and 1月 are no figures but head a column.
FIGURE = re.compile(r"[-−+¥]?[\d*][\d*,.]*(?!\d*(?:[年月日]|季度|级))\D{0,4}")
# （件）, (万元), 单位：件 behind the words of a cell.
MEASURED = re.compile(r"(?:[（(](?:单位[：:])?|单位[：:])([^（）()\d]{1,6})[）)]?\Z")
MUCH = 400  # cells of a row; a longer row is no table that anyone reads


class Cell(NamedTuple):
    """A cell, the first one of its row that says something in words, and the one at the top of its column; without
    one an empty span."""

    span: Span
    label: Span
    header: Span


class Tables:
    """Asked for cells by positions in a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._cells = list(self._found()) if BAR in text else []
        self._starts = [cell.span.start for cell in self._cells]

    def at(self, position: int) -> Cell | None:
        """The cell in which a position lies."""
        if not self._starts:
            return None
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._cells[index].span.end:
            return None
        return self._cells[index]

    def words(self, span: Span) -> str:
        """What a label or a header says, without its measure word in brackets."""
        written = self._text[span.start : span.end]
        measured = MEASURED.search(written)
        return written[: measured.start()] if measured else written

    def unit(self, cell: Cell) -> str:
        """The measure word that the cell's label or header names for numbers without one, or nothing."""
        for span in (cell.header, cell.label):
            if measured := MEASURED.search(self._text, span.start, span.end):
                return measured[1]
        return ""

    def _found(self) -> Iterator[Cell]:
        rows: list[list[Span]] = []
        for row in self._rows():
            if rows and (len(row) != len(rows[0]) or row[0].start != rows[-1][-1].end + len("\n")):
                yield from self._table(rows)
                rows = []
            if row:
                rows.append(row)
        yield from self._table(rows)

    def _rows(self) -> Iterator[list[Span]]:
        """The cells of each line that has several; behind the last row an empty one."""
        start = 0
        while (bar := self._text.find(BAR, start)) >= 0:
            start = self._text.rfind("\n", start, bar) + 1 or start
            end = self._text.find("\n", bar)
            end = end if end >= 0 else len(self._text)
            cells = []
            for words in self._text[start:end].split(BAR, MUCH):
                cells.append(Span(start, start + len(words)))
                start += len(words) + len(BAR)
            yield cells
            start = end
        yield []

    def _table(self, rows: list[list[Span]]) -> Iterator[Cell]:
        if len(rows) < 2:
            return
        first = rows[0]
        headed = not any(self._is_figure(span) for span in first)
        for row in rows[headed:]:
            label = next((span for span in row if span.start < span.end and not self._is_figure(span)), NOTHING)
            for column, span in enumerate(row):
                yield Cell(span, label if label != span else NOTHING, first[column] if headed else NOTHING)

    def _is_figure(self, span: Span) -> bool:
        return FIGURE.fullmatch(self._text[span.start : span.end].strip()) is not None
