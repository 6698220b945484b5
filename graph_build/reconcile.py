"""Settles what several kinds claim of the same words: the one place that decides between kinds and overlaps.

The rules are those of the annotation guide: nothing inside a 《》 title or a quoted name; inside a meeting's name the
body that holds it stays; inside an unquoted undertaking only bodies and what is itself quoted; a place inside another
name goes; the plan period inside “十四五”规划 stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph_build.document.text import Document
from graph_build.folding import SPACE
from graph_build.records import Mention, Value

# Kinds that stay inside an unquoted name of a kind; what is not listed goes.
STAYS = {
    "Meeting": {"Organization", "Period"},
    "Initiative": {"Organization"},
    "Document": {"Organization", "Period"},
    "Organization": {"Organization"},
    "Formulation": set[str](),
    "Place": {"Organization", "Meeting", "Initiative", "Document", "Formulation", "Period"},
    "Period": {"Organization", "Meeting", "Initiative", "Document", "Place"},
}
# Quoted words inside an unquoted name are named for themselves (深化法治建设“四级同创”实施意见).
QUOTED_STAY = {"Initiative", "Formulation"}
# Of two kinds for the very same words the earlier wins.
PRIORITY = ("Document", "Meeting", "Organization", "Initiative", "Formulation", "Place", "Period")
RANK = {kind: rank for rank, kind in enumerate(PRIORITY)}
BUILT = -1
# How many mentions before one may still reach into it.
MOST_NESTED = 8
# Of two overlapping mentions of these kinds the longer wins; bodies and regions may nest.
ONE_AT_A_TIME = {"Initiative", "Formulation", "Document", "Meeting", "Period"}


def _ordered(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions in the order of the text, the longest first, with names without white space; the text keeps spaces
    between Latin words."""
    found: list[tuple[int, int, int, str, int, Mention]] = []
    for mention in mentions:
        kind, (start, end), name, attributes = mention
        if not name.isalnum() and SPACE.search(name):
            name = SPACE.sub("", name)
            mention = mention._replace(name=name)
        rank = BUILT if kind == "Initiative" and _is_built(name, attributes) else RANK[kind]
        found.append((start, -end, rank, name, len(found), mention))
    found.sort()
    return [mention for *_, mention in found]


def _is_built(name: str, attributes: Mapping[str, Value]) -> bool:
    """A place that is built (建成市全民健身中心) is no body yet, and comes before one; a laboratory is one at work."""
    return attributes.get("kind") == "项目" and not name.endswith("实验室")


class _Settling:
    """What stands so far, in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.kept: list[Mention] = []
        self.reached = 0
        self.refused: list[Mention] = []

    def _opens_with(self, mention: Mention, mark: str) -> bool:
        return self.text[mention.span.start] == mark

    def _quoted(self, mention: Mention) -> bool:
        """Whether a mention is a quoted name, with or without its class noun (not “两个责任”贯通协同机制)."""
        start, end = mention.span
        close = self.text.find("”", start, end)
        return self._opens_with(mention, "“") and self.text[start + 1 : close] == mention.name

    def _prefers_inner(self, outer: Mention, inner: Mention) -> bool:
        """A quoted name against a longer one: 涉企“综合查一次”清单, “X”建设; “十四五”消防规划|重点项目."""
        if outer.kind != "Initiative":
            return False
        starts = outer.span.start == inner.span.start
        if inner.kind == "Document":
            return starts and self._opens_with(inner, "“")
        same = inner.kind == "Initiative" and self._quoted(inner) and not self._quoted(outer)
        return same and (starts or outer.span.end == inner.span.end)

    def _stays_inside(self, outer: Mention, inner: Mention) -> bool:
        if self._opens_with(outer, "《"):
            return False
        if outer.kind in QUOTED_STAY and self._quoted(outer):
            return False
        if inner.kind in QUOTED_STAY and outer.kind in ("Initiative", "Document") and self._quoted(inner):
            return inner.kind != outer.kind
        return inner.kind in STAYS[outer.kind]

    def _shares_head(self, earlier: Mention, later: Mention) -> bool:
        """中央、省委政法工作会议 and 二十届二中、三中全会 are two meetings that share the end of one phrase."""
        both = earlier.kind == later.kind == "Meeting" and earlier.name != later.name
        return both and earlier.span.end == later.span.end

    def _stays_beside(self, earlier: Mention, later: Mention) -> bool:
        """Whether a mention stands that begins in an earlier one, which is kept."""
        if self._shares_head(earlier, later):
            return True
        if earlier.span == later.span and earlier.kind != later.kind:
            return False
        if earlier.span.covers(later.span):
            return self._stays_inside(earlier, later)
        return earlier.kind != later.kind or earlier.kind not in ONE_AT_A_TIME

    def take(self, mention: Mention) -> None:
        """Keep a mention if what is kept before it lets it stand; most begin behind all of that."""
        start, end = mention.span
        if start >= self.reached or self._makes_room(mention):
            self.kept.append(mention)
            if end > self.reached:
                self.reached = end
        else:
            self.refused.append(mention)

    def _makes_room(self, mention: Mention) -> bool:
        """Whether a mention stands beside those that it crosses; those that it replaces are kept no longer."""
        begins = mention.span.start
        replaced: list[Mention] = []
        for kept in self.kept[-MOST_NESTED:]:
            if kept.span.end <= begins:
                continue  # all of them begin before or with it
            if self._prefers_inner(kept, mention):
                replaced.append(kept)
            elif not self._stays_beside(kept, mention):
                return False
        if replaced:
            self._replace(replaced, begins)
        return True

    def _replace(self, replaced: list[Mention], begins: int) -> None:
        """Keep some mentions no longer, but what stood inside them before a position."""
        left = [kept for kept in self.kept[-MOST_NESTED:] if kept not in replaced]
        self.kept[-MOST_NESTED:] = [*left, *self._freed(replaced[0].span.start, begins, left)]

    def _freed(self, start: int, end: int, left: list[Mention]) -> list[Mention]:
        """What only stood inside a name that is kept no longer: 云州 in 云州“四好农村路”建设经验."""
        freed: list[Mention] = []
        for mention in self.refused[-MOST_NESTED:]:
            reached = max((kept.span.end for kept in (*left, *freed)), default=0)
            if max(start, reached) <= mention.span.start and mention.span.end <= end:
                freed.append(mention)
        return freed


def settle(document: Document, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand, in the order of the text."""
    settling = _Settling(document.text)
    for mention in _ordered(mentions):
        settling.take(mention)
    return tuple(settling.kept)
