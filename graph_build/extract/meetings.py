"""Congresses, plenums, conferences and forums."""

from __future__ import annotations

import re

from graph_build.records import Mention, Span
from graph_build.text import Document

NAME = re.compile(r"党的[一二]十[一二三四五六七八九]?大|市委[一二三四五六七八九十]+届[一二三四五六七八九十]+次全会")


def extract(document: Document) -> tuple[Mention, ...]:
    return tuple(Mention("Meeting", Span(*m.span()), m.group()) for m in NAME.finditer(document.text))
