"""What is stored against what is wanted, one kind at a time."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Generic, TypeVar

from graph_build.errors import Bilingual, StoreError
from graph_build.graph import Edge, Graph, Values, check
from graph_build.ontology import Property, ontology
from graph_build.stores.change import Change

Key = TypeVar("Key", bound=Hashable)
LARGEST = 2**63


@dataclass(slots=True)
class Difference(Generic[Key]):
    """The way from what is stored to what is wanted. `changed` and `removed` name what is stored by its handle."""

    added: dict[Key, Values] = field(default_factory=dict)
    changed: list[tuple[Any, Key, Values]] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)
    unchanged: int = 0


def difference(stored: Iterable[tuple[Key, Values, Any]], wanted: Mapping[Key, Values]) -> Difference[Key]:
    """`stored` are keys, values and the engine's handles. What somebody doubled by hand is removed."""
    missing = dict(wanted)
    result: Difference[Key] = Difference(missing)
    for key, values, handle in stored:
        target = missing.pop(key, None)
        if target is None:
            result.removed.append(handle)
        elif target == values:
            result.unchanged += 1
        else:
            result.changed.append((handle, key, target))
    return result


@dataclass(frozen=True, slots=True)
class Differences:
    """The way from one graph to another, kind by kind. Handles are ids of nodes and ends and keys of relationships."""

    nodes: Mapping[str, Difference[str]]
    edges: Mapping[str, Difference[Edge]]

    @property
    def empty(self) -> bool:
        return not any(each.added or each.changed or each.removed for each in self.each())

    def each(self) -> Iterator[Difference[Any]]:
        """Every kind's."""
        return chain(self.nodes.values(), self.edges.values())


def joined(parts: Sequence[Differences]) -> Differences:
    """Several that speak of different nodes and relationships, as one."""
    nodes = {label: _joined([part.nodes[label] for part in parts]) for label in ontology().nodes}
    edges = {type_: _joined([part.edges[type_] for part in parts]) for type_ in ontology().relationships}
    return Differences(nodes, edges)


def _joined(parts: Sequence[Difference[Key]]) -> Difference[Key]:
    return Difference(
        {key: values for part in parts for key, values in part.added.items()},
        [each for part in parts for each in part.changed],
        [each for part in parts for each in part.removed],
        sum(part.unchanged for part in parts),
    )


def change(differences: Iterable[Difference[Any]]) -> Change:
    """Differences counted together."""
    every = list(differences)
    return Change(
        added=sum(len(each.added) for each in every),
        changed=sum(len(each.changed) for each in every),
        removed=sum(len(each.removed) for each in every),
        unchanged=sum(each.unchanged for each in every),
    )


def require_storable(graph: Graph, *, part: bool = False) -> None:
    """Raises OntologyError for what is not declared, StoreError for values that not every engine keeps. In a `part` of
    a graph relationships may end elsewhere."""
    check(graph, part=part)
    for label, nodes in graph.nodes.items():
        _require_columns(label, ontology().nodes[label].columns, nodes.values())
    for type_, edges in graph.edges.items():
        _require_columns(type_, ontology().relationships[type_].properties, edges.values())


def _require_columns(kind: str, columns: tuple[Property, ...], rows: Iterable[Values]) -> None:
    for column, cells in zip(columns, zip(*rows, strict=True), strict=False):
        values = [value for value in cells if value is not None]
        if not _storable(column.type, values):
            worst = next(value for value in values if not _storable(column.type, [value]))
            what = f"{kind}.{column.name} = {worst!r}"[:200]
            raise StoreError(
                Bilingual(f"图中有无法存储的内容：{what}", f"the graph holds what cannot be stored: {what}"),
                Bilingual("这是程序的缺陷，请附上报告反馈", "this is a bug of ours; please report it with the input"),
            )


def _storable(type_: str, values: list[Any]) -> bool:
    if type_ in ("string", "strings"):
        texts = values if type_ == "string" else list(chain.from_iterable(values))
        try:
            "".join(texts).encode()  # half of a surrogate pair is no character
        except (UnicodeEncodeError, TypeError):
            return False
    if type_ == "float":
        return all(map(math.isfinite, values))
    return type_ != "integer" or not values or (min(values) >= -LARGEST and max(values) < LARGEST)
