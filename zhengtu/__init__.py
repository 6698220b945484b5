"""政图: Chinese government work reports as a graph in which every fact stands beside its sentence.

import zhengtu

with zhengtu.open("kglite:zhengtu.kgl") as graph:
    graph.query("initiative-bodies", initiative="枫桥经验").to_pandas()
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhengtu.notebook import OpenGraph

__version__ = "0.1.0"


def open(url: str | None = None, *, queries: Iterable[str | Path] = ()) -> OpenGraph:
    """The graph in a store, for reading: `kglite:PATH` or a Neo4j address as on the command line; without one, what
    ZHENGTU_STORE names, else `kglite:zhengtu.kgl`. `queries` are folders of canned queries of one's own.

    Raises StoreError where it cannot be opened, QueryError for queries that are wrong.
    """
    # What it needs takes a second to import, and the command line has no use for it.
    from zhengtu.notebook import open_graph

    return open_graph(url, queries)
