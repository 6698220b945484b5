"""Answers as text: json, csv, md, and a table that is aligned on a terminal. One place for command line and console."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import cycle
from typing import Any

from wcwidth import wcswidth, wcwidth

from queries.answers import Answer
from queries.catalogue import Catalogue
from queries.periods import period_words
from queries.vocabulary import Vocabulary

BYTE_ORDER_MARK = "\ufeff"  # at the head of a file: without it Excel reads UTF-8 as the system's own encoding
GAP = "  "
RULE = "-"  # box-drawing lines are as wide as Chinese characters in many Chinese fonts
LEAST_WIDTH = 6
PERIOD = "period"  # the column that holds normal forms of periods
PIPED_WIDTH = 40  # where a row is one line, longer cells push what follows them aside
BREAK = re.compile(r"\s*[\r\n\v\f\x85\u2028\u2029]+\s*|\t")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def as_json(answer: Answer, headings: Sequence[str] | None = None) -> str:
    """One line in the shape that `zhengtu query --format json` promises; columns always under their own names."""
    shape = {
        "query": answer.query,
        "params": dict(answer.params),
        "columns": list(answer.columns),
        "rows": [list(row) for row in answer.rows],
        "truncated": answer.truncated,
    }
    return json.dumps(_finite(shape), ensure_ascii=False, allow_nan=False) + "\n"


def _finite(value: Any) -> Any:
    """JSON has no word for infinite and undefined numbers; they become null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, Mapping):
        return {str(key): _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return value


def as_csv(answer: Answer, headings: Sequence[str] | None = None) -> str:
    """Comma-separated, a header of column names; lists and nodes as JSON, null as nothing."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(headings or answer.columns)
    writer.writerows([_plain(cell) for cell in row] for row in answer.rows)
    return out.getvalue()


def _plain(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, (Mapping, list, tuple)):
        return json.dumps(_finite(cell), ensure_ascii=False)
    return str(cell)


def _number(value: float) -> str:
    """Whole numbers without `.0`: 28.0次 is 28次 in every report."""
    return str(int(value)) if math.isfinite(value) and value == int(value) and abs(value) < 1e15 else str(value)


def readable(cell: Any) -> str:
    """A cell as people read it: a list as its items, a node as (:Label name), a path as the chain of its parts."""
    if isinstance(cell, Mapping):
        return _entity(cell)
    if isinstance(cell, (list, tuple)):
        return ("" if _is_path(cell) else "、").join(readable(item) for item in cell)
    return _plain(cell)


def _is_path(cell: Sequence[Any]) -> bool:
    """Nodes and relationships in turn, and at least one of these."""
    turns = zip(cell, cycle(("label", "type")), strict=False)
    return len(cell) > 2 and all(isinstance(item, Mapping) and key in item for item, key in turns)


def _entity(cell: Mapping[str, Any]) -> str:
    if "label" in cell and "name" in cell:
        return f"(:{cell['label']} {cell['name']})"
    if "type" in cell:
        return f"-[:{cell['type']}]-"
    return "{" + ", ".join(f"{key}: {readable(value)}" for key, value in cell.items()) + "}"


def as_markdown(answer: Answer, headings: Sequence[str] | None = None) -> str:
    """A table as GitHub and most editors show it."""
    rows = [list(headings or answer.columns), ["---"] * len(answer.columns)]
    rows += [[_in_markdown(readable(cell)) for cell in row] for row in answer.rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _in_markdown(text: str) -> str:
    return re.sub(r"([\\|<>`*_\[\]])", r"\\\1", safe(text))


def safe(text: str) -> str:
    """One line without characters that would move a terminal's cursor or turn the direction of writing.

    Lines that a page width broke are joined: with nothing between Chinese characters, else with a space.
    """
    return CONTROL.sub(lambda match: f"\\x{ord(match[0]):02x}", BREAK.sub(_joint, text.strip()))


def _joint(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "" if wcwidth(before) == 2 and wcwidth(after) == 2 else " "


def width_of(text: str) -> int:
    """Columns that a text takes on a terminal; Chinese characters take two."""
    width = wcswidth(text)
    return width if width >= 0 else sum(max(0, wcwidth(character)) for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def _wrapped(text: str, width: int) -> list[str]:
    """The text cut into lines of at most `width` columns."""
    lines, line, used = [], "", 0
    for character in text:
        size = max(0, wcwidth(character))
        if used + size > width and line:
            lines.append(line)
            line, used = "", 0
        line, used = line + character, used + size
    return [*lines, line]


def _widths(rows: Sequence[Sequence[str]], most: int | None) -> list[int]:
    """Column widths; where they exceed `most` together, the widest give way."""
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    if most is None:
        return [min(width, PIPED_WIDTH) for width in widths]
    room = most - len(GAP) * (len(widths) - 1)
    widest = max(widths)
    while widest > LEAST_WIDTH and sum(min(width, widest) for width in widths) > room:
        widest -= 1
    return [min(width, widest) for width in widths]


def as_table(answer: Answer, headings: Sequence[str] | None = None, width: int | None = None) -> str:
    """Aligned columns, for people. Cells are wrapped to fit `width` columns where one is given; else each row is one
    line, for programs that read lines, and columns are aligned up to a sentence's beginning."""
    if not answer.columns:
        return ""
    rows = [[safe(text) for text in headings or answer.columns]]
    rows += [[safe(readable(cell)) for cell in row] for row in answer.rows]
    widths = _widths(rows, width)
    shown = _lines if width else _whole
    lines = [*shown(rows[0], widths), GAP.join(RULE * size for size in widths)]
    for row in rows[1:]:
        lines += shown(row, widths)
    return "".join(line.rstrip() + "\n" for line in lines)


def _lines(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [_wrapped(text, size) for text, size in zip(row, widths, strict=True)]
    height = max(map(len, cells))
    filled = [cell + [""] * (height - len(cell)) for cell in cells]
    return [_line(parts, widths) for parts in zip(*filled, strict=True)]


def _whole(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [_line(row, widths)]


def _line(parts: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(_padded(text, size) for text, size in zip(parts, widths, strict=True))


Format = Callable[[Answer, Sequence[str] | None], str]
FORMATS: Mapping[str, Format] = {"table": as_table, "json": as_json, "csv": as_csv, "md": as_markdown}


def render(
    answer: Answer,
    format: str,
    catalogue: Catalogue | None = None,
    language: str = "zh",
    width: int | None = None,
    *,
    words: bool = False,
) -> str:
    """An answer in one of FORMATS. json and csv hold what is stored, under the columns' own names; table, md, and csv
    with `words` are for people: headings and coded values in words of `language`, and the table fitted to `width`
    terminal columns. A typed statement's columns and cells stay as they are."""
    known, headings = catalogue or Catalogue(()), list(answer.columns)
    if format != "json" and (format != "csv" or words) and not is_typed(answer, known):
        answer, headings = worded(answer, known.vocabulary, language)
    return as_table(answer, headings, width) if format == "table" else FORMATS[format](answer, headings)


def is_typed(answer: Answer, catalogue: Catalogue) -> bool:
    """Whether somebody typed the statement, and chose its columns' names; else it is a canned query or a command."""
    return not answer.query.startswith(":") and all(query.name != answer.query for query in catalogue)


def worded(answer: Answer, words: Vocabulary, language: str) -> tuple[Answer, list[str]]:
    """An answer and its headings in words for people."""

    def said(column: str, cell: Any) -> Any:
        if column == PERIOD and isinstance(cell, str):
            return period_words(cell, language)
        word = words.word(column, cell)
        return word.in_(language) if word else cell

    rows = tuple(tuple(said(*pair) for pair in zip(answer.columns, row, strict=True)) for row in answer.rows)
    return replace(answer, rows=rows), [words.heading(name).in_(language) for name in answer.columns]
