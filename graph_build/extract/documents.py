"""Laws, rules, plans, opinions, registers and books."""

from __future__ import annotations

import re

from graph_build.records import Mention, Span
from graph_build.text import Document

TITLE = re.compile(r"《([^《》\n]{1,120})》")


def extract(document: Document) -> tuple[Mention, ...]:
    return tuple(Mention("Document", Span(*m.span()), m.group(1)) for m in TITLE.finditer(document.text))
