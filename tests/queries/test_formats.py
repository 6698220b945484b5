"""Answers as text, character by character."""

from __future__ import annotations

import csv
import io
import json

import pytest

from queries.answers import Answer
from queries.catalogue import Catalogue
from queries.formats import FORMATS, as_csv, as_json, as_markdown, as_table, readable, render, safe, width_of

NODE = {"id": "org-1", "label": "Organization", "name": "市教育局", "level": None}
EDGE = {"type": "IMPLEMENTS", "role": "lead"}
ANSWER = Answer(
    "body-initiatives",
    {"organization": "市教育局"},
    ("initiative", "role", "explicit", "value", "names", "node"),
    (
        ("春笋行动", "lead", True, 28.0, ["甲", "乙"], NODE),
        ("AI+“课堂”", None, False, 0.5, [], None),
        ('a"b,c|d\n行', "support", None, -1.5e300, ["x"], {"id": 1}),
    ),
    True,
)


def test_json_keeps_the_promised_shape() -> None:
    text = as_json(ANSWER)
    assert text.count("\n") == 1
    assert "春笋行动" in text
    assert json.loads(text) == {
        "query": "body-initiatives",
        "params": {"organization": "市教育局"},
        "columns": ["initiative", "role", "explicit", "value", "names", "node"],
        "rows": [
            ["春笋行动", "lead", True, 28.0, ["甲", "乙"], NODE],
            ["AI+“课堂”", None, False, 0.5, [], None],
            ['a"b,c|d\n行', "support", None, -1.5e300, ["x"], {"id": 1}],
        ],
        "truncated": True,
    }


def test_json_has_no_words_for_what_is_no_number() -> None:
    answer = Answer("q", {}, ("a",), ((float("nan"),), ([float("inf"), {"b": -float("inf")}],)))
    assert json.loads(as_json(answer))["rows"] == [[None], [[None, {"b": None}]]]


def test_csv_is_read_back_as_it_was() -> None:
    text = as_csv(ANSWER)
    assert text.startswith("initiative,role,explicit,value,names,node\n春笋行动,lead,true,28,")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[2] == ["AI+“课堂”", "", "false", "0.5", "[]", ""]
    assert rows[3][0] == 'a"b,c|d\n行'
    assert json.loads(rows[1][5]) == NODE


def test_markdown_cannot_be_broken_out_of() -> None:
    hostile = Answer("q", {}, ("a",), (("<script>|`x`\n*[b](c)*\\",),))
    assert as_markdown(hostile) == "| a |\n| --- |\n| \\<script\\>\\|\\`x\\` \\*\\[b\\](c)\\*\\\\ |\n"


def test_tables_align_by_the_width_of_characters() -> None:
    assert as_table(ANSWER, ["举措", "role", "明示", "数", "names", "node"]) == """\
举措        role     明示   数         names   node
----------  -------  -----  ---------  ------  ------------------------
春笋行动    lead     true   28         甲、乙  (:Organization 市教育局)
AI+“课堂”            false  0.5
a"b,c|d 行  support         -1.5e+300  x       {id: 1}
"""


def test_tables_fit_the_terminal() -> None:
    answer = Answer("q", {}, ("year", "role", "quote"), ((2022, "lead", "市教育局牵头实施“春笋行动”，\n市财政局配合。"), (None, None, "AI\nlab")))
    assert as_table(answer, width=41) == """\
year  role  quote
----  ----  -----------------------------
2022  lead  市教育局牵头实施“春笋行动”，
            市财政局配合。
            AI lab
"""
    assert all(width_of(line) <= 50 for line in as_table(ANSWER, width=50).split("\n"))


def test_in_a_pipe_a_row_is_a_line_and_a_long_cell_pushes_only_its_own_line() -> None:
    long = "句" * 30
    answer = Answer("q", {}, ("name", "quote", "report"), (("甲", long, "一"), ("乙", "短", "二")))
    lines = as_table(answer).splitlines()
    assert lines[2:] == [f"甲    {long}  一", f"乙    短{' ' * 38}  二"]
    assert lines[1] == f"----  {'-' * 40}  ------"


def test_tables_without_rows_and_without_columns() -> None:
    assert as_table(Answer("q", {}, ("a", "b"), ())) == "a  b\n-  -\n"
    assert as_table(Answer("q", {}, (), ())) == ""


def test_cells_cannot_drive_the_terminal() -> None:
    assert safe("a\x1b[2Jb\u202ec\td\r\ne") == "a\\x1b[2Jb\\x202ec d e"
    assert safe("\n换\n行\n") == "换行"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ([NODE, EDGE, {"id": "ini-1", "label": "Initiative", "name": "春笋行动"}], "(:Organization 市教育局)-[:IMPLEMENTS]-(:Initiative 春笋行动)"),
        ([NODE, NODE], "(:Organization 市教育局)、(:Organization 市教育局)"),
        (EDGE, "-[:IMPLEMENTS]-"),
        ({"a": [1, None]}, "{a: 1、}"),
        (12345678901234567890.0, "1.2345678901234567e+19"),
        (float("inf"), "inf"),
    ],
)
def test_structures_are_readable(cell: object, text: str) -> None:
    assert readable(cell) == text


def test_people_read_words_and_programs_read_names(shipped: Catalogue) -> None:
    answer = Answer("body-initiatives", {}, ("role", "explicit"), (("lead", True), (None, False)))
    assert render(answer, "table", shipped) == "角色  主语明示\n----  --------\n牵头  是\n      否\n"
    assert render(answer, "md", shipped, "en") == "| role | subject stated |\n| --- | --- |\n| leads | yes |\n|  | no |\n"
    assert render(answer, "csv", shipped) == "role,explicit\nlead,true\n,false\n"
    assert '"rows": [["lead", true], [null, false]]' in render(answer, "json", shipped)


def test_people_read_periods_in_words(shipped: Catalogue) -> None:
    answer = Answer("body-numbers", {}, ("period",), (("2023/",), ("*-H1",), (None,)))
    assert render(answer, "md", shipped).splitlines()[2:] == ["| 2023年以来 |", "| 某年上半年 |", "|  |"]
    assert render(answer, "md", shipped, "en").splitlines()[2:] == ["| 2023 onwards |", "| masked-H1 |", "|  |"]
    assert render(answer, "csv", shipped).splitlines()[1:] == ["2023/", "*-H1", '""']


def test_a_typed_statement_is_shown_as_it_answers(shipped: Catalogue) -> None:
    answer = Answer("MATCH …", {}, ("role", "explicit"), (("lead", True),))
    assert render(answer, "table", shipped) == "role  explicit\n----  --------\nlead  true\n"


def test_every_format_writes_every_answer() -> None:
    for write in FORMATS.values():
        assert write(ANSWER, None).endswith("\n")
        assert write(Answer("q", {}, ("a",), ()), None)
