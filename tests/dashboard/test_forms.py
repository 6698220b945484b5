"""Forms of canned queries over graphs that are not the seeds: what is filled in is true there, and very many names are
looked for instead of listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import parse_qs, urlparse

import pytest
from streamlit.testing.v1 import AppTest

from graph_build.graph import Graph, check
from graph_build.identity import node_id
from graph_build.pipeline import build, read_all
from graph_build.readers.collection import collect
from graph_build.stores import open_store
from graph_build.stores.base import Store
from queries.catalogue import catalogue
from queries.offers import MOST, options
from queries.parameters import read_value
from tests.dashboard.conftest import markup, opening, words
from tests.queries.sample import add_passages, passage, stated

Open = Callable[..., AppTest]
CATALOGUE = catalogue()
REPORTS = {
    "东州市水利局2024年工作总结": "2024年，市水利局牵头开展清河护岸行动，整治河道12条，局党组召开党建工作会议。"
    "市水利局联合市林业局实施“一河一林”工程，印发《河道管护办法》。力争新建堤防9公里。",
    "东州市水利局2025年工作总结": "2025年，市水利局继续开展清河护岸行动，整治河道15条。市水利局实施“智慧水务”工程。",
}
MANY = MOST + 50
WORDED = ("string", "list")  # a number or a date that is an example need not be true


@pytest.fixture(scope="module")
def own_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Two invented reports, built as anybody's are."""
    folder = tmp_path_factory.mktemp("own")
    for title, text in REPORTS.items():
        (folder / f"{title}.txt").write_text(f"{title}\n\n{text}\n", "utf-8")
    url = f"kglite:{folder / 'own.kgl'}"
    store = open_store(url)
    build(list(read_all(collect([folder]).files)), store)
    store.close()
    return url


@pytest.fixture
def own(own_url: str, monkeypatch: pytest.MonkeyPatch) -> Open:
    return opening(own_url, monkeypatch)


@pytest.mark.parametrize(
    ("query", "param", "best"), [("neighbourhood", "entity", "东州市水利局"), ("region-panel", "indicators", ["整治河道"])]
)
def test_a_form_begins_with_what_most_is_said_of(query: str, param: str, best: object, own: Open) -> None:
    page = own(query=query)
    field = next(one for one in (*page.selectbox, *page.multiselect) if one.key == f"query_{query}_{param}")
    assert field.value == best
    assert "<b>0 " not in markup(page)


@pytest.fixture(scope="module")
def own_store(own_url: str) -> Iterator[Store]:
    opened = open_store(own_url, read_only=True)
    yield opened
    opened.close()


def in_fields(app: AppTest) -> set[str]:
    """All that stands in the fields of a form, as values or as hints."""
    values = {str(field.value) for field in (*app.text_input, *app.selectbox)}
    values |= {item for field in app.multiselect for item in field.value}
    return values | {field.placeholder for field in app.text_input}


@pytest.mark.parametrize("name", [query.name for query in CATALOGUE])
def test_a_form_is_filled_with_what_is_true_in_this_graph(name: str, own: Open, own_store: Store) -> None:
    app, query = own(query=name), CATALOGUE.get(name)
    given = {key: value[0] if isinstance(value, list) else value for key, value in app.query_params.items()}
    for param in query.params:
        if param.options and param.name in given:
            value = read_value(param, given[param.name])
            listed = options(own_store, query, param.name, given)
            assert {str(item) for item in (value if isinstance(value, list) else [value])} <= set(listed)
        elif param.type == "string" and not param.optional:
            assert not (param.options and options(own_store, query, param.name, given)), param.name
            assert param.name not in given
            assert f"请填“{param.label.zh}”" in words(app)
    known = {param.name: options(own_store, query, param.name, given) for param in query.params}
    untrue = {param.example for param in query.params if param.type in WORDED and param.example not in known[param.name]}
    assert not untrue & in_fields(app)


def test_a_chart_without_notes_is_drawn(own: Open) -> None:
    app = own(query="region-panel", indicators="整治河道")
    assert app.get("vega_lite_chart") and re.search(r"<b>2 行", markup(app))


def test_several_values_are_chosen_one_by_one_and_stand_in_the_address(own: Open) -> None:
    app = own(query="region-panel", indicators="整治河道")
    (field,) = app.multiselect
    assert field.value == ["整治河道"]
    other = next(name for name in field.options if name != "整治河道")
    app = field.set_value(["整治河道", other]).run()
    assert not app.exception
    assert app.query_params["indicators"] in (f"整治河道、{other}", [f"整治河道、{other}"])


def test_a_part_of_a_name_brings_the_names_that_hold_it_as_links(own: Open) -> None:
    app = own(query="region-panel", indicators="整治")
    assert "指标里含“整治”的：" in words(app) and "没有符合的结果" not in words(app)
    (link,) = re.findall(r'href="([^"]*)"[^>]*>整治河道<', markup(app))
    assert parse_qs(urlparse(unescape(link)).query)["indicators"] == ["整治河道"]


@pytest.fixture(scope="module")
def many_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """More bodies than are listed; every tenth carries out an initiative."""
    graph, report = Graph(), node_id("Report", "总结")
    graph.add_node("Report", report, name="总结", year=2024, period="2024", genre="总结", characters=20)
    add_passages(graph, report, [("一、工作", "各乡镇水务站开展清河行动。")])
    event = graph.add_node("Initiative", node_id("Initiative", "清河行动"), name="清河行动")
    for at in range(MANY):
        name = f"第{at:04}水务站"
        body = graph.add_node("Organization", node_id("Organization", name), name=name, aliases=[f"{at:04}号站"])
        if at % 10 == 0:
            stated(graph, "IMPLEMENTS", body, event, passage(report, 0), explicit=True)
    check(graph)
    url = f"kglite:{tmp_path_factory.mktemp('many') / 'many.kgl'}"
    store = open_store(url)
    store.load(graph.ordered())
    store.close()
    return url


@pytest.fixture
def many(many_url: str, monkeypatch: pytest.MonkeyPatch) -> Open:
    return opening(many_url, monkeypatch)


def test_of_very_many_names_none_is_listed_and_a_typed_part_brings_those_that_hold_it(many: Open) -> None:
    app = many(query="body-initiatives")
    field = app.text_input[0]
    assert (field.label, field.value, field.placeholder) == ("机构", "", "输入名称里的几个字")
    assert "请填“机构”" in words(app)
    assert [later.disabled for later in app.text_input[1:]] == [True, True]
    app = field.set_value("第20").run()
    # Of 2000 to 2049 those that carry out something: the options of this query.
    chips = re.findall(r'<a class="zt-link chip"[^>]*href="([^"]*organization[^"]*)"[^>]*>([^<]*)<', markup(app))
    assert [name for _, name in chips] == [f"第20{tens}0水务站" for tens in range(5)]
    assert "没有符合的结果" not in words(app)
    chosen = parse_qs(urlparse(unescape(chips[4][0])).query)
    app = many(query="body-initiatives", organization=chosen["organization"][0])
    assert app.text_input[0].value == "第2040水务站"
    assert re.search(r"<b>1 行", markup(app)) and "里含“" not in words(app)


def test_an_alias_is_taken_in_a_field_of_very_many(many: Open) -> None:
    app = many(query="body-initiatives", organization="2040号站")
    assert "“2040号站”即“第2040水务站”" in words(app) and re.search(r"<b>1 行", markup(app))
