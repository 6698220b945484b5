"""The read-only console without a keyboard: scripts from a file, a pipe, a command line or a page."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from typing import TextIO

from graph_build.errors import Bilingual, ZhengtuError
from queries.answers import Answer, told
from queries.commands import Quit, execute
from queries.saving import mark_for
from queries.script import pieces
from queries.session import Session


def answers(session: Session, text: str) -> Iterator[Answer]:
    """Each answer of a script as soon as it is there. Raises ZhengtuError for the first piece that is refused; what
    comes after it does not run."""
    script = list(pieces(text))
    for number, piece in enumerate(script, start=1):
        try:
            yield execute(session, piece)
        except Quit:
            return
        except ZhengtuError as problem:
            raise _numbered(problem, number) if len(script) > 1 else problem from None


def _numbered(problem: ZhengtuError, number: int) -> ZhengtuError:
    """The same error, with which piece of a script it is about."""
    what = problem.what
    return type(problem)(Bilingual(f"第 {number} 条：{what.zh}", f"statement {number}: {what.en}"), problem.mend)


def run_script(session: Session, text: str, out: TextIO | None = None) -> None:
    """Write every answer of a script to `out` (else stdout), and to stderr where one was cut. Raises as `answers`."""
    out = out or sys.stdout
    width = shutil.get_terminal_size().columns if out.isatty() else None
    out.write(mark_for(session.form, out))
    for answer in answers(session, text):
        out.write(session.written(answer, width))
        out.flush()
        for said in told(answer):
            print(said.in_(session.language), file=sys.stderr)
