"""Files: whether they are there, and output that appears whole or not at all (written beside, flushed, renamed)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph_build.errors import Bilingual, InputError


def is_file(path: Path) -> bool:
    """Whether there is such a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether there is such a folder; a name that no folder can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def lacking(path: Path) -> Path | None:
    """The folder that is not there and in which the folder of a file would have to be made: only that last one is ever
    made, as a path with more that is missing is a mistyped one."""
    folder = path.absolute().parent
    try:
        return None if folder.exists() or folder.parent.exists() else folder.parent
    except (OSError, ValueError):
        return None  # whoever writes there is told


def told_lacking(folder: Path) -> tuple[Bilingual, Bilingual]:
    """What is said of it."""
    return (
        Bilingual(f"文件夹 {folder} 不存在", f"the folder {folder} does not exist"),
        Bilingual("请先建好该文件夹，或改正路径", "make this folder first, or correct the path"),
    )


def make_folder(path: Path) -> None:
    """Make the folder of a file, where at most this one is missing. Raises InputError, OSError."""
    folder = lacking(path)
    if folder is not None:
        raise InputError(*told_lacking(folder))
    path.parent.mkdir(exist_ok=True)


def user_folder(variable: str, otherwise: str) -> Path:
    """Our folder among what a user's programs keep: where `variable` says, on Windows in LOCALAPPDATA, or else in the
    folder `otherwise` of the user's own."""
    home = os.environ.get(variable) or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / otherwise) / "zhengtu"


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path in the same folder; it becomes `path` when the block ends well, and is removed when it does not.

    Raises InputError where the folder cannot be made or written.
    """
    try:
        make_folder(path)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
    except OSError as problem:
        raise _unwritable(path, problem) from None
    beside = Path(name)
    try:
        yield beside
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        beside.chmod(0o666 & ~_umask())
        beside.replace(path)
    except OSError as problem:
        raise _unwritable(path, problem) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def write_text(path: Path, text: str) -> None:
    """UTF-8 with `\\n` line ends on every system."""
    with replacing(path) as beside:
        beside.write_bytes(text.encode("utf-8", "surrogatepass"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _unwritable(path: Path, problem: OSError) -> InputError:
    return InputError(
        Bilingual(f"{path}：无法写入（{problem.strerror}）", f"{path}: cannot be written ({problem.strerror})"),
        Bilingual("请检查磁盘空间和权限，或换一个位置", "check disk space and permissions, or choose another place"),
    )
