"""Values that a statement compares stored codes with: people read 县级 where the graph stores `county`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph_build.errors import Bilingual
from queries.catalogue import shipped_words
from queries.cypher import Token, meaningful

CODED = ("action", "level", "role", "status")  # properties that hold nothing but codes which the vocabulary has
EQUAL = ("=", "<", ":")  # `<>` are two tokens


def uncoded(statement: str) -> tuple[Bilingual, ...]:
    """Two lines for the first value that is no code of its property; none where there is none."""
    words = shipped_words().values
    for name, value in _compared(meaningful(statement)):
        codes = words.get(name, {})
        if value not in codes:
            return Bilingual(f"{name} 没有“{value}”这个值", f"{name} is never {value}"), _mend(value, codes)
    return ()


def _mend(value: str, codes: Mapping[str, Bilingual]) -> Bilingual:
    meant = [code for code, word in codes.items() if value.lower() in (word.zh, word.en, code)] or list(codes)
    zh = "、".join(f"{code}（{codes[code].zh}）" for code in meant)
    return Bilingual(f"图中写作 {zh}", f"the graph has {', '.join(meant)}")


def _compared(found: list[Token]) -> Iterator[tuple[str, str]]:
    """Coded properties, and the texts that they are compared with: `o.level = 'x'`, `{level: 'x'}`."""
    for at, token in enumerate(found):
        if token.kind != "word" or token.text not in CODED or not at:
            continue
        rest = found[at + 1 :]
        if found[at - 1].text in (".", "{", ",") and rest:
            yield from ((token.text, text) for text in _texts(rest))


def _texts(rest: list[Token]) -> Iterator[str]:
    if rest[0].text in EQUAL:
        following = rest[2:3] if [token.text for token in rest[:2]] == ["<", ">"] else rest[1:2]
    elif rest[0].is_word("IN"):
        end = next((at for at, token in enumerate(rest) if token.text == "]"), 0)
        following = rest[1:end]
    else:
        following = []
    yield from (token.text[1:-1] for token in following if token.kind == "string")
