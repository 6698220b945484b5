"""Word lists say what they are, and say each thing once."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.extract.wordings import QUOTING, verbs
from graph_build.lexicon import HERE, rows, words

LISTS = sorted(HERE.glob("*.txt"))


@pytest.mark.parametrize("path", sorted([*LISTS, *HERE.glob("*.csv")]), ids=lambda path: path.name)
def test_a_list_begins_with_what_its_lines_are(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_word_stands_once(path: Path) -> None:
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    every = [word for line in lines for word in line.split()]
    assert sorted(word for word in set(every) if every.count(word) > 1) == []
    assert set(every) == set(words(path.stem))


@pytest.mark.parametrize("kind", ["formulations", "initiatives"])
def test_what_counts_everywhere_is_not_listed_again_for_quotes(kind: str) -> None:
    assert sorted(set(words(kind)) & set(words(f"quoted_{kind}"))) == []


def test_a_verb_has_each_role_once_and_tells_of_the_next_clause_or_not() -> None:
    roles = [(row["verb"], row["role"]) for row in rows("quote_verbs")]
    assert len(roles) == len(set(roles))
    assert {role for _, role in roles} == {*QUOTING, "carries", "betters"}
    assert verbs("carries") and not verbs("carries") & verbs("betters")
