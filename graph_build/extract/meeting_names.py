"""Meetings that 会议, 推进会, 论坛 … close: where the name begins, and whether it tells one meeting apart."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.divisions import gazetteer
from graph_build.document.text import Document
from graph_build.extract.cuts import Cuts
from graph_build.extract.fairs import fair_names, fairs, numbered
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.lexicon import rows, words
from graph_build.records import Mention, Span
from graph_build.scanning import Bounds, quick

TAILS = Landmarks(lambda: [row["tail"] for row in rows("meeting_tails")])
# What follows a tail that is only the beginning of another word: 会|商, 论坛|议题.
LONGER = re.compile(r"(?<!议)(?:议|(?<=会)(?:[商计签见诊谈场费长员馆]|同(?![步期时])))")
LONGEST_TAIL = 8
LIMIT = 46
FAR_OPENER = 12
# 召开|4次法治建设工作推进会: several meetings.
TIMES = re.compile(r"(?:[\d*]+|[两三四五六七八九十]{1,3})余?[次场]")
# Where a name cannot reach across; behind another meeting a list goes on.
CLAUSE = re.compile(r"[，。；：！？\n《》]|(?<!社)会议?、|论坛、|(?:全会|会议|大会|论坛)[和与及]")
HOLDING = re.compile(
    r"(?:成功|高标准|高规格|高质量|高水平|组织|隆重|联合|精心|及时|专题|牵头|先后|连续|圆满|持续|深入|认真|全面|共同|主动|积极|分别|协助|配合|具体)*"
    r"(?:召开|举办|承办|办好|举行|主办|召集|筹办|协办)(?:了|好|过)?(?:一次|首次|本次)?"
)
STUDYING = re.compile(
    r"(?:学习|贯彻|落实|要|服务好|保障好|传达|按照|根据|参加|出席|围绕|对照|聚焦|宣传|宣讲|部署|纳入|服务|保障|服务保障|护航|迎接|筹备|备战|在|对|把|以|将|从|自|及时|主动|全面|深入|认真|积极|切实|坚决|严格|扎实|精神和|精神|做好|全力|今天|近日|日前|刚才|我们|经)+"
)
# 召开|学习贯彻…动员会: what is studied is the theme of what is held.
THEME = re.compile(r"(?:学习|贯彻|落实|传达|学习贯彻|贯彻落实|服务保障|迎接|庆祝|纪念)[^，。；、]{6,}\Z")
# What opens the name of a meeting: its holder, region, year or number.
OPENER = re.compile(
    r"(?:\d{4}|\*{1,4})年(?:度)?|\d{4}(?=中国|全国|世界|国际|全球|全[省市])|第[一二三四五六七八九十百\d*]+[届次]|首届|(?:全国(?!性)|全省|全市|全区|全县|全州|全盟|全旗|全系统|全院|全局|中共中央|中央|国务院|中国(?!特色|共产党|式|工会)|国际|世界|亚太|全球)"
    r"|(?:省|市|区|县|州|自治区)(?:委(?!员会)|政府|政协|人大|纪委|法院|检察院)|党委|党组|省际|上海合作组织|亚太经合组织|金砖国家|上合|中欧|中俄|欧亚|丝绸之路|丝路"
)
GENERAL = quick(
    "[一二三四五六七八九十百千\\d*]+[次场期个]|\\d{4}年度?|[省市国]级|（扩大）|[省市区县](?:政协|人大|纪委|政府)"
    f"|教师(?!节)|医师(?!节)|“?两委”?|村（社区）|{'|'.join(words('general_meeting_words'))}"
)
GENERALITIES = re.compile(f"(?:{GENERAL})+")
FURTHER = ("全国", "中央", "全省", "省委", "省政府", "全市", "市", "全区", "区委", "全县", "县", "自治区")
COORDINATED = Sought(
    re.compile(
        r"(?P<first>全国|中央|全省|省委|省|全市)(?P<rest>(?:[、和](?:全国|中央|全省|省委|省政府|全市|市委|市政府|全区|区委|全县|县委|自治区|自治区党委|市(?![场民政区域容级长])|县(?![域级长]))){1,8})(?P<subject>[一-鿿]{2,16}?(?:会议|大会))"
    ),
    [link + holder for link in "、和" for holder in FURTHER],
    reach=2,
)
AFTER = re.compile(
    quick(
        r"暨|年会|[纪记][要录]|室|厅[议内]?|制度|机制|议题|系统|期间|费|服务|经济|展[示览]?|讲座|第[一二三四五六七八九十]+次(?:全体)?(?:扩大)?会议|[一-鿿]{2}峰会"
    )
)
# 推进会、座谈会等12场: meetings of a kind that are counted; fairs and what 中国 or 国际 opens are named.
COUNTED = re.compile(r"(?:[、或和与及][^，。；、\n]{2,14}[会班议坛]){0,3}(?:等[^，。；、\n]{0,6})?[\d*]+余?[次场]")
OF_THE_WORLD = re.compile("中国|国际|世界|全球|亚太|第|首届|[“\\d]")

# 安委会|第一次全体会议: a number behind a body does not open a name.
# 生态文明|国际论坛: these open a name where no verb of holding tells where it begins.
LOOSE_OPENER = re.compile("中国|国际|世界|亚太|全球|丝路|丝绸|中欧|中俄|欧亚|第")
# Behind 召开 a subject of two characters tells enough, but for bare 会议: 禁毒工作会议.
CONVENING, BARE_TAILS = re.compile(r"(?:召开|举办|举行|承办)了?\Z"), ("会议", "大会")
# 市海外联谊会 is a body; only one that is held is a meeting.
GATHERING = "联谊会"
# What a name behind a verb of holding does not hold.
PARTED = re.compile("[的在对由了把将和与及等]|学习|参加|要求")
HELD_LIST = re.compile(rf"(?:{HOLDING.pattern})[^，。；：\n]*\Z")
HELD_BY = re.compile(r"(?:^|[，。；：\n])([一-龥*]{2,14}[会组委部府院])(?:先后|及时|组织|专题)?(?:召开|举行)了?\Z")
ORDINAL, HOLDER_ENDS = re.compile("第"), re.compile("[会组部府院局委团]")
MASK_BEFORE = re.compile(r"(?:[*]{1,4}|[XxＸ×]{1,3})\Z")
JOINT = "暨"
EVENTS = frozenset("节赛展")  # 文化旅游节、|花卉博览会: what ends so is an event of its own

PERSON = re.compile(
    r"主持|同志|(?:书记|局长|院长|主任)(?!\Z)|提请|提交|报请|本次|列席|进一步|增强|建立|健全|接受|同级|自觉"
)
# 用好|广交会, 接续拓展|夏季达沃斯论坛: verbs that no meeting's name begins with.
USED = re.compile(
    r"(?:每[次年季]|[用办做][好优强大]|服务好?|保障好|强化|放大|接续|拓展|倚重|充分|发挥好?|借[势力助]|抢抓|对接|携手|清理|规范|筹办|高水平|高质量|持续|更好)+"
)
WORLD = ("国际", "世界", "全球")
NO_MEETING = re.compile(r"[协学联]会商会")  # 行业协会商会
SHOWS = re.compile("(?:重点|论坛|品牌|专业|大型|各类)展会")  # 国际贸易等专业品牌展会
# 局长会议: those who are convened close the name.
CONVENED = frozenset(("院长", "局长", "主任", "书记", "代表"))
# What is held regularly is a practice, not one meeting.
REGULAR = re.compile(
    r"(?:(?<!第)(?:[\d*]+|[一两二三四五六七八九十]{1,2})次|定期|不定期|每[一-鿿]{1,3}|按[月季年]|经常|适时|多次|逐[月季])(?:组织|专题)?(?:召开|举办|举行)\Z"
)


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words behind which a name begins."""
    return frozenset(words("meeting_stops"))


