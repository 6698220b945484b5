"""Source → Document: the reading text with its paragraphs, sentences and headings, each mapped back to the file.

The reading text differs from the file in four ways, all of which keep a map of positions: lines that a fixed page width
broke are joined, page numbers between them are dropped, white space next to Chinese characters is dropped, and
half-width punctuation and full-width letters and digits are written alike. One character of the reading text is one
character of the file.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

import rjieba

from graph_build.readers.plain import Source
from graph_build.records import Profile, Span

LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
PAGE_LINE = re.compile(r"\s*[-—–－]\s*\d{1,4}\s*[-—–－]\s*$")
TERMINATORS = "。！？"
CLOSERS = "”’」』）》】"
# Half-width marks that Chinese text uses for full-width ones; "," and ":" stay as they are between digits.
PUNCTUATION = str.maketrans(
    {
        ",": "，",
        ";": "；",
        ":": "：",
        "?": "？",
        "!": "！",
        "(": "（",
        ")": "）",
        "「": "“",
        "」": "”",
        "『": "“",
        "』": "”",
        "＂": '"',
        "＊": "*",
        "﹡": "*",
        "∗": "*",
        "〈": "《",
        "〉": "》",
    }
)
HEADINGS = (
    re.compile(r"第[一二三四五六七八九十]{1,3}(?:部分|章|节)[　 、，：]*"),
    re.compile(r"[一二三四五六七八九十]{1,3}、"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）"),
    re.compile(r"\d{1,2}(?:、|[.．](?!\d))"),
    re.compile(r"（\d{1,2}）|[①-⑳]"),
    re.compile(r"第[一二三四五六七八九十]{1,2}[、，]|[一二三四五六七八九十]{1,2}(?:是|要)|首先，|其次，|再次，|最后，"),
)
MARKDOWN = re.compile(r"#{1,6}\s+")
LONGEST_HEADING = 60
LONGEST_LEAD = 40
SHORTEST_LED = 150
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
WRAPPED_WIDTH = range(16, 61)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of jieba's cut, in reading coordinates."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: `level` counts from 1 in the order of `HEADINGS`, `title` lacks the number."""

    level: int
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """From a paragraph's start or the sentence before to 。！？ or the paragraph's end.

    `sections` are the headings that govern it, outermost first, its own included; `is_heading` where it is no more.
    """

    index: int
    span: Span
    paragraph: int
    sections: tuple[Heading, ...]
    is_heading: bool = False


def _width(line: str) -> float:
    """In full-width characters. Half-width marks count whole: the page had full-width ones."""
    return sum(
        0.5 if (character.isascii() and character.isalnum()) or character == " " else 1.0 for character in line.strip()
    )


def wrapped_width(lines: list[str]) -> float | None:
    """The page width in full-width characters if a fixed width broke most lines of a text, else None.

    Broken lines are of one width and mostly end within a sentence; short paragraphs and lists do not.
    """
    texts = [line.rstrip() for line in lines if line.strip() and not PAGE_LINE.match(line)]
    if len(texts) < SHORTEST_PAGE:
        return None
    limit = sorted(_width(text) for text in texts)[int(len(texts) * 0.9)]
    full = [text for text in texts if limit - 3 <= _width(text) <= limit + 1.5]
    ended = sum(text.endswith(SENTENCE_ENDS) for text in full)
    broken = len(full) >= WRAPPED_SHARE * len(texts) and ended <= ENDED_SHARE * len(full)
    return limit if broken and int(limit) in WRAPPED_WIDTH else None


def _starts_heading(line: str) -> bool:
    text = _fold_marks(line.strip())
    return any(pattern.match(text) for pattern in HEADINGS[:5]) or bool(MARKDOWN.match(text))


def _fold_marks(text: str) -> str:
    return text.translate(PUNCTUATION)


