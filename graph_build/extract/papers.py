"""Untitled documents that the text names specifically: a document noun governed by a verb that makes or applies it."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.document.text import Document
from graph_build.extract.casebooks import CASES, OF_A_BODY, of_courts
from graph_build.extract.clauses import balanced, clause_start
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.extract.modifiers import WHOLE, own_words, skip_attribute
from graph_build.lexicon import rows, words
from graph_build.records import Mention, Span, Value
from graph_build.scanning import Bounds, any_word, longest, quick

# What follows a document noun that only begins another word: 意见建议, 规范化, 计划生育, 规划建设.
LONGER = re.compile(
    quick(
        r"[化性制者员法书案表图《]|新建|划定|引领"
        r"|实施(?:方案|细则|办法)|建议|生育|建设|设计|动作|总比|交流|反馈|征集|征求|箱|编制|投资|库|管理|体系|范围|任务|协议|精神|落实率|条款|权限|衔接|单位|改革"
    )
)
BOOK = re.compile(r"谈治国理政|文选|选编|摘编|读本|选读|文集")
YEAR = re.compile(r"20\d\d")
OWN_RULES = re.compile(
    r"》(?:和|及|以及|、)([^，。；：、“”《》\n的]{1,8}?(?:实施办法|实施细则|实施意见|实施方案|若干规定|若干措施))"
    r"(?:(?:和|及|、)([^，。；：、“”《》\n的]{1,4}?(?:实施办法|实施细则|实施意见|实施方案)))?"
)
CARRIED = frozenset(["实施", "落实", "执行", "贯彻落实", "贯彻执行", "严格执行", "落实落细", "抓好", "抓实", "对标"])
# 制定并实施X规划, 制定和实施X规划: the second verb is none of the name.
AND_THEN = re.compile(
    r"(?:并(?:[^，。；：、“”《》\n并]{0,2}?)|和)(?:贯彻落实|贯彻|实施|施行|执行|落实|推行|印发|发布|公布|公开|出台|完善|更新|签订|签署|推进)了?"
)
BEHIND_TITLE = re.compile(r"》(?:[、和与及]|以及)")
# 条例出台, 备忘录签署, 规划获批实施.
COMES_OUT = re.compile(
    r"(?=[先相正顺成率已获签出印颁施公发审表批编实全落])(?:先后|相继|正式|顺利|成功|率先|已|获|全面){0,2}"
    r"(?:(落地(?:见效|实施|生效)?)|签署|签订|出台|印发|颁布|施行|公布|发布|审议通过|表决通过|批复|批准|获批|编制完成|实施)"
    r"(?:实施|施行|并实施)?(?=[，。；、]|\Z)"
)
MOVED = re.compile("推动|推进|促进|加快|确保")
LEAD = re.compile(
    r"(?:[我全][省市区县州]|\d{4}年|今年|去年|新版?|新修订的?|国家|[省市县区]级?"
    r"|(?:全国|全省|全市|我国)?首[部个份张]|一批|系列|有关|相关|的)+"
)
# What is said of several, or of none in particular.
CLAUSE_VERB = re.compile(
    r"等|各|其他|[\d*]|推动|支持|加快|开展|建设了|获|完善|建立|健全|有关|相关|配套|一批|系列|多[项部个]"
)
OURSELVES = re.compile("[局委厅](?!务|党|机关)")  # 制定局|法治工作要点, 制定局务会议事规则
# 工作要点|的通知: with what an issued paper was sent out.
SENT_OUT = ("通知", "通告", "决定")
LONGEST_NAME = 60
SHORTEST_CLAUSE = 6
SHORTEST_LAW = 4  # characters of those that need no verb
ANNUAL = re.compile(r"[\d*]{4}年度?+(?=[一-龥])")  # 2025年普法任务清单: there is one a year
# Nouns before which even a general word names one document: 合作条例.
PROPER = ("条例",)
NOT_PROPER = ("该", "本", "相关", "有关", "上述", "各项", "地方", "两部", "党内", "这部", "部分")
ISSUED = ["出台", "印发", "制定", "发布", "推出", "实施"]
AIMS = (
    "支持|促进|推动|推进|优化|稳|扩|加强|鼓励|保|深化|服务|加快|提振|强化|提升|打造|规范|激发|助企|助力|惠企|惠民|纾困|暖企|促"
)
# 出台支持民营经济发展25条措施: counted, with what they are for in front.
COUNTED = Sought(
    re.compile(
        rf"(?:{'|'.join(ISSUED)})了?((?:以[^，。；：、]{{2,10}}?(?:保障|服务|促进|推动|助推|护航)|{AIMS})"
        r"(?:[^，。；：、“”《》\d*\n]{4,24}|[^，。；：“”《》\d*\n]{6,40}的)[\d*]+[条项]"
        r"(?:具体|重点|硬|务实|惠企|创新|政策|若干|指导|司法|服务|工作){0,2}(?:措施|举措|意见|政策))(?=[，。；、]|\Z)"
    ),
    ISSUED,
)
# 出台保企业稳就业12条: they go by their number where nothing in front is itself counted (惠企政策20条).
BARE_NUMBER = Sought(
    re.compile(
        rf"(?:(?:制定|出台)实施|出台|印发|制定|发布|推出)了?((?:{AIMS})(?![^，。；、\d]*(?:改造|公路|线路|[路街巷线渠道河短信]\d))[^，。；：、“”《》\d*的\n]{{1,16}}"
        r"(?<![近超约共达余])(?<!政策)(?<!措施)(?<!举措)(?<!意见)(?<!信息)(?<!规定)(?<!建议)(?<!任务)(?<!标准)(?<!线路)(?<!线索)(?<!清单)\d{1,3}条)(?=[，。；、]|等|\Z)"
    ),
    ISSUED,
)
# 落实安全生产十五条硬措施: measures that are carried out by their number.
BY_NUMBER = Sought(
    re.compile(
        r"(?:落实|贯彻|执行|实施)(?:好|了)?(?:国务院安委(?:会|办)|国务院|公安部|司法部|教育部|应急管理部|国家|[省市县区]委(?:省政府|市政府)?|省政府|市政府)?"
        r"([^，。；：、“”《》\d的\n]{2,14}?(?:二|三|四|五|六)?十[一二三四五六七八九]?条"
        r"(?:硬|优化|惠企|硬核|具体|重点|政策)?(?:措施|举措|政策|意见|规定))(?=[，。；、和]|\Z)"
    ),
    ["落实", "贯彻", "执行", "实施"],
)
# 30条硬措施, 3项管理办法: what is counted is no one paper.
COUNT_AFTER = re.compile(r"[\d*]+余?[件部份个项]")
COUNT_BEFORE = re.compile(r"[\d*]余?[件部份个项条]\Z")
BROKEN = re.compile(
    r"、.*等|等(?:政策|一揽子)?(?:措施|举措)\Z|等[^，。；等]{0,4}文件\Z|(?:一体|统一|同步)规划\Z|性的[一-龥]{2}\Z|列入|纳入|写入|特别是|以及|包括|失信[^，。；]{0,6}名单\Z|(?:异常|违法|排污[^，。；]{0,4}|监[管控][^，。；]{0,4}|保护)名录\Z|负面清单目录\Z|”[白黑红]名单\Z|[^“]“[^”]*”(?:目录|名单)\Z|[\d*]余?[件部份个项条]"
    r"|[一二三四五六七八九十]点意见"
)


@lru_cache(maxsize=1)
def nouns() -> dict[str, dict[str, str]]:
    """Document noun → its row: kind, verbs, least."""
    return {row["noun"]: row for row in rows("document_nouns")}


NOUNS = Landmarks(nouns)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {row["verb"]: row["role"] for row in rows("document_verbs")}


VERBS = Landmarks(_verbs)


@lru_cache(maxsize=1)
def _after_noun() -> re.Pattern[str]:
    """The end of one document's name that another follows under the same verb."""
    named = any_word([*nouns(), *(law for law in words("laws") if len(law) >= SHORTEST_LAW)])
    return re.compile(rf".*(?:{named}|》)(?:、|和|与|及|以及|并)", re.DOTALL)


