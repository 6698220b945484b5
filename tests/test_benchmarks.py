"""The benchmark compares what it says it compares. Nothing here looks at a clock."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.clock import turns
from benchmarks.corpus import SEEDS, copies, size
from benchmarks.graphs import generated
from benchmarks.tables import print_table
from graph_build.graph import check
from graph_build.readers.collection import collect
from graph_build.readers.plain import read


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
    assert len(set(bodies)) == len(bodies)
    degrees = Counter(target for _, target, _ in graph.edges["BY"])
    assert max(degrees.values()) > 10 * len(graph.edges["BY"]) / len(bodies)  # few have most
