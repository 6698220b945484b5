"""A report: its text with everything marked, its numbers by section, and what it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Any

import streamlit as st

from dashboard import data, statements
from dashboard.address import href
from dashboard.components.entity import colour_of, kind_name, named_link
from dashboard.components.evidence import Mark, marked, unwrapped
from dashboard.components.frame import group
from dashboard.components.links import link, link_html
from dashboard.entry.observations import observation_table, observations
from dashboard.keywords import keywords
from dashboard.language import kind_titles, say
from dashboard.naming import node_title
from dashboard.sentences import Sentence, marks
from graph_build.ontology import ontology

PAGE = 400
HEADING_ROOM = 8  # a heading's number and full stop
LISTED_DEPTH = 3
PARTS = ("text", "numbers", "names")


def show_report(node: Mapping[str, Any], parameters: Mapping[str, str]) -> None:
    """The part of the report that the address names: `text` (from a passage on), `numbers` or `names`."""
    part = parameters.get("part") if parameters.get("part") in PARTS else "text"
    place = st.empty()
    place.html(_keyword_line(()))
    st.html(_tabs(node["id"], part or "text"))
    if part == "numbers":
        st.html(_numbers(node["id"]))
    elif part == "names":
        st.html(_names(node["id"]))
    else:
        start = parameters.get("from", "")
        st.html(_text(node, int(start) if start.isdecimal() else 0))
    # The first text of a process takes a second, in which the page can be read already.
    place.html(_keyword_line(keywords("\n".join(unwrapped(row["passage"]["text"]) for row in _passages(node["id"])))))


def _passages(id: str) -> Sequence[Mapping[str, Any]]:
    return data.ask(statements.REPORT_PASSAGES, 100_000, id=id)


def _keyword_line(words: Sequence[str]) -> str:
    """Words that say what the report is about, each a link to a search for it."""
    links = " ".join(link(word, "search", q=word) for word in words)
    return f'<p class="zt-keywords"><span>{say("关键词", "Keywords")}</span>{links}</p>'


def _tabs(id: str, chosen: str) -> str:
    words = {
        "text": say("正文", "Text"),
        "numbers": say("数值", "Numbers"),
        "names": say("机构、举措与文件", "What it names"),
    }
    links = (
        link_html(escape(word), href("node", node=id, part=part), style="tab on" if part == chosen else "tab")
        for part, word in words.items()
    )
    return f'<nav class="zt-tabs" aria-label="{say("报告的各部分", "parts of the report")}">{"".join(links)}</nav>'


def _text(node: Mapping[str, Any], start: int) -> str:
    rows = _passages(node["id"])
    shown = [Sentence(row["passage"], node["id"], node["name"]) for row in rows[start : start + PAGE]]
    marked_in = marks({sentence.id: sentence for sentence in shown})
    body = "".join(_paragraph(paragraph, marked_in) for paragraph in _paragraphs(shown))
    text = f'<div class="zt-reading"><article class="zt-text">{_legend()}{body}</article>{_contents(shown)}</div>'
    return text + _paging(node["id"], start, len(rows))


def _legend() -> str:
    labels = [label for label in ontology().entities if label != "Indicator"] + ["Observation"]
    return f'<p class="zt-legend">{"".join(f"<span>{kind_name(label)}</span>" for label in labels)}</p>'


def _depth(sentence: Sentence) -> int:
    """How deep the heading is that this sentence consists of; 0 where it is none."""
    parts = str(sentence.passage.get("section") or "").split(" / ")
    text, title = unwrapped(str(sentence.passage["text"])), parts[-1]
    return len(parts) if title and title in text and len(text) <= len(title) + HEADING_ROOM else 0


def _contents(shown: Sequence[Sentence]) -> str:
    """The headings as links into the text."""
    heads = [(sentence, _depth(sentence)) for sentence in shown]
    items = "".join(_entry(sentence, depth) for sentence, depth in heads if 0 < depth <= LISTED_DEPTH)
    return f'<nav class="zt-contents"><h3>{say("目录", "Contents")}</h3><ul>{items}</ul></nav>' if items else ""


def _entry(sentence: Sentence, depth: int) -> str:
    heading = escape(str(sentence.passage["section"]).split(" / ")[-1])
    return f'<li class="d{depth}"><a href="#{sentence.id}" target="_self">{heading}</a></li>'


def _paragraphs(shown: Sequence[Sentence]) -> list[list[Sentence]]:
    """Sentences that follow each other in the file with nothing between them."""
    paragraphs: list[list[Sentence]] = []
    for sentence in shown:
        if paragraphs and paragraphs[-1][-1].passage["end"] == sentence.passage["start"]:
            paragraphs[-1].append(sentence)
        else:
            paragraphs.append([sentence])
    return paragraphs


def _paragraph(members: Sequence[Sentence], marked_in: Mapping[str, Sequence[Mark]]) -> str:
    depth = _depth(members[0]) if len(members) == 1 else 0
    inner = "".join(_sentence(sentence, marked_in.get(sentence.id, ())) for sentence in members)
    return f'<p class="d{depth}">{inner}</p>' if depth else f"<p>{inner}</p>"


def _sentence(sentence: Sentence, found: Sequence[Mark]) -> str:
    text = marked(str(sentence.passage.get("text") or ""), found)
    mark = link_html(
        "¶", href("node", node=sentence.id), style="pilcrow", title=say("这一句的事实", "facts of this sentence")
    )
    style = "sentence lead" if _depth(sentence) else "sentence"
    return f'<span class="{style}" id="{escape(sentence.id)}">{text}{mark}</span>'


def _paging(id: str, start: int, total: int) -> str:
    links = []
    if start > 0:
        links.append(link_html(say("上一部分", "Earlier"), href("node", node=id, **{"from": max(0, start - PAGE)})))
    if start + PAGE < total:
        links.append(link_html(say("下一部分", "Later"), href("node", node=id, **{"from": start + PAGE})))
    return f'<p class="zt-all">{" ".join(links)}</p>' if links else ""


def _numbers(id: str) -> str:
    rows = data.ask(statements.REPORT_OBSERVATIONS, 20_000, id=id)
    found = observations([row["id"] for row in rows])
    sections = groupby(found, key=lambda row: str(row["passage"].get("section") or ""))
    tables = [
        observation_table(list(members), hide=("report",), heading=section or say("开头", "Opening"))
        for section, members in sections
    ]
    return (
        "".join(tables)
        or f'<p class="zt-none">{say("这份报告中没有读到数值", "no numbers were read in this report")}</p>'
    )


def _names(id: str) -> str:
    rows = data.ask(statements.REPORT_NAMED, 20_000, id=id)
    labels = [label for label in ontology().nodes if any(row["label"] == label for row in rows)]
    return "".join(_kind(label, [row for row in rows if row["label"] == label]) for label in labels)


def _kind(label: str, rows: Sequence[Mapping[str, Any]]) -> str:
    items = "".join(
        f'<li style="--kind:{colour_of(label)}">{named_link(row["id"], label, node_title(row))}'
        f'<span class="num">{row["number"]:,}</span></li>'
        for row in rows
    )
    return group(kind_titles(label, len(rows)), len(rows)) + f'<ul class="zt-columns">{items}</ul>'