class _Reading:
    """Builds the reading text and its map of positions, character by character."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.characters: list[str] = []
        self.positions = array("L")
        self.open_quote = False

    def put(self, position: int, character: str) -> None:
        self.characters.append(character)
        self.positions.append(position)

    def put_line(self, start: int, end: int) -> None:
        """The characters of one line without outer white space and without inner space beside Chinese."""
        text = self.source
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        for position in range(start, end):
            character = text[position]
            if character.isspace() or character in "\u200b\ufeff\u00ad":
                if self._keeps_space(position, end):
                    self.put(position, " ")
            else:
                self.put(position, self._written(position, character))

    def _keeps_space(self, position: int, end: int) -> bool:
        """Only between two Latin words: 2025 年度 and 法官 检察官 are runs of Chinese."""
        before = self.characters[-1] if self.characters else "\n"
        after = next((self.source[at] for at in range(position + 1, end) if not self.source[at].isspace()), "\n")
        return before.isascii() and before.isalpha() and after.isascii() and after.isalnum()

    def _written(self, position: int, character: str) -> str:
        if character == '"' or character == "＂":
            self.open_quote = not self.open_quote
            return "“" if self.open_quote else "”"
        if "\uff10" <= character <= "\uff5a" or character in "％＋－．／＝～￥":
            character = unicodedata.normalize("NFKC", character) if character not in "；：？" else character
        if character in ",:" and self._between_digits(position):
            return character
        if character == "?" or character == "!":
            return "？" if character == "?" else "！"
        return character.translate(PUNCTUATION)

    def _between_digits(self, position: int) -> bool:
        text = self.source
        return 0 < position < len(text) - 1 and text[position - 1].isdigit() and text[position + 1].isdigit()

    def end_paragraph(self, position: int) -> None:
        self.put(position, "\n")
        self.open_quote = False


def _read(source: str) -> tuple[str, array[int]]:
    """Reading text, and for each of its characters the offset in the file."""
    spans = [match.span() for match in LINE.finditer(source)]
    lines = [source[start:end] for start, end in spans]
    width = wrapped_width(lines)
    reading = _Reading(source)
    open_line = False
    last_full = False
    in_title = width is not None
    for (start, end), line in zip(spans, lines, strict=True):
        if not line.strip() or PAGE_LINE.match(line):
            continue
        indented = line[:1] in " \t\u3000" and width is not None
        if open_line and not (last_full and not indented and not _starts_heading(line)):
            reading.end_paragraph(start - 1)
            open_line = False
        reading.put_line(start, end)
        open_line = True
        in_title = in_title and not line.rstrip().endswith(TITLE_ENDS)
        last_full = width is not None and (in_title or _width(line) >= width - 3)
    return "".join(reading.characters), reading.positions


def _sentence_spans(text: str) -> list[tuple[Span, int]]:
    """Sentences with the number of their paragraph."""
    found = []
    paragraph_start = 0
    for number, paragraph in enumerate(text.split("\n")):
        start = paragraph_start
        at = start
        end = paragraph_start + len(paragraph)
        while at < end:
            if text[at] in TERMINATORS:
                at += 1
                while at < end and text[at] in CLOSERS + TERMINATORS:
                    at += 1
                found.append((Span(start, at), number))
                start = at
            else:
                at += 1
        if start < end:
            found.append((Span(start, end), number))
        paragraph_start = end + 1
    return found


def _heading_at(text: str, span: Span, starts_paragraph: bool) -> Heading | None:
    """The heading with which a sentence begins. Only 一是 and 第一 may begin one within a paragraph."""
    piece = text[span.start : span.end]
    markdown = MARKDOWN.match(piece) if starts_paragraph else None
    skip = markdown.end() if markdown else 0
    for level, pattern in enumerate(HEADINGS, start=1):
        match = pattern.match(piece, skip)
        if match and (starts_paragraph or level >= 3):
            return _titled(piece, span.start, match.end(), level)
    return _titled(piece, span.start, skip, 1) if markdown else None


def _titled(piece: str, offset: int, begin: int, level: int) -> Heading | None:
    end = len(piece.rstrip(TERMINATORS + CLOSERS))
    if level >= 6 or end - begin > LONGEST_HEADING:
        comma = next((at for at in range(begin, end) if piece[at] in "，；：。"), end)
        end = min(end, comma)
    if end - begin > LONGEST_HEADING or end <= begin:
        return None
    return Heading(level, piece[begin:end], Span(offset + begin, offset + end))


def _lead(text: str, span: Span, paragraph_end: int) -> Heading | None:
    """A short first sentence that stands over a long paragraph of a report without numbered headings."""
    title = Span(span.start, span.start + len(text[span.start : span.end].rstrip(TERMINATORS + CLOSERS)))
    if (
        title.end - title.start > LONGEST_LEAD
        or paragraph_end - span.end < SHORTEST_LED
        or "：" in text[title.start : title.end]
    ):
        return None
    return Heading(2, text[title.start : title.end], title)


class _Outline:
    """The headings that are open while sentences are walked in order."""

    def __init__(self) -> None:
        self.open: list[Heading] = []
        self.inline: Heading | None = None

    def begin_paragraph(self) -> None:
        """一是 … within a paragraph governs the rest of that paragraph only."""
        self.open = [heading for heading in self.open if heading is not self.inline]
        self.inline = None

    def enter(self, heading: Heading, starts_paragraph: bool) -> None:
        self.open = [above for above in self.open if above.level < heading.level] + [heading]
        self.inline = None if starts_paragraph else heading


def _sentences(text: str) -> tuple[Sentence, ...]:
    spans = _sentence_spans(text)
    starts = [not at or spans[at - 1][1] != paragraph for at, (_, paragraph) in enumerate(spans)]
    numbered = any(_heading_at(text, span, True) for (span, _), first in zip(spans, starts, strict=True) if first)
    paragraph_ends = {paragraph: span.end for span, paragraph in spans}
    outline = _Outline()
    found = []
    for index, (span, paragraph) in enumerate(spans):
        first = starts[index]
        heading = _heading_at(text, span, first)
        if first and not numbered:
            heading = _lead(text, span, paragraph_ends[paragraph])
        if first:
            outline.begin_paragraph()
        if heading:
            outline.enter(heading, first)
        bare = heading is not None and not text[heading.span.end : span.end].strip(TERMINATORS + CLOSERS)
        found.append(Sentence(index, span, paragraph, tuple(outline.open), bare and first))
    return tuple(found)


@dataclass(frozen=True)
class Document:
    """One report as extractors see it. All spans here are in reading coordinates."""

    source: Source
    text: str
    positions: array[int]
    sentences: tuple[Sentence, ...]
    profile: Profile

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the text, cut by jieba's algorithm and dictionary, without its guesses at new words."""
        return tuple(Token(word, start, end) for word, start, end in rjieba.tokenize(self.text, "default", False))

    @cached_property
    def token_starts(self) -> frozenset[int]:
        return frozenset(token.start for token in self.tokens)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> Sentence:
        """The sentence in which a character of the reading text stands."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, position) - 1)]

    def source_span(self, span: Span) -> Span:
        """The same characters in the file as it is, what was dropped between them included."""
        return Span(self.positions[span.start], self.positions[span.end - 1] + 1)

    def quote(self, span: Span) -> str:
        """What stands in the file there, line breaks included."""
        start, end = self.source_span(span)
        return self.source.text[start:end]

    def section(self, sentence: Sentence) -> str:
        """Titles of the headings above a sentence, joined as a path."""
        return " / ".join(heading.title for heading in sentence.sections)


def parse(source: Source, profile: Profile | None = None) -> Document:
    """The document of a source. A profile may be given later with `dataclasses.replace`."""
    text, positions = _read(source.text)
    return Document(source, text, positions, _sentences(text), profile or Profile())
