"""Cypher text as tokens: for the checks of canned queries, for cutting scripts into statements, and for colours.

Not a parser: brackets are followed, names are told apart by what stands around them, and nothing is refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    r"""
    (?P<space>\s+)
  | (?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))
  | (?P<string>'(?:\\.|[^'\\])*(?:'|\Z)|"(?:\\.|[^"\\])*(?:"|\Z))
  | (?P<quoted>`[^`]*(?:`|\Z))
  | (?P<parameter>\$(?:`[^`]*`|\w+)?)
  | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
  | (?P<word>[^\W\d]\w*)
  | (?P<range>\.\.)
  | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
WORDS = (
    "ALL", "AND", "ANY", "AS", "ASC", "ASCENDING", "BY", "CALL", "CASE", "CONTAINS", "COUNT", "DESC", "DESCENDING",
    "DISTINCT", "ELSE", "END", "ENDS", "EXISTS", "EXPLAIN", "FALSE", "IN", "IS", "LIMIT", "MATCH", "NONE", "NOT",
    "NULL", "OPTIONAL", "OR", "ORDER", "PROFILE", "RETURN", "SINGLE", "SKIP", "STARTS", "THEN", "TRUE", "UNION",
    "UNWIND", "WHEN", "WHERE", "WITH", "XOR", "YIELD",
)  # fmt: skip
WRITES = ("CREATE", "MERGE", "SET", "DELETE", "DETACH", "REMOVE", "DROP", "FOREACH", "LOAD", "SHOW", "TERMINATE", "USE")
KEYWORDS = frozenset(WORDS + WRITES)
FUNCTIONS = (
    "abs", "all", "any", "avg", "ceil", "coalesce", "collect", "count", "endNode", "exists", "floor", "head", "labels",
    "last", "left", "length", "max", "min", "none", "range", "reduce", "relationships", "replace", "right", "round",
    "shortestPath", "single", "size", "split", "startNode", "substring", "sum", "tail", "toFloat", "toInteger",
    "toLower", "toString", "toUpper", "trim", "type",
)  # fmt: skip


class Token(NamedTuple):
    """`kind` is a group of TOKEN; `start` an offset into the text; `line` counts from 0."""

    kind: str
    text: str
    start: int
    line: int

    @property
    def name(self) -> str:
        """Without backticks or the dollar sign."""
        return self.text.lstrip("$").strip("`")

    def is_word(self, *words: str) -> bool:
        """Whether this is one of the given words (upper case), in any spelling."""
        return self.kind == "word" and self.text.upper() in words


def tokens(text: str) -> Iterator[Token]:
    """All tokens, white space and comments included; joined they are the text."""
    line = 0
    for match in TOKEN.finditer(text):
        yield Token(match.lastgroup or "mark", match.group(), match.start(), line)
        line += match.group().count("\n")


def meaningful(text: str) -> list[Token]:
    """Tokens without white space and comments."""
    return [token for token in tokens(text) if token.kind not in ("space", "comment")]
