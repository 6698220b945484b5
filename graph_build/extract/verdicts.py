"""What a quoted string is: an undertaking, a formulation, a document, or nothing (a metaphor, an attribute)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_build.extract.quotes import Quote, class_kinds, class_noun, quotes
from graph_build.lexicon import rows, words
from graph_build.records import Span
from graph_build.scanning import any_word
from graph_build.text import Document

COMPOUND = re.compile(r"[两二三四五六七八九十百千双](?!分之)|一[^、，]{1,2}[两二三四五六七八九][^、，]")
CODE = re.compile(r"[\dN+＋—\-*Xx]+")
NUMBERS = re.compile(r"(?:\d|\+|N|n){3,}")
# A date or a bare count: “4·11”, “26条”.
DATE = re.compile(r"\d{1,2}·\d{1,2}|\d+[条项]")
# A pun that quotes the first character of a phrase: “疫”起学法.
PUN = re.compile(r"[起享润亮聚护爱路心同行][一-龥]{2}")
MASK = "*Xx·.—-…×+%个"
PLAN = re.compile(r"[一二三]?十?[一二三四五六七八九]五")
PLAN_NOUN = re.compile(r"[^，。；：、的“”《》\n]{0,14}?(?:规划|纲要|计划)")
LAW_SPREADING = "普法"
RULES = re.compile(
    r"(?:规定|禁令|铁律|条例|准则|纲要|规划|办法|检察建议)$|规划.*纲要|[一二三四五六七八九十百\d]+条(?:硬?措施|举措|意见|政策|规定)$"
)
PAPER = re.compile(r"[^，。；：、]{0,4}?(?:方案|办法|意见|规划|条例|规定|目录|纲要)")
UMBRELLA = re.compile(r"[一两二三四五六七八九十]{1,2}[大项个]")
# What is done with a compound when it is carried out as work: “三查”手段, “五进”宣传, 以“一单三制”狠抓….
WORK = re.compile(r"工作(?!部署|要求|思路|目标|布局)|手段|方式|举措|措施|做法|宣传|行动|服务|管理(?!体系|体制)")
DOING = re.compile(r"[，、]?(?:狠抓|推进|推动|促进|破解|抓实|实施|开展|为抓手|为载体|为契机|为牵引|为引领)")
# Where a name may stop: “X”等, “X”20个, “X”建设; before another noun it is an attribute (“免陪护”病房).
STOPS = re.compile(
    r"$|[，。；、：！？）\n“《]|[*\d]|和|与|及|等|以来|为|在|作为|纳入|行动|[一-十]{0,2}[个项家场次期]"
    r"|成果|建设|全覆盖|品牌|经验|改革|试点|服务(?![^，。；、]{0,6}?(?:中心|站|点|队|平台|能力|水平))"
    r"|工作(?!部署|要求|思路|目标|布局|格局|局面|力量|人员|报告|方针|会议|站|室|者|队|组)"
)
# The quote is itself the subject of progress: “全国通办”5月10日起实施, “村BA”火热开展.
PROGRESS = re.compile(
    r"(?:建设|工作)?(?:\d{1,2}月(?:\d{1,2}日)?起?|全面|深入|持续|扎实|有序|正式|顺利|圆满|火热|火爆|广泛|常态化|蓬勃|全部|率先|落地|加快|稳步|全域|不断|深受|广受|备受|叫好)*"
    r"(?:实施|施行|推行|启动|开展|推进|上线|开通|落地|见效|运行|走在|成效|开播|首发|开行|开赛|举办|出圈|提速|扩面|提质|增效|推广|覆盖(?![率面])|惠及"
    r"|取得|见成效|破圈|走红|欢迎|好评|热议|热烈|关注|又叫座|走深走实|擦亮|形成)"
)
REFORM = re.compile(r"改革|试点|行动|机制")
# A code that is put in place: 组建“1+8+N”救援力量.
FORCE = re.compile(r"[^，。；：、“”的等\n]{0,8}?(?:力量|体系|格局|队伍|架构|网络|布局|服务|管理|模式|治理)")
DAY = re.compile(r"[^，。；：、“”\n的]{0,8}?[日周月](?!常|均|前|后|度|内|底|初)")
OTHERS = re.compile(r"等(?![，。；、\n]|$|[^，。；]{0,4}“)")
COUNTED = re.compile(r"[\d*]")
HELD = ("坚持", "牢记", "树立", "秉持", "践行")
# What is only moved along or built may be an aim: 推动行政诉讼“双下降”, 打造“三个高地”.
AIMING = ("推动", "打造", "建设", "构建", "建好", "建强")
# Behind these formulas even a bare class noun names no undertaking: “三保”任务.
ISSUED = ("出台", "印发", "发布", "制定", "推出")
LOOSE_NOUNS = ("体系", "任务", "政策", "工程")
# “渝邻汇”社区综合服务体 is no kind of 社区.
UNIT_ENDS = re.compile(
    r"$|[^一-龥]|[和与及等在的]|创建|建设|比例|数量|达|占|共|覆盖|评选|培育|试点|示范|[一二三四五六七八九十]"
)
# Leagues of these years: “苏超”, “村BA”.
LEAGUE = re.compile(r"[一-龥]{1,2}(?:超|BA)")
# What a platform or a service does itself: “鲁执法”推动…, “八闽书房”辐射….
DOES = re.compile(
    r"推动|促成|助力|带动|惠及|覆盖(?![率面])|吸引|辐射|累计|注册|接入|入驻|兑付|发放|受理|办理|服务[^，。；、的]{0,6}\d"
)
# “项目突破年”, “金秋招聘月”: a time that is given to one thing.
CAMPAIGN = re.compile(r"[一-龥]{3,}(?<![一二三四五六七八九十百千万多全今去近历周])[年月周]")
PRACTISED = ("推行", "实施", "开展", "探索", "推广", "创新", "深化")
DEED = re.compile(
    r"[一-龥]{0,4}(?:育人|帮扶|管理|监管|办理|审批|调解|结算|走访|培养|宣讲|治理|招生|选聘|联办|通办|会商|教研|就医|支付|审理|审判"
    r"|检察|巡诊|巡讲|普法|评查|结对)(?=[，。；、]|$)"
)
WAY = re.compile(r"[一-龥]{0,6}(?=[，。；、等\d*]|$)")
PLANS = ("计划", "工程", "行动")
# “三重一大”决策制度 is as bare as “三重一大”制度.
BARE = ("", "决策")
# “稳就业16条”: measures that go by their number.
MEASURES = re.compile(r"[^、，]*[\d一二三四五六七八九十][条策]")
# Parts of one length, each a phrase: 应收尽收、应治尽治.
SHORTEST_PART = 3
SHORTEST_NAME = 3
SHORTEST_SENTENCE = 4
LONGEST_BRAND = 6
SHORT_LEAD = 6


class Verdict(NamedTuple):
    """`kind` is empty where a quote names nothing; `taken` characters of the tail belong to the mention."""

    kind: str
    name: str = ""
    taken: int = 0
    sort: str = ""


NOTHING = Verdict("")


@lru_cache(maxsize=1)
def _formulas() -> frozenset[str]:
    return frozenset(words("formulations")) | frozenset(words("quoted_formulations"))


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return frozenset(words("initiatives")) | frozenset(words("quoted_initiatives"))


@lru_cache(maxsize=1)
def _nothings() -> frozenset[str]:
    return frozenset(words("nothings"))


@lru_cache(maxsize=4)
def _verbs(role: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("quote_verbs") if row["role"] == role)


def _longest_first(terms: tuple[str, ...]) -> str:
    return "|".join(sorted(set(terms), key=lambda term: (-len(term), term)))


@lru_cache(maxsize=8)
def _pattern(name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """The words of a list as one pattern."""
    return re.compile(rf"{before}(?:{_longest_first(words(name))}){after}")


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    return re.compile(_longest_first(tuple(row["noun"] for row in rows("unit_nouns"))))


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    return re.compile(any_word(row["verb"] for row in rows("quote_verbs")))


def _is_undertaking(inner: str) -> bool:
    ending = _pattern("quoted_undertaking_endings", after="$")
    return CAMPAIGN.fullmatch(inner) is not None or ending.search(inner) is not None


def _is_metaphor(inner: str) -> bool:
    return inner.startswith("零") or _pattern("metaphor_endings", ".{1,4}", "$").fullmatch(inner) is not None


def _is_attribute(inner: str, noun: str) -> bool:
    """Whether a quote only says of what kind a place is: “智慧”食堂, “一站式”窗口."""
    return noun in words("branded_places") and (len(inner) < SHORTEST_NAME or inner[-1] in "式型化级性类")


def _parallel(inner: str) -> bool:
    """Whether a quote is a row of phrases of one length."""
    parts = inner.split("、")
    return len(parts) > 1 and len({len(part) for part in parts}) == 1 and len(parts[0]) >= SHORTEST_PART


def _is_required(tail: str) -> bool:
    return _pattern("requirement_nouns", "的?[^，。；：、“”的等\n]{0,4}?").match(tail) is not None


def _is_trouble(tail: str) -> bool:
    return _pattern("trouble_nouns", "[^，。；：、“”\n]{0,3}?").match(tail) is not None


def nearest_verb(lead: str) -> str:
    """The last word before a quote that says what is done with it."""
    found = _verb().findall(lead)
    return found[-1] if found else ""


def _carried(verb: str) -> bool:
    return verb in _verbs("coined") and verb not in _verbs("stance")


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


def _reformed(quote: Quote) -> Verdict:
    """“三合一”改革: a number compound that names nothing by itself, with the noun of what is carried out."""
    noun = REFORM.match(quote.tail)
    if not noun or not COMPOUND.match(quote.inner):
        return NOTHING
    return Verdict("Initiative", quote.inner + noun[0], noun.end(), class_kinds()[noun[0]])


def _compound(quote: Quote, verb: str) -> Verdict:
    """A number compound by what it stands for."""
    inner, tail = quote.inner, quote.tail
    free = STOPS.match(tail) or WORK.match(tail) or DOING.match(tail)
    if not free and verb not in _verbs("stance"):
        return NOTHING
    if RULES.search(inner) or tail.startswith(("规定", "禁令")):
        return Verdict("Document", inner)
    means = quote.lead.endswith("以") and DOING.match(tail)
    if _is_undertaking(inner) or (_carried(verb) and verb not in AIMING) or WORK.match(tail) or means:
        return Verdict("Initiative", inner)
    return Verdict("Formulation", inner)


def _with_noun(quote: Quote, modifier: str, noun: str) -> Verdict:
    """A name with a class noun behind it; a clear case but for papers (“X”清单 that is 印发, “X”项目培育方案)."""
    taken = len(modifier) + len(noun)
    made = noun in ("清单", "目录") and nearest_verb(quote.lead) in _verbs("issuing")
    if made or (modifier and PAPER.match(quote.tail, taken)):
        return NOTHING
    whole = CODE.fullmatch(quote.inner) or (modifier and UMBRELLA.match(modifier))
    name = quote.inner + quote.tail[:taken] if whole else quote.inner
    return Verdict("Initiative", name, taken, class_kinds()[noun])


def _listed(quote: Quote) -> bool:
    """Whether a row of quotes is closed by a class noun, with 等 or without."""
    tail = quote.row_tail
    if not tail.startswith("等"):
        return tail != quote.tail and class_noun(tail) is not None
    return class_noun(tail[1:]) is not None or class_noun(tail[3:]) is not None


def _worked(quote: Quote, verb: str) -> bool:
    """Ways of working that are carried out: 推行“派驻+巡回”检察, 开展“润心助航”帮扶, not 推行“说理式”执法."""
    if "+" in quote.inner:
        return _carried(verb) and WAY.match(quote.tail) is not None
    named = len(quote.inner) >= SHORTEST_SENTENCE and quote.inner[-1] not in "式型化级类性"
    return named and verb in PRACTISED and DEED.match(quote.tail) is not None


@lru_cache(maxsize=1)
def _judged(document: Document) -> tuple[tuple[Quote, Verdict], ...]:
    return tuple([(quote, judge(quote)) for quote in quotes(document)])


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
    if len(inner) == 1 and PUN.match(quote.tail):
        return Verdict("Initiative", inner + quote.tail[:3], 3, "活动")
    if MEASURES.fullmatch(inner) and nearest_verb(quote.lead) in ISSUED:
        return Verdict("Document", inner)
    if DATE.fullmatch(inner):
        return _commemorated(quote)
    if not inner.strip(MASK) or inner in _nothings():
        return _reformed(quote)
    if PLAN.fullmatch(inner):
        return _plan(quote)
    noun = class_noun(quote.tail)
    if inner in _formulas():
        project = noun is not None and noun[1] == "工程" and len(inner) >= SHORTEST_SENTENCE
        bare = noun is not None and noun[0] in BARE and (project or noun[1] not in LOOSE_NOUNS)
        return _with_noun(quote, *noun) if noun and bare else Verdict("Formulation", inner)
    if inner in _known() or LEAGUE.fullmatch(inner):
        return _with_noun(quote, *noun) if noun else Verdict("Initiative", inner)
    return _open(quote, noun)


def _open(quote: Quote, noun: tuple[str, str] | None) -> Verdict:
    """A quote that no list knows."""
    inner, tail = quote.inner, quote.tail
    verb = nearest_verb(min(quote.row_lead, quote.lead, key=len))
    if verb in _verbs("honour") and not noun and not (inner.endswith(PLANS) and tail[:1] != "奖"):
        return NOTHING
    unit = _units().match(tail)
    if unit and len(inner) <= LONGEST_BRAND and UNIT_ENDS.match(tail, unit.end()):
        return Verdict("Initiative", inner + unit[0], unit.end(), "创建")
    if noun:
        return NOTHING if _is_attribute(inner, noun[1]) else _with_noun(quote, *noun)
    if _is_trouble(tail) or _is_trouble(quote.row_tail):
        return NOTHING
    if RULES.search(inner):
        return Verdict("Document", inner)
    if _is_required(quote.row_tail) and len(inner) >= SHORTEST_NAME:
        return Verdict("Formulation", inner)
    return _unmarked(quote, verb)


def _is_subject(quote: Quote, verb: str) -> bool:
    """Whether nothing but a few words of field stands before a quote in its clause, or a verb that carries it out."""
    return quote.lead.startswith("“") or _carried(verb) or (not verb and len(quote.row_lead) <= SHORT_LEAD)


def _unmarked(quote: Quote, verb: str) -> Verdict:
    """A quote with neither a class noun nor a noun of requirement behind it."""
    inner = quote.inner
    if _listed(quote) or (_is_undertaking(inner) and (not COMPOUND.match(inner) or inner.endswith(PLANS))):
        return Verdict("Initiative", inner)
    if _worked(quote, verb):
        return Verdict("Initiative", inner)
    if CODE.fullmatch(inner) and FORCE.match(quote.tail) and _carried(verb):
        return Verdict("Initiative", inner)
    if COMPOUND.match(inner) and PROGRESS.match(quote.tail) and not verb and len(quote.lead) <= SHORT_LEAD:
        return Verdict("Initiative", inner)
    if (COMPOUND.match(inner) or NUMBERS.fullmatch(inner)) and not _is_metaphor(inner):
        return _compound(quote, verb)
    if verb in _verbs("stance") and _parallel(inner):
        return Verdict("Formulation", inner)
    if verb in HELD and len(inner) >= SHORTEST_SENTENCE:
        return Verdict("Formulation", inner)
    if _is_metaphor(inner) or len(inner) < SHORTEST_NAME:
        return NOTHING
    if PROGRESS.match(quote.row_tail) and _is_subject(quote, verb):
        return Verdict("Initiative", inner)
    if not quote.row_lead and len(inner) >= SHORTEST_SENTENCE and DOES.match(quote.row_tail):
        return Verdict("Initiative", inner)
    if not STOPS.match(quote.tail) or OTHERS.match(quote.row_tail):
        return NOTHING
    counted = not quote.lead and COUNTED.match(quote.tail) and len(inner) >= SHORTEST_SENTENCE
    return Verdict("Initiative", inner) if counted or _carried(verb) else NOTHING
