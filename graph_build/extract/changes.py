"""Words around a numeral: approximation, change with its basis, and target against result."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from graph_build.document.text import Document, Heading, Sentence
from graph_build.scanning import any_word, beginning

APPROX = re.compile(
    r"(超过|(?<![赶反])超|突破|不低于|不少于|不超过|不高于|不小于|不足|不到|逾|(?<![最附远临就靠邻])近|大约|(?<![节预签简违契集制])约|至少|最多|接近|将近)占?\Z"
)
APPROX_ENDS = frozenset("超过破于足到逾近约少多占")
UP = (
    *("净增", "增收", "增支", "增长", "上升", "提高", "提升", "增加", "增多", "增幅", "涨幅", "上涨", "上浮", "升高"),
    *("攀升", "扩大", "上调", "增", "升", "涨"),
)
DOWN = (
    *("下降", "降低", "减少", "回落", "下调", "压减", "压缩", "缩减", "缩短", "收窄", "下滑", "下浮", "减轻", "压降"),
    *("降幅", "负增长", "精简", "减收", "降价", "减", "降", "缩小"),
)
NOT_BEHIND = {"增": "(?<![新递净])", "升": "(?<![晋])"}  # 新增 and 晋升 change no number, 净增 is a word itself
BASIS = (
    r"同比(?:去年|上年)(?:同期)?|同比|环比|年均|(?:比|较|与)?(?:上年|去年|上一年|前一年|上年度|去年底|上年末|去年末|年初|上季度|上月|同期|全国|全省|全市|改革前|试点前|20\d\d年[底末初]?|\*年|前[\d一二两三四五]年|预算数?|计划|\d+年前)"
    r"(?:同期|同月|同口径)?(?:平均水平|平均[值数]?|水平)?(?:相比)?"
)
LINK = r"(?:分别|均|再|又|大幅|实际|累计|平均|整体|总体|已|将|进一步|约|近|超过?|各|也|净|逐年|年均)*"


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(NOT_BEHIND.get(word, "") + word for word in words)


CHANGE = re.compile(
    rf"(?P<basis>(?:{BASIS})，?)?{LINK}(?:(?P<up>{_alternatives(UP)})|(?P<down>{_alternatives(DOWN)}))"
    r"(?:了|率?为|近|约|超过?|逾|达到?|分别|幅度)*\Z"
)
# The characters with which it ends.
CHANGE_ENDS = frozenset(word[-1] for word in (*UP, *DOWN)).union("了为近约超过逾达到别度")
MOVES = re.compile(r"[增升高加多涨扩大调浮降低少落减缩短窄滑轻幅简收支价]")  # a character of every word of change
LEVEL = re.compile(
    r"(?:到|至|为|达|成|在|是)(?:了|近|约|超过?|(?:去年|今年|[上下]半年|年底|20\d\d年|第?[一二三四]季度|\d{1,2}月)(?:同期)?[底末初]?的?)*\Z"
)
MOVED = re.compile(r"^(?:(?P<up>提高|提升|上调|增加)|(?P<down>降低|减少|压减|压缩|下调|缩短|减轻|降价))(?!率|幅|量)")
BASIS_FIRST = re.compile(
    r"(?:^|[，；])(?P<basis>同比|环比|与(?:上年|去年)(?:同期)?相比|(?:比|较)(?:上年|去年)(?:同期)?)"
)
BASIS_AHEAD = re.compile(r"(?P<basis>(?:与|和|较|比|同)(?:上年|去年|上一年|年初)(?:同期)?(?:相比|比较|比))，\Z")
# 计划 as a verb, and not 计划生育 or 按计划.
PLANS = (
    r"(?<![^，；。：！？\n])计划(?!生育|单列|总投资|完成率|执行|任务|[，。、；：的内外书表])"
    r"|(?<![按原照度])计划(?=新|开|投|建|组|举|召|培|完(?!成率)|实现|于|到|在|年|安排|改)"
)
# 将 and 要 as what is to be done: at the head of a clause or behind its subject, and before a deed.
HEAD = r"(?<![^，；。：！？\n])"
DEED = (
    "于|在|新[建增开设改]|开(?!发区)|投|建|组|举|召|培|完|实[施现行]|继|进|达|超|突|再|陆|全[力面]|力|提|落|推|争|接续|坚[持决]"
    "|深入|加[大快强]|持续|聚焦|努力|着|围绕|紧|重点[推抓做围实]|大力|扎实|办好|打[造好]|启动|确?保|统筹|抓|切实|更[加好]|以[^，。]{0,20}，"
)
WILL = rf"(?:{HEAD}|(?<=[们区市省县年度院局委]))(?:还|也|继续)?将(?={DEED})"
MUST = rf"(?:{HEAD}|(?<=[一二三四五]是)|(?<=\d年)|我们|各地|各级|各部门)(?:还|都|必须|今年)?要(?![求素点件闻害情案])"
STRIVES = (
    r"力争|争取(?=[^，。；]{0,20}(?:达[到成]|完成|实现|超过|突破|[底月]前))|(?<![虚比草模])拟(?!定|制|订|态)|预计|预期(?!寿命)"
    r"|努力实现|确保到|(?<![年务])目标(?:是|为|：)"
)
BY_THEN = r"(?<![高升长加降少低增大展延得达])到(?:20[2-9]\d年(?!的)|“?十[四五六]五)"
TARGET = re.compile(f"{STRIVES}|{PLANS}|{WILL}|{MUST}|{BY_THEN}")
TARGET_BEGINS = re.compile("[力争拟预努确目计还也继将都必今要我各到]")
# What a report of a whole year, often given before its end, expects is its result (全年预计实现), unless this follows.
OF_YEAR = re.compile("全年|今年|本年|年末|年底")
# 预计总产34.93万吨, 预计居民收入增长6.3%: levels of the year, where no project's are spoken of.
COMES_TO = re.compile(
    r"(?![^，。；：]{0,6}(?:每年|年产|年收入|年税收|年销售|年均))"
    r"[^，。；：]{0,14}?(?:总产|产量|生产总值|可支配收入|预算收入|[支税]收入|零售总额)[^，。；：]{0,4}?(?:增长|下降|达到?|完成|突破|超过?)?[近约]?[\d*]"
)
ONCE_BUILT = re.compile("项目|工程|投产|建成|达产|满产|投用|[签施订]后|实施后|签约|引进|落地")
AHEAD = re.compile("[^，。；]{0,10}?(?:明年|后年|20[0-9]{2}年|今后|未来|下一?[阶步]|到|可(?!支配))")
PLANNED = re.compile(
    r"下一步|下步|明年|来年|今后|打算|谋划|努力方向|展望|预期目标"
    r"|工作安排|工作计划|工作思路|目标任务|主要任务|任务部署|工作要点|重点任务|奋斗目标|下一阶段|下阶段"
)
PLANNED_HALF = re.compile(r"下半年|四季度")
LATER = re.compile(r"(20\d\d)年(?!\d)")
# It begins with a word, and so is found as fast as one.
VOWS = re.compile("我们(?:(?<=让我们)|一定|将|要|必须)")
REACHED = re.compile(
    r"[同环]比|[比较]上年|去年|过去|年来|以来|获评|荣获|取得|成效|圆满|创历史|再创|回顾|(?:增长|下降|提高)了?[\d.]+[%％个]|[了过]，"
)
DONE = re.compile(r"全年(?!预计|计划|目标)|累计|共[一-龥]{0,4}\d|已|完成|[审办执]结|查处|抓获")
# How a plan speaks of its deeds: with one of these every eighty characters, one that sets an aim among them, and
# nothing reached or done, a piece is all plans.
AIMED = re.compile("力争|确保|加[快大]|大力|持续|继续|进一步|切实|着力|推动|支持|努力|统筹|以上|将")
SETS_AN_AIM = re.compile("力争|确保|以上|将")
FEWEST_AIMS, PER_AIM = 8, 80
TROUBLES = re.compile(any_word(["问题", "不足", "困难", "短板", "差距"]))
REVIEWED = re.compile(r"回顾|情况|总结|完成|成效|进展|开展|成绩")
LOOKS_BACK = re.compile(r"总结|亮点|述职|情况的?(?:年度)?报告")
PLANNING_PAPER = re.compile(r"(?:工作要点|工作计划|工作方案|实施方案|工作安排|行动计划|规划)(?:（[^）]*）)?\Z")
# Sentences that open what is planned: all that follows under the same chapter is planned with them.
OPENS_BEGINS = re.compile("[预要将]")
OPENS = re.compile(
    r"预期目标(?:是|为|：)|(?:要|将)(?:重点|着力|扎实|突出|全力)*(?:抓好|做好|干好|推进)(?:以下|如下|[一二三四五六七八九十]个?方面|[一二三四五六七八九十几]件事|[一二三四五六七八九十几]项(?:重点)?工作|这几)"
)
TURNS = frozenset("2下明今接")  # with these a sentence begins that turns to what is to come
LEADS_ON = re.compile(r"(?:下一步|下步|明年|下半年|今后|接下来|下阶段|下一阶段)")


def approximation(left: str) -> str | None:
    """超, 近, 约, 不低于 … at the end of what stands before a numeral."""
    match = APPROX.search(left) if left[-1:] in APPROX_ENDS else None
    return match.group(1) if match else None


def change(left: str, core: str, ahead: str, can_move: bool, of_things: bool) -> tuple[str | None, str | None]:
    """Change (同比增长) and basis (同比) stated by what stands before a numeral; a level (提高到) has neither.

    `can_move`: whether 提高X in front of the numeral states a change: it does for money and shares, not for things.
    `core`: the clause before the numeral, without what leads into it; asked for only where it `can_move`.
    `ahead`: the end of the clause before, where a basis may stand (与上年同期相比，来访量下降12%).
    `of_things`: the numeral stands before the things it counts (提升8个示范点), which is no change without a basis.
    """
    left = left[-40:]
    match = CHANGE.search(left) if left[-1:] in CHANGE_ENDS and MOVES.search(left[-12:]) else None
    if match and not match["basis"] and (of_things or _of_work(match["up"] or match["down"], can_move)):
        return None, None
    if match is None:
        moved = MOVED.match(core) if can_move else None
        if moved is None or LEVEL.search(left):
            return None, None
        return "增长" if moved["up"] else "下降", None
    if match["basis"]:
        basis: str | None = match["basis"].rstrip("，")
    else:
        first = BASIS_FIRST.search(left) or BASIS_AHEAD.search(ahead)
        basis = first["basis"] if first else None
    direction = "增长" if match["up"] else "下降"
    return (basis or "") + direction, basis


def _of_work(verb: str, can_move: bool) -> bool:
    """净增教师120名, 上调88项: what was added or dealt with, and no change of a number."""
    return verb == "净增" or (verb in ("精简", "上调", "下调", "提高", "提升", "上浮", "下浮") and not can_move)


def planned_sentences(document: Document) -> frozenset[int]:
    """Sentences under headings of plans, and behind 下一步，… to the end of its paragraph."""
    if _plans_throughout(document):
        return frozenset(sentence.index for sentence in document.sentences)
    found = set()
    leading: int | None = None
    opened: list[str] | None = None
    opening = {document.sentence_at(m.start()).index for m in beginning(OPENS_BEGINS, OPENS, document.text)}
    headings = _Headings(document.profile.year)
    text = document.text
    for sentence in document.sentences:
        start = sentence.span.start
        if sentence.sections is not headings.sections:  # sentences one after the other mostly stand under the same
            headings.enter(sentence.sections)
        if text[start] in TURNS and _leads_on(document, start, headings.troubled):
            leading = sentence.paragraph
        if sentence.index in opening:
            opened = headings.chapter
        elif opened is not None and opened != headings.chapter:
            opened = None
        if leading is None and opened is None and not headings.planned:
            continue
        leads = leading == sentence.paragraph
        if leads and headings.troubled:
            opened = headings.chapter
        if leads or opened is not None or headings.planned:
            found.add(sentence.index)
    return frozenset(found)


def _leads_on(document: Document, start: int, troubled: bool) -> bool:
    """Whether a sentence that begins there turns to what is to come: 下一步, or a year after the report's.

    A report of a whole year, or of its second half, looks back on its 下半年, but not behind its troubles.
    """
    text, year = document.text, document.profile.year
    if text[start] == "2" and (later := LATER.match(text, start)):
        return year.isdigit() and later[1] > year
    if text.startswith("下半年", start):
        return troubled or not year.isdigit() or document.profile.period not in (year, f"{year}-H2")
    return LEADS_ON.match(text, start) is not None


def _plans_throughout(document: Document) -> bool:
    """A paper of plans by its title, or a piece that vows, or speaks of aims alone, and reports nothing as reached."""
    title, text = document.profile.title or "", document.text
    if PLANNING_PAPER.search(title):
        return not REVIEWED.search(title)
    if LOOKS_BACK.search(title) or REACHED.search(text):
        return False
    return VOWS.search(text) is not None or _only_aims(text)


def _only_aims(text: str) -> bool:
    """Whether a piece speaks of aims throughout, and of nothing as done."""
    if DONE.search(text) or not SETS_AN_AIM.search(text):
        return False
    return len(AIMED.findall(text)) >= max(FEWEST_AIMS, len(text) / PER_AIM)


class _Headings:
    """The headings above a sentence: their `chapter`, and whether what stands under them is `planned`, or begins with
    what is wrong (`troubled`: 存在的问题和下半年打算), until a sentence leads on to the plans."""

    def __init__(self, year: str) -> None:
        self.year = year
        self.sections: tuple[Heading, ...] | None = None
        self.chapter: list[str] = []
        self.planned = False
        self.troubled = False

    def enter(self, sections: tuple[Heading, ...]) -> None:
        self.sections = sections
        self.chapter = [heading.title for heading in sections if heading.level == 1]
        plans = [heading.title for heading in sections if heading.level <= 2 and _is_plan(heading.title, self.year)]
        self.troubled = any(TROUBLES.search(title) for title in plans)
        self.planned = bool(plans) and not self.troubled


@lru_cache(maxsize=4096)
def _is_plan(title: str, year: str) -> bool:
    """Whether a heading stands over what is to be done: it says so, or names a year after the report's."""
    if REVIEWED.search(title):
        return False
    if PLANNED.search(title) or PLANNED_HALF.search(title):
        return True
    later = LATER.search(title)
    return later is not None and year.isdigit() and later[1] > year


def target_from(document: Document, sentence: Sentence) -> int:
    """Where a sentence begins to speak of what is to be reached; its end, where it does not."""
    closing = document.profile.period == document.profile.year
    for match in beginning(TARGET_BEGINS, TARGET, document.text, *sentence.span):
        if not closing or match.group() != "预计" or not _of_the_year(document, match):
            return match.end()
    return sentence.span.end


def _of_the_year(document: Document, expected: re.Match[str]) -> bool:
    """Whether 预计 speaks of what the year that closes comes to."""
    text, begin = document.text, document.clause_start(expected.start())
    if AHEAD.match(text, expected.end()):
        return False
    if OF_YEAR.search(text, begin, expected.end() + len("全年")):
        return True
    sentence = document.sentence_at(begin).span.start
    return COMES_TO.match(text, expected.end()) is not None and not ONCE_BUILT.search(text, sentence, expected.start())
