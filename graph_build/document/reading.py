"""The text of a file as it is read: the same characters, without what the page and the keyboard did to them.

It differs from the file in four ways, and keeps a map of positions: lines that a fixed page width broke are joined,
page numbers between them are dropped, white space next to Chinese characters is dropped, and half-width punctuation
and full-width letters and digits are written alike. One character of the reading text is one character of the file.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from graph_build.document.points import BRACKETED, CIRCLED, DIGIT, LISTED, SECTION
from graph_build.document.tables import BAR

LINE_ENDS = "\r\n\f\v\x85\u2028\u2029"
NO_LINE_ENDS = ("\x1c", "\x1d", "\x1e")  # though Python takes them for such
PAGE_LINE = re.compile(r"\s*[-—–－]\s*\d{1,4}\s*[-—–－]\s*$")
LONGEST_PAGE_LINE = 40
# Half-width marks that Chinese text uses for full-width ones; "," and ":" stay as they are between digits.
MARKS = {
    **dict(zip(",;:?!()「」『』〈〉＊﹡∗", "，；：？！（）“”“”《》***", strict=True)),
    **{
        chr(code): chr(code - 0xFEE0)
        for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    },
    **dict(zip("％＋－．／＝～￥＂", '%+-./=~¥"', strict=True)),
}
HALF_SURROGATE = re.compile("[\ud800-\udfff]")  # what a broken converter leaves; no word can be cut from it
MARK = re.compile(f"[{re.escape(''.join(MARKS))}\ud800-\udfff]")
IN_NUMBER = re.compile(r"[,:](?=\d)(?<=\d.)")
UNSEEN = ("\u200b", "\ufeff", "\u00ad")  # of no width, and no more than a gap
NARROW = re.compile(r"[0-9A-Za-z ]")
# What may begin a line that is no continuation of the line before: a number of a list, or a Markdown mark.
ITEM = re.compile(rf"{SECTION}|{LISTED}|{BRACKETED}|{DIGIT}|{CIRCLED}|#{{1,6}}\s")
# ——2025年3月21日在临江市第十九届 | 人民代表大会第四次会议上: under a title, in two lines for looks.
OCCASION_OPENS = frozenset("—–－-（(2二")
OCCASION = re.compile(
    r"[—–－\-（(\s]*(?:\d{4}|[二〇○零一九八七六五四三]{4})年[^，。；：\n]{2,8}日[）)]?\s*在[^，。；：]{2,40}(?<!上)\Z"
)
OCCASION_ENDS = re.compile(r"[^，。；：]{2,40}上[）)]?\Z")
# A title over wrapped text may take two lines; it is over with the kind of paper, a salutation or a full stop.
TITLE_ENDS = (
    "讲话",
    "报告",
    "总结",
    "汇报",
    "发言",
    "要点",
    "意见",
    "通知",
    "情况",
    "计划",
    "打算",
    "：",
    ":",
    "。",
    "）",
    ")",
)
SENTENCE_ENDS = ("。", "！", "？", "；", "!", "?", ";")
SHORTEST_PAGE = 5
WRAPPED_SHARE = 0.5
ENDED_SHARE = 0.35
HANGING_SHARE = 0.9
COUNTED_RATHER = 1.3
BLANKS = (" ", "\t", "\u3000")
UNBROKEN = re.compile(r"[0-9A-Za-z.,%]*")
UNFINISHED = tuple("与和及的在对向由将把，、")  # what ends no paragraph, however short its line
SLACK = 2  # a line is not full because a closing mark was drawn to it, or two characters would not part
WRAPPED_WIDTH = range(16, 61)
COUNTED = 1 << 14
LONGEST_LINE = 2 * WRAPPED_WIDTH.stop + 10


def _width(line: str) -> float:
    """In full-width characters. Half-width marks count whole: the page had full-width ones.

    A line that no page holds has its length for its width.
    """
    line = line.strip()
    return len(line) - 0.5 * len(NARROW.findall(line)) if len(line) < LONGEST_LINE else len(line)


def wrapped_width(lines: list[str]) -> float | None:
    """The page width in full-width characters if a fixed width broke most lines of a text, else None.

    Broken lines are of one width and mostly end within a sentence; short paragraphs and lists do not.
    """
    texts = [line.rstrip() for line in lines if line.strip() and not _is_page_line(line)]
    if len(texts) < SHORTEST_PAGE:
        return None
    widths = [_width(text) for text in texts]
    limit = sorted(widths)[int(len(texts) * 0.9)]
    full = [text for text, width in zip(texts, widths, strict=True) if limit - 3 <= width <= limit + 1.5]
    ended = sum(text.endswith(SENTENCE_ENDS) for text in full)
    broken = (len(full) >= WRAPPED_SHARE * len(texts) and ended <= ENDED_SHARE * len(full)) or _hangs(texts, limit)
    return limit if broken and int(limit) in WRAPPED_WIDTH else None


def _counted_length(lines: list[str]) -> int | None:
    """The length of the lines of a text whose breaks were set by counting characters, narrow ones whole; else None."""
    lengths = Counter(map(len, map(str.rstrip, lines)))
    [(length, full)] = lengths.most_common(1)
    if not length or full < WRAPPED_SHARE * len(lines):
        return None
    widths = Counter(_width(line) + _indent(line) for line in lines)
    return length if full > COUNTED_RATHER * max(widths.values()) else None


def _hangs(lines: list[str], limit: float) -> bool:
    """Whether paragraphs are indented and their other lines are not: such a line follows a full one."""
    before = [one for one, two in pairwise(lines) if not two.startswith(BLANKS)]
    indented = sum(line.startswith(BLANKS) for line in lines)
    full = sum(_indent(line) + _width(line) >= limit - 3 for line in before)
    return min(len(before), indented) >= SHORTEST_PAGE and full >= HANGING_SHARE * len(before)


def _indent(line: str) -> float:
    """How far in a line begins, in full-width characters."""
    blank = line[: len(line) - len(line.lstrip())]
    return len(blank) - 0.5 * blank.count(" ")


def _first_word(line: str) -> float:
    """The width of what may not be broken at the beginning of a line: a number with its sign, or one character."""
    return max(1, 0.5 * UNBROKEN.match(line).end())  # type: ignore[union-attr]  # it matches nothing at least


def _standing_alone(lines: list[str]) -> set[str]:
    """The lines that no page's width broke: headings of Markdown, rows of tables beside other rows."""
    barred = [BAR in line for line in lines]
    alone = {line for line in lines if line[0] == "#"}
    if any(barred):
        beside = zip([False, *barred], barred, [*barred[1:], False], strict=False)
        alone.update(line for line, (one, own, other) in zip(lines, beside, strict=True) if own and (one or other))
    return alone


