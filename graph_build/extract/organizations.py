"""Bodies that act: party committees, governments, bureaus, courts, offices, associations, teams."""

from __future__ import annotations

import re

from graph_build.records import Mention, Span
from graph_build.text import Document

NAME = re.compile(r"(?:市|省|区|县|局|\*市|\*区)(?:司法局|司法厅|商务局|法院|检察院|委|政府)(?:党委|党组|依法治市办)?")


def extract(document: Document) -> tuple[Mention, ...]:
    return tuple(Mention("Organization", Span(*m.span()), m.group()) for m in NAME.finditer(document.text))
