"""Disks that are full or may not be written: two lines, the old graph and the old files stay, and reading goes on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from graph_build.errors import ZhengtuError
from graph_build.export import FORMATS, export
from graph_build.graph import Graph
from graph_build.pipeline import read_all
from graph_build.readers.collection import collect
from graph_build.shelf import Shelf
from graph_build.stores import open_store
from tests.export.sample import every_kind
from tests.stores.sample import entity, listing, sample

SIZE = 512 * 1024
FULL, READ_ONLY = "No space left", "Read-only file system"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own. Only the system's owner may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = mount("-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder))
    if done is None or done.returncode:
        why = f"no disk can be mounted here: {done.stderr.strip() if done else 'not root on Linux'}"
        if os.environ.get("CI") == "true" and done is not None:
            pytest.fail(why)
        pytest.skip(why)
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def mount(*arguments: str) -> subprocess.CompletedProcess[str] | None:
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    return subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)


@contextmanager
def filled(disk: Path, free: int = 0) -> Iterator[None]:
    """The disk with no more than `free` bytes left."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\0" * 4096)
        except OSError:
            file.truncate(max(0, file.tell() - free))
    yield
    ballast.unlink()


@contextmanager
def frozen(disk: Path) -> Iterator[None]:
    """The disk mounted for reading only."""
    for option in ("ro", "rw"):
        done = mount("-o", f"remount,{option}", str(disk))
        assert done is not None and done.returncode == 0, done
        if option == "ro":
            yield


def refusal(work: Callable[[], object]) -> str:
    with pytest.raises(ZhengtuError) as refused:
        work()
    for line in (*refused.value.what, *refused.value.mend):
        assert line and "\n" not in line and len(line) < 300
    return refused.value.what.en


def bigger() -> Graph:
    graph = sample()
    for at in range(3000):
        entity(graph, "Place", f"地区{at}")
    return graph


def names(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


@pytest.mark.parametrize("free", [0, 4096, 16384])
def test_a_build_on_a_full_disk_leaves_the_old_graph_and_works_when_there_is_room(disk: Path, free: int) -> None:
    store = open_store(f"kglite:{disk / 'graph.kgl'}")
    store.load(sample())
    before = listing(store.graph())
    with filled(disk, free):
        there = names(disk)
        assert FULL in refusal(lambda: store.load(bigger()))
        assert names(disk) == there
        assert listing(open_store(store.url, read_only=True).graph()) == before == listing(store.graph())
    assert store.load(bigger()).added == 3000
    assert names(disk) == ["graph.kgl", "graph.kgl.lock"]


def test_a_disk_for_reading_only_is_read_and_not_written(disk: Path) -> None:
    store = open_store(f"kglite:{disk / 'graph.kgl'}")
    store.load(sample())
    with frozen(disk):
        assert READ_ONLY in refusal(lambda: store.load(bigger()))
        assert READ_ONLY in refusal(lambda: open_store(f"kglite:{disk / 'other.kgl'}").load(sample()))
        reader = open_store(store.url, read_only=True)
        assert listing(reader.graph()) == listing(sample().ordered())
        assert reader.search("司法局")
    assert names(disk) == ["graph.kgl", "graph.kgl.lock"]
    assert store.load(bigger()).added == 3000


@pytest.mark.parametrize("state", [filled, frozen])
@pytest.mark.parametrize("format", list(FORMATS))
def test_an_export_that_finds_no_room_leaves_the_earlier_one(
    disk: Path, format: str, state: Callable[[Path], Iterator[None]]
) -> None:
    export(every_kind(), format, disk / "out")
    before = {name: (disk / name).read_bytes() for name in names(disk) if (disk / name).is_file()}
    large = every_kind()
    for at in range(3000):
        entity(large, "Place", f"地区{at}")
    with state(disk):  # type: ignore[attr-defined]
        there = names(disk)
        said = refusal(lambda: export(large, format, disk / "out"))
        assert FULL in said or READ_ONLY in said
        refusal(lambda: export(large, format, disk / "new"))
        assert names(disk) == there
    assert {name: (disk / name).read_bytes() for name in names(disk) if (disk / name).is_file()} == before


@pytest.mark.parametrize("state", [filled, frozen])
def test_facts_that_cannot_be_kept_are_read_all_the_same(
    disk: Path, tmp_path: Path, state: Callable[[Path], Iterator[None]]
) -> None:
    (tmp_path / "甲.txt").write_text("2024年，市教育局新建学校12所。", "utf-8")
    files = collect([tmp_path / "甲.txt"]).files
    [expected] = [reading.facts for reading in read_all(files)]
    with state(disk):  # type: ignore[attr-defined]
        there = names(disk)
        [read] = [reading.facts for reading in read_all(files, shelf=Shelf(disk / "facts"))]
        assert read == expected and set(names(disk)) <= {*there, "facts"}
    for _ in ("not kept", "kept"):
        assert [reading.facts for reading in read_all(files, shelf=Shelf(disk / "facts"))] == [expected]
    with frozen(disk):
        assert [reading.facts for reading in read_all(files, shelf=Shelf(disk / "facts"))] == [expected]
