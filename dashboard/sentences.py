"""Sentences of reports with what is marked in them, read for many passages at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import data, statements
from dashboard.address import href
from dashboard.components.entity import named_link
from dashboard.components.evidence import Mark, marked, quote, section_path
from dashboard.components.links import link_html
from dashboard.language import kind_title, say

MOST = 5000


@dataclass(frozen=True, slots=True)
class Sentence:
    """One passage, and the report that it stands in."""

    passage: Mapping[str, Any]
    report_id: str
    report: str

    @property
    def id(self) -> str:
        return str(self.passage["id"])

    def mark(self, start: int, end: int, label: str, node: str = "", title: str = "", main: bool = True) -> Mark:
        """A mark of this sentence from offsets into the report."""
        offset = int(self.passage["start"])
        return Mark(start - offset, end - offset, label, node, title, main)


def sentences(ids: Iterable[str]) -> dict[str, Sentence]:
    """Sentences by passage id, newest report first, then in the order of the text."""
    wanted = sorted(set(ids))
    rows = data.ask(statements.PASSAGES, MOST, ids=wanted) if wanted else []
    return {row["passage"]["id"]: Sentence(row["passage"], row["report_id"], row["report"]) for row in rows}


def marks(found: Mapping[str, Sentence], focus: Collection[str] | None = None) -> dict[str, list[Mark]]:
    """Marks by passage id: of the nodes in `focus`, or, where that is None, of everything that is named or measured."""
    rows = []
    if found:
        for statement in (statements.MARKS, statements.NUMBER_MARKS):
            rows += data.ask(statement, MOST * 4, ids=sorted(found))
    result: dict[str, list[Mark]] = defaultdict(list)
    for row in rows:
        if focus is None or row["id"] in focus:
            result[row["passage"]].append(_mark(found[row["passage"]], row, main=focus is not None))
    return result


def _mark(sentence: Sentence, row: Mapping[str, Any], *, main: bool) -> Mark:
    title = f"{kind_title(row['label'])} {row['name']}"
    return sentence.mark(row["start"], row["stop"], row["label"], row["id"], title, main)


def source_line(sentence: Sentence) -> str:
    """Where a sentence stands: report, headings, and a link to the sentence in its surroundings. HTML."""
    place = section_path(sentence.passage.get("section"))
    around = link_html(say("上下文", "in context"), href("node", node=sentence.id), style="more")
    report = named_link(sentence.report_id, "Report", sentence.report)
    return f'{report}<span class="zt-where">{place}</span>{around}'


def quoted(sentence: Sentence, marks: Sequence[Mark] = ()) -> str:
    """A sentence with its marks and its source, as HTML."""
    return quote(marked(str(sentence.passage.get("text") or ""), marks), source_line(sentence))
