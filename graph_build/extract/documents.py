"""Laws, rules, plans, opinions, registers and books: titles in 《》, known laws, untitled ones that are named."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from graph_build.document.text import Document
from graph_build.extract.known import occurrences
from graph_build.extract.landmarks import Sought
from graph_build.extract.papers import attributes, nouns, papers
from graph_build.extract.verdicts import quoted
from graph_build.records import Mention, Span
from graph_build.scanning import Bounds, longest, places_of

TITLE = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,80}》){1,160})》(?:第[一二三四五六七八九十]{1,3}卷)?")
SHORT_TITLE = re.compile(
    r"[（，]?(?:[^（）《》\n]{0,30}[，、；])?(?:以下|下)?(?:统|并)?称?简?称[:：]?[《“]([^《》“”\n]{2,30})[》”]"
)
SHORT_REACH = 40  # characters, in which it stands that a title is called so
# 《条例》 and the like stand for the one title before that ends so.
BARE_TITLES = frozenset(
    {*nouns(), "通知", "决定", "总体方案", "若干意见", "实施方案", "行动方案", "规划", "纲要", "通报", "公告"}
)
STUDIED = re.compile(
    r"(?:学习|贯彻|宣传|遵守|执行|实施|维护|尊崇|落实|敬畏|普及|对照|依照|根据|按照|弘扬|、|和|与|》)\Z"
)
ENDED = re.compile(r"\Z|[，。；、：！？）\n等和与及《]|以及|规定|知识|精神")
LAW_GOES_ON = re.compile(r"[律院官治规庭定制]|宣传[周月日年]|实施(?:条例|办法|细则)")
# 行政复议法|实施条例: what carries a law out is a document of its own.
BY_LAW = re.compile(r"实施(?:条例|办法|细则)")
# 国办发〔2023〕5号文件, 中央一号文件. In brackets behind a title a number names nothing new.
NUMBER = re.compile(r"〔(?:20\d\d|\*{1,4})〕[\d*]{1,4}号(?:文件|文)?")
OFFICE = re.compile(r"(?:.*(?:转发|落实|贯彻|执行|根据|按照|印发|下发|依据|学习|对照|的|和|与|以))?([一-龥]{2,8})\Z")
FIRST_PAPER = Sought(re.compile(r"(?:中央|[省市区县]委)[一1]号文件"), ["号文件"], reach=3)
SAID_NOUNS = ("条例", "办法", "规定", "细则", "意见", "方案", "规划", "纲要", "预案", "决定", "章程", "准则", "法")
THE_SAID = Sought(
    re.compile(rf"(?:该|上述)({'|'.join(SAID_NOUNS)})(?![律规院定官])"),
    [said + noun for said in ("该", "上述") for noun in SAID_NOUNS],
)
LONGEST_OFFICE = 16
PLAN = re.compile(r"十[二三四五六]五(?<!“十[二三四五六]五)(?:时期)?[^，。；：、的“”《》\n]{0,12}?(?:规划|纲要)")
SHORTEST_BARE = 6
FEW = 20  # names
# “稳岗十条”3.0版: measures that are called by their number.
BY_COUNT = Sought(
    re.compile(r"“([^“”，。；、\n]{1,12}?(?:[一二三四五六七八九十百]{1,3}|\d{1,3})条)”"), ["条”"], reach=16
)
BARE_COUNT = re.compile(r"[第一二三四五六七八九十百\d]+条")


def _titles(text: str) -> tuple[list[Mention], list[Mention]]:
    """Titles in 《》, 《条例》 after one that ends with it being that one; what a title is called from there on."""
    found: list[Mention] = []
    shorter: list[Mention] = []
    full: dict[str, None] = {}
    called: dict[str, str] = {}
    for match in TITLE.finditer(text):
        name = match[1]
        called_short = text.find("称", match.end(), match.end() + SHORT_REACH) >= 0
        short = SHORT_TITLE.match(text, match.end()) if called_short else None
        if short:
            called[short[1]] = name
        if name in called:
            name = called[name]
        elif name in BARE_TITLES:
            known = [title for title in full if title.endswith(name)]
            name = known[0] if len(known) == 1 else name
        else:
            full[name] = None
        told = attributes(name)
        found.append(Mention("Document", Span(*match.span()), name, told))
        if short:
            shorter.append(Mention("Document", Span(short.start(1) - 1, short.end(1) + 1), name, told))
    return found, shorter


def _repeated(text: str, titles: list[Mention]) -> list[Mention]:
    """Titles that stand again without 《》."""
    names = list(dict.fromkeys(title.name for title in titles if len(title.name) >= SHORTEST_BARE))
    if not names:
        return []
    places = [place for place in _standing(names, text) if _is_whole(text, *place)]
    named = [(Span(start, end), text[start:end]) for start, end in places]
    return [Mention("Document", span, name, attributes(name)) for span, name in named]


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a title neither stands in 《》 nor begins a longer word: 监察法|官."""
    return text[start - 1 : start] != "《" and not (text[end - 1] == "法" and LAW_GOES_ON.match(text, end))


