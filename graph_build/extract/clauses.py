"""Where a name begins: after the verb that governs it, found by walking left from its head noun within one clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from graph_build.document.points import POINT
from graph_build.document.text import Document
from graph_build.extract.landmarks import Landmarks
from graph_build.extract.modifiers import own_words
from graph_build.lexicon import rows
from graph_build.scanning import Bounds, any_word, longest

LONGEST_CLAUSE = 80
# What numbers a point, before its first word: 一是, （二）, 3.
NUMBERED = re.compile(rf"(?:{POINT}|——|—)?\s*")
NUMERALS = frozenset("一二三四五六七八九十")
LONGEST_ADVERBS = 12
SUBJECT_ENDS = (*"局厅院委办部处会府组队们", "各地", "部门", "单位", "干警", "系统", "以来")
# 布局|优化工程, 社会|治理: these end like bodies.
NO_BODIES = ("布局", "格局", "社会", "内部", "全部", "机会")
LINKS = (*"、和并及与以来去要将了把中”在", "先后", "试点")
# 以公益性为导向深化公立医院改革: a means in front of the verb.
MEANS = re.compile(
    r"以[^，。；]{2,16}为(?:导向|抓手|牵引|目标|主线|重点|引领|契机|中心|核心|基础|载体|依托|突破口|统领)\Z"
)
# When, where and how something is done, in front of its verb: 我市深化…, 2024年优化…, 已扩大….
LEAD_IN = re.compile(
    r"(?:[我全本各整][省市县区州旗乡镇院局委厅]|各县区|各区县|今年|去年|[\d*]{2,4}年|上半年|下半年|全年|下一步|同时|此外|为此|目前|近年来|期间"
    r"|全部|要求|已经?|还|也|(?<!平)均|(?<![首成])都)\Z"
)
LONGEST_LEAD_IN = 5
# 督促企业落实…: whom the text makes follow something.
DOERS = ("企业", "医院", "学校", "机构", "乡镇", "街道", "单位", "干部", "教师", "村居", "主体", "园区", "县区", "区县")
OBSERVED = ("落实", "执行", "实行", "坚持")
# 支持南平、龙岩创建…: what another body is to strive for.
STRIVING = ("创建", "争创", "申报")
CAUSED = re.compile(r"(?:支持|推动|指导|推进|鼓励)(?:[一-龥]{2,5}(?:、[一-龥]{2,5})*?(?:[市县区州]|等地?)?)\Z")
# 支持东港建设…
BACKED = re.compile(r"支持[一-龥]{2,3}(?:、[一-龥]{2,3})*(?:等地|[市县区州])?\Z")
# 城市建设, 社会治理创新: these follow a noun that ends like a body's name.
NEVER_AFTER_SUBJECT = (
    *("建设", "创新", "提升", "组织", "运行", "规范"),
    *("培育", "创建", "改造", "发展", "执行", "支持", "督促"),
)
# Adverbs that are adjectives as well: 重点人群, 系统平台.
NOT_ALONE = ("重点", "系统", "集中", "一体化", "联合", "共同", "统筹")
# 临江纳入国家综合改革试点
LISTED_IN, NATIONAL = ("纳入", "列入"), ("国家", "全国")
NOUN_LIKE = ("研发", "执行", "组织", "规范", "建设", "运行", "改造", "提升", "支持", "督促", "指导", "检验")
SET_PHRASE = "优化营商环境"  # behind another verb part of a name: 建立|优化营商环境联席会议机制
# 开发区, 建设局 are words of their own, 推进|区… are not.
AREAS = ("区", "局")
NAMING = ("开发", "建设", "创新", "规范", "运行", "发展", "整合", "运作")
# 继续|建立 is no 续建, 努力|争创 no 力争.
GOING_ON, BEFORE_GOING_ON = "续建", ("继", "持", "接", "连")
STRIVING_FOR, FOUNDING = "力争", "创"
# Verbs that stand in names too, behind what is carried out; not behind a word that parts two deeds.
CARRIED_ON = ("推广应用", "推广运用", "拓展应用", "深化应用", "推广", "开发")
CARRYING = re.compile(r"(?:[^，。；：]{0,8}?(?:深入|扎实|全面|持续|有序|组织))?(?:开展|实施|启动)(?:了|好)?")
APART = re.compile("[、和并及与以来去要将了把中”在]|先后|试点|行动|工程|活动|工作|计划|项目")
SHORTEST_IN_NAME, LONGEST_IN_NAME = 2, 8
JOINED = "和与及"
JOINED_NAME = re.compile("和[美谐平睦顺合畅]|与会")
SINGLE = ("以", "把", "将")
BODY_BEFORE, NOUN_BEHIND = frozenset("党团群会级"), frozenset("性化者率力度型员商")


@lru_cache(maxsize=1)
def roles() -> dict[str, str]:
    """Governing word → firm, loose, nominal or adverb."""
    return {row["word"]: row["role"] for row in rows("governing_verbs")}


@lru_cache(maxsize=1)
def _governing() -> tuple[str, ...]:
    return tuple(roles())


VERBS = Landmarks(lambda: [*(word for word, role in roles().items() if role != "adverb"), *SINGLE, GOING_ON])


@lru_cache(maxsize=1)
def _adverbs() -> dict[str, tuple[str, ...]]:
    """Last character → the adverbs that end so."""
    found: dict[str, tuple[str, ...]] = {}
    for word, role in roles().items():
        if role == "adverb":
            found[word[-1]] = (*found.get(word[-1], ()), word)
    return found


def balanced(name: str) -> bool:
    """Whether every quote and bracket that opens in a name closes in it."""
    return name.count("“") == name.count("”") and name.count("（") == name.count("）")


def clause_start(document: Document, position: int) -> int:
    """Where the clause of a position begins, behind a title too; at most LONGEST_CLAUSE characters to the left."""
    text = document.text
    edges = document.edges
    at = bisect_left(edges, position)
    start = max(edges[at - 1] + 1 if at else 0, position - LONGEST_CLAUSE)
    return start if _in_a_word(text[start]) else NUMBERED.match(text, start, position).end()  # type: ignore[union-attr]


def _in_a_word(character: str) -> bool:
    """Whether a character can be no part of what numbers a point."""
    return "一" < character <= "龥" and character not in NUMERALS


def _before_adverbs(prefix: str) -> str:
    """What stands before the adverbs that close a prefix."""
    if prefix[-1:] not in _adverbs():
        return prefix
    ends = [len(prefix)]
    for end in ends:
        for adverb in _adverbs().get(prefix[end - 1 : end], ()):
            if prefix.endswith(adverb, max(0, len(prefix) - LONGEST_ADVERBS), end):
                ends.append(end - len(adverb))
    return prefix[: min(ends)]


def _opens(verb: str, prefix: str, chained: bool) -> bool:
    """Whether a loose verb after this prefix governs what follows."""
    if chained or not prefix or prefix.endswith(LINKS) or _before_adverbs(prefix) != prefix:
        return True
    if verb in OBSERVED and prefix.endswith(DOERS):
        return True
    if verb == "共建" and prefix[0] in "与同和":
        return True
    if (verb in STRIVING and CAUSED.search(prefix)) or (verb == "建设" and BACKED.search(prefix)):
        return True
    if verb not in NEVER_AFTER_SUBJECT and prefix.endswith(SUBJECT_ENDS) and not prefix.endswith(NO_BODIES):
        return True
    leads_in = LEAD_IN.search(prefix, max(0, len(prefix) - LONGEST_LEAD_IN))
    return leads_in is not None or MEANS.search(prefix) is not None


def _verbs(document: Document, start: int, end: int) -> list[Bounds]:
    """Verbs of a clause, without what only looks like one: 规范性, 党组织, 以 within a word."""
    return [verb for verb in _standing(document.text, start, end) if _is_word(document, *verb)]


def _standing(text: str, start: int, end: int) -> list[Bounds]:
    """Where verbs seem to stand between two positions."""
    return longest([verb for verb in VERBS.within(text, start, end) if not _parts_words(text, verb, end)])


def _parts_words(text: str, verb: Bounds, limit: int) -> bool:
    """Whether what looks like a verb is the end of one word and the beginning of another."""
    start, end = verb
    if text[start] == GOING_ON[0]:
        return text.startswith(GOING_ON, start) and text.endswith(BEFORE_GOING_ON, 0, start)
    return end < limit and text[end] == FOUNDING and text.startswith(STRIVING_FOR, start)


def _is_word(document: Document, start: int, end: int) -> bool:
    text = document.text
    word = text[start:end]
    if word in SINGLE:
        return bool(document.token_starts[start] and document.token_starts[end])
    following = text[end]
    if (following in NOUN_BEHIND and not _begins_trade(document, end)) or (following in AREAS and word in NAMING):
        return False
    if word == "上线" and text[start - 1 : start] == "线":  # 线上线下
        return False
    if word == "开发" and text.startswith("开放", end):
        return False  # 沿边重点|开发开放试验区
    return word != "组织" or text[start - 1 : start] not in BODY_BEFORE


def _begins_trade(document: Document, end: int) -> bool:
    """实施|商办楼宇更新行动, 开展|化工安全整治, not 开发商 or 规范化."""
    starts = document.token_starts
    return document.text[end] in "商化员" and bool(starts[end]) and not starts[end + 1]


def _belongs(before: str, verb: str) -> bool:
    """Whether a loose verb right behind another belongs to the name: 开展规范执法行动, 建立执行指挥中心运行机制."""
    role = roles().get(before)
    return role == "nominal" or (role == "firm" and verb in NOUN_LIKE)


def _stops(verb: str, prefix: str, direct: bool) -> bool:
    """Whether a verb with nothing but general words behind it governs them, so that they are no name: 推进工作机制.

    Directly before the head noun (协同推进机制) it may as well belong to the name.
    """
    role = roles().get(verb, "firm")
    if role == "nominal":
        return _opens(verb, prefix, prefix.endswith(_governing()))
    if role == "firm":
        return not direct
    return not (direct and prefix != _before_adverbs(prefix)) and _opens(verb, prefix, False)


def _opening(text: str, start: int, verb: Bounds, before: Bounds | None) -> int | None:
    """Where a name begins that this verb opens, None where the verb stands within the name."""
    begin, end = verb
    word = text[begin:end]
    if word in CARRIED_ON and _carried(text, start, begin):
        return None
    if roles().get(word, "loose") != "loose":
        return end
    if word in LISTED_IN and text.startswith(NATIONAL, end):
        return end
    chained = before is not None and not _before_adverbs(text[before[1] : begin].removeprefix("了"))
    if word not in SINGLE and not _opens(word, text[start:begin], chained):
        return None
    if chained and before and (_belongs(text[before[0] : before[1]], word) or text.startswith(SET_PHRASE, begin)):
        return before[1]
    return end


def _carried(text: str, start: int, begin: int) -> bool:
    """Whether a clause opens with what is carried out, and what looks like a verb is part of its name:
    开展农机研发制造|推广应用一体化试点."""
    opened = CARRYING.match(text, start, begin)
    if not opened or not SHORTEST_IN_NAME <= begin - opened.end() <= LONGEST_IN_NAME:
        return False
    between = text[opened.end() : begin]
    return not APART.search(between) and _before_adverbs(between) == between


def _is_nominal(text: str, earlier: list[Bounds], verb: Bounds) -> bool:
    """Whether a verb that 和 follows is a noun: another governs it that does not stand right before it."""
    begins, ends = verb
    for start, end in reversed(earlier):
        if end < begins:
            return not JOINED_NAME.match(text, ends)
        begins = start
    return False


def governed(document: Document, start: int, end: int, least: int) -> int | None:
    """Where the name begins whose head noun begins at `end`.

    `least` is what the name's own words must measure; None where no verb governs a name of that measure.
    """
    text = document.text
    verbs = _verbs(document, start, end)
    while verbs:
        verb = verbs.pop()
        begins, ends = verb
        if verbs and text[ends] in JOINED and _is_nominal(text, verbs, verb):
            continue  # 建立布局优化|和结构调整制度: a noun, as what it is joined with
        if own_words(text[ends:end]) >= least:
            begin = _opening(text, start, verb, verbs[-1] if verbs else None)
            if begin is not None:
                return begin
        elif _stops(text[begins:ends], text[start:begins], ends == end):
            return None
    return None


@lru_cache(maxsize=1)
def _leading_adverbs() -> re.Pattern[str]:
    adverbs = tuple(word for word, role in roles().items() if role == "adverb" and word not in NOT_ALONE)
    return re.compile(f"{any_word(adverbs)}+")


def skip_adverbs(text: str, begin: int, end: int) -> int:
    """`begin` moved past adverbs."""
    adverbs = _leading_adverbs().match(text, begin, end)
    return adverbs.end() if adverbs else begin


def opens_with_verb(text: str, start: int, end: int) -> bool:
    """Whether a clause begins with a verb, after adverbs or not, so that nothing in it is a subject."""
    verbs = _standing(text, start, end)
    return bool(verbs) and not _before_adverbs(text[start : verbs[0][0]])
