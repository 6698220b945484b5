"""A sentence in its surroundings, and every fact that was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dashboard import data, statements
from dashboard.components.entity import node_link
from dashboard.components.evidence import marked, section_path
from dashboard.components.frame import group
from dashboard.components.table import Head, table
from dashboard.entry.observations import observation_table, observations
from dashboard.language import kind_title, say, type_title
from dashboard.sentences import Sentence, marks

AROUND = 2


def passage_page(node: Mapping[str, Any]) -> str:
    """HTML of the sentence between its neighbours, its numbers, the facts it states and the names in it."""
    return _surroundings(node) + _numbers(node) + _facts(node) + _names(node)


def _surroundings(node: Mapping[str, Any]) -> str:
    order = int(node["order"])
    rows = data.ask(statements.AROUND_PASSAGE, report=node["report_id"], first=order - AROUND, last=order + AROUND)
    shown = [Sentence(row["passage"], node["report_id"], "") for row in rows]
    marked_in = marks({sentence.id: sentence for sentence in shown})
    pieces = [
        f'<span class="{"this" if one.id == node["id"] else "around"}">'
        f"{marked(str(one.passage['text']), marked_in.get(one.id, ()) if one.id == node['id'] else ())}</span>"
        for one in shown
    ]
    section = section_path(node.get("section"))
    return f'<article class="zt-text zt-context"><h3>{section}</h3><p>{"".join(pieces)}</p></article>'


def _numbers(node: Mapping[str, Any]) -> str:
    rows = data.ask(statements.for_label(statements.HEADS, "Passage", type="STATED_IN"), id=node["id"])
    found = observations([row["node"]["id"] for row in rows])
    return observation_table(found, hide=("sentence",)) if found else ""


def _facts(node: Mapping[str, Any]) -> str:
    rows = data.ask(statements.PASSAGE_FACTS, id=node["id"])
    if not rows:
        return ""
    heads = [Head(say("谁", "Who")), Head(say("关系", "Relationship")), Head(say("什么", "What"))]
    body = [[node_link(row["head"]), type_title(row["type"]), node_link(row["tail"])] for row in rows]
    return group(say("读出的关系", "Relationships read from it"), len(rows)) + table(heads, body)


def _names(node: Mapping[str, Any]) -> str:
    rows = data.ask(statements.for_label(statements.HEADS, "Passage", type="MENTIONED_IN"), id=node["id"])
    named = {row["node"]["id"]: row["node"] for row in rows}
    if not named:
        return ""
    heads = [Head(say("名称", "Name")), Head(say("类别", "Kind"))]
    body = [[node_link(one), kind_title(one["label"])] for one in named.values()]
    return group(say("提到的名称", "Names in it"), len(named)) + table(heads, body)
