"""Quotes that are numbers or compounds of them: “十四五”, “5·12”, “三定”, “1+8+N”."""

from __future__ import annotations

import re

from graph_build.extract.quotes import NO_VERDICT, Quote, Verdict
from graph_build.extract.wordings import (
    AIMING,
    BOND,
    COMPOUND,
    DOING,
    FORCE,
    NUMBERS,
    PROGRESS,
    RULES,
    SHORTEST_NAME,
    STOPS,
    TAKES_SHAPE,
    WORK,
    coins,
    is_required,
    is_undertaking,
    verbs,
)

# 纪念建市“十五周年”系列活动
YEARS_OF = re.compile(r"[\d*一二三四五六七八九十百]+周年")
REMEMBERS = re.compile(r"(?:纪念|庆祝)[^，。；：、“”]{2,20}\Z")
EVENTS = re.compile(r"(?:系列|主题|文艺|宣传|庆祝)*(?:活动|演出|晚会|大会|展览?)")
# A date or a bare count: “4·11”, “26条”.
DATE = re.compile(r"[\d*]{1,2}·[\d*]{1,2}|[\d*]+[条项]")
PLAN = re.compile(r"(?:[一二三]?十)?[一二三四五六七八九]五")
# “健康中国2030”规划
TO_A_YEAR, PLANNED = re.compile(r"20\d\d\Z"), re.compile(r"(?:发展)?规划(?![局师])")
PLAN_NOUN = re.compile(r"[^，。；：、的“”《》\n]{0,14}?(?:规划|纲要|计划)")
# What such numbers end with, but for digits: “26条”, “4·**”, “十四五”.
NUMBER_ENDS = frozenset("条策项五*")
LAW_SPREADING = "普法"
DAY = re.compile(r"[^，。；：、“”\n的]{0,8}?[日周月](?!常|均|前|后|度|内|底|初)")
# 打击“两抢一盗”: what is fought; 实现“十八连丰”: what was won in a row.
FOUGHT, IN_A_ROW = ("打击", "整治", "严惩", "查处", "惩治", "排查"), re.compile(r"连[冠丰增升跳胜优好红A]\Z")
OBSERVED = ("落实", "执行", "实行", "推行")
MOVING = ("推动", "推进", "促进")
# 省委“1310”具体部署, 市委“1312”思路举措: what a code stands for is required.
IDEAS = ("思路举措", "工作思路", "工作举措", "总体思路", "发展思路")
CHARGES = ("使命任务", "政策取向")


def plan(quote: Quote) -> Verdict:
    """“十四五”规划 is a document, “七五”普法 an undertaking, “十四五” alone a period."""
    noun = PLAN_NOUN.match(quote.tail)
    if noun:
        return Verdict("Document", f"“{quote.inner}”{noun[0]}", noun.end())
    if quote.tail.startswith(LAW_SPREADING):
        return Verdict("Initiative", quote.inner + LAW_SPREADING, len(LAW_SPREADING), "活动")
    return NO_VERDICT


def commemorated(quote: Quote) -> Verdict:
    """“5·12”防灾减灾日 is a day that is held, “4·11”森林火灾 an event."""
    day = DAY.match(quote.tail)
    return Verdict("Initiative", quote.inner + day[0], day.end(), "活动") if day and "·" in quote.inner else NO_VERDICT


def anniversary(quote: Quote) -> Verdict:
    """纪念建市“十五周年”系列活动 is held; what only passes is no name."""
    front, events = REMEMBERS.search(quote.lead), EVENTS.match(quote.tail)
    if not front or not events:
        return NO_VERDICT
    name = front[0] + quote.inner + events[0]
    return Verdict("Initiative", name, events.end(), "活动", len(front[0]))


def is_entrusted(quote: Quote, numbered: bool) -> bool:
    """Whether what follows says that the quote is a charge or an idea: “八个坚持”重点任务, “1312”思路举措."""
    if quote.tail.startswith("重点任务"):
        return COMPOUND.match(quote.inner) is not None
    return quote.tail.startswith(CHARGES) or (
        numbered and NUMBERS.fullmatch(quote.inner) is not None and quote.tail.startswith(IDEAS)
    )


def compound(quote: Quote, verb: str) -> Verdict:
    """A number compound by what it stands for."""
    inner, tail = quote.inner, quote.tail
    if len(inner) < SHORTEST_NAME and tail.startswith("规定"):
        return Verdict("Document", f"“{inner}”规定", len("规定"))  # “三定”规定
    moves = PROGRESS.match(tail) and verb in MOVING  # 推动“三下三进三联动”走深走实
    points = tail.startswith("的") and inner.find("个") == 1  # 具有“四个力”的城市
    free = STOPS.match(tail) or WORK.match(tail) or DOING.match(tail) or moves or points
    if not free and verb not in verbs("stance"):
        return NO_VERDICT
    listed = inner.endswith(("清单", "目录")) and verb in verbs("issuing")
    if listed or RULES.search(inner) or tail.startswith(("规定", "禁令")):
        return Verdict("Document", inner)
    means = quote.lead.endswith("以") and DOING.match(tail) is not None
    means = means or (quote.lead.endswith("加快") and tail.startswith("建设"))
    observed = inner[-1] == "制" and verb in OBSERVED  # 落实“一单四制”
    if moves or observed or is_undertaking(inner) or (coins(verb) and verb not in AIMING) or WORK.match(tail) or means:
        return Verdict("Initiative", inner)
    things = len(inner) < SHORTEST_NAME and not is_required(tail)  # 提升“三率”, 鼓励“三孩”: short for a class of things
    if things or quote.row_lead.endswith(FOUGHT) or IN_A_ROW.search(inner):
        return NO_VERDICT
    return Verdict("Formulation", inner)


def bond_of(quote: Quote, verb: str) -> str:
    """The word behind a short compound that says how its members go together: “三医”|协同."""
    if len(quote.inner) >= SHORTEST_NAME or not COMPOUND.match(quote.inner):
        return ""
    bond = BOND.match(quote.tail)
    return bond[0] if bond and (not quote.lead or (coins(verb) and verb not in AIMING)) else ""


def is_put_in_place(quote: Quote, verb: str) -> bool:
    """Whether a code is put in place or takes shape: 组建“1+8+N”救援力量, “1361”构架全面成型."""
    force = FORCE.match(quote.tail)
    return force is not None and (coins(verb) or TAKES_SHAPE.match(quote.tail, force.end()) is not None)
