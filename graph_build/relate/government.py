"""What governs an item in its clause: the verb before it, the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from graph_build.relate.scene import Clause, Item, Scene
from graph_build.relate.verbs import Verb

# Farther than this from its verb, an item is hardly its object any more; the bound keeps every look linear.
REACH = 160
LINKS = re.compile(r"(?:并|和|与|及|、|了|或|并且|以及|全面|深入|持续)?$")


@dataclass(frozen=True, slots=True)
class Frame:
    """An item in its clause: the verbs that form one chain before it (制定印发), the nearest last; the text between
    the clause's start and the item, between the last verb and the item, and from the item to the clause's end."""

    chain: tuple[Verb, ...]
    earlier: tuple[Verb, ...]
    before: str
    gap: str
    after: str

    @property
    def verb(self) -> Verb | None:
        return self.chain[-1] if self.chain else None


def frame(scene: Scene, clause: Clause, item: Item) -> Frame:
    """How an item is governed within its clause."""
    left = max(clause.span.start, item.span.start - REACH)
    first = bisect_left(clause.verbs, left, key=lambda verb: verb.span.start)
    reached = clause.verbs[first : bisect_right(clause.verbs, item.span.start, key=lambda verb: verb.span.end)]
    chain = _chain(scene.text, reached)
    gap_start = chain[-1].span.end if chain else left
    return Frame(
        chain=chain,
        earlier=reached[: len(reached) - len(chain)],
        before=scene.text[left : item.span.start],
        gap=scene.text[gap_start : item.span.start],
        after=scene.text[item.span.end : min(clause.span.end, item.span.end + REACH)],
    )


def _chain(text: str, verbs: tuple[Verb, ...]) -> tuple[Verb, ...]:
    """The last verbs of a clause that stand side by side."""
    chain: list[Verb] = []
    for verb in reversed(verbs):
        if chain and not LINKS.fullmatch(text[verb.span.end : chain[0].span.start]):
            break
        chain.insert(0, verb)
    return tuple(chain)