def _is_page_line(line: str) -> bool:
    return len(line) <= LONGEST_PAGE_LINE and PAGE_LINE.match(line) is not None


def _written(source: str) -> str:
    """The source with its marks written alike, character for character."""
    written = source
    found = set(MARK.findall(source))
    for mark in sorted(found & MARKS.keys()):
        written = written.replace(mark, MARKS[mark])
    narrow = "," in source or ":" in source
    kept = [(match.start(), match.group()) for match in IN_NUMBER.finditer(source)] if narrow else []
    written = _with(written, kept) if kept else written
    return HALF_SURROGATE.sub("\ufffd", written) if found - MARKS.keys() else written


def _with(text: str, kept: list[tuple[int, str]]) -> str:
    """A text with single characters put back."""
    pieces = []
    at = 0
    for position, character in kept:
        pieces += [text[at:position], character]
        at = position + 1
    return "".join([*pieces, text[at:]])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


@lru_cache(maxsize=1)
def _counting() -> array[int]:
    """The first numbers; a piece of them is had faster than counted anew."""
    return array("I", range(COUNTED))


class _Page:
    """The page that a text was written for, line by line: which line goes on with the one before. None does where no
    fixed width broke the lines."""

    def __init__(self, lines: list[str]) -> None:
        self.alone = _standing_alone(lines)
        running = [line for line in lines if line not in self.alone] if self.alone else lines
        self.width = wrapped_width(running)
        self.counted = _counted_length(running) if self.width is not None else None
        self.in_title = True
        self.open = False  # the line before ended as no paragraph does
        self.room = 0.0  # behind the line before
        self.in_occasion = False

    def goes_on(self, line: str, rest: str) -> bool:
        """Whether a line, `rest` without its margins, is no paragraph of its own: nothing shows that it begins one, and
        the line before is of the title, ended unfinished, or had no room for its first word."""
        if self.in_occasion and OCCASION_ENDS.match(rest):
            return True
        if self.width is None or line.startswith(BLANKS) or ITEM.match(rest) or line in self.alone:
            return False
        return self.in_title or self.open or self.room <= SLACK + _first_word(rest)

    def turn_to(self, line: str, rest: str) -> None:
        """This is the line before now."""
        self.in_occasion = rest[0] in OCCASION_OPENS and OCCASION.match(rest) is not None
        if self.width is None:
            return
        if line in self.alone:
            self.in_title, self.open, self.room = False, False, float(LONGEST_LINE)
            return
        self.in_title = self.in_title and not line.rstrip().endswith(TITLE_ENDS)
        self.open = rest.endswith(UNFINISHED)
        self.room = self.counted - len(line.rstrip()) if self.counted else self.width - _indent(line) - _width(line)


