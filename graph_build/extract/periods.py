"""Years, parts of years, spans and plan periods, under their normal form."""

from __future__ import annotations

import re
from bisect import bisect_right

from graph_build.chinese_numbers import month_or_day, year_of
from graph_build.document.text import Document
from graph_build.records import Mention, Span
from graph_build.scanning import marked

YEAR = r"(?:(?:19|20)\d\d|20[*X]{1,2}|\*{1,4}|X{1,4}|二[〇零○][〇零○一二三四五六七八九]{2})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|\*{1,2}|X{1,2})"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九]|\*{1,2}|X{1,2})"
TO = r"(?:[-—–~～]{1,2}|至|到)"
QUARTER = r"第?[一二三四1-4]季度"
FIRST = r"前(?:[二两三四五六七八九十]|十一|\d{1,2})个?月|前三季度|[一1]" + TO + r"[三3]季度|元(?:月)?至" + MONTH + "月"
# 近3年, 连续5年, 实施*周年 are durations; 三年内, 半年内 deadlines.
# The first character and what follows: a year or a month in figures ends soon, others alone begin many other words.
PERIOD_BEGINS = re.compile(
    r"[\d*X“十今去明来后过一这本上下年全五前第二三四五六七八九元]"
    r"(?:(?<=[\d*X])(?=[\d*X]{0,3}[年月季学至到/.\-—–~～])"
    r"|(?<![\d*X])(?=[\d*X〇零○一二三四五六七八九十两元年月季学半个去至到初底末内/.\-—–~～]))"
)
PERIOD = re.compile(
    r"(?<![二三四五六七八九十])“?十(?P<plan>[一二三四五六])五(?:”|(?!”))"
    # A year in figures, or anything else: what begins otherwise is not looked at more closely.
    rf"|(?=[\d*X二])(?:(?<![\d*X.第])(?P<iso>20\d\d)[-./](?P<iso_month>{MONTH})[-./](?P<iso_day>{DAY})(?!\d)"
    rf"|(?<![\d*X第])(?P<from>{YEAR})(?:(?:年度?)?{TO}|/(?=20\d\d学年))(?P<until>{YEAR})(?:学年|年)度?"
    rf"|(?<![\d*X第近满逾续期历时施超足])(?P<year>{YEAR})(?:学?年)(?![级龄轻限期间代后多余制])度?)"
    r"|(?P<shift>去年|上年度|上一年|(?<!以)上年(?!级)|(?<![目当以之日])前年|(?<!如)今年|(?<!基)本年度?|明年|(?<![年近])来年(?!均)|(?<![今以])后年)"
    r"|(?P<past>过去的?一年|(?<![二三四五六七八九十])一年以?来|这一年|(?<![\d年健安])全年(?![龄级制]))"
    r"|(?P<close>(?:过去|这)五年|(?<![近十\d])五年来)"
    r"|(?<![\d*一二两三四五六七八九十几年半个多])年[初底末内](?=[^级中部存幼])"
    rf"|(?P<bare>[上下]半年|{FIRST}|{QUARTER}|(?<![\d*X.第每个一二三四五六七八九十岁]){MONTH}(?:月?{TO}{MONTH})?月(?!饼|球|子|嫂|薪|息|租|亮|光|均|度|龄|一(?!日)))"
)
PART = re.compile(
    rf"(?P<half>[上下]半年)|(?P<first>{FIRST})|(?P<quarter>{QUARTER})"
    rf"|(?P<low>{MONTH})月?{TO}(?P<high>{MONTH})月份?|(?P<month>{MONTH})月(?:(?P<day>{DAY})日|份)?[底初末]?|(?P<edge>年?[初底末内]|全年)"
)
ONWARD = re.compile(rf"{TO}(?:(?P<year>{YEAR})年)?(?P<month>{MONTH})月(?:(?P<day>{DAY})日)?|{TO}(?P<same>{DAY})日")
SINCE = re.compile(r"以?来(?!源|自|信|访|华|电|到|的)")
SAME = re.compile(r"同期")
FREQUENCY = ("每", "逐", "每年", "每年的", "隔")
MARKED = (re.compile(r"《[^《》\n]{0,120}》"), re.compile(r"“[^“”\n]{0,60}”"))
HEADING_YEAR = re.compile(r"(20\d\d)年")
SHIFTS = {"去": -1, "上": -1, "前": -2, "明": 1, "来": 1, "后": 2}


def _two(text: str) -> str:
    """A month or a day with two digits."""
    found = month_or_day(text)
    return "*" if found is None else f"{found:02d}"


def shifted(period: str, years: int) -> str:
    """A normal form some years earlier or later; masked years stay masked."""
    return re.sub(r"\d{4}", lambda match: str(int(match.group()) + years), period)


