"""What a person does with the dashboard, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import settled

Visit = Callable[[str], Page]
# The middle of the most connected node of the picture, on the screen.
HUB = """(holder) => {
  const cy = holder._cyreg.cy;
  const node = cy.nodes().max((one) => one.degree()).ele;
  const box = holder.getBoundingClientRect();
  const at = node.renderedPosition();
  return { x: box.x + at.x, y: box.y + at.y, id: node.id(), name: node.data("name") };
}"""
COUNT = "(holder) => holder._cyreg.cy.nodes().length"


def parameters(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def test_from_a_search_to_an_entry_to_its_evidence(visit: Visit) -> None:
    page = visit("search")
    page.get_by_role("textbox").fill("第一议题")
    page.keyboard.press("Enter")
    link = page.locator(".zt-table a.zt-link", has_text="第一议题").first
    expect(link).to_be_visible()
    assert parameters(page)["q"] == "第一议题"
    link.click()
    expect(page.get_by_role("heading", name="第一议题", exact=True)).to_be_visible()
    assert parameters(page)["node"].startswith("ini-")
    expect(page.locator(".zt-quote .zt-mark.main").first).to_contain_text("第一议题")
    page.locator(".zt-quote").first.get_by_text("上下文").click()
    expect(page.locator(".zt-context .this")).to_contain_text("第一议题")


def test_links_inside_do_not_load_the_page_anew_and_back_returns(visit: Visit) -> None:
    page = visit("")
    page.evaluate("window.sameDocument = true")
    page.locator(".zt-table a.zt-link").first.click()
    expect(page.locator(".zt-tabs")).to_be_visible()
    first = page.url
    page.locator(".zt-tabs a", has_text="数值").click()
    expect(page.locator(".zt-link.tab.on")).to_contain_text("数值")
    assert page.url != first
    assert page.evaluate("window.sameDocument") is True
    page.go_back()
    expect(page.locator(".zt-link.tab.on")).to_contain_text("正文")
    assert page.url == first


def test_a_query_has_a_permalink_that_opens_the_same_answer(visit: Visit) -> None:
    page = visit("queries")
    page.get_by_text("某机构实施的举措").click()
    expect(page.locator(".zt-result")).to_be_visible()
    page.get_by_role("combobox", name="机构").click()
    option = page.get_by_role("option").first
    chosen = {"query": "body-initiatives", "organization": option.inner_text()}
    option.click()
    link = page.locator(".zt-permalink a")
    expect(link).to_have_attribute("href", "queries?" + urlencode(chosen))
    settled(page)
    assert parameters(page) == chosen
    answer = page.locator(".zt-table").inner_text()
    with page.context.expect_page() as opened:
        link.click()
    other = opened.value
    settled(other)
    expect(other.locator(".zt-result")).to_be_visible()
    assert parameters(other) == chosen
    assert other.locator(".zt-table").inner_text() == answer


def test_the_menu_keeps_what_a_page_showed(visit: Visit) -> None:
    page = visit("queries?query=targets")
    expect(page.locator(".zt-result, .zt-message").first).to_be_visible()
    page.get_by_role("link", name="图谱").click()
    expect(page.get_by_role("heading", name="图谱")).to_be_visible()
    page.get_by_role("link", name="查询", exact=True).click()
    expect(page.get_by_role("heading", name="目标值")).to_be_visible()
    page.wait_for_url(re.compile("query=targets"))


def test_a_csv_file_is_what_excel_reads(visit: Visit) -> None:
    page = visit("?query=body-initiatives")
    with page.expect_download() as started:
        page.get_by_role("button", name="下载 CSV").click()
    download = started.value
    assert download.suggested_filename == "body-initiatives.csv"
    assert download.path().read_bytes().startswith("\ufeff举措,".encode())


def test_the_console_runs_what_reads_and_refuses_what_writes(visit: Visit) -> None:
    page = visit("console")
    editor = page.locator(".cm-content")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.type("MATCH (n:Organi", delay=20)
    expect(page.locator(".cm-tooltip-autocomplete")).to_contain_text("Organization")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("MATCH (n:Report) RETURN count(n) AS reports")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".zt-result")).to_contain_text("1 行")
    expect(page.locator(".zt-table td.num").first).to_have_text("5")
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("MATCH (n) DETACH DELETE n")
    page.get_by_role("button", name="运行").click()
    message = page.locator(".zt-message.error")
    expect(message.locator("strong")).to_be_visible()
    expect(message.locator("span")).to_be_visible()
    assert len(message.locator("strong, span").all()) == 2
    assert page.locator(".cm-line span").count() > 0  # coloured words
    editor.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(":param kind 制度\nMATCH (n:Initiative) WHERE n.kind = $kind RETURN count(n) AS number")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".zt-table")).to_have_count(2)
    expect(page.locator(".zt-table").nth(1).locator("td.num")).not_to_have_text("0")


def drawn(page: Page) -> Locator:
    """The picture, once its nodes are there."""
    holder = page.locator(".graph")
    expect(holder.locator("canvas").first).to_be_visible()
    assert holder.evaluate(COUNT) > 10
    return holder


def test_a_click_in_the_picture_goes_on_from_there(visit: Visit) -> None:
    page = visit("graph")
    hub = drawn(page).evaluate(HUB)
    page.mouse.click(hub["x"], hub["y"])
    panel = page.locator(".zt-panel h3")
    expect(panel).to_be_visible()
    name = panel.inner_text()
    assert hub["name"].endswith(name)
    page.get_by_text("以它为中心").click()
    expect(page.get_by_role("heading", name=f"{name} 的周围")).to_be_visible()
    assert parameters(page)["node"] == hub["id"]
    page.get_by_text("打开条目").click()
    page.wait_for_url(re.compile(f"/node.node={hub['id']}"))
    expect(page.locator(".zt-title h1")).to_have_text(name)


def test_a_double_click_adds_neighbours(visit: Visit) -> None:
    page = visit("graph?hide=Initiative&most=300")
    holder = drawn(page)
    hub = holder.evaluate(HUB)
    page.mouse.dblclick(hub["x"], hub["y"])
    page.wait_for_url(re.compile(f"open={hub['id']}"))
    settled(page)
    expect(page.locator(".zt-panel h3")).to_be_visible()


def test_the_legend_hides_a_kind(visit: Visit) -> None:
    page = visit("graph")
    before = drawn(page).evaluate(COUNT)
    page.locator(".zt-link.toggle", has_text="举措").click()
    expect(page.locator(".zt-link.toggle.off")).to_contain_text("举措")
    settled(page)
    assert parameters(page)["hide"] == "Initiative"
    kinds = "(holder) => holder._cyreg.cy.nodes().filter((one) => one.data('name').startsWith('举措')).length"
    expect(page.locator(".graph canvas").first).to_be_visible()
    assert page.locator(".graph").evaluate(kinds) == 0 < before


def test_the_language_is_switched_and_stays(visit: Visit) -> None:
    page = visit("search?q=第一议题")
    page.locator(".zt-language a").click()
    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    assert parameters(page) == {"q": "第一议题", "lang": "en"}
    page.get_by_role("link", name="Queries").click()
    expect(page.get_by_role("heading", name="Queries")).to_be_visible()
    page.wait_for_url(re.compile("lang=en"))
    page.locator(".zt-language a").click()
    expect(page.get_by_role("heading", name="查询")).to_be_visible()


def test_an_address_without_a_page_says_so_and_the_menu_leads_on(visit: Visit) -> None:
    page = visit("nopage")
    expect(page.locator(".zt-message")).to_contain_text("没有页面“nopage”")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("link", name="查询").click()
    expect(page.get_by_role("heading", name="查询")).to_be_visible()
    expect(page.locator(".zt-message")).to_have_count(0)


@pytest.mark.parametrize("path", ["", "search?q=法治", "graph", "queries", "?query=body-initiatives", "console"])
def test_pages_fit_a_phone(visit: Visit, path: str) -> None:
    page = visit("")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(page.url.split("?")[0] + path)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_every_page_is_one_touch_away_on_a_phone(visit: Visit) -> None:
    page = visit("")
    page.set_viewport_size({"width": 390, "height": 844})
    menu = page.get_by_role("navigation", name="页面", exact=True)
    for name in ("检索", "条目", "图谱", "查询", "控制台", "概览"):
        menu.get_by_role("link", name=name).click()
        expect(menu.locator(".on")).to_have_text(name)
    expect(page.get_by_role("heading", name="报告里说了什么")).to_be_visible()
