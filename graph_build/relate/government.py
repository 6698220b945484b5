"""What governs an item in its clause: the verb before it, the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph_build.relate.scene import Clause, Item, Scene
from graph_build.relate.words import Verb

# Farther than this from its verb, an item is hardly its object any more; the bound keeps every look linear.
REACH = 160
# Between two items of one list, with up to two more that are no entities.
LISTED = re.compile(
    r"[^，；。：、的]{0,6}(?:、[^，；。：、的]{2,16}){0,2}(?:[、和及与]|以及)[^，；。：、的]{0,4}|(?:“[^”，。]{1,24}”){0,2}"
)
LINKS = re.compile(r"(?:并|和|与|及|、|了|或|并且|以及)?(?:全面|深入|持续|严格|认真|抓好|大力)?\Z")
LONGEST_LINK = 4  # characters of it


@dataclass(slots=True, eq=False)
class Frame:
    """An item in its clause: the verbs before it, of these the last that form one chain (制定印发), and those before
    the chain; the last verb of the chain.

    The text between the clause's start and the item, and between the last verb (where none is, the clause's start) and
    the item; from the item to the clause's end, and from the last item of the list that it belongs to.
    """

    item: Item
    verbs: tuple[Verb, ...]
    chain: tuple[Verb, ...]
    earlier: tuple[Verb, ...]
    verb: Verb | None
    before: str
    gap: str
    after: str
    after_list: str

    @property
    def modifies(self) -> bool:
        """Whether the chain only tells one such item from others (省局印发的《…》)."""
        return self.gap.startswith("的") and bool(self.chain)

    @property
    def outer(self) -> Verb | None:
        """The verb before a chain that only modifies the item (构建|相互配合的“…”机制)."""
        return self.earlier[-1] if self.earlier and "的" in self.gap else None


def frame(scene: Scene, clause: Clause, item: Item) -> Frame:
    """How an item is governed within its clause."""
    text, start = scene.text, item.start
    left = max(clause.start, start - REACH)
    chain = verbs = clause.verbs_before(item, left)
    earlier: tuple[Verb, ...] = ()
    if len(verbs) > 1:
        chain = last_chain(text, verbs)
        earlier = verbs[: len(verbs) - len(chain)]
    before = gap = text[left:start]
    verb = None
    if chain:
        verb = chain[-1]
        gap = text[verb.end : start]
    after = after_list = _rest(text, clause, item)
    if item is not clause.items[-1] and (last := listed_with(scene, clause, item)[-1]) is not item:
        after_list = _rest(text, clause, last)
    return Frame(item, verbs, chain, earlier, verb, before, gap, after, after_list)


def chain_before(scene: Scene, clause: Clause, item: Item) -> tuple[Verb, ...]:
    """The chain of an item's frame."""
    return last_chain(scene.text, clause.verbs_before(item, max(clause.start, item.start - REACH)))


def place_follows(scene: Scene, item: Item) -> bool:
    """Whether a place begins where an item ends."""
    if item.end not in scene.place_starts:
        return False
    at = scene.following(item)
    return at < len(scene.items) and scene.kinds[at] == "Place" and scene.starts[at] == item.end


def _rest(text: str, clause: Clause, item: Item) -> str:
    end = item.end
    return text[end : min(clause.end, end + REACH)]


def listed_with(scene: Scene, clause: Clause, item: Item) -> list[Item]:
    """An item and those of its kind that follow it in one list (“A”“B”、C和D)."""
    listed = [item]
    if item is clause.items[-1]:
        return listed
    for other in clause.after(item.start):
        if other.start < listed[-1].end:
            continue
        if other.kind != item.kind or not LISTED.fullmatch(scene.text[listed[-1].end : other.start]):
            break
        listed.append(other)
    return listed


def last_chain(text: str, verbs: tuple[Verb, ...]) -> tuple[Verb, ...]:
    """The last of some verbs that stand side by side."""
    if len(verbs) < 2:
        return verbs
    first = len(verbs) - 1
    while first > 0 and _is_linked(text, verbs[first - 1].end, verbs[first].start):
        first -= 1
    return verbs[first:]


def _is_linked(text: str, end: int, start: int) -> bool:
    """Whether nothing but a link stands between two verbs, of which one ends and the other starts."""
    return start == end or (start - end <= LONGEST_LINK and LINKS.fullmatch(text, end, start) is not None)