@lru_cache(maxsize=1)
def _sizes() -> tuple[int, ...]:
    return tuple(sorted({len(noun) for noun in nouns()}, reverse=True))


def _other_kind(name: str) -> str:
    if name.endswith(("法", "法典", "宪法")):
        return "law"
    return "book" if BOOK.search(name) else ""


def attributes(name: str, kind: str = "") -> dict[str, Value]:
    """Declared properties of a document, by its name: kind and year, where they are told."""
    found: dict[str, Value] = {}
    if not kind:
        noun = next((name[-size:] for size in _sizes() if name[-size:] in nouns()), None)
        kind = nouns()[noun]["kind"] if noun else _other_kind(name)
    year = YEAR.search(name)
    if kind:
        found["kind"] = kind
    if year:
        found["year"] = int(year[0])
    return found


def _governs(noun: str, verb: str) -> bool:
    """Whether a verb may govern a document noun of a kind: issue, carry, chosen, taken or use."""
    role = _verbs()[verb]
    if role in ("issue", "chosen"):
        return role == "issue" or noun in ("chosen", "taken")
    return noun == "use" or (noun in ("carry", "taken") and verb in CARRIED)


def _begin(text: str, start: int, noun: str, end: int) -> int | None:
    """After the chain of verbs that governs a document noun at `end` (印发实施, 研究制定出台)."""
    found = longest(VERBS.within(text, start, end))
    kind = nouns()[noun]["verbs"]
    for at in range(len(found) - 1, -1, -1):
        begins, ends = found[at]
        verb = text[begins:ends]
        if not _governs(kind, verb) and not _chained(text, found, at):
            continue
        if _measures(text[ends:end], noun):
            return ends if not _follows_issue(text, found, at) else found[at - 1][1]
        if _verbs()[verb] == "issue" and ends < end:
            return None
    return None


