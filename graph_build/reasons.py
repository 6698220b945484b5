"""Why a node is one: which form of which report was joined into it, and by what rule; as lines that people can read.

A line is stored as text in the graph (`reasons` and `apart` of a node): `form｜中文｜English｜where`. In `reasons` the
form is what reports write and `where` names these; in `apart` the form is the other node's name and `where` its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from graph_build.errors import Bilingual
from graph_build.folding import QUOTES, SPACE, fold
from graph_build.records import Entity, Facts

SEPARATOR = "｜"
LISTED = 3
DATED = re.compile(r"\d{4}|[〇零一二三四五六七八九]{4}")
PLAN = re.compile(r"十[一二三四五六]五")


class Line(NamedTuple):
    """One line of `reasons` or of `apart`."""

    form: str
    why: Bilingual
    where: str

    def __str__(self) -> str:
        return SEPARATOR.join(part.replace(SEPARATOR, "|") for part in (self.form, *self.why, self.where))


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


class Reasons:
    """What all reports say of why their forms stand for nodes."""

    def __init__(self) -> None:
        self._lines: dict[str, dict[tuple[str, Bilingual], dict[str, str]]] = {}
        self._reports: dict[str, dict[str, str]] = {}

    def seen(self, id: str, facts: Facts) -> None:
        """A report speaks of a node."""
        self._reports.setdefault(id, {})[facts.sha256] = report_name(facts)

    def entity(self, id: str, entity: Entity, facts: Facts) -> None:
        """The forms that a report has of an entity, each with the reason of the name that it was read as."""
        self.seen(id, facts)
        known = dict(entity.reasons)
        written = {(plain(facts.text[slice(*mention.span)]), mention.name) for mention in entity.mentions}
        for surface, name in sorted(written):
            if entity.kind == "Period":
                self._say(id, surface, _period(surface, name, facts.profile.period), facts)
            else:
                self._read(id, surface, name, known.get(name), facts)
        for form in sorted(set(known) - {name for _, name in written}):
            self._say(id, form, known[form], facts)

    def _read(self, id: str, surface: str, name: str, why: Bilingual | None, facts: Facts) -> None:
        """A form as it is written, the name that it was read as, and why that is the node's."""
        if fold(surface) != fold(name):
            read = Bilingual(f"读作 {name}", f"read as {name}")
            why = Bilingual(f"{read.zh}；{why.zh}", f"{read.en}; {why.en}") if why else read
        if why:
            self._say(id, surface, why, facts)

    def _say(self, id: str, form: str, why: Bilingual, facts: Facts) -> None:
        self._lines.setdefault(id, {}).setdefault((form, why), {})[facts.sha256] = report_name(facts)

    def of(self, id: str, name: str, aliases: Iterable[str]) -> list[str]:
        """The lines of a node as the graph has them: its forms in order, then that several reports meet in it."""
        reports = self._reports[id]
        lines = [Line(form, why, listed(named.values())) for (form, why), named in self._lines.get(id, {}).items()]
        lines += _spellings(name, aliases, lines)
        met = [Line(plain(name), _met(len(reports)), listed(reports.values()))] if len(reports) > 1 else []
        return [str(line) for line in (*sorted(lines), *met)]


def _period(surface: str, name: str, own: str) -> Bilingual:
    if PLAN.search(surface):
        return Bilingual(f"规划期，即 {name}", f"a plan period: {name}")
    if DATED.search(surface):
        return Bilingual(f"写明年份，即 {name}", f"its year is stated: {name}")
    return Bilingual(f"本报告的时段是 {own}，据此为 {name}", f"by the report's own time, {own}: {name}")


def _spellings(name: str, aliases: Iterable[str], lines: Iterable[Line]) -> list[Line]:
    """Forms that no rule had to join, because they differ in quotation marks, white space, width or case alone."""
    explained = {fold(line.form) for line in lines}
    why = Bilingual("报告中的另一种写法", "another way in which reports write it")
    return [Line(plain(form), why, "") for form in aliases if fold(form) not in (*explained, fold(name))]


def _met(reports: int) -> Bilingual:
    zh = f"{reports} 份报告中类别、归属与全称都相同"
    return Bilingual(zh, f"the same kind, place and full name in {reports} reports")


def listed(reports: Iterable[str]) -> str:
    """The first of some reports' names, and how many more there are."""
    names = sorted(reports)
    more = f" +{len(names) - LISTED}" if len(names) > LISTED else ""
    return "、".join(names[:LISTED]) + more