@lru_cache(maxsize=1)
def breaks() -> frozenset[str]:
    """Words that part what opens a name from its tail."""
    return frozenset(words("meeting_breaks"))


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return stop_words() | frozenset(words("action_verbs"))


def named_meetings(document: Document) -> list[Mention]:
    """Mentions in the order of the text; of overlapping ones the coordinated."""
    text = document.text
    found = [mention for match in COORDINATED.finditer(text) for mention in _coordinated(match)]
    taken = {mention.span.end for mention in found}
    cuts = Cuts(document)
    floor = 0
    for tail, end in _tails(text):
        if end in taken or LONGER.match(text, end) or AFTER.match(text, end):
            continue
        if NO_MEETING.match(text, tail - 1) or SHOWS.match(text, max(0, tail - 2)):
            continue
        start = _start(text, cuts, tail, floor)
        if start is not None and (used := USED.match(text, start, tail)):
            start = used.end()
        if start is not None and text[start - 1 : start] == JOINT:
            start = joint(text, cuts, start, floor)
        if text[tail:end] in fair_names():
            start = tail if start is None else numbered(text, start, tail, _verbs())
        if start is not None and _tells_apart(text, start, tail, end) and not _are_counted(text, start, tail, end):
            found.append(Mention("Meeting", Span(start, end), _holder(text, start) + text[start:end]))
        floor = end
    return found


