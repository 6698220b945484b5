"""What a quoted string is: an undertaking, a formulation, a document, or nothing (a metaphor, an attribute)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_build.document.text import Document
from graph_build.extract.quotes import Quote, class_kinds, class_noun, quotes
from graph_build.extract.wordings import (
    AIMING,
    BARE,
    BOND,
    CODE,
    COMPOUND,
    DEED,
    DOES,
    DOING,
    FORCE,
    HELD,
    ISSUED,
    LEAGUE,
    LEAGUES,
    LONGEST_BRAND,
    LOOSE_NOUNS,
    MASK,
    MEASURES,
    MEASURES_NOUN,
    NUMBERS,
    PLANS,
    PRACTISED,
    PROGRESS,
    RULES,
    SHORT_LEAD,
    SHORTEST_NAME,
    SHORTEST_SENTENCE,
    STOPS,
    TAKES_SHAPE,
    UNIT_ENDS,
    USED,
    WAY,
    WORK,
    carried,
    formulas,
    is_attribute,
    is_metaphor,
    is_required,
    is_trouble,
    is_undertaking,
    known,
    nearest_verb,
    parallel,
    units,
    verbs,
)
from graph_build.lexicon import word_set
from graph_build.records import Span

# A date or a bare count: “4·11”, “26条”.
DATE = re.compile(r"[\d*]{1,2}·[\d*]{1,2}|[\d*]+[条项]")
# A pun that quotes the first character of a phrase: “疫”起学法.
PUN = re.compile(r"[起享润亮聚护爱路心同行][一-龥]{2}")
PLAN = re.compile(r"[一二三]?十?[一二三四五六七八九]五")
# 打击“两抢一盗”: what is fought; 实现“十八连丰”: what was won in a row.
FOUGHT, IN_A_ROW = ("打击", "整治", "严惩", "查处", "惩治", "排查"), re.compile(r"连[冠丰增升跳胜优好红A]\Z")
# “健康中国2030”规划
TO_A_YEAR, PLANNED = re.compile(r"20\d\d\Z"), re.compile(r"(?:发展)?规划(?![局师])")
PLAN_NOUN = re.compile(r"[^，。；：、的“”《》\n]{0,14}?(?:规划|纲要|计划)")
# What such numbers end with, but for digits: “26条”, “4·**”, “十四五”.
NUMBER_ENDS = frozenset("条策项五*")
LAW_SPREADING = "普法"
PAPER = re.compile(r"[^，。；：、]{0,4}?(?:方案|办法|意见|规划|条例|规定|目录|纲要)")
UMBRELLA = re.compile(r"[一两二三四五六七八九十]{1,2}[大项个]")
REFORM = re.compile(r"改革|试点|行动|机制")
PROGRAMMES = ("工程", "行动", "计划", "专项行动", "行动计划")
DAY = re.compile(r"[^，。；：、“”\n的]{0,8}?[日周月](?!常|均|前|后|度|内|底|初)")
OTHERS = re.compile(r"等(?![，。；、\n]|\Z|[^，。；]{0,4}“)")
# “三所联动”、市民热线等机制: a quote and other items.
ITEMS = re.compile(r"(?:、[^，。；：“”、]{2,14}){1,3}等")
COUNTED = re.compile(r"[\d*]")
# “临水三角”治理完成…: what was put right, by its name.
FINISHED = re.compile(r"(?:全面|基本|如期|按期|圆满|整体)*(?:完成|收官|竣工|达标|销号)")
TREATED = re.compile(r"(?:综合|专项|系统)?(?:改造|治理)")
# 发放“乐游码”12万张, “海惠保”: what is handed out goes by its name.
HANDED_OUT = re.compile(r"(?:发放|签发|发行|推出|上线|推广|创设)了?\Z")
PRODUCT = re.compile(r"[一-龥\d]{2,}[码卡券保贷险]")
# What is only followed: several points, so many articles.
LOOSELY_FOLLOWED = re.compile("、|^一|[条策项]\\Z|战略")
# 变为众多部门的“全域作战”: how it is done now.
TURNED = re.compile(r"(?:变为|变成|转为|转变为|转向)[^，。；]{0,10}\Z")
# 省委“1310”具体部署, 市委“1312”思路举措: what a code stands for is required.
IDEAS = ("思路举措", "工作思路", "工作举措", "总体思路", "发展思路")
CHARGES = ("使命任务", "政策取向")
# 被评为县乡“最佳实践”项目: a distinction.
PRAISED = ("项目", "品牌", "窗口", "做法", "基地")
PRAISE = re.compile(r"(?:评为|获评|荣获|授予|命名为)[^，。；：“”]{0,20}\Z")
# “双一流”高校, “双高”院校: what kind of school.
SCHOOLS = re.compile(r"”?(?:建设)?(?:(?:高校|院校|大学|学校)(?!(?:和学科)?建设)|毕业生)")
MOVING = ("推动", "推进", "促进")
# “政策人文环境”类深化改革先进集体: a distinction, by what it is for.
DISTINCTION = re.compile(r"[^，。；：、]{0,4}?(?:先进集体|先进个人|先进单位|称号|荣誉)")
THOROUGH = re.compile(r"应.尽.(?:、应.尽.)*")  # “应收尽收”: how far it is to go
CASES = ("专案", "系列案")  # “901专案”: what is tried
VAGUE = ("一批", "一大批", "一系列", "首家", "首批")


class Verdict(NamedTuple):
    """`kind` is empty where a quote names nothing; `taken` characters of the tail belong to the mention."""

    kind: str
    name: str = ""
    taken: int = 0
    sort: str = ""


NOTHING = Verdict("")


def _plan(quote: Quote) -> Verdict:
    """“十四五”规划 is a document, “七五”普法 an undertaking, “十四五” alone a period."""
    noun = PLAN_NOUN.match(quote.tail)
    if noun:
        return Verdict("Document", f"“{quote.inner}”{noun[0]}", noun.end())
    if quote.tail.startswith(LAW_SPREADING):
        return Verdict("Initiative", quote.inner + LAW_SPREADING, len(LAW_SPREADING), "活动")
    return NOTHING


def _commemorated(quote: Quote) -> Verdict:
    """“5·12”防灾减灾日 is a day that is held, “4·11”森林火灾 an event."""
    day = DAY.match(quote.tail)
    return Verdict("Initiative", quote.inner + day[0], day.end(), "活动") if day and "·" in quote.inner else NOTHING


def _masked(quote: Quote) -> Verdict:
    """“*+*”行动 has the noun in its name, for a mask alone names nothing."""
    noun = class_noun(quote.tail)
    if not noun or (noun[1] in LOOSE_NOUNS and not noun[0]):
        return _reformed(quote)
    taken = len(noun[0]) + len(noun[1])
    return Verdict("Initiative", quote.inner + quote.tail[:taken], taken, class_kinds()[noun[1]])


def _reformed(quote: Quote) -> Verdict:
    """“三合一”改革: a number compound that names nothing by itself, with the noun of what is carried out."""
    noun = REFORM.match(quote.tail)
    if not noun or not COMPOUND.match(quote.inner):
        return NOTHING
    return Verdict("Initiative", quote.inner + noun[0], noun.end(), class_kinds()[noun[0]])


def _named_after(quote: Quote) -> Verdict | None:
    """“头雁”支持计划 is a programme though 头雁 alone is a metaphor; “一把手”工程 stays one."""
    noun = class_noun(quote.tail)
    if not noun or noun[1] not in PROGRAMMES or quote.inner in ("一把手", "形象工程"):
        return None
    return _with_noun(quote, *noun) if noun[0] or carried(nearest_verb(quote.lead)) else None


def _compound(quote: Quote, verb: str) -> Verdict:
    """A number compound by what it stands for."""
    inner, tail = quote.inner, quote.tail
    if len(inner) < SHORTEST_NAME and tail.startswith("规定"):
        return Verdict("Document", f"“{inner}”规定", len("规定"))  # “三定”规定
    moves = PROGRESS.match(tail) and verb in MOVING  # 推动“三下三进三联动”走深走实
    free = STOPS.match(tail) or WORK.match(tail) or DOING.match(tail) or moves
    if not free and verb not in verbs("stance"):
        return NOTHING
    listed = inner.endswith(("清单", "目录")) and verb in verbs("issuing")
    if listed or RULES.search(inner) or tail.startswith(("规定", "禁令")):
        return Verdict("Document", inner)
    means = quote.lead.endswith("以") and DOING.match(tail) is not None
    means = means or (quote.lead.endswith("加快") and tail.startswith("建设"))
    if moves or is_undertaking(inner) or (carried(verb) and verb not in AIMING) or WORK.match(tail) or means:
        return Verdict("Initiative", inner)
    things = len(inner) < SHORTEST_NAME and not is_required(tail)  # 提升“三率”, 鼓励“三孩”: short for a class of things
    if things or quote.row_lead.endswith(FOUGHT) or IN_A_ROW.search(inner):
        return NOTHING
    return Verdict("Formulation", inner)


def _with_noun(quote: Quote, modifier: str, noun: str) -> Verdict:
    """A name with a class noun behind it; a clear case but for papers (“X”清单 that is 印发, “X”项目培育方案)."""
    taken = len(modifier) + len(noun)
    made = noun in ("清单", "目录") and nearest_verb(quote.lead) in verbs("issuing")
    if made or (modifier and PAPER.match(quote.tail, taken)):
        return NOTHING
    alone = quote.lead == quote.row_lead
    only_tells = CODE.fullmatch(quote.inner) or quote.inner[-1] in "式型"
    whole = only_tells or (alone and modifier and UMBRELLA.match(modifier))
    name = quote.inner + quote.tail[:taken] if whole else quote.inner
    return Verdict("Initiative", name, taken, class_kinds()[noun])


def _listed(quote: Quote) -> bool:
    """Whether a row of quotes is closed by a class noun, with 等 or without."""
    tail = quote.row_tail
    items = ITEMS.match(tail) if tail.startswith("、") else None
    if items:
        return class_noun(tail[items.end() :]) is not None
    if not tail.startswith("等"):
        return tail != quote.tail and class_noun(tail) is not None
    return class_noun(tail[1:]) is not None or class_noun(tail[3:]) is not None


def _worked(quote: Quote, verb: str) -> bool:
    """Ways of working that are carried out: 推行“派驻+巡回”检察, 开展“润心助航”帮扶, not 推行“说理式”执法."""
    if "+" in quote.inner:
        return carried(verb) and WAY.match(quote.tail) is not None
    named = len(quote.inner) >= SHORTEST_SENTENCE and quote.inner[-1] not in "式型化级类性"
    return named and verb in PRACTISED and DEED.match(quote.tail) is not None


@lru_cache(maxsize=1)
def _judged(document: Document) -> tuple[tuple[Quote, Verdict], ...]:
    judged = [(quote, judge(quote)) for quote in quotes(document)]
    works = {quote.inner for quote, verdict in judged if verdict.kind == "Initiative"}
    return tuple([(quote, _explained(quote, verdict, works)) for quote, verdict in judged])


def _explained(quote: Quote, verdict: Verdict, works: set[str]) -> Verdict:
    """In a note that explains it (10.“五篇大文章”：…) a name is what it is in the report."""
    noted = verdict.kind == "Formulation" and quote.tail.startswith(("：", ":")) and quote.inner in works
    return Verdict("Initiative", quote.inner) if noted else verdict


def quoted(document: Document, kind: str) -> list[tuple[Span, Verdict]]:
    """The quotes that are names of one kind: where each stands with what belongs to it, and the verdict on it."""
    return [
        (Span(quote.span.start, quote.span.end + verdict.taken), verdict)
        for quote, verdict in _judged(document)
        if verdict.kind == kind
    ]


def judge(quote: Quote) -> Verdict:
    """The verdict on one quote."""
    inner = quote.inner
    if quote.tail.startswith("奖") or quote.row_tail.startswith("复评") or IN_A_ROW.search(inner):
        return NOTHING  # a prize, and how often in a row something was won
    if len(inner) == 1 and PUN.match(quote.tail):
        return Verdict("Initiative", inner + quote.tail[:3], 3, "活动")
    if (inner[-1] == "案" and inner.endswith(CASES)) or (inner[0] == "应" and THOROUGH.fullmatch(inner)):
        return NOTHING
    numbered = inner[-1] in NUMBER_ENDS or inner[-1].isdecimal()
    if numbered and MEASURES.fullmatch(inner):
        noun_of_rules = MEASURES_NOUN.match(quote.tail)
        if noun_of_rules or nearest_verb(quote.lead) in ISSUED:
            taken = noun_of_rules[0] if noun_of_rules else ""
            return Verdict("Document", inner + taken, len(taken))
    if numbered and DATE.fullmatch(inner):
        return _commemorated(quote)
    if inner == "回头看" and quote.lead and not quote.lead.endswith(tuple(verbs("coined"))):
        return NOTHING
    if not inner.strip(MASK):
        return _masked(quote)
    if inner in word_set("nothings"):
        return _named_after(quote) or _reformed(quote)
    if numbered and (PLAN.fullmatch(inner) or (TO_A_YEAR.search(inner) and PLANNED.match(quote.tail))):
        return _plan(quote)
    if TURNED.search(quote.lead):
        return NOTHING
    if _entrusted(quote, numbered):
        return Verdict("Formulation", inner)
    noun = class_noun(quote.tail)
    if inner in formulas():
        project = noun is not None and noun[1] == "工程" and len(inner) >= SHORTEST_SENTENCE
        bare = noun is not None and noun[0] in BARE and (project or noun[1] not in LOOSE_NOUNS)
        return _with_noun(quote, *noun) if noun and bare else Verdict("Formulation", inner)
    if inner[0] == "双" and SCHOOLS.match(quote.tail):
        return NOTHING
    if inner in known() or (inner.endswith(LEAGUES) and LEAGUE.fullmatch(inner)):
        return _with_noun(quote, *noun) if noun else Verdict("Initiative", inner)
    return _open(quote, noun)


def _entrusted(quote: Quote, numbered: bool) -> bool:
    """Whether what follows says that the quote is a charge or an idea: “八个坚持”重点任务, “1312”思路举措."""
    if quote.tail.startswith("重点任务"):
        return COMPOUND.match(quote.inner) is not None
    return quote.tail.startswith(CHARGES) or (
        numbered and NUMBERS.fullmatch(quote.inner) is not None and quote.tail.startswith(IDEAS)
    )


def _open(quote: Quote, noun: tuple[str, str] | None) -> Verdict:
    """A quote that no list knows."""
    inner, tail = quote.inner, quote.tail
    telling = noun and not (noun[1] in PRAISED and PRAISE.search(quote.lead))  # a class noun tells more than a verb
    verb = "" if telling else nearest_verb(min(quote.row_lead, quote.lead, key=len))
    if verb in verbs("honour") and not (inner.endswith(PLANS) and tail[:1] != "奖"):
        return NOTHING
    unit = units().match(tail)
    if unit and len(inner) <= LONGEST_BRAND and UNIT_ENDS.match(tail, unit.end()):
        return Verdict("Initiative", inner + unit[0], unit.end(), "创建")
    if noun and noun[1] == "战略" and nearest_verb(quote.lead) in verbs("stance") - verbs("coined"):
        return Verdict("Formulation", inner)  # 围绕“一城三区”发展战略
    if noun == ("", "任务") and parallel(inner):
        return Verdict("Formulation", inner)  # 锚定“全灾种、大应急”任务
    if noun:
        honour = DISTINCTION.match(tail, len(noun[0]) + len(noun[1]))
        return NOTHING if honour or is_attribute(inner, noun[1]) else _with_noun(quote, *noun)
    if is_trouble(tail) or is_trouble(quote.row_tail):
        return NOTHING
    if RULES.search(inner):
        return Verdict("Document", inner)
    if CODE.fullmatch(inner) and _put_in_place(quote, verb):
        return Verdict("Initiative", inner)
    if is_required(quote.row_tail) and len(inner) >= SHORTEST_NAME:
        return Verdict("Formulation", inner)
    return _unmarked(quote, verb)


def _is_subject(quote: Quote, verb: str) -> bool:
    """Whether nothing but a few words of field stands before a quote in its clause, or a verb that carries it out."""
    return quote.lead.startswith("“") or carried(verb) or (not verb and len(quote.row_lead) <= SHORT_LEAD)


def _put_in_place(quote: Quote, verb: str) -> bool:
    """Whether a code is put in place or takes shape: 组建“1+8+N”救援力量, “1361”构架全面成型."""
    force = FORCE.match(quote.tail)
    return force is not None and (carried(verb) or TAKES_SHAPE.match(quote.tail, force.end()) is not None)


def _treated(quote: Quote, verb: str) -> str:
    """The word behind a quote that says how what it names was put right: “临水三角”|治理."""
    treated = TREATED.match(quote.tail)
    if not treated or len(quote.inner) < SHORTEST_NAME or quote.inner[-1] in "式型化级性类":
        return ""
    rest = quote.tail[treated.end() :]
    progresses = PROGRESS.match(rest) or FINISHED.match(rest)
    return treated[0] if progresses and not verb and len(quote.row_lead) <= SHORT_LEAD else ""


def _bound(quote: Quote, verb: str) -> str:
    """The word behind a short compound that says how its members go together: “三医”|协同."""
    if len(quote.inner) >= SHORTEST_NAME or not COMPOUND.match(quote.inner):
        return ""
    bond = BOND.match(quote.tail)
    return bond[0] if bond and (not quote.lead or (carried(verb) and verb not in AIMING)) else ""


def _unmarked(quote: Quote, verb: str) -> Verdict:
    """A quote with neither a class noun nor a noun of requirement behind it."""
    inner = quote.inner
    if PRODUCT.fullmatch(inner) and HANDED_OUT.search(quote.row_lead) and inner[0] not in "三两":
        return Verdict("Initiative", inner)
    if treated := _treated(quote, verb):
        return Verdict("Initiative", inner + treated, len(treated), "行动")
    if bond := _bound(quote, verb):
        return Verdict("Initiative", inner + bond, len(bond), "机制")
    if not quote.row_lead and len(inner) >= SHORTEST_NAME and USED.match(quote.row_tail):
        return Verdict("Initiative", inner)
    held = verb in verbs("stance") and parallel(inner)  # 坚持“保基本、强基层、建机制”
    if _listed(quote) or (is_undertaking(inner) and not held and (not COMPOUND.match(inner) or inner.endswith(PLANS))):
        return Verdict("Initiative", inner)
    if _worked(quote, verb):
        return Verdict("Initiative", inner)
    if COMPOUND.match(inner) and PROGRESS.match(quote.tail) and not verb and len(quote.lead) <= SHORT_LEAD:
        return Verdict("Initiative", inner)
    if (COMPOUND.match(inner) or NUMBERS.fullmatch(inner)) and not is_metaphor(inner):
        return _compound(quote, verb)
    if held:
        return Verdict("Formulation", inner)
    if verb in HELD and len(inner) >= SHORTEST_SENTENCE:
        return Verdict("Formulation", inner)
    if is_metaphor(inner) or len(inner) < SHORTEST_NAME:
        return NOTHING
    if PROGRESS.match(quote.row_tail) and _is_subject(quote, verb):
        return Verdict("Initiative", inner)
    does = DOES.match(quote.row_tail) and len(inner) >= SHORTEST_SENTENCE
    if not quote.row_lead and does:
        return Verdict("Initiative", inner)
    if not STOPS.match(quote.tail) or OTHERS.match(quote.row_tail) or quote.row_lead.endswith(VAGUE):
        return NOTHING
    if verb in AIMING and "的" in inner and not COUNTED.match(quote.tail):
        return NOTHING
    counted = not quote.lead and COUNTED.match(quote.tail) and len(inner) >= SHORTEST_SENTENCE
    followed = verb == "落实" and len(inner) >= SHORTEST_SENTENCE and not LOOSELY_FOLLOWED.search(inner)
    return Verdict("Initiative", inner) if counted or followed or carried(verb) else NOTHING
