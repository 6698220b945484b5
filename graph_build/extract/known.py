"""Names that word lists hold."""

from __future__ import annotations

from functools import partial

from graph_build.document.text import Document
from graph_build.extract.landmarks import Landmarks
from graph_build.lexicon import words
from graph_build.records import Span, made

LEXICONS = {
    name: Landmarks(partial(words, name)) for name in ("initiatives", "formulations", "held_formulations", "laws")
}


def occurrences(document: Document, lexicon: str) -> list[tuple[Span, str]]:
    """Where the words of a list stand, the longest of those that begin at one place, in order."""
    text = document.text
    return [(made(Span, place), text[place[0] : place[1]]) for place in LEXICONS[lexicon].longest(text)]
