"""An answer in a notebook: rows, frames, and a table to look at."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Any

from graph_build.errors import Bilingual, InputError
from queries.answers import Answer, told
from queries.formats import as_table, readable, safe

if TYPE_CHECKING:
    import pandas as pd

SHOWN = 20
WIDTH = 120


class AnswerWarning(UserWarning):
    """What there is to know of an answer, when a frame is made of it: the frame has no place for that."""


class Result:
    """Rows to a question. `columns` are names; `rows` tuples of cells: None, bool, int, float, str, lists and dicts of
    these (a node has `id`, `label`, `name` and its properties); `truncated` says that more rows exist; `said` is what
    to know of them, in Chinese and English: which name was taken for what was asked, or that the graph lacks it."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self.columns = answer.columns
        self.rows = answer.rows
        self.truncated = answer.truncated
        self.said = answer.said

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """Each row as a dict by column."""
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_pandas(self) -> pd.DataFrame:
        """A frame with a column for each of `columns`. Whole numbers and truth values stay what they are where some are
        missing (Int64, boolean)."""
        import pandas as pd

        self._warn()
        columns = [[row[at] for row in self.rows] for at in range(len(self.columns))]
        series = {
            name: pd.Series(cells, dtype=_dtype(cells)) for name, cells in zip(self.columns, columns, strict=True)
        }
        return pd.DataFrame(series, columns=list(self.columns))

    def to_polars(self) -> Any:
        """A polars frame with a column for each of `columns`. Raises InputError where polars is not installed."""
        try:
            import polars as pl
        except ImportError:
            raise InputError(
                Bilingual("没有安装 polars", "polars is not installed"),
                Bilingual("请运行 pip install polars，或用 to_pandas()", "run pip install polars, or use to_pandas()"),
            ) from None
        self._warn()
        cells = {name: [row[at] for row in self.rows] for at, name in enumerate(self.columns)}
        return pl.DataFrame(cells, strict=False)

    def _warn(self) -> None:
        """Say at the reader's own line what is said of the answer."""
        for one in told(self._answer):
            warnings.warn(f"{one.zh} / {one.en}", AnswerWarning, stacklevel=3)

    def __repr__(self) -> str:
        head = replace(self._answer, rows=self.rows[:SHOWN])
        return f"{as_table(head, width=WIDTH)}{self._count()}"

    def _repr_html_(self) -> str:
        heads = "".join(f"<th>{escape(safe(name))}</th>" for name in self.columns)
        rows = "".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in self.rows[:SHOWN])
        return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table><p>{_lines(self._count())}</p>"

    def _count(self) -> str:
        count = len(self.rows)
        zh, en = [f"{count:,} 行"], [f"{count:,} rows"]
        if count > SHOWN:
            zh, en = [*zh, f"此处为前 {SHOWN} 行"], [*en, f"the first {SHOWN} are shown"]
        if self.truncated:
            zh, en = [*zh, "还有更多，未取"], [*en, "there are more, which were not fetched"]
        said = [f"{one.zh} / {one.en}" for one in self.said]
        return "\n".join([f"{'，'.join(zh)} / {', '.join(en)}", *said])


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _html_cell(cell: Any) -> str:
    side = "right" if isinstance(cell, int | float) and not isinstance(cell, bool) else "left"
    return f'<td style="text-align: {side}">{escape(safe(readable(cell)))}</td>'


def _dtype(cells: list[Any]) -> str | None:
    """A type that keeps a missing value missing; None leaves it to pandas."""
    found = {type(cell) for cell in cells}
    if found == {int, type(None)}:
        return "Int64"
    if found == {bool, type(None)}:
        return "boolean"
    return "object" if found & {list, dict} else None
