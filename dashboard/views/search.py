"""Search: names and aliases first, then sentences; without a text, everything of a kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import streamlit as st

from dashboard import data, statements
from dashboard.address import href, parameters, write
from dashboard.components.entity import named_link
from dashboard.components.evidence import Mark
from dashboard.components.frame import group, title
from dashboard.components.links import link_html
from dashboard.components.message import show_note
from dashboard.components.table import Head, table
from dashboard.language import kind_title, kind_titles, say
from dashboard.naming import node_title
from dashboard.sentences import Sentence, quoted, sentences
from graph_build.ontology import ontology
from graph_build.stores.base import Hit
from graph_build.typed import meanings

PAGE = "search"
TEXT, KIND, SEEN = "search_text", "search_kind", "search_seen"
MOST, FEW_OF_KIND = 80, 200
# Kinds that a store's search looks through.
FINDABLE = [label for label, kind in ontology().nodes.items() if kind.entity or label in ("Report", "Passage")]


def show() -> None:
    given = parameters(PAGE)
    _follow(given)
    title(say("检索", "Search"))
    text = _form()
    label = st.session_state.get(KIND) or _listed(given, text)
    write(PAGE, {"q": text, "kind": label})
    st.session_state[SEEN] = {name: value for name, value in (("q", text), ("kind", label)) if value}
    if text:
        _results(text, label)
    elif label:
        _browse(label)
    else:
        _examples()


def _follow(given: dict[str, str]) -> None:
    """Fill the form from the address where that says something new."""
    if st.session_state.get(SEEN) != given or TEXT not in st.session_state:
        st.session_state[TEXT] = given.get("q", "")
        st.session_state[KIND] = given.get("kind") if given.get("kind") in FINDABLE else None


def _listed(given: Mapping[str, str], text: str) -> str | None:
    """A kind that can be listed but not searched: links lead to its list."""
    kind = given.get("kind")
    return kind if not text and kind in ontology().nodes and kind not in FINDABLE else None


def _form() -> str:
    hint = say("机构、举措、文件、指标的名称，或原文中的词", "a name, or words of the text")
    text = st.text_input(say("检索词", "Search for"), key=TEXT, placeholder=hint, label_visibility="collapsed")
    label = say("只看", "Only")
    st.pills(label, FINDABLE, format_func=kind_title, key=KIND, label_visibility="collapsed")
    return (text or "").strip()


def _results(text: str, label: str | None) -> None:
    found = data.search(text, [label] if label else [], MOST)
    named = [hit for hit in found if hit.label != "Passage"]
    said = [hit for hit in found if hit.label == "Passage"]
    if not found:
        first = say(f"没有找到“{text}”", f"Nothing found for “{text}”")
        show_note(first, say("换一个较短的词，或取消类别限制", "Try a shorter word, or lift the limit to one kind"))
        return
    if named:
        st.html(group(say("名称", "Names"), len(named)) + _names(named, text))
    if said:
        st.html(group(say("原句", "Sentences"), len(said)) + _sentences(said, text))
    if len(found) == MOST:
        st.html(f'<p class="zt-none">{say(f"只列前 {MOST} 条", f"the first {MOST} are listed")}</p>')


def _names(hits: Sequence[Hit], text: str) -> str:
    heads = [
        Head(say("名称", "Name"), room="wide"),
        Head(say("类别", "Kind"), room="short"),
        Head(say("相连", "Joined to"), number=True),
    ]
    apart = data.told_apart([(hit.id, hit.name) for hit in hits])
    return table(
        heads,
        [[_name(hit, text, apart.get(hit.id, "")), escape(kind_title(hit.label)), f"{hit.degree:,}"] for hit in hits],
    )


def _name(hit: Hit, text: str, note: str) -> str:
    name = node_title({"label": hit.label, "name": hit.name})
    alias = ""
    if hit.matched != hit.name:
        alias = f'<small class="zt-alias">{escape(say("又名", "also"))} {_emphasised(hit.matched, text)}</small>'
    return named_link(hit.id, hit.label, name, note) + alias


def _emphasised(name: str, text: str) -> str:
    at = name.lower().find(text.lower())
    if at < 0:
        return escape(name)
    return f"{escape(name[:at])}<b>{escape(name[at : at + len(text)])}</b>{escape(name[at + len(text) :])}"


def _sentences(hits: Sequence[Hit], text: str) -> str:
    found = sentences(hit.id for hit in hits)
    return "".join(quoted(found[hit.id], _word_marks(found[hit.id], text)) for hit in hits if hit.id in found)


def _word_marks(sentence: Sentence, text: str) -> list[Mark]:
    """Where the words searched for stand in a sentence: as typed, or as they were taken."""
    held = str(sentence.passage.get("text") or "").lower()
    words = (meaning.text.lower() for meaning in meanings(text) if not meaning.ways)  # later ones load libraries
    wanted = next((word for word in words if word in held), text.lower())
    marks, at = [], held.find(wanted)
    while at >= 0:
        marks.append(Mark(at, at + len(wanted)))
        at = held.find(wanted, at + len(wanted))
    return marks


def _browse(label: str) -> None:
    rows, more = data.ask_some(statements.for_label(statements.BROWSE, label), FEW_OF_KIND)
    if not rows:
        show_note(
            say(f"图中没有{kind_title(label)}", f"The graph holds no {label}"),
            say("换一个类别，或构建更多报告", "Choose another kind, or build more reports"),
        )
        return
    total = data.statistics().nodes.get(label, len(rows))
    note = say(f"按相连的多少，只列前 {len(rows)} 个", f"the {len(rows)} most connected") if more else ""
    heads = [Head(say("名称", "Name"), room="wide"), Head(say("相连", "Joined to"), number=True)]
    apart = data.told_apart([(row["node"]["id"], row["node"]["name"]) for row in rows])
    body = [[_browsed(row["node"], apart), f"{row['degree']:,}"] for row in rows]
    st.html(group(kind_titles(label, total), total, note) + table(heads, body))


def _browsed(node: Mapping[str, Any], apart: Mapping[str, str]) -> str:
    return named_link(node["id"], node["label"], node_title(node), apart.get(node["id"], ""))


def _examples() -> None:
    rows = data.ask(statements.for_label(statements.MOST_NAMED, "Initiative"), 8)
    links = "".join(link_html(escape(row["name"]), href(PAGE, q=row["name"]), style="chip") for row in rows)
    st.html(f'<div class="zt-hint">{say("试试", "Try")} {links}</div>')
