"""Source → Document: paragraphs, sentences and headings of the reading text, each mapped back to the file."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

import rjieba

from graph_build.document.markdown import SUFFIX, without_marks
from graph_build.document.points import CIRCLED, DIGIT, LISTED, NTH, NUMERAL, SAID, SECTION
from graph_build.document.reading import read_text
from graph_build.document.tables import BAR, Tables
from graph_build.readers.plain import Source
from graph_build.records import Profile, Span, made
from graph_build.scanning import places_of

TERMINATORS = "。！？"
CLOSERS = "”’」』）》】"
BREAKS = "，。；：！？\n" + BAR
WITHIN_SENTENCES, AFTER_SENTENCES = frozenset("，；：" + BAR), frozenset(TERMINATORS + CLOSERS)
HEADINGS = (
    re.compile(rf"{SECTION}[　 、，：]*"),
    re.compile(LISTED),
    re.compile(rf"（{NUMERAL}）"),
    re.compile(DIGIT),
    re.compile(rf"（\d{{1,2}}）|{CIRCLED}"),
    re.compile(rf"{NTH}|{SAID}|首先，|其次，|再次，|最后，"),
)
MARKDOWN = re.compile(r"#{1,6} ?")
# With these a heading begins; most sentences do not, and are not looked at more closely.
OPENERS = frozenset("第一二三四五六七八九十（首其再最#0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
INLINE = len(HEADINGS)
LONGEST_HEADING = 60
LOOKED_AT = 200
LONGEST_PIECE = 1 << 20
LONGEST_LEAD = 40
TELLS = re.compile(r"，[^，]*\d")  # 落实X制度，适用率为83%: no title, but what was reached
SHORTEST_LED = 150


class Heading(NamedTuple):
    """A numbered heading: `level` counts from 1 in the order of `HEADINGS`, `title` lacks the number."""

    level: int
    title: str
    span: Span


@dataclass(slots=True, eq=False)
class Sentence:
    """From a paragraph's start or the sentence before to 。！？ or the paragraph's end.

    `sections` are the headings that govern it, outermost first, its own included.
    """

    index: int
    span: Span
    paragraph: int
    sections: tuple[Heading, ...]


def _sentence_spans(text: str, breaks: Sequence[int]) -> list[tuple[Span, int]]:
    """Sentences with the number of their paragraph."""
    found = []
    start = paragraph = 0
    for at in [at for at in breaks if text[at] not in WITHIN_SENTENCES]:
        if at < start:
            continue
        end = at if text[at] == "\n" else at + 1
        while end > at and text[end : end + 1] in AFTER_SENTENCES:
            end += 1
        if end > start:
            found.append((made(Span, (start, end)), paragraph))
        start = max(end, at + 1)
        paragraph += text[at] == "\n"
    if start < len(text):
        found.append((Span(start, len(text)), paragraph))
    return found


def _heading_at(text: str, span: Span, starts_paragraph: bool) -> Heading | None:
    """The heading with which a sentence begins. Only 一是 and 第一 may begin one within a paragraph."""
    if text[span.start] not in OPENERS:
        return None
    piece = text[span.start : min(span.end, span.start + LOOKED_AT)]
    markdown = MARKDOWN.match(piece) if starts_paragraph else None
    skip = markdown.end() if markdown else 0
    for level, pattern in enumerate(HEADINGS, start=1):
        match = pattern.match(piece, skip)
        if match and (starts_paragraph or level >= 3):
            return _titled(piece, span.start, match.end(), level)
    return _titled(piece, span.start, skip, 1) if markdown else None


def _without_stop(piece: str) -> int:
    """Where a sentence ends but for 。 and what closes behind it; a quote that ends the words stays closed."""
    stopped = piece.rstrip(CLOSERS)
    words = stopped.rstrip(TERMINATORS)
    return len(words) if words != stopped else len(piece)


def _titled(piece: str, offset: int, begin: int, level: int) -> Heading | None:
    end = _without_stop(piece)
    if level >= INLINE or end - begin > LONGEST_HEADING:
        comma = next((at for at in range(begin, end) if piece[at] in "，；：。"), end)
        end = min(end, comma)
    if end - begin > LONGEST_HEADING or end <= begin:
        return None
    return made(Heading, (level, piece[begin:end], made(Span, (offset + begin, offset + end))))


def _lead(text: str, span: Span, paragraph_end: int) -> Heading | None:
    """A short first sentence that stands over a long paragraph of a report without numbered headings."""
    title = Span(span.start, span.start + _without_stop(text[span.start : span.end]))
    if (
        title.end - title.start > LONGEST_LEAD
        or paragraph_end - span.end < SHORTEST_LED
        or "：" in text[title.start : title.end]
        or TELLS.search(text, title.start, title.end)
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


def _sentences(text: str, breaks: Sequence[int]) -> tuple[Sentence, ...]:
    spans = _sentence_spans(text, breaks)
    begins = [not at or spans[at - 1][1] != paragraph for at, (_, paragraph) in enumerate(spans)]
    headings = [_heading_at(text, span, first) for (span, _), first in zip(spans, begins, strict=True)]
    numbered = any(heading for heading, first in zip(headings, begins, strict=True) if first)
    paragraph_ends = {paragraph: span.end for span, paragraph in spans}
    outline = _Outline()
    sections: tuple[Heading, ...] = ()
    found = []
    for index, (span, paragraph) in enumerate(spans):
        first, heading = begins[index], headings[index]
        if first:
            heading = heading if numbered else _lead(text, span, paragraph_ends[paragraph])
            outline.begin_paragraph()
        if heading:
            outline.enter(heading, first)
        if (first or heading) and sections != tuple(outline.open):
            sections = tuple(outline.open)
        found.append(Sentence(index, span, paragraph, sections))
    return tuple(found)


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces that a word cutter takes at once; they end behind a line or a sentence where there is one."""
    start = 0
    while len(text) - start > LONGEST_PIECE:
        limit = start + LONGEST_PIECE
        end = max(text.rfind(mark, start, limit) for mark in "\n。，") + 1 or limit
        yield text[start:end]
        start = end
    yield text[start:]


