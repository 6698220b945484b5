"""What a statement that no engine understands was meant to be: a slip in a keyword, or SQL."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from itertools import pairwise

from graph_build.errors import Bilingual, QueryError
from queries.cypher import KEYWORDS, Token, meaningful

CLAUSES = (
    "CALL", "CONTAINS", "DESC", "DISTINCT", "ENDS", "LIMIT", "MATCH", "OPTIONAL", "ORDER", "RETURN", "SKIP", "STARTS",
    "UNION", "UNWIND", "WHERE", "WITH", "YIELD",
)  # fmt: skip
SQL = ("SELECT", "INSERT", "UPDATE", "ALTER")
NEAR = 0.7  # of difflib's ratio
OPENING, NAMING = ("(", "[", "{", ",", ".", ":", "|", "$", "="), (".", ":", ",", "=", ")", "]", "}")
LIKE_SQL = "MATCH (o:Organization) RETURN o.name AS name ORDER BY name LIMIT 5"


def misspelt(statement: str) -> QueryError | None:
    """The error of a statement that is SQL, or has a word where a keyword stands that is near to one; else None."""
    found = meaningful(statement)
    if found and found[0].is_word(*SQL):
        return QueryError(
            Bilingual("这里写 Cypher，不是 SQL", "statements are Cypher here, not SQL"),
            Bilingual(f"例如：{LIKE_SQL}", f"for example: {LIKE_SQL}"),
        )
    meant = {token.text: near for token in _in_places_of_keywords(found) for near in _near(token.text)}
    if not meant:
        return None
    listed = "、".join(meant), ", ".join(meant)
    pairs = [f"{typed} → {near}" for typed, near in meant.items()]
    return QueryError(
        Bilingual(f"查询有误：{listed[0]} 不是 Cypher 的词", f"the query is wrong: {listed[1]} is no word of Cypher"),
        Bilingual(f"是否想写 {'、'.join(pairs)}", f"did you mean {', '.join(pairs)}"),
    )


def _in_places_of_keywords(found: list[Token]) -> Iterator[Token]:
    """Words that are no keywords, and neither named anywhere in the statement nor used as names by what follows."""
    own = {token.text for before, token in pairwise(found) if before.text in OPENING or before.is_word("AS")}
    for at, token in enumerate(found):
        after = found[at + 1].text if at + 1 < len(found) else ""
        keyword = token.kind != "word" or token.text.upper() in KEYWORDS
        if not keyword and token.text not in own and after not in NAMING:
            yield token


def _near(word: str) -> list[str]:
    return get_close_matches(word.upper(), CLAUSES, n=1, cutoff=NEAR) if len(word) > 2 else []
