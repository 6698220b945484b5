"""Named undertakings: programmes, campaigns, mechanisms, institutions, brands, pilots, reforms."""

from __future__ import annotations

from graph_build.extract.known import occurrences
from graph_build.extract.listings import listings
from graph_build.extract.quotes import quotes
from graph_build.extract.undertakings import undertakings
from graph_build.extract.verdicts import judge
from graph_build.records import Mention, Span
from graph_build.text import Document


def _quoted(document: Document) -> list[Mention]:
    found = []
    for quote in quotes(document):
        kind, name, taken, sort = judge(quote)
        if kind == "Initiative":
            attributes = {"kind": sort} if sort else {}
            found.append(Mention(kind, Span(quote.span.start, quote.span.end + taken), name, attributes))
    return found


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions of undertakings by their names without quotation marks; the attribute `kind` where a noun tells it."""
    known = [Mention("Initiative", span, name) for span, name in occurrences(document.text, "initiatives")]
    return tuple([*_quoted(document), *known, *undertakings(document), *listings(document)])
