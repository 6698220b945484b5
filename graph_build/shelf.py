"""Facts kept from earlier builds: a report is read again only if it, the manifest's word on it, or a rule changed."""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from graph_build.files import user_folder
from graph_build.readers.collection import ReportFile
from graph_build.records import Facts, digest

NOT_RULES = ("stores", "export", "__pycache__")
LIBRARIES = ("rjieba", "ahocorasick-rs")
HASH = 32  # bytes
UNUSED = 90 * 86400.0  # seconds after which what no build asked for goes


def cache_folder() -> Path:
    """Where programs keep what they can make again."""
    return user_folder("XDG_CACHE_HOME", ".cache") / "facts"


def _files(folder: Traversable) -> Iterator[Traversable]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_file():
            yield entry
        elif entry.name not in NOT_RULES:
            yield from _files(entry)


@lru_cache(maxsize=1)
def rules() -> str:
    """Names the rules by which facts are found: every module and word list, and the libraries that cut words."""
    found = hashlib.sha256()
    for file in _files(files("graph_build")):
        found.update(f"\x1e{file.name}\x1f".encode() + file.read_bytes())
    versions = [f"{name} {metadata.version(name)}" for name in LIBRARIES]
    return digest(found.hexdigest(), sys.version, *versions)


class _Records(pickle.Unpickler):
    """Makes records of ours and nothing else, whatever the file asks for."""

    def find_class(self, module: str, name: str) -> Any:
        if module not in ("graph_build.records", "graph_build.errors"):
            raise pickle.UnpicklingError(f"{module}.{name}")
        return super().find_class(module, name)


class Shelf:
    """A folder of facts, one file for each report as it was read. Losing it costs time and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def place(self, file: ReportFile) -> Path | None:
        """Where the facts of a report belong; None where the report cannot be read."""
        try:
            content = hashlib.sha256(file.path.read_bytes()).hexdigest()
        except OSError:
            return None
        stated = json.dumps(sorted(file.stated), ensure_ascii=False)
        return self._folder / digest(content, file.path.name, stated, rules())

    def take(self, place: Path) -> Facts | None:
        """The facts at a place; None where there are none, or they are not whole."""
        try:
            kept = place.read_bytes()
            if hashlib.sha256(kept[HASH:]).digest() != kept[:HASH]:
                return None
            os.utime(place)
            facts = _Records(io.BytesIO(kept[HASH:])).load()
        except (OSError, pickle.UnpicklingError, AttributeError, TypeError, ValueError, EOFError):
            return None
        return facts if isinstance(facts, Facts) else None

    def put(self, place: Path, facts: Facts) -> None:
        """Keep facts for the next build; where nothing can be written, nothing is kept. Not flushed to disk: what
        a power cut spoils is known by its hash, and thousands of flushes take longer than reading."""
        written = pickle.dumps(facts, protocol=5)
        beside = place.with_name(f".{place.name}.{os.getpid()}")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(hashlib.sha256(written).digest() + written)
            beside.replace(place)
        with suppress(OSError):
            beside.unlink()

    def sweep(self) -> None:
        """Let go of what no build asked for in a long time."""
        oldest = time.time() - UNUSED
        with suppress(OSError):
            for place in self._folder.iterdir():
                if place.stat().st_mtime < oldest:
                    place.unlink()
