"""What a Markdown file says, without its marks; masks are no marks, and offsets are those of the file."""

from __future__ import annotations

import pytest

from graph_build.document.markdown import without_marks
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source

READ = {
    "# 一、工作\n- 建成**医共体** 2 个\n": "# 一、工作\n建成医共体 2 个\n",
    "# 题\n> 新增*DR*机3台，[方案](http://a.b/c)已`印发`。\n": "# 题\n新增DR机3台，方案已印发。\n",
    "| 指标 | 增长 |\n|---|:--:|\n| 人次（万） | -3.9% |\n": "指标 | 增长 \n人次（万） | -3.9% \n",
    # a page's number and a minus are no list
    "# 题\n- 1 -\n- 3.9%\n": "# 题\n- 1 -\n- 3.9%\n",
    # a mask stays, in a file without other marks and beside them
    "*市司法局办理**件，*区*镇。\n": "*市司法局办理**件，*区*镇。\n",
    "# 题\n*市司法局和*区司法局办理**件，增长**%。\n": "# 题\n*市司法局和*区司法局办理**件，增长**%。\n",
    "# 题\n由*某和*某在*局捐赠*万元。\n": "# 题\n由*某和*某在*局捐赠*万元。\n",
}


@pytest.mark.parametrize("text", READ)
def test_marks_are_taken_away(text: str) -> None:
    read, kept = without_marks(text)
    assert read == READ[text]
    assert [text[at] for at in kept] == list(read)


def _facts(text: str, name: str = "r.md") -> list[tuple[float | None, str, str]]:
    observations = facts_of(Source(name, text, "utf-8", "0" * 64)).observations
    quantities = [observation.quantity for observation in observations]
    return [(each.value, each.indicator or "", text[each.span.start : each.span.end]) for each in quantities]


def test_numbers_point_into_the_file() -> None:
    text = "# 某县卫健局2023年工作总结\n\n- 建成**县域医共体** 2 个。\n"
    assert _facts(text) == [(2, "建成县域医共体", "2 个")]
    assert _facts(text, "r.txt") != _facts(text)


def test_a_table_states_its_numbers_under_the_names_of_their_rows() -> None:
    text = "# 某县卫健局2023年工作总结\n\n| 指标 | 增长 |\n|---|---|\n| 住院人次（万） | -3.9% |\n"
    assert _facts(text) == [(-3.9, "住院人次", "-3.9%")]
