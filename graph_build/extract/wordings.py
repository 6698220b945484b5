"""How the words in and around a quote speak: formulas, metaphors, ways of working, verbs that carry something out."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.lexicon import rows, word_set, words
from graph_build.scanning import any_word

COMPOUND = re.compile(r"[两二三四五六七八九十百千双](?!分之|(?<=百)姓)|一[^、，]{1,2}[两二三四五六七八九][^、，]")
CODE = re.compile(r"[\dN+＋—\-*Xx]+")
NUMBERS = re.compile(r"(?:\d|\+|N|n){3,}")
NO_WORDS = "*Xx·.—-…×+%个"
RULES = re.compile(
    r"(?:规定|禁令|铁律|铁规|严禁|不准|不得|条例|准则|纲要|规划|办法|检察建议|司法建议)\Z|规划.*(?:纲要|方案)|[一二三四五六七八九十百\d]+条(?:硬?措施|举措|意见|政策|规定)\Z"
)
# What is done with a compound when it is carried out as work: “三查”手段, “五进”宣传, 以“一单三制”狠抓….
WORK = re.compile(
    r"工作(?!部署|安排|要求|思路|目标|布局)|手段|方式|举措|措施|做法|宣传|行动|服务|管理(?!体系|体制)|治理(?!体系|能力|效能|水平)"
)
DOING = re.compile(r"[，、]?(?:狠抓|推进|推动|促进|破解|抓实|实施|开展|为抓手|为载体|为契机|为牵引|为引领)")
# Where a name may stop: “X”等, “X”20个, “X”建设; before another noun it is an attribute (“免陪护”病房).
STOPS = re.compile(
    r"\Z|中(?:[，、]|取得|荣?获|发挥)|[，。；、：！？）\n“《]|[*\d]|和|与|及|等|以来|为|在|作为|纳入|行动|[一-十]{0,2}[个项家场次期]"
    r"|成果|建设|全覆盖|品牌|经验|改革|试点|服务(?![^，。；、]{0,6}?(?:中心|站|点|队|平台|能力|水平))"
    r"|工作(?!部署|安排|要求|思路|目标|布局|格局|局面|力量|人员|报告|方针|会议|站|室|者|队|组)"
)
# The quote is itself the subject of progress: “全国通办”5月10日起实施, “村BA”火热开展.
PROGRESS = re.compile(
    r"(?:建设|工作)?(?:[\d*]{1,2}月(?:[\d*]{1,2}日)?起?|全面|基本|初步|常态|深入|持续|扎实|有力|稳健|有序|正式|顺利|圆满|火热|火爆|广泛|常态化|蓬勃|全部|率先|落地|加快|稳步|全域|不断|深受|广受|备受|叫好)*"
    r"(?:实施|施行|推行|启动|开展|推进|上线|开通|落地|见效|运行|走在|成效|开播|首发|开行|开赛|举办|出圈|提速|扩面|提质|增效|推广|覆盖(?![率面])|惠及"
    r"|实现[^，。；：、]{0,12}?全覆盖|取得|见成效|破圈|走红|欢迎|好评|热议|热烈|关注|又叫座|走深走实|擦亮|形成|深入人心)"
)
# A code that is put in place: 组建“1+8+N”救援力量.
FORCE = re.compile(r"[^，。；：、“”的等\n]{0,8}?(?:力量|体系|格局|队伍|架构|构架|网络|布局|服务|管理|模式|治理)")
OFFICES = ("机关", "海关", "军人", "法律人")  # “模范机关” is created, and no hardship (“入学关”)
UPHELD = ("坚持", "牢记", "树立", "秉持", "践行")
TAKES_SHAPE = re.compile(
    r"(?:全面|加快|持续|不断|基本|逐步|初步|整体)*(?:成型|成形|构建|形成|壮大|完善|建立|推进|运行|落地|见效|实施)"
)
# What is only moved along or built may be an aim: 推动行政诉讼“双下降”, 打造“三个高地”.
AIMING = ("推动", "打造", "建设", "构建", "建好", "建强")
# Behind a formula these name no undertaking (“三保”任务), behind a mask only with a word between.
LOOSE_NOUNS = ("体系", "任务", "政策", "工程")
# “邻里汇”社区综合服务体 is no kind of 社区.
UNIT_ENDS = re.compile(
    r"\Z|[^一-龥]|[和与及等在的]|创建|建设|比例|数量|达|占|共|覆盖|评选|培育|试点|示范|[一二三四五六七八九十]"
)
# Leagues of these years: “苏超”, “村BA”.
LEAGUES = ("超", "BA")
LEAGUE = re.compile(rf"[一-龥]{{1,2}}(?:{'|'.join(LEAGUES)})")
# What a platform or a service does itself: “慧执法”推动…, “江畔书房”辐射….
DOES = re.compile(
    r"推动|促成|助力|带动|惠及|覆盖(?![率面])|吸引|辐射|累计|注册|接入|入驻|兑付|发放|受理|办理|(?:服务|解决|化解)[^，。；、的]{0,6}[\d*]"
)
# How much it is used: “办事通”用户突破1000万.
USED = re.compile(
    r"(?:用户|参保|授信|放款|投保|访问|日均|活跃|签发|建成|开班|播放|销售|引育)[^，。；、的]{0,8}[\d*十百千万亿]"
    r"|(?:销售额|销售收入|交易额|激活率|使用率|注册量|使用量|知名度|影响力)[^，。；、的]{0,8}(?:增加|增长|提升|提高|扩大|攀升|[\d*])"
)
# “项目突破年”, “金秋招聘月”: a time that is given to one thing.
CAMPAIGN = re.compile(r"[一-龥]{3,}(?<![一二三四五六七八九十百千万多全今去近历周之])[年月周]")
# “首问负责制”: an institution by its ending.
SYSTEM = re.compile(r"[一-龥]{3,}[^体限强机]制")
# “我为群众办实事”解决问题36个: a deed, no trouble of that name.
SOLVES = ("解决", "化解", "破解", "受理", "办理", "办结", "调解", "查处")
# “临电入海”: power that one region sends to another, a project by its name.
POWER = re.compile(r"[一-龥]电(?:入[一-龥]|外送)")
PRACTISED = ("推行", "实施", "开展", "探索", "推广", "创新", "深化")
DEED = re.compile(
    r"[一-龥]{0,4}(?:育人|帮扶|管理|监管|办理|审批|调解|结算|走访|培养|宣讲|治理|招生|选聘|联办|通办|会商|教研|就医|服务|改造提升|改造|支付|审理|审判"
    r"|检察|矫正|帮教|巡诊|巡讲|普法|评查|结对)(?=[，。；、]|\Z)"
)
# “三医”协同, “五良”融合: how the members of a class go together, which is the name with them.
BOND = re.compile(r"(?:融合|协同|联动|共治)(?![体区点性式型]|发展|创新|中心|平台|站)")
WAY = re.compile(r"[一-龥]{0,6}(?=[，。；、等\d*]|\Z)")
PLANS = ("计划", "工程", "行动")
# “五十证合一”, “一单四制”: though they count, they name what is carried out.
CARRIED_OUT = (*PLANS, "证合一", "照合一", "码合一", "测合一", "审合一", "评合一", "勘合一")
# 制定“一人一案”, 按照“一场景一方案”: to each its own, where that is drawn up or followed.
ONE_EACH = re.compile("一[一-龥]{1,3}一[一-龥]{1,3}")
DRAWN_UP = ("制定", "按照", "落实", "执行", "编制")
# “三重一大”决策制度 is as bare as “三重一大”制度.
BARE = ("", "决策", "宣传")
# “稳就业16条”: measures that go by their number, where they are issued or called measures.
MEASURES = re.compile(r"[^、，]*[\d一二三四五六七八九十][条策]")
MEASURES_NOUN = re.compile(r"(?:硬)?(?:措施|举措)")
ISSUED = ("出台", "印发", "发布", "制定", "推出")
SHORTEST_PART = 3  # of those of a row, each a phrase: 应收尽收、应治尽治
SHORTEST_NAME = 3
SHORTEST_SENTENCE = 4
LONGEST_BRAND = 6
SHORT_LEAD = 6
LONGEST_STRENGTH = 4
QUOTING = ("coined", "stance", "honour", "issuing")  # roles of the verbs that tell what a quote is


@lru_cache(maxsize=1)
def formulas() -> frozenset[str]:
    return word_set("formulations") | word_set("quoted_formulations")


@lru_cache(maxsize=1)
def known() -> frozenset[str]:
    return word_set("initiatives") | word_set("quoted_initiatives")


@lru_cache(maxsize=8)
def verbs(role: str) -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("quote_verbs") if row["role"] == role)


@lru_cache(maxsize=8)
def _pattern(name: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """The words of a list as one pattern."""
    return re.compile(f"{before}{any_word(words(name))}{after}")


@lru_cache(maxsize=1)
def units() -> re.Pattern[str]:
    return re.compile(any_word(row["noun"] for row in rows("unit_nouns")))


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    return re.compile(any_word(set().union(*map(verbs, QUOTING))))


def is_undertaking(inner: str) -> bool:
    named = CAMPAIGN.fullmatch(inner) or SYSTEM.fullmatch(inner) or POWER.fullmatch(inner)
    return bool(named or _pattern("quoted_undertaking_endings", after=r"\Z").search(inner))


def is_metaphor(inner: str) -> bool:
    strength = inner[-1] == "力" and len(inner) <= LONGEST_STRENGTH and not COMPOUND.match(inner)  # “组织力”
    if inner.endswith(OFFICES):
        return False
    return strength or inner[0] == "零" or _pattern("metaphor_endings", ".{1,4}", r"\Z").fullmatch(inner) is not None


def is_attribute(inner: str, noun: str) -> bool:
    """Whether a quote only says of what kind a place is: “智慧”食堂, “一站式”窗口."""
    return noun in words("branded_places") and (len(inner) < SHORTEST_NAME or inner[-1] in "式型化级性类")


def parallel(inner: str) -> bool:
    """Whether a quote is a row of phrases of one length."""
    parts = inner.split("、")
    return len(parts) > 1 and len({len(part) for part in parts}) == 1 and len(parts[0]) >= SHORTEST_PART


def is_required(tail: str) -> bool:
    return _pattern("requirement_nouns", "的?(?![和与及])[^，。；：、“”的等\n]{0,4}?", "(?!制)").match(tail) is not None


def is_trouble(tail: str) -> bool:
    named = _pattern("trouble_nouns", "[^，。；：、“”\n]{0,3}?").match(tail)
    return named is not None and not tail.startswith(SOLVES)


def nearest_verb(lead: str) -> str:
    """The last word before a quote that says what is done with it."""
    found = _verb().findall(lead)
    return found[-1] if found else ""


def coins(verb: str) -> bool:
    """Whether a verb says of a quote that it is carried out or made, so that it is a name and no mere phrase.

    Wider than what carries on into the next clause (attribute.carrying) and than IMPLEMENTS (relate.doing): 开发“X”,
    设有“X” name an undertaking.
    """
    return verb in verbs("coined") and verb not in verbs("stance")
