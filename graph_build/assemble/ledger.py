"""What the last build put into a store, kept so that the next one need look only at what changed.

A ledger is a database in the cache folder and, beside it, a seal: the state in which the build left the store, and the
hash of the database. It holds for a store that is in that state and for no other. What is cut, changed or of another
make does not fit its seal and is as if it were not there; a build that was killed leaves such a one.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from graph_build.assemble.apart import NamedNode
from graph_build.assemble.contribution import Claim, Contribution, Stated
from graph_build.assemble.ledger_rows import (
    as_text,
    marks,
    packed,
    read_node,
    read_own,
    read_vote,
    require,
    unpacked,
    written_own,
    written_vote,
)
from graph_build.assemble.merging import Vote
from graph_build.errors import Bilingual
from graph_build.graph import Graph, Values
from graph_build.records import digest
from graph_build.shelf import rules

# Rows of a kilobyte lie in tables of their own order: in one ordered by its key each would take a page to itself.
TABLES = """
CREATE TABLE report (sha256 TEXT PRIMARY KEY, key TEXT, place TEXT, forms TEXT, own BLOB, spoken TEXT);
CREATE TABLE vote (id TEXT, sha256 TEXT, vote TEXT, PRIMARY KEY (id, sha256)) WITHOUT ROWID;
CREATE TABLE claim (stated TEXT, sha256 TEXT, claim TEXT, PRIMARY KEY (stated, sha256)) WITHOUT ROWID;
CREATE TABLE apart (sha256 TEXT, one TEXT, two TEXT, zh TEXT, en TEXT);
CREATE TABLE node (id TEXT PRIMARY KEY, scope TEXT, key TEXT, name TEXT, properties BLOB);
CREATE TABLE near (mark BLOB, id TEXT, PRIMARY KEY (mark, id)) WITHOUT ROWID;
"""
SEPARATOR = "\n"  # between forms, of which none has white space
AT_ONCE = 500  # ids a question
SETTINGS = (
    "page_size = 8192",
    "locking_mode = EXCLUSIVE",
    "journal_mode = MEMORY",
    "synchronous = OFF",
    "trusted_schema = OFF",
)


class Seal(NamedTuple):
    """The rules of the build, the state of the store after it, how many nodes and relationships that holds, and the
    hash of the database."""

    rules: str
    state: str
    size: int
    content: str


class Entry(NamedTuple):
    """A report as the last build had it: `place` of its facts, `key` of what it added, folded names in its facts."""

    key: str
    place: str
    forms: frozenset[str]


def ledger_path(folder: Path, store: str) -> Path:
    """Where the ledger of a store belongs; an embedded store's address may depend on the folder one stands in."""
    return folder / f"ledger-{digest(store, str(Path.cwd()))}"


class Unusable(Exception):
    """What stands in the ledger was not written by a build, though its seal fits."""


Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def _read(method: Callable[Asked, Found]) -> Callable[Asked, Found]:
    """Whatever goes wrong while a ledger's rows are taken apart is the fault of these rows."""

    @wraps(method)
    def reading(*given: Asked.args, **named: Asked.kwargs) -> Found:
        try:
            return method(*given, **named)
        except (sqlite3.Error, zlib.error, LookupError, TypeError, ValueError, AttributeError) as problem:
            raise Unusable(str(problem)) from problem

    return reading


