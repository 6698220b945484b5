"""The graph drawn: a node and what is around it, or the most connected part; a click goes on from there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby

import streamlit as st

from dashboard import data, statements
from dashboard.address import href, parameters, write
from dashboard.components.entity import kind_name, node_link
from dashboard.components.frame import title
from dashboard.components.graph import Node, Picture, graph
from dashboard.components.links import link_html
from dashboard.components.message import show_note
from dashboard.language import kind_title, say, type_title
from dashboard.layout import Point, positions
from dashboard.naming import node_title
from dashboard.picture import picture
from graph_build.ontology import ontology

PAGE = "graph"
CHOSEN, PLACES, REPORT = "graph_chosen", "graph_places", "graph_report"
SIZES = (100, 200, 300)
LISTED = 8
Given = Mapping[str, str]


def show() -> None:
    given: Given = parameters(PAGE)
    centre = given.get("node", "")
    node = data.node(centre) if centre else None
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        title(say(f"{node_title(node)} 的周围", f"Around {node_title(node)}") if node else say("图谱", "Graph"))
    with right:
        given = _report_chosen(given)
    hidden = _names(given, "hide")
    whole = picture(centre if node else "", _opened(given), (), given.get("report", ""), 10 * SIZES[-1])
    shown = picture(centre if node else "", _opened(given), hidden, given.get("report", ""), _size(given))
    st.html(_legend(given, whole, shown))
    if not shown.edges:
        _nothing()
        return
    _draw(given, shown)


def _names(given: Given, name: str) -> list[str]:
    return [part for part in given.get(name, "").split(",") if part]


def _opened(given: Given) -> list[str]:
    return [id for id in _names(given, "open") if data.node(id)]


def _size(given: Given) -> int:
    size = given.get("most", "")
    return int(size) if size in map(str, SIZES) else SIZES[0]


def _changed(given: Given, **changes: object) -> str:
    """A link to this page with some parameters changed."""
    return href(PAGE, **{**given, **changes})


def _report_chosen(given: Given) -> Given:
    """The choice of a report, whose facts alone are then drawn."""
    reports = {row["report"]["id"]: row["report"]["name"] for row in data.ask(statements.REPORTS, 500)}
    known = given.get("report", "") if given.get("report") in reports else ""
    if st.session_state.get(REPORT, ("", ""))[0] != known:
        st.session_state[f"{REPORT}_box"] = known
    every = say("全部报告", "All reports")
    chosen = st.selectbox(
        say("只画这份报告说的", "Only what this report says"), ["", *reports], key=f"{REPORT}_box",
        format_func=lambda id: reports.get(id, every), label_visibility="collapsed",
    )  # fmt: skip
    st.session_state[REPORT] = (chosen, "")
    found = {**given, "report": chosen or ""}
    write(PAGE, found)
    return {name: value for name, value in found.items() if value}


def _legend(given: Given, whole: Picture, shown: Picture) -> str:
    """Kinds with their colours and numbers, each a link that hides or shows it; then how many nodes to draw."""
    hidden = _names(given, "hide")
    drawn = Counter(str(node["label"]) for node in shown.nodes.values())
    there = {str(node["label"]) for node in whole.nodes.values()}
    known = [label for label in ontology().nodes if label in hidden or (label in there and drawn[label])]
    kinds = [_kind(given, label, drawn[label], hidden) for label in known]
    sizes = [
        link_html(str(size), _changed(given, most=size), style="size on" if size == _size(given) else "size")
        for size in SIZES
    ]
    left = (
        f'<span class="zt-note">{say(f"另有 {shown.left_out} 个未画", f"{shown.left_out} more not drawn")}</span>'
        if shown.left_out
        else ""
    )
    most = f'<span class="sizes">{say("最多", "at most")} {"".join(sizes)}</span>'
    return f'<div class="zt-legend toggles">{"".join(kinds)}{most}{left}</div>'


def _kind(given: Given, label: str, number: int, hidden: Sequence[str]) -> str:
    off = label in hidden
    names = [name for name in hidden if name != label] if off else [*hidden, label]
    inner = f'{kind_name(label, number)}<span class="num">{number if not off else "–"}</span>'
    what = say("显示", "show ") if off else say("隐藏", "hide ")
    return link_html(
        inner,
        _changed(given, hide=",".join(names)),
        style="toggle off" if off else "toggle",
        title=what + kind_title(label),
    )


def _draw(given: Given, shown: Picture) -> None:
    left, right = st.columns([3, 1], gap="medium")
    chosen = st.session_state.get(CHOSEN) or given.get("node")
    if chosen not in shown.nodes:
        chosen = given.get("node") if given.get("node") in shown.nodes else None
    with left:
        click = graph(shown, _places(shown), chosen)
    if click.opened:
        _open(given, click.opened)
    if click.chosen in shown.nodes:
        chosen = click.chosen
        st.session_state[CHOSEN] = chosen
    right.html(_panel(given, shown, chosen) if chosen else _advice())


def _places(shown: Picture) -> dict[str, Point]:
    """Positions, kept while the picture stays the same; nodes that stay keep their place as nearly as possible."""
    shape = (tuple(shown.nodes), tuple(shown.edges))
    kept_shape, kept = st.session_state.get(PLACES, (None, {}))
    if kept_shape == shape:
        return dict(kept)
    stays = sum(id in kept for id in shown.nodes) > len(shown.nodes) / 2
    found = positions(
        list(shown.nodes), [(source, target) for source, _, target in shown.edges], kept if stays else None
    )
    st.session_state[PLACES] = (shape, found)
    return found


def _open(given: Given, id: str) -> None:
    """Draw a node's neighbours as well."""
    st.session_state[CHOSEN] = id
    write(PAGE, {**given, "open": ",".join(dict.fromkeys([*_names(given, "open"), id]))})
    st.rerun()


