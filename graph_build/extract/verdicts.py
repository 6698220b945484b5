"""What a quoted string is: an undertaking, a formulation, a document, or nothing (a metaphor, an attribute)."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.extract.clauses import roles
from graph_build.extract.quotes import Quote, class_kinds, class_noun
from graph_build.lexicon import rows, words

COMPOUND = re.compile(r"[两二三四五六七八九十百千双](?!分之)|一[^、，]{1,2}[两二三四五六七八九][^、，]")
CODE = re.compile(r"[\dN+＋—\-*Xx]+")
NUMBERS = re.compile(r"(?:\d|\+|N|n){3,}")
DATE = re.compile(r"\d{1,2}·\d{1,2}")
PLAN = re.compile(r"[一二三]?十?[一二三四五六七八九]五")
PLAN_NOUN = re.compile(r"[^，。；：、的“”《》\n]{0,14}?(?:规划|纲要|计划)")
PLAN_OTHER = re.compile(r"普法")
RULES = re.compile(r"(?:规定|禁令|铁律|条例|准则|纲要|规划|办法)$|规划.*纲要")
UNDERTAKING = re.compile(
    r"(?:工程|行动|计划|机制|制度|试点|改革|活动|平台|品牌|讲堂|课堂|学堂|大赛|工作法|调解法|服务队|工作室|驿站|超市|直播间|专列|战役|创建年|提升年|"
    r"建设年|攻坚年|深化年|落实年|突破年|服务月|宣传月|宣传周|专项|同创|联创|共建|攻坚|整治|清零|大走访|模式|经验|一件事|回头看)$"
)
REQUIREMENT = re.compile(
    r"(?:的)?[^，。；：、“”的等\n]{0,4}?(?:要求|理念|原则|方针|部署|定位|战略定位|思路|总基调|精神|意识|目标|总目标|主线|底线|红线|格局|布局|"
    r"思想|方略|嘱托|使命|任务要求|论述|事项|责任|关系|导向|局面|标准|愿景|蓝图|追求)"
)
TROUBLE = re.compile(r"[^，。；：、“”\n]{0,3}?(?:问题|难题|现象|风险|情况|隐患|矛盾|顽疾|乱象|不正之风|难|人员|经费|群体|分子|案件?|疫情|山体|森林|地震|事故|火灾)")
HARDSHIP = re.compile(r"^(?:零.{1,4}|.{1,4}(?:难|贵|慢|烦|差|关|病|度|键|棋|牌|题|卷|墙|网|石|器|桥|引擎|公里|钥匙|盾|剑|线|田|账|池|盆|底|心|人|员|兵|雁|旗|标杆|样板|名片|高地|极|门|窗口|土壤|舞台|大脑|神经|血管|细胞|密码|基因|底色|亮色|成色|风景|风景线|动力源|策源地|火种|接力棒|大棒|利剑|利器|法宝|标尺|准绳|门神|管家|保姆|后盾|靠山|主角|配角|两翼|双翼|双轮|新高地|小气候|大气候))$")
HONOUR = ("获评", "入选", "荣获", "被评为", "获得", "授予", "评为", "荣膺", "表彰", "命名为", "评选", "称号")
STANCE = (
    "坚持", "牢记", "把握", "领悟", "增强", "坚定", "做到", "践行", "秉持", "树立", "弘扬", "紧扣", "锚定", "贯彻", "拥护", "防止", "纠治",
    "反对", "兜牢", "筑牢", "统筹", "围绕", "聚焦", "恪守", "遵循", "强调", "体现", "落实", "实现", "对照", "按照", "捍卫", "关于", "心系", "胸怀", "支持",
)
OTHERS = re.compile(r"等(?![，。；、\n]|$|[^，。；]{0,4}“)")
PAPER = re.compile(r"[^，。；：、]{0,4}?(?:方案|办法|意见|规划|条例|规定|目录|纲要)")
ISSUING = ("制定", "制订", "印发", "编制", "发布", "形成", "出台", "公布")
UMBRELLA = re.compile(r"[一二两三四五六七八九十]{1,2}[大项个]")
COUNTED = re.compile(r"[\d*]")
WORK = re.compile(r"工作(?!部署|要求|思路|目标|布局)|手段|方式|举措|措施|做法|宣传|行动|服务")
DOING = re.compile(r"[，、]?(?:狠抓|推进|推动|促进|破解|抓实|实施|开展|为抓手|为载体|为契机|为牵引|为引领)")
COINED = ("实施", "开展", "推行", "推进", "启动", "深化", "举办", "承办", "组织", "上线", "开发", "推出", "创新", "探索", "建立", "运行", "完善", "健全",
          "试行", "推广", "创建", "争创", "优化", "建成", "开办", "开设", "打造", "培育", "建设", "构建", "用好", "运用", "利用", "创设", "落实", "执行", "狠抓",
          "擦亮", "做实", "做优", "叫响", "实行", "应用", "开通", "设立", "组建", "完成", "办好", "打响", "成立", "引入", "搭建", "开启", "升级", "依托", "通过")
TAIL_STOPS = re.compile(r"$|[，。；、：！？）\n“《]|[*\d]|和|与|及|等|以来|为|在|作为|纳入|行动|[一-十]{0,2}[个项家场次期]|成果|建设|品牌|经验|改革|试点|，")


@lru_cache(maxsize=1)
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    quoted = frozenset(words("formulations")) | frozenset(words("quoted_formulations"))
    known = frozenset(words("initiatives")) | frozenset(words("quoted_initiatives"))
    return quoted, known, frozenset(words("nothings"))


@lru_cache(maxsize=1)
def _units() -> re.Pattern[str]:
    nouns = sorted((row["noun"] for row in rows("unit_nouns")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(nouns)})")


@lru_cache(maxsize=1)
def _coined() -> re.Pattern[str]:
    return re.compile("|".join(sorted({*COINED, *STANCE, *HONOUR, *ISSUING}, key=len, reverse=True)))


class Verdict(tuple[str, str, int, str]):
    """Kind, name, how many characters of the tail belong to it, and the kind of undertaking."""


def _verdict(kind: str, name: str, taken: int = 0, sort: str = "") -> Verdict:
    return Verdict((kind, name, taken, sort))


def nearest_verb(lead: str) -> str:
    """The last word before a quote that says what is done with it."""
    found = _coined().findall(lead)
    return found[-1] if found else ""


def _plan(quote: Quote) -> Verdict | None:
    if not PLAN.fullmatch(quote.inner):
        return None
    noun = PLAN_NOUN.match(quote.tail)
    if noun:
        return _verdict("Document", f"“{quote.inner}”{noun[0]}", noun.end())
    if PLAN_OTHER.match(quote.tail):
        return _verdict("Initiative", quote.inner + quote.tail[:2], 2, "活动")
    return _verdict("", "")


def _compound(quote: Quote, verb: str) -> Verdict:
    """A number compound by what it stands for."""
    if RULES.search(quote.inner) or quote.tail.startswith(("规定", "禁令")):
        return _verdict("Document", quote.inner)
    carried = verb in COINED and verb not in STANCE or WORK.match(quote.tail) is not None
    if UNDERTAKING.search(quote.inner) or carried or (quote.lead.endswith("以") and DOING.match(quote.tail)):
        return _verdict("Initiative", quote.inner)
    return _verdict("Formulation", quote.inner)


def _with_noun(quote: Quote, modifier: str, noun: str) -> Verdict:
    taken = len(modifier) + len(noun)
    made = noun in ("清单", "目录") and nearest_verb(quote.lead) in ISSUING
    if made or modifier and PAPER.match(quote.tail, taken):
        return _verdict("", "")
    code = CODE.fullmatch(quote.inner)
    whole = modifier and (code or UMBRELLA.match(modifier))
    name = quote.inner + quote.tail[:taken] if whole else quote.inner
    return _verdict("Initiative", name, taken, class_kinds()[noun])


def _listed(quote: Quote) -> bool:
    """Whether a row of quotes is closed by 等 and a class noun."""
    tail = quote.row_tail
    return tail.startswith("等") and (class_noun(tail[1:]) is not None or class_noun(tail[3:]) is not None)


@lru_cache(maxsize=4096)
def judge(quote: Quote) -> Verdict:
    """The verdict on one quote; the kind is empty where it names nothing."""
    inner, tail = quote.inner, quote.tail
    formulas, known, nothings = _sets()
    if not inner.strip("*Xx·.—-…×+%个") or inner in nothings or DATE.fullmatch(inner):
        return _verdict("", "")
    plan = _plan(quote)
    if plan is not None:
        return plan
    noun = class_noun(tail)
    if inner in formulas:
        if noun and not noun[0] and noun[1] not in ("体系", "任务", "法", "政策", "工程"):
            return _with_noun(quote, *noun)
        return _verdict("Formulation", inner)
    if inner in known:
        return _with_noun(quote, *noun) if noun else _verdict("Initiative", inner)
    return _open(quote, noun)


def _open(quote: Quote, noun: tuple[str, str] | None) -> Verdict:
    """A quote that no list knows."""
    inner, tail = quote.inner, quote.tail
    verb = nearest_verb(quote.row_lead if len(quote.row_lead) < len(quote.lead) else quote.lead)
    if verb in HONOUR and not noun:
        return _verdict("", "")
    unit = _units().match(tail)
    if unit and len(inner) <= 6:
        return _verdict("Initiative", inner + unit[0], unit.end(), "创建")
    if noun:
        return _with_noun(quote, *noun)
    if TROUBLE.match(tail):
        return _verdict("", "")
    if RULES.search(inner):
        return _verdict("Document", inner)
    if REQUIREMENT.match(quote.row_tail) and len(inner) >= 3:
        return _verdict("Formulation", inner)
    return _unmarked(quote, verb)


def _unmarked(quote: Quote, verb: str) -> Verdict:
    """A quote with neither a class noun nor a noun of requirement behind it."""
    inner = quote.inner
    if _listed(quote):
        return _verdict("Initiative", inner)
    if (COMPOUND.match(inner) or NUMBERS.fullmatch(inner)) and not HARDSHIP.match(inner):
        free = TAIL_STOPS.match(quote.tail) or WORK.match(quote.tail) or DOING.match(quote.tail)
        return _compound(quote, verb) if free or verb in STANCE else _verdict("", "")
    if UNDERTAKING.search(inner):
        return _verdict("Initiative", inner)
    if verb in ("坚持", "牢记", "树立", "秉持", "践行") and len(inner) >= 4:
        return _verdict("Formulation", inner)
    if HARDSHIP.match(inner) or len(inner) < 3 or not TAIL_STOPS.match(quote.tail) or OTHERS.match(quote.row_tail):
        return _verdict("", "")
    if not quote.lead and COUNTED.match(quote.tail) and len(inner) >= 4:
        return _verdict("Initiative", inner)
    if verb in COINED and roles().get(verb) != "adverb" and verb not in STANCE:
        return _verdict("Initiative", inner)
    return _verdict("", "")
