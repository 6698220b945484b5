"""What both XML formats share: names and types of columns, and values as text that XML can hold."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from graph_build.export.listing import encodable
from graph_build.ontology import Property, ontology

IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
TYPES = {"string": "string", "integer": "long", "float": "double", "boolean": "boolean", "strings": "string"}


@dataclass(frozen=True, slots=True)
class Column:
    """One attribute of nodes or of edges: its id and name in the file, and its type in the ontology's words."""

    id: str
    name: str
    type: str


Columns = Mapping[tuple[str, str], Column]


def _columns(prefix: str, declared: Iterable[Property], reserved: frozenset[str]) -> Columns:
    """Columns by (property, type). A name with two types, or one that the format reserves, is written `name_type`."""
    pairs = list(dict.fromkeys((column.name, column.type) for column in declared if column.name != "id"))
    names = [name for name, _ in pairs]
    ambiguous = reserved | {name for name in names if names.count(name) > 1}
    return {
        (name, type_): Column(f"{prefix}{at}", f"{name}_{type_}" if name in ambiguous else name, type_)
        for at, (name, type_) in enumerate(pairs)
    }


def _text(name: str) -> Property:
    return Property(name, "string", ontology().nodes["Report"].title)


def node_columns(reserved: frozenset[str] = frozenset()) -> Columns:
    """`label` first, then every declared property but `id`, which is the element's own."""
    declared = (column for kind in ontology().nodes.values() for column in kind.columns)
    return _columns("n", (_text("label"), *declared), reserved)


def edge_columns(reserved: frozenset[str] = frozenset()) -> Columns:
    """`type` and `key` first, then every declared property."""
    declared = (column for kind in ontology().relationships.values() for column in kind.properties)
    return _columns("e", (_text("type"), _text("key"), *declared), reserved)


def cells(columns: Columns, declared: Iterable[Property], values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(column id, text) of what is not None; lists as JSON text, truth as true and false."""
    for column in declared:
        value = values.get(column.name)
        if value is not None and column.name != "id":
            yield columns[column.name, column.type].id, text_of(value)


def text_of(value: Any) -> str:
    if isinstance(value, (list, bool)):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _picture(found: re.Match[str]) -> str:
    """XML has no way to write these: control characters become their pictures (U+0001 → ␁)."""
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def holdable(text: str) -> str:
    return IMPOSSIBLE.sub(_picture, encodable(text))


def content(text: str) -> str:
    """As element content. A bare carriage return would be read as a line feed."""
    return escape(holdable(text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """As a quoted attribute value; line breaks and tabs are kept."""
    return quoteattr(holdable(text))
