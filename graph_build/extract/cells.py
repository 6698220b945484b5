"""What a number in a cell of a table counts: its row and its column say it, in place of a clause."""

from __future__ import annotations

import re

from graph_build.document.tables import Cell, Tables
from graph_build.extract.numerals import Numeral, counting
from graph_build.records import Span

# 2024年, 1-6月, 上半年, 本年累计
WHEN = re.compile(
    r"[\d*X年度月日季第一二三四五六七八九十上下半全今去本初末底前\-—–~～至到、和]*[年月日季度期](?:数值?|数据|值|合计|累计|完成|实际|实绩)*"
)
# Headers that do not say what is counted.
GENERAL = re.compile(
    r"(?:具体|实际|主要|工作|全部|统计)*(?:数量|数值|数据|数|值|指标值|完成(?:情况|数|值|量)?|结果|合计|总计|总数|小计|累计|实际|实绩|情况|内容|成效)"
)
# Rows of bodies and places, and of their sums: what is counted stands above.
OF_WHOM = re.compile(
    r"(?:合计|总计|小计|总数|全[省市县区]|\d+)|.*(?:[局院厅委办所队站处科室部省市县区乡镇村社校学]|街道|公司|集团)"
)
MORE_OF_IT = re.compile(r"(?:同比|环比|比上年|较上年|比去年|较去年|增|减|升|降|占|排名|位次)")
AIMED = re.compile(r"目标|计划(?!生育)|预期|任务[数量]")


class Cells:
    """Asked for the numerals of one text."""

    def __init__(self, text: str, tables: Tables) -> None:
        self._text = text
        self._tables = tables

    def of(self, numeral: Numeral) -> Cell | None:
        """The cell that a numeral begins."""
        start = numeral.span.start
        cell = self._tables.at(start)
        return cell if cell and not self._text[cell.span.start : start].strip() else None

    def measured(self, numeral: Numeral) -> Numeral:
        """A numeral that fills its cell, with the measure word that its row or column names."""
        if numeral.unit is not None or numeral.style == "chinese" or (cell := self.of(numeral)) is None:
            return numeral
        start, end = numeral.span
        unit = self._tables.unit(cell)
        if not unit or self._text[end : cell.span.end].strip():
            return numeral
        read = next(counting(f"{self._text[start:end]}{unit}"), numeral)
        return read._replace(span=numeral.span) if read.unit else numeral

    def said(self, cell: Cell) -> str:
        """The words that say how much of it the cell tells: those of the column, or of the row where that is a time."""
        header = self._tables.words(cell.header)
        return header if header and not WHEN.fullmatch(header) else self._tables.words(cell.label)

    def tells_more(self, cell: Cell) -> bool:
        """同比增长 is of what the cell before counts."""
        return MORE_OF_IT.match(self.said(cell)) is not None

    def is_aimed_at(self, cell: Cell) -> bool:
        return AIMED.search(self._tables.words(cell.header) + self._tables.words(cell.label)) is not None

    def counted(self, cell: Cell) -> tuple[str, Span | None]:
        """What the cell counts, and where that stands if it is one run."""
        label, header = self._tables.words(cell.label), self._tables.words(cell.header)
        if not header or WHEN.fullmatch(header) or GENERAL.fullmatch(header) or MORE_OF_IT.match(header):
            return self._run(cell.label, label)
        if not label or WHEN.fullmatch(label) or OF_WHOM.fullmatch(label) or label in header:
            return self._run(cell.header, header)
        return label + header, None

    def _run(self, span: Span, words: str) -> tuple[str, Span | None]:
        start = span.start + len(words) - len(words.lstrip())
        words = words.strip()
        return words, Span(start, start + len(words)) if words else None
