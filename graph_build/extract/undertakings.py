"""Unquoted names of undertakings, each closed by a head noun and governed by a verb (深化X改革, 健全Y机制)."""

from __future__ import annotations

import re

from graph_build.document.text import Document
from graph_build.extract.beginnings import ANY_LINK, LONGEST_NAME, SHORTEST_LAST, beginning
from graph_build.extract.classes import names_class
from graph_build.extract.clauses import balanced, clause_start
from graph_build.extract.coordination import items_of
from graph_build.extract.heads import Head, counted, found_heads
from graph_build.extract.honours import RECEIVING, RUN_DOWN, praised
from graph_build.extract.modifiers import own_words
from graph_build.extract.progress import PROGRESS
from graph_build.extract.wordings import verbs
from graph_build.records import Mention, made
from graph_build.scanning import any_word

# 入选国家公立医院改革与高质量发展、|中医药传承示范城市: honours in a row that are received
RECEIVED = re.compile(rf"(?:{RECEIVING}|被评为|被命名为)[^，。；]*\Z")
BRANDED = "民主法治"  # a brand of villages, whoever calls them so
AIMED_AT = ("试点", "计划", "平台", "项目")  # what a place is chosen for may be carried out there
# What may stand between two names; 参与, 涉及 are words of their own.
LINK = re.compile(r"[、和与及](?:(?<=、)|(?<=和)(?!美乡村)|(?<=与)(?<!参与)|(?<=及)(?<![普涉顾触]及))")
UMBRELLA = re.compile(r"[一-龥]{2,6}(?:[、和][一-龥]{2,6}?)+([三四五六七八九十]大[一-龥]{2,6})\Z")
# A programme may be counted by its works: 实施农村饮水安全巩固提升项目23个.
LAST_PART = re.compile(r"信息(?:公开)?(四大(?:公开)?平台)")  # 庭审活动、裁判文书、执行|信息四大公开平台
PROGRAMME = re.compile(r"(?:能力|巩固|质量|扩容|改善)[^，。；]{0,6}(?:提升|提质|改善)(?:项目|工程)\Z|改善与|补助项目\Z")
MANY = re.compile(r"多(?=[个项种家类批条场所名支件起轮方视领层维样渠])")
# 不断总结经验, 其他矿山整治: words that say how, or which of others.
NEVER_FIRST = ("不断", "其他", "其它", "继续", "切实", "着力", "全力")
MANY_JOINED = ("机制", "制度")  # 多渠道监测预警机制 is one
# A list that is closed by 等, not 等级, 平等.
AND_SO_ON = re.compile("(?<![平同对高中优劣初何])等(?![级次同额离效待于候])")
# 打造一批有特色的法治品牌: things of a class.
VAGUE = re.compile(r"(?:一批|一系列|多个|若干|各类|一些)[^，。；“]{0,40}\Z")
# 零工市场18家、家门口驿站 are two things, of which the first is counted.
COUNT = re.compile(
    r"[\d*](?:余?[个项家座所条处件名场次]、|余?[个项条](?!一)|(?<=\A.)[\d*]*余?[个项家座所条处件])|[二三四五六]是"
)
# 建成12个国家级示范区: a class of things, counted in front; 覆盖12家医院的平台 is one, which reaches so many.
COUNTED_BEFORE = re.compile(
    r"(?=[\d*])(?<![\d*])(?<!覆盖)(?<!涵盖)(?<!接入)(?<!汇聚)(?<!连接)(?<!联通)[\d*]+余?[个项家座所条处](?:[^，。；：、\d]{2,12}的|国家级|省级|市级|县级|区级|重点|重大|大型)*的?\Z"
)
# 支持海州、临江创建国家级…: a verb.
STRIVEN = re.compile(
    r"为|成为|国家|[省市](?!级)|全国|省级|世界|首批|[\d*]|[一-龥]{2,6}?(?:城市|县|区|市|村|镇|学校|单位|医院|园区)(?:[，。；、]|\Z)|[区县](?:[，。；、]|名单|\Z)"
)
CONVENED = ("推进会", "动员会", "现场会", "部署会", "启动会", "工作会", "启动仪式")
CARRIED_OUT = re.compile(
    r"(?:实施|优化|升级|推进|启动|推行|开展|深化|推动|落实|推出|开启)了?(?:[^，。；：]{0,6}?[、和与及])?\Z"
)
ROUTINE = re.compile(
    r"(?:投资|工作|年度|招生|立法|学习|教学|采购|供地|用地|生产|信贷|建设|整改|审计|检查|培训|用水|项目)\Z"
)
# 办学模式、管理体制等各项教育教学综合改革: what is reformed, not how.
REFORMED = re.compile(r"(?:、[^，。；：“”\n]{0,24})?等各项[一-龥]{1,8}改革")
NAMED_SINGLY = ("行动", "整治", "机制", "制度", "改革", "试点", "活动")
# 新增省级智能工厂: how many more there are of a class; 企业研发行业大模型: what others do.
OF_A_CLASS = re.compile("新增[一-龥]{2,4}级|企业(?:研发|开发)|智能车间、")
# Titles that a programme gives: each is named, however many there are.
TITLES = ("休闲乡村", "智能工厂", "未来工厂", "灯塔工厂", "示范户", "驿站", "创建", "班列")
# Funds are many; one is set up: 设立东港社保科创基金.
FUND = re.compile("[，。；、和与及等]|设立|组建|落地")
FOUNDED = re.compile("(?:设立|组建|发起|成立|落地|参与组建|推出)了?[^，。；：]{0,30}\\Z")
# 坚持|加强|制度建设: what is done to all of them.
BETTERED = frozenset(["加强", "强化", "完善", "健全", "规范", "改进", "优化", "创新", "建立", "建立健全", "推进"])
# 全面推进|重塑性改革, 实施|标志性工程: an adjective names none.
ADJECTIVE = re.compile("[一-龥]{2}性")
LAID_DOWN = re.compile(
    rf"{any_word(verbs('issuing'))}(?:了|并?(?:印发|发布|公布|出台|完善|更新|实施|执行))*(?:\d{{4}}年度?)?\Z"
)
# 以法治思维|赋能教育改革
SERVED_BY = re.compile("赋能|引领|推动|促进|助力|保障|护航|支撑|破解")
DONE_THERE = re.compile(
    "(?:等[^，。；、]{0,8}?)?(?:一线|现场|工地)?(?:开展|进行|走访|调研|宣讲|宣传|排查|检查|指导|督导|实地)"
)
# 举办|防汛应急演练, not 指导|企业开展应急演练 or 加强|安全科普和应急演练
DRILL_HELD = re.compile(r"(?:举办|开展|组织|举行|承办|[^和]、|全[省市县区])(?:\d{4}年度?)?\Z")
# 举办|行政执法培训班, not 推进|领导学法、部门专题培训
TRAININGS = ("示范班", "培训班", "研修班", "专题培训")
TRAINED = re.compile("举办|组织|开展|举行|承办|开办|主办")
ATTENDED = re.compile("参加|参与|选派|选送|派员|赴")  # 组织人员参加|全省行政执法培训班: what others hold
ANOTHER_DEED = re.compile("[和与及]|开展")
COUNT_REACH, LONGEST_HELD = 16, 8
# 科学城实体化工作和运行机制: one mechanism for two things.
RUN = re.compile(r"(?:协同|工作|建设|管理|发展|治理)和(?:运行|管理|治理|保障|监管)(?:机制|制度)\Z")
SHORTEST_OF_RUN = 4
# 成果应用, 推广应用 are no systems.
NO_SYSTEM = (
    *("平台", "系统", "成果", "技术", "推广", "转化", "临床", "广泛", "实际"),
    *("深度", "融合", "综合", "创新", "场景", "智能", "规模", "示范", "数据", "普及", "研发", "全面", "发展"),
)