def _are_counted(text: str, start: int, tail: int, end: int) -> bool:
    """Whether meetings of a kind are counted (推进会、座谈会等12场), rather than one named."""
    if not COUNTED.match(text, end):
        return False
    return text[tail:end] not in fairs() and not OF_THE_WORLD.match(text, start, tail)


def _tails(text: str) -> list[Bounds]:
    """The longest tail of those that end at one place, in the order of their ends."""
    longest: dict[int, int] = {}
    for start, end in TAILS.nested(text):
        longest.setdefault(end, start)
    return [(start, end) for end, start in sorted(longest.items())]


def joint(text: str, cuts: Cuts, start: int, floor: int = 0) -> int:
    """Where one meeting begins that is two at once: 全市政法工作会议|暨市委政法委全体会议."""
    before = TAILS.within(text, max(floor, start - 1 - LONGEST_TAIL), start - 1)
    first = next((tail for tail, end in before if end == start - 1), None)
    begin = None if first is None else _start(text, cuts, first, floor)
    return start if begin is None else begin


def _holder(text: str, start: int) -> str:
    """The body whose meeting goes by its number alone: 县委编委|召开第五次会议."""
    held = HELD_BY.search(text[max(0, start - LIMIT) : start]) if text[start] == "第" else None
    return held[1] if held else ""


def _coordinated(match: re.Match[str]) -> list[Mention]:
    """中央、省委、市委政法工作会议 are three; each span is the shortest text that holds the name."""
    found = []
    subject = match.group("subject")
    if len(GENERALITIES.sub("", subject)) < 2:
        return []
    heads = [(match.start("first"), match.group("first"))]
    heads += [
        (match.start("rest") + head.start(), head.group()) for head in re.finditer(r"[^、和]+", match.group("rest"))
    ]
    for start, head in heads:
        found.append(Mention("Meeting", Span(start, match.end()), head + subject))
    return found


def _start(text: str, cuts: Cuts, end: int, floor: int) -> int | None:
    """Where the name begins whose tail begins at `end`."""
    begin, held, sure = _limit(text, end, floor)
    if held and THEME.match(text, begin, end):
        return begin
    opened = _opened(text, cuts, begin, end)
    if opened is not None:
        near = sure and opened - begin <= FAR_OPENER
        within = near and LOOSE_OPENER.match(text, opened) and not PARTED.search(text, begin, opened)
        return begin if within else opened
    if REGULAR.search(text[max(0, begin - 14) : begin]):
        return None
    start = begin if held and not PARTED.search(text, begin, end) else _walk(text, cuts, begin, end)
    return start if start < end and not TIMES.match(text, start, end) else None


