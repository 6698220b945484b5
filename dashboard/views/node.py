"""The page of one node: what it is, its facts in groups with their sentences, and what it is joined to."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import streamlit as st

from dashboard import data, statements
from dashboard.address import href, parameters
from dashboard.components.entity import colour_of, named_link, period_link, plain_link
from dashboard.components.frame import title
from dashboard.components.links import link_html
from dashboard.components.message import show_note
from dashboard.components.table import facts_table
from dashboard.entry.facts import ASIDE, Joined, all_link, fact_group, joined, related
from dashboard.entry.identity import PART as IDENTITY
from dashboard.entry.identity import identity_part
from dashboard.entry.mentions import mention_list
from dashboard.entry.observations import drawn, kind_tags, number_sentence, observation_table, observations, value_cell
from dashboard.entry.passage import passage_page
from dashboard.entry.report import show_report
from dashboard.language import heading, kind_title, kind_titles, say, type_title
from dashboard.naming import node_title, property_text
from graph_build.ontology import ontology

FEW, MANY = 8, 3000
NUMBERS, MENTIONS = "numbers", "mentions"
HIDDEN = ("id", "name", "text", "sha256", "report_id", "start", "end", "reasons", "apart")
OWN_COLUMN = {"Indicator": ("indicator",), "Organization": ("body",), "Period": ("period",)}
Node = Mapping[str, Any]


def show() -> None:
    given = parameters("node")
    wanted = given.get("node", "")
    node = data.node(wanted) if wanted else None
    if node is None:
        _nothing(wanted)
        return
    _heading(node)
    if node["label"] == "Report":
        show_report(node, given)
    elif node["label"] == "Passage":
        st.html(passage_page(node))
    elif node["label"] == "Observation":
        _observation(node)
    else:
        _entity(node, given.get("part", ""))


def _nothing(wanted: str) -> None:
    title(say("条目", "Entry"))
    if wanted:
        first = say(f"图中没有编号为 {wanted} 的条目", f"The graph has no entry {wanted}")
        show_note(
            first,
            say(
                "它可能来自另一次构建；请在“检索”中按名称查找",
                "It may be of another build; look for its name in Search",
            ),
        )
    else:
        next_step = say(
            "请在“检索”中找一个名称，或从“概览”点开一份报告", "Find a name in Search, or open a report from Overview"
        )
        show_note(say("还没有选中条目", "No entry is chosen yet"), next_step)


def _heading(node: Node) -> None:
    title(node_title(node), _line(node), kind=kind_title(node["label"]), colour=colour_of(node["label"]))
    if node["label"] not in ("Observation", "Passage"):
        st.html(facts_table(_properties(node)))


def _line(node: Node) -> str:
    """Where the node stands in the graph: its report, or its picture."""
    parts = []
    if node["label"] == "Passage":
        report = data.node(node["report_id"]) or {}
        parts.append(named_link(node["report_id"], "Report", str(report.get("name") or node["report_id"])))
    parts.append(
        link_html(escape(say("在图谱中查看", "show in the graph")), href("graph", node=node["id"]), style="more")
    )
    return " ".join(parts)


def _properties(node: Node) -> list[tuple[str, str]]:
    kind = ontology().nodes[node["label"]]
    known = [
        column for column in kind.columns if column.name not in HIDDEN and node.get(column.name) not in (None, [], "")
    ]
    return [(heading(column.label), escape(property_text(column.name, node[column.name]))) for column in known]


def _entity(node: Node, part: str) -> None:
    """Related nodes in groups, numbers, sentences that name it, why it is one: the first of each, or all of a part."""
    label, id = node["label"], node["id"]
    found = joined(label, id)
    groups = [one for one in found if not one.measured and one.type not in ASIDE]
    named = sum(one.total for one in found if one.type == "MENTIONED_IN")
    explained = len(node["reasons"] or ()) + len(node["apart"] or ())
    measured = [row["id"] for row in data.ask(statements.for_label(statements.MEASURED, label), MANY, id=id)]
    tabs = [(one.part, type_title(one.type, incoming=one.incoming), one.total) for one in groups]
    tabs += [(NUMBERS, kind_titles("Observation", len(measured)), len(measured))] if measured else []
    tabs += [(MENTIONS, say("提及", "Mentions"), named)] if named else []
    tabs += [(IDENTITY, say("合并与区分", "Identity"), explained)] if explained else []
    part = part if part in {name for name, _, _ in tabs} else ""
    pieces = [_tabs(id, tabs, part)] if len(tabs) > 1 else []
    pieces += [
        fact_group(one, related(label, id, one, MANY if part else FEW), id) for one in groups if part in ("", one.part)
    ]
    if measured and part in ("", NUMBERS):
        pieces.append(_numbers(node, measured, MANY if part else FEW))
    if named and part in ("", MENTIONS):
        pieces.append(mention_list(label, id, named, MANY if part else FEW))
    if explained and part in ("", IDENTITY):
        pieces.append(identity_part(node, MANY if part else FEW, opened=bool(part)))
    st.html("".join(pieces) or _lonely())


def _tabs(id: str, tabs: list[tuple[str, str, int]], chosen: str) -> str:
    """Links to the parts of the page, with how much is in them."""
    links = [link_html(escape(say("概要", "Summary")), href("node", node=id), style="tab" if chosen else "tab on")]
    for part, text, total in tabs:
        inner = f'{escape(text)}<span class="zt-count">{total:,}</span>'
        links.append(link_html(inner, href("node", node=id, part=part), style="tab on" if part == chosen else "tab"))
    return f'<nav class="zt-tabs">{"".join(links)}</nav>'


def _numbers(node: Node, ids: list[str], most: int) -> str:
    compares = node["label"] == "Indicator"
    rows = observations(ids if compares else ids[:most])
    compared = drawn(rows) if compares else ""
    table = observation_table(rows[:most], hide=OWN_COLUMN.get(node["label"], ()), total=len(ids))
    return compared + table + (all_link(node["id"], NUMBERS, len(ids)) if len(ids) > most else "")


def _lonely() -> str:
    return f'<p class="zt-none">{say("图中没有与它相连的事实", "no fact in the graph is joined to it")}</p>'


def _observation(node: Node) -> None:
    """Everything that is known of one number."""
    rows = observations([node["id"]])
    if not rows:
        st.html(_lonely())
        return
    row = rows[0]
    about = related("Observation", node["id"], Joined("ABOUT", False, False, 0), FEW)
    facts = [
        (kind_title("Indicator"), plain_link(row["indicator_id"], row["indicator"])),
        (say("数值", "Value"), value_cell(node) + kind_tags(node)),
        (kind_title("Period"), period_link(row["period_id"], row["period"])),
        (say("主体", "Body"), plain_link(row["body_id"], row["body"])),
        (say("关于", "About"), "".join(plain_link(one["node"]["id"], one["node"]["name"]) for one in about) or "—"),
        (kind_title("Report"), plain_link(row["report_id"], row["report"])),
    ]
    st.html(facts_table(facts) + f'<div class="zt-alone">{number_sentence(row)}</div>')
    st.html(facts_table([(name, text) for name, text in _all_properties(node)]))


def _all_properties(node: Node) -> list[tuple[str, str]]:
    columns = [column for column in ontology().nodes["Observation"].columns if column.name not in ("id", "name")]
    return [(heading(column.label), escape(property_text(column.name, node.get(column.name)))) for column in columns]