class Ledger:
    """The database of one store while a build has it. Others who want it meanwhile do without."""

    def __init__(self, path: Path, base: sqlite3.Connection, seal: Seal) -> None:
        self._path = path
        self._base = base
        self._inode = path.stat().st_ino
        self.seal = seal

    @classmethod
    def open(cls, path: Path) -> Ledger | None:
        """The ledger that is there; None where there is none, or it is not whole, or another build has it."""
        try:
            seal = Seal(*json.loads(_seal(path).read_text("utf-8")))
            seen = path.stat()
            if seal.rules != rules() or _content(path) != seal.content:
                return None
            base = _connected(path)
        except (OSError, ValueError, TypeError, sqlite3.Error):
            return None
        with suppress(OSError, sqlite3.Error):
            base.execute("BEGIN EXCLUSIVE")
            now = path.stat()
            if (now.st_mtime_ns, now.st_size, now.st_ino) == (seen.st_mtime_ns, seen.st_size, seen.st_ino):
                return cls(path, base, seal)
        base.close()
        return None

    @classmethod
    def make(cls, path: Path) -> Ledger | None:
        """An empty one in the place of whatever is there; None where nothing can be written."""
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            for old in (_seal(path), path):
                old.unlink(missing_ok=True)
            with suppress(sqlite3.Error):
                base = _connected(path)
                base.executescript(TABLES)
                base.execute("BEGIN EXCLUSIVE")
                return cls(path, base, Seal(rules(), "", 0, ""))
        return None

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *problem: object) -> None:
        """Let go of it. What was not sealed is as if it had not been written."""
        with suppress(sqlite3.Error):
            if self._base.in_transaction:
                self._base.rollback()
        self._base.close()

    @property
    def touched(self) -> bool:
        """Whether anything was entered or struck out since it was opened."""
        return self._base.total_changes > 0

    def seal_as(self, state: str, size: int) -> None:
        """It now describes a store in `state`. Where that cannot be written, there is no ledger any more."""
        try:
            self._base.commit()
            os.utime(self._path)
            seal = Seal(rules(), state, size, _content(self._path))
            if self._path.stat().st_ino == self._inode:  # else another build has begun its own in this place
                _seal(self._path).write_text(json.dumps(seal), "utf-8")
        except (OSError, sqlite3.Error):
            with suppress(OSError):
                _seal(self._path).unlink(missing_ok=True)

    @_read
    def entries(self) -> dict[str, Entry]:
        """Every report by the hash of its content."""
        rows = self._base.execute("SELECT sha256, key, place, forms FROM report")
        return {sha: Entry(key, place, frozenset(forms.split(SEPARATOR))) for sha, key, place, forms in rows}

    @_read
    def own(self, sha256: str) -> Graph:
        """The rows that nobody else speaks of."""
        (own,) = self._base.execute("SELECT own FROM report WHERE sha256 = ?", (sha256,)).fetchone()
        return read_own(own)

    @_read
    def spoken(self, sha256: str) -> tuple[list[str], list[Stated]]:
        """The nodes and relationships that a report speaks of, besides its own."""
        (text,) = self._base.execute("SELECT spoken FROM report WHERE sha256 = ?", (sha256,)).fetchone()
        nodes, stated = json.loads(text)
        return nodes, [(type_, source, target) for type_, source, target in stated]

    def add(self, reports: Iterable[tuple[Contribution, Entry]]) -> None:
        """Enter what reports add."""
        votes, claims = [], []
        for made, entry in reports:
            sha, spoken = made.sha256, as_text([sorted(made.votes), sorted(made.claims)])
            row = (sha, entry.key, entry.place, SEPARATOR.join(sorted(entry.forms)), written_own(made.own), spoken)
            self._base.execute("INSERT INTO report VALUES (?, ?, ?, ?, ?, ?)", row)
            votes += [(id, sha, written_vote(vote)) for id, vote in made.votes.items()]
            claims += [(" ".join(stated), sha, as_text(claim)) for stated, claim in made.claims.items()]
            apart = [(sha, one, two, why.zh, why.en) for (one, two), why in made.apart.items()]
            self._base.executemany("INSERT INTO apart VALUES (?, ?, ?, ?, ?)", apart)
        self._base.executemany("INSERT INTO vote VALUES (?, ?, ?)", sorted(votes))
        self._base.executemany("INSERT INTO claim VALUES (?, ?, ?)", sorted(claims))

    def remove(self, sha256: str) -> None:
        """Strike out what a report added."""
        nodes, stated = self.spoken(sha256)
        self._base.executemany("DELETE FROM vote WHERE id = ? AND sha256 = ?", [(id, sha256) for id in nodes])
        gone = [(" ".join(each), sha256) for each in stated]
        self._base.executemany("DELETE FROM claim WHERE stated = ? AND sha256 = ?", gone)
        self._base.execute("DELETE FROM apart WHERE sha256 = ?", (sha256,))
        self._base.execute("DELETE FROM report WHERE sha256 = ?", (sha256,))

    @_read
    def votes(self, id: str) -> list[Vote]:
        """What reports say of a node."""
        return [read_vote(text) for (text,) in self._base.execute("SELECT vote FROM vote WHERE id = ?", (id,))]

    @_read
    def claims(self, stated: Stated) -> list[tuple[str, Claim]]:
        """What reports say of a relationship, with their content hashes, in the order of these."""
        asked = "SELECT sha256, claim FROM claim WHERE stated = ? ORDER BY sha256"
        found = [(sha, json.loads(text)) for sha, text in self._base.execute(asked, (" ".join(stated),))]
        require(all(isinstance(claim, dict) for _, claim in found))
        return found

    @_read
    def decided(self) -> dict[tuple[str, str], Bilingual]:
        """Pairs that corrections took apart."""
        rows = self._base.execute("SELECT one, two, zh, en FROM apart ORDER BY sha256, rowid")
        return {(one, two): Bilingual(zh, en) for one, two, zh, en in rows}

    def put(self, nodes: Iterable[tuple[NamedNode, Values]]) -> None:
        """Enter settled nodes, each with its row, in the place of what was entered of them."""
        rows = [(node.id, node.scope, node.key, node.name, packed(as_text(row))) for node, row in nodes]
        self._base.executemany("INSERT OR REPLACE INTO node VALUES (?, ?, ?, ?, ?)", rows)

    def drop(self, ids: Iterable[str]) -> None:
        """Strike out settled nodes."""
        self._base.executemany("DELETE FROM node WHERE id = ?", [(id,) for id in ids])

    @_read
    def nodes(self, ids: Iterable[str]) -> dict[str, tuple[NamedNode, Values]]:
        """Settled nodes by id, those of `ids` that there are, each with its row."""
        found = self._among("SELECT id, scope, key, name, properties FROM node WHERE id IN", sorted(ids))
        return {row[0]: (read_node(*row[:4]), tuple(unpacked(row[4]))) for row in found}

    def come_near(self, nodes: Iterable[NamedNode]) -> None:
        """Enter under what names nodes are near to others."""
        rows = sorted((mark, node.id) for node in nodes for mark in marks(node))
        self._base.executemany("INSERT INTO near VALUES (?, ?)", rows)

    def leave(self, nodes: Iterable[NamedNode]) -> None:
        """Strike that out."""
        rows = [(mark, node.id) for node in nodes for mark in marks(node)]
        self._base.executemany("DELETE FROM near WHERE mark = ? AND id = ?", rows)

    @_read
    def near(self, wanted: Iterable[bytes]) -> dict[bytes, list[NamedNode]]:
        """Nodes by marks, in their order."""
        asked = "SELECT mark, node.id, scope, node.key, name FROM near JOIN node USING (id) WHERE mark IN"
        found: dict[bytes, list[NamedNode]] = {}
        for mark, *row in self._among(asked, sorted(wanted)):
            found.setdefault(mark, []).append(read_node(*row))
        return {mark: sorted(nodes) for mark, nodes in found.items()}

    def _among(self, asked: str, values: list[Any]) -> Iterator[tuple[Any, ...]]:
        for at in range(0, len(values), AT_ONCE):
            some = values[at : at + AT_ONCE]
            yield from self._base.execute(f"{asked} ({','.join('?' * len(some))})", some)


def fill(ledger: Ledger, reports: Sequence[tuple[Contribution, Entry]], graph: Graph) -> None:
    """Enter all reports of a graph, and their settled nodes."""
    ledger.add(reports)
    identities = {id: vote.identity for made, _ in reports for id, vote in made.votes.items()}
    for label, nodes in graph.nodes.items():
        voted = [(id, row) for id, row in nodes.items() if id in identities]
        found = [(NamedNode(*identities[id][1:], label, row[1], id), row) for id, row in voted]
        ledger.put(found)
        ledger.come_near(node for node, _ in found)


def _connected(path: Path) -> sqlite3.Connection:
    """The database, for this process alone, without a journal: what is cut off is known by its seal."""
    base = sqlite3.connect(path, timeout=0, isolation_level=None)
    for setting in SETTINGS:
        base.execute(f"PRAGMA {setting}")
    return base


def _seal(path: Path) -> Path:
    return path.with_name(f"{path.name}.seal")


def _content(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
