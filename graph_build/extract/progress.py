"""Undertakings as the subject of progress (X行动深入推进), where no verb governs their names."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.document.points import POINT
from graph_build.extract.clauses import opens_with_verb
from graph_build.extract.heads import Head, heads
from graph_build.lexicon import words
from graph_build.scanning import any_word, quick

# 在全县各中小学开展, 在临江、东港等地试点: where something progresses.
HELD_THERE = "举[办行]|启动|开展|落地|开幕|揭牌|挂牌|试点|推广|推开|实施"
SOMEWHERE = (
    rf"在[^，；。：、的]{{2,12}}(?={HELD_THERE})"
    rf"|在[一-龥]{{2,5}}(?:、[一-龥]{{2,5}}){{1,4}}(?:等地)?(?={HELD_THERE})"
)
# Words that say of something that it progresses in some company only: 进展顺利, 推出，.
IN_COMPANY = (
    "深化(?!提升|改革)|效果(?:显著|明显|良好|突出)|进展(?=顺利|良好|明显|迅速)|覆盖(?![率面])"
    "|投入运[营行]|通过(?:国家|省级?)?验收|得到(?:巩固|加强|完善|推广|落实)"
    "|(?:树立|迈上|展现|呈现|开创|实现|再上|再创)新(?![一轮型增建])"
    "|力度(?:不断|持续|进一步|明显)*(?:加大|提升)|效应(?:不断|持续|加快|充分)*(?:释放|显现)"
    "|(?:创造|探索|形成)了?[^，。；：、]{1,8}经验|成为(?:全国|全省|全市)[^，。；：、]{0,6}(?:样板|典型|示范|标杆)"
    "|(?:落实|优化|推出|设立|组建|成立)(?=[，。；])|形成(?=[^，。；：、]{0,12}(?:成果|经验|案例))"
    "|获全[国省市]|被全[国省市]|在全[国省市]|获(?:中央|部委|部级)"
    "|获(?:得)?[^，。；：、]{1,10}?(?:报道|推广|肯定|批示|点赞|表扬|转发|推介)"
)
MANNERS, SAID = "|".join(words("progress_manners")), "|".join(words("progress_words"))
PROGRESS = re.compile(quick(rf"(?:{MANNERS}|{SOMEWHERE})*(?:{SAID}|{IN_COMPANY})(?!情况|仪式|步伐)"))
# 一年来, 目前: when, before the name that is the subject.
WHEN = re.compile(r"(?:(?:[一二三四五六七八九十]{1,2}|几)年来|目前|同时|今年以来|去年以来)?(?:确保|保证)?")
ORDINAL = re.compile(rf"{POINT}|[一二三四五六七八九十\d]{{1,2}}）")
PREPOSITIONS = tuple("在对以把将由从为与向")
# What a clause, or the number of its point, ends with: 一是|X扎实推进.
OPENERS = frozenset("，。；：！？\n是）.．、—①②③④⑤⑥⑦⑧⑨⑩")
# With these heads whatever is done is done in the undertaking's name.
FIRM = (
    *("专项行动", "攻坚行动", "整治行动", "提升行动", "三年行动", "百日行动", "行动", "攻坚战", "工程", "专项整治"),
    *("专项计划", "特岗计划", "普查"),
    *("大走访", "大调研", "大接访", "大下访", "大宣讲", "大排查", "大清查"),
)
# X行动等重点任务全面完成
OTHERS = re.compile(r"等[^，。；：、“]{0,6}?(?:任务|工作|工程|项目|行动|活动|举措|改革|试点|事项)")
SERVES = re.compile(
    r"(?:已|累计|全年|共|为[^，。；：、]{2,10}?)*"
    r"(?:服务|注册|访问|归集|汇聚|接入|入驻|受理|办理|发放|促成|撮合|推出|首创|形成|复制推广|推送|发布|监测|用户|新增)[^，。；：、]{0,14}?[\d*]"
    r"|(?:充分|有效)?发挥[^，。；：、]{0,12}作用"
)
# What is said of works, whose lists are read elsewhere (together.py).
WORKS = "[^，。；：、]{0,6}?(?:建设|开工|竣工|完工|动工|投产|投用|投运|建成|通车|通航|启用)"
# 云台综保区获评…: what a place is given.
DISTINGUISHED = ("获评", "入选", "被")
BUILT = ("项目", "平台")
# …、智慧文旅等|加快建设
ALL_PROGRESS = re.compile(f"等{PROGRESS.pattern}")
OF_WORKS = re.compile(WORKS)
LISTING = ("、", "和", "与", "及")
CLAUSE_END = re.compile("[，。；：！？\n]")
LONGEST_LIST = 160


@lru_cache(maxsize=1)
def _list_progress() -> re.Pattern[str]:
    """The last of a list of names that are the subject of progress: X行动、Y工程扎实推进."""
    return re.compile(rf"(?:{any_word(heads())}|等(?!{WORKS})|”[^”，。；、]{{0,8}}?){PROGRESS.pattern}")


@lru_cache(maxsize=1)
def _action() -> re.Pattern[str]:
    """What an undertaking with a firm head does itself: 夏季治安打击整治行动破案3.1万起."""
    return re.compile(
        r"(?:[^，。；：、]{0,4}为[^，。；：、]{1,10}?|[共新]|累计)?"
        + any_word([*(word for word in words("action_verbs") if len(word) > 1), "破案", "打出", "解决", "化解", "收集"])
        + "(?![率面数量额]|情况)"
    )


@lru_cache(maxsize=1)
def _list_action() -> re.Pattern[str]:
    """The last of a list of names that act: X大走访和Y沙龙解决诉求500件."""
    return re.compile(f"{any_word(heads())}{_action().pattern}")


def _serves(text: str, head: Head) -> bool:
    """Whether a platform is said to have done its work: 互认平台服务群众1500万次."""
    return head.kind == "平台" and SERVES.match(text, head.end) is not None


def _progresses(text: str, head: Head) -> bool:
    """Whether a head noun, or the list that it stands in, is the subject of progress."""
    if head.noun[-1] in "区园" and text.startswith(DISTINGUISHED, head.end):
        return False
    if PROGRESS.match(text, head.end) or (head.noun in FIRM and _action().match(text, head.end)):
        return True
    if _serves(text, head):
        return True
    following = text[head.end : head.end + 1]
    if following == "等":
        others = OTHERS.match(text, head.end)
        return PROGRESS.match(text, others.end()) is not None if others else _all_progress(text, head)
    if following not in LISTING:
        return False
    end = CLAUSE_END.search(text, head.end, head.end + LONGEST_LIST)
    rest = text[head.end : end.start() if end else head.end + LONGEST_LIST]
    last = rest[rest.rfind("、") + 1 :]
    if _list_progress().search(last) or (head.kind not in BUILT and ALL_PROGRESS.search(last)):
        return True
    return head.noun in FIRM and _list_action().search(last) is not None


def _all_progress(text: str, head: Head) -> bool:
    """Whether undertakings progress that 等 alone closes: X行动、Y改革等|深入推进."""
    behind = head.end + 1
    return PROGRESS.match(text, behind) is not None and not (head.kind in BUILT and OF_WORKS.match(text, behind))


def subject(text: str, start: int, head: Head) -> int | None:
    """Where a name begins that is itself the subject of progress (X深入推进)."""
    if (start and text[start - 1] not in OPENERS) or not _progresses(text, head):
        return None
    start = WHEN.match(text, start, head.start).end()  # type: ignore[union-attr]
    if opens_with_verb(text, start, head.start) or text[start : start + 1] in PREPOSITIONS:
        return None
    ordinal = ORDINAL.match(text, start, head.start)
    return ordinal.end() if ordinal else start
