"""The embedded engine's file: who may write it, how a new one takes the old one's place, and what is wrong with it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import kglite

from graph_build.errors import Bilingual, StoreError

SHAPE = 1  # raised whenever a graph stored by an older version can no longer be read as it is
MAGIC = b"RGF"
Signature = tuple[int, int, int]

kglite.set_query_warning_policy("silent")  # it would write a line to stderr for every label that has no nodes


def _trouble(path: Path, zh: str, en: str, mend: Bilingual) -> StoreError:
    return StoreError(Bilingual(f"存储文件 {path} {zh}", f"the store {path} {en}"), mend)


REBUILD = Bilingual("请移走或删除该文件后重新构建", "move the file away or delete it, then build again")


def translate(path: Path, problem: Exception) -> StoreError:
    """Two lines for whatever the engine or the disk says of the file."""
    if isinstance(problem, kglite.WriterLeaseHeldError):
        wait = Bilingual("请等它结束后再试", "try again when it has finished")
        holder = problem.holder or {}
        pid = holder.get("pid")
        zh, en = (f"（进程 {pid}）", f" (pid {pid})") if pid else ("", "")
        return _trouble(path, f"正被另一程序写入{zh}", f"is being written by another process{en}", wait)
    if isinstance(problem, kglite.FileFormatError):
        reason = " ".join(str(problem).split("): ", 1)[-1].split())[:120]
        return _trouble(path, f"已损坏或不是图文件：{reason}", f"is damaged or no graph file: {reason}", REBUILD)
    access = Bilingual("请检查路径、权限和磁盘空间", "check the path, its permissions and the space on the disk")
    reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem).split("\n")[0]
    return _trouble(path, f"无法读写：{reason}", f"cannot be read or written: {reason}", access)


def missing(path: Path) -> StoreError:
    """There is nothing to read yet."""
    build = Bilingual("请先运行 zhengtu build 构建图", "build a graph first: zhengtu build PATH…")
    return _trouble(path, "不存在", "does not exist", build)


def signature(path: Path) -> Signature | None:
    """What changes whenever another build takes the file's place; None where there is no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as problem:
        raise translate(path, problem) from None
    return found.st_mtime_ns, found.st_size, found.st_ino


def load(path: Path, *, ours: bool) -> Any:
    """The graph in the file. Raises StoreError where it is cut off, no graph, or of another version; and, where it has
    to be `ours`, if another program made it."""
    _look(path)
    try:
        graph = kglite.load(str(path), verify="eager")
    except (kglite.KgError, OSError, ValueError, RuntimeError) as problem:
        raise translate(path, problem) from None
    if ours and not graph.schema_version:
        build = Bilingual(
            "请换一个路径，或用 zhengtu build --adopt 与其共存", "name another, or build --adopt beside it"
        )
        raise _trouble(path, "不是本程序构建的图", "holds a graph of another program", build)
    return _recognised(path, graph)


def _look(path: Path) -> None:
    """Refuse what is plainly no graph before anything is created beside it."""
    try:
        if path.is_dir():
            raise _trouble(path, "是一个文件夹", "is a folder", Bilingual("请写明文件名", "name a file in it"))
        with path.open("rb") as file:
            start = file.read(len(MAGIC))
    except FileNotFoundError:
        return
    except OSError as problem:
        raise translate(path, problem) from None
    if start != MAGIC:
        raise _trouble(path, "已损坏或不是图文件", "is damaged or no graph file", REBUILD)


def _recognised(path: Path, graph: Any) -> Any:
    """The graph, if this version wrote it; one that another program wrote is left to `adopt`."""
    if graph.schema_version not in (0, SHAPE):
        raise _trouble(path, "由其他版本的程序构建", "was built by another version of this program", REBUILD)
    return graph


@contextmanager
def writing(path: Path) -> Iterator[Any]:
    """Hold the right to write the file, and give the graph that it holds now (an empty one where there is none).

    The lease is the engine's own: it ends with the process, however that ends, and any program that opens the file to
    write meets it. Leaving never saves: only `publish` does.
    """
    _look(path)
    try:
        path.parent.mkdir(exist_ok=True)
        held = kglite.open(str(path), durable="off")
    except (kglite.KgError, OSError, ValueError, RuntimeError) as problem:
        raise translate(path, problem) from None
    try:
        shutil.rmtree(_workshop(path), ignore_errors=True)
        yield _recognised(path, held)
    finally:
        stop = RuntimeError("the engine saves on any other way out")
        held.__exit__(RuntimeError, stop, None)
        with suppress(OSError):
            _owner(path).unlink()


def tidy(path: Path) -> None:
    """Take away what a build left that was killed. Only who may write does this: what lies there may also belong to a
    build that is under way."""
    if any(map(os.path.exists, (_workshop(path), _owner(path)))):
        with suppress(StoreError), writing(path):
            pass


def _owner(path: Path) -> Path:
    """Where the engine says which process may write."""
    return path.with_name(f"{path.name}.lock-owner")


def _workshop(path: Path) -> Path:
    """Where a new file is made: beside the old one, so that it can take its place in one step."""
    return path.with_name(f".{path.name}.building")


def publish(graph: Any, path: Path) -> None:
    """Write the graph to disk and put it in the place of the old file, in one step. Call while holding `writing`."""
    workshop = _workshop(path)
    try:
        workshop.mkdir()
        graph.backup(str(workshop / path.name))
        _flush(workshop / path.name)
        (workshop / path.name).replace(path)
        _flush(path.parent)
    except (kglite.KgError, OSError, ValueError, RuntimeError) as problem:
        raise translate(path, problem) from None
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _flush(path: Path) -> None:
    """Make a file, or the names in a folder, last through a power cut."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
