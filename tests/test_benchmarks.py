"""The benchmark compares what it says it compares. Nothing here looks at a clock."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.asking import answered, lookups, times
from benchmarks.clock import WALL, turns
from benchmarks.corpus import SEEDS, copies, size
from benchmarks.graphs import SHARED, generated
from benchmarks.memory import apart, peak
from benchmarks.tables import print_table
from graph_build.graph import check
from graph_build.readers.collection import collect
from graph_build.readers.plain import read
from graph_build.stores import open_store
from queries.catalogue import catalogue


def test_one_copy_is_the_seeds(tmp_path: Path) -> None:
    files = copies(1, tmp_path / "one")
    assert [read(file.path).text for file in files] == [read(file.path).text for file in collect([SEEDS]).files]


def test_copies_are_other_reports_with_other_names(tmp_path: Path) -> None:
    files = copies(3, tmp_path / "three")
    assert len({read(file.path).sha256 for file in files}) == len(files) == 3 * len(collect([SEEDS]).files)
    renamed = "".join(read(file.path).text for file in files if file.path.name.startswith("001-"))
    assert renamed.count("“甲丑") == renamed.count("“")
    assert size(files) > 3 * size(collect([SEEDS]).files)


def test_works_take_turns_after_one_turn_to_warm_up() -> None:
    seen: list[str] = []
    assert len(turns(2, lambda: seen.append("a"), lambda: seen.append("b"))) == 2
    assert seen == ["a", "b"] * 3


def test_a_table_is_aligned(capsys: pytest.CaptureFixture[str]) -> None:
    print_table("T", ("", "time"), [("long name", "1 s"), ("b", "10.5 s")])
    assert capsys.readouterr().out == "\nT\n              time\n  long name    1 s\n  b         10.5 s\n"


def test_a_generated_graph_is_of_the_declared_shape_and_the_same_each_time() -> None:
    graph = generated(2000)
    check(graph)
    assert all(graph.nodes.values()) and all(graph.edges.values())
    assert 1900 < graph.node_count < 2100 and 2.8 < graph.edge_count / graph.node_count < 3.2
    assert graph == generated(2000)
    bodies = [name for _, name, *_ in graph.nodes["Organization"].values()]
    assert len(set(bodies)) > 0.95 * len(bodies) and set(bodies) & set(SHARED)  # which many bear
    mentions = Counter(passage for _, passage, _ in graph.edges["MENTIONED_IN"])
    assert max(mentions.values()) < 30  # a sentence is a sentence in any size
    degrees = Counter(target for _, target, _ in graph.edges["BY"])
    assert max(degrees.values()) > 10 * len(graph.edges["BY"]) / len(bodies)  # few have most


def test_work_apart_has_its_own_memory_and_gives_what_it_returns(monkeypatch: pytest.MonkeyPatch) -> None:
    # Tests of pages leave a page as the program, and a new process would begin by running that.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    held = b"x" * 300_000_000
    assert apart(sorted, [2, 1]) == [1, 2]
    assert 0 < apart(peak) < len(held) < peak()


def test_every_canned_query_is_asked_and_answers_for_usual_and_for_busy_names(tmp_path: Path) -> None:
    store = open_store(f"kglite:{tmp_path / 'g.kgl'}")
    store.load(generated(1000))
    asked = [(question, usual, busy) for question, usual, busy in answered(store, 1, WALL)]
    assert {question.query.name for question, _, _ in asked} == {query.name for query in catalogue()}
    assert [question.name for question, usual, busy in asked if usual.failed or (busy and busy.failed)] == []
    assert [name for name, work in lookups(store) if times([work], 1).failed] == []
    store.close()
