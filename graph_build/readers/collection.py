"""Which reports a build is made of: files, folders, and the `manifest.csv` and `decisions.csv` beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph_build.errors import Bilingual, InputError, ZhengtuError
from graph_build.files import is_file, is_folder
from graph_build.period_forms import normal_form
from graph_build.readers.plain import SUFFIXES
from graph_build.readers.table import Line, read_table, wrong

MANIFEST = "manifest.csv"
DECISIONS = "decisions.csv"
# Kinds of files that reports come in and that are not read.
PASSED = (".doc", ".docx", ".htm", ".html", ".odt", ".ofd", ".pdf", ".rtf", ".wps")
NAMED = 5
COLUMNS = ("file", "issuer", "jurisdiction", "period", "genre", "title")


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file to read and what its manifest says of it (only cells that are filled)."""

    path: Path
    stated: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Collection:
    """Files in the order of their names, the decisions files beside them, and what had to be left out."""

    files: tuple[ReportFile, ...]
    decisions: tuple[Path, ...]
    problems: tuple[ZhengtuError, ...]


def read_manifest(path: Path) -> tuple[dict[str, dict[str, str]], list[ZhengtuError]]:
    """Rows by file name, and problems with single rows. Raises InputError where the whole table cannot be used."""
    stated: dict[str, dict[str, str]] = {}
    problems: list[ZhengtuError] = []
    for line in read_table(path, COLUMNS, ("file",)).lines:
        problem = _wrong_line(path, line, stated)
        if problem:
            problems.append(problem)
        else:
            stated[line.cells["file"]] = _cells(line)
    return stated, problems


def _cells(line: Line) -> dict[str, str]:
    cells = {name: cell for name, cell in line.cells.items() if name != "file"}
    period = normal_form(cells["period"]) if "period" in cells else None
    return {**cells, "period": period} if period else cells


def _wrong_line(path: Path, line: Line, stated: Mapping[str, object]) -> InputError | None:
    name, place = line.cells.get("file", ""), f"{path}:{line.number}"
    if name in stated:
        return wrong(place, f"重复列出 {name}", f"{name} is listed twice", COLUMNS)
    if not name or not is_file(path.parent / name):
        return wrong(place, f"文件“{name}”不存在", f"the file {name!r} is missing", COLUMNS)
    period = line.cells.get("period")
    if period and not normal_form(period):
        return InputError(
            Bilingual(f"{place}：看不懂时段“{period}”", f"{place}: the period {period!r} is not understood"),
            Bilingual("请写成 2024、2024-H1、2021/2025 或 2024年上半年 这样", "write it as 2024, 2024-H1 or 2021/2025"),
        )
    return None


def _passed_over(files: Sequence[Path], found: Sequence[Path]) -> list[Path]:
    """Documents that cannot be read; not those that stand beside their own text, and what an open program keeps."""
    read = {path.with_suffix("") for path in found}
    left = [path for path in files if path.suffix.lower() in PASSED and path.name[0] not in "~."]
    return [path for path in left if path.with_suffix("") not in read]


def _not_read(folder: Path, passed: Sequence[Path]) -> InputError:
    endings = sorted({path.suffix.lower() for path in passed})
    names = [path.relative_to(folder).as_posix() for path in passed[:NAMED]]
    more, count = "…" if len(passed) > NAMED else "", len(passed)
    return InputError(
        Bilingual(
            f"{folder}：{count} 个文件读不了（{'、'.join(endings)}），已略过：{'、'.join(names)}{more}",
            f"{folder}: {count} files of a kind that cannot be read ({', '.join(endings)}) are left out: "
            f"{', '.join(names)}{more}",
        ),
        Bilingual(
            f"可读 {'、'.join(SUFFIXES)}；请在 Word、WPS 或阅读器里另存为纯文本",
            f"{', '.join(SUFFIXES)} can be read; save them as plain text in Word, WPS or a PDF reader",
        ),
    )


class _Gathering:
    """State of one `collect` call: manifests are read once, files are taken once."""

    def __init__(self) -> None:
        self.files: dict[Path, ReportFile] = {}
        self.problems: list[ZhengtuError] = []
        self.manifests: dict[Path, dict[str, dict[str, str]]] = {}

    def take(self, path: Path) -> None:
        stated = self._manifest(path.parent).get(path.name, {})
        self.files.setdefault(path.resolve(), ReportFile(path, stated))

    def take_folder(self, folder: Path) -> None:
        known = (*SUFFIXES, *PASSED)
        files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in known and is_file(path))
        found = [path for path in files if path.suffix.lower() in SUFFIXES]
        passed = _passed_over(files, found)
        if passed:
            self.problems.append(_not_read(folder, passed))
        elif not found:
            kinds = "、".join(SUFFIXES)
            what = Bilingual(f"{folder}：文件夹里没有报告", f"{folder}: no report in this folder")
            mend = Bilingual(f"请放入 {kinds} 文件", f"put files of kind {kinds} there")
            self.problems.append(InputError(what, mend))
        for path in found:
            self.take(path)
        self._manifest(folder)

    def miss(self, path: Path) -> None:
        what = Bilingual(f"{path}：路径不存在", f"{path}: no such file or folder")
        self.problems.append(InputError(what, Bilingual("请核对路径", "check the path")))

    def decisions(self) -> Iterator[Path]:
        return (folder / DECISIONS for folder in sorted(self.manifests) if is_file(folder / DECISIONS))

    def _manifest(self, folder: Path) -> dict[str, dict[str, str]]:
        if folder not in self.manifests:
            self.manifests[folder] = {}
            if is_file(folder / MANIFEST):
                try:
                    self.manifests[folder], problems = read_manifest(folder / MANIFEST)
                    self.problems += problems
                except ZhengtuError as problem:
                    self.problems.append(problem)
        return self.manifests[folder]


def collect(paths: Sequence[Path]) -> Collection:
    """Reports among files and folders (searched in depth), each once, sorted by name then path."""
    gathering = _Gathering()
    for path in paths:
        if is_folder(path):
            gathering.take_folder(path)
        elif is_file(path):
            gathering.take(path)
        else:
            gathering.miss(path)
    ordered = sorted(gathering.files.values(), key=lambda file: (file.path.name, str(file.path)))
    return Collection(tuple(ordered), tuple(gathering.decisions()), tuple(gathering.problems))
