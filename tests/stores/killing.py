"""Kill loads and builds at every write they make, and say what each left.

python -m tests.stores.killing URL [load|build|grown|bytes [MOMENTS [ROWS]]]

One process that has imported everything and done nothing forks a child for each build and each look, so that hundreds of
kills cost seconds. `load` stores a graph, `build` is the whole command, the facts that it keeps among its writes,
`grown` is the command that builds on top of the last build, and `bytes` ends loads within the engine's own writing of
its file, at a number of bytes. With ROWS, loads of a server that
have more of them take several transactions of that many rows. Prints one JSON object a line.
"""

from __future__ import annotations

import hashlib
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import neo4j

from graph_build import pipeline as _pipeline  # noqa: F401  imported before the fork
from graph_build.assemble import building
from graph_build.errors import StoreError
from graph_build.identity import node_id
from graph_build.stores import kglite_file, kglite_rows, neo4j_load, open_store
from graph_build.stores import neo4j as adapter
from tests.stores.sample import entity, listing, put, sample, without
from zhengtu import cli
from zhengtu.cli import make as _make  # noqa: F401

REPORTS = {
    "old": {
        "甲.txt": "某县司法局2023年工作总结\n县司法局牵头开展法治体检，走访企业120家。\n",
        "乙.txt": "某县教育局2023年工作总结\n县教育局新建学校3所。\n",
    },
    "new": {
        "甲.txt": "某县司法局2023年工作总结\n县司法局会同县法院开展法治体检，走访企业130家。\n",
        "丙.txt": "某县卫生局2024年工作总结\n县卫生局开展义诊进社区，义诊12场次。\n",
    },
}
CHANGES = ("os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.utime")
WRITES: dict[str, list[tuple[Any, str]]] = {
    "kglite": [
        (kglite_rows, "_add_nodes"),
        (kglite_rows, "_add_edges"),
        (kglite_file, "_flush"),
        (Path, "mkdir"),
        (Path, "replace"),
    ],
    "neo4j": [(neo4j.Session, "run"), (neo4j.ManagedTransaction, "run"), (neo4j.Session, "execute_write")],
}


def changed() -> Any:
    """The graph of the build that is killed: it adds, changes and removes."""
    graph = sample()
    for name in ("甲县", "乙县"):
        entity(graph, "Place", name)
    put(graph, node_id("Initiative", "", "法治体检"), kind="机制")
    return without(graph, node_id("Organization", "湖州市", "湖州市中级人民法院"))


def in_child(work: Callable[[], object]) -> tuple[int, str]:
    """Run `work` in a fork; its exit status (negative: the signal) and what it returned, as text."""
    ours, its = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.write(its, str(work()).encode())
            os._exit(0)
        except BaseException as problem:
            os.write(its, f"{type(problem).__name__}: {problem}".encode())
            os._exit(1)
    os.close(its)
    with os.fdopen(ours, "rb") as answer:
        said = answer.read().decode()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), said


def graph(version: str) -> Any:
    """The graph that a load of this version stores."""
    return sample() if version == "old" else changed()


def load(url: str, version: str) -> None:
    """Store the graph of a version."""
    open_store(url).load(graph(version))


def written(folder: Path) -> None:
    """The reports of both versions, as files."""
    for version, texts in REPORTS.items():
        (folder / version).mkdir()
        for name, text in texts.items():
            (folder / version / name).write_text(text, "utf-8")


def build(url: str, version: str) -> None:
    """The whole command over the reports of a version; it finds no facts that were kept, and keeps them."""
    _build(url, version, tempfile.mkdtemp(dir=os.environ["REPORTS"]))


def grown(url: str, version: str) -> None:
    """The same with a folder of facts, where a build finds the ledger of the one before and has to go by it."""
    cache = Path(os.environ["REPORTS"], "cache")
    if version == "new" and any(cache.rglob("ledger-*.seal")):
        building.build_whole = None  # type: ignore[assignment]  # of a fork that ends with this build
    _build(url, version, str(cache))


