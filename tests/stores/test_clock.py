"""A clock that jumps: newer builds are noticed by more than their time, and nothing that was kept is lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_build.pipeline import read_all
from graph_build.readers.collection import collect
from graph_build.shelf import Shelf
from graph_build.stores import open_store
from tests.stores.sample import entity, listing, sample

YEARS = 10 * 365 * 86400 * 10**9


@pytest.mark.parametrize("jump", [-YEARS, -1, 0, YEARS], ids=["back", "a little back", "not at all", "ahead"])
def test_a_newer_build_is_seen_whatever_its_time_says(tmp_path: Path, jump: int) -> None:
    path = tmp_path / "graph.kgl"
    store = open_store(f"kglite:{path}")
    store.load(sample())
    reader = open_store(store.url, read_only=True)
    assert listing(reader.graph()) == listing(sample().ordered())
    for name in ("甲县", "乙县", "丙县"):
        before, state = path.stat().st_mtime_ns, reader.state()
        newer = sample()
        entity(newer, "Place", name)  # files of about one size
        store.load(newer)
        os.utime(path, ns=(before + jump, before + jump))
        assert reader.state() != state
        assert [node[1] for node in reader.graph().nodes["Place"].values()] == [name]
        assert [hit.name for hit in reader.search(name)] == [name]
        assert store.load(newer).added == 0


@pytest.mark.parametrize("jump", [-YEARS, YEARS], ids=["ahead", "back"])
def test_facts_in_use_outlast_a_clock_that_jumps(tmp_path: Path, jump: int) -> None:
    """Files of long ago, as all are after a jump ahead, and files of a day to come, as after a jump back."""
    report = tmp_path / "甲.txt"
    report.write_text("2024年，市教育局新建学校12所。", "utf-8")
    files, folder = collect([report]).files, tmp_path / "facts"
    expected = [reading.facts for reading in read_all(files, shelf=Shelf(folder))]
    [kept] = folder.iterdir()
    when = kept.stat().st_mtime_ns + jump
    os.utime(kept, ns=(when, when))
    assert [reading.facts for reading in read_all(files, shelf=Shelf(folder))] == expected
    assert list(folder.iterdir()) == [kept]
