"""Why a node is one: which form of which report was joined into it, and by what rule; as lines that people can read.

A line is stored as text in the graph (`reasons` and `apart` of a node): `form｜中文｜English｜where`. In `reasons` the
form is what reports write and `where` names these; in `apart` the form is the other node's name and `where` its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph_build.errors import Bilingual
from graph_build.folding import QUOTES, SPACE, fold
from graph_build.records import Entity, Facts

SEPARATOR = "｜"
MARKS = 3  # in a line
LISTED = 3
DATED = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}")
PLAN = re.compile(r"十[一二三四五六]五")


class Line(NamedTuple):
    """One line of `reasons` or of `apart`."""

    form: str
    why: Bilingual
    where: str

    def __str__(self) -> str:
        form, (zh, en), where = self
        text = SEPARATOR.join((form, zh, en, where))
        if text.count(SEPARATOR) == MARKS:
            return text
        return SEPARATOR.join([part.replace(SEPARATOR, "|") for part in (form, zh, en, where)])


def read_line(text: str) -> Line:
    """The line that a text of the graph is; a text of another make becomes a form without a reason."""
    form, zh, en, where = (*text.split(SEPARATOR), "", "", "")[:4]
    return Line(form, Bilingual(zh, en), where)


def plain(form: str) -> str:
    """A form as lines have it: without white space and quotation marks."""
    return SPACE.sub("", form).translate(QUOTES)


def report_name(facts: Facts) -> str:
    """What a report is called: by its title, else by its file."""
    return facts.profile.title or facts.source.rpartition(".")[0] or facts.source


Said = tuple[str, Bilingual]


def said_of(entity: Entity, facts: Facts) -> set[Said]:
    """The forms that a report has of an entity, each with the reason of the name that it was read as."""
    known = dict(entity.reasons)
    text, period = facts.text, entity.kind == "Period"
    written = {(plain(text[slice(*mention.span)]), mention.name) for mention in entity.mentions}
    said: set[Said] = set()
    for surface, name in written:
        why = _period(surface, name, facts.profile.period) if period else _read(surface, name, known.get(name))
        if why:
            said.add((surface, why))
    read = {name for _, name in written}
    said.update((form, why) for form, why in known.items() if form not in read)
    return said


def _read(surface: str, name: str, why: Bilingual | None) -> Bilingual | None:
    """Why a form as it is written is the node's: the name that it was read as, and why that is."""
    if surface == name or fold(surface) == fold(name):
        return why
    read = Bilingual(f"读作 {name}", f"read as {name}")
    return Bilingual(f"{read.zh}；{why.zh}", f"{read.en}; {why.en}") if why else read


def lines_of(name: str, aliases: Sequence[str], said: Sequence[tuple[str, Iterable[Said]]]) -> list[str]:
    """The lines of a node as the graph has them: its forms in order, then that several reports meet in it. `said` has
    for each report its name and what it says."""
    sayers: dict[Said, list[str]] = {}
    for report, each in said:
        for form in each:
            sayers.setdefault(form, []).append(report)
    lines = [Line(form, why, listed(reports)) for (form, why), reports in sayers.items()]
    lines += _spellings(name, aliases, lines)
    met = [Line(plain(name), _met(len(said)), listed(report for report, _ in said))] if len(said) > 1 else []
    return [str(line) for line in (*sorted(lines), *met)]


def _period(surface: str, name: str, own: str) -> Bilingual:
    if PLAN.search(surface):
        return Bilingual(f"规划期，即 {name}", f"a plan period: {name}")
    if DATED.search(surface):
        return Bilingual(f"写明年份，即 {name}", f"its year is stated: {name}")
    return Bilingual(f"本报告的时段是 {own}，据此为 {name}", f"by the report's own time, {own}: {name}")


def _spellings(name: str, aliases: Sequence[str], lines: Iterable[Line]) -> list[Line]:
    """Forms that no rule had to join, because they differ in quotation marks, white space, width or case alone."""
    explained = {fold(name), *(fold(line.form) for line in lines)} if aliases else ()
    why = Bilingual("报告中的另一种写法", "another way in which reports write it")
    return [Line(plain(form), why, "") for form in aliases if fold(form) not in explained]


def _met(reports: int) -> Bilingual:
    zh = f"{reports} 份报告中类别、归属与全称都相同"
    return Bilingual(zh, f"the same kind, place and full name in {reports} reports")


def listed(reports: Iterable[str]) -> str:
    """The first of some reports' names, and how many more there are."""
    names = sorted(reports)
    more = f" +{len(names) - LISTED}" if len(names) > LISTED else ""
    return "、".join(names[:LISTED]) + more
