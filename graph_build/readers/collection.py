"""Which reports a build is made of: files, folders and the `manifest.csv` beside them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph_build.errors import Bilingual, InputError, ZhengtuError
from graph_build.readers.plain import SUFFIXES, read

MANIFEST = "manifest.csv"
COLUMNS = ("file", "issuer", "jurisdiction", "period", "genre", "title")


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file to read and what its manifest says of it (only cells that are filled)."""

    path: Path
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """Files in the order of their names, and what had to be left out."""

    files: tuple[ReportFile, ...]
    problems: tuple[ZhengtuError, ...]


def _manifest_error(path: Path, zh: str, en: str) -> InputError:
    columns = ", ".join(COLUMNS)
    return InputError(
        Bilingual(f"{path}：{zh}", f"{path}: {en}"),
        Bilingual(f"请改正清单；列名为 {columns}", f"correct the manifest; its columns are {columns}"),
    )


def read_manifest(path: Path) -> tuple[dict[str, dict[str, str]], list[ZhengtuError]]:
    """Rows by file name, and problems with single rows. Raises InputError where the whole table cannot be used."""
    rows = list(csv.DictReader(io.StringIO(read(path).text, newline="")))
    header = rows[0].keys() if rows else set()
    unknown = sorted(str(name) for name in header if name not in COLUMNS)
    if rows and ("file" not in header or unknown):
        raise _manifest_error(
            path, f"列名不对：{unknown or '缺 file'}", f"wrong columns: {unknown or 'no file column'}"
        )
    stated: dict[str, dict[str, str]] = {}
    problems: list[ZhengtuError] = []
    for number, row in enumerate(rows, start=2):
        name = (row.get("file") or "").strip()
        if name in stated:
            problems.append(
                _manifest_error(path, f"第 {number} 行重复列出 {name}", f"line {number} lists {name} twice")
            )
        elif not name or not (path.parent / name).is_file():
            zh = f"第 {number} 行的文件“{name}”不存在"
            problems.append(_manifest_error(path, zh, f"line {number} names the missing file {name!r}"))
        else:
            stated[name] = {
                key: value.strip() for key, value in row.items() if key != "file" and value and value.strip()
            }
    return stated, problems


class _Gathering:
    """State of one `collect` call: manifests are read once, files are taken once."""

    def __init__(self) -> None:
        self.files: dict[Path, ReportFile] = {}
        self.problems: list[ZhengtuError] = []
        self.manifests: dict[Path, dict[str, dict[str, str]]] = {}

    def manifest(self, folder: Path) -> dict[str, dict[str, str]]:
        if folder not in self.manifests:
            self.manifests[folder] = {}
            if (folder / MANIFEST).is_file():
                try:
                    self.manifests[folder], problems = read_manifest(folder / MANIFEST)
                    self.problems += problems
                except ZhengtuError as problem:
                    self.problems.append(problem)
        return self.manifests[folder]

    def take(self, path: Path) -> None:
        stated = self.manifest(path.parent).get(path.name, {})
        self.files.setdefault(path.resolve(), ReportFile(path, stated))

    def take_folder(self, folder: Path) -> None:
        found = [path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file()]
        if not found:
            what = Bilingual(f"{folder}：文件夹里没有报告", f"{folder}: no report in this folder")
            kinds = "、".join(SUFFIXES)
            self.problems.append(
                InputError(what, Bilingual(f"请放入 {kinds} 文件", f"put files of kind {kinds} there"))
            )
        for path in sorted(found):
            self.take(path)


def collect(paths: Sequence[Path]) -> Collection:
    """Reports among files and folders (searched in depth), each once, sorted by name then path."""
    gathering = _Gathering()
    for path in paths:
        if path.is_dir():
            gathering.take_folder(path)
        elif path.is_file():
            gathering.take(path)
        else:
            what = Bilingual(f"{path}：路径不存在", f"{path}: no such file or folder")
            gathering.problems.append(InputError(what, Bilingual("请核对路径", "check the path")))
    ordered = sorted(gathering.files.values(), key=lambda file: (file.path.name, str(file.path)))
    return Collection(tuple(ordered), tuple(gathering.problems))
