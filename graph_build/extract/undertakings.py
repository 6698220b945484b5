"""Unquoted names of undertakings, each closed by a head noun and governed by a verb (深化X改革, 健全Y机制)."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from graph_build.extract.clauses import Clauses, balanced, governed, opens_with_verb, own_words, trimmed
from graph_build.lexicon import rows, words
from graph_build.records import Mention, Span
from graph_build.scanning import any_word, automaton, matches, quick
from graph_build.text import Document

# What follows a head noun that is only the beginning of another word.
LONGER = re.compile(
    quick(
        r"的目标|的要求|情况|计划|大[整提排起走清]|事项|举措|措施|工作举措|交办|[化性者师员家组局站室队办库段层费券群]|方案|意见|办法|条例|规定|规划|细则|纲要|通知|中心|领导小组|工作专班|工作组|办公室|小组|指挥部|专班|基地|单位|学校|"
        r"企业|公司|行业|领域|产业|经济|人员|队伍|委员会|联盟|开放|发展|创新|导向|氛围|水平|质量|能力|理念|意识|思维|需求|资金|经费|用地|设施|"
        r"设备|技术|架构|框架|周期|要求|目标|标准|名单|数据|信息|问题|漏洞|短板|执行|优势|环境|体系|网络|治理|检查|管理|责任|招标|审批|"
        r"储备|投资|实验区|试验区|示范区|对接|衔接|先行|的笼子|笼子|阵地|内容|载体|形式|方式|平台企业|指南|指引|手册|文件"
    )
)
PROGRESS = re.compile(
    quick(
        r"(?:全面|深入|持续|扎实|常态化|有序|顺利|稳步|加快|圆满|基本|正式|纵深|高效|落地|不断|如期|全部|任务|全线|提前|有效|累计|主体|建设|已|火热|蓬勃|率先|成功|对外|全覆盖|稳妥|走深走实|全国|全省|全市|多点|工作|广泛"
        r"|在[^，；。：、的]{2,12}(?=举[办行]|启动|开展|落地|开幕|揭牌|挂牌|试点|推广|推开|实施)|在[一-龥]{2,5}(?:、[一-龥]{2,5}){1,4}(?:等地)?(?=举[办行]|启动|开展|落地|开幕|揭牌|挂牌|试点|推广|推开|实施))*"
        r"(?:推进|启动|实施|开展|完成|落地|见效|建成|上线|运行|投入使用|投用|深化|成效|取得|走在|有力|扎实|首发|开行|有序|顺利|收官|竣工|开工|推开|铺开|运转|完善|开通|通车|通水|贯通|投产|投运|开建|建设|首飞|封顶"
        r"|丰富|突破|见行|提质扩面|扩面|增效|走深|全国推广|完工|动工|通航|并网|启用|开馆|开园|开放|开演|举办|提速|投入运[营行]|举行|开幕|揭牌|挂牌|试点|推广|通过(?:国家|省级?)?验收|惠及|带动|获批|入选|获评|获全[国省市]|获国家|被国家|在全[国省市])"
    )
)
# 一年来, 目前: when, before the name that is the subject.
WHEN = re.compile(r"(?:(?:[一二三四五六七八九十]{1,2}|几)年来|目前|同时|今年以来|去年以来)?")
ORDINAL = re.compile(r"(?:[一二三四五六七八九十]{1,2}[是要]|（?[一二三四五六七八九十\d]{1,2}[）、.])")
UMBRELLA = re.compile(r"[一-龥]{2,6}(?:[、和][一-龥]{2,6}?)+([三四五六七八九十]大[一-龥]{2,6})$")
# With these the parts of a name belong together: 律师、公证参与调解联动机制.
JOINS = (
    *("联动", "衔接", "协同", "对接", "配合", "贯通", "融合", "一体", "交流", "合作"),
    *("领域", "问题", "行业", "多发", "突出"),
)
LAST_QUOTE = re.compile(r"“([^“”]*)”[^“”]{1,2}$")
# Other ends of what may stand in front in a list: G50沪渝高速改扩建、S18江宣高速.
OTHER_ENDS = (
    "改扩建|扩建|迁建|一期|二期|三期|展演|会演|汇演|展览|评选|演练|普查|普法|引[一-龥]{1,2}[济入补][一-龥]{1,2}"
)
# “就在海州”系列招聘、高校毕业生就业攻坚行动
QUOTED_ITEM = re.compile(r".*”[^“”、]{0,10}、", re.DOTALL)
BESIDE = re.compile(r"、|和|与|及|以及")
PREPOSITIONS = tuple("在对以把将由从为与向")
SPLITS = ("机制", "制度")
# 第八届科技创新大赛 is one of several under 举办.
NTH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[届次]|首届")
MANY = re.compile(r"多(?![式元媒功])")
# 零工市场18家、家门口驿站 are two things, of which the first is counted.
COUNT = re.compile(r"\d余?[个项家座所条处件名场次]、|^\d+余?[个项家座所条处件]")
# A class of things that is counted: 城中村改造项目28个.
COUNTED = re.compile(r"\d+余?[个项处座家]|[一二三四五六七八九十百]{1,3}(?:个|项)")
COUNTED_ACTIVITY = re.compile(r"\d+(?:\.\d+)?[余多]?万?[余多]?[场次]")
CARRIED_OUT = re.compile(r"(?:实施|推进|启动|推行|开展|深化|推动|落实|推出|开启)[了]?(?:[^，。；：]{0,6}?[、和与及])?$")
ROUTINE = re.compile(
    r"(?:投资|工作|年度|招生|立法|学习|教学|采购|供地|用地|生产|信贷|建设|整改|审计|检查|培训|用水|项目)$"
)
# With these heads whatever is done is done in the undertaking's name.
FIRM = ("专项行动", "攻坚行动", "整治行动", "提升行动", "三年行动", "百日行动", "行动", "攻坚战", "工程", "专项整治")
LISTING = ("、", "和", "与", "及")
CLAUSE_END = re.compile("[，。；：！？\n]")
LONGEST_LIST = 160
LONGEST_NAME = 40
SHORTEST_LAST = 2
# 成果应用, 推广应用 are no systems.
NO_SYSTEM = ("平台", "系统", "成果", "技术", "推广", "转化", "临床", "广泛", "实际")
SHORTEST_ITEM = 4
MOST_UNLIKE = 3


@lru_cache(maxsize=1)
def heads() -> dict[str, tuple[str, int]]:
    """Head noun → its kind and the least that a name's own words must measure."""
    return {row["head"]: (row["kind"], int(row["least"])) for row in rows("initiative_heads")}


