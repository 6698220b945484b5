"""Tables on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

Row = Sequence[str]


def print_table(title: str, header: Row, rows: Iterable[Row]) -> None:
    """Columns as wide as their cells, numbers to the right."""
    cells = [header, *rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(header))]
    print(f"\n{title}")
    for row in cells:
        numbers = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        print(" ", row[0].ljust(widths[0]), *numbers)


def note(text: str) -> None:
    """Say what is being measured, to whoever waits."""
    print(text, file=sys.stderr, flush=True)
