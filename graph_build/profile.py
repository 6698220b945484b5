"""What a report says of itself as a whole: title, period, genre; the manifest wins where both speak."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph_build.records import Profile
from graph_build.text import Document

YEAR = re.compile(r"(\d{4})年")


def read_profile(document: Document, stated: Mapping[str, str]) -> Profile:
    found = YEAR.search(document.text)
    period = stated.get("period") or (found.group(1) if found else "*")
    return Profile(stated.get("title"), stated.get("issuer"), stated.get("jurisdiction"), period, stated.get("genre"))
