"""What a Markdown file says, without its marks: emphasis, lists, quotes, links and tables as a reader sees them.

Headings keep their `#`, by which they are known as headings. A `*` may as well hide a character (*市司法局, **件), so a
file without any line of Markdown stays as it is, and a pair of marks that would hide one is left alone.
"""

from __future__ import annotations

import re

# Possessive throughout: no second way to read what was read once.
S = r"[ \t]*+"
DASHES = rf"{S}:?+-{{2,}}+:?+{S}"
LINES = re.compile(rf"^(?:#{{1,6}}[ \t]|{S}(?:[-*+][ \t]++\S|>|\|?+{DASHES}\|))", re.MULTILINE)
# Between header and rows of a table: | --- | :---: |
RULE = re.compile(rf"^{S}\|?+(?:{DASHES}\|)++(?:{DASHES})?+(?:\n|\Z)", re.MULTILINE)
ROW = re.compile(rf"^{S}\|(.*)$", re.MULTILINE)
MARK = re.compile(rf"^{S}(?:(?:>{S})++|[-*+][ \t]++)", re.MULTILINE)
STRONG = re.compile(r"(\*\*|__)(?=[^\s*_])([^*\n]{1,80}?)(?<=[^\s*_])\1")
HIDDEN = "省市区县州旗镇乡村年月日个件次名人条项%"  # behind a mask
EMPHASIS = re.compile(rf"(?<![*\\])\*(?=[^\s*{HIDDEN}\d.])([^*\n]{{1,40}}?)(?<=[^\s*])\*(?!\*)")
LINK = re.compile(r"!?\[([^\[\]\n]{0,200}+)\]\([^()\s]{0,500}+\)")
CODE = re.compile(r"`([^`\n]{1,200}+)`")


def without_marks(text: str) -> str:
    """The text of a Markdown file as it is read; cells of a table are set apart by tabs."""
    if not LINES.search(text):
        return text
    text = ROW.sub(_row, RULE.sub("", text))
    text = LINK.sub(r"\1", MARK.sub("", text))
    return CODE.sub(r"\1", EMPHASIS.sub(r"\1", STRONG.sub(r"\2", text)))


def _row(row: re.Match[str]) -> str:
    return " | ".join(cell.strip() for cell in row[1].rstrip().removesuffix("|").split("|"))
