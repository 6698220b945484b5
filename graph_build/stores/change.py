"""What a load did to a store, in numbers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """What a load did to the store: nodes and relationships added, changed, removed, and left as they were."""

    added: int
    changed: int
    removed: int
    unchanged: int
