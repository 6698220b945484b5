"""What is measured, and the tables that are printed.

Times are this machine's and mean little by themselves; the ratios are what to compare between machines. What runs in
one process is measured in processor time, what starts processes or waits for a disk in wall time.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import jieba
import rjieba

from benchmarks.clock import PROCESSOR, seconds, turns
from benchmarks.corpus import SEEDS, copies, size
from benchmarks.engines import embedded, server
from benchmarks.stores import bulk, measure
from benchmarks.tables import Row, print_table
from graph_build.assemble import assemble
from graph_build.pipeline import build, read_all
from graph_build.readers.collection import ReportFile, collect
from graph_build.readers.plain import read
from graph_build.shelf import Shelf
from graph_build.stores import open_store
from tests.servers.neo4j_server import Unavailable

JOBS = 2
ENGINES = ("kglite", "neo4j")
SIZES = (1000, 100_000)
FEWEST = 10  # copies that are read before a time per byte is believed


def _exhaust(values: Iterable[Any]) -> None:
    deque(values, maxlen=0)


def extract(files: Sequence[ReportFile], jobs: int = 1) -> None:
    """Bytes on disk → facts."""
    _exhaust(read_all(files, jobs))


def to_graph(files: Sequence[ReportFile]) -> None:
    """Bytes on disk → checked graph."""
    assemble([reading.facts for reading in read_all(files) if reading.facts])


def cut(cutter: Callable[[str], Iterable[str]], texts: Sequence[str]) -> None:
    """Words and nothing else, of texts already in memory."""
    for text in texts:
        _exhaust(cutter(text))


def _speed(name: str, taken: float, of: int, base: float) -> Row:
    return name, f"{taken:.3f} s", f"{of / taken / 1e6:.2f} MB/s", f"{base / taken:.2f}"


def against_jieba(rounds: int) -> None:
    """Extraction beside cutting the same text, one process each."""
    files = collect([SEEDS]).files
    texts = [read(file.path).text for file in files]
    works = (partial(cut, jieba.cut, texts), partial(extract, files), partial(cut, rjieba.cut, texts))
    jieba_taken, taken, rjieba_taken = turns(rounds, *works, clock=PROCESSOR)
    rows = [
        _speed("jieba.cut", jieba_taken, size(files), jieba_taken),
        _speed("bytes → facts", taken, size(files), jieba_taken),
        _speed("rjieba.cut", rjieba_taken, size(files), jieba_taken),
    ]
    title = f"Seeds, {size(files) / 1000:.0f} kB, one process, processor time, median of {rounds}"
    print_table(title, ("", "time", "speed", "× jieba"), rows)


def growth(counts: Sequence[int], folder: Path) -> None:
    """Time per byte with more text: 1.00 throughout is linear."""
    rows: list[Row] = []
    base = (0.0, 0.0)
    for count in counts:
        files = copies(count, folder / f"copies-{count}")
        works = partial(extract, files), partial(to_graph, files)
        rounds = [[seconds(work, PROCESSOR) for work in works] for _ in range(max(1, FEWEST // count))]
        taken = tuple(map(median, zip(*rounds, strict=True)))
        per_byte = taken[0] / size(files), taken[1] / size(files)
        base = base if rows else per_byte
        ratios = [f"{now / first:.2f}" for now, first in zip(per_byte, base, strict=True)]
        rows.append((f"{count} ×", f"{taken[0]:.2f} s", ratios[0], f"{taken[1]:.2f} s", ratios[1]))
    header = ("copies", "→ facts", "per byte", "→ graph", "per byte")
    print_table("Copies of the seeds with changed names, processor time; per byte against one copy", header, rows)


def growing(count: int, folder: Path) -> None:
    """What one more report costs after many, beside what all of them cost and what one alone does. In wall time: files
    are written."""
    files, shelf = copies(count, folder / f"growing-{count}"), Shelf(folder / "shelf")
    stored, alone = (f"kglite:{folder / name}" for name in ("growing.kgl", "alone.kgl"))
    works = {
        "one report alone": partial(_build, files[-1:], alone, Shelf(folder / "other-shelf")),
        f"{len(files) - 1} reports from nothing": partial(_build, files[:-1], stored, shelf),
        "again, nothing changed": partial(_build, files[:-1], stored, shelf),
        "one report more": partial(_build, files, stored, shelf),
        "the first report gone": partial(_build, files[1:], stored, shelf),
    }
    taken = {name: seconds(work) for name, work in works.items()}
    one, whole, *_ = taken.values()
    rows = [(name, f"{each:.2f} s", f"{each / one:.2f}", f"{each / whole:.3f}") for name, each in taken.items()]
    print_table("Builds with a shelf, embedded store", ("", "time", "× one alone", "× from nothing"), rows)


def _build(files: Sequence[ReportFile], url: str, shelf: Shelf) -> None:
    """Files → a store, as the command does it."""
    readings = list(read_all(files, shelf=shelf))
    store = open_store(url)
    build(readings, store, shelf=shelf)
    store.close()


def with_jobs(count: int, folder: Path, rounds: int) -> None:
    files = copies(count, folder / "jobs")
    one, several = turns(rounds, partial(extract, files), partial(extract, files, JOBS))
    rows = [("1 process", f"{one:.2f} s", "1.00"), (f"{JOBS} processes", f"{several:.2f} s", f"{one / several:.2f}")]
    print_table(f"Bytes → facts of {count} copies ({size(files) / 1e6:.1f} MB)", ("", "time", "speed-up"), rows)


def _python(*arguments: str) -> None:
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"python {' '.join(arguments)} failed:\n{done.stderr}")


def commands(store: str, rounds: int) -> None:
    """Whole commands beside a Python that starts and does nothing."""
    build = ("-m", "zhengtu", "-q", "build", str(SEEDS), "--store", store)
    works = {
        "python -c pass": partial(_python, "-c", "pass"),
        "zhengtu --help": partial(_python, "-m", "zhengtu", "--help"),
        "zhengtu build seeds/reports": partial(_python, *build, "--anew"),
        "the same again, nothing changed": partial(_python, *build),
    }
    taken = turns(rounds, *works.values())
    rows = [(name, f"{each:.3f} s", f"{each / taken[0]:.1f}") for name, each in zip(works, taken, strict=True)]
    print_table(f"Commands, median of {rounds}", ("", "time", "× bare Python"), rows)


def reading(quick: bool) -> None:
    """Everything that needs no graph of its own."""
    jieba.initialize()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        against_jieba(3 if quick else 7)
        with_jobs(10, folder, 1 if quick else 3)
        growth((1, 10) if quick else (1, 10, 100), folder)
        growing(4 if quick else 200, folder)
        commands(f"kglite:{folder / 'seeds.kgl'}", 3 if quick else 5)


def storing(sizes: Sequence[int], rounds: int, engines: Sequence[str]) -> None:
    """Loads, canned queries and look-ups on each engine that there is."""
    if "kglite" in engines:
        measure(embedded, sizes, rounds)
    if "neo4j" in engines:
        try:
            measure(server, sizes, rounds)
            bulk(sizes)
        except Unavailable as reason:
            print(f"\nNo Neo4j: {reason}")


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _leave(number: int, _: object) -> None:
    """What was started is stopped on the way out, as after Ctrl-C."""
    sys.exit(128 + number)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("part", nargs="?", choices=("reading", "storing"), help="only this part")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, small corpora, no server: under a minute")
    parser.add_argument("--sizes", type=_sizes, metavar="N,N", help="nodes of the graphs that are stored [1000,100000]")
    parser.add_argument("--engine", choices=ENGINES, help="only this one [both]")
    given = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, _leave)
    if given.part != "storing":
        reading(given.quick)
    if given.part != "reading":
        engines = (given.engine,) if given.engine else ENGINES[: 1 if given.quick else 2]
        storing(given.sizes or SIZES[: 1 if given.quick else 2], 5 if given.quick else 20, engines)
    return 0