def _advice() -> str:
    lines = [
        say("点一个节点：看它的关系", "Click a node to see what it is joined to"),
        say("双击：展开它的邻居", "Double-click to add its neighbours"),
        say("点图例：隐藏或显示一类", "Click the legend to hide or show a kind"),
    ]
    return f'<div class="zt-panel"><ul class="advice">{"".join(f"<li>{line}</li>" for line in lines)}</ul></div>'


def _panel(given: Given, shown: Picture, id: str) -> str:
    node = shown.nodes[id]
    opened = ",".join(dict.fromkeys([*_names(given, "open"), id]))
    actions = [
        link_html(say("打开条目", "Open entry"), href("node", node=id), style="action first"),
        link_html(say("展开邻居", "Add neighbours"), _changed(given, open=opened), style="action"),
        link_html(say("以它为中心", "Centre on it"), href(PAGE, node=id), style="action"),
    ]
    beside = shown.beside(id)
    order = sorted(beside, key=lambda row: (row[0], row[1]))
    items = "".join(
        _beside(type_, incoming, list(rows)) for (type_, incoming), rows in groupby(order, key=lambda row: row[:2])
    )
    head = f'<div class="zt-kind">{kind_name(str(node["label"]))}</div><h3>{escape(node_title(node))}</h3>'
    return f'<div class="zt-panel">{head}<p class="actions">{"".join(actions)}</p><ul>{items}</ul></div>'


def _beside(type_: str, incoming: bool, rows: Sequence[tuple[str, bool, Node]]) -> str:
    """The nodes at the other ends of one relationship."""
    more = len(rows) - LISTED
    rest = f"<li><small>{say(f'另有 {more} 个', f'{more} more')}</small></li>" if more > 0 else ""
    heading = (
        f'<li class="head">{escape(type_title(type_, incoming=incoming))}<span class="num">{len(rows)}</span></li>'
    )
    return heading + "".join(f"<li>{node_link(other)}</li>" for _, _, other in rows[:LISTED]) + rest


def _nothing() -> None:
    show_note(
        say("这里没有可画的关系", "There are no relationships to draw here"),
        say(
            "显示更多类别、取消报告限制，或换一个中心节点",
            "Show more kinds, lift the limit to one report, or choose another centre",
        ),
    )
