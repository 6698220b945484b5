"""The sentences that name something, by report."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dashboard import data, statements
from dashboard.address import href
from dashboard.components.entity import named_link
from dashboard.components.evidence import marked, section_path
from dashboard.components.frame import group
from dashboard.components.links import link_html
from dashboard.entry.facts import all_link
from dashboard.language import say
from dashboard.sentences import Sentence, marks, sentences

PART = "mentions"


def mention_list(label: str, id: str, total: int, most: int) -> str:
    """HTML of the sentences that name a node, the name marked; the first `most` of them."""
    rows = data.ask(statements.for_label(statements.MENTIONS, label), 5000, id=id)
    wanted = list(dict.fromkeys(row["passage"] for row in rows))
    found = sentences(wanted[:most])
    marked_in = marks(found, {id})
    parts = [_report(list(members), marked_in) for _, members in groupby(found.values(), key=lambda one: one.report_id)]
    more = all_link(id, PART, len(wanted)) if len(found) < len(wanted) else ""
    return group(say("提到它的句子", "Sentences that name it"), total) + "".join(parts) + more


def _report(members: list[Sentence], marked_in: dict[str, list[Any]]) -> str:
    first = members[0]
    items = "".join(f"<li>{_sentence(one, marked_in)}</li>" for one in members)
    return (
        f'<div class="zt-mentions"><h3>{named_link(first.report_id, "Report", first.report)}</h3><ol>{items}</ol></div>'
    )


def _sentence(sentence: Sentence, marked_in: dict[str, list[Any]]) -> str:
    text = marked(str(sentence.passage.get("text") or ""), marked_in.get(sentence.id, ()))
    place = section_path(sentence.passage.get("section")) or say("开头", "opening")
    return f"<p>{text}</p><footer>{link_html(place, href('node', node=sentence.id), style='where')}</footer>"
