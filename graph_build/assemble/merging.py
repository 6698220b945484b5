"""Nodes that several reports speak of: what each report says of a node is a vote, and all votes settle the node."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from graph_build.errors import Bilingual
from graph_build.folding import SPACE, fold
from graph_build.identity import node_id
from graph_build.reasons import lines_of


class Identity(NamedTuple):
    """What makes a node itself; see `records.Entity`."""

    kind: str
    scope: str
    key: str

    @property
    def id(self) -> str:
        return node_id(*self)


@dataclass(slots=True)
class Vote:
    """What one report (`report` is its name) says of one node: how often it gives each name and value, and why forms
    are the node's."""

    identity: Identity
    report: str
    names: dict[str, int] = field(default_factory=dict)
    aliases: set[str] = field(default_factory=set)
    attributes: dict[str, dict[Any, int]] = field(default_factory=dict)
    lines: set[tuple[str, Bilingual]] = field(default_factory=set)

    def count(self, name: str, aliases: Iterable[str], attributes: Mapping[str, Any]) -> None:
        """The report calls the node so once more."""
        self.names[name] = self.names.get(name, 0) + 1
        for alias in aliases:
            self.aliases.add(SPACE.sub("", alias))
        for key, value in attributes.items():
            if value is not None:
                values = self.attributes.setdefault(key, {})
                values[value] = values.get(value, 0) + 1


class Settled(NamedTuple):
    """A node as all votes have it."""

    identity: Identity
    name: str
    properties: dict[str, Any]


def settled(votes: Sequence[Vote]) -> Settled:
    """What votes, in whatever order, make of a node."""
    name = _best(_summed(vote.names for vote in votes))
    forms = {form for vote in votes for form in (*vote.aliases, *vote.names)}
    own = fold(name)
    aliases = sorted(form for form in forms if form != name and fold(form) not in ("", own))
    keys = {key: None for vote in votes for key in vote.attributes}
    values = {key: _best(_summed(vote.attributes.get(key, {}) for vote in votes)) for key in keys}
    reasons = lines_of(name, aliases, [(vote.report, vote.lines) for vote in votes])
    return Settled(votes[0].identity, name, {"aliases": aliases, "reasons": reasons, **values})


def _summed(counts: Iterable[Mapping[Any, int]]) -> Mapping[Any, int]:
    first, *others = counts
    if not others:
        return first
    total = Counter(first)
    for each in others:
        total.update(each)
    return total


def _best(votes: Mapping[Any, int]) -> Any:
    """The commonest value; of equals the longest, then the first in order."""
    if len(votes) == 1:
        return next(iter(votes))
    return min(votes, key=lambda value: (-votes[value], -len(str(value)), str(value)))
