"""Console text cut into commands and statements. Nothing here looks at whether they are harmless or known."""

from __future__ import annotations

from collections.abc import Iterator

from queries.cypher import Token, meaningful, tokens

# Commands that take a statement, which may have several lines and ends with a semicolon.
WITH_STATEMENT = ("explain",)


def pieces(text: str) -> Iterator[str]:
    """A script cut into commands (a line that begins with a colon) and statements (up to a semicolon or the end)."""
    begin, begun = 0, list[Token]()
    for token in tokens(text):
        if _ends(token, begun):
            yield from _kept(text[begin : token.start])
            begin, begun = token.start + len(token.text), []
        elif token.kind not in ("space", "comment"):
            begun.append(token)
    yield from _kept(text[begin:])


def _ends(token: Token, begun: list[Token]) -> bool:
    if begun and begun[0].text == ":" and not _has_statement(begun):
        return token.kind == "space" and "\n" in token.text
    return token.text == ";"


def _has_statement(found: list[Token]) -> bool:
    return len(found) > 2 and found[0].text == ":" and found[1].text.lower() in WITH_STATEMENT


def _kept(piece: str) -> Iterator[str]:
    if meaningful(piece):
        yield piece.strip()


def is_complete(text: str) -> bool:
    """Whether Enter should run what was typed: a command, nothing at all, or a statement with its semicolon."""
    found = meaningful(text)
    return not found or found[-1].text == ";" or (found[0].text == ":" and not _has_statement(found))


def split_words(text: str) -> list[str]:
    """Words apart by white space; quotation marks keep one together, wherever in it they stand."""
    words: list[str] = []
    for token in tokens(text):
        if token.kind == "space" or not words:
            words.append("")
        if token.kind != "space":
            closed = token.kind == "string" and len(token.text) > 1 and token.text[0] == token.text[-1]
            words[-1] += token.text[1:-1] if closed else token.text
    return [word for word in words if word]
