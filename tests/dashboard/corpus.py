"""The graph over which dashboard tests look: the seeds, built by the real pipeline into a real store."""

from __future__ import annotations

from pathlib import Path

from graph_build.pipeline import build, read_all
from graph_build.readers.collection import collect
from graph_build.stores import open_store

SEEDS = Path(__file__).parents[2] / "seeds" / "reports"


def build_seeds(folder: Path) -> str:
    """Build the seeds into a store in the folder; its address."""
    url = f"kglite:{folder / 'seeds.kgl'}"
    store = open_store(url)
    try:
        build(list(read_all(collect([SEEDS]).files)), store)
    finally:
        store.close()
    return url