@lru_cache(maxsize=1)
def _head_finder() -> AhoCorasick:
    return automaton(heads())


@lru_cache(maxsize=1)
def _after_head() -> re.Pattern[str]:
    """The end of a name that another follows under the same verb."""
    return re.compile(
        rf".*(?:{any_word(heads())}|{OTHER_ENDS}|[”）])(?:建设|创建)?(?:、|和|与|及|以及|暨|并)", re.DOTALL
    )


@lru_cache(maxsize=1)
def _list_progress() -> re.Pattern[str]:
    """The last of a list of names that are the subject of progress: X行动、Y工程扎实推进."""
    return re.compile(rf"(?:{any_word(heads())}|”[^”，。；、]{{0,8}}?){PROGRESS.pattern}")


@lru_cache(maxsize=1)
def _action() -> re.Pattern[str]:
    """What an undertaking with a firm head does itself: 夏季治安打击整治行动破案3.1万起."""
    return re.compile(
        any_word([*(word for word in words("action_verbs") if len(word) > 1), "破案", "打出"]) + "(?![率面数量额])"
    )


def _progresses(text: str, head: re.Match[str]) -> bool:
    """Whether a head noun, or the list that it stands in, is the subject of progress."""
    if PROGRESS.match(text, head.end()) or (head[0] in FIRM and _action().match(text, head.end())):
        return True
    if text[head.end() : head.end() + 1] not in LISTING:
        return False
    end = CLAUSE_END.search(text, head.end(), head.end() + LONGEST_LIST)
    rest = text[head.end() : end.start() if end else head.end() + LONGEST_LIST]
    return _list_progress().search(rest[rest.rfind("、") + 1 :]) is not None


def _subject(text: str, start: int, head: re.Match[str]) -> int | None:
    """Where a name begins that is itself the subject of progress (X深入推进)."""
    if (start and text[start - 1] not in "，。；：\n") or not _progresses(text, head):
        return None
    start = WHEN.match(text, start, head.start()).end()  # type: ignore[union-attr]
    if opens_with_verb(text, start, head.start()) or text[start : start + 1] in PREPOSITIONS:
        return None
    ordinal = ORDINAL.match(text, start, head.start())
    return ordinal.end() if ordinal else start


def _beside(text: str, last: int, head: re.Match[str]) -> int | None:
    """Where a name begins that stands beside one that ends at `last`: the tail of a long list under one verb."""
    link = BESIDE.match(text, last)
    return link.end() if link and 0 < head.start() - link.end() <= LONGEST_NAME else None


def _items(text: str, begin: int, end: int, head: str) -> list[Span]:
    """One name, or the names that share the head: 提醒谈话、警诫谈话机制."""
    piece = text[begin:end]
    if "、" not in piece or "“" in piece:
        return [Span(begin, end)]
    ordinal = piece.rfind("、") + 1
    if NTH.match(piece, ordinal):
        return [Span(begin + ordinal, end)]
    items = piece[: -len(head)].split("、")
    if any(word in items[-1] for word in JOINS) or not (_alike(items) if head in SPLITS else _ends_alike(piece)):
        return [Span(begin, end)]
    spans = []
    for item in piece.split("、"):
        spans.append(Span(begin, begin + len(item)))
        begin += len(item) + 1
    return spans


