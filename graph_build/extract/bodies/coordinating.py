"""Bodies by short names that need no place in front (安委办, 防指办), and centres with their place in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.tails import is_body
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.lexicon import word_set, words
from graph_build.records import Span

COORDINATING = Landmarks(lambda: words("coordinating_bodies"))
# A place in front belongs to the name, and is looked for with it: 市|安委办.
PLACED = frozenset("省市区县州旗盟镇乡国")
# 创建|办好, 森防办|理: another word begins within.
NO_OFFICE = frozenset("理事公学好成结证案实法")
OFFICE = re.compile("(?:(?<=办)公室|(?<!办)办公室)")
# 中国（临江）知识产权保护中心, 中国临江（灯饰）知识产权快速维权中心
IN_BRACKETS = Sought(
    re.compile(
        r"(?:中国|国家)([一-鿿]{0,4})（([一-鿿]{2,6})）(?![^，。；]{0,8}(?:试验区|试点|示范区))"
        r"(?:(?!建设|推进|服务能力)[一-鿿]){2,14}?(?:中心|研究院|联盟|协会|实验室)(?=[，。；、成获为的和与及在正]|申报|揭牌|挂牌|设立|受理|\Z)"
    ),
    ["中国", "国家"],
)
# 驻封川县小圩村工作队
SENT = Sought(
    re.compile(
        r"(?<![一-鿿])驻(?!村|镇|乡|社区|每|各|全|贫困|脱贫|重点)"
        r"((?:(?![和与驻各])[一-鿿]){2,12}?(?:村|社区|镇|乡))(?:帮扶|扶贫)?工作队"
    ),
    ["工作队"],
    reach=18,
)
WITHIN_A_PLACE = re.compile("[一-鿿]{2,}?[县市区旗镇乡](?=[一-鿿]{2})")
BRANCH = re.compile(r"（([一-鿿]{2,4})）")


def coordinating_names(text: str, cuts: Cuts) -> list[Span]:
    """Commissions and their offices that stand without a place, and national centres with one in brackets."""
    found = []
    for start, end in COORDINATING.longest(text):
        office = OFFICE.match(text, end)
        stop = office.end() if office else end
        if text[start - 1 : start] in PLACED or not cuts.begins(start) or text[stop : stop + 1] in NO_OFFICE:
            continue
        if is_body(text, stop):
            found.append(Span(start, stop))
    named = chain(filter(_has_its_place, IN_BRACKETS.finditer(text)), _sent(text, cuts))
    return [*found, *(Span(*match.span()) for match in named if cuts.begins(match.start()))]


def _has_its_place(match: re.Match[str]) -> bool:
    """中国（临江）…, 中国临江（灯饰）…, not 国家（区域）医疗中心."""
    return _is_listed(match[1]) or _is_listed(match[2])


def _sent(text: str, cuts: Cuts) -> Iterator[re.Match[str]]:
    """Teams that are sent to a place by its name: a division of the list, or a village of a town that is named."""
    for match in SENT.finditer(text):
        listed = gazetteer().leading(match[1])[0] is not None
        named = WITHIN_A_PLACE.match(match[1]) is not None
        words_within = (word for word in cuts.between(*match.span(1)) if len(word) > 1)
        if (listed or named) and word_set("place_classes").isdisjoint(words_within):
            yield match


def _is_listed(name: str) -> bool:
    return name in gazetteer().by_short or name in gazetteer().by_name


def with_branch(text: str, span: Span) -> Span:
    """A station or centre with the place that stands in brackets behind its name: 海州省产品检验站（临江）."""
    branch = BRANCH.match(text, span.end) if text[span.end - 1] in "站心院" else None
    if branch and _is_listed(branch[1]):
        return Span(span.start, branch.end())
    return span
