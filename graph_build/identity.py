"""What makes a node or a relationship the same one everywhere: ids from a hash, keys from type and span.

A node is ours where its id has the form that `node_id` makes, in any engine and beside any neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from graph_build.ontology import ontology
from graph_build.records import digest

FORM = "[0-9a-f]{16}"
HASHED = 17  # characters after the prefix
SPANNED = ("start", "end")


def node_id(label: str, *parts: str) -> str:
    """The deterministic id of a node: prefix of its kind and a hash of what identifies it."""
    return f"{ontology().nodes[label].prefix}-{digest(label, *parts)}"


def edge_key(type_: str, properties: Mapping[str, Any]) -> str:
    """What tells a relationship from others between the same two nodes: the type, with the span where it has one."""
    start, end = properties.get("start"), properties.get("end")
    return type_ if start is None or end is None else f"{type_}:{start}-{end}"


def id_pattern(label: str) -> str:
    """The regular expression (both engines' and Python's, whole match) of the ids that nodes of `label` have."""
    return f"{ontology().nodes[label].prefix}-{FORM}"


ANY_ID = f"({'|'.join(kind.prefix for kind in ontology().nodes.values())})-{FORM}"


@lru_cache(maxsize=1)
def _prefixes() -> dict[str, str]:
    return {kind.prefix: label for label, kind in ontology().nodes.items()}


def label_by_prefix(id: str) -> str:
    """The label of an id that is known to be one of ours."""
    return _prefixes()[id[:-HASHED]]


def label_of(id: str) -> str | None:
    """The label of one of our ids; None where it is not one."""
    prefix, _, rest = id.rpartition("-")
    return _prefixes().get(prefix) if re.fullmatch(FORM, rest) else None
