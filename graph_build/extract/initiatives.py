"""Named undertakings: programmes, campaigns, mechanisms, brands, pilots."""

from __future__ import annotations

import re

from graph_build.records import Mention, Span
from graph_build.text import Document

QUOTED = re.compile(r"“([^”\n]{2,20})”(?:工程|行动|机制|制度|活动|试点|改革|经验)")


def extract(document: Document) -> tuple[Mention, ...]:
    return tuple(Mention("Initiative", Span(*m.span()), m.group(1)) for m in QUOTED.finditer(document.text))