def _sound(name: str) -> bool:
    """Whether a name is whole: its quotes closed, no list in it that is closed by 等."""
    if len(name) > LONGEST_NAME or not balanced(name) or names_class(name) or COUNT.search(name):
        return False
    if (name[0] in "新企智" and OF_A_CLASS.match(name)) or name.startswith(NEVER_FIRST):
        return False
    if "等" in name and AND_SO_ON.search(name):
        return False
    if name[0] == "多" and MANY.match(name) and name[-2:] not in MANY_JOINED:
        return False
    last = max((link.end() for link in LINK.finditer(name)), default=0) if ANY_LINK.search(name) else 0
    if not last or "“" in name or ("大" in name and UMBRELLA.search(name)) or _closes(name[last:-2]):
        return True
    return RUN.search(name) is not None and own_words(name[: last - 1]) >= SHORTEST_OF_RUN


def _closes(last: str) -> bool:
    """Whether the last item of a row says something: 一体化保护和|系统治理, not 农房改造和|重点."""
    return own_words(last) >= SHORTEST_LAST or (len(last) >= 2 * SHORTEST_LAST and own_words(last) > 0)


def is_where(text: str, begin: int, end: int) -> bool:
    """Whether something is done at what is named there: 深入|示范区等项目|开展宣传."""
    return text.startswith("深入", max(0, begin - 2)) and DONE_THERE.match(text, end) is not None


def _is_aside(text: str, begin: int, head: Head) -> bool:
    """Whether what a clause names is what something is done by, or where."""
    by = text[begin - 1 : begin] == "以" and SERVED_BY.search(text, begin, head.start) is not None
    return by or is_where(text, begin, head.end)


