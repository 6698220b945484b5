"""Fixed political and policy formulas."""

from __future__ import annotations

import re

from graph_build.records import Mention, Span
from graph_build.text import Document

COMPOUND = re.compile(r"“([两三四五六七八九十][个大][^”\n]{2,6})”(?!工程|行动|机制|制度|活动)")


def extract(document: Document) -> tuple[Mention, ...]:
    return tuple(Mention("Formulation", Span(*m.span()), m.group(1)) for m in COMPOUND.finditer(document.text))
