"""The form in which names are compared."""

from __future__ import annotations

import re
import unicodedata

QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》〈〉")
SPACE = re.compile(r"\s+")


def fold(name: str) -> str:
    """Width, white space, case and quotation marks do not count."""
    return SPACE.sub("", unicodedata.normalize("NFKC", name)).translate(QUOTES).lower()
