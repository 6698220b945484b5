"""Honours that are striven for (创建国家卫生县城), and units of a brand by their number (建成和美乡村800个)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.extract.clauses import opens_with_verb
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.extract.modifiers import own_words, trimmed
from graph_build.lexicon import words
from graph_build.records import Mention, Span

LEVEL = "国家级?|全国|三级|二级|省级|自治区级|市级"
HONOURED = (
    r"(?!示范点)(?:[45*]A级)?(?:(?![和与及](?:国家|省|市|县))[^，。；：、“”《》\n\d的]){0,14}?"
    r"(?:城市|县城|城|乡镇|模范城|示范[区县市镇村校点旗州院]|示范社区|示范乡镇|示范企业|示范学校|示范医院|示范园区|示范单位|示范家庭|示范基地|示范街区|先进县|先进区|先行区|强县|强市|安全[县市]|发展[县市区]|普惠[县市区]|旅游景区|级景区|度假区|特色村|样板村|卫生[村镇县]|甲等(?:综合|中|专科)?医院|物流基地|保护示范区|区域医疗中心|医学中心|创新中心|综合试验区|先行示范区|友好型?社区"
    r"|产业园|产业集群|制造业集群|产业强镇|重点专科|中试平台|植物园)(?:（[^（）\n]{1,8}）)?"
)
HONOUR_ENDS = r"(?=[，。；：、\n\d*和与及]|创建|工作|成功|通过|取得|实现|\Z)"
FIRST = "(?:全[国省市](?=首|第))?(?:首[批个]|第[一二三四五六七八九十]{1,3}批)?"  # the first of their kind, or a batch
NUMBER = r"(?:[\d*]+余?[个家所处条座])?"
STRIVING = Landmarks(["创建", "争创", "创成", "申创", "申报", "获批"])
HONOUR = Sought(
    re.compile(
        rf"(?:创建|争创|创成|申创|申报|获批(?:建设)?)(?:了|为|成为)?{NUMBER}"
        rf"{FIRST}(?P<name>(?:{LEVEL}|(?<=[首一二三四五六七八九十]批)|(?<=首个)){HONOURED}){HONOUR_ENDS}"
    ),
    STRIVING,
)
# The next of a list of honours, without its level too where it is counted: …产业园2个、优势特色产业集群1个.
COUNTED_NEXT = (
    r"[^，。；：、“”《》\n\d的和与]{2,12}"
    r"(?:产业园|集群|示范(?:县|村|镇|区|社区|企业|单位|学校|医院)|强镇|基地|平台|专科)(?=[\d*])"
)
ANOTHER_DEED = re.compile("引[进育入]|招引|新[增建]|认定|评[定选]|获[评得]|命名|入选|落[户地]|成立|设立|改造|完成|建")
ANOTHER = re.compile(
    rf"{NUMBER}[、和]{FIRST}(?P<name>(?:{LEVEL}|(?<=[批个])){HONOURED}|{COUNTED_NEXT}){HONOUR_ENDS}"
)
# Without the nation or a level only what says that it is given to models: 创建安全文化建设示范企业3家.
# A post or a counter (党员示范岗) is none, and a row names others than models.
MODEL = Sought(
    re.compile(
        rf"(?:创建|争创|创成|申创)(?:了|为|成为)?{NUMBER}(?:省级|市级|县级|区级|全[省市县区])?"
        r"(?P<name>(?P<what>[^，。；：、“”《》\n\d的为和与及]{2,16}?)(?:示范(?:企业|学校|医院|单位|园区|园|乡|乡镇|家庭|街区|站)|先行市))"
        rf"{HONOUR_ENDS}"
    ),
    STRIVING,
)
SCOPE = re.compile("省级|市级|县级|区级|自治区级")
OWN, SHORTEST = 2, 5


BRANDS = Landmarks(lambda: words("branded_units"))
# 建成|和美乡村800个, 建成46所|智慧学校: so many of a brand.
SET_UP = re.compile(
    r"(?:建成|建设|创建|创成|打造|新建|新增|培育|建立|设立|完成|改造|新改建|命名)[^，。；：“”的]{0,14}\Z"
)
NUMBERED = re.compile(r"[\d*]+余?[个家所处条座户片]?(?:省级|市级|县级|国家级|宜居宜业|高标准)?\Z")
HOW_MANY = re.compile(r"(?:创建|建设|示范点|示范村)?[\d*]+余?[个家所处条座户片]")
# 不再创建美丽乡村, 审计发现建设美丽乡村30个中存在问题: nothing that is set up.
NOT_SO = re.compile(r"(?:不再|不得|不予|未|没有|停止|暂停|取消|撤销|摘牌|发现|存在|反映|查出|虚报)[^，。；：]{0,20}\Z")
FAULTY = re.compile(r"[^，。；：]{0,16}?(?:存在|发现|未)")
RUN_DOWN = ("老旧", "闲置", "破旧", "废弃", "低效", "危旧", "薄弱", "现有", "原有")
RECEIVING = "入选|入围|获评|荣获"
PRAISED = re.compile(rf"(?:{RECEIVING})[^，。；]{{0,5}}\Z")  # 入选|全省|文化品牌: a distinction
PRAISE_REACH = 8
LONGEST_VERB = 20
LONGEST_DENIAL = 30


def honours(text: str) -> list[Mention]:
    """Mentions of honours and of branded units."""
    found = [_own_title(text, *match.span("name")) for match in _honours(text)]
    found += [span for match in MODEL.finditer(text) if (span := _model(text, match))]
    found += _branded(text)
    return [Mention("Initiative", span, text[span.start : span.end], {"kind": "创建"}) for span in found]


def _own_title(text: str, start: int, end: int) -> Span:
    """The title of a model without the level that gives it: 省级|减灾示范社区, not 省级森林城市."""
    level = SCOPE.match(text, start, end) if text.find("示范", start, end) >= 0 else None
    return Span(level.end() if level and end - level.end() >= SHORTEST else start, end)


def _honours(text: str) -> Iterator[re.Match[str]]:
    """Honours that are striven for, those listed behind the first too: 获批国家A示范城市、全国B示范城市."""
    floor = 0
    for match in HONOUR.finditer(text):
        if match.start() < floor:
            continue
        yield match
        other = _another(text, match.end())
        while other:
            yield other
            floor = other.end()
            other = _another(text, floor)


def _another(text: str, end: int) -> re.Match[str] | None:
    """The next honour of a row, not the next deed: 创建国家级示范基地2个、|建成市级示范社区3个."""
    other = ANOTHER.match(text, end)
    if not other or ANOTHER_DEED.match(text, other.start("name")):
        return None
    return None if opens_with_verb(text, *other.span("name")) else other


def _model(text: str, match: re.Match[str]) -> Span | None:
    """The title of a model, where it says of what."""
    start, end = match.span("name")
    start = trimmed(text, start, end)
    return Span(start, end) if own_words(text[start : match.end("what")]) >= OWN else None


def _branded(text: str) -> Iterator[Span]:
    """Units of a brand that are set up and counted."""
    for start, end in BRANDS.longest(text):
        before = text[max(0, start - LONGEST_VERB) : start]
        counted = NUMBERED.search(before) or HOW_MANY.match(text, end)
        if counted and SET_UP.search(before) and not _denied(text, start, end):
            yield Span(start, end)


def _denied(text: str, start: int, end: int) -> bool:
    """Whether the clause denies that units are set up, or finds fault with them."""
    before = NOT_SO.search(text, max(0, start - LONGEST_DENIAL), start)
    return text.endswith(RUN_DOWN, 0, start) or before is not None or FAULTY.match(text, end) is not None


def praised(text: str, begin: int) -> bool:
    """Whether what begins here is a distinction that is received."""
    return PRAISED.search(text, max(0, begin - PRAISE_REACH), begin) is not None
