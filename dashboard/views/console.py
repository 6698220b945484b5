"""The console: Cypher that only reads, in an editor with colours and completion."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import streamlit as st

from dashboard import data
from dashboard.address import href, parameters, write
from dashboard.answers import download, show_answer
from dashboard.components.editor import editor
from dashboard.components.frame import title
from dashboard.components.links import link_html
from dashboard.components.message import show_error
from dashboard.components.table import Head, table
from dashboard.language import kind_title, say, type_title
from graph_build.errors import Bilingual, QueryError, ZhengtuError
from graph_build.ontology import ontology
from graph_build.stores.base import DEFAULT_TIMEOUT
from queries.answers import Answer

PAGE = "console"
TEXT, VERSION, DONE, CAP = "console_text", "console_version", "console_done", "console_cap"
GIVEN = "console_parameters"
CAPS = (100, 500, 1000, 5000)
EXAMPLES = (
    (
        Bilingual("各类节点有多少", "nodes by kind"),
        "MATCH (n)\nRETURN labels(n)[0] AS kind, count(n) AS number\nORDER BY number DESC",
    ),
    (
        Bilingual("谁实施了什么", "who carries out what"),
        "MATCH (o:Organization)-[r:IMPLEMENTS]->(i:Initiative)\n"
        "RETURN o AS organization, r.role AS role, i AS initiative\n"
        "ORDER BY o.name, i.name\nLIMIT 50",
    ),
    (
        Bilingual("未公开的数值", "masked numbers"),
        "MATCH (v:Observation {redacted: true})-[:STATED_IN]->(p:Passage)\n"
        "RETURN v AS observation, v.raw AS raw, p.text AS quote\n"
        "ORDER BY p.report_id, p.order\nLIMIT 50",
    ),
)


def show() -> None:
    given = parameters(PAGE)
    about = say(
        f"只读；每句最多 {int(DEFAULT_TIMEOUT)} 秒。写入、读取文件与未列出的过程会被拒绝。输入 :help 看命令。",
        f"Read-only; at most {int(DEFAULT_TIMEOUT)} s each. Writing, reading files and unlisted procedures are "
        "refused. Type :help for commands.",
    )
    title(say("控制台", "Console"), escape(about))
    _adopt(given.get("cypher", ""))
    st.html(f'<div class="zt-hint">{_examples()}</div>')
    ran = editor(st.session_state[TEXT], st.session_state[VERSION], _words())
    label = say("最多行数", "Row cap")
    cap = st.segmented_control(
        label, CAPS, default=CAPS[1], key=CAP, format_func=lambda most: f"{most:,}", required=True
    )
    if ran is not None:
        _run(ran, int(cap or CAPS[1]))
    _result()
    _schema()


def _adopt(text: str) -> None:
    """A statement in the address replaces what is in the editor, but is not run unasked."""
    if TEXT not in st.session_state:
        st.session_state[TEXT], st.session_state[VERSION] = EXAMPLES[0][1], 0
    if text and text != st.session_state[TEXT]:
        st.session_state[TEXT] = text
        st.session_state[VERSION] += 1


def _examples() -> str:
    chips = (link_html(escape(say(name.zh, name.en)), href(PAGE, cypher=text), style="chip") for name, text in EXAMPLES)
    return f"{say('例', 'Examples')} {''.join(chips)}"


def _words() -> dict[str, list[str]]:
    """What the store holds now, for completion."""
    schema = data.schema()
    known = [*schema.labels.values(), *schema.types.values()]
    return {
        "labels": list(schema.labels),
        "types": list(schema.types),
        "properties": sorted({name for names in known for name in names}),
    }


def _run(text: str, cap: int) -> None:
    st.session_state[TEXT] = text
    write(PAGE, {"cypher": text})
    try:
        if not text.strip():
            raise QueryError(
                Bilingual("没有语句", "there is no statement"),
                Bilingual("请写一句 MATCH … RETURN", "write a MATCH … RETURN"),
            )
        given = st.session_state.setdefault(GIVEN, {})
        st.session_state[DONE] = data.console(text, cap, given)
    except ZhengtuError as problem:
        st.session_state[DONE] = problem


def _result() -> None:
    done = st.session_state.get(DONE)
    if isinstance(done, ZhengtuError):
        show_error(done)
        return
    for at, (answer, seconds) in enumerate(done or []):
        _answer(answer, seconds, PAGE if not at else f"{PAGE}-{at + 1}")


def _answer(answer: Answer, seconds: float, name: str) -> None:
    """What a typed statement calls its columns stays; those of a command have words of ours."""
    own = not answer.query.startswith(":") and answer.query not in {query.name for query in data.queries()}
    show_answer(answer, seconds, own_headings=own)
    if answer.rows:
        download(answer, name, own_headings=own)


def _schema() -> None:
    with st.expander(say("标签、关系与属性", "Labels, relationships and properties")):
        kinds = ontology()
        nodes = [
            [
                f"<code>{label}</code>",
                escape(kind_title(label)),
                _names(("id", "name", *(column.name for column in kind.properties))),
            ]
            for label, kind in kinds.nodes.items()
        ]
        joins = [
            [
                f"<code>{one.type}</code>",
                escape(type_title(one.type)),
                _pairs(one.pairs),
                _names(column.name for column in one.properties),
            ]
            for one in kinds.relationships.values()
        ]
        meaning, holds = say("含义", "Meaning"), say("属性", "Properties")
        st.html(
            table(
                [Head(say("标签", "Label"), room="short"), Head(meaning, room="short"), Head(holds, room="wide")], nodes
            )
        )
        st.html(
            table(
                [
                    Head(say("关系", "Relationship"), room="short"),
                    Head(meaning, room="short"),
                    Head(say("两端", "Ends"), room="short"),
                    Head(holds, room="wide"),
                ],
                joins,
            )
        )


def _names(names: Iterable[str]) -> str:
    return " ".join(f"<code>{escape(name)}</code>" for name in names)


def _pairs(pairs: tuple[tuple[str, str], ...]) -> str:
    return "<br>".join(f"{escape(kind_title(head))} → {escape(kind_title(tail))}" for head, tail in pairs)
