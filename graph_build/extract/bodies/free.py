"""Bodies with a name of their own: 律师惩戒委员会, 法治环境专项小组, 浙江大学, 人和集团."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.placed import extended
from graph_build.extract.bodies.tails import FREE_TAILS, is_body, stops
from graph_build.extract.cuts import Cuts
from graph_build.lexicon import word_set
from graph_build.records import Span
from graph_build.scanning import matches

LONGEST = 16
WHOLLY = "全面"
OUR_LEVELS = "省市区县州"
PROVINCES = frozenset("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川蜀黔滇陕甘陇青蒙桂藏宁")
OPEN = re.compile(r"[一-鿿*·A-Za-z0-9—]+\Z")
# 七一中学: the day of a feast is no count.
ORDINAL = re.compile(
    r"(?!(?:七一|八一|五四)\Z)第?[一二三四五六七八九十\d]+[届批次]?\Z|[\d*]+|[一二三四五六七八九十]+[大个项类支家]|[近超约逾]?[一二三四五六七八九]成\Z"
)
FOUNDING = frozenset(["成立", "组建", "设立", "建立", "组成", "调整", "筹建", "筹备", "牵头成立"])
TEMPORARY = re.compile(r"(?:领导小组|协调小组|指挥部|专班)(?:办公室)?\Z|(?:宣讲团|讲师团|宣讲队|攻坚组|服务团)\Z")
FOUNDED = re.compile(
    r"(?:(?:成立|组建|设立)了?|成员的)(?=(?:(?!成立|组建|设立|由|各|多个|一批|若干|等|任|为|\d)[一-鿿]){4,22}\Z)(?!(?:[省市区县州]|自治区))"
)
LONGEST_TASK = 26
HOUSES = re.compile(
    r"(?:大学|学院|医院|中学|小学|幼儿园|学校|公司|集团|银行|研究院|研究所|实验室|法庭|交易所|事务所|司法所|派出所|公证处|监狱)\Z"
)
# 城乡中小学, 大学科技园: a class, a place.
# What is called by two fields of learning; 北京大学与临江学院 are two houses.
LEARNED = re.compile(r"(?:研究院|研究所|学院|实验室)\Z")
FIELD = re.compile(r"(?:(?!大学|学院|医院|集团|公司|学校)[一-鿿]){2,10}")
# 六市冠脉导丝联盟, 三省一市…: an alliance is called by how many have made it.
ALLIES = re.compile(
    r"(?:(?<![一-鿿\d*])|(?<=的)|(?<=组建|成立|加入|参加|牵头|深化|完善|依托|推动|发起))"
    r"([二两三四五六七八九十]{1,2}[省市县区国校](?:[一二两三四五六七八九十][省市县区])?(?:(?!成立|组建|加入|推动)[一-鿿]){2,12})\Z"
)
MASKS = re.compile(r"[*]{1,4}|[XxＸ×]{2,3}|某")
NO_SCHOOL = re.compile(r"(?<=中小学)|(?<=大学)(?:科技园|生|城|科学|学术|排名)")
VERBS_IN_CHARACTERS = re.compile(r"(?:建[强优好]|[做用办管][大强优好]|更好)+")
# 唯一获批的哲学社会科学实验室; 云台实验室等创新平台 are platforms.
LAB = "实验室"
LAB_OF_A_KIND = re.compile(r"(?:、[^，。；]{0,24})?等[^，。；、]{0,10}(?:平台|空间|场所|设施|功能室)")
TEAM = re.compile(r"(?:[队组班部]|(?<!集)团)\Z")
# 县办公立中医医院, 二级以上综合医院, 世界一流新型研究型大学: what kind it is, not which.
KIND_FIRST = re.compile(
    r"(?:重点|示范|特色)(?!大道|路)|第三方|城区|[县市区乡镇村民公联]办|[一二三]级|境[内外]|大中|中小|城乡|行业|[^，]*?(?:世界一流|米以[上下]|校企)|各类|全球"
)
# 账户试点银行, 校企联合实验室: what it does for the time being, not its name.
NUMBERED_HOUSES = ("小学", "中学", "幼儿园", "医院", "高级中学")
SCHOOL_TAILS = (
    *("学校", "中学", "小学", "幼儿园", "学院", "大学", "附中", "附小", "实验学校", "外国语学校", "职业学校"),
)
KIND_LAST = re.compile(r"(?:试点|示范|标杆|样板|品牌|定点|合作|托管|重点|系列|中外合作)\Z")
COUNT_BEFORE = re.compile(
    r"[\d*一二三四五六七八九十百千万余多几两](?:支|个|家|所|名|批|类|大|只|项)(?:[^，。、]{0,2})\Z"
)
# 全部成立法治建设领导小组: each has its own.
EACH_ITS_OWN = re.compile(r"(?:全部|普遍|均|都|各自)已?(?:成立|组建|设立|建立)了?\Z")
# 云岭救援队等12家单位: what is counted are the bodies of the row, of which it is one.
OF_A_ROW = re.compile(r"等(?:共?[\d*]+余?)?[个家](?:成员|相关)?(?:单位|部门|机构)")
# 召开…联谊会: a meeting.
HELD_BEFORE = re.compile(r"(?:召开|举办|举行)了?\Z")
COUNT_AFTER = re.compile(r"(?:等)?[共各]?[\d*]+余?(?:支|个|家|所|名)")


def free_names(text: str, cuts: Cuts, taken: Sequence[Span]) -> list[Span]:
    """Names that end in the tail of a body, outside the spans that are taken."""
    starts = [span.start for span in taken]
    found: list[Span] = []
    for match in matches(FREE_TAILS.longest(text), text):
        before = bisect_right(starts, match.end() - 1) - 1
        floor = max(taken[before].end if before >= 0 else 0, found[-1].end if found else 0)
        span = _named(text, cuts, match, floor)
        if span is not None:
            found.append(span)
    return found


def _named(text: str, cuts: Cuts, tail: re.Match[str], floor: int) -> Span | None:
    """The name that a tail closes, None for a class, an undertaking in quotes, or what is taken."""
    before = text[max(0, tail.start() - LONGEST) : tail.start()]
    end = extended(text, cuts, tail.end())
    if before.rfind("“") > before.rfind("”") or tail.start() < floor or end is None or not is_body(text, end):
        return None
    start = _start(cuts, tail.start(), floor, _verbs() if HOUSES.search(tail.group()) else stops())
    start = _since_founding(text, tail, floor) or start
    if tail.group() == "联盟" and (allied := _by_allies(text, tail.start(), floor)) is not None:
        return Span(allied, end)
    start = None if start is None else _without_verbs(text, start, tail.start())
    if start and text[start - 1] == "我" and text[start] in OUR_LEVELS:
        start += 1  # 我区|育才小学
    if start is not None and text[start - 1 : start] == "与" and LEARNED.search(tail.group()):
        start = _joint(text, cuts, start, floor) or start
    if start is None or not _is_name(text, cuts, start, tail):
        return None
    return Span(_before_law(text, _before_bracket(text, cuts, start, floor), floor), end)


def _since_founding(text: str, tail: re.Match[str], floor: int) -> int | None:
    """成立|支持商贸高质量发展指挥部: a temporary body is named by all that stands behind the verb of its founding."""
    temporary = TEMPORARY.search(tail.group())
    founded = FOUNDED.search(text, max(floor, tail.start() - LONGEST_TASK), tail.start()) if temporary else None
    return founded.end() if founded else None


def _by_allies(text: str, end: int, floor: int) -> int | None:
    allies = ALLIES.search(text, max(floor, end - LONGEST_TASK), end)
    return allies.start(1) if allies else None


def _joint(text: str, cuts: Cuts, start: int, floor: int) -> int | None:
    """重庆信息与智慧医学研究院: two fields behind a place, or behind the verb of its founding, are one institute's."""
    begins = _start(cuts, start - 1, floor, _verbs())
    if begins is None or not FIELD.fullmatch(text, begins, start - 1):
        return None
    sizes = (size for size in (2, 3) if start - 1 - begins - size > 1)
    place = any(text[begins : begins + size] in gazetteer().by_short for size in sizes)
    founded = begins > 0 and cuts.words[cuts.at(begins - 1)] in FOUNDING
    return begins if place or founded else None