class _Reading:
    """Builds the reading text and its map of positions, run by run."""

    def __init__(self) -> None:
        self.runs: list[str] = []
        self.positions = array("I")  # four bytes a character: texts are no longer than that
        self.open_quote = False

    def put(self, start: int, run: str) -> None:
        self.runs.append(run)
        end = start + len(run)
        self.positions.extend(_counting()[start:end] if end <= COUNTED else range(start, end))

    def put_line(self, start: int, line: str) -> None:
        """The characters of one line without outer white space and without inner space beside Chinese."""
        if '"' in line:
            line = self._paired(line)
        for unseen in UNSEEN:
            line = line.replace(unseen, " ")
        at = 0
        before = ""
        for run in line.split():
            if before and _is_latin(before) and run[0].isascii() and run[0].isalnum():
                self.put(start + at, " ")
            at = line.index(run, at)
            self.put(start + at, run)
            at += len(run)
            before = run[-1]

    def _paired(self, line: str) -> str:
        """Straight quotation marks in turn as opening and closing ones."""
        pieces = line.split('"')
        for at in range(1, len(pieces)):
            self.open_quote = not self.open_quote
            pieces[at] = ("“" if self.open_quote else "”") + pieces[at]
        return "".join(pieces)

    def end_paragraph(self, position: int) -> None:
        self.put(position, "\n")
        self.open_quote = False


def _line_spans(source: str) -> list[tuple[int, int]]:
    """Where the lines that hold anything begin and end."""
    for separator in NO_LINE_ENDS:
        source = source.replace(separator, " ")
    spans = []
    start = 0
    for line in source.splitlines(keepends=True):
        if length := len(line.rstrip(LINE_ENDS)):
            spans.append((start, start + length))
        start += len(line)
    return spans


def read_text(source: str) -> tuple[str, array[int]]:
    """Reading text, and for each of its characters the offset in the file."""
    spans = _line_spans(source)
    page = _Page([source[start:end] for start, end in spans])
    written = _written(source)
    reading = _Reading()
    for start, end in spans:
        line = source[start:end]
        if not line.strip() or _is_page_line(line):
            continue
        rest = written[start:end].strip()
        if reading.runs and not page.goes_on(line, rest):
            reading.end_paragraph(start - 1)
        reading.put_line(start, written[start:end])
        page.turn_to(line, rest)
    return "".join(reading.runs), reading.positions
