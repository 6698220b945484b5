"""What a Markdown file says, without its marks: emphasis, lists, quotes, links, the frames of tables.

Headings keep their `#`, by which they are known as headings, and cells the `|` between them. A `*` may as well hide a
character (*市司法局, **件), so a file without any line of Markdown stays as it is, and in one that hides numbers or
bodies no `*` is taken for emphasis.
"""

from __future__ import annotations

import re
from array import array

SUFFIX = ".md"
# Possessive throughout: no second way to read what was read once.
S = r"[ \t]*+"
DASHES = rf"{S}:?+-{{2,}}+:?+{S}"
LINES = re.compile(rf"^(?:#{{1,6}}[ \t]|{S}(?:[-*+][ \t]++\S|>|\|?+{DASHES}\|))", re.MULTILINE)
HIDDEN = re.compile(
    r"\*(?:[件个次名人条项起家户场万亿%年月日某省市区旗镇]|[县州乡村局厅院委](?![一-鿿])|公司)|(?<![*\s])\*[一-鿿]{1,6}(?:局|委|院|厅|公司|镇)"
)
# Between header and rows of a table: | --- | :---: |
RULE = re.compile(rf"^{S}\|?+(?:{DASHES}\|)++(?:{DASHES})?+(?:\n|\Z)()", re.MULTILINE)
ROW = re.compile(rf"^{S}\|{S}(.*?)\|?{S}$", re.MULTILINE)
# - 12 - numbers a page, - 3.9% is a minus.
MARK = re.compile(rf"^{S}(?:(?:>{S})++|[-*+][ \t]++(?!\d[\d.]*+{S}[-%]))()", re.MULTILINE)
STRONG = re.compile(r"(?:\*\*|__)(?=[^\s*_])([^*_\n]{1,80}+)(?<=[^\s*_])(?:\*\*|__)")
EMPHASIS = re.compile(r"(?<![*\\])\*(?=[^\s*\d.])([^*\n]{1,40}+)(?<=[^\s*])\*(?!\*)")
LINK = re.compile(r"!?\[([^\[\]\n]{0,200}+)\]\([^()\s]{0,500}+\)")
CODE = re.compile(r"`([^`\n]{1,200}+)`")


def without_marks(text: str) -> tuple[str, array[int]]:
    """The text of a Markdown file as it is read, and where each of its characters stands in the file."""
    kept = array("I", range(len(text)))
    if not LINES.search(text):
        return text, kept
    emphasis = () if HIDDEN.search(text) else (STRONG, EMPHASIS)
    for pattern in (RULE, ROW, MARK, LINK, *emphasis, CODE):
        text, kept = _unwrapped(pattern, text, kept)
    return text, kept


def _unwrapped(pattern: re.Pattern[str], text: str, kept: array[int]) -> tuple[str, array[int]]:
    """A text in which of all that a pattern finds only its group is left."""
    pieces: list[str] = []
    left = array("I")
    at = 0
    for match in pattern.finditer(text):
        for start, end in ((at, match.start()), match.span(1)):
            pieces.append(text[start:end])
            left.extend(kept[start:end])
        at = match.end()
    return "".join([*pieces, text[at:]]), left + kept[at:]