def _without_verbs(text: str, start: int, end: int) -> int:
    """建强用好|云台实验室, 利用好|东港附中: verbs that the dictionary cuts into characters."""
    if text[start] == "好" and text[start - 1 : start] in ("用", "建", "管", "办", "抓", "做"):
        return start + 1
    verbs = VERBS_IN_CHARACTERS.match(text, start, end)
    return verbs.end() if verbs else start


def _before_law(text: str, start: int, floor: int) -> int:
    """全面依法治区委员会: 全面 belongs to the name of this one body."""
    begins = start - len(WHOLLY)
    return begins if begins >= floor and text.startswith(f"{WHOLLY}依法治", begins) else start


def _before_bracket(text: str, cuts: Cuts, start: int, floor: int) -> int:
    """网易（杭州）网络有限公司: a firm's name goes on in front of the bracket with its place."""
    opened = text.rfind("（", max(floor, start - 8), start)
    if text[start - 1 : start] != "）" or opened < 0:
        return start
    return _start(cuts, opened, floor, stops()) or start


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Words that cannot stand in the name of a school, hospital or firm; teams and unions are named by what they do."""
    verbs = frozenset(word for word in word_set("action_verbs") if len(word) > 1)
    return stops() | (verbs - word_set("free_body_words"))


def _start(cuts: Cuts, end: int, floor: int, breaks: frozenset[str]) -> int | None:
    """Where the words of a name begin that stand in front of its tail; None where there are none."""
    at = cuts.at(end) - (1 if cuts.begins(end) else 0)
    start = end
    while at >= 0:
        word, begins = cuts.words[at], cuts.bounds[at]
        if begins < floor or end - begins > LONGEST or not OPEN.match(word):
            break
        broken = word in breaks or (len(word) == 4 and word[2:] in breaks)  # 深入开展 is one word
        belongs = not broken or _in_firm_name(cuts, at, end) or (breaks is stops() and _founded(cuts, at, end))
        counts = ORDINAL.match(word) and not _numbers_house(cuts, at, end)
        if counts or not (belongs or word in word_set("free_body_words")):
            break
        start = begins if belongs else start
        at -= 1
    return start if start < end else None


def _numbers_house(cuts: Cuts, at: int, end: int) -> bool:
    """海棠|第二|小学: a number right in front of the tail, behind a name."""
    behind = cuts.words[at + 1] if at + 1 < len(cuts.words) else ""
    return cuts.bounds[at + 1] == end and cuts.words[at][0] == "第" and behind in NUMBERED_HOUSES


def _founded(cuts: Cuts, at: int, end: int) -> bool:
    """成立优化营商环境工作领导小组: what follows a verb of founding belongs to the name, even if it is a verb."""
    begins_name = at > 0 and cuts.words[at - 1] in FOUNDING and len(cuts.words[at]) > 1
    return begins_name and cuts.words[at] not in FOUNDING and cuts.bounds[at + 1] < end


def _in_firm_name(cuts: Cuts, at: int, end: int) -> bool:
    """人和集团: a single character that is a function word elsewhere, behind another that opens the clause."""
    if end != cuts.bounds[at + 1] or at < 2 or len(cuts.words[at]) > 1 or len(cuts.words[at - 1]) > 1:
        return False
    return cuts.words[at - 2] in "，。、；：“”（）\n"


def _listed_house(text: str, start: int, tail: re.Match[str]) -> bool:
    """城东实验学校等5所学校: a school that is named before the count of those in its row."""
    if text[start - 1 : start] == "、" and OF_A_ROW.match(text, tail.end()):
        return True
    if tail.group() not in SCHOOL_TAILS:
        return False
    return text[tail.end() : tail.end() + 1] == "等" or text[start - 1 : start] == "、"


def _is_name(text: str, cuts: Cuts, start: int, tail: re.Match[str]) -> bool:
    """Whether the words in front say more than a class: 律师惩戒, not 人民调解 or 国有; what is counted is a class."""
    modifier = text[start : tail.start()]
    known = word_set("team_classes" if TEAM.search(tail.group()) else "body_classes")
    if MASKS.fullmatch(modifier):  # *律师事务所
        return True
    counted = COUNT_AFTER.match(text, tail.end()) and not _listed_house(text, start, tail)
    if len(modifier) < 2 or modifier in known or counted or text[start - 1 : start] == "某":
        return False
    if COUNT_BEFORE.search(text[max(0, start - 6) : start]) or EACH_ITS_OWN.search(text, max(0, start - 6), start):
        return False
    if tail.group() == "联谊会" and HELD_BEFORE.search(text, max(0, start - 8), start):
        return False
    if KIND_FIRST.match(modifier) or NO_SCHOOL.match(text, tail.end()):
        return False
    if HOUSES.search(tail.group()) and KIND_LAST.search(modifier):
        return False
    if tail.group() == LAB and (text[start - 1 : start] == "的" or LAB_OF_A_KIND.match(text, tail.end())):
        return False
    own = [word for word in cuts.cut_between(start, tail.start()) if word not in PROVINCES]  # 在沪国家实验室
    if HOUSES.search(tail.group()) and len(own) > 1:  # 防范处置|上市|公司: what is done with a class
        own = [word for word in own if word not in word_set("free_body_words")]
    return text[start - 1 : start] == "）" or not known.issuperset(own)
