"""Whether the words around an initiative say that it is carried out, or that it is only spoken of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_build.relate.government import Frame
from graph_build.relate.words import ASIDE, CAUSES, NONE, Verb, any_of

CLASS_NOUNS = re.compile(f"{any_of('class_noun')}*+")
# After an item that no verb governs: it is spoken of, or something befell it.
SPOKEN_OF = re.compile(any_of("spoken_of"))
FARED = re.compile(f"[^，]{{0,10}}?(?!获批){any_of('fared')}")
TAKEN_UP = re.compile(f"[^，]{{0,8}}?{any_of('taken_up')}")
# “八五”普法|目标任务全面完成
ACHIEVED = re.compile("(?:各项)?目标(?:任务)?[^，。；]{0,6}(?:完成|实现)")
ANNIVERSARY = re.compile(r"(?:实施|提出|开展|发表)?[^，]{0,4}周年")
# 今年是深化X的关键之年: the item only tells what the time is about.
OF_MOMENT = re.compile(f"的[^，]{{0,6}}?{any_of('of_moment')}")
NOMINAL = re.compile(any_of("nominal"))
ENTERED = re.compile(any_of("taken_up"))
# “双减”背景下, 甲行动部署会议: what the time is like, what a meeting is for.
BEHIND = re.compile(r"”?(?:政策|改革)?的?背景下|”?(?:活动|行动)?(?:部署|动员|推进|总结)等?(?:专题|工作|系列)*会议")
WITHIN = re.compile(r"(?:实践|过程|工作|建设|活动)?(?:之?中|期间|之际)|上(?![线升市级报下新])")
# 安全生产月、国家安全教育日期间: the item tells when, not what.
MEANWHILE = re.compile(r"(?:[、和及与][^，；。]{1,20}?)?(?:活动)?(?:期间|当天|当日|前夕|前后|到来之际|来临之际)")
DAYS = "日周月节"  # 在国家宪法日|开展…
# 围绕|推进X、实施Y，…: what is done is in the next clause; 围绕X|开展Y is done.
AROUND = frozenset(["围绕", "紧扣", "紧盯", "聚焦", "对标", "对照", "按照", "依照", "根据", "依据", "着眼", "针对"])
LONGEST_ADVERB = 2  # 围绕|加快|推进
# 为推进X|提供有力保障: others carry it out.
FOR = re.compile(r"(?<![成作认变定称列视升评设])为(?!民)[^，；。]{0,40}\Z")
LENT = re.compile(r"[^，；。]{0,16}?(?:提供|保驾护航|奠定|注入|贡献)")
AS_PRETEXT = re.compile(f"[^，]{{0,10}}?为(?:重要)?{any_of('pretext')}")
# 甲改革评估居全国第一: an assessment of it, no doing; 甲成效居全国前列: its effect.
JUDGED = re.compile("[^，；。]{0,4}?(?:考评|评估|考核|测评)[^，；。]{0,6}?(?:[居列第名获]|连续|优秀)")
SIGNED = re.compile("[^，；。]{0,6}?(?:备忘录|协议|协定)(?:正式|成功)?签[署订约]")
ASSESSED = re.compile("[评考签况需]")
# 扫黑除恶|个人二等功, 普法|先进集体: what a distinction is for; “三支一扶”|支教人员: whom it sends.
AWARDED = re.compile(
    r"”?(?:(?:工作)?(?:个人|集体)?(?:[一二三]等功|先进|标兵|能手|嘉奖)"
    r"|[^，。；、”]{0,2}(?:人员|教师|学生|毕业生|志愿者)(?=[，。；、\d]|\Z))"
)
# 对甲制度落实情况进行检查: others are asked how far they are with it.
EXAMINED = re.compile(
    "(?:责任制?|工作)*(?:贯彻|组织)?(?:(?:落实|执行|推进|实施|开展|完成|进展)情况"
    "(?!(?:总体|整体|比较|较为|较)?(?:良好|顺利|平稳|正常|好))|需要)"
)
EFFECTIVE = re.compile("[^，；。]{0,20}?(?:成效|效果)(?:显著|明显|突出|良好|[居位]|走在)")
# 一是 numbers a point, 之一是 tells which.
PASSED_BY = re.compile(rf"{any_of('pass_by')}(?:(?<![一二三四五六七八九十]是)|(?<=[之其]一是))\Z")
FARTHEST_SAID = 32  # characters behind an initiative that say how it is judged


def has_word(word: str, verbs: Sequence[Verb]) -> bool:
    return word in [verb.word for verb in verbs]


def _is_judged(seen: Frame) -> bool:
    """Whether what follows is an assessment of an initiative, how far it is, or a paper on it that was signed."""
    if not ASSESSED.search(seen.after_list, 0, FARTHEST_SAID):
        return False
    rest = _after_class_nouns(seen.after_list)
    return any(pattern.match(rest) for pattern in (JUDGED, SIGNED, EXAMINED))


def _is_effective(seen: Frame) -> bool:
    return "效" in seen.after_list and EFFECTIVE.match(_after_class_nouns(seen.after_list)) is not None


def is_carried_out(seen: Frame) -> bool:
    """Whether the words around an initiative say that it is carried out, rather than spoken of.

    Verbs are those of the relations (relation_verbs.csv): bettering is doing, too, and what follows in the next clause
    (attribute.carrying) does not matter.
    """
    if seen.after and (_tells_of_other(seen.after) or _is_judged(seen)):
        return False
    if _is_circumstance(seen) or _is_aim(seen):
        return False
    verb = _governor(seen)
    if not verb:
        return _is_effective(seen) or not _is_befallen(seen)
    if verb.relation == NONE or ("关于" in seen.before and has_word("关于", (*seen.chain, *seen.earlier[-1:]))):
        return False
    if verb.relation == ASIDE:
        return "IMPLEMENTS" in [verb.relation for verb in seen.verbs]
    if verb.relation == CAUSES or "将" in seen.gap or "把" in seen.gap:
        return not TAKEN_UP.match(_after_class_nouns(seen.after_list))
    return True


def _tells_of_other(after: str) -> bool:
    """Whether an initiative only tells what a time, a rate or a distinction is about."""
    anniversary = "周年" in after and ANNIVERSARY.match(after)
    rate = after.startswith(("率", "”率"))  # “最多跑一次”率89.86%
    if anniversary or rate or BEHIND.match(after) or AWARDED.match(after):
        return True
    return after[0] == "的" and OF_MOMENT.match(after) is not None


def _is_aim(seen: Frame) -> bool:
    """围绕推进X、实施Y, 为实施X提供保障: what is done is done for it."""
    if len(seen.verbs) > 1 and seen.verbs[0].word in AROUND and _is_row(seen):
        return True
    return "为" in seen.before and FOR.search(seen.before) is not None and LENT.match(seen.after) is not None


def _is_row(seen: Frame) -> bool:
    """Whether the verbs before an item stand in one row: the second right behind the first, others after 、."""
    begins = seen.item.start - len(seen.before)
    first, second, *others = seen.verbs
    return second.start - first.end <= LONGEST_ADVERB and all(
        verb.start - last.end <= LONGEST_ADVERB or seen.before[verb.start - begins - 1] in "、和与"
        for last, verb in zip((second, *others), others, strict=False)
    )


def _is_circumstance(seen: Frame) -> bool:
    """在X中, 以X为契机: something else is done."""
    lead = seen.gap
    within, by = "在" in lead, "以" in lead
    if not within and not by:
        return False
    if lead[-1] == "在" and seen.item.name[-1] in DAYS:
        return True
    rest = _after_class_nouns(seen.after_list)
    return bool((within and WITHIN.match(rest)) or (by and AS_PRETEXT.match(rest)))


def _is_befallen(seen: Frame) -> bool:
    """Whether an initiative that no verb governs is spoken of, or something befell it."""
    rest = _after_class_nouns(seen.after_list)
    if rest and rest[0] in "目各" and ACHIEVED.match(rest):
        return False
    told = PASSED_BY.search(seen.before[-3:]) or SPOKEN_OF.match(rest) or FARED.match(rest)
    return bool(told or MEANWHILE.match(seen.after))


def _governor(seen: Frame) -> Verb | None:
    """The verb that says what becomes of the item; one that only modifies it gives way to the one before."""
    verb, last = seen.verb, seen.earlier[-1] if seen.earlier else None
    if verb and last and NOMINAL.fullmatch(verb.word) and ENTERED.fullmatch(last.word):
        return last
    spoken_of = verb is not None and verb.relation in (NONE, ASIDE)
    return seen.outer if spoken_of and seen.outer else verb


def _after_class_nouns(text: str) -> str:
    match = CLASS_NOUNS.match(text)
    return text[match.end() :] if match else text
