"""Numerals with their units, and what they count."""

from __future__ import annotations

import re

from graph_build.records import Quantity, Span
from graph_build.text import Document

NUMERAL = re.compile(r"([\u4e00-\u9fff]{2,8}?)(\d+|\*)([次件个名期条项份家])")


def extract(document: Document) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(Span(m.start(2), m.end()), None if m[2] == "*" else float(m[2]), m[3], m[1], redacted=m[2] == "*")
        for m in NUMERAL.finditer(document.text)
    )
