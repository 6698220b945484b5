"""Kill builds at every write they make, and say what each left: python -m tests.stores.killing URL [MOMENTS [ROWS]]

One process that has imported everything and done nothing forks a child for each build and each look, so that hundreds of
kills cost seconds. With ROWS, loads of a server that have more of them take several transactions of that many rows.
Prints one JSON object a line.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import neo4j

from graph_build.errors import StoreError
from graph_build.identity import node_id
from graph_build.stores import kglite_file, kglite_rows, neo4j_load, open_store
from graph_build.stores import neo4j as _adapter  # noqa: F401  imported before the fork
from tests.stores.sample import entity, listing, put, sample, without

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


def build(url: str, graph: Any, stop_after: int) -> int:
    """Load `graph`, dying at the write with the number `stop_after`; the number of writes if it never came to that."""
    done = 0

    def counted(function: Any) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal done
            result = function(*arguments, **options)
            done += 1
            if done == stop_after:
                os.kill(os.getpid(), signal.SIGKILL)
            return result

        return call

    store = open_store(url)
    for owner, name in WRITES["kglite" if url.startswith("kglite") else "neo4j"]:
        setattr(owner, name, counted(getattr(owner, name)))
    store.load(graph)
    return done


def look(url: str) -> str:
    """Which graph is stored."""
    store = open_store(url, read_only=True)
    try:
        found = listing(store.graph())
    except StoreError as problem:
        return "refused" if "not loaded to its end" in problem.what.en else str(problem)
    counts = sum(store.statistics().nodes.values())
    known = {"old": listing(sample().ordered()), "new": listing(changed().ordered())}
    return next((name for name, graph in known.items() if found == graph and counts == len(graph[0])), "a mixture")


def main(url: str, moments: int) -> None:
    """Kill at `moments` writes, spread evenly over all of them; the last ones always among them. Between two kills the
    old graph is put back: that is the build which finds what the dead one left."""
    in_child(lambda: build(url, sample(), 0))
    writes = int(in_child(lambda: build(url, changed(), 0))[1])
    step = max(1, writes // moments)
    for at in sorted({*range(1, writes + 1, step), writes - 2, writes - 1, writes}):
        put_back = in_child(lambda: build(url, sample(), 0))[0]
        status, _ = in_child(lambda at=at: build(url, changed(), at))  # type: ignore[misc]
        left = in_child(lambda: look(url))[1]
        print(json.dumps({"at": at, "of": writes, "put_back": put_back, "status": status, "left": left}), flush=True)
    in_child(lambda: build(url, sample(), 0))


if __name__ == "__main__":
    if len(sys.argv) > 3:
        neo4j_load.AT_ONCE = neo4j_load.BATCH = int(sys.argv[3])
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20)
