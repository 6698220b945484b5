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


BODY, YEAR = parameter("string", name="body"), parameter("integer", name="year", optional=True)
WORD = parameter("string", name="word")


def test_assignments() -> None:
    declared = (BODY, WORD, YEAR)
    typed = ["body=市司法局", "word=a=b", "year="]
    assert assignments("q", declared, typed) == {"body": "市司法局", "word": "a=b", "year": ""}
    assert assignments("q", declared, ["body ＝ 市司法局"]) == {"body": "市司法局"}
    with pytest.raises(QueryError, match="is given twice"):
        assignments("q", declared, ["body=1", "body=2"])


def test_a_parameter_may_be_called_as_people_read_it() -> None:
    home = Parameter("home", "string", "甲", Bilingual("哪里的（不明则为报告）", "of which place"))
    assert assignments("q", [home, WORD], ["哪里的=甲市", "word=乙"]) == {"home": "甲市", "word": "乙"}
    assert assignments("q", [home], ["机构=甲"]) == {"机构": "甲"}  # which `read_values` then refuses with its name
    with pytest.raises(QueryError, match="home is given twice"):
        assignments("q", [home], ["哪里的=甲", "home=乙"])


@pytest.mark.parametrize(
    ("declared", "typed", "found"),
    [
        ([BODY], ["市司法局"], {"body": "市司法局"}),
        ([YEAR], ["2023"], {"year": "2023"}),
        ([BODY, YEAR], ["市司法局"], {"body": "市司法局"}),
        ([BODY, YEAR], ["year=2023", "市司法局"], {"year": "2023", "body": "市司法局"}),
        ([BODY, WORD], ["word=b", "市司法局"], {"word": "b", "body": "市司法局"}),
    ],
)
def test_a_value_alone_is_taken_where_it_can_only_be_one_parameter_s(
    declared: list[Parameter], typed: list[str], found: dict[str, str]
) -> None:
    assert assignments("q", declared, typed) == found


@pytest.mark.parametrize(
    ("declared", "typed", "what", "mend"),
    [
        ([BODY, WORD], ["甲"], "“甲”前面没有写参数名", "请写成 body=甲 或 word=甲"),
        ([BODY, YEAR], ["甲", "2023"], "“甲、2023”前面没有写参数名", "请写成这样：body=甲 year=2023"),
        ([BODY, WORD, YEAR], ["甲"], "“甲”前面没有写参数名", "请写成 body=甲 或 word=甲"),
        ([BODY], ["body=甲", "乙"], "查询 q 用不着“乙”", "请去掉再运行"),
        ([], ["甲"], "查询 q 用不着“甲”", "请去掉再运行"),
    ],
)
def test_any_other_value_alone_is_refused_with_the_names_that_it_may_have(
    declared: list[Parameter], typed: list[str], what: str, mend: str
) -> None:
    with pytest.raises(QueryError) as refused:
        assignments("q", declared, typed)
    assert (refused.value.what.zh, refused.value.mend.zh) == (what, mend)