def _build(url: str, version: str, cache: str) -> None:
    os.environ["XDG_CACHE_HOME"] = cache
    assert cli._run(["build", str(Path(os.environ["REPORTS"], version)), "--store", url, "-q"]) == 0


MAKE = {"load": load, "build": build, "grown": grown, "bytes": load}


def dying(work: Callable[[], object], url: str, stop_after: int) -> int:
    """Do some work, dying at the write with the number `stop_after`; the number of writes if it never came to that."""
    done = 0

    def count() -> None:
        nonlocal done
        done += 1
        if done == stop_after:
            os.kill(os.getpid(), signal.SIGKILL)

    def counted(function: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            result = function(*arguments, **options)
            count()
            return result

        return call

    def hear(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CHANGES or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            count()

    for owner, name in WRITES["kglite" if url.startswith("kglite") else "neo4j"]:
        setattr(owner, name, counted(getattr(owner, name)))
    sys.addaudithook(hear)
    work()
    return done


def dying_at(work: Callable[[], object], size: int) -> None:
    """Do some work, dying where a file is to grow beyond `size` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    work()


def look(url: str) -> str:
    """Names the graph that is stored, as a reader finds it."""
    store = open_store(url, read_only=True)
    try:
        found, counts = listing(store.graph()), store.statistics()
    except StoreError as problem:
        return "refused" if "not loaded to its end" in problem.what.en else str(problem)
    named = json.dumps([found, dict(counts.nodes), dict(counts.relationships)], default=list)
    return hashlib.sha256(named.encode()).hexdigest()


def beside(url: str) -> list[str]:
    """What is in the folder of an embedded store."""
    folder = Path(url.removeprefix("kglite:")).parent
    return sorted(entry.name for entry in folder.iterdir()) if url.startswith("kglite:") else []


def deaths(url: str, what: str, moments: int) -> Iterator[tuple[int, int, Callable[[], object]]]:
    """Where to die, of how much, and the work that does: spread evenly, the last writes always among them."""
    make = MAKE[what]
    if what == "bytes":
        size = Path(url.removeprefix("kglite:")).stat().st_size
        for at in range(0, size, max(1, size // moments)):
            yield at, size, lambda at=at: dying_at(lambda: make(url, "new"), at)  # type: ignore[misc]
        return
    writes = int(in_child(lambda: dying(lambda: make(url, "new"), url, 0))[1])
    for at in sorted({*range(1, writes + 1, max(1, writes // moments)), writes - 2, writes - 1, writes}):
        yield at, writes, lambda at=at: dying(lambda: make(url, "new"), url, at)  # type: ignore[misc]


def main(url: str, what: str, moments: int) -> None:
    """Between two kills the old graph is put back: that is the build which finds what the dead one left. Where it is
    there still, the next build to be killed finds that, unless it needs a whole ledger."""
    known, left = {}, "old"
    adapter.WRITING = 0.2  # no need to wait for what is known to be dead
    for version in ("new", "old"):
        in_child(lambda version=version: MAKE[what](url, version))  # type: ignore[misc]
        known[in_child(lambda: look(url))[1]] = version
    assert len(known) == 2, known
    for number, (at, of, die) in enumerate(deaths(url, what, moments)):
        told: dict[str, Any] = {"at": at, "of": of}
        if number % 5 == 0 or left != "old" or what == "grown":
            told |= {"put_back": in_child(lambda: MAKE[what](url, "old"))[0], "files": beside(url)}
        told["status"] = in_child(die)[0]
        found = in_child(lambda: look(url))[1]
        left = known.get(found, found if found == "refused" else f"a mixture: {found}")
        print(json.dumps({**told, "left": left, "files_left": beside(url)}), flush=True)
    in_child(lambda: MAKE[what](url, "old"))


if __name__ == "__main__":
    if len(sys.argv) > 4:
        neo4j_load.AT_ONCE = neo4j_load.BATCH = int(sys.argv[4])
    with tempfile.TemporaryDirectory() as reports:
        os.environ["REPORTS"] = reports
        written(Path(reports))
        main(sys.argv[1], *(sys.argv[2:3] or ["load"]), int(sys.argv[3]) if len(sys.argv) > 3 else 20)
