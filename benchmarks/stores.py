"""Loads, canned queries and look-ups on graphs of growing size, on each engine; loads beside the engine's own ways."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.asking import Times, answered, lookups, times
from benchmarks.clock import PROCESSOR, WALL, seconds
from benchmarks.engines import Engine, Server, started
from benchmarks.graphs import generated
from benchmarks.memory import apart, forget, peak
from benchmarks.tables import Row, note, print_table
from graph_build.export import export
from graph_build.stores import open_store

Place = Callable[[], AbstractContextManager[Engine]]
LIMITS = {"kglite": 50, "Neo4j": 100}  # milliseconds for a question about some part of the graph


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock and of the processor, and the most memory meanwhile."""

    wall: float
    processor: float
    memory: int

    def __str__(self) -> str:
        return f"{self.wall:.2f} s"


def taken(work: Callable[[], object]) -> Taken:
    """What one run takes."""
    gc.collect()
    forget()
    began = PROCESSOR()
    wall = seconds(work, WALL)
    return Taken(wall, PROCESSOR() - began, peak())


@dataclass(slots=True)
class Answers:
    """What one reading process found."""

    opened: Taken
    memory: int = 0
    server: int = 0
    parts: dict[str, tuple[Times, Times | None]] = field(default_factory=dict)
    wholes: dict[str, Times] = field(default_factory=dict)
    others: dict[str, Times] = field(default_factory=dict)


def sent(engine: Engine, size: int) -> Taken:
    """The raw way."""
    graph = generated(size)
    return taken(lambda: engine.raw(graph, engine.url))


def loaded(engine: Engine, size: int, times: int = 2) -> list[Taken]:
    """A first load, and one that finds everything there; what a build or `times` over an import would take."""
    graph = generated(size)
    store = open_store(engine.url)
    found = [taken(lambda: store.load(graph)) for _ in range(times)]
    store.close()
    return found


def read(engine: Engine, rounds: int) -> Answers:
    """All questions, in a process that does nothing else."""
    clock = WALL if engine.process else PROCESSOR
    store = open_store(engine.url, read_only=True)
    store.close()
    found = Answers(taken(lambda: open_store(engine.url, read_only=True).close()))
    store = open_store(engine.url, read_only=True)
    for question, usual, busy in answered(store, rounds, clock):
        if question.whole:
            found.wholes[question.name] = usual
        else:
            found.parts[question.name] = usual, busy
    found.others = {name: times([work], rounds, clock) for name, work in lookups(store)}
    found.memory, found.server = peak(), peak(engine.process) if engine.process else 0
    store.close()
    return found


def measure(place: Place, sizes: Sequence[int], rounds: int) -> None:
    """Print what loads and questions take at each size."""
    loads: list[Row] = []
    answers: list[Answers] = []
    name = ""
    for size in sizes:
        with place() as engine:
            name = engine.name
            note(f"{name}, {size:,} nodes: raw")
            raw = apart(sent, engine, size)
        with place() as engine:
            note(f"{name}, {size:,} nodes: load")
            first, again = apart(loaded, engine, size)
            note(f"{name}, {size:,} nodes: questions")
            answers.append(apart(read, engine, rounds))
        memory = map(_size, (raw.memory, first.memory))
        loads.append((f"{size:,}", str(raw), str(first), *_ratios(raw, first), str(again), *memory))
    header = ("nodes", "raw", "load", "× raw", "× raw, processor", "unchanged", "memory, raw", "memory, load")
    print_table(f"Loads, {name}", header, loads)
    _print_answers(name, sizes, answers, rounds)


def _ratios(raw: Taken, first: Taken) -> tuple[str, str]:
    return f"{first.wall / raw.wall:.2f}", f"{first.processor / raw.processor:.2f}"


def _size(memory: int) -> str:
    return f"{memory / 1e6:,.0f} MB" if memory else "–"


def _print_answers(name: str, sizes: Sequence[int], answers: Sequence[Answers], rounds: int) -> None:
    header = ("", *(f"{size:,} nodes" for size in sizes))
    opening = [
        ("opening", *(f"{each.opened.wall * 1000:.0f} ms" for each in answers)),
        ("memory of the reader", *(_size(each.memory) for each in answers)),
        ("memory of the server", *(_size(each.server) for each in answers)),
    ]
    print_table(f"Reading, {name}", header, opening)
    limit = LIMITS[name]
    last = [f"{size:,} nodes" for size in sizes]
    rows = [(label, *_both(label, answers, limit)) for label in answers[0].parts]
    busiest = [f"busiest, {text}" for text in last]
    title = f"Questions about a part, {name}: median / 95th percentile in ms of at most {rounds}; * above {limit} ms"
    print_table(title, ("", *last, *busiest), rows)
    for title, group in (("the whole graph", "wholes"), ("names and neighbours", "others")):
        found = [getattr(each, group) for each in answers]
        rows = [(label, *(str(each.get(label, "–")) for each in found)) for label in found[0]]
        print_table(f"Questions about {title}, {name}: median / 95th percentile in ms", header, rows)


def _both(label: str, answers: Sequence[Answers], limit: int) -> Iterator[str]:
    found = [each.parts.get(label, (None, None)) for each in answers]
    for at in (0, 1):
        for pair in found:
            yield _marked(pair[at], limit)


def _marked(found: Times | None, limit: int) -> str:
    if found is None:
        return "–"
    return f"{found}{'*' if found.failed or found.most * 1000 > limit else ''}"


def bulk(sizes: Sequence[int]) -> None:
    """Print what the first load of a new server takes by the importer, and that a build then finds everything there."""
    rows: list[Row] = []
    for size in sizes:
        note(f"neo4j-admin, {size:,} nodes")
        with tempfile.TemporaryDirectory() as name, started() as server:
            rows.append((f"{size:,}", *_imported(server, size, Path(name, "csv"))))
    header = ("nodes", "export", "import", "start", "indexes", "all but the start", "build that finds it")
    print_table("neo4j-admin database import full", header, rows)


def _imported(server: Server, size: int, folder: Path) -> Iterator[str]:
    written = apart(exported, size, folder)
    imported = seconds(lambda: server.bulk(folder))
    started = seconds(server.start)
    indexed = seconds(lambda: server.afterwards(folder))
    (same,) = apart(loaded, server.engine, size, 1)
    yield str(written)
    yield from (f"{each:.2f} s" for each in (imported, started, indexed, written.wall + imported + indexed))
    yield str(same)


def exported(size: int, folder: Path) -> Taken:
    """A csv export."""
    graph = generated(size)
    return taken(lambda: export(graph, "csv", folder))
