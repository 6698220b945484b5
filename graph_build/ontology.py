"""The declaration of kinds (`ontology.yaml`), loaded once and checked; everything else derives from it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from graph_build.errors import Bilingual, OntologyError

PROPERTY_TYPES = {"string": str, "integer": int, "float": float, "boolean": bool, "strings": list}
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the parser in C, where it was built, is ten times faster
RESERVED = ("title", "type")  # the embedded engine shows synthetic properties of these names


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node or relationship."""

    name: str
    type: str
    label: Bilingual
    index: bool = False


@dataclass(frozen=True, slots=True)
class NodeKind:
    """One label, with the properties its nodes have besides `id` and `name`."""

    label: str
    title: Bilingual
    about: Bilingual
    prefix: str
    colour: str
    entity: bool
    properties: tuple[Property, ...]

    @property
    def columns(self) -> tuple[Property, ...]:
        """All properties, `id` and `name` first."""
        return (ID, NAME, *self.properties)


@dataclass(frozen=True, slots=True)
class RelationshipKind:
    """One relationship type, between which labels it may stand, and its properties (evidence included)."""

    type: str
    title: Bilingual
    pairs: tuple[tuple[str, str], ...]
    evidence: bool
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class Ontology:
    """All kinds, in the order in which they are declared."""

    nodes: dict[str, NodeKind]
    relationships: dict[str, RelationshipKind]

    @property
    def entities(self) -> tuple[str, ...]:
        """Labels of what reports name."""
        return tuple(label for label, kind in self.nodes.items() if kind.entity)


ID = Property("id", "string", Bilingual("编号", "id"), index=True)
NAME = Property("name", "string", Bilingual("名称", "name"), index=True)
PASSAGES = Property("passages", "strings", Bilingual("出处段落", "passages"))
REPORTS = Property("reports", "strings", Bilingual("出处报告", "reports"))


def _refuse(what: str) -> OntologyError:
    return OntologyError(
        Bilingual(f"ontology.yaml 有误：{what}", f"ontology.yaml is wrong: {what}"),
        Bilingual("请改正该声明后重试", "correct the declaration and try again"),
    )


def _properties(owner: str, declared: dict[str, Any]) -> tuple[Property, ...]:
    found = []
    for name, spec in declared.items():
        if spec["type"] not in PROPERTY_TYPES:
            raise _refuse(f"{owner}.{name} has the unknown type {spec['type']!r}")
        if name in RESERVED or not name.isascii():
            raise _refuse(f"{owner}.{name} is not allowed as a property name")
        found.append(Property(name, spec["type"], Bilingual(spec["zh"], spec["en"]), spec.get("index", False)))
    return tuple(found)


def _node(label: str, spec: dict[str, Any]) -> NodeKind:
    about = Bilingual(spec["about"]["zh"], spec["about"]["en"])
    properties = _properties(label, spec.get("properties", {}))
    entity = spec.get("entity", False)
    return NodeKind(label, Bilingual(spec["zh"], spec["en"]), about, spec["prefix"], spec["colour"], entity, properties)


def _relationship(name: str, spec: dict[str, Any], labels: set[str]) -> RelationshipKind:
    pairs = tuple((head, tail) for head, tail in spec["pairs"])
    for label in (label for pair in pairs for label in pair):
        if label not in labels:
            raise _refuse(f"{name} names the undeclared label {label}")
    evidence = spec.get("evidence", False)
    properties = _properties(name, spec.get("properties", {})) + ((PASSAGES, REPORTS) if evidence else ())
    return RelationshipKind(name, Bilingual(spec["zh"], spec["en"]), pairs, evidence, properties)


def parse(text: str) -> Ontology:
    """An ontology from YAML text. Raises OntologyError where the declaration contradicts itself."""
    try:
        raw = yaml.load(text, Loader=LOADER)
        nodes = {label: _node(label, spec) for label, spec in raw["nodes"].items()}
        relationships = {name: _relationship(name, spec, set(nodes)) for name, spec in raw["relationships"].items()}
    except (yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError) as problem:
        raise _refuse(f"{type(problem).__name__}: {problem}") from problem
    prefixes = [kind.prefix for kind in nodes.values()]
    if len(set(prefixes)) < len(prefixes):
        raise _refuse("two labels share a prefix")
    return Ontology(nodes, relationships)


@lru_cache(maxsize=1)
def ontology() -> Ontology:
    """The ontology that this version ships."""
    return parse(files("graph_build").joinpath("ontology.yaml").read_text("utf-8"))