def _listed_behind_title(text: str, start: int, noun: str, end: int) -> int | None:
    """推进《城乡供水条例》、户外广告管理办法立法: the verb stands in front of the title that begins the list."""
    link = BEHIND_TITLE.match(text, max(0, start - 1), end)
    verb = _last_verb(text, text.rfind("《", 0, start)) if link else ""
    fits = verb and _governs(nouns()[noun]["verbs"], verb)
    return link.end() if link and fits and not VERBS.within(text, link.end(), end) else None


def _last_verb(text: str, end: int) -> str:
    """The verb that ends at a position, if one does."""
    ending = (verb for verb in _verbs() if text.endswith(verb, 0, max(0, end)))
    return max(ending, key=len, default="")


def _comes_out(text: str, start: int, at: Span) -> int | None:
    """云台江流域保护条例颁布施行: the document is itself the subject of its making."""
    out = COMES_OUT.match(text, at.end)
    if not out or (out[1] and text.endswith("计划", at.start, at.end)):
        return None
    lead = MOVED.match(text, start, at.start) if out[1] else LEAD.match(text, start, at.start)
    start = lead.end() if lead else start
    named = not VERBS.within(text, start, at.start) and not CLAUSE_VERB.search(text, start, at.start)
    return start if named else None


def _measures(modifier: str, noun: str) -> bool:
    """Whether what stands before a document noun says enough of its own to name one."""
    clause = modifier.rfind("的")
    if clause >= SHORTEST_CLAUSE and clause == len(modifier) - 1:
        return True
    annual = ANNUAL.match(modifier)
    if annual and own_words(modifier[annual.end() :]) > 0:
        return True
    own = len(modifier) if noun in PROPER and modifier not in NOT_PROPER else own_words(modifier)
    return own >= int(nouns()[noun]["least"])


