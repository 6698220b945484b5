"""What governs an item in its clause: the verb before it, the words around it."""

from __future__ import annotations

import re
from typing import NamedTuple

from graph_build.relate.scene import Clause, Item, Scene
from graph_build.relate.words import Verb

# Farther than this from its verb, an item is hardly its object any more; the bound keeps every look linear.
REACH = 160
# Between two items of one list, with up to two more that are no entities.
LISTED = re.compile(
    r"[^，；。：、的]{0,6}(?:、[^，；。：、的]{2,16}){0,2}(?:[、和及与]|以及)[^，；。：、的]{0,4}|(?:“[^”，。]{1,24}”){0,2}"
)
LINKS = re.compile(r"(?:并|和|与|及|、|了|或|并且|以及)?(?:全面|深入|持续|严格|认真|抓好|大力)?\Z")


class Frame(NamedTuple):
    """An item in its clause: the verbs that form one chain before it (制定印发), the nearest last; the text between
    the clause's start and the item, between the last verb and the item, from the item to the clause's end, and from the
    last item of the list that it belongs to."""

    chain: tuple[Verb, ...]
    earlier: tuple[Verb, ...]
    before: str
    gap: str
    after: str
    after_list: str
    place_follows: bool

    @property
    def verb(self) -> Verb | None:
        return self.chain[-1] if self.chain else None

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the chain."""
        return tuple(verb.word for verb in self.chain)

    @property
    def modifies(self) -> bool:
        """Whether the chain only tells one such item from others (省局印发的《…》)."""
        return bool(self.chain) and self.gap.startswith("的")

    @property
    def outer(self) -> Verb | None:
        """The verb before a chain that only modifies the item (构建|相互配合的“…”机制)."""
        return self.earlier[-1] if self.earlier and "的" in self.gap else None


def frame(scene: Scene, clause: Clause, item: Item) -> Frame:
    """How an item is governed within its clause."""
    left = max(clause.start, item.span.start - REACH)
    reached = clause.verbs_within(left, item.span.start)
    chain = _chain(scene.text, reached)
    gap_start = chain[-1].end if chain else left
    after, last = _rest(scene, clause, item), listed_with(scene, clause, item)[-1]
    return Frame(
        chain=chain,
        earlier=reached[: len(reached) - len(chain)],
        before=scene.text[left : item.span.start],
        gap=scene.text[gap_start : item.span.start],
        after=after,
        after_list=after if last is item else _rest(scene, clause, last),
        place_follows=_place_follows(scene, item),
    )


def _place_follows(scene: Scene, item: Item) -> bool:
    at = item.number + 1
    while at < len(scene.items) and scene.items[at].span.start < item.span.end:
        at += 1
    return at < len(scene.items) and scene.items[at].kind == "Place" and scene.items[at].span.start == item.span.end


def _rest(scene: Scene, clause: Clause, item: Item) -> str:
    return scene.text[item.span.end : max(item.span.end, min(clause.end, item.span.end + REACH))]


def listed_with(scene: Scene, clause: Clause, item: Item) -> list[Item]:
    """An item and those of its kind that follow it in one list (“A”“B”、C和D)."""
    listed = [item]
    if item is clause.items[-1]:
        return listed
    for other in clause.after(item.span.start):
        if other.span.start < listed[-1].span.end:
            continue
        if other.kind != item.kind or not LISTED.fullmatch(scene.text[listed[-1].span.end : other.span.start]):
            break
        listed.append(other)
    return listed


def _chain(text: str, verbs: tuple[Verb, ...]) -> tuple[Verb, ...]:
    """The last verbs of a clause that stand side by side."""
    first = len(verbs) - 1
    while first > 0 and LINKS.fullmatch(text, verbs[first - 1].end, verbs[first].start):
        first -= 1
    return verbs[max(0, first) :]
