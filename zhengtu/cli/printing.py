"""Where results and messages go: results to standard output, everything else to standard error."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from graph_build.errors import ZhengtuError
from graph_build.stores import open_store
from graph_build.stores.base import Store
from queries.answers import Answer
from queries.catalogue import shipped_words
from queries.formats import FORMATS, as_table, worded
from queries.saving import mark_for
from zhengtu.cli.options import Settings


def tell(problem: ZhengtuError, settings: Settings) -> None:
    """What is wrong and how to mend it, in two lines."""
    click.echo(problem.what.in_(settings.language), err=True)
    click.echo(problem.mend.in_(settings.language), err=True)


def show(answer: Answer, form: str, settings: Settings) -> None:
    """Print an answer of a command's own, for people in words and fitted to the terminal that it is printed on."""
    if form in ("json", "csv"):
        put(FORMATS[form](answer, None), form)
        return
    shown, headings = worded(answer, shipped_words(), settings.language)
    text = FORMATS[form](shown, headings) if form == "md" else as_table(shown, headings, terminal_width())
    put(text, form)


def put(text: str, form: str) -> None:
    """Write an answer's text to standard output."""
    click.echo(mark_for(form, sys.stdout) + text, nl=False)


def terminal_width() -> int | None:
    """Columns of the terminal that standard output is, None where it is a pipe or a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


@contextmanager
def reading(settings: Settings) -> Iterator[Store]:
    """The store, open for reading only."""
    store = open_store(settings.store, read_only=True)
    try:
        yield store
    finally:
        store.close()
