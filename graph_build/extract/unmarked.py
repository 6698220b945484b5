"""Quotes with neither a class noun nor a noun of requirement behind them: what is said of them tells what they are."""

from __future__ import annotations

import re

from graph_build.extract.numbered import bond_of, compound
from graph_build.extract.quotes import NO_VERDICT, Quote, Verdict, class_noun
from graph_build.extract.wordings import (
    AIMING,
    CARRIED_OUT,
    COMPOUND,
    DEED,
    DOES,
    DRAWN_UP,
    NUMBERS,
    ONE_EACH,
    PRACTISED,
    PROGRESS,
    SHORT_LEAD,
    SHORTEST_NAME,
    SHORTEST_SENTENCE,
    STOPS,
    UPHELD,
    USED,
    WAY,
    coins,
    is_metaphor,
    is_undertaking,
    parallel,
    verbs,
)

OTHERS = re.compile(r"等(?![，。；、\n]|\Z|[^，。；]{0,4}“)")
# “三所联动”、市民热线等机制: a quote and other items.
ITEMS = re.compile(r"(?:、[^，。；：“”、]{2,14}){1,3}等")
# “四进”等形式多样、分层次的宣讲活动
MANIFOLD = re.compile("等(?!任何)(?:[一-龥]{3,6}、){0,3}[一-龥]{3,6}的")
# “无忧城市”建设和护企行动深入推进
BESIDE = re.compile(rf"(?:建设|创建)[和与及][^，。；“”]{{2,24}}?{PROGRESS.pattern}")
# 使用“重点人群核酸检测监管系统”: a system of data by its name, whatever is done with it.
SYSTEM_NAME = re.compile(r"[^、，；]{4,}(?:系统|平台|小程序|公众号)(?<!生态系统)")
COUNTED = re.compile(r"[\d*]")
# “临水三角”治理完成…: what was put right, by its name.
FINISHED = re.compile(r"(?:全面|基本|如期|按期|圆满|整体)*(?:完成|收官|竣工|达标|销号)")
TREATED = re.compile(r"(?:综合|专项|系统)?(?:改造|治理)")
# 发放“乐游码”12万张, “海惠保”: what is handed out goes by its name.
HANDED_OUT = re.compile(r"(?:发放|签发|发行|推出|上线|推广|创设)了?\Z")
PRODUCT = re.compile(r"[一-龥\d]{2,}[码卡券保贷险]")
# What is only followed: several points, so many articles.
LOOSELY_FOLLOWED = re.compile("、|^一|[条策项]\\Z|战略")
TAKEN_UP = ("采取", "采用")  # 采取“法治+小镇”的模式
VAGUE = ("一批", "一大批", "一系列", "首家", "首批")


def unmarked(quote: Quote, verb: str) -> Verdict:
    """A quote with neither a class noun nor a noun of requirement behind it."""
    inner = quote.inner
    if SYSTEM_NAME.fullmatch(inner):
        return Verdict("Initiative", inner, 0, "平台")
    if PRODUCT.fullmatch(inner) and HANDED_OUT.search(quote.row_lead) and inner[0] not in "三两":
        return Verdict("Initiative", inner)
    if treated := _treated(quote, verb):
        return Verdict("Initiative", inner + treated, len(treated), "行动")
    if bond := bond_of(quote, verb):
        return Verdict("Initiative", inner + bond, len(bond), "机制")
    if not quote.row_lead and len(inner) >= SHORTEST_NAME and USED.match(quote.row_tail):
        return Verdict("Initiative", inner)
    held = verb in verbs("stance") and parallel(inner)  # 坚持“保基本、强基层、建机制”
    counts = COMPOUND.match(inner) and not inner.endswith(CARRIED_OUT)
    if _listed(quote) or (is_undertaking(inner) and not held and not counts):
        return Verdict("Initiative", inner)
    if verb in DRAWN_UP and ONE_EACH.fullmatch(inner):
        return Verdict("Initiative", inner)
    if _worked(quote, verb):
        return Verdict("Initiative", inner)
    if COMPOUND.match(inner) and PROGRESS.match(quote.tail) and not verb and len(quote.lead) <= SHORT_LEAD:
        return Verdict("Formulation" if inner[1] == "个" else "Initiative", inner)  # “四个农业”加快推进
    if (COMPOUND.match(inner) or NUMBERS.fullmatch(inner)) and not is_metaphor(inner):
        return compound(quote, verb)
    if held:
        return Verdict("Formulation", inner)
    if verb in UPHELD and len(inner) >= SHORTEST_SENTENCE:
        return Verdict("Formulation", inner)
    if is_metaphor(inner) or len(inner) < SHORTEST_NAME:
        return NO_VERDICT
    if (PROGRESS.match(quote.row_tail) or BESIDE.match(quote.row_tail)) and _is_subject(quote, verb):
        return Verdict("Initiative", inner)
    does = DOES.match(quote.row_tail) and len(inner) >= SHORTEST_SENTENCE
    if not quote.row_lead and does:
        return Verdict("Initiative", inner)
    if not STOPS.match(quote.tail) or OTHERS.match(quote.row_tail) or quote.row_lead.endswith(VAGUE):
        return NO_VERDICT
    if verb in AIMING and "的" in inner and not COUNTED.match(quote.tail):
        return NO_VERDICT
    counted = not quote.lead and COUNTED.match(quote.tail) and len(inner) >= SHORTEST_SENTENCE
    followed = verb == "落实" and len(inner) >= SHORTEST_SENTENCE and not LOOSELY_FOLLOWED.search(inner)
    return Verdict("Initiative", inner) if counted or followed or coins(verb) else NO_VERDICT


def _treated(quote: Quote, verb: str) -> str:
    """The word behind a quote that says how what it names was put right: “临水三角”|治理."""
    treated = TREATED.match(quote.tail)
    if not treated or len(quote.inner) < SHORTEST_NAME or quote.inner[-1] in "式型化级性类":
        return ""
    rest = quote.tail[treated.end() :]
    progresses = PROGRESS.match(rest) or FINISHED.match(rest)
    return treated[0] if progresses and not verb and len(quote.row_lead) <= SHORT_LEAD else ""


def _listed(quote: Quote) -> bool:
    """Whether a row of quotes is closed by a class noun, with 等 or without."""
    tail = quote.row_tail
    items = ITEMS.match(tail) if tail.startswith("、") else None
    if items:
        return class_noun(tail[items.end() :]) is not None
    if not tail.startswith("等"):
        return tail != quote.tail and class_noun(tail) is not None
    manifold = MANIFOLD.match(tail)
    if manifold and class_noun(tail[manifold.end() :]):
        return True
    return class_noun(tail[1:]) is not None or class_noun(tail[3:]) is not None


def _worked(quote: Quote, verb: str) -> bool:
    """Ways of working that are carried out: 推行“派驻+巡回”检察, 开展“润心助航”帮扶, not 推行“说理式”执法."""
    if "+" in quote.inner:
        return (coins(verb) or quote.lead.endswith(TAKEN_UP)) and WAY.match(quote.tail) is not None
    named = len(quote.inner) >= SHORTEST_SENTENCE and quote.inner[-1] not in "式型化级类性"
    return named and verb in PRACTISED and DEED.match(quote.tail) is not None


def _is_subject(quote: Quote, verb: str) -> bool:
    """Whether nothing but a few words of field stands before a quote in its clause, or a verb that carries it out."""
    return quote.lead.startswith("“") or coins(verb) or (not verb and len(quote.row_lead) <= SHORT_LEAD)
