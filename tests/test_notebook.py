"""The package in a notebook: the documentation's example as it stands, on both engines, and what frames make of cells."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import zhengtu
from graph_build.errors import InputError, QueryError, StoreError, ZhengtuError
from graph_build.graph import Graph
from graph_build.stores import open_store
from queries.answers import Answer
from tests.queries.conftest import seeds_graph  # noqa: F401  (a fixture)
from tests.queries.sample import sample_graph
from zhengtu.notebook import OpenGraph
from zhengtu.result import AnswerWarning, Result

ROOT = Path(__file__).parent.parent
CODE = re.compile(r"```python\n(.*?)```", re.S)


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.server)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store, once an engine."""
    if request.param == "kglite":
        return f"kglite:{tmp_path / 'graph.kgl'}"
    address: str = request.getfixturevalue("neo4j_url")
    return address


def load(url: str, graph: Graph) -> None:
    store = open_store(url)
    store.load(graph)
    store.close()


@pytest.fixture
def graph(url: str) -> Iterator[OpenGraph]:
    """The small invented graph, open as in a notebook."""
    load(url, sample_graph())
    with zhengtu.open(url) as opened:
        yield opened


def test_the_example_of_the_documentation_runs(
    url: str,
    seeds_graph: Graph,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    load(url, seeds_graph)
    monkeypatch.setenv("ZHENGTU_STORE", url)
    said: dict[str, Any] = {}
    cells = CODE.findall((ROOT / "docs" / "notebooks.md").read_text("utf-8"))
    for cell in cells:
        exec(compile(cell, "notebooks.md", "exec"), said)
    assert len(cells) >= 8
    assert len(said["bodies"]) > 0 and all("枫桥经验" in row["quote"] for row in said["bodies"])
    assert "：" in capsys.readouterr().out
    assert len(said["numbers"]) > 0 and {"indicator"} <= set(said["numbers"].columns)
    assert said["per_report"]["numbers"].is_monotonic_decreasing and said["per_report"]["numbers"].min() > 0
    assert said["whole"].number_of_nodes() == seeds_graph.node_count
    assert said["whole"].nodes[said["busiest"]]["label"] in ("Organization", "Initiative")
    assert len(said["reports"]) == len(seeds_graph.nodes["Report"])


def test_queries_statements_and_search_answer(graph: OpenGraph) -> None:
    canned = graph.query("umbrellas", umbrella="春笋行动")
    assert canned.columns[:2] == ("umbrella", "part")
    assert canned.rows[0][:2] == ("春笋行动", "护苗计划")
    assert next(iter(canned))["part"] == "护苗计划"
    typed = graph.cypher(
        "MATCH (o:Organization {name: $name}) RETURN o AS body, $limit AS l", {"limit": 7}, name="市教育局"
    )
    assert (typed.rows[0][0]["label"], typed.rows[0][1]) == ("Organization", 7)
    taken = graph.query("umbrellas", umbrella="春筍行動")
    assert taken.rows == canned.rows and "春筍行動 is taken as 春笋行动" in repr(taken) and not canned.said
    assert "图中没有标签 Organisation" in graph.cypher("MATCH (o:Organisation) RETURN o")._repr_html_()
    assert graph.search("春笋", labels=["Initiative"]).rows[0][:2] == ("Initiative", "春笋行动")
    assert {row["name"]: row["example"] for row in graph.queries()}["umbrellas"].keys() == {"umbrella"}


def test_a_frame_warns_of_what_the_answer_says(graph: OpenGraph) -> None:
    with pytest.warns(AnswerWarning, match="图中没有“春笋行功”；相近的：春笋行动 / umbrella: the graph has no") as given:
        assert graph.query("umbrellas", umbrella="春笋行功").to_pandas().empty
    assert [Path(one.filename).name for one in given] == [Path(__file__).name]
    with pytest.warns(AnswerWarning, match="only the first 1 rows"):
        graph.cypher("UNWIND [1, 2] AS n RETURN n", limit=1).to_pandas()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert len(graph.query("umbrellas", umbrella="春笋行动").to_pandas()) == 1


def test_all_rows_come_unless_fewer_are_asked_for(graph: OpenGraph) -> None:
    assert len(graph.cypher("UNWIND range(1, 1500) AS n RETURN n")) == 1500
    few = graph.cypher("UNWIND range(1, 1500) AS n RETURN n", limit=3)
    assert (few.rows, few.truncated) == (((1,), (2,), (3,)), True)
    assert "there are more" in repr(few)


def test_the_whole_graph_is_networkx(graph: OpenGraph) -> None:
    whole, wanted = graph.to_networkx(), sample_graph()
    assert (whole.number_of_nodes(), whole.number_of_edges()) == (wanted.node_count, wanted.edge_count)


def test_numbers_and_columns_of_frames_are_parameters(graph: OpenGraph) -> None:
    years = pd.Series([2022, 2023])
    found = graph.cypher(
        "MATCH (r:Report) WHERE r.year IN $years AND r.year >= $least RETURN r.year AS y",
        years=years,
        least=years.iloc[1],
    )
    assert found.rows == ((2023,),)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda graph: graph.query("umbrela"),
        lambda graph: graph.query("umbrellas", nonsense=1),
        lambda graph: graph.query("body-initiatives", organization="市教育局", year="去年"),
        lambda graph: graph.query("body-initiatives"),
        lambda graph: graph.cypher("MATCH (n) RETRUN n"),
        lambda graph: graph.cypher("CREATE (n:Report {id: 'x'})"),
        lambda graph: graph.cypher("LOAD CSV FROM '/etc/passwd' AS line RETURN line"),
        lambda graph: graph.cypher("RETURN $missing AS x"),
        lambda graph: graph.cypher("RETURN $x AS x", x=object()),
    ],
    ids=lambda call: None,
)
def test_what_is_wrong_is_two_lines(graph: OpenGraph, wrong: Any) -> None:
    with pytest.raises(QueryError) as refused:
        wrong(graph)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
    shown = refused.value._render_traceback_()  # what Jupyter asks for
    assert len(shown) == 2 and all(line and "\n" not in line for line in shown)


