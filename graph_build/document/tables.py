"""Tables of a reading text, rows of cells between `|`: what stands beside a cell in its row, and above it.

Rows that follow each other in the file are one table. A row that is shorter than the first has empty cells at its end,
as in Markdown; a line between rows that is one cell (二、会议类) only divides the table.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph_build.records import Span

BAR = "|"
NOTHING = Span(0, 0)
YEAR = re.compile(r"(?:19|20)\d\d")
OF_YEARS = re.compile(r"年份?|年度|时间")
# 120, -3.5%, 1200余件; 2024年 heads a column, 12345热线 is a name, and 1.门诊 is numbered.
FIGURE = re.compile(
    r"(?!\d{1,2}[.、．][^\d*])(?:[约近超+\-−－¥↑↓≥≤＞＜<>]|不超过|不低于|不少于)?[\d*][\d*,.]*+(?![年月日岁]|周岁|季度|级|热线|报警|急救)"
    r"[余多]?[万亿]?(?:[%％‰]|平方公里|平方米|立方米|个?百分点|[^\W\d_]{0,2})(?:以[上下])?"
)
# 单位 says how the numbers of a row are measured; what else is said of rows is no label of theirs.
UNIT_COLUMN = re.compile(r"(?:计量)?单位(?!名称)")
# 件, 万元, ‰, 人/10万, and no 市教育局
MEASURE = re.compile(r"[^\W\d_]{0,5}[^\W\d_局委院厅办县区市镇乡校队所]|[%％‰]|[^\W_]{0,3}/[^\W_]{1,4}")
DUE_COLUMN = re.compile(r"(?:完成)?(?:时限|期限|时间)|截止")
ASIDE = re.compile(r"序号|编号|备注|说明|(?:牵头|责任|配合|主管|填报)(?:单位|部门|科室|处室)|责任人")
BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
MOST_CELLS = 400  # of a row; a longer one is no table that anyone reads
LONGEST_WORDS = 60  # of a label or a header; what is longer is text
LONGEST_LINE = 400  # of a line above a table that may say how it is measured


class Cell(NamedTuple):
    """A cell; the words in front of it in its row, the nearest last (where none are, those behind it); the words above
    it in its column, the uppermost first; what its row says under 单位 and 完成时限, and the line above its table."""

    span: Span
    labels: tuple[Span, ...]
    headers: tuple[Span, ...]
    unit: Span
    due: Span
    above: Span


class Tables:
    """Asked for cells by positions in a text."""

    def __init__(self, text: str, positions: Sequence[int], source: str) -> None:
        """`positions` has for each character of the text where it stands in the source, the file as it is."""
        self._text = text
        self._positions = positions
        self._source = source
        self._cells = [cell for rows in self._tables() for cell in self._read(rows)] if BAR in text else []
        self._starts = [cell.span.start for cell in self._cells]
        self.empty = not self._cells

    def at(self, position: int) -> Cell | None:
        """The cell in which a position lies; those of headers are none."""
        if self.empty:
            return None
        index = bisect_right(self._starts, position) - 1
        if index < 0 or position >= self._cells[index].span.end:
            return None
        return self._cells[index]

    def _tables(self) -> Iterator[list[list[Span]]]:
        """The rows of each table."""
        rows: list[list[Span]] = []
        for row in self._rows():
            if rows and self._parted(rows[-1][-1].end, row[0].start):
                yield rows
                rows = []
            rows.append(row)
        yield rows

    def _rows(self) -> Iterator[list[Span]]:
        """The cells of each line that has several."""
        start = 0
        while (bar := self._text.find(BAR, start)) >= 0:
            start = self._text.rfind("\n", start, bar) + 1 or start
            end = self._text.find("\n", bar)
            end = end if end >= 0 else len(self._text)
            cells = []
            for words in self._text[start:end].split(BAR, MOST_CELLS):
                cells.append(Span(start, start + len(words)))
                start += len(words) + len(BAR)
            yield cells
            start = end

    def _parted(self, end: int, start: int) -> bool:
        """Whether rows are of two tables: an empty line stands between them, or more than a line of one cell."""
        if start - end > LONGEST_WORDS or self._text.count("\n", end, start) > 2:
            return True
        return BLANK_LINE.search(self._source, self._positions[end - 1], self._positions[start]) is not None

    def _read(self, rows: list[list[Span]]) -> Iterator[Cell]:
        if len(rows) < 2:
            return
        above = self._line_before(rows[0][0].start)
        width = len(rows[0])
        rows = [(row + [NOTHING] * width)[:width] for row in rows]
        first, headers = self._headers(rows)
        units = [
            at
            for at in range(1, width)
            if self._is_headed(headers[at], UNIT_COLUMN) and MEASURE.fullmatch(self._text, *rows[first][at])
        ]
        dues = [at for at in range(1, width) if self._is_headed(headers[at], DUE_COLUMN)]
        aside = {at for at in range(width) if self._is_headed(headers[at], ASIDE)}.union(units, dues)
        years = {at for at in range(width) if self._is_headed(headers[at], OF_YEARS)}
        carried: list[Span] = [NOTHING] * width
        for row in rows[first:]:
            words = [span if self._tells(span, at in years) else NOTHING for at, span in enumerate(row)]
            unit, due = (words[column[0]] if column else NOTHING for column in (units, dues))
            carried = _filled(row, words, carried)
            said = [NOTHING if at in aside else span for at, span in enumerate(carried)]
            for at, span in enumerate(row):
                if span.start < span.end:
                    labels = tuple(_there(said[:at])) or tuple(_there(said[at + 1 :]))[:1]
                    yield Cell(span, labels, headers[at], unit, due, above)

    def _headers(self, rows: list[list[Span]]) -> tuple[int, list[tuple[Span, ...]]]:
        """How many rows head the others, and what they say of each column. A second one has nothing in its first cell,
        and goes on with what stands above: 2023年 over 受理 and 办结."""
        top = rows[0]
        if any(self._says_how_much(span) for span in top):
            return 0, [()] * len(top)
        below = rows[1]
        if below[0].start < below[0].end or any(self._says_how_much(span) for span in below) or len(rows) == 2:
            return 1, [tuple(_there([self._short(span)])) for span in top]
        over = list(top)
        for at in range(1, len(over)):
            if over[at].start == over[at].end:
                over[at] = over[at - 1]
        pairs = zip(over, below, strict=True)
        return 2, [tuple(_there([self._short(one), self._short(two)])) for one, two in pairs]

    def _is_headed(self, headers: tuple[Span, ...], like: re.Pattern[str]) -> bool:
        return any(like.match(self._text, *span) for span in headers)

    def _line_before(self, start: int) -> Span:
        end = max(0, start - 1)
        begin = self._text.rfind("\n", max(0, end - LONGEST_LINE), end) + 1
        return Span(begin, end) if begin or end < LONGEST_LINE else NOTHING

    def _short(self, span: Span) -> Span:
        return span if span.end - span.start <= LONGEST_WORDS else NOTHING

    def _tells(self, span: Span, of_years: bool) -> bool:
        """Whether a cell says in words what its row is about."""
        if not span.start < span.end <= span.start + LONGEST_WORDS:
            return False
        return of_years or not self._is_figure(span)

    def _is_figure(self, span: Span) -> bool:
        """Whether a cell is a number that says how much."""
        return span.end - span.start <= LONGEST_WORDS and FIGURE.fullmatch(self._text, *span) is not None

    def _says_how_much(self, span: Span) -> bool:
        """The same in the first rows, where a year heads its column."""
        return self._is_figure(span) and not YEAR.fullmatch(self._text, *span)


def _there(spans: Iterable[Span]) -> Iterator[Span]:
    return (span for span in spans if span.start < span.end)


def _filled(row: Sequence[Span], words: list[Span], above: Sequence[Span]) -> list[Span]:
    """Words of a row, the cells that are empty at its beginning with what stands above them."""
    lead = next((at for at, span in enumerate(row) if span.start < span.end), 0)
    return [*above[:lead], *words[lead:]]
