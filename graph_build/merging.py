"""Nodes that several reports contribute to: what each says is collected, then settled once, with the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from graph_build.apart import Named, kept_apart
from graph_build.errors import Bilingual
from graph_build.folding import SPACE, fold
from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.reasons import Line, Reasons


class Identity(NamedTuple):
    """What makes a node itself; see `records.Entity`."""

    kind: str
    scope: str
    key: str

    @property
    def id(self) -> str:
        return node_id(*self)


class Merging:
    """Names, aliases and attributes of nodes, and why forms and pairs of nodes are what they are."""

    def __init__(self) -> None:
        self.reasons = Reasons()
        self._names: dict[str, Counter[str]] = {}
        self._aliases: dict[str, set[str]] = {}
        self._attributes: dict[str, dict[str, Counter[Any]]] = {}
        self._identities: dict[str, Identity] = {}
        self._decided: dict[tuple[str, str], Bilingual] = {}

    def add(self, identity: Identity, name: str, aliases: Iterable[str] = (), **attributes: Any) -> str:
        """A report calls a node so; the node's id."""
        id = identity.id
        self._identities[id] = identity
        self._names.setdefault(id, Counter())[name] += 1
        self._aliases.setdefault(id, set()).update(SPACE.sub("", alias) for alias in aliases)
        for key, value in attributes.items():
            if value is not None:
                self._attributes.setdefault(id, {}).setdefault(key, Counter())[value] += 1
        return id

    def keep_apart(self, one: str, two: str, why: Bilingual) -> None:
        """A correction says that two nodes (ids) are not one."""
        if one != two:
            self._decided[min(one, two), max(one, two)] = why

    def settle(self, graph: Graph) -> None:
        """Write all nodes into the graph."""
        names = {id: _best(votes) for id, votes in sorted(self._names.items())}
        apart = self._apart(names)
        for id, name in names.items():
            settled = {key: _best(votes) for key, votes in self._attributes.get(id, {}).items()}
            aliases = self._others(id, name)
            graph.add_node(
                self._identities[id].kind,
                id,
                name=name,
                aliases=aliases,
                reasons=self.reasons.of(id, name, aliases),
                apart=[str(line) for line in apart.get(id, ())],
                **settled,
            )

    def _others(self, id: str, name: str) -> list[str]:
        forms = self._aliases[id] | set(self._names[id])
        return sorted(form for form in forms if fold(form) not in ("", fold(name)))

    def _apart(self, names: Mapping[str, str]) -> dict[str, list[Line]]:
        identities = ((id, self._identities[id]) for id in names)
        nodes = (Named(scope, key, kind, names[id], id) for id, (kind, scope, key) in identities)
        return kept_apart(nodes, self._decided)


def _best(votes: Counter[Any]) -> Any:
    """The commonest value; of equals the longest, then the first in order."""
    return min(votes, key=lambda value: (-votes[value], -len(str(value)), str(value)))
