"""Texts that a pattern describes, the shortest and the longest above all, with what it wants to stand around them.

They hold most of what a pattern asks for, not all: a text may be one that it refuses. Hypothesis has `from_regex`, which
writes what stands behind a look behind once more, and so hits none of the patterns that begin with one of many words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from hypothesis import strategies as st

ORDINARY = "临江云台东海科技工业行动中心大人民法院发展改革一二三十九12*第届市县区省局委的和与、，。“”"
CATEGORIES = {sre.CATEGORY_DIGIT: "0129", sre.CATEGORY_SPACE: " \n", sre.CATEGORY_WORD: "临江A1_"}
SINGLE = (sre.LITERAL, sre.NOT_LITERAL, sre.IN, sre.ANY)
MORE = 4  # of what may be repeated without end
Piece = tuple[str, str]  # a text, and whether it comes next, is the end of what is written so far, or begins what comes
NEXT, BEHIND, AHEAD = "next", "behind", "ahead"
Pieces = st.SearchStrategy[tuple[Piece, ...]]
NOTHING: Pieces = st.just(())


def written(pattern: str) -> st.SearchStrategy[str]:
    """Texts that a pattern describes, every other one as long as may be."""
    parsed = list(_parser.parse(pattern))
    return (_Writer(longest=False).sequence(parsed) | _Writer(longest=True).sequence(parsed)).map(_joined)


def _joined(pieces: tuple[Piece, ...]) -> str:
    text = ahead = ""
    for where, piece in pieces:
        if where == BEHIND:
            text = text[: max(0, len(text) - len(piece))] + piece
        elif where == AHEAD:
            ahead = piece
        else:
            text, ahead = text + ahead[: len(piece)] + piece[len(ahead) :], ahead[len(piece) :]
    return text + ahead


@dataclass(frozen=True)
class _Writer:
    longest: bool

    def sequence(self, parts: Sequence[tuple[Any, Any]]) -> Pieces:
        return st.tuples(*[self._part(code, value) for code, value in parts]).map(_flat)

    def _part(self, code: Any, value: Any) -> Pieces:
        if code in SINGLE:
            return st.sampled_from([((NEXT, character),) for character in _characters(code, value)])
        if code is sre.BRANCH:
            return self._one_of(value[1])
        if code is sre.SUBPATTERN:
            return self.sequence(list(value[3]))
        if code in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
            return self._repeated(*value)
        if code is sre.ASSERT:
            return self._beside(*value)
        assert code in (sre.ASSERT_NOT, sre.AT), code
        return NOTHING

    def _one_of(self, branches: Sequence[Any]) -> Pieces:
        width = max(branch.getwidth()[1] for branch in branches)
        wide = [self.sequence(list(branch)) for branch in branches if branch.getwidth()[1] == width]
        every = st.one_of([self.sequence(list(branch)) for branch in branches])
        return st.one_of(wide) | every if self.longest else every

    def _repeated(self, least: int, most: int, inner: Any) -> Pieces:
        most = least + MORE if most is sre.MAXREPEAT else most
        times = st.just(most) if self.longest else st.sampled_from([most, least]) | st.integers(least, most)
        if len(inner) == 1 and inner[0][0] in SINGLE:  # a text is far sooner drawn than its characters each for itself
            characters = _characters(*inner[0])
            texts = times.flatmap(lambda number: st.text(characters, min_size=number, max_size=number))
            return texts.map(lambda text: ((NEXT, text),))
        one = self.sequence(list(inner))
        return times.flatmap(lambda number: st.tuples(*[one] * number)).map(_flat)

    def _beside(self, direction: int, inner: Any) -> Pieces:
        """What must stand in front is the end of what is written; what must follow begins the rest, or the rest does
        so."""
        where = BEHIND if direction < 0 else AHEAD
        found = self.sequence(list(inner)).map(lambda pieces: ((where, _joined(pieces)),))
        return found if direction < 0 else NOTHING | found


def _flat(found: tuple[tuple[Piece, ...], ...]) -> tuple[Piece, ...]:
    return tuple(piece for pieces in found for piece in pieces)


def _characters(code: Any, value: Any) -> str:
    """Some of the characters that a set has."""
    if code is sre.LITERAL:
        return chr(value)
    if code is sre.ANY:
        return ORDINARY
    if code is sre.NOT_LITERAL:
        return ORDINARY.replace(chr(value), "")
    if value[0][0] is sre.NEGATE:
        return "".join(character for character in ORDINARY if not any(_has(one, character) for one in value[1:]))
    return "".join(map(_of_set, value))


def _of_set(part: tuple[Any, Any]) -> str:
    code, value = part
    if code is sre.LITERAL:
        return chr(value)
    if code is sre.CATEGORY:
        return CATEGORIES[value]
    assert code is sre.RANGE, code
    return "".join(c for c in ORDINARY if _has(part, c)) + chr(value[0]) + chr(value[1])


def _has(part: tuple[Any, Any], character: str) -> bool:
    code, value = part
    if code is sre.LITERAL:
        return ord(character) == value
    if code is sre.RANGE:
        return bool(value[0] <= ord(character) <= value[1])
    return _is_of(value, character)


def _is_of(category: Any, character: str) -> bool:
    kinds = {
        sre.CATEGORY_DIGIT: character.isdigit(),
        sre.CATEGORY_SPACE: character.isspace(),
        sre.CATEGORY_WORD: character.isalnum() or character == "_",
        sre.CATEGORY_NOT_WORD: not (character.isalnum() or character == "_"),
    }
    return kinds[category]
