"""Options that name a kind of the graph, by its label, in Chinese or in English."""

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
    known = {fold(word): label for label in allowed for word in (label, *ontology().nodes[label].title)}

    def read(context: click.Context, param: click.Parameter, words: tuple[str, ...]) -> tuple[str, ...]:
        for word in words:
            if fold(word) not in known:
                raise _refuse(word, allowed)
        return tuple(known[fold(word)] for word in words)

    return click.option(flag, "labels", multiple=True, callback=read, metavar="LABEL", help=about)


def _refuse(word: str, allowed: Sequence[str]) -> QueryError:
    listed = "、".join(f"{ontology().nodes[label].title.zh} {label}" for label in allowed)
    return QueryError(
        Bilingual(f"没有可查的类别“{word}”", f"there is no kind {word} to look for"),
        Bilingual(f"可用：{listed}", f"use one of: {', '.join(allowed)}"),
    )
