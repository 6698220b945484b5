"""What a Markdown file says, without its marks; masks are no marks."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.pipeline import facts_of
from graph_build.readers.markdown import without_marks
from graph_build.readers.plain import read

READ = {
    "# 一、工作\n- 建成**医共体** 2 个\n": "# 一、工作\n建成医共体 2 个\n",
    "# 题\n> 新增*DR*机3台，[方案](http://a.b/c)已`印发`。\n": "# 题\n新增DR机3台，方案已印发。\n",
    "| 指标 | 增长 |\n|---|:--:|\n| 人次（万） | -3.9% |\n": "指标 | 增长\n人次（万） | -3.9%\n",
    # a mask stays, in a file without other marks and beside them
    "*市司法局办理**件，*区*镇。\n": "*市司法局办理**件，*区*镇。\n",
    "# 题\n*市司法局和*区司法局办理**件。\n": "# 题\n*市司法局和*区司法局办理**件。\n",
}


@pytest.mark.parametrize("text", READ)
def test_marks_are_taken_away(text: str) -> None:
    assert without_marks(text) == READ[text]


def test_only_a_markdown_file_is_read_as_one(tmp_path: Path) -> None:
    for name, kept in (("r.md", "建成医共体2个"), ("r.txt", "- 建成**医共体**2个")):
        path = tmp_path / name
        path.write_text("# 一、工作\n- 建成**医共体**2个\n", "utf-8")
        assert kept in read(path).text.splitlines()


def test_a_table_states_its_numbers_under_the_names_of_their_rows(tmp_path: Path) -> None:
    path = tmp_path / "r.md"
    path.write_text("# 某县卫健局2023年工作总结\n\n| 指标 | 增长 |\n|---|---|\n| 住院人次（万） | -3.9% |\n", "utf-8")
    (observation,) = facts_of(read(path)).observations
    assert (observation.quantity.value, observation.quantity.indicator) == (-3.9, "住院人次（万）")
