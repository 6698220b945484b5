"""What pages say, run without a browser over the real store of the seeds."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote, unquote_plus

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.naming import value_word
from graph_build.ontology import ontology
from graph_build.stores.base import Store
from tests.dashboard.conftest import APP, TIMEOUT, first, markup, run_at, words

Open = Callable[..., AppTest]
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def draw(view: str) -> None:
    from importlib import import_module

    import_module(f"dashboard.views.{view}").show()


@pytest.fixture
def open_view(seeds_url: str, monkeypatch: pytest.MonkeyPatch) -> Open:
    """Runs one page by itself; for pages that no short link leads to."""
    monkeypatch.setenv("ZHENGTU_STORE", seeds_url)

    def open_(view: str, **parameters: str) -> AppTest:
        return run_at(AppTest.from_function(draw, default_timeout=TIMEOUT, args=(view,)), parameters)

    return open_


def test_overview_counts_every_kind_and_lists_every_report(open_page: Open, store: Store) -> None:
    app = open_page()
    for label, number in store.statistics().nodes.items():
        assert f"{ontology().nodes[label].title.zh} {number:,}" in re.sub(r"\s+", " ", words(app)), label
    for (report,) in store.query("MATCH (r:Report) RETURN r.id AS id ORDER BY id").rows:
        assert f"node?node={report}" in markup(app)


def test_overview_in_english_has_no_chinese_interface(open_page: Open) -> None:
    headings = re.findall(r"<(?:h1|h2|th)[^>]*>(.*?)</(?:h1|h2|th)>", markup(open_page(lang="en")))
    assert headings
    assert not [heading for heading in headings if CHINESE.search(heading)]


def test_english_headings_over_many_are_plural(open_page: Open) -> None:
    page = markup(open_page(lang="en"))
    assert re.search(r"<h2[^>]*>Reports<span", page)
    assert {"Initiatives", "Organizations", "Documents", "Formulations"} <= set(re.findall(r"<h3>(\w+)<", page))
    assert re.search(r"<h2[^>]*>报告<span", markup(open_page(lang="zh")))


@pytest.mark.parametrize("parameters", [{}, {"q": "司法"}, {"query": ""}, {"query": "indicator-observations"}])
def test_chinese_interface_has_no_english_words(open_page: Open, parameters: dict[str, str]) -> None:
    """Names of files and of the language switch, and what the reports themselves write in Latin letters, may stay."""
    app = open_page(**parameters)
    headings = re.findall(r"<(?:h1|h2|h3|th|dt|summary)[^>]*>(.*?)</(?:h1|h2|h3|th|dt|summary)>", markup(app))
    assert headings
    assert not [heading for heading in headings if re.search(r"[a-z]{3,}", re.sub(r"<[^>]*>", "", heading))]


def test_search_finds_names_before_sentences_and_marks_the_word(open_page: Open) -> None:
    html = markup(open_page(q="司法局"))
    assert html.index("名称") < html.index("原句")
    assert re.search(r'<mark class="zt-mark main"[^>]*>司法局</mark>', html)


def test_search_marks_the_word_as_it_was_taken(open_page: Open) -> None:
    assert re.search(r'<mark class="zt-mark main"[^>]*>枫桥经验</mark>', markup(open_page(q="楓橋經驗")))
    assert "枫桥经验" in markup(open_page(q="fqjy"))


def test_search_without_a_hit_says_so_in_two_lines(open_page: Open) -> None:
    html = markup(open_page(q="不会有这样的词语"))
    assert "没有找到" in html
    assert "换一个较短的词" in html


def test_search_offers_the_kinds_that_can_be_found(open_page: Open, store: Store) -> None:
    offered = open_page(q="司法").button_group[0].options
    for label, kind in ontology().nodes.items():
        name = first(store, f"MATCH (n:{label}) RETURN {'n.text' if label == 'Passage' else 'n.name'} AS n ORDER BY n")
        assert bool(store.search(name, [label])) == (kind.title.zh in offered), label


def test_a_kind_that_cannot_be_searched_is_still_listed(open_view: Open, store: Store) -> None:
    app = open_view("search", kind="Observation")
    assert f"数值 {store.statistics().nodes['Observation']}" in re.sub(r"\s+", " ", words(app))
    app.text_input[0].set_value("枫桥经验").run()
    assert "枫桥经验" in words(app)
    assert "kind" not in app.query_params


def test_search_by_kind_lists_the_most_connected_first(open_view: Open, store: Store) -> None:
    html = markup(open_view("search", kind="Initiative"))
    numbers = [int(text.replace(",", "")) for text in re.findall(r'<td class="num"[^>]*>([\d,]+)</td>', html)]
    assert len(numbers) == min(200, store.statistics().nodes["Initiative"])
    assert numbers == sorted(numbers, reverse=True)


def test_typing_a_search_writes_the_address(open_page: Open) -> None:
    app = open_page(q="司法局")
    app.text_input[0].set_value("枫桥经验").run()
    assert app.query_params["q"] in ("枫桥经验", ["枫桥经验"])
    assert "枫桥经验" in markup(app)


def test_every_fact_of_an_initiative_stands_beside_its_sentence(open_page: Open, store: Store) -> None:
    found = store.query(
        "MATCH (o:Organization)-[r:IMPLEMENTS]->(i:Initiative) RETURN i.id AS id, o.name AS name, r.passages AS passages "
        "ORDER BY id LIMIT 1"
    ).rows[0]
    text = first(store, f"MATCH (p:Passage {{id: '{found[2][0]}'}}) RETURN p.text AS text")
    app = open_page(node=found[0])
    plain = re.sub(r"\s", "", words(app))
    assert "由谁实施" in plain
    assert re.sub(r"\s", "", found[1]) in plain
    assert re.sub(r"\s", "", text) in plain


def test_each_sort_of_node_has_a_page(open_page: Open, store: Store) -> None:
    for label in ontology().nodes:
        rows = store.query(f"MATCH (n:{label}) RETURN n.id AS id, n.name AS name ORDER BY id LIMIT 1").rows
        if rows:
            app = open_page(node=rows[0][0])
            assert ontology().nodes[label].title.zh in words(app), label


def test_report_has_text_numbers_and_names(open_page: Open, store: Store) -> None:
    report = first(
        store,
        "MATCH (:Observation)-[:STATED_IN]->(:Passage)-[:IN_REPORT]->(r:Report) RETURN r.id AS id ORDER BY id LIMIT 1",
    )
    rows = store.query(f"MATCH (p:Passage {{report_id: '{report}'}}) RETURN p.text AS text ORDER BY p.order").rows
    shown = re.sub(r"[\s¶]", "", unescape(re.sub(r"<[^>]*>", "", markup(open_page(node=report)))))
    assert all(re.sub(r"\s", "", text) in shown for (text,) in rows)
    assert "zt-table" in markup(open_page(node=report, part="numbers"))
    assert "zt-columns" in markup(open_page(node=report, part="names"))


def test_keywords_of_a_report_lead_to_a_search_that_finds_it(open_page: Open, store: Store) -> None:
    report = first(store, "MATCH (r:Report) RETURN r.id AS id ORDER BY id")
    line = re.search(r'<p class="zt-keywords">(.*?)</p>', markup(open_page(node=report)))
    assert line
    links = [unquote(word) for word in re.findall(r'href="search\?q=([^"]+)"', line[1])]
    assert len(set(links)) == 12
    assert all(plain in line[1] for plain in links)
    said = " ".join(text for (text,) in store.query(f"MATCH (p:Passage {{report_id: '{report}'}}) RETURN p.text").rows)
    assert all(word in re.sub(r"\s", "", said) for word in links)


@pytest.mark.parametrize("column", ["kind", "level", "role", "action", "status"])
def test_every_stored_code_has_a_word(column: str, store: Store) -> None:
    nodes = store.query(f"MATCH (n) WHERE n.{column} IS NOT NULL RETURN DISTINCT n.{column} AS code").rows
    edges = store.query(f"MATCH ()-[r]->() WHERE r.{column} IS NOT NULL RETURN DISTINCT r.{column} AS code").rows
    codes = {code for (code,) in (*nodes, *edges) if code.isascii()}
    assert codes
    assert not [code for code in sorted(codes) if value_word(column, code) is None]


def test_masked_numbers_are_called_so(open_page: Open, store: Store) -> None:
    masked = first(
        store, "MATCH (o:Observation) WHERE o.redacted AND o.value IS NULL RETURN o.id AS id ORDER BY id LIMIT 1"
    )
    assert "未公开" in words(open_page(node=masked))
    assert "masked" in words(open_page(node=masked, lang="en"))


def test_unknown_node_is_explained(open_page: Open) -> None:
    assert "图中没有编号为 org-0000000000000000 的条目" in words(open_page(node="org-0000000000000000"))


def test_query_fills_its_form_with_the_example_and_answers(open_page: Open) -> None:
    app = open_page(query="body-initiatives")
    assert app.selectbox[0].label == "机构"
    assert app.query_params["organization"] in (app.selectbox[0].value, [app.selectbox[0].value])
    assert 'target="_blank"' in markup(app)
    assert re.search(r"<b>\d+ 行", markup(app))


def test_a_query_says_which_name_it_took_and_which_it_does_not_know(open_page: Open) -> None:
    html = markup(open_page(query="initiative-bodies", initiative="楓橋經驗"))
    assert '<p class="zt-taken">举措：“楓橋經驗”即“枫桥经验”</p>' in html and re.search(r"<b>[1-9]\d* 行", html)
    html = markup(open_page(query="initiative-bodies", initiative="枫桥经历"))
    assert "图中没有“枫桥经历”；相近的：枫桥经验" in html and "没有符合的结果" not in html


def test_choosing_another_option_changes_answer_and_address(open_page: Open) -> None:
    app = open_page(query="body-initiatives")
    before, other = markup(app), app.selectbox[0].options[0]
    assert other != app.selectbox[0].value
    app.selectbox[0].set_value(other).run()
    assert markup(app) != before
    assert app.query_params["organization"] in (other, [other])


def test_csv_begins_with_a_byte_order_mark(open_page: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    import streamlit as st

    kept: list[bytes] = []
    original = st.download_button

    def keep(label: str, data: bytes, *rest: object, **more: object) -> bool:
        kept.append(data)
        return bool(original(label, data, *rest, **more))  # type: ignore[arg-type]

    monkeypatch.setattr(st, "download_button", keep)
    open_page(query="body-initiatives")
    assert kept[0].startswith("\ufeff举措,角色".encode())


def test_a_form_shows_stored_codes_and_yes_and_no_in_words(open_page: Open) -> None:
    app = open_page(query="cited-documents")
    assert "法律" in app.selectbox[0].options and "law" not in app.selectbox[0].options
    app = open_page(query="during")
    assert app.selectbox[2].options == ["是", "否"]
    assert app.selectbox[2].value == "false"


def test_the_console_gets_lists_and_yes_and_no_as_cypher(open_page: Open) -> None:
    panel, during = open_page(query="region-panel"), open_page(query="during", numbers="是")
    assert "['召开局党委会', '举办读书班']" in unescape(unquote_plus(markup(panel)))
    assert "WHERE true OR NOT n:Observation" in unescape(unquote_plus(markup(during)))


def test_unknown_query_is_explained_and_the_list_shown(open_page: Open) -> None:
    app = open_page(query="body-initiative")
    assert "没有查询 body-initiative" in words(app) and "全部查询列在下面" in words(app)
    assert "zhengtu queries" not in words(app)
    assert re.search(r'href="queries\?query=body-initiatives"[^>]*>某机构实施的举措<', markup(app).split("zt-cards")[0])
    assert "zt-cards" in markup(app)


def test_graph_of_everything_says_what_it_leaves_out(open_view: Open, store: Store) -> None:
    text = words(open_view("graph", most="100"))
    drawn = sum(int(number) for number in re.findall(r"(?:机构|举措|文件|会议|地区|时段)\s+(\d+)", text))
    assert 0 < drawn <= 100
    assert re.search(r"另有 \d+ 个未画", text)


def test_graph_around_a_node_names_it_and_hides_kinds(open_view: Open, store: Store) -> None:
    centre = first(
        store, "MATCH (o:Organization)-[r:IMPLEMENTS]->() RETURN o.id AS id, count(r) AS c ORDER BY c DESC, id LIMIT 1"
    )
    html = markup(open_view("graph", node=centre))
    assert "的周围" in html
    assert "hide=Initiative" in html
    everything_else = ",".join(label for label in ontology().nodes if label != "Place")
    assert "没有可画的关系" in words(open_view("graph", node=centre, hide=everything_else))


def test_without_a_store_the_page_says_how_to_build_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ZHENGTU_STORE", f"kglite:{tmp_path / 'none.kgl'}")
    page = AppTest.from_file(APP, default_timeout=60).run()
    assert not page.exception
    assert "none.kgl 不存在" in words(page)
    assert "zhengtu build" in words(page)


def test_a_node_says_what_was_joined_into_it_and_what_was_kept_apart(open_page: Open, store: Store) -> None:
    body = first(store, "MATCH (n:Organization {name: '*市司法局'}) RETURN n.id AS id")
    for parameters in ({}, {"part": "identity"}):
        app = open_page(node=body, **parameters)
        text = re.sub(r"\s+", " ", words(app))
        assert "合并与区分" in text and "并入的写法" in text and "相近而未合并" in text
        assert "本报告自称，即 *市司法局" in text and "what the report calls itself: *市司法局" in text
        assert "归属不明（被遮盖或未写明），不跨报告合并" in text
    node = store.node(body)
    assert node is not None
    others = [line.rpartition("｜")[2] for line in node["apart"]]
    assert others and all(f"node?node={other}" in markup(app) for other in others)
    joined = markup(app).partition("相近而未合并")[0]
    assert re.search(r'<mark class="zt-mark main"[^>]*>局机关</mark>', joined)


def test_reasons_are_read_in_english_with_the_chinese_beside_them(open_page: Open, store: Store) -> None:
    body = first(store, "MATCH (n:Organization {name: '*市司法局'}) RETURN n.id AS id")
    html = markup(open_page(node=body, part="identity", lang="en"))
    assert "Forms joined into it" in html and "Near names kept apart" in html
    assert re.search(r'<p class="zt-why">which 市 is not known[^<]*<small lang="zh-CN">不知是哪个市', html)
