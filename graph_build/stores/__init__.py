"""Stores behind one protocol; `open_store` picks the engine by the form of the address."""

from __future__ import annotations

from graph_build.errors import StoreError
from graph_build.files import lacking, told_lacking
from graph_build.stores.address import Embedded, Server, parse_address
from graph_build.stores.base import Store

__all__ = ["check_address", "open_store"]


def check_address(url: str) -> None:
    """Refuse an address where nothing can be stored, before anybody works for it. Raises StoreError."""
    _require_folder(parse_address(url))


def _require_folder(address: Embedded | Server) -> None:
    folder = lacking(address.path) if isinstance(address, Embedded) else None
    if folder is not None:
        raise StoreError(*told_lacking(folder))


def open_store(url: str, *, read_only: bool = False) -> Store:
    """The store at `url`: `kglite:PATH`, or `neo4j://`, `neo4j+s://`, `bolt://` with NEO4J_USERNAME, NEO4J_PASSWORD and
    NEO4J_DATABASE from the environment. Engines are imported only when asked for.

    `read_only` demands that there is something to read, and refuses to load. Raises StoreError.
    """
    address = parse_address(url)
    if not read_only:
        _require_folder(address)
    if isinstance(address, Embedded):
        from graph_build.stores.kglite import KgliteStore

        return KgliteStore(address, read_only=read_only)
    from graph_build.stores.neo4j import Neo4jStore

    return Neo4jStore(address, read_only=read_only)
