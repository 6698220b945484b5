"""Fixed political and policy formulas, quoted or not."""

from __future__ import annotations

import re

from graph_build.document.text import Document
from graph_build.extract.known import occurrences
from graph_build.extract.landmarks import Sought
from graph_build.extract.verdicts import quoted
from graph_build.records import Mention, Span

CONTINUED = re.compile(r"的?(?:发展思想|重要思想|工作总基调|价值取向|根本立场|重要理念|工作导向|理念|战略布局)")
# 马克思主义|学院, 国内国际双循环|相互促进的新发展格局: with what follows they are part of another name.
GOES_ON = {"马克思主义": ("学院",), "国内国际双循环": ("相互促进", "市场", "战略")}
HOLDS = re.compile(r"(?:坚持|落实|贯彻|践行|秉持|树立|坚守|把握)[^，。；]{0,3}\Z")
# 党对政法工作的绝对领导, whatever the field.
LEADS = Sought(re.compile(r"党对[一-龥]{2,10}?(?:工作)?的(?:绝对|全面|集中统一)领导"), ["党对"])
# 坚持 and three or more parts of one length: 中央要求、湾区所向、全省所需、我市所能.
ROW = re.compile(r"坚持(?!边)((?:[一-龥]{3,7}、){2,5}[一-龥]{3,7})(?=[，。；])")


def _quoted(document: Document) -> list[Mention]:
    return [Mention("Formulation", span, verdict.name) for span, verdict in quoted(document, "Formulation")]


def _known(document: Document) -> list[Mention]:
    text = document.text
    found = []
    for span, name in occurrences(document, "formulations"):
        if name in GOES_ON and text.startswith(GOES_ON[name], span.end):
            continue
        longer = CONTINUED.match(text, span.end)
        end = longer.end() if longer else span.end
        found.append(Mention("Formulation", Span(span.start, end), name.replace("“", "").replace("”", "")))
    for span, name in occurrences(document, "held_formulations"):
        if HOLDS.search(text[max(0, span.start - 6) : span.start]):
            found.append(Mention("Formulation", span, name))
    found += [Mention("Formulation", Span(*match.span()), match.group()) for match in LEADS.finditer(text)]
    return found


def _rows(document: Document) -> list[Mention]:
    found = []
    for match in ROW.finditer(document.text):
        if len({len(part) for part in match[1].split("、")}) == 1:
            found.append(Mention("Formulation", Span(*match.span(1)), match[1]))
    return found


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions of formulas by their names without quotation marks."""
    return tuple(_alike([*_quoted(document), *_known(document), *_rows(document)]))


def _alike(found: list[Mention]) -> list[Mention]:
    """干在实处，走在前列 is 干在实处、走在前列 where a report writes both."""
    if not any("，" in mention.name for mention in found):
        return found
    first: dict[str, str] = {}
    for mention in found:
        first.setdefault(mention.name.replace("，", "、"), mention.name)
    return [mention._replace(name=first[mention.name.replace("，", "、")]) for mention in found]
