"""Where an export goes: a file or a folder, whole or not at all, and never in the place of something else."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph_build.errors import Bilingual, InputError
from graph_build.files import make_folder, replacing

FILES = (".csv", ".zip", ".tsv", ".txt")  # endings that nobody gives a folder


def _refuse(zh: str, en: str) -> InputError:
    return InputError(Bilingual(zh, en), Bilingual("请用 --out 换一个位置", "give another place with --out"))


@contextmanager
def whole_file(out: Path, head: str = "") -> Iterator[Path]:
    """Yields a path to write to; it takes the place of `out` if the block ends without an exception.

    A file that is there may be empty or begin with `head`; anything else is not ours to replace.
    """
    out = Path(os.path.realpath(out))  # a link keeps pointing, its target is replaced
    if out.exists() and not out.is_file():
        raise _refuse(f"{out} 不是普通文件", f"{out} is not a plain file")
    if not _begins(out, head.encode()):
        raise _refuse(f"{out} 已存在，不是以前的导出", f"{out} is there already and is no earlier export")
    with replacing(out) as unfinished:
        yield unfinished


def _begins(path: Path, head: bytes) -> bool:
    """Whether a file is not there, empty, or begins so."""
    try:
        with path.open("rb") as file:
            return file.read(len(head)) in (head, b"")
    except FileNotFoundError:
        return True
    except OSError as problem:
        reason = problem.strerror
        raise _refuse(f"{path}：无法读取（{reason}）", f"{path}: cannot be read ({reason})") from None


def _check_folder(out: Path, members: frozenset[str]) -> None:
    """Only an earlier export may be replaced: nobody's other files are lost to a mistyped --out."""
    if not out.exists():
        if out.suffix in FILES:
            other = out.with_suffix("")
            raise InputError(
                Bilingual(f"{out}：这种格式导出一个文件夹，不是文件", f"{out}: this format is a folder and not a file"),
                Bilingual(
                    f"请写 --out {other}/；只要一张表可用 zhengtu query … --format csv",
                    f"write --out {other}/; for a single table see zhengtu query … --format csv",
                ),
            )
        return
    if not out.is_dir():
        raise _refuse(f"{out} 不是文件夹", f"{out} is not a folder")
    strange = sorted(path.name for path in out.iterdir() if path.name not in members)
    if strange:
        raise _refuse(f"{out} 中已有别的文件（{strange[0]}）", f"{out} holds other files ({strange[0]})")


def _flush(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        with path.open("rb+") as written:
            os.fsync(written.fileno())


def _swap(finished: Path, out: Path, aside: Path) -> None:
    """Put the new folder where the old one is; if that fails the old one comes back."""
    if not out.exists():
        finished.replace(out)
        return
    out.replace(aside)
    try:
        finished.replace(out)
    except BaseException:
        aside.replace(out)
        raise


def _make_and_swap(out: Path, place: Path) -> Iterator[Path]:
    finished = place / "finished"
    finished.mkdir()
    yield finished
    _flush(finished)
    _swap(finished, out, place / "before")


@contextmanager
def whole_folder(out: Path, members: frozenset[str]) -> Iterator[Path]:
    """Yields an empty folder to fill; it takes the place of `out`, which may only hold files named in `members`."""
    out = Path(os.path.realpath(out))
    place = None
    try:
        _check_folder(out, members)
        make_folder(out)
        place = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
        yield from _make_and_swap(out, place)
    except OSError as problem:
        reason = problem.strerror
        raise _refuse(f"{out}：无法写入（{reason}）", f"{out}: cannot be written ({reason})") from None
    finally:
        if place:
            shutil.rmtree(place, ignore_errors=True)
