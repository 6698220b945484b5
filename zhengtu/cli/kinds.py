"""Kinds of the graph as they are typed: by label, in Chinese or in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from graph_build.errors import Bilingual, QueryError
from graph_build.folding import fold
from graph_build.ontology import ontology

Command = TypeVar("Command", bound=Callable[..., Any])


def kinds(flag: str, labels: Iterable[str], about: str) -> Callable[[Command], Command]:
    """An option that may be given several times, as Organization, organization or 机构; the command gets `labels`.

    Raises QueryError, listing what there is, for any other word.
    """
    allowed = tuple(labels)

    def read(context: click.Context, param: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
        found = [label_of(word, allowed) for word in words]
        for word, label in zip(words, found, strict=True):
            if label is None:
                raise _refuse(word, allowed)
        return tuple(filter(None, found))

    return click.option(flag, "labels", multiple=True, callback=read, metavar="LABEL", help=about)


def label_of(word: str, labels: Iterable[str]) -> str | None:
    """The one of some labels that a word stands for."""
    return next((label for label in labels if fold(word) in map(fold, (label, *ontology().nodes[label].title))), None)


def choices(labels: Sequence[str]) -> Bilingual:
    """Which labels may be written, with what they are called in Chinese."""
    titled = "、".join(f"{ontology().nodes[label].title.zh} {label}" for label in labels)
    return Bilingual(f"可用：{titled}", f"use one of: {', '.join(labels)}")


def _refuse(word: str, allowed: Sequence[str]) -> QueryError:
    return QueryError(Bilingual(f"没有可查的类别“{word}”", f"there is no kind {word} to look for"), choices(allowed))