def test_a_closed_graph_says_so(graph: OpenGraph) -> None:
    assert repr(graph) == f"zhengtu.open({graph.url!r})"
    graph.close()
    graph.close()
    for use in (lambda: graph.search("市"), graph.to_networkx, lambda: graph.cypher("RETURN 1 AS x")):
        with pytest.raises(StoreError, match="was closed"):
            use()


def test_what_cannot_be_opened_is_two_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ZHENGTU_STORE", raising=False)
    for url in (None, "nonsense", "bolt://somebody:secret@localhost"):
        with pytest.raises(ZhengtuError) as refused:
            zhengtu.open(url)
        assert "secret" not in "".join(refused.value._render_traceback_())
    with pytest.raises(QueryError):
        zhengtu.open(queries=[tmp_path / "no-such-folder"])


CELLS = Result(
    Answer("q", {}, ("year", "sure", "value", "name", "items", "nothing"), (
        (2023, True, 1.5, "市教育局", ["甲"], None),
        (None, None, None, None, None, None),
        (2024, False, 2, "<b>局</b>", [], None),
    ))
)  # fmt: skip


def test_frames_keep_what_is_missing_missing() -> None:
    frame = CELLS.to_pandas()
    assert [str(kind) for kind in frame.dtypes[:3]] == ["Int64", "boolean", "float64"]
    assert frame["year"].sum() == 4047
    assert frame.isna().iloc[1].all()
    assert frame["items"].iloc[0] == ["甲"]
    assert list(Result(Answer("q", {}, ("a", "b"), ())).to_pandas().columns) == ["a", "b"]


def test_polars_frames_hold_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("polars", reason="polars is not installed")
    frame = CELLS.to_polars()
    assert frame["year"].to_list() == [2023, None, 2024]
    assert frame["sure"].to_list() == [True, None, False]
    assert frame["value"].to_list() == [1.5, None, 2.0]
    assert frame["items"].to_list() == [["甲"], None, []]
    mixed = [(number,) for number in range(500)] + [(0.5,)]
    assert Result(Answer("q", {}, ("n",), tuple(mixed))).to_polars()["n"].to_list()[-1] == 0.5


def test_without_polars_it_is_two_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "polars", None)  # as Python does for a module that cannot be imported
    with pytest.raises(InputError) as refused:
        CELLS.to_polars()
    assert refused.value.mend.en == "run pip install polars, or use to_pandas()"


def test_answers_are_readable() -> None:
    assert repr(CELLS).splitlines()[0].split() == ["year", "sure", "value", "name", "items", "nothing"]
    assert repr(CELLS).endswith("3 行 / 3 rows")
    shown = CELLS._repr_html_()
    assert "<th>year</th>" in shown and "&lt;b&gt;局&lt;/b&gt;" in shown and "<b>" not in shown
    long = Result(Answer("q", {}, ("n",), tuple((number,) for number in range(1, 1001))))
    assert repr(long).endswith("1,000 行，此处为前 20 行 / 1,000 rows, the first 20 are shown")
    assert long._repr_html_().count("<tr>") == 21
    assert "21" not in repr(long).split("1,000")[0]


def test_importing_the_package_imports_nothing_else() -> None:
    program = "import sys, zhengtu; print(*sorted({'pandas', 'kglite', 'neo4j', 'networkx', 'click', 'queries'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )  # fmt: skip
    assert done.stdout.strip() == ""