def _sound(name: str) -> bool:
    """Whether a name is whole: its quotes closed, no list in it that is closed by 等."""
    if not balanced(name) or len(name) > LONGEST_NAME or "等" in name or MANY.match(name) or COUNT.search(name):
        return False
    last = max(name.rfind(link) for link in "、和与及") + 1
    return not last or "“" in name or UMBRELLA.search(name) is not None or own_words(name[last:-2]) >= SHORTEST_LAST


def _behind_another(text: str, begin: int, end: int) -> int:
    """Past a name that stands in front under the same verb (实施“千县工程”和…项目), but not past “一把手”和…."""
    before = _after_head().match(text, begin, end)
    if not before:
        quoted = QUOTED_ITEM.match(text, begin, end)
        return quoted.end() if quoted else begin
    quote = LAST_QUOTE.search(before[0])
    return begin if quote and quote[1] in words("nothings") else before.end()


def _alike(items: list[str]) -> bool:
    """Whether the items of a list are names of one build: 提醒谈话、警诫谈话, not 律师、公证进乡村."""
    lengths = [len(item) for item in items]
    return min(lengths) >= SHORTEST_ITEM and max(lengths) - min(lengths) <= MOST_UNLIKE


def _ends_alike(piece: str) -> bool:
    """Whether each item closes with the same words: 夏季臭氧污染防治攻坚、秋冬季扬尘治理攻坚行动."""
    items = piece[:-2].split("、")
    return min(map(len, items)) >= SHORTEST_ITEM and len({item[-2:] for item in items}) == 1


def _begin(document: Document, head: re.Match[str], start: int, last: int) -> int | None:
    """Where the name of a head noun begins: behind its verb, beside the name before it, or with its clause."""
    text = document.text
    begin = governed(document, start, head.start(), heads()[head[0]][1])
    if begin is None and last >= start:
        begin = _beside(text, last, head)
    if begin is None:
        begin = _subject(text, start, head)
    if begin is None:
        return None
    return trimmed(text, _behind_another(text, begin, head.start()), head.start())


def _planned(text: str, begin: int, head: re.Match[str]) -> bool:
    """Whether a bare 计划 is carried out (实施种业振兴计划), not written or kept (完成年度投资计划)."""
    return CARRIED_OUT.search(text, max(0, begin - 8), begin) is not None and not ROUTINE.search(
        text, begin, head.start()
    )


def _named(document: Document, head: re.Match[str], start: int, last: int) -> list[Mention]:
    text = document.text
    kind, least = heads()[head[0]]
    if (head[0] == "应用" and text[head.start() - 2 : head.start()] in NO_SYSTEM) or _counted(text, head):
        return []
    begin = _begin(document, head, start, last)
    if begin is None or own_words(text[begin : head.start()]) < least or not _sound(text[begin : head.end()]):
        return []
    if head[0] == "计划" and not _planned(text, begin, head):
        return []
    spans = _items(text, begin, head.end(), head[0])
    return [Mention("Initiative", span, _name(text[span.start : span.end]), {"kind": kind}) for span in spans]


def _counted(text: str, head: re.Match[str]) -> bool:
    """Whether things of a class are counted, rather than one named: 实施改造项目28个, 开展宣传活动310场."""
    if heads()[head[0]][0] in ("项目", "品牌", "平台") and not head[0].endswith("区"):
        return COUNTED.match(text, head.end()) is not None
    return heads()[head[0]][0] == "活动" and COUNTED_ACTIVITY.match(text, head.end()) is not None


def _name(surface: str) -> str:
    """The name of a surface form; of 实体、热线、网络三大平台 it is 三大平台."""
    umbrella = UMBRELLA.fullmatch(surface) if "大" in surface else None
    return umbrella[1] if umbrella else bare(surface)


def bare(surface: str) -> str:
    """A surface form without quotation marks."""
    return surface.replace("“", "").replace("”", "")


def undertakings(document: Document) -> list[Mention]:
    """Mentions of unquoted undertakings, in the order of their head nouns."""
    text = document.text
    clauses = Clauses(text)
    found: list[Mention] = []
    for head in matches(_head_finder(), text):
        whole = head.end() in document.token_starts or text.startswith("工作", head.end()) or head.end() == len(text)
        if whole and not LONGER.match(text, head.end()) and text[head.start() - 1 : head.start()] != "”":
            last = found[-1].span.end if found else 0
            found += _named(document, head, clauses.start(head.start()), last)
    return found