def _limit(text: str, end: int, floor: int) -> tuple[int, bool, bool]:
    """How far to the left a name may reach; whether a verb of holding stands there, or one that begins its list; and
    whether any verb or list does."""
    begin = max(floor + text.startswith("、", floor), end - LIMIT)
    marks = [mark.end() for mark in CLAUSE.finditer(text, begin, end)]
    begin = _outside_quotes(text, marks[-1] if marks else begin, end)
    listed = text.rfind("、", begin, end) + 1
    if listed and (OPENER.match(text, listed) or text[listed - 2] in EVENTS):
        begin = listed
    holding = [verb.end() for verb in HOLDING.finditer(text, begin, end)]
    if holding:
        return holding[-1], True, True
    if text[begin - 1 : begin] == "、":
        return begin, HELD_LIST.search(text[max(0, begin - 2 * LIMIT) : begin]) is not None, True
    studied = STUDYING.match(text, begin, end)
    return studied.end() if studied else begin, False, studied is not None


def _opened(text: str, cuts: Cuts, begin: int, end: int) -> int | None:
    """Where the first word stands that opens a meeting's name."""
    for opener in OPENER.finditer(text, begin, end):
        if ORDINAL.match(opener.group()) and HOLDER_ENDS.match(text, opener.start() - 1):
            continue
        place = _with_quote(text, opening_place(text, opener.start()), begin)
        if text.count("“", begin, place) > text.count("”", begin, place):
            continue
        if cuts.begins(place) and _links(cuts, opener.end(), end):
            return place
    return None


def opening_place(text: str, start: int) -> int:
    """Where the name of the place begins whose last character stands at `start` (杭州|市委); else `start` itself."""
    if text[start : start + 1] not in ("省", "市", "区", "县", "州"):
        return start
    beginning = gazetteer().beginning(text, start + 1)
    if beginning is not None:
        while (outer := gazetteer().beginning(text, beginning)) is not None:
            beginning = outer  # 杭州市|西湖区
        return beginning
    masked = MASK_BEFORE.search(text[max(0, start - 4) : start])
    return start - len(masked.group()) if masked else start


def _with_quote(text: str, start: int, begin: int) -> int:
    """“一带一路”|国际卫生合作论坛: quoted words right before what opens a name belong to it."""
    opened = text.rfind("“", begin, start) if text[start - 1 : start] == "”" else -1
    return opened if opened >= 0 else start


def _links(cuts: Cuts, start: int, end: int) -> bool:
    """Whether no word that a name cannot hold stands between an opener and the tail."""
    between = cuts.between(start, end)
    heads = between[:-1] if between and between[-1] in CONVENED else between
    return breaks().isdisjoint(heads)


def _outside_quotes(text: str, begin: int, end: int) -> int:
    """A name does not begin inside quotation marks that close before its tail, nor before marks that stay open."""
    opened = text.rfind("“", begin, end)
    closed = text.rfind("”", begin, end)
    return opened + 1 if opened > closed else begin


def _walk(text: str, cuts: Cuts, begin: int, end: int) -> int:
    """Left over words to the first that cannot stand inside a meeting's name; quoted words may be any."""
    at = cuts.at(end) - (1 if cuts.begins(end) else 0)
    start = end
    quoted = False
    while at >= 0 and cuts.bounds[at] >= begin and (quoted or cuts.words[at] not in stop_words()):
        quoted = (quoted or "”" in cuts.words[at]) and "“" not in cuts.words[at]
        if cuts.words[at] == "、":
            break
        start = cuts.bounds[at]
        at -= 1
    return start


def _tells_apart(text: str, start: int, begin: int, end: int) -> bool:
    """Whether the name that begins at `start` says more than what kind of meeting its tail (from `begin` on) is."""
    modifier, tail = text[start:begin], text[begin:end]
    if PERSON.search(modifier):
        return False
    if tail in fair_names():
        return True
    if tail == GATHERING and not CONVENING.search(text[max(0, start - 4) : start]):
        return False
    own = GENERALITIES.sub("", modifier)
    if own in WORLD:
        return False
    if OPENER.match(modifier):
        return len(own) >= 2 or bool(re.search(r"第.+次", modifier))
    convened = tail not in BARE_TAILS and CONVENING.search(text[max(0, start - 4) : start])
    return len(own) >= (2 if convened or tail in fairs() else 4)
