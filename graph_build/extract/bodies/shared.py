"""Bodies that share words: of several places under one head (东港区、临海县卫生健康局), 市人大及其常委会."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.rows import LINKS, NamedBody, items_before
from graph_build.extract.cuts import Cuts
from graph_build.records import Span

# 东港区、临海县卫生健康局 are two bodies; of 临江市、东港区法院 the first is perhaps the city.
SHORT_PLACE = re.compile(r"[一-鿿]{2,3}?(?=(?:知识产权|互联网|金融|海事|铁路运输)法院|海关|仲裁委)")
CONGRESSES = ("人大", "人民代表大会")
ITS_COMMITTEE = re.compile(r"及其(常委会|常务委员会)")
SIGNS = re.compile(r"[^，。；、]{0,6}?(?:签[署订约]|会签|联合|共同)")
LIKE_PLACES = (re.compile(r"[一-鿿]{2,6}?[县区旗]"), re.compile(r"[一-鿿]{2,6}?市"))

NUMBERED_HOUSE = re.compile(
    r"([一-鿿]{1,12}?)第[一二三四五六七八九十]{1,2}((?:人民|总|中|附属|中西医结合)?医院|中学|小学|幼儿园|高级中学|监狱)"
)
NUMBERED = re.compile(r"第[一二三四五六七八九十]{1,2}")
LINKED_NUMBERS = frozenset(["、第", "和第", "与第", "及第"])
# 省市政府规章 and 沿海省市政府 are of any province and city.
BOTH_LEVELS = re.compile(
    r"省市委(?<![各兄弟两三有关个外邻达海进]省市委)"
    r"(?=的|各项|有关|关于|决策|部署|工作(?:部署|要求|安排)|要求|统一|坚强|正确|领导|全会|政府|[、，])"
)


def shared_heads(text: str, cuts: Cuts, bodies: Sequence[Span]) -> list[NamedBody]:
    """Bodies of places that stand in front of another's name and share its head, under completed names."""
    found = []
    for body in bodies:
        if not body.start or text[body.start - 1] not in LINKS:
            continue
        place = _leading_place(text, body)
        if place is None or place.end() == body.end:
            continue
        for item in items_before(text, cuts, body.start - 1):
            name = text[item.start : item.end]
            alike = name in gazetteer().by_short if place.re is SHORT_PLACE else place.re.fullmatch(name)
            if not alike and not _signs_too(text, item, body):
                break
            found.append(NamedBody(Span(item.start, body.end), name + text[place.end() : body.end]))
    return found


def standing_committees(text: str, bodies: Sequence[Span]) -> list[NamedBody]:
    """The standing committee that is named as its congress's own: 市人大|及其常委会."""
    found = []
    for body in bodies:
        its = ITS_COMMITTEE.match(text, body.end) if text[body.end : body.end + 1] == "及" else None
        if its and text.endswith(CONGRESSES, body.start, body.end):
            found.append(NamedBody(Span(*its.span(1)), text[body.start : body.end] + its[1]))
    return found


def numbered_after(text: str, bodies: Sequence[Span]) -> list[NamedBody]:
    """云州市第一总医院、|第二总医院: a house that is told by its number alone from the one before."""
    found = []
    for body in bodies:
        if text[body.end : body.end + 2] not in LINKED_NUMBERS:
            continue
        first = NUMBERED_HOUSE.fullmatch(text, body.start, body.end)
        more = NUMBERED.match(text, body.end + 1) if first else None
        if first and more and text.startswith(first[2], more.end()):
            end = more.end() + len(first[2])
            found.append(NamedBody(Span(more.start(), end), first[1] + text[more.start() : end]))
    return found


def both_levels(text: str) -> list[NamedBody]:
    """省市委: that of the province and that of the city, under one head."""
    found = []
    for match in BOTH_LEVELS.finditer(text):
        found.append(NamedBody(Span(*match.span()), "省委"))
        found.append(NamedBody(Span(match.start() + 1, match.end()), "市委"))
    return found


def _signs_too(text: str, item: Span, body: Span) -> bool:
    """与临江市、东港区司法局签署…: a city by the list of divisions does not sign; its bureau does."""
    known = text[item.start : item.end] in gazetteer().by_name
    return known and text[item.start - 1 : item.start] in ("与", "同") and SIGNS.match(text, body.end) is not None


def _leading_place(text: str, body: Span) -> re.Match[str] | None:
    """The place with which a body's name begins: 东港区, 临江市, or 广州 of 广州互联网法院."""
    short = SHORT_PLACE.match(text, body.start, body.end)
    if short and short.group() in gazetteer().by_short:
        return short
    return next(filter(None, (like.match(text, body.start, body.end) for like in LIKE_PLACES)), None)
