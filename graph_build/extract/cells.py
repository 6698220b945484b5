"""What a number in a cell of a table counts: its row and its column say it, in place of a clause."""

from __future__ import annotations

import re
from collections.abc import Collection

from graph_build.document.tables import YEAR, Cell, Tables
from graph_build.extract.numerals import Numeral, counting
from graph_build.extract.units import units_by_first
from graph_build.records import Span

# 1.门诊, （一）收入, 其中：住院
NUMBERED = re.compile(
    r"\s*(?:\d{1,2}[.、．]|（[一二三四五六七八九十\d]{1,3}）|[一二三四五六七八九十]{1,2}、|其中[:：]?)\s*"
)
# How a label or a header measures: 门诊（万人次）, 死亡率（1/10万）, 占比%, 收入/万元, 单位：件
MEASURED = re.compile(
    r"(?:[（(](?:单位[:：])?(?:1(?=/))?([^（）()\d]{1,6}|[^（）()\d]{0,3}/\d+万?)[）)]|单位[:：]\s*([^（）()\d\s]{1,6})[）)]?"
    r"|[/／,，]([^（）()\d，]{1,4})|([%％‰]))\s*\Z"
)
POWERS = ("万", "亿", "千", "百万")  # 诊疗人次（万）
# 签约率达到60%: a label ends where it says how much.
HOW_MUCH = re.compile(r"(?:达到?|不低于|不少于|不超过|超过?|为|[≥≤＞＜>=])*[\d*]+(?:\.[\d*]+)?(?:[%％个件人]|以上).*\Z")
TIME = (
    r"(?:(?:19|20)\d\d年?(?:度|[初末底](?!期))?|[\d*X]{1,4}年度?|[\d一二三四五六七八九十]{1,2}(?:[至到\-—–~～][\d一二三四五六七八九十]{1,2})?月份?"
    r"|第?[一二三四1-4]季度|[上下]半年|(?:全|本|上|去|今|当)年度?|(?:上年|去年)?同期|年[初末底])"
)
WHEN = re.compile(rf"(?:{TIME}[至到、\-—–~～]?)+(?:数值?|数据|值|合计|累计|完成|实际|实绩|情况)*")
LEADING_TIME = re.compile(rf"(?:{TIME})+(?=[^\W\d_]{{2}})")  # 2023年|招生人数
# Headers that do not say what is counted.
GENERAL = re.compile(
    r"(?:具体|实际|主要|工作|全部|统计|年度)*(?:数量|数值|数据|数|值|指标值?|完成(?:情况|数|值|量|率)?|结果|合计|总计|总数|小计|累计|实际|实绩|情况|内容|成效|进展|目标|计划|任务)"
)
AIMED = re.compile(r"(?:年度|年份|全年|本年)?(?:目标|计划|预期|任务)(?:值|数|任务|指标|目标)*")
AIMED_AT = re.compile(r"(?<=..)(?:年度目标|目标值|计划数)\Z")  # 新增床位年度目标
SUM = re.compile(r"合计|总计|小计|总数|全[省市县区国]")
# 同比增长, 增幅, 比上年增减: of what the cell before counts.
MORE_OF_IT = re.compile(
    r"(?P<basis>同比|环比|[比较][^，；]{1,8}?)?"
    r"(?P<moves>增长|增加|增减|增幅|增速|上升|上涨|提高|下降|减少|降低|降幅|减幅|变化|升降|涨跌|变动)?(?:率|额|幅度|幅|量|数|值|情况)*"
)
FALLS = ("下降", "减少", "降低", "降幅", "减幅")
SHARE = re.compile(r"占.{0,12}比[重例]?|占比|比[重例]|排名|位次|名次")
RATE = re.compile(r"(?:率|幅|速|占比|比重|比例|[%％])\Z")
AMOUNTS = ("额", "量", "数")
BEFORE_NUMBER = re.compile(r"(?:[约近超+↑↓≥≤＞＜<>]|不超过|不低于|不少于)?\s*")
LIMITS = frozenset("≥≤＞＜<>")
DIGITS = re.compile(r"[-−－]?[\d*][\d*,.]*")
BEHIND_NUMBER = re.compile(r"\s*(?:余|多|左右|以[上下])?\s*(?:（.*)?", re.DOTALL)


