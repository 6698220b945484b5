"""Cells as every store hands them out: what `Rows` promises, whatever the engine's own types are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from graph_build.ontology import Property, ontology

SYNTHETIC = ("title", "type")  # the embedded engine adds them to what it calls a node's properties


def _declared(columns: tuple[Property, ...], properties: Mapping[str, Any]) -> dict[str, Any]:
    return {column.name: properties.get(column.name) for column in columns}


def node(labels: list[str], properties: Mapping[str, Any]) -> dict[str, Any]:
    """A node's dict: id, label, name, then its declared properties. A node of others keeps what it has, in order."""
    known = [label for label in labels if label in ontology().nodes]
    if known:
        values = _declared(ontology().nodes[known[0]].columns, properties)
        return {"id": values.pop("id"), "label": known[0], **values}
    label = min(labels, default=None)
    rest = {key: properties[key] for key in sorted(properties) if key not in ("id", "name", *SYNTHETIC)}
    return {"id": properties.get("id"), "label": label, "name": properties.get("name"), **rest}


def relationship(type_: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """A relationship's dict: its type, then its declared properties."""
    kind = ontology().relationships.get(type_)
    if kind is None:
        return {"type": type_, **{key: properties[key] for key in sorted(properties)}}
    return {"type": type_, **_declared(kind.properties, properties)}


def path(nodes: list[dict[str, Any]], relationships: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Nodes and relationships in turn."""
    steps = nodes[:1]
    for relation, following in zip(relationships, nodes[1:], strict=True):
        steps += [relation, following]
    return steps


def scalar(value: Any) -> Any:
    """A plain value: what JSON has stays, dates and times become ISO text, anything else its text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return value.iso_format() if hasattr(value, "iso_format") else str(value)
