"""Bodies that are the same everywhere: the centre's, and the firms and international bodies that everybody knows."""

from __future__ import annotations

import re

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.placed import extended
from graph_build.extract.bodies.tails import ACADEMIES, OF_ACADEMY, OF_MINISTRY, is_body, is_whole, stops
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.lexicon import rows, word_set
from graph_build.records import Span

# 中央财政资金, 中央预算内投资, 中央八项规定 speak of money, firms and rules, not of the body.
NOT_CENTRE = re.compile(
    r"财政|企业|单位|预算|[一-鿿]{2}区(?!域)|商务区|法务区|公园|空调|厨房|八项规定|苏区|储备|专项|资金|直属|在[一-鿿]{1,3}(?:企业|单位)|广场|大街|政治局|和地方|一号文件|\d号|文件|党校|党媒|层面"
    r"|省市(?!委)|转移支付|补[助贴]|各类|及省级?|和省级|生态环(?:境|保)(?:保护)?督察(?!组)|法治督察|巡视(?!组)"
)
BEFORE_CENTRE = re.compile(r"[一-鿿](?<![，。；：、及和与在据对以按彻行到同向从入落实习神由经党照绕])\Z")
GROUP = Sought(
    re.compile(r"中国(?!式|特色|企业|大型|最大|国有|有关|等)[一-鿿]{2,10}?集团(?:有限公司|公司)?(?![化军队])"),
    ["集团"],
    reach=12,
)
OFFICE = re.compile(r"[一-鿿]{1,10}?[省市区县州](?:税务局|监管局|监管分局|调查队|分局)")


def _names() -> set[str]:
    return {form for row in rows("national_bodies") for form in (row["name"], *(row["short"] or "").split())}


NATIONAL_BODIES = Landmarks(_names)


def known_names(text: str, cuts: Cuts) -> list[Span]:
    """All mentions of bodies that the list of national bodies has."""
    found = []
    for start, end in NATIONAL_BODIES.longest(text):
        name = text[start:end]
        if not cuts.begins(start) or (name == "中央" and not _is_centre(text, start, end)):
            continue
        end = _local_office(text, end)
        end = _office_within(text, cuts, name, end)
        stop = extended(text, cuts, end) or (end if len(name) > 3 else None)
        if stop is not None and is_body(text, stop):
            found.append(Span(start, stop))
    return [*found, *_groups(text, cuts)]


def _groups(text: str, cuts: Cuts) -> list[Span]:
    """中国长安汽车集团: a group that is named by its country and its trade, whatever list it is in."""
    found = []
    for match in GROUP.finditer(text):
        whole = is_whole(text, cuts, *match.span())
        if whole and (stops() | word_set("action_verbs")).isdisjoint(cuts.between(match.start(), match.end())):
            found.append(Span(*match.span()))
    return found


def _office_within(text: str, cuts: Cuts, name: str, end: int) -> int:
    """应急管理部消防救援局, 教育部广西高等研究院, 中国科学院云台材料研究所."""
    more = OF_MINISTRY.match(text, end) if name[-1] in "部委局署" else None
    more = OF_ACADEMY.match(text, end) if name.endswith(ACADEMIES) else more
    if more is None or not cuts.begins(end) or not cuts.begins(more.end()) or text[end] in "门系部":
        return end
    verbs = (stops() | word_set("action_verbs")) - word_set("body_words")
    joint = text.find("与", end, more.end()) + 1
    return more.end() if verbs.isdisjoint(cuts.between(max(end, joint), more.end())) else end


def _is_centre(text: str, start: int, end: int) -> bool:
    return not NOT_CENTRE.match(text, end) and not BEFORE_CENTRE.search(text[max(0, start - 1) : start])


def _local_office(text: str, end: int) -> int:
    """国家矿山安全监察局河北局: the office of a national bureau in a province."""
    if text[end - 1] != "局":
        return end
    office = OFFICE.match(text, end)
    if office:
        return office.end()
    for size in (3, 2):
        if text[end + size : end + size + 1] == "局" and text[end : end + size] in gazetteer().by_short:
            return end + size + 1
    return end