class Cells:
    """Asked for the numerals of one text."""

    def __init__(self, text: str, tables: Tables, bodies: Collection[Span] = ()) -> None:
        """`bodies` are where bodies are named, for these are who does it and not what is counted."""
        self._text = text
        self._tables = tables
        self.empty = tables.empty
        self._bodies = frozenset(bodies)
        self._cleaned: dict[Span, tuple[Span, str]] = {}

    def of(self, numeral: Numeral) -> Cell | None:
        """The cell that a numeral begins."""
        start = numeral.span.start
        cell = self._tables.at(start)
        return cell if cell and BEFORE_NUMBER.fullmatch(self._text, cell.span.start, start) else None

    def around(self, numeral: Numeral) -> Cell | None:
        """The cell in which a numeral stands, whatever stands in front of it."""
        return self._tables.at(numeral.span.start)

    def measured(self, numeral: Numeral) -> Numeral:
        """A numeral that fills its cell, with the measure word that its row or column names; what falls is negative."""
        if numeral.unit is not None or numeral.style == "chinese" or (cell := self.of(numeral)) is None:
            return numeral
        start, end = numeral.span
        unit = self._unit(cell)
        if not unit or not BEHIND_NUMBER.fullmatch(self._text, end, cell.span.end):
            return numeral
        before = self._text[start - 1]
        sign = "-" if before == "↓" else ""
        digits = DIGITS.match(self._text, start, end)
        read = next(counting(f"|{sign}{digits[0] if digits else ''}{unit}"), numeral)
        approx = numeral.approx or (before if before in LIMITS else None)
        return read._replace(span=numeral.span, approx=approx) if read.unit else numeral

    def counted(self, cell: Cell) -> tuple[str, Span | None]:
        """What a cell counts, and where that stands if it is one run."""
        label_at, label = self._clean(cell.labels[-1]) if cell.labels else (None, "")
        heads = [self._clean(span) for span in cell.headers]
        telling = [(at, words) for at, words in heads if words and not self._says_nothing(words)]
        if not label:
            return telling[-1][::-1] if telling else ("", None)
        if not telling:
            return label, label_at
        header = "".join(words for _, words in telling)
        if WHEN.fullmatch(label) or SUM.fullmatch(label) or label_at in self._bodies or label in header:
            return header, telling[0][0] if len(telling) == 1 else None
        return (label, label_at) if header in label else (label + header, None)

    def tells_more(self, cell: Cell) -> bool:
        """Whether a column is 同比增长, of what the cell before counts."""
        return any(self._moves(span) for span in cell.headers)

    def change(self, cell: Cell) -> tuple[str | None, str | None]:
        """Change and basis that a column states, or where that says nothing a row's label."""
        for span in (*reversed(cell.headers), *reversed(cell.labels)):
            if moved := self._moves(span):
                return (moved["basis"] or "") + ("下降" if moved["moves"] in FALLS else "增长"), moved["basis"]
        return None, None

    def is_aimed_at(self, cell: Cell) -> bool:
        """Whether a column says what is aimed at, or its row does."""
        said = [self._clean(span)[1] for span in cell.headers]
        written = map(self._written, (*cell.labels[-1:], *cell.headers))
        return any(map(AIMED.fullmatch, said)) or any(map(AIMED_AT.search, written))

    def _moves(self, span: Span) -> re.Match[str] | None:
        return _moved(self._clean(span)[1])

    def _says_nothing(self, header: str) -> bool:
        """Whether a header does not say what is counted, but when, how much of what, or how it moved."""
        return bool(_moved(header)) or any(like.fullmatch(header) for like in (WHEN, GENERAL, AIMED))

    def _unit(self, cell: Cell) -> str:
        """The measure word of numbers without one: of the column, the row's 单位, the row's label, the whole table."""
        heads = [self._written(span) for span in cell.headers]
        for words in reversed(heads):
            if unit := _measure(words):
                return unit
        of_another = any(RATE.search(words) or SHARE.fullmatch(words) for words in heads)
        if of_another or (self.tells_more(cell) and not any(words.endswith(AMOUNTS) for words in heads)):
            return ""
        if unit := self._written(cell.unit).strip():
            return unit
        label = self._written(cell.labels[-1]) if cell.labels else ""
        line = self._written(cell.above)
        return _measure(label) or (_measure(line) if "单位" in line and not RATE.search(label) else "")

    def _written(self, span: Span) -> str:
        return self._text[span.start : span.end]

    def _clean(self, span: Span) -> tuple[Span, str]:
        """A label or a header without its number, time, measure word and how much it says; and where that stands."""
        known = self._cleaned.get(span)
        if known is None:
            known = self._cleaned[span] = self._find_clean(span)
        return known

    def _find_clean(self, span: Span) -> tuple[Span, str]:
        start = span.start
        for leading in (NUMBERED, LEADING_TIME):
            match = leading.match(self._text, start, span.end)
            start = match.end() if match else start
        words = self._text[start : span.end]
        if not YEAR.fullmatch(words):
            for pattern in (HOW_MUCH, MEASURED, AIMED_AT):
                cut = pattern.search(words)
                words = words[: cut.start()] if cut and cut.start() else words
        words = words.rstrip()
        return Span(start, start + len(words)), words


def _moved(words: str) -> re.Match[str] | None:
    """What words say of how something moved, if they say nothing else."""
    match = MORE_OF_IT.fullmatch(words)
    return match if match and (match["basis"] or match["moves"]) else None


def _measure(words: str) -> str:
    """The measure word that a label or a header names, with the last of its own words where that is a power of ten."""
    measured = MEASURED.search(words)
    unit = next((unit for unit in measured.groups() if unit), "") if measured else ""
    if measured and unit in POWERS:
        said = words[: measured.start()]
        return unit + next((said[-size:] for size in (2, 1) if _is_unit(said[-size:])), "")
    return unit


def _is_unit(word: str) -> bool:
    units = units_by_first().get(word[:1])
    return units is not None and (word == units.single or word in units.longer)