def _chained(text: str, found: list[Bounds], at: int) -> bool:
    """Whether a verb directly follows one of issuing: 印发实施."""
    if at == 0:
        return False
    begins, ends = found[at - 1]
    return ends == found[at][0] and _verbs()[text[begins:ends]] == "issue"


def _follows_issue(text: str, found: list[Bounds], at: int) -> bool:
    """Whether a verb of use begins the name of what was issued: 制定贯彻落实详细任务分工方案."""
    return _chained(text, found, at) and text[slice(*found[at])] in ("贯彻落实", "贯彻", "落实", "推进", "推动")


def _sound(name: str) -> bool:
    """Whether a name is whole and no count: its quotes closed, no 地方性法规草案*件 and no 特别是 in it."""
    return len(name) <= LONGEST_NAME and balanced(name) and not BROKEN.search(name)


def _paper(document: Document, noun: str, at: Span) -> Mention | None:
    text = document.text
    start = clause_start(document, at.start)
    begin = _begin(text, start, noun, at.start)
    if begin is None and start and text[start - 1] == "》":
        begin = _listed_behind_title(text, start, noun, at.start)
    if begin is None:
        begin = _comes_out(text, start, at)
    if begin is None:
        return None
    then = AND_THEN.match(text, begin, at.start)
    begin = then.end() if then else begin + text.startswith("的", begin)  # 国务院颁布的依法行政纲要
    before = _after_noun().match(text, begin, at.start)
    begin = skip_attribute(text, before.end() if before else begin, at.start)
    begin = _behind_ourselves(document, begin, at.start)
    if nouns()[noun]["verbs"] != "chosen" and text.startswith(WHOLE, begin - 2) and not text.startswith("的", begin):
        begin -= 2
    if noun in SENT_OUT and _closes_a_name(text, at.start):
        return None
    named_from = begin
    if noun == CASES:
        begin, named_from = of_courts(text, begin)
    name = text[named_from : at.end]
    several = COUNT_AFTER.match(text, at.end) and not noun.endswith("清单")  # 处罚清单86项 is one
    if several or COUNT_BEFORE.search(text[max(0, begin - 6) : begin]):
        return None
    modifier = text[named_from : at.start]
    if not _measures(modifier, noun) or not _sound(name) or (noun == CASES and OF_A_BODY.search(modifier)):
        return None
    return Mention("Document", Span(begin, at.end), name, attributes(name, nouns()[noun]["kind"]))


def _behind_ourselves(document: Document, begin: int, end: int) -> int:
    """Where a name begins that the body that reports stands in front of, in one word."""
    ours = begin + 1 < end and OURSELVES.match(document.text, begin) and document.token_starts[begin + 1]
    return begin + 1 if ours else begin


def _closes_a_name(text: str, at: int) -> bool:
    """Whether 的 and the noun of another paper stand before a position: 工作要点的|通知."""
    return text.endswith("的", 0, at) and text.endswith(_noun_endings(), 0, at - 1)


@lru_cache(maxsize=1)
def _noun_endings() -> tuple[str, ...]:
    return tuple(nouns())


def papers(document: Document) -> list[Mention]:
    """Mentions of untitled documents, in the order of their nouns."""
    text = document.text
    found = [
        _paper(document, text[start:end], Span(start, end))
        for start, end in NOUNS.longest(text)
        if not LONGER.match(text, end)
    ]
    own = [
        Mention("Document", Span(*m.span(at)), m[at], attributes(m[at]))
        for m in OWN_RULES.finditer(text)
        for at in (1, 2)
        if m[at]
    ]
    measures = [
        Mention("Document", Span(*m.span(1)), m[1], {"kind": "measure"})
        for counted in (COUNTED, BARE_NUMBER, BY_NUMBER)
        for m in counted.finditer(text)
    ]
    return [*(mention for mention in found if mention), *own, *measures]
