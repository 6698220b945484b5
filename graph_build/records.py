"""The nouns that pass between stages: spans, mentions, entities, quantities, relations, the facts of one report.

Two coordinate systems exist. Everything up to `Facts` uses offsets into `Document.text` (the reading text, with wrapped
lines joined); `Facts` and the graph use offsets into the decoded file as it is. `Document.source_span` converts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar, TypeVarTuple, cast

from graph_build.errors import Bilingual

Values = TypeVarTuple("Values")
Made = TypeVar("Made", covariant=True)


class Making(Protocol):
    """A named tuple of all its values, in their order. Mypy checks them; only those with a default must be counted."""

    def __call__(self, kind: Callable[[*Values], Made], values: tuple[*Values], /) -> Made: ...


# Makes what a named tuple's own constructor makes, in a third of the time: that one is a function of Python.
made: Making = cast(Making, tuple.__new__)
Value = str | int | float | bool | None | list[str]
Report = TypeVar("Report")


class Span(NamedTuple):
    """Half-open range of code points."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def moved(self, positions: Sequence[int]) -> Span:
        """The same characters where each is counted as `positions` has it, what was dropped between them included."""
        start, end = self
        return made(Span, (positions[start], positions[end - 1] + 1))


NOWHERE = "report:"
NOTHING: Mapping[str, Value] = {}


class Mention(NamedTuple):
    """One place where a report names something. `name` is the normal form of what stands at `span`."""

    kind: str
    span: Span
    name: str
    attributes: Mapping[str, Value] = NOTHING


class Quantity(NamedTuple):
    """One numeral with its unit, as the text has it; who did it, and when, is attributed later.

    `value` is a number in `unit`, None where masked or a range; `approx` the approximating word; `change` 增长 or 下降
    with the basis in front where given (同比增长), and `basis` that basis alone; `indicator` the shortest phrase that
    says what was counted, `indicator_span` where it stands if it is one run of text.
    """

    span: Span
    value: float | None
    unit: str
    indicator: str
    approx: str | None = None
    redacted: bool = False
    change: str | None = None
    basis: str | None = None
    status: str = "actual"
    indicator_span: Span | None = None

    def moved(self, positions: Sequence[int]) -> Quantity:
        """The same where spans are counted otherwise."""
        indicator_span = self.indicator_span.moved(positions) if self.indicator_span else None
        return made(Quantity, (self.span.moved(positions), *self[1:-1], indicator_span))


class Reason(NamedTuple):
    """Why a form stands for its entity: `form` is a mention's name, "" where it is said of the entity as a whole."""

    form: str
    why: Bilingual


class Entity(NamedTuple):
    """What one report calls by one or several names.

    `text` is a surface form as the file has it; `attributes` are declared node properties; `reasons` say why forms were
    joined, `apart` (`form` is the other's name) what a correction took out of it. Entities of two reports are one where
    `kind`, `scope` and `key` agree: `scope` is "" for what is the same everywhere, a jurisdiction (广东省/潮州市) for
    what is local, or `report:<hash>` for what cannot be placed (XX市); `key` is the canonical name, where None the name
    itself.
    """

    kind: str
    name: str
    text: str
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]
    attributes: Mapping[str, Value] = NOTHING
    scope: str = ""
    key: str | None = None
    reasons: tuple[Reason, ...] = ()
    apart: tuple[Reason, ...] = ()

    def moved(self, positions: Sequence[int]) -> Entity:
        """The same where spans are counted otherwise."""
        mentions = []
        for kind, (start, end), name, attributes in self.mentions:
            span = made(Span, (positions[start], positions[end - 1] + 1))
            mentions.append(made(Mention, (kind, span, name, attributes)))
        return made(Entity, (*self[:4], tuple(mentions), *self[5:]))


class Measured(NamedTuple):
    """What a number measures. `name` is that, `key` makes the indicator itself, `why` tells what was left out of the
    wording. `alone`: the wording says too little to be the same in another report.

    Where a correction says so, `scope` is the indicator's (where None, `alone` tells it), `decided` has what else it is
    called, and `apart` is what it was taken out of.
    """

    name: str
    key: str
    why: Bilingual | None = None
    alone: bool = False
    scope: str | None = None
    decided: tuple[Reason, ...] = ()
    apart: Measured | None = None

    def home(self, sha256: str) -> str:
        """The scope of the indicator of a report's number."""
        if self.scope is not None:
            return self.scope
        return nowhere(sha256) if self.alone else ""


class Observation(NamedTuple):
    """A quantity with its sentence (index), period (normal form), body and subject (entity names, or None).

    `measured` is what a correction says that it measures; where None, its wording tells (`graph_build.measure`).
    """

    quantity: Quantity
    sentence: int
    period: str
    by: str | None
    by_explicit: bool = False
    about: str | None = None
    about_kind: str | None = None
    measured: Measured | None = None

    def moved(self, positions: Sequence[int]) -> Observation:
        """The same where spans are counted otherwise."""
        return made(Observation, (self.quantity.moved(positions), *self[1:]))


class Relation(NamedTuple):
    """One fact between two entities of a report, in the first sentence (index) that states it."""

    type: str
    head_kind: str
    head: str
    tail_kind: str
    tail: str
    sentences: tuple[int, ...]
    explicit: bool
    attributes: Mapping[str, Value] = NOTHING


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a report as a whole, and where each piece of that knowledge comes from (`reasons`).

    `notes` are said once by a build: where the manifest and the text differ, for instance.
    """

    title: str | None = None
    issuer: str | None = None
    jurisdiction: str | None = None
    period: str = "*"
    genre: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Bilingual, ...] = ()

    @property
    def year(self) -> str:
        """The report's own year, or `*` where it is masked or unknown. For a span, the last year."""
        last = self.period.rstrip("/").split("/")[-1]
        return last[:4] if last[:4].isdigit() else "*"


class Passage(NamedTuple):
    """One sentence in source coordinates, with the headings above it."""

    span: Span
    order: int
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one report says, in source coordinates. Sentence indexes point into `passages`."""

    source: str
    sha256: str
    characters: int
    masked: bool
    profile: Profile
    passages: tuple[Passage, ...]
    entities: tuple[Entity, ...]
    observations: tuple[Observation, ...]
    relations: tuple[Relation, ...]
    text: str


class Content(Protocol):
    """What tells one report's content from another's, and under which name it was given."""

    @property
    def source(self) -> str: ...
    @property
    def sha256(self) -> str: ...


def distinct(given: Iterable[tuple[Content, Report]]) -> dict[str, Report]:
    """Reports by the hash of their content, in the order of hashes: a file given twice under two names counts once,
    under the name that sorts first."""
    ordered = sorted(given, key=lambda each: each[0].source, reverse=True)
    found = {content.sha256: report for content, report in ordered}
    return {sha256: found[sha256] for sha256 in sorted(found)}


def nowhere(sha256: str) -> str:
    """The scope of what a report names without saying where it is: it is nobody else's."""
    return NOWHERE + sha256[:16]


def digest(*parts: str) -> str:
    """Sixteen hexadecimal digits of the parts; the separator keeps ("ab", "c") and ("a", "bc") apart."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