def _standing(names: list[str], text: str) -> list[Bounds]:
    """Where names stand, the longest of those that begin at one place. A few are found before a finder is made."""
    if len(names) > FEW:
        finder = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
        return [(start, end) for _, start, end in finder.find_matches_as_indexes(text)]
    places = [(at, at + len(name)) for name in names for at in places_of([name], text)]
    return longest(sorted(places, key=lambda place: (place[0], -place[1])))


def _laws(document: Document) -> list[Mention]:
    """Laws and party rules that are named without 《》."""
    text = document.text
    found = []
    for span, name in occurrences(document, "laws"):
        short = len(name) <= 3
        carried_out = BY_LAW.match(text, span.end)
        if carried_out:
            span, name = Span(span.start, carried_out.end()), name + carried_out[0]
            found.append(Mention("Document", span, name, attributes(name)))
        if LAW_GOES_ON.match(text, span.end) or (short and not ENDED.match(text, span.end)):
            continue
        if not short or STUDIED.search(text[max(0, span.start - 4) : span.start]):
            found.append(Mention("Document", span, name, attributes(name)))
    return found


def _numbered(text: str) -> list[Mention]:
    """Papers that are called by their number alone."""
    found = [Mention("Document", Span(*match.span()), match[0]) for match in FIRST_PAPER.finditer(text)]
    for number in NUMBER.finditer(text):
        office = OFFICE.search(text[max(0, number.start() - LONGEST_OFFICE) : number.start()])
        start = number.start() - len(office[1]) if office else 0
        if office and text[max(0, start - 2) : start] != "》（":
            found.append(Mention("Document", Span(start, number.end()), text[start : number.end()]))
    return found


def _counted(text: str) -> list[Mention]:
    """Measures that are called by their number, with what they are for; “32条” alone is no name."""
    return [
        Mention("Document", Span(*match.span()), match[1], {"kind": "measure"})
        for match in BY_COUNT.finditer(text)
        if not BARE_COUNT.fullmatch(match[1])
    ]


def _said(text: str, named: list[Mention]) -> list[Mention]:
    """该办法 is the document named last before whose title ends so."""
    found = []
    last: dict[str, str] = {}
    earlier = iter(sorted(named, key=lambda mention: mention.span))
    mention = next(earlier, None)
    for said in THE_SAID.finditer(text):
        while mention and mention.span.start < said.start():
            last.update((noun, mention.name) for noun in SAID_NOUNS if mention.name.endswith(noun))
            mention = next(earlier, None)
        if said[1] in last:
            found.append(Mention("Document", Span(*said.span()), last[said[1]], attributes(last[said[1]])))
    return found


def _plans(document: Document) -> list[Mention]:
    """“十四五”规划 and what else is a document in quotes."""
    found = quoted(document, "Document")
    named = [Mention("Document", span, verdict.name, attributes(verdict.name)) for span, verdict in found]
    text = document.text
    return [*named, *(Mention("Document", Span(*m.span()), m[0], attributes(m[0])) for m in PLAN.finditer(text))]


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions of documents by their titles without 《》; attributes `kind` and `year` where the title tells them."""
    text = document.text
    titles, shorter = _titles(text)
    named = [*titles, *shorter, *_repeated(text, titles)]
    told = [*named, *_laws(document), *_plans(document), *papers(document)]
    return (*told, *_numbered(text), *_counted(text), *_said(text, told))
