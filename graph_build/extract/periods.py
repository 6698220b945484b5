"""Years, parts of years, spans and plan periods, under their normal form."""

from __future__ import annotations

import re

from graph_build.records import Mention, Span
from graph_build.text import Document

YEAR = re.compile(r"(\d{4})年")


def extract(document: Document) -> tuple[Mention, ...]:
    return tuple(Mention("Period", Span(*m.span()), m.group(1)) for m in YEAR.finditer(document.text))
