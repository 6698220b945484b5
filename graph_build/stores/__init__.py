"""Stores behind one protocol; `open_store` picks the engine by the form of the address."""

from __future__ import annotations

from graph_build.stores.address import Embedded, parse_address
from graph_build.stores.base import Store

__all__ = ["open_store"]


def open_store(url: str, *, read_only: bool = False) -> Store:
    """The store at `url`: `kglite:PATH`, or `neo4j://`, `neo4j+s://`, `bolt://` with NEO4J_USERNAME, NEO4J_PASSWORD and
    NEO4J_DATABASE from the environment. Engines are imported only when asked for.

    `read_only` demands that there is something to read, and refuses to load. Raises StoreError.
    """
    address = parse_address(url)
    if isinstance(address, Embedded):
        from graph_build.stores.kglite import KgliteStore

        return KgliteStore(address, read_only=read_only)
    from graph_build.stores.neo4j import Neo4jStore

    return Neo4jStore(address, read_only=read_only)
