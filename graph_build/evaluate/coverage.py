"""Which fact explains each numeral of a report, or that none does."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph_build.document.text import HEADINGS, Document, parse
from graph_build.extract.layout import Layout
from graph_build.extract.numerals import Numeral, numerals
from graph_build.extract.uses import COUNT, Uses
from graph_build.readers.plain import Source
from graph_build.records import Facts, Span

UNEXPLAINED = "unexplained"
# Behind a numeral that nothing measures: what shows that it numbers, grades or identifies something.
SERIAL = re.compile(r"[级届版型路线码楼层室栋期章节页款]|号|热线|平台|[·.:：]\d|[A-Za-z+×]|[-—]\d|％?以?后出生")
MEMBER = re.compile(r"[\u4e00-\u9fff]")
POINT = re.compile(r"(?:第[^，。；、]{1,3}|[一二三四五六七八九十]{1,2}(?:是|要|方面|则))")


@dataclass(frozen=True, slots=True)
class Row:
    """One numeral at `start:end` of the decoded file: `use` names what it is there for (`observation`, `period`,
    `name`, `ordinal`, `heading`, `date or duration`, `frequency` … or `unexplained`), `fact` the fact behind it."""

    start: int
    end: int
    text: str
    use: str
    fact: str | None
    sentence: int


class _Facts:
    """Spans of facts in the file, for the question which of them holds a numeral."""

    def __init__(self, spans: Iterable[tuple[Span, str, str]]) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span, _, _ in self.spans]

    def holding(self, numeral: Span) -> tuple[str, str] | None:
        """Use and fact of the first span that holds the numeral's first character, begun at most 200 before it."""
        low = bisect_left(self._starts, numeral.start - 200)
        for span, use, fact in self.spans[low : bisect_left(self._starts, numeral.start + 1)]:
            if numeral.start < span.end:
                return use, fact
        return None


def _observed(facts: Facts) -> _Facts:
    return _Facts((o.quantity.span, "observation", o.quantity.indicator) for o in facts.observations)


def _mentioned(facts: Facts) -> _Facts:
    return _Facts(
        (mention.span, "period" if entity.kind == "Period" else "name", entity.name)
        for entity in facts.entities
        for mention in entity.mentions
    )


class _Account:
    def __init__(self, facts: Facts) -> None:
        source = Source(facts.source, facts.text, "utf-8", facts.sha256)
        self.document: Document = parse(source, facts.profile)
        self.uses = Uses(self.document.text, Layout(self.document.text, self.document.breaks))
        self.observed = _observed(facts)
        self.mentioned = _mentioned(facts)
        self.headings = {
            sentence.span.start + match.start(): match.end() - match.start()
            for sentence in self.document.sentences
            for match in [self._heading(sentence.span)]
            if match
        }

    def _heading(self, span: Span) -> re.Match[str] | None:
        text = self.document.text[span.start : span.start + 12]
        return next((match for pattern in HEADINGS if (match := pattern.match(text))), None)

    def rows(self) -> Iterable[Row]:
        for numeral in numerals(self.document.text):
            if self._is_numeral(numeral):
                yield self._row(numeral)

    def _is_numeral(self, numeral: Numeral) -> bool:
        """统一 and 进一步 hold a numeral's character and none of its meaning: it is part of a longer word."""
        if numeral.style != "chinese" or numeral.unit is not None:
            return True
        return bool(self.document.token_starts[numeral.span.start]) and self._closes_token(numeral.span.end)

    def _closes_token(self, at: int) -> bool:
        return at == len(self.document.text) or bool(self.document.token_starts[at])

    def _row(self, numeral: Numeral) -> Row:
        span = self.document.source_span(numeral.span)
        use, fact = self._explained(numeral, span)
        sentence = self.document.sentence_at(numeral.span.start).index
        return Row(span.start, span.end, self.document.source.text[span.start : span.end], use, fact, sentence)

    def _explained(self, numeral: Numeral, span: Span) -> tuple[str, str | None]:
        found = self.observed.holding(span) or self.mentioned.holding(span)
        if found:
            return found
        if self._in_heading(numeral.span.start):
            return "heading", None
        use = self.uses.of(numeral)
        if use in (COUNT, "number without a unit"):
            return self._serial(numeral), None
        if use == "word":
            use = "ordinal" if self._is_ordinal(numeral) else "fixed phrase"
        return use, None

    def _in_heading(self, at: int) -> bool:
        return any(at - back in self.headings and back < self.headings[at - back] for back in range(5))

    def _is_ordinal(self, numeral: Numeral) -> bool:
        text, at = self.document.text, numeral.span
        return (
            text[at.start - 1 : at.start] == "第"
            or text[at.end : at.end + 1] in ("届", "是", "要")
            or bool(POINT.match(text, at.start))
        )

    def _serial(self, numeral: Numeral) -> str:
        """A number without a unit that identifies (12345热线, 6.4级, 〔2020〕12号), or a mask for a name (*市)."""
        text, end = self.document.text, numeral.span.end
        before = text[max(0, numeral.span.start - 2) : numeral.span.start]
        if numeral.style == "masked" and (MEMBER.match(text, end) or (before[-1:] and MEMBER.match(before[-1:]))):
            return "masked name"
        if SERIAL.match(text, end) or before.endswith(("·", "〔", "（", "-", "—", ".", ":", "号", "O", "V")):
            return "code"
        return UNEXPLAINED


def account(facts: Facts) -> tuple[Row, ...]:
    """Every numeral of a report in the order of the text, with what explains it; Chinese ones where they are words."""
    return tuple(_Account(facts).rows())


def unexplained_share(rows: Sequence[Row]) -> float:
    """Share of numerals that nothing explains, 0 for a report without numerals."""
    return sum(row.use == UNEXPLAINED for row in rows) / len(rows) if rows else 0.0
