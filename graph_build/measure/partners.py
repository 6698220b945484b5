"""Bodies with whom something is done, as they stand before it: 与市法院联合开展…, 会同市公安局开展…."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from graph_build.extract.jointly import JOINTLY

JOINT = re.compile("|".join(JOINTLY))


class Joint(NamedTuple):
    """Where the words for partners end, and who they are: 与市法院联合."""

    end: int
    told: str


class Partners:
    """Finds the bodies of one report, each by any of its forms."""

    def __init__(self, bodies: Mapping[str, tuple[str, ...]]) -> None:
        self.names = {form: name for name, forms in bodies.items() for form in forms}
        forms = sorted(self.names, key=lambda form: (-len(form), form))
        one, joint = f"(?:{'|'.join(map(re.escape, forms)) or '(?!)'})", f"(?:{'|'.join(JOINTLY)})"
        self.form = re.compile(one)
        self.pattern = re.compile(
            rf"(?P<first>{joint}|[与同和])?(?P<bodies>{one}(?:[、和与及]{one})*)(?:等(?:部门|单位)?)?(?P<last>{joint})?"
        )

    def at(self, text: str, start: int) -> Joint | None:
        """The partners that a text names there."""
        if not JOINT.search(text):
            return None
        match = self.pattern.match(text, start)
        if match is None or not (match["last"] or match["first"] in JOINTLY):
            return None
        names = sorted({self.names[form] for form in self.form.findall(match["bodies"])})
        return Joint(match.end(), f"与{'、'.join(names)}联合")
