"""Words that people read over groups, columns and parameters, in Chinese and English, from one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from graph_build.errors import Bilingual
from graph_build.ontology import ontology
from queries.fileformat import Place

FILE = "vocabulary.yaml"
YES = Bilingual("是", "yes")
NO = Bilingual("否", "no")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Titles of groups in their order, headings by column or parameter name, and words for stored values by column."""

    groups: Mapping[str, Bilingual] = field(default_factory=dict)
    headings: Mapping[str, Bilingual] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, Bilingual]] = field(default_factory=dict)

    def heading(self, name: str) -> Bilingual:
        """The heading of a column; a name that nobody declared is its own heading."""
        return self.headings.get(name, Bilingual(name, name))

    def word(self, column: str, value: object) -> Bilingual | None:
        """How people say a stored value of a column; None where it is said as it is stored."""
        if isinstance(value, bool):
            return YES if value else NO
        return self.values.get(column, {}).get(value) if isinstance(value, str) else None

    def joined(self, other: Vocabulary) -> Vocabulary:
        """This vocabulary with what the other adds; what is here already stays."""
        added = {name: title for name, title in other.groups.items() if name not in self.groups}
        values = {
            column: {**other.values.get(column, {}), **self.values.get(column, {})}
            for column in {**self.values, **other.values}
        }
        return Vocabulary({**self.groups, **added}, {**other.headings, **self.headings}, values)


def of_ontology() -> Vocabulary:
    """Kinds under their names in small letters, and every property."""
    kinds = ontology()
    headings = {}
    for node in kinds.nodes.values():
        headings.update({column.name: column.label for column in node.columns})
    for relationship in kinds.relationships.values():
        headings.update({column.name: column.label for column in relationship.properties})
    headings.update({label.lower(): node.title for label, node in kinds.nodes.items()})
    labels = {label: node.title for label, node in kinds.nodes.items()}
    types = {type_: relationship.title for type_, relationship in kinds.relationships.items()}
    return Vocabulary({}, headings, {"kind": labels, "label": labels, "relation": types})


def read_vocabulary(folder: Path, shown: str) -> Vocabulary:
    """The vocabulary file of a folder; an empty vocabulary where there is none. Raises QueryError."""
    path = folder / FILE
    if not path.is_file():
        return Vocabulary()
    try:
        raw = yaml.safe_load(path.read_text("utf-8")) or {}
        values = {str(column): _words(words) for column, words in (raw.get("values") or {}).items()}
        return Vocabulary(_words(raw.get("groups")), _words(raw.get("headings")), values)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, KeyError, TypeError, AttributeError) as problem:
        reason = " ".join(str(problem).split())
        mend = "groups: {name: {zh: 名称, en: name}}"
        raise Place(f"{shown}/{FILE}").refuse(
            f"有误：{reason}", f"is wrong: {reason}", f"请写成 {mend}", f"write it like {mend}"
        ) from None


def _words(raw: Mapping[str, Mapping[str, str]] | None) -> dict[str, Bilingual]:
    return {str(name): Bilingual(str(words["zh"]), str(words["en"])) for name, words in (raw or {}).items()}