class _Reader:
    """Reads one document's periods; relative words take the year of the report, or of the heading above them."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.marked = marked(MARKED, self.text)
        self._marked = [start for start, _ in self.marked]
        self.stated: dict[int, str] = {}
        self.opened: dict[int, str] = {}  # years with which sentences begin
        self.ahead = (-1, "")  # the paragraph that last turned to a later year, and that year

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        at = 0
        for begin in PERIOD_BEGINS.finditer(self.text):
            match = PERIOD.match(self.text, begin.start()) if begin.start() >= at else None
            if match is None:
                continue
            at = match.end()
            if self._barred(match):
                continue
            name, end = self._named(match)
            if name:
                at = max(at, end)
                found.append(Mention("Period", Span(match.start(), at), name))
        return found

    def _barred(self, match: re.Match[str]) -> bool:
        start = match.start()
        index = bisect_right(self._marked, start) - 1
        within = index >= 0 and start < self.marked[index][1]
        if within and not (match["plan"] and self.marked[index] == match.span()):
            return True
        return self.text.endswith(FREQUENCY, 0, start) or (match["plan"] is not None and self._barred_plan(match))

    def _barred_plan(self, match: re.Match[str]) -> bool:
        opened, closed = match.group()[0] == "“", match.group()[-1] == "”"
        return opened != closed or self.text.startswith("普法", match.end())

    def _named(self, match: re.Match[str]) -> tuple[str | None, int]:
        """Normal form and end, the parts that follow a year included; None for what turns out to be no period."""
        end = match.end()
        if match["plan"]:
            last = 2000 + 5 * ((month_or_day(match["plan"]) or 0) + 1)
            return f"{last - 4}/{last}", end
        if match["iso"]:
            return f"{match['iso']}-{_two(match['iso_month'])}-{_two(match['iso_day'])}", end
        if match["from"]:
            return f"{year_of(match['from'])}/{year_of(match['until'])}", end
        if match["close"]:
            return self._plan(), end
        return self._dated(match)

    def _plan(self) -> str | None:
        period, year = self.document.profile.period, self.document.profile.year
        if re.fullmatch(r"\d{4}/\d{4}", period):
            return period
        return f"{int(year) - 4}/{year}" if year.isdigit() else None

    def _dated(self, match: re.Match[str]) -> tuple[str | None, int]:
        sentence = self.document.sentence_at(match.start()).index
        if match["year"]:
            year = year_of(match["year"])
            self.stated[sentence] = year
            if match.start() == self.document.sentences[sentence].span.start:
                self.opened[sentence] = year
                if year > self._own_year(sentence) != "*":
                    self.ahead = (self.document.sentences[sentence].paragraph, year)
        else:
            year = self._context(match, sentence)
        if match["bare"]:
            return self._part(year, match.start())
        if match["shift"] and SAME.match(self.text, match.end()):
            return self._same_period(match["shift"]), match.end() + 2
        return self._part(year, match.end())

    def _context(self, match: re.Match[str], sentence: int) -> str:
        """The year that a relative word means: for a month one that its sentence states, for the end of the year (年底)
        the one with which the sentence begins, for the rest the report's."""
        own = self._own_year(sentence)
        if match["shift"]:
            year = shifted(own, SHIFTS.get(match["shift"][0], 0))
            self.stated[sentence] = year
            return year
        if self.ahead[0] == self.document.sentences[sentence].paragraph:
            own = self.ahead[1]
        return (self.stated if match["bare"] else self.opened).get(sentence, own)

    def _own_year(self, sentence: int) -> str:
        for heading in reversed(self.document.sentences[sentence].sections):
            if found := HEADING_YEAR.search(heading.title):
                return found[1]
        return self.document.profile.year

    def _same_period(self, word: str) -> str:
        return shifted(self.document.profile.period, SHIFTS.get(word[0], 0)).rstrip("/")

    def _part(self, year: str, at: int) -> tuple[str | None, int]:
        part = PART.match(self.text, at)
        name, end = (_with_part(year, part), part.end()) if part else (year, at)
        if part and part["month"] and (onward := ONWARD.match(self.text, end)):
            return _onward(name, year, part, onward), onward.end()
        if "/" not in name and (since := SINCE.match(self.text, end)):
            return f"{name}/", since.end()
        return name, end


def _with_part(year: str, part: re.Match[str]) -> str:
    if part["half"]:
        return f"{year}-H{1 if part['half'][0] == '上' else 2}"
    if part["quarter"]:
        return f"{year}-Q{month_or_day(part['quarter'][-3])}"
    if part["first"]:
        return f"{year}-01/{year}-{_last_of(part['first'])}"
    if part["low"]:
        return f"{year}-{_two(part['low'])}/{year}-{_two(part['high'])}"
    if part["month"]:
        return f"{year}-{_two(part['month'])}" + (f"-{_two(part['day'])}" if part["day"] else "")
    return year


def _last_of(text: str) -> str:
    """The last month of 前五个月, 前三季度, 元至五月."""
    return "09" if text.endswith("季度") else _two(re.sub(r"^(?:前|元月?至)|个?月\Z", "", text))


def _onward(name: str, year: str, part: re.Match[str], onward: re.Match[str]) -> str:
    if onward["same"]:
        return f"{name}/{year}-{_two(part['month'])}-{_two(onward['same'])}"
    last = f"{year_of(onward['year']) if onward['year'] else year}-{_two(onward['month'])}"
    return f"{name}/{last}" + (f"-{_two(onward['day'])}" if onward["day"] else "")


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions of periods in the order of the text; frequencies, durations and what a title or marks hold are none."""
    return tuple(_Reader(document).mentions())
