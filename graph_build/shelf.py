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
from typing import Any, BinaryIO, NamedTuple

from graph_build.files import user_folder
from graph_build.readers.collection import ReportFile
from graph_build.records import Facts, Profile, digest

NOT_RULES = ("stores", "export", "__pycache__")
LIBRARIES = ("rjieba", "ahocorasick-rs")
HASH, LENGTH = 32, 8  # bytes
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


class Head(NamedTuple):
    """What facts are of: quick to have where the facts themselves are not asked for."""

    source: str
    sha256: str
    profile: Profile


def head_of(facts: Facts) -> Head:
    """The head of facts."""
    return Head(facts.source, facts.sha256, facts.profile)


UNREADABLE = (OSError, pickle.UnpicklingError, AttributeError, TypeError, ValueError, EOFError)


def _written(record: object) -> bytes:
    """A hash, a length, a pickle."""
    content = pickle.dumps(record, protocol=5)
    content = len(content).to_bytes(LENGTH) + content
    return hashlib.sha256(content).digest() + content


def _record(file: BinaryIO) -> Any:
    """The next record of a file. Raises one of UNREADABLE where it is not whole."""
    known, length = file.read(HASH), file.read(LENGTH)
    content = file.read(min(int.from_bytes(length), os.fstat(file.fileno()).st_size))
    if hashlib.sha256(length + content).digest() != known:
        raise ValueError("cut, or changed")
    return _Records(io.BytesIO(content)).load()


def _is_head(record: Any) -> bool:
    return isinstance(record, tuple) and [type(part) for part in record] == [str, str, Profile]


class Shelf:
    """A folder of facts, one file for each report as it was read. Losing it costs time and nothing else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def place(self, file: ReportFile) -> Path | None:
        """Where the facts of a report belong; None where the report cannot be read."""
        try:
            content = hashlib.sha256(file.path.read_bytes()).hexdigest()
        except OSError:
            return None
        stated = json.dumps(sorted(file.stated.items()), ensure_ascii=False)
        return self.folder / digest(content, file.path.name, stated, rules())

    def head(self, place: Path) -> Head | None:
        """What the facts at a place are of; None where there are none, or that part is not whole."""
        try:
            with place.open("rb") as file:
                record = _record(file)
            os.utime(place)
        except UNREADABLE:
            return None
        return Head(*record) if _is_head(record) else None

    def take(self, place: Path) -> Facts | None:
        """The facts at a place; None where there are none, or they are not whole."""
        try:
            with place.open("rb") as file:
                _record(file)
                facts = _record(file)
            os.utime(place)
        except UNREADABLE:
            return None
        return facts if isinstance(facts, Facts) else None

    def put(self, place: Path, facts: Facts) -> None:
        """Keep facts for the next build; where nothing can be written, nothing is kept. Not flushed to disk: what
        a power cut spoils is known by its hash, and thousands of flushes take longer than reading."""
        records = (tuple(head_of(facts)), facts)
        beside = place.with_name(f".{place.name}.{os.getpid()}")
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(b"".join(map(_written, records)))
            beside.replace(place)
        with suppress(OSError):
            beside.unlink()

    def sweep(self) -> None:
        """Let go of what no build asked for in a long time."""
        oldest = time.time() - UNUSED
        with suppress(OSError):
            for place in self.folder.iterdir():
                if place.stat().st_mtime < oldest:
                    place.unlink()
