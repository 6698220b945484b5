"""What rules look for together is found as if each looked alone."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.scanning import any_word, automaton

WORDS = ("市", "市委", "市委办", "办公室", "委办", "甲")
RULES = (Landmarks(WORDS), Landmarks(lambda: ["委", "办"]), Landmarks(["市委", "公室"]))
TEXTS = st.text(alphabet="市委办公室甲乙丙12，", max_size=40)


@settings(deadline=None)  # the first text waits for the finder
@given(text=TEXTS)
def test_each_rule_has_its_own_words(text: str) -> None:
    for rule in RULES:
        words = list(rule.words())
        every = [(at, at + len(word)) for at in range(len(text)) for word in words if text.startswith(word, at)]
        assert rule.nested(text) == sorted(every, key=lambda span: (span[0], -span[1]))


@settings(deadline=None)  # the first text waits for the finder
@given(text=TEXTS)
def test_the_longest_words(text: str) -> None:
    for rule in RULES:
        plain = [match.span() for match in re.finditer(any_word(rule.words()), text)]
        assert rule.longest(text) == plain
        assert [(start, end) for _, start, end in automaton(rule.words()).find_matches_as_indexes(text)] == plain


@settings(deadline=None)  # the first text waits for the finder
@given(text=TEXTS)
def test_a_pattern_around_them(text: str) -> None:
    pattern = re.compile(r"[市甲]{0,2}委(?:办|室)|甲办公")
    around = [match.span() for match in Sought(pattern, RULES[1], reach=2).finditer(text)]
    assert around == [match.span() for match in pattern.finditer(text)]


def test_a_rule_that_is_imported_later_is_found_too() -> None:
    text = "甲乙丙"
    assert RULES[0].nested(text) == [(0, 1)]
    assert Landmarks(["乙丙"]).nested(text) == [(1, 3)]
