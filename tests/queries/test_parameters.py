"""Values as people type them."""

from __future__ import annotations

import pytest

from graph_build.errors import Bilingual, QueryError
from queries.parameters import Parameter, assignments, read_value, read_values


def parameter(type_: str, *, name: str = "p", optional: bool = False) -> Parameter:
    examples = {"string": "甲", "integer": "2023", "date": "2023-05-09", "boolean": "true", "list": "甲、乙"}
    return Parameter(name, type_, examples[type_], Bilingual("甲", "p"), optional)


@pytest.mark.parametrize(
    ("type_", "typed", "value"),
    [
        ("string", " 市司法局 ", "市司法局"),
        ("string", "a=b'\"$x", "a=b'\"$x"),
        ("integer", "2023", 2023),
        ("integer", "-7", -7),
        ("integer", "２０２３", 2023),
        ("integer", 2023, 2023),
        ("date", "2024-02-29", "2024-02-29"),
        ("boolean", "是", True),
        ("boolean", "False", False),
        ("boolean", True, True),
        ("list", "甲、乙，丙, 丁", ["甲", "乙", "丙", "丁"]),
        ("list", '["甲、乙", "丙"]', ["甲、乙", "丙"]),
        ("list", ["甲、乙"], ["甲、乙"]),
    ],
)
def test_typed_text_becomes_a_value(type_: str, typed: object, value: object) -> None:
    assert read_value(parameter(type_), typed) == value


@pytest.mark.parametrize(
    ("type_", "typed"),
    [
        ("integer", "2023年"),
        ("integer", "1_000"),
        ("integer", "1.5"),
        ("integer", "9" * 19),
        ("integer", "9" * 5000),
        ("date", "2023-02-29"),
        ("date", "20230509"),
        ("date", "2023-5-9"),
        ("boolean", "maybe"),
        ("list", "[1"),
    ],
)
def test_what_does_not_fit_is_refused(type_: str, typed: str) -> None:
    with pytest.raises(QueryError) as refused:
        read_value(parameter(type_), typed)
    assert refused.value.what.en.startswith("p cannot be ")
    assert refused.value.mend.en.startswith("give ")
    assert "for example p=" in refused.value.mend.en


def test_values_are_matched_with_their_declaration() -> None:
    declared = [parameter("string", name="body"), parameter("integer", name="year", optional=True)]
    assert read_values("q", declared, {"body": "甲", "year": "2023"}) == {"body": "甲", "year": 2023}
    assert read_values("q", declared, {"body": "甲"}) == {"body": "甲", "year": None}
    assert read_values("q", declared, {"body": "甲", "year": " "}) == {"body": "甲", "year": None}


def test_a_missing_value_is_asked_for() -> None:
    with pytest.raises(QueryError) as refused:
        read_values("q", [parameter("string", name="body")], {"body": ""})
    assert refused.value.what.en == "the query q needs body"
    assert refused.value.mend.en == "give a value, for example body=甲"


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(QueryError) as refused:
        read_values("q", [parameter("string", name="organization")], {"organisation": "甲"})
    assert refused.value.what.en == "the query q has no parameter organisation; did you mean organization"
    assert refused.value.mend.en == "its parameters are: organization"


def test_assignments() -> None:
    assert assignments(["body=市司法局", "word=a=b", "year="]) == {"body": "市司法局", "word": "a=b", "year": ""}
    for wrong, what in ((["body"], "is not name=value"), (["=x"], "is not name=value"), (["a=1", "a=2"], "is given twice")):
        with pytest.raises(QueryError, match=what):
            assignments(wrong)
