"""The tables of the csv folder, as bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.export import export
from graph_build.export.import_folder import cell
from tests.export.sample import every_kind


def test_headers_carry_types(tmp_path: Path) -> None:
    export(every_kind(), "csv", tmp_path / "g")
    lines = {path.name: path.read_text("utf-8-sig").split("\n")[0] for path in (tmp_path / "g").glob("*.csv")}
    assert lines["nodes-Place.csv"] == "id:ID,name:string,level:string,aliases:string[],reasons:string[],apart:string[]"
    assert lines["relationships-STATED_IN.csv"] == ":START_ID,:END_ID,start:long,end:long"
    assert lines["nodes-Observation.csv"].startswith("id:ID,name:string,raw:string,value:double,")


def test_tables_begin_with_the_mark_by_which_excel_knows_chinese(tmp_path: Path) -> None:
    """`test_neo4j.py` shows that the importer takes it."""
    export(every_kind(), "csv", tmp_path / "g")
    assert {path.read_bytes()[:3] for path in (tmp_path / "g").glob("*.csv")} == {b"\xef\xbb\xbf"}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("", '""'),
        ('"法治"\n政府', '"""法治""\n政府"'),
        (True, "true"),
        (7, "7"),
        (2.5, "2.5"),
        (["甲", "乙;丙"], '"甲\x1f乙;丙"'),
        (["甲\x1f乙"], '"甲␟乙"'),  # the separator itself cannot stand in a list
        ([], ""),  # the importer cannot tell it from None
    ],
)
def test_a_cell(value: object, written: str) -> None:
    assert cell(value) == written
