"""Series over years as the shipped queries give them, from what invented reports of one issuer say."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest

from graph_build.assemble import assemble
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import Catalogue
from queries.periods import period_length
from tests.queries.conftest import embedded

TEXTS = {
    "2022": "2022年，全市共办理法律援助案件1200件，同比增长8%。2023年，力争办理法律援助案件1300件，满意群众增长5%。",
    "2023": "2023年，全市法律援助机构共办理法律援助案件1430件，同比增长19.2%，满意群众增长6%。",
    "2024-H1": "上半年，办理各类法律援助案件700件。",
    "2021/2025": "五年来，办理法律援助案件7000件。",
    "2025-H1": "上半年，排查矛盾纠纷300件。下半年，力争排查矛盾纠纷600件。",
    "2025-H2": "下半年，排查矛盾纠纷800件。2025年5月以来，开展普法宣传70场。2025年以来，开展法治讲座20场。"
    "2025年1月以来，开展上门走访90场。2025年1至12月，开展结对帮扶40场。",
}


@pytest.fixture(scope="module")
def series(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The reports of one bureau."""
    stated = {"issuer": "临江市司法局", "jurisdiction": "临江市"}
    facts = [
        facts_of(
            Source(f"{at}.txt", text, "utf-8", sha256(text.encode()).hexdigest()),
            stated | {"period": period, "title": f"临江{period}"},
        )
        for at, (period, text) in enumerate(TEXTS.items())
    ]
    store = embedded(assemble(facts), tmp_path_factory.mktemp("series"))
    yield store
    store.close()


def column(store: Store, shipped: Catalogue, query: str, names: tuple[str, ...], **values: object) -> list[tuple[object, ...]]:
    answer = run(store, shipped.get(query), values)
    return [tuple(row[answer.columns.index(name)] for name in names) for row in answer.rows]


def test_an_indicator_has_all_its_years_each_in_its_own_words(series: Store, shipped: Catalogue) -> None:
    found = column(
        series, shipped, "indicator-observations", ("period", "statement", "raw", "status"), indicator="办理法律援助案件"
    )
    assert [row for row in found if not str(row[2]).endswith("%")] == [
        ("2021/2025", "办理法律援助案件", "7000件", "actual"),
        ("2022", "全市共办理法律援助案件", "1200件", "actual"),
        ("2023", "办理法律援助案件", "1300件", "target"),
        ("2023", "全市法律援助机构共办理法律援助案件", "1430件", "actual"),
        ("2024-H1", "办理各类法律援助案件", "700件", "actual"),
    ]


def test_targets_stand_beside_results_of_the_next_report(series: Store, shipped: Catalogue) -> None:
    names = ("indicator", "period", "target", "result", "reached", "result_report")
    found = column(series, shipped, "target-results", names, organization="临江市司法局")
    assert found == [
        ("办理法律援助案件", "2023", "1300件", "1430件", 110.0, "临江2023"),
        ("满意群众", "2023", "增长5%", "增长6%", None, "临江2023"),
        ("排查矛盾纠纷", "2025-H2", "600件", "800件", 133.3, "临江2025-H2"),
    ]


def test_a_panel_of_years_has_no_halves_and_no_five_years(series: Store, shipped: Catalogue) -> None:
    found = column(series, shipped, "region-panel", ("year", "raw", "status"), indicators=["办理法律援助案件"])
    assert [row for row in found if not str(row[1]).endswith("%")] == [
        (2022, "1200件", "actual"),
        (2023, "1300件", "target"),
        (2023, "1430件", "actual"),
    ]
    since = column(series, shipped, "region-panel", ("year", "raw"), indicators=["开展普法宣传", "开展法治讲座"])
    assert since == [(2025, "20场")]


def test_a_year_is_as_long_for_a_chart_as_for_a_panel(series: Store, shipped: Catalogue) -> None:
    asked = "MATCH (x:Indicator)<-[:OF]-(v:Observation)-[:DURING]->(t:Period) RETURN x.name, v.raw, t.name"
    found = series.query(asked).rows
    panel = column(series, shipped, "region-panel", ("indicator", "raw"), indicators=sorted({row[0] for row in found}))
    whole = [(indicator, raw) for indicator, raw, period in found if period_length(period) == "12"]
    assert sorted(whole) == sorted(panel) and 1 < len(whole) < len(found)
