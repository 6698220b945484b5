"""Which nodes are ours: an id that `graph_build.graph.node_id` made says so, in any engine and beside any neighbour."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.ontology import ontology

FORM = "[0-9a-f]{16}"
HASHED = 17  # characters after the prefix


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
