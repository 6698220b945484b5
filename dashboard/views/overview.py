"""Overview: what is in the graph, by kind, by report and by year, and where to begin."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import Any

import streamlit as st

from dashboard import data, statements
from dashboard.address import HOME, href, parameters
from dashboard.components.entity import colour_of, kind_name, named_link, plain_link
from dashboard.components.frame import group, title
from dashboard.components.links import link_html
from dashboard.components.message import show_note
from dashboard.components.table import Bar, Head, bars, table
from dashboard.language import kind_title, kind_titles, say, type_title
from dashboard.naming import period_title
from graph_build.ontology import ontology
from graph_build.stores.base import Statistics

BEGINNINGS = ("Initiative", "Organization", "Document", "Formulation")
MOST = 10


def show() -> None:
    parameters(HOME)
    counted = data.statistics()
    title(say("报告里说了什么", "What the reports say"), _summary(counted))
    if not counted.nodes.get("Report"):
        show_note(
            say("图中还没有报告", "There are no reports in the graph yet"),
            say(
                f"请运行 zhengtu build 报告文件夹 --store {data.store_url()}",
                f"Run zhengtu build REPORTS --store {data.store_url()}",
            ),
        )
        return
    st.html(_tiles(counted))
    _reports()
    left, right = st.columns([1, 1], gap="large")
    with left:
        _years()
    with right:
        _relationships(counted)
    st.html(group(say("从这里看起", "Where to begin"), note=say("按被提及的次数", "by how often they are named")))
    for column, label in zip(st.columns(len(BEGINNINGS), gap="medium"), BEGINNINGS, strict=True):
        column.html(_beginning(label))


def _summary(counted: Statistics) -> str:
    reports, facts = counted.nodes.get("Report", 0), sum(counted.relationships.values())
    nodes = sum(counted.nodes.values())
    return escape(
        say(
            f"{reports:,} 份报告，{nodes:,} 个节点，{facts:,} 条关系；每一条都可回到原句。",
            f"{reports:,} reports, {nodes:,} nodes, {facts:,} relationships; each leads back to its sentence.",
        )
    )


def _tiles(counted: Statistics) -> str:
    return f'<div class="zt-tiles">{"".join(_tile(label, number) for label, number in counted.nodes.items())}</div>'


def _tile(label: str, number: int) -> str:
    inner = f'<span class="name">{kind_name(label, number)}</span><span class="number">{number:,}</span>'
    return link_html(inner, href("search", kind=label), style="tile", title=kind_titles(label))


def _per_report() -> dict[str, dict[str, int]]:
    """Numbers of each kind of named thing, observations and masked ones, by report id."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in data.ask(statements.NAMED_BY_REPORT, 20_000):
        found[row["report"]][row["label"]] = row["number"]
    for row in data.ask(statements.NUMBERS_BY_REPORT, 20_000):
        found[row["report"]] |= {"Observation": row["number"], "masked": row["masked"]}
    return found


def _reports() -> None:
    rows, more = data.ask_some(statements.REPORTS, 100)
    numbers = _per_report()
    labels = [label for label in ontology().entities if label != "Indicator"]
    heads = [
        Head(say("报告", "Report"), room="wide"),
        Head(say("发布机构", "Issuer"), room="short"),
        Head(say("时段", "Period"), room="short"),
        Head(say("字数", "Length"), number=True),
    ]
    heads += [Head(kind_title(label), number=True) for label in (*labels, "Observation")]
    heads.append(Head(say("其中未公开", "Masked"), number=True))
    body = [_report(row, numbers.get(row["report"]["id"], {}), (*labels, "Observation", "masked")) for row in rows]
    note = say("只列前 100 份", "the first 100") if more else ""
    number = data.statistics().nodes["Report"]
    st.html(group(kind_titles("Report", number), number, note) + table(heads, body, kind_titles("Report")))


def _report(row: dict[str, Any], numbers: dict[str, int], columns: tuple[str, ...]) -> list[str]:
    report = row["report"]
    counts = [f"{numbers[column]:,}" if numbers.get(column) else '<span class="zt-none">0</span>' for column in columns]
    issuer = plain_link(row["issuer_id"], row["issuer"])
    period = escape(period_title(report["period"] or ""))
    return [named_link(report["id"], "Report", report["name"]), issuer, period, f"{report['characters']:,}", *counts]


def _years() -> None:
    """Observations by the year of their period; targets are the hatched part."""
    years: dict[int | None, dict[str, int]] = defaultdict(dict)
    for row in data.ask(statements.NUMBERS_BY_YEAR):
        years[row["year"]][row["status"]] = row["number"]
    known = sorted(year for year in years if year is not None)
    order = [*known, *([None] if None in years else [])]
    note = say("斜线为目标", "hatched: targets") if any("target" in years[year] for year in order) else ""
    drawn = [_year(year, years[year]) for year in order]
    st.html(group(say("数值按年份", "Observations by year"), note=note) + bars(drawn))


def _year(year: int | None, numbers: dict[str, int]) -> Bar:
    name = say(f"{year}年", str(year)) if year else say("未公开或跨年", "masked or several years")
    return Bar(escape(name), sum(numbers.values()), numbers.get("target", 0), colour_of("Observation"))


def _relationships(counted: Statistics) -> None:
    rows = [Bar(escape(type_title(type_)), number) for type_, number in counted.relationships.items() if number]
    ranked = sorted(rows, key=lambda row: -row.number)
    st.html(group(say("关系", "Relationships")) + bars(ranked))


def _beginning(label: str) -> str:
    rows = data.ask(statements.for_label(statements.MOST_NAMED, label), MOST)
    apart = data.told_apart([(row["id"], row["name"]) for row in rows])
    links = [(named_link(row["id"], label, row["name"], apart.get(row["id"], "")), row["number"]) for row in rows]
    items = "".join(f'<li>{link}<span class="num">{number:,}</span></li>' for link, number in links)
    more = link_html(escape(say("全部", "all")), href("search", kind=label), style="more")
    return f'<div class="zt-list"><h3>{escape(kind_titles(label))}{more}</h3><ol>{items}</ol></div>'
