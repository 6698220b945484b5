"""Why a name is what it is, and which names are near one that the graph does not have."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph_build.assemble import assemble
from graph_build.errors import QueryError
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.stores import open_store
from graph_build.stores.base import Store
from queries.explain import as_json, explain
from queries.near import closest, near_names

TEXT = "我局推进“书香校园”工程。市委宣传部、市政府办公室印发方案。“书香校园”覆盖学校12所。\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two cities' bureaus of one name."""
    reports = [
        facts_of(
            Source(f"{at}.txt", TEXT, "utf-8", str(at) * 64),
            {"issuer": "市教育局", "jurisdiction": f"浙江省/{city}", "period": "2024", "title": f"{city}2024"},
        )
        for at, city in enumerate(("杭州市", "湖州市"))
    ]
    opened = open_store(f"kglite:{tmp_path_factory.mktemp('explain') / 'g.kgl'}")
    opened.load(assemble(reports))
    yield opened
    opened.close()


def test_both_bodies_of_a_name_are_explained_and_name_each_other(store: Store) -> None:
    one, two = explain(store, "市教育局")
    assert one.id != two.id and one.label == two.label == "Organization"
    for own, other in ((one, two), (two, one)):
        ((line, reports),) = [pair for pair in own.apart if pair[0].where == other.id]
        assert line.why.zh == "归属不同：浙江省/杭州市、浙江省/湖州市"
        (named,) = reports
        assert named in ("杭州市2024", "湖州市2024")
        assert [reason.where for reason in own.reasons if reason.form == "我局"] == [
            {"杭州市2024", "湖州市2024"}.difference(reports).pop()
        ]


def test_an_alias_leads_to_its_bodies_and_quotes_do_not_matter(store: Store) -> None:
    assert {found.name for found in explain(store, "我局")} == {"市教育局"}
    assert {found.name for found in explain(store, "“书香校园”")} == {"书香校园"}
    assert {found.name for found in explain(store, "书香校园工程")} == {"书香校园"}
    assert {found.name for found in explain(store, "“书香校园”工程", ["Initiative"])} == {"书香校园"}


def test_a_kind_narrows_and_a_limit_holds(store: Store) -> None:
    assert len(explain(store, "市教育局", limit=1)) == 1
    with pytest.raises(QueryError):
        explain(store, "市教育局", ["Initiative"])


def test_a_name_that_is_not_there_brings_near_ones(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        explain(store, "书香校院")
    assert caught.value.what.zh == "图中没有“书香校院”"
    assert "书香校园" in caught.value.mend.zh and "书香校园" in caught.value.mend.en
    with pytest.raises(QueryError, match="龘") as nothing:
        explain(store, "龘龘")
    assert "zhengtu search" in nothing.value.mend.zh


def test_the_shape_of_the_json(store: Store) -> None:
    shape = as_json(explain(store, "市教育局")[0])
    assert list(shape) == ["id", "label", "name", "aliases", "reasons", "apart"]
    assert {tuple(reason) for reason in shape["reasons"]} == {("form", "why", "why_en", "reports")}
    assert {tuple(near) for near in shape["apart"]} == {("name", "why", "why_en", "id", "reports")}


def test_near_names_are_ranked_by_likeness() -> None:
    names = ["市司法局", "市财政局", "司法局", "公安厅"]
    assert closest("市司法厅", names) == ["市司法局", "司法局"]
    assert closest("", names) == closest("ABC", names) == []


def test_near_names_hold_aliases(store: Store) -> None:
    assert near_names(store, "我居") == ["我局"]
