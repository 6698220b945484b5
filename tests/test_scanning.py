"""What finds patterns quickly finds what the patterns find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.scanning import any_word, beginning, marked, matches, near, openers, places_of, quick

WORDS = ("市", "市委", "市委办", "办公室", "委办", "甲")
TEXTS = st.text(alphabet="市委办公室甲乙丙12，", max_size=40)
ALTERNATIVES = (
    r"(?:市|县)?(?:委|办公室)|[甲乙]丙|\d{1,2}市",
    r"(?<!市)委(?:办|室)|(?!市委)市公?|丙{0,2}办",
    r"(?:甲乙?|公*室)(?=，)|\*市|甲\d",
)


def spans(found: object) -> list[tuple[int, int]]:
    return [match.span() for match in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize("alternatives", ALTERNATIVES)
@given(text=TEXTS)
def test_a_quick_look_changes_nothing(alternatives: str, text: str) -> None:
    plain = spans(re.finditer(alternatives, text))
    assert spans(re.finditer(quick(alternatives), text)) == plain
    assert spans(beginning(openers(alternatives), re.compile(alternatives), text)) == plain


@pytest.mark.parametrize("alternatives", ["市?", "(?:市|县)*", "[^市]委", "市|.委", "", "市|$", "(市|县)委"])
def test_no_quick_look_where_anything_may_begin(alternatives: str) -> None:
    with pytest.raises(ValueError, match="no quick look"):
        quick(alternatives)


@given(text=TEXTS)
def test_near_places(text: str) -> None:
    pattern = re.compile(r"[市甲]{0,2}委(?:办|室)|甲办公")
    assert spans(near(places_of(["委", "办"], text), 2, pattern, text)) == spans(pattern.finditer(text))


@given(text=TEXTS)
def test_matches_at_places(text: str) -> None:
    plain = spans(re.finditer(any_word(WORDS), text))
    assert spans(matches(plain, text)) == plain


@given(text=st.text(alphabet="“”《》（）甲\n", max_size=30))
def test_marked_words(text: str) -> None:
    patterns = ("“[^“”\n]{0,3}”", "《[^《》\n]{0,5}》", "（[^（）\n]{0,4}）")
    assert marked(map(re.compile, patterns), text) == spans(re.finditer("|".join(patterns), text))
