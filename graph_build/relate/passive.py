"""Who acts where the thing done stands first: 《办法》由甲牵头起草, “护苗”行动由甲会同乙开展, 《条例》经丙审议通过."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from graph_build.relate.actors import AND
from graph_build.relate.government import Frame, listed_with
from graph_build.relate.scene import Clause, Item, Place, Scene
from graph_build.relate.words import Verb, any_of

BY = re.compile(f"{any_of('class_noun')}*+(?:已|均|将|主要|具体|统一|先后)*[由经]")
# From the bodies to the last of the verbs that say what they do.
NEAR = 24


class Passive(NamedTuple):
    """The bodies behind 由 or 经, and the verbs that follow them."""

    bodies: tuple[str, ...]
    verbs: tuple[Verb, ...]

    def verb(self, relation: str) -> Verb | None:
        """The last verb that states a relation."""
        return next((verb for verb in reversed(self.verbs) if verb.relation == relation), None)


def passive(scene: Scene, place: Place, seen: Frame, item: Item) -> Passive | None:
    """Who does something with an item that no verb precedes, where the words behind it say so."""
    by = BY.match(seen.after_list)
    if not by:
        return None
    clause = place.clause
    run = list(_bodies(scene, clause, listed_with(scene, clause, item)[-1].end + by.end()))
    if not run:
        return None
    end = run[-1].end
    verbs = tuple(verb for verb in clause.verbs() if end <= verb.start <= end + NEAR)
    return Passive(tuple(_acting(member).name for member in run), verbs)


def _bodies(scene: Scene, clause: Clause, start: int) -> Iterator[Item]:
    """The bodies, or meetings of bodies, that are listed from a position on."""
    for item in clause.after(start):
        between = scene.text[start : item.start]
        if _acting(item).kind != "Organization" or (between and not AND.fullmatch(between)):
            return
        yield item
        start = item.end


def _acting(item: Item) -> Item:
    """A body itself, or the one that holds a meeting."""
    inner = item.inner[0] if item.kind == "Meeting" and item.inner else item
    return inner if inner.start == item.start else item