class _Beginnings(dict[int, bytes]):
    """For the length of a word 1 where it begins and 0 behind that; made once for each length."""

    def __missing__(self, length: int) -> bytes:
        marks = self[length] = b"\1".ljust(length, b"\0")
        return marks


@dataclass(frozen=True, eq=False)
class Document:
    """One report as extractors see it. All spans here are in reading coordinates.

    `breaks` are the marks that end clauses, line ends included.
    """

    source: Source
    text: str
    positions: array[int]
    sentences: tuple[Sentence, ...]
    breaks: list[int]
    profile: Profile

    @cached_property
    def tokens(self) -> list[str]:
        """The words of the text, cut by jieba's algorithm and dictionary, without its guesses at new words."""
        if len(self.text) <= LONGEST_PIECE:
            return rjieba.cut(self.text, False)
        seen: dict[str, str] = {}  # the words of a very long text are kept once each
        return [seen.setdefault(word, word) for piece in _pieces(self.text) for word in rjieba.cut(piece, False)]

    @cached_property
    def token_bounds(self) -> array[int]:
        """Where each word begins, and behind them the end of the text."""
        return array("I", accumulate(map(len, self.tokens), initial=0))

    @cached_property
    def token_starts(self) -> bytearray:
        """For each character, and the end of the text, 1 where a word begins and else 0."""
        return bytearray(b"".join(map(_Beginnings().__getitem__, map(len, self.tokens))) + b"\0")

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.sentences]

    def sentence_at(self, position: int) -> Sentence:
        """The sentence in which a character of the reading text stands."""
        return self.sentences[max(0, bisect_right(self._sentence_starts, position) - 1)]

    @cached_property
    def tables(self) -> Tables:
        return Tables(self.text, self.positions, self.source.text)

    @cached_property
    def edges(self) -> list[int]:
        """The marks that end clauses, and those of titles."""
        return sorted([*self.breaks, *places_of("《》", self.text)])

    def clause_start(self, position: int, floor: int = 0) -> int:
        """Behind the last mark before a position that ends a clause, at the least `floor`."""
        breaks = self.breaks
        at = bisect_left(breaks, position)
        start = breaks[at - 1] + 1 if at else 0
        return start if start > floor else floor

    def source_span(self, span: Span) -> Span:
        """The same characters in the file as it is, what was dropped between them included."""
        return span.moved(self.positions)

    def quote(self, span: Span) -> str:
        """What stands in the file there, line breaks included."""
        start, end = span
        return self.source.text[self.positions[start] : self.positions[end - 1] + 1]

    def section(self, sentence: Sentence) -> str:
        """Titles of the headings above a sentence, joined as a path."""
        return " / ".join([heading.title for heading in sentence.sections])


def parse(source: Source, profile: Profile | None = None) -> Document:
    """The document of a source. A profile may be given later with `dataclasses.replace`."""
    text, positions = _read(source)
    breaks = places_of(BREAKS, text)
    return Document(source, text, positions, _sentences(text, breaks), breaks, profile or Profile())


def _read(source: Source) -> tuple[str, array[int]]:
    """The reading text, and where each of its characters stands in the file."""
    if not source.name.lower().endswith(SUFFIX):
        return read_text(source.text)
    said, kept = without_marks(source.text)
    text, positions = read_text(said)
    return text, array("I", [kept[at] for at in positions]) if len(said) < len(source.text) else positions
