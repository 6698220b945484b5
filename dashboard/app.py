"""The list of pages, and what stands around each of them."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import streamlit as st

from dashboard.address import HOME, parse_href
from dashboard.components.frame import header, menu, resource, style
from dashboard.components.links import mount_links
from dashboard.components.message import show_error, show_note
from dashboard.language import adopt_language, say
from dashboard.views import console, graph, node, overview, queries, search
from graph_build.errors import ZhengtuError

# Deep links may be shortened to ?node=… and ?query=…: the parameter says which page is meant.
SHORT = {"node": "node", "query": "queries", "q": "search", "cypher": "console"}


def pages() -> dict[str, st.Page]:
    """Pages by the path of their address, in the order of the menu."""
    return {
        HOME: st.Page(overview.show, title=say("概览", "Overview"), url_path=HOME, default=True),
        "search": st.Page(search.show, title=say("检索", "Search"), url_path="search"),
        "node": st.Page(node.show, title=say("条目", "Entry"), url_path="node"),
        "graph": st.Page(graph.show, title=say("图谱", "Graph"), url_path="graph"),
        "queries": st.Page(queries.show, title=say("查询", "Queries"), url_path="queries"),
        "console": st.Page(console.show, title=say("控制台", "Console"), url_path="console"),
    }


def main() -> None:
    adopt_language()
    known = pages()
    page = st.navigation([*known.values(), *_missing(known)], position="top")
    name = f"{page.title} · {say('政图', 'zhengtu')}"
    st.set_page_config(page_title=name, page_icon=resource("icon.svg"), layout="wide")
    style()

    def go(link: str) -> None:
        path, parameters = parse_href(link)
        st.switch_page(known.get(path, known[HOME]), query_params=parameters)

    mount_links(go)
    menu({path: one.title for path, one in known.items()}, page.url_path or HOME)
    if page.url_path in ("", HOME):
        _follow_short_link(known)
    try:
        page.run()
    except ZhengtuError as problem:
        show_error(problem)
    header(page.url_path or HOME)


def _follow_short_link(known: dict[str, st.Page]) -> None:
    given = dict(st.query_params.items())
    for name, path in SHORT.items():
        if given.get(name):
            st.switch_page(known[path], query_params=given)


def _missing(known: dict[str, st.Page]) -> list[st.Page]:
    """A page for an address that has none, so that it is told in the reader's language: Streamlit would show the
    overview, and a note in English over it."""
    typed = unquote(urlsplit(st.context.url or "").path).rstrip("/").rpartition("/")[2]
    base = str(st.get_option("server.baseUrlPath")).strip("/").rpartition("/")[2]
    if typed in (*known, base, ""):
        return []

    def show() -> None:
        what = say(f"没有页面“{typed}”", f"There is no page {typed}")
        show_note(what, say("请从上面的菜单选一页", "Choose one from the menu above"))

    return [st.Page(show, title=say("没有这一页", "No such page"), url_path=typed, visibility="hidden")]


main()
