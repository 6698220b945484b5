"""What became of the files of a build: facts, fetched when somebody asks for them, or the reason why there are none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from graph_build.errors import ZhengtuError
from graph_build.readers.collection import ReportFile
from graph_build.records import Facts
from graph_build.shelf import Head, head_of


@dataclass(slots=True)
class Reading:
    """One file. `head` is there wherever there are facts; `place` is where the shelf has these, if it has them."""

    file: ReportFile
    head: Head | None
    fetch: Callable[[], Facts | None]
    problem: ZhengtuError | None = None
    place: Path | None = None
    _facts: Facts | None = field(default=None, repr=False)

    @property
    def facts(self) -> Facts | None:
        """All that the report says; what was kept is fetched now."""
        if self._facts is None and self.head:
            self._facts = self.fetch()
        return self._facts


def read_now(file: ReportFile, facts: Facts | None, problem: ZhengtuError | None = None) -> Reading:
    """A file that was just read."""
    return Reading(file, head_of(facts) if facts else None, lambda: facts, problem, None, facts)
