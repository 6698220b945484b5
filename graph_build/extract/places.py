"""Named regions."""

from __future__ import annotations

import re

from graph_build.records import Mention, Span
from graph_build.text import Document

NAME = re.compile(r"香港|澳门|大湾区|潮州|汕尾")


def extract(document: Document) -> tuple[Mention, ...]:
    return tuple(Mention("Place", Span(*m.span()), m.group()) for m in NAME.finditer(document.text))
