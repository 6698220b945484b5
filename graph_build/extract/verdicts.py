"""What a quoted string is: an undertaking, a formulation, a document, or nothing (a metaphor, an attribute)."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.document.text import Document
from graph_build.extract.numbered import (
    DATE,
    IN_A_ROW,
    NUMBER_ENDS,
    PLAN,
    PLANNED,
    TO_A_YEAR,
    YEARS_OF,
    anniversary,
    commemorated,
    is_entrusted,
    is_put_in_place,
    plan,
)
from graph_build.extract.quotes import NO_VERDICT, Quote, Verdict, class_kinds, class_noun, quotes
from graph_build.extract.unmarked import unmarked
from graph_build.extract.wordings import (
    BARE,
    CODE,
    COMPOUND,
    ISSUED,
    LEAGUE,
    LEAGUES,
    LONGEST_BRAND,
    LOOSE_NOUNS,
    MEASURES,
    MEASURES_NOUN,
    NO_WORDS,
    PLANS,
    RULES,
    SHORTEST_NAME,
    SHORTEST_SENTENCE,
    UNIT_ENDS,
    coins,
    formulas,
    is_attribute,
    is_metaphor,
    is_required,
    is_trouble,
    known,
    nearest_verb,
    parallel,
    units,
    verbs,
)
from graph_build.lexicon import word_set
from graph_build.records import Span, made

# A pun that quotes the first character of a phrase: “疫”起学法.
PUN = re.compile(r"[起享润亮聚护爱路心同行][一-龥]{2}")
PAPER = re.compile(r"[^，。；：、]{0,4}?(?:方案|办法|意见|规划|条例|规定|目录|纲要)")
UMBRELLA = re.compile(r"[一两二三四五六七八九十]{1,2}[大项个]")
REFORM = re.compile(r"改革|试点|行动|机制")
PROGRAMMES = ("工程", "行动", "计划", "专项行动", "行动计划")
# 变为众多部门的“全域作战”: how it is done now.
TURNED = re.compile(r"(?:变为|变成|转为|转变为|转向)[^，。；]{0,10}\Z")
TURNS_INTO = ("变成", "变为", "转为", "转变为", "转向")  # 把“人工经验”变成…: how it was done before
# 以“监督+服务”为核心的机制: what another thing turns on.
CORE = re.compile("为(?:核心|主体|支撑|保障|基础)[的，]|为(?:特色|框架|重点)的")
# 被评为县乡“最佳实践”项目: a distinction.
PRAISED = ("项目", "品牌", "窗口", "做法", "基地")
PRAISE = re.compile(r"(?:评为|获评|荣获|授予|命名为)[^，。；：“”]{0,20}\Z")
# “双一流”高校, “双高”院校: what kind of school.
SCHOOLS = re.compile(r"”?(?:建设)?(?:(?:高校|院校|大学|学校)(?!(?:和学科)?建设)|毕业生)")
# “政策人文环境”类深化改革先进集体: a distinction, by what it is for.
DISTINCTION = re.compile(r"[^，。；：、]{0,4}?(?:先进集体|先进个人|先进单位|称号|荣誉)")
THOROUGH = re.compile(r"应.尽.(?:、应.尽.)*")  # “应收尽收”: how far it is to go
PAIR = 2
LANDS = "北江河湖峡"  # “三北”, “两江”: names by themselves
GENERIC = re.compile("专项|专题|主题|系列|集中|常态化|长效|工作|实践|宣传|教育|整治|特色|党建|服务")
CODED = re.compile(r"(?!工作|等|的|为)[一-龥]{2,8}(?<!格局)(?<!体系)(?=[，。；、]|\Z)")
WAYS = ("的模式", "的工作模式", "的机制", "的工作机制")  # 采取“律所+社区”的模式
ONE_EACH_OF = "个一"  # “四个一”应急机制 is set up, whatever “四个一” is elsewhere
ONE_THING = "一件事"
FIELD = re.compile(r"(?!全面|持续|更多)(?:(?!等|将|把|办成|梳理|聚焦|群众|高频|身边)[一-龥]){2,12}(?<![的各级])")
WHERE, PUT_RIGHT = re.compile(r"(?:农村|城镇|城市|乡村|校园)\Z"), re.compile(r"[一-龥]{0,4}?(?:整治|治理|改革)")
# “三个作用”, “1571”, “四件大事”: what is aimed at, whatever else is said of it.
AIMS = re.compile(r"[一二三四五六七八九十两](?:个[一-龥]+|大[一-龥]{2}|件大事)|[\d+]+")
# 入选“全省依法惩治行贿犯罪典型案例”, not 入选“全省典型案例”.
CASE_BOOK, LONGEST_UNNAMED_CASES = "典型案例", 9
CASES = ("专案", "系列案")  # “901专案”: what is tried


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
        return NO_VERDICT
    return Verdict("Initiative", quote.inner + noun[0], noun.end(), class_kinds()[noun[0]])


def _named_after(quote: Quote) -> Verdict | None:
    """“头雁”支持计划 is a programme though 头雁 alone is a metaphor; “一把手”工程 stays one."""
    noun = class_noun(quote.tail)
    if not noun or noun[1] not in PROGRAMMES or quote.inner in ("一把手", "形象工程"):
        return None
    return _with_noun(quote, *noun) if noun[0] or coins(nearest_verb(quote.lead)) else None


def _with_noun(quote: Quote, modifier: str, noun: str) -> Verdict:
    """A name with a class noun behind it; a clear case but for papers (“X”清单 that is 印发, “X”项目培育方案)."""
    taken = len(modifier) + len(noun)
    made = noun in ("清单", "目录") and nearest_verb(quote.lead) in verbs("issuing")
    if made or (modifier and PAPER.match(quote.tail, taken)):
        return NO_VERDICT
    alone = quote.lead == quote.row_lead
    only_tells = CODE.fullmatch(quote.inner) or quote.inner[-1] in "式型"
    whole = only_tells or (alone and modifier and UMBRELLA.match(modifier)) or _is_part(quote.inner, modifier)
    name = quote.inner + quote.tail[:taken] if whole else quote.inner
    return Verdict("Initiative", name, taken, class_kinds()[noun])


def _joins(quote: Quote, verb: str) -> bool:
    """推行“5+2”课后服务, 完善“1+N”政策体系: what a code of several parts stands for is carried out."""
    return "+" in quote.inner and coins(verb) and CODED.match(quote.tail) is not None


def _with_what_it_counts(quote: Quote) -> Verdict:
    """“5+2”课后服务, “1+N”合规机构: a code alone names nothing."""
    noun = CODED.match(quote.tail)
    name = noun[0] if noun and "+" in quote.inner else ""
    return Verdict("Initiative", quote.inner + name, len(name))


def _is_part(inner: str, modifier: str) -> bool:
    """“双减”|工作联席会议制度: a pair of characters for a class of things names no mechanism without what follows."""
    pair = len(inner) == PAIR and COMPOUND.match(inner) is not None and inner[-1] not in LANDS
    return pair and len(GENERIC.sub("", modifier)) >= PAIR


@lru_cache(maxsize=1)
def _judged(document: Document) -> tuple[tuple[Quote, Verdict], ...]:
    judged = [(quote, judge(quote)) for quote in quotes(document)]
    judged = _evened(judged)
    works = {quote.inner for quote, verdict in judged if verdict.kind == "Initiative"}
    return tuple([(quote, _fronted(quote, _explained(quote, verdict, works))) for quote, verdict in judged])


def _fronted(quote: Quote, verdict: Verdict) -> Verdict:
    """社会救助“一件事”, 农村“空心房”整治: what names nothing by itself, with the field in front of it."""
    if verdict.kind != "Initiative" or len(quote.inner) > SHORTEST_NAME:
        return verdict
    front = _field(quote) if quote.inner == ONE_THING else _of_where(quote, verdict)
    if not front:
        return verdict
    name = front + quote.inner + quote.tail[: verdict.taken]
    return verdict._replace(name=name, before=len(front))


def _field(quote: Quote) -> str:
    """The words between the verb and a quote, where they are nothing but a field."""
    verb = nearest_verb(quote.lead)
    words = quote.lead[quote.lead.rfind(verb) + len(verb) :] if verb else quote.lead
    return words if FIELD.fullmatch(words) else ""


def _of_where(quote: Quote, verdict: Verdict) -> str:
    where = WHERE.search(quote.lead) if verdict.taken and PUT_RIGHT.match(quote.tail) else None
    return where[0] if where else ""


def _evened(judged: list[tuple[Quote, Verdict]]) -> list[tuple[Quote, Verdict]]:
    """创新“支部晨读”“干部夜校”等形式: what stands in a row with names that are carried out is a name, too."""
    rows = {quote.row_tail for quote, verdict in judged if verdict.kind == "Initiative" and _is_row(quote)}
    if not rows:
        return judged
    return [
        (quote, Verdict("Initiative", quote.inner))
        if verdict is NO_VERDICT and quote.row_tail in rows and _is_row(quote) and _may_name(quote.inner)
        else (quote, verdict)
        for quote, verdict in judged
    ]


def _may_name(inner: str) -> bool:
    return len(inner) >= SHORTEST_SENTENCE and inner not in word_set("nothings") and not is_metaphor(inner)


def _is_row(quote: Quote) -> bool:
    """Whether a quote stands in a row that closes with 等 and that a verb carries out."""
    row = quote.tail != quote.row_tail or quote.lead != quote.row_lead
    return row and quote.row_tail.startswith("等") and coins(nearest_verb(quote.row_lead))


def _explained(quote: Quote, verdict: Verdict, works: set[str]) -> Verdict:
    """What no list knows as a formula is what it is elsewhere in the report, any in a note (10.“五篇大文章”：…)."""
    if verdict.kind != "Formulation" or quote.inner not in works:
        return verdict
    told = quote.inner in formulas() or AIMS.fullmatch(quote.inner)
    noted = quote.tail.startswith(("：", ":")) or not told
    return Verdict("Initiative", quote.inner) if noted else verdict


def quoted(document: Document, kind: str) -> list[tuple[Span, Verdict]]:
    """The quotes that are names of one kind: where each stands with what belongs to it, and the verdict on it."""
    return [
        (made(Span, (quote.span.start - verdict.before, quote.span.end + verdict.taken)), verdict)
        for quote, verdict in _judged(document)
        if verdict.kind == kind
    ]


def judge(quote: Quote) -> Verdict:
    """The verdict on one quote."""
    inner = quote.inner
    if quote.tail.startswith("奖") or quote.row_tail.startswith("复评") or IN_A_ROW.search(inner):
        return NO_VERDICT  # a prize, and how often in a row something was won
    if inner.endswith("周年") and YEARS_OF.fullmatch(inner):
        return anniversary(quote)
    if len(inner) == 1:
        return Verdict("Initiative", inner + quote.tail[:3], 3, "活动") if PUN.match(quote.tail) else NO_VERDICT
    if (inner[-1] == "案" and inner.endswith(CASES)) or (inner[0] == "应" and THOROUGH.fullmatch(inner)):
        return NO_VERDICT
    numbered = inner[-1] in NUMBER_ENDS or inner[-1].isdecimal()
    if numbered and MEASURES.fullmatch(inner):
        noun_of_rules = MEASURES_NOUN.match(quote.tail)
        if noun_of_rules or nearest_verb(quote.lead) in ISSUED:
            taken = noun_of_rules[0] if noun_of_rules else ""
            return Verdict("Document", inner + taken, len(taken))
    if numbered and DATE.fullmatch(inner):
        return commemorated(quote)
    if inner == "回头看" and quote.lead and not quote.lead.endswith(tuple(verbs("coined"))):
        return NO_VERDICT
    if not inner.strip(NO_WORDS):
        return _masked(quote)
    if inner in word_set("nothings"):
        return _named_after(quote) or _reformed(quote)
    if numbered and (PLAN.fullmatch(inner) or (TO_A_YEAR.search(inner) and PLANNED.match(quote.tail))):
        return plan(quote)
    turned = quote.tail.startswith(TURNS_INTO) or TURNED.search(quote.lead)
    if turned or (quote.lead.endswith("以") and CORE.match(quote.tail)):
        return NO_VERDICT
    if is_entrusted(quote, numbered):
        return Verdict("Formulation", inner)
    noun = class_noun(quote.tail)
    if inner in formulas() and not (noun and inner.endswith(ONE_EACH_OF)):
        project = noun is not None and noun[1] == "工程" and len(inner) >= SHORTEST_SENTENCE
        bare = noun is not None and noun[0] in BARE and (project or noun[1] not in LOOSE_NOUNS)
        return _with_noun(quote, *noun) if noun and bare else Verdict("Formulation", inner)
    if inner[0] == "双" and SCHOOLS.match(quote.tail):
        return NO_VERDICT
    if inner in known() or (inner.endswith(LEAGUES) and LEAGUE.fullmatch(inner)):
        return _with_noun(quote, *noun) if noun else Verdict("Initiative", inner)
    return _open(quote, noun)


def _open(quote: Quote, noun: tuple[str, str] | None) -> Verdict:
    """A quote that no list knows."""
    inner, tail = quote.inner, quote.tail
    telling = noun and not (noun[1] in PRAISED and PRAISE.search(quote.lead))  # a class noun tells more than a verb
    verb = "" if telling else nearest_verb(min(quote.row_lead, quote.lead, key=len))
    if verb in verbs("honour") and inner.endswith(CASE_BOOK) and len(inner) >= LONGEST_UNNAMED_CASES:
        return Verdict("Document", inner)
    if verb in verbs("honour") and not (inner.endswith(PLANS) and tail[:1] != "奖"):
        return NO_VERDICT
    unit = units().match(tail)
    if unit and len(inner) <= LONGEST_BRAND and UNIT_ENDS.match(tail, unit.end()):
        return Verdict("Initiative", inner + unit[0], unit.end(), "创建")
    if noun and noun[1] == "战略" and nearest_verb(quote.lead) in verbs("stance") - verbs("coined"):
        return Verdict("Formulation", inner)  # 围绕“一城三区”发展战略
    if noun == ("", "任务") and parallel(inner):
        return Verdict("Formulation", inner)  # 锚定“全灾种、大应急”任务
    if noun:
        honour = DISTINCTION.match(tail, len(noun[0]) + len(noun[1]))
        return NO_VERDICT if honour or is_attribute(inner, noun[1]) else _with_noun(quote, *noun)
    if is_trouble(tail) or is_trouble(quote.row_tail):
        return NO_VERDICT
    if RULES.search(inner):
        return Verdict("Document", inner)
    if CODE.fullmatch(inner) and (is_put_in_place(quote, verb) or _joins(quote, verb) or quote.tail.startswith(WAYS)):
        return _with_what_it_counts(quote)
    if is_required(quote.row_tail) and len(inner) >= SHORTEST_NAME and not inner.endswith(PROGRAMMES):
        return Verdict("Formulation", inner)
    return unmarked(quote, verb)