def _planned(text: str, begin: int, head: Head) -> bool:
    """Whether a bare 计划 is carried out (实施种业振兴计划), not written or kept (完成年度投资计划)."""
    carried = CARRIED_OUT.search(text, max(0, begin - 8), begin) or PROGRESS.match(text, head.end)
    return carried is not None and not ROUTINE.search(text, begin, head.start)


def _is_use(text: str, start: int, head: Head) -> bool:
    """Whether 应用 says that something is used: 成果转化应用, 人工智能在重点领域应用."""
    return text[head.start - 2 : head.start] in NO_SYSTEM or text.rfind("在", start, head.start) > start


def _founded(text: str, start: int, head: Head) -> bool:
    """Whether a fund is set up here, as the object or the subject of its clause."""
    return FOUNDED.search(text, start, head.start) is not None or PROGRESS.match(text, head.end) is not None


def _named(document: Document, head: Head, start: int, last: int) -> list[Mention]:
    text = document.text
    if head.noun == "创建" and STRIVEN.match(text, head.end):
        return []
    if head.kind == "创建" and text.startswith(CONVENED, head.end):
        return []
    if text.startswith(("、", "等"), head.end) and REFORMED.match(text, head.end):
        return []
    if head.noun == "应用" and _is_use(text, start, head):
        return []
    if head.noun == "基金" and not (FUND.match(text, head.end) and _founded(text, start, head)):
        return []
    begin = beginning(document, head, start, last)
    if begin is None or own_words(text[begin : head.start]) < head.least or not _sound(text[begin : head.end]):
        return []
    alone = text[begin : head.start]
    if alone in BETTERED or ADJECTIVE.fullmatch(alone) or _is_aside(text, begin, head):
        return []
    if head.noun.endswith("演练") and not _held(text, begin, head):
        return []
    if head.noun == "驿站" and text.startswith(RUN_DOWN, begin):
        return []
    if head.noun in TRAININGS and not _trained(text, start, begin, head):
        return []
    if _is_received(text, start, begin, head):
        return []
    if counted(text, head) and not PROGRAMME.search(text, begin, head.end):
        return []
    titled = head.kind in NAMED_SINGLY or head.noun in TITLES
    if not titled and "“" not in text[begin : head.end] and _is_class(text, begin):
        return []
    if head.noun == "计划" and not _planned(text, begin, head):
        return []
    if head.kind == "清单" and LAID_DOWN.search(text, max(0, begin - 8), begin):
        return []  # a paper, or nothing
    items = items_of(text, begin, head.end, "改革" if head.noun == "体制改革" else head.noun)
    return [made(Mention, ("Initiative", span, _name(name), {"kind": head.kind})) for span, name in items]


def _is_received(text: str, start: int, begin: int, head: Head) -> bool:
    """Whether what begins there is a distinction that a place receives, alone or in a row."""
    if BRANDED in text[begin : head.end]:
        return False
    listed = head.kind == "创建" and RECEIVED.search(text, start, begin) is not None
    return listed or (head.kind not in AIMED_AT and praised(text, begin))


def _held(text: str, begin: int, head: Head) -> bool:
    """Whether a drill is held, and nothing else with it."""
    held = DRILL_HELD.search(text, max(0, begin - LONGEST_HELD), begin)
    return held is not None and not ANOTHER_DEED.search(text, begin, head.start)


def _trained(text: str, start: int, begin: int, head: Head) -> bool:
    """Whether a training is held here, not attended."""
    return TRAINED.search(text, start, begin) is not None and not ATTENDED.search(text, start, head.start)


def _is_class(text: str, begin: int) -> bool:
    """Whether a number of things stands before a name (建成12个国家级示范区, 打造一批法治品牌)."""
    return bool(
        COUNTED_BEFORE.search(text, max(0, begin - COUNT_REACH), begin) or VAGUE.search(text, max(0, begin - 44), begin)
    )


def _name(surface: str) -> str:
    """The name of a surface form; of 实体、热线、网络三大平台 it is 三大平台."""
    umbrella = (UMBRELLA.fullmatch(surface) or LAST_PART.fullmatch(surface)) if "大" in surface else None
    return umbrella[1] if umbrella else bare(surface)


def bare(surface: str) -> str:
    """A surface form without quotation marks."""
    return surface.replace("“", "").replace("”", "")


def undertakings(document: Document) -> list[Mention]:
    """Mentions of unquoted undertakings, in the order of their head nouns."""
    found: list[Mention] = []
    last = 0
    for head in found_heads(document):
        named = _named(document, head, clause_start(document, head.start), last)
        if named:
            found += named
            last = named[-1].span.end
    return found
