"""An answer on the screen, of a canned query or of the console: its table, what was left out, its CSV."""

from __future__ import annotations

from html import escape

import streamlit as st

from dashboard import data
from dashboard.address import href
from dashboard.components.cells import Looks, answer_table
from dashboard.components.message import show_note
from dashboard.language import heading, language, read, say
from dashboard.naming import value_word
from graph_build.ontology import ontology
from queries.answers import Answer
from queries.formats import BYTE_ORDER_MARK, as_csv, worded

MOST_ROWS = 500


def headings(answer: Answer) -> list[str]:
    """Columns as people read them."""
    return [heading(data.queries().vocabulary.heading(name)) for name in answer.columns]


def show_answer(answer: Answer, seconds: float, *, own_headings: bool = False) -> None:
    """The table, with a line above it that says how many rows there are and how long it took."""
    st.html(f'<p class="zt-result">{_line(answer, seconds)}</p>')
    for said in answer.said:
        st.html(f'<p class="zt-taken">{escape(read(said))}</p>')
    if not answer.rows and not answer.said:
        show_note(
            say("没有符合的结果", "Nothing fits"),
            say("换一个选项或放宽条件再试", "Try another option or a wider question"),
        )
    if not answer.rows:
        return
    named = _named_columns(answer)
    looks = Looks(_links(answer, named), value_word, list(named)) if not own_headings else Looks()
    heads = list(answer.columns) if own_headings else headings(answer)
    st.html(answer_table(answer.columns, heads, answer.rows[:MOST_ROWS], looks))


def _line(answer: Answer, seconds: float) -> str:
    rows = say(f"{len(answer.rows):,} 行", f"{len(answer.rows):,} rows")
    took = say(f"用时 {seconds * 1000:,.0f} 毫秒", f"{seconds * 1000:,.0f} ms")
    more = say("，还有更多行未取", "; there are more rows") if answer.truncated else ""
    shown = say(f"，表中列前 {MOST_ROWS} 行", f"; the table shows {MOST_ROWS}") if len(answer.rows) > MOST_ROWS else ""
    return f"<b>{escape(rows + more + shown)}</b><span>{escape(took)}</span>"


def _named_columns(answer: Answer) -> dict[str, str]:
    """Columns that hold names of nodes, with their label: `organization` → Organization."""
    labels = {label.lower(): label for label in ontology().nodes}
    same = {"partner": "Organization", "umbrella": "Initiative", "part": "Initiative", "issuer": "Organization"}
    found = {name: labels.get(name) or same.get(name) for name in answer.columns}
    return {name: label for name, label in found.items() if label and label not in ("Passage", "Observation", "Period")}


def _links(answer: Answer, named: dict[str, str]) -> dict[tuple[str, str], str]:
    """Where names lead: to the node of that name if there is one alone, else to the search for it."""
    links = {}
    for column, label in named.items():
        at = answer.columns.index(column)
        names = sorted({row[at] for row in answer.rows[:MOST_ROWS] if isinstance(row[at], str)})
        ids = data.ids_of(label, names)
        for name in names:
            known = ids.get(name, [])
            links[column, name] = href("node", node=known[0]) if len(known) == 1 else href("search", q=name, kind=label)
    return links


def download(answer: Answer, name: str, *, own_headings: bool = False) -> None:
    """A button that gives the answer as a CSV file that Excel opens as it is."""
    shown, heads = (answer, None) if own_headings else worded(answer, data.queries().vocabulary, language())
    text = BYTE_ORDER_MARK + as_csv(shown, heads)
    label = say("下载 CSV", "Download CSV")
    st.download_button(
        label, text.encode(), f"{name}.csv", "text/csv", key=f"download_{name}", on_click="ignore",
        disabled=not answer.rows,
    )  # fmt: skip
