"""Specific meetings: congresses, plenums, conferences, forums, fairs, under their completed names.

What tells a meeting apart is its holder or region (市委…会议, 全省…推进会), its number (第五次会议), or a subject of
its own in front of 论坛, 推进会 …; 专题会, 局党委会 and other meetings in general are none.
"""

from __future__ import annotations

import re
from itertools import chain

from graph_build.document.text import Document
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.extract.meeting_names import JOINT, joint, named_meetings, opening_place, stop_words
from graph_build.records import Mention, Span

NUMBER = r"[一二三四五六七八九十百*]{1,4}"
CONGRESS = re.compile(r"党的(?:十[六七八九]|二十[一二]?)大(?!会|报告|代表)")
NATIONAL_CONGRESS = re.compile(rf"中国共产党第{NUMBER}次全国代表大会")
NEXT_CONGRESS = Sought(
    re.compile(r"[、和及]((?:十[六七八九]|二十[一二]?)大)(?=精神|以来|召开|[、，。和])"),
    [link + number for link in "、和及" for number in ("十", "二十")],
)
BODY = (
    "(?:党的|中共中央|中共|中央纪委|中央|[省市区县州](?:委|纪委)|自治区(?:党委|纪委)"
    "|(?:全国|[省市区县州]|自治区)(?:人大|政协|人民代表大会)|全国政协)"
)
TERM_AT = Landmarks(["届"])
PLENUM = Sought(
    re.compile(
        rf"(?P<body>{BODY})?(?P<term>{NUMBER}届)(?P<number>{NUMBER}[中次]|历次)(?P<more>(?:、?{NUMBER}[中次])*)(?:(?P<noun>(?:全会|全体会议|会议)(?:暨[一-鿿“”]{{2,20}}?会议)?)|(?P<next>(?:和|、){NUMBER}届))"
    ),
    TERM_AT,
    reach=13,
)
PLENUM_NUMBER = re.compile(rf"{NUMBER}[中次]")
PARTY_CONGRESS = Sought(
    re.compile(rf"(?:省|市|区|县|州|自治区)第?{NUMBER}次(?:党代会|党代表大会|代表大会)"),
    ["党代会", "代表大会"],
    reach=10,
)
PEOPLE_CONGRESS = Sought(
    re.compile(
        rf"(?:全国|省|市|区|县|州|自治区)?(?:第?{NUMBER}届)?(?:全国)?(?:人大|政协|人民代表大会)(?:常委会|常务委员会)?"
        rf"(?:(?:[一-鿿]{{1,5}}|[*XxＸ×]{{1,3}})??[省市区县州]?第?{NUMBER}届)?(?:[省市区县州]?委员会)?(?:第?{NUMBER}次)会议"
    ),
    ["人大", "政协", "人民代表大会"],
    reach=11,
)
PARTY_PLENUM = Sought(
    re.compile(rf"{NUMBER}届(?:中央纪委|[省市区县州](?:委|纪委)){NUMBER}次(?:全会|全体会议)"), TERM_AT, reach=4
)
TWO_SESSIONS = Sought(re.compile(r"(?:全国|全省|全市|全区|全县|省|市|自治区)“?两会”?"), ["两会"], reach=4)

