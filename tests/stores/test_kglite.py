"""The embedded engine's file: what may be in it, who may write it, and what a crash leaves."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import kglite
import pandas as pd
import pytest

from graph_build.errors import StoreError
from graph_build.graph import Graph
from graph_build.ontology import ontology
from graph_build.stores import kglite_file, open_store
from graph_build.stores.base import Store
from tests.stores.sample import entity, listing, sample

ROOT = Path(__file__).parents[2]
BELONGS = ["graph.kgl", "graph.kgl.lock"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    return folder / "graph.kgl"


def test_a_mistyped_path_makes_no_folders(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(f"kglite:{tmp_path / 'none' / 'deep' / 'graph.kgl'}")
    assert refused.value.what.zh == f"文件夹 {tmp_path / 'none'} 不存在"
    store = open_store(f"kglite:{tmp_path / 'new' / 'graph.kgl'}")
    store.load(sample())
    store.close()
    assert [entry.name for entry in tmp_path.iterdir()] == ["new"]


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = open_store(f"kglite:{path}")
    opened.load(sample())
    yield opened
    opened.close()


def contents(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.parent.iterdir())


def refuses(path: Path, read_only: bool = False) -> StoreError:
    with pytest.raises(StoreError) as refusal:
        opened = open_store(f"kglite:{path}", read_only=read_only)
        opened.load(sample())
    for line in (*refusal.value.what, *refusal.value.mend):
        assert line and "\n" not in line
    return refusal.value


def test_only_what_belongs_there_is_in_the_folder(store: Store, path: Path) -> None:
    assert contents(path) == BELONGS
    store.load(sample())
    store.close()
    assert contents(path) == BELONGS


def test_an_equal_graph_leaves_the_file_untouched(store: Store, path: Path) -> None:
    before = path.stat()
    store.load(sample())
    assert path.stat().st_mtime_ns == before.st_mtime_ns and path.stat().st_ino == before.st_ino


def test_reading_creates_nothing(tmp_path: Path) -> None:
    path = tmp_path / "none" / "graph.kgl"
    opened = open_store(f"kglite:{path}")
    assert opened.search("局") == ()
    assert not path.parent.exists()
    refusal = refuses(path, read_only=True)
    assert "zhengtu build" in refusal.mend.en
    assert not path.parent.exists()


def test_an_empty_build_makes_a_file(path: Path) -> None:
    open_store(f"kglite:{path}").load(Graph())
    assert listing(open_store(f"kglite:{path}", read_only=True).graph()) == ([], [])


def test_paths_with_spaces_and_chinese_names_work(tmp_path: Path) -> None:
    path = tmp_path / "我的 图" / "报告 2023.kgl"
    open_store(f"kglite:{path}").load(sample())
    assert open_store(f"kglite:{path}", read_only=True).statistics().nodes["Report"] == 2


def test_aliases_of_a_newer_build_are_found_and_those_of_the_older_one_are_not(path: Path, store: Store) -> None:
    reader = open_store(f"kglite:{path}", read_only=True)
    assert [hit.matched for hit in reader.search("市法院", ["Organization"])] == ["市法院"]
    newer = Graph()
    court = entity(newer, "Organization", "湖州市中级人民法院", "湖州市", aliases=["湖州中院"], kind="court")
    store.load(newer)
    assert [(hit.id, hit.matched) for hit in reader.search("湖州中")] == [(court, "湖州中院")]
    assert reader.search("市法院", ["Organization"]) == ()
    reader.close()


def test_indexes_that_the_declaration_asks_for_exist(store: Store, path: Path) -> None:
    there = {(index["node_type"], index["property"]) for index in kglite.load(str(path)).list_indexes()}
    filled = [label for label, count in store.statistics().nodes.items() if count]
    kinds = ontology().nodes
    assert there == {(label, c.name) for label in filled for c in kinds[label].columns if c.index and c.name != "id"}


def test_damaged_and_foreign_files_are_refused_and_left_alone(store: Store, path: Path) -> None:
    whole = path.read_bytes()
    store.close()
    damaged = {
        "empty": b"",
        "cut": whole[: len(whole) // 2],
        "cut at the end": whole[:-1],
        "flipped": whole[: len(whole) // 3] + bytes([whole[len(whole) // 3] ^ 255]) + whole[len(whole) // 3 + 1 :],
        "text": "一份报告".encode(),
        "database": b"SQLite format 3\x00" + b"\x00" * 100,
        "magic alone": b"RGF",
    }
    for name, data in damaged.items():
        path.write_bytes(data)
        for read_only in (True, False):
            error = refuses(path, read_only)
            assert str(path) in error.what.en, name
            assert "delete it" in error.mend.en, name
        assert path.read_bytes() == data, name
        assert contents(path) == BELONGS, name


def test_every_cut_of_a_file_is_noticed(store: Store, path: Path) -> None:
    whole = path.read_bytes()
    store.close()
    for size in range(0, len(whole), max(1, len(whole) // 60)):
        path.write_bytes(whole[:size])
        refuses(path, read_only=True)


def test_a_folder_in_the_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir()
    assert "is a folder" in refuses(path).what.en
    assert contents(path) == ["graph.kgl"]


def test_a_file_of_another_shape_is_refused(path: Path) -> None:
    graph = kglite.KnowledgeGraph()
    graph.add_nodes(pd.DataFrame({"id": ["org-1"], "name": ["x"]}), "Organization", "id", "name")
    graph.set_schema_version(kglite_file.SHAPE + 1)
    graph.save(str(path))
    assert "another version" in refuses(path).what.en
    assert "another version" in refuses(path, read_only=True).what.en


def test_a_graph_of_another_program_is_not_taken_for_an_empty_one(path: Path) -> None:
    graph = kglite.KnowledgeGraph()
    graph.cypher("CREATE (:Person {name: 'x'})")
    graph.save(str(path))
    assert "another program" in refuses(path, read_only=True).what.en
    assert "not ours: Person 1" in refuses(path).what.en


def test_a_folder_that_may_not_be_written_is_refused(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert "path" in refuses(blocked / "graph.kgl").mend.en


@pytest.mark.skipif(os.name == "nt", reason="folders are made read-only otherwise there")
def test_a_read_only_folder_is_refused() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        with as_nobody():
            assert "permissions" in refuses(Path(folder) / "graph.kgl").mend.en


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may write anywhere: for a while this process is somebody who may not."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_full_disk_leaves_the_old_graph(store: Store, path: Path) -> None:
    before = path.read_bytes()
    bigger = sample()
    for at in range(2000):
        entity(bigger, "Place", f"地区{at}")
    limited = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(before)},) * 2)\n" + LOAD_BIGGER
    done = run(limited, path)
    assert done.returncode == 2, done.stderr
    assert "StoreError" in done.stdout
    assert path.read_bytes() == before
    assert contents(path) == BELONGS


LOAD_BIGGER = """
import sys
from graph_build.errors import ZhengtuError
from graph_build.stores import open_store
from tests.stores.sample import entity, sample
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
graph = sample()
for at in range(2000):
    entity(graph, "Place", f"地区{at}")
try:
    open_store("kglite:" + sys.argv[1]).load(graph)
except ZhengtuError as problem:
    print(type(problem).__name__, problem.what.en)
    sys.exit(2)
"""


def run(code: str, path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, str(path), *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60
    )


def test_two_writers_at_once_are_refused_in_words(store: Store, path: Path) -> None:
    before = listing(store.graph())
    with kglite_file.writing(path):
        done = run(LOAD_BIGGER, path)
        assert done.returncode == 2
        assert f"is being written by another process (pid {os.getpid()})" in done.stdout
        assert "written" in refuses(path).what.en  # another thread of this process
        assert open_store(f"kglite:{path}", read_only=True).statistics().nodes["Report"] == 2
    assert listing(store.graph()) == before
    store.load(sample())


def test_any_program_that_holds_the_file_is_met(store: Store, path: Path) -> None:
    held = kglite.open(str(path), durable="off")
    assert "written" in refuses(path).what.en
    held.close()
