"""What goes wrong for a reader, said in two lines: what it is, and how to mend it."""

from __future__ import annotations

from typing import NamedTuple


class Bilingual(NamedTuple):
    """One sentence for people, in Chinese and in English."""

    zh: str
    en: str

    def in_(self, language: str) -> str:
        return self.en if language == "en" else self.zh


class ZhengtuError(Exception):
    """Root of every error that a user can mend. Anything else that escapes is a bug of ours."""

    def __init__(self, what: Bilingual, mend: Bilingual) -> None:
        super().__init__(what.en)
        self.what = what
        self.mend = mend
        self.add_note(mend.en)  # below the error in a traceback of Python

    def _render_traceback_(self) -> list[str]:
        """What Jupyter shows instead of a traceback."""
        return [f"{line.zh} / {line.en}" for line in (self.what, self.mend)]

    def __reduce__(self) -> tuple[type[ZhengtuError], tuple[Bilingual, Bilingual]]:
        # Errors cross process borders in a build with several jobs.
        return type(self), (self.what, self.mend)


class InputError(ZhengtuError):
    """A file, folder, manifest or argument from which nothing can be made."""


class OntologyError(ZhengtuError):
    """A declaration, or a graph, that does not agree with the ontology."""


class StoreError(ZhengtuError):
    """A store that cannot be opened, read or written."""


class QueryError(ZhengtuError):
    """A query that is unknown, malformed, refused, or took too long."""
