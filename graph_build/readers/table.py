"""Small tables that stand beside reports (manifest, decisions): CSV with a header, checked line by line."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph_build.errors import Bilingual, InputError
from graph_build.readers.plain import read


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its line number in the file, and its filled cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns in the order of the file, and its rows."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]


def wrong(place: str, zh: str, en: str, columns: Sequence[str]) -> InputError:
    """What is wrong at a place of a table; the mend names the columns that it may have."""
    listed = ", ".join(columns)
    mend = Bilingual(f"请改正；列名为 {listed}", f"correct it; the columns are {listed}")
    return InputError(Bilingual(f"{place}：{zh}", f"{place}: {en}"), mend)


def read_table(path: Path, columns: Sequence[str], needed: Sequence[str]) -> Table:
    """A table whose columns are some of `columns`, all of `needed` among them.

    Raises InputError for other columns, cells beyond the last one and broken quoting, with the line at fault.
    """
    rows = csv.reader(io.StringIO(read(path).text, newline=""), strict=True)
    try:
        header = tuple(name.strip() for name in next(rows, ()))
        unknown = sorted(set(header) - set(columns))
        if unknown or not set(needed) <= set(header) or len(set(header)) < len(header):
            raise wrong(str(path), "列名不对", f"wrong columns: {', '.join(header)}", columns)
        lines = []
        for row in rows:
            if len(row) > len(header):
                raise wrong(f"{path}:{rows.line_num}", "单元格多于列数", "more cells than columns", columns)
            cells = {name: cell.strip() for name, cell in zip(header, row, strict=False) if cell.strip()}
            if cells:
                lines.append(Line(rows.line_num, cells))
    except csv.Error as problem:
        raise wrong(
            f"{path}:{rows.line_num}", f"CSV 格式有误（{problem}）", f"broken CSV ({problem})", columns
        ) from None
    return Table(header, tuple(lines))