# 国际消费电子展: a fair of the world; 展示 and 展览馆 are none.
SHOWN = re.compile(
    r"展(?:(?<![开参会布策巡画特联扩拓发进伸施舒]展)览?(?![示览现开厅区品馆台位商演播销陈会望露柜期团出]))"
)
SHOW = re.compile(
    r"(?:国际|全球|世界|亚洲|亚太|中国|美国|德国|法国|日本|迪拜)(?!领先|先进|影响|知名)[一-鿿]{2,8}展览?\Z"
)
PARTY = re.compile("^(?:党的|中共中央)")
# 在临江|市第十二届人民代表大会…: a division that no list knows.
UNKNOWN_PLACE = re.compile(r"[在向暨]([一-龥]{2,3})\Z")
LOCAL = re.compile(r"[省市区县州]第")
UNMARKED = str.maketrans("", "", "“”")


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions in the order of the text; coordinated meetings share the end of their spans."""
    text = document.text
    found = [Mention("Meeting", Span(*match.span()), match.group()) for match in CONGRESS.finditer(text)]
    coming = NEXT_CONGRESS.finditer(text)
    found += [Mention("Meeting", Span(*match.span(1)), f"党的{match[1]}") for match in coming]
    found += [mention for match in PLENUM.finditer(text) for mention in _plenums(match)]
    numbered = chain(
        NATIONAL_CONGRESS.finditer(text),
        PARTY_CONGRESS.finditer(text),
        PARTY_PLENUM.finditer(text),
        PEOPLE_CONGRESS.finditer(text),
        TWO_SESSIONS.finditer(text),
    )
    found += [Mention("Meeting", Span(*match.span()), match.group().translate(UNMARKED)) for match in numbered]
    found += _shows(document)
    found = [_with_first(document, _with_place(text, mention)) for mention in found]
    taken = {position for mention in found for position in range(mention.span.start, mention.span.end)}
    found += [mention for mention in named_meetings(document) if not taken & set(range(*mention.span))]
    return tuple(sorted(_fullest(found), key=lambda mention: mention.span))


def _shows(document: Document) -> list[Mention]:
    text, cuts = document.text, Cuts(document)
    shows = (SHOW.search(text, max(0, last.start() - 12), last.end()) for last in SHOWN.finditer(text))
    return [Mention("Meeting", Span(*show.span()), show.group()) for show in shows if show and _is_whole(cuts, show)]


def _is_whole(cuts: Cuts, match: re.Match[str]) -> bool:
    """Whether words begin and end here, and none between is a verb: 中国代表团参展."""
    between = cuts.between(*match.span())
    return cuts.begins(match.start()) and cuts.begins(match.end()) and stop_words().isdisjoint(between)


def _fullest(found: list[Mention]) -> list[Mention]:
    """二十届三中全会 is 党的二十届三中全会 where a report says both."""
    short = [PARTY.sub("", mention.name) for mention in found]
    full: dict[str, str] = {}
    for key, mention in zip(short, found, strict=True):
        full[key] = max(full.get(key, ""), mention.name, key=len)
    return [mention._replace(name=full[key]) for key, mention in zip(short, found, strict=True)]


def _plenums(match: re.Match[str]) -> list[Mention]:
    """二十届二中、三中全会 are two, both named in full; each span is the shortest text that holds the name."""
    noun = match.group("noun") or "全会"
    if noun == "会议" and not match.group("body"):
        return []
    first = match.group("number")
    numbers = [(first, match.start())]
    numbers += [(number.group(), number.start()) for number in PLENUM_NUMBER.finditer(match.group("more") or "")]
    prefix = (match.group("body") or "") + match.group("term")
    end = match.end("noun") if match.group("noun") else match.end("more") or match.end("number")
    return [Mention("Meeting", Span(match.start(), end), prefix + number + noun) for number, _ in numbers]


def _with_first(document: Document, mention: Mention) -> Mention:
    """临江市人大工作会议|暨临江市第十八届人民代表大会第三次会议 is one meeting, called by both names."""
    text, start = document.text, mention.span.start
    if text[start - 1 : start] != JOINT:
        return mention
    start = joint(text, Cuts(document), start)
    return Mention("Meeting", Span(start, mention.span.end), text[start : mention.span.end])


def _with_place(text: str, mention: Mention) -> Mention:
    """杭州市委十三届三次全会: the division whose last character opens the generic name belongs to it."""
    start = opening_place(text, mention.span.start)
    unknown = UNKNOWN_PLACE.search(text[max(0, start - 6) : start]) if start == mention.span.start else None
    if unknown and LOCAL.match(mention.name):
        start -= len(unknown[1])
    return Mention("Meeting", Span(start, mention.span.end), text[start : mention.span.start] + mention.name)
