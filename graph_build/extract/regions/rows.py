"""Rows of places that a word closes: 海曙、鄞州等地, 沅口、白石两县."""

from __future__ import annotations

import re
from collections.abc import Mapping

from graph_build.divisions import gazetteer
from graph_build.extract.cuts import Cuts
from graph_build.extract.regions.stated import LINKS, LONGEST_STEM, belongs, says_class
from graph_build.records import Span

# First a set of characters, which is quick to find.
CLOSED = re.compile(
    r"[等两三四五六七](?:(?<=等)地(?!区|方|块|段|铁|面|下|理|质|标)|(?<=等)(?:多|[\d*]+|[二两三四五六七八九十]+)个?[地市县区]"
    r"|(?<!等)(?:地(?!区|方|块|检|警|司)|个?(?P<kind>[市县区州镇乡村])(?![长委域内级直]|政府|人民)))"
)
MOST_ITEMS = 12


def rows_of_places(text: str, cuts: Cuts) -> Mapping[Span, str]:
    """Where the items of such rows stand, and their names: those of 沅口、白石两县 are 沅口县 and 白石县."""
    found: dict[Span, str] = {}
    for match in CLOSED.finditer(text):
        items, kind = _items(text, cuts, match.start()), match["kind"] or ""
        alone = len(items) == 1 and (kind or text[items[0].start : items[0].end] not in gazetteer().by_short)
        if not alone:
            found |= {item: text[item.start : item.end].removesuffix(kind) + kind for item in items}
    return found


def _items(text: str, cuts: Cuts, end: int) -> list[Span]:
    """The items of a row that ends at `end`, the last first; a verb stands in front of the first."""
    items: list[Span] = []
    while len(items) < MOST_ITEMS:
        start, at = end, cuts.at(end)
        while at and end - cuts.bounds[at - 1] <= LONGEST_STEM and belongs(cuts.words[at - 1]):
            at -= 1
            start = cuts.bounds[at]
        if not 2 <= end - start <= LONGEST_STEM or says_class(text[start:end], cuts.between(start, end)):
            break
        items.append(Span(start, end))
        if not start or text[start - 1] not in LINKS:
            break
        end = start - 1
    return items
