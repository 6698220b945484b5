"""Hospitals and schools that stand without a place, where they do something or are built: 人民医院、中心医院入选,
中医医院新院区, 城南学校投入使用, 海棠医学院附属儿童医院."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.extract.bodies.tails import is_whole, stops
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Sought
from graph_build.lexicon import word_set
from graph_build.records import Span

# Behind a mark or a link; 县级|人民医院 is a class.
STANDS = r"(?:(?<![一-鿿\dA-Za-z*”])|(?<=[与和]))"
PLANNED = "(?<=推进|推动|完成|启动|新增)"
OPENS = f"(?:{STANDS}|{PLANNED})"
HONOURED = "入选|获评|荣获|获批|获得?|晋升|晋级|升级|通过|成功|顺利|创建|成为|被[评授认确列]|完成改制|挂牌|揭牌|加入"
BUILT = (
    "新院区|新校区|新址|[一-鿿]{0,2}(?:院区|校区)|[东西南北]院|[一二三]期|迁建|整体搬迁|搬迁|改扩建|扩建|门诊楼|住院楼|综合楼"
    "|医技楼|感染楼|教学楼|宿舍楼|主体|竣工|封顶|开工|落成|建成|开诊|开学|启用|投用|投入使用|正式"
)
TOGETHER = "与[^，。；]{2,24}?(?:建立|签|合作|共建|结[成对]|组建|联合)"
# 中医医院建成45所: a class.
THEN = f"(?=(?:{HONOURED}|{BUILT}|{TOGETHER})(?![^，。；]{{0,6}}?[\\d*]+余?[个家所]))"
KINDS = "人民|中心|中医|中西医结合|儿童|妇产|口腔|肿瘤|传染病|胸科|骨科|眼科|精神病|康复|总"
HOSPITAL = f"(?:第[一二三四五六七八九十](?:人民|中)?医院|(?:{KINDS})医院|中医院|妇幼保健院)"
# 完成中医医院升级 is said of a class; 推进中医医院新院区 is one hospital. The row is bounded, for each item begins one.
HOSPITALS = Sought(
    re.compile(
        f"{STANDS}{HOSPITAL}(?:[、和与]{HOSPITAL}){{0,8}}{THEN}"
        rf"|{PLANNED}{HOSPITAL}(?=新院区|新址)(?![^，。；]{{0,6}}?[\d*]+余?[个家所])"
    ),
    ["医院", "保健院"],
    reach=8,
)
ONE_HOSPITAL = re.compile(HOSPITAL)
SCHOOL = "(?:(?!中小)[一-鿿]{2,6}?(?:学校|中专|高中|职高|职中|职教中心))"
NEXT_SCHOOL = "(?:[、和][一-鿿]{2,8}?(?:中学|小学|学校|高中|幼儿园|[一二三四五六七八九十]中))"
SCHOOLS = Sought(
    re.compile(f"{OPENS}{SCHOOL}(?=[+＋]|{NEXT_SCHOOL}{{0,4}}(?:{HONOURED}|{BUILT}|紧[跟扣]|{TOGETHER}))"),
    ["学校", "中专", "高中", "职高", "职中", "职教中心"],
    reach=8,
)
# 两所学校, 撤点学校, 技工学校: how many, or of which kind.
CLASS_OF_SCHOOL = re.compile(
    "[一二两三四五六七八九十几多数]+所[一-鿿]*|(?:撤点|老旧|市民|农民|寄宿制?|高级|技工|乡村|薄弱|撤并|合并)+"
)
ITS_KIND = re.compile("学校|中专|高中|职高|职中|职教中心")
# 首儿所附属儿童医院: the hospital of an institute that goes by a short name.
ATTACHED = Sought(
    re.compile(f"(?:{OPENS}|(?<=[在由]))[一-鿿]{{1,7}}?[所院大医]附属[一-鿿]{{0,6}}?医院"), ["附属"], reach=9
)

# 企业纠纷调解中心打造…, at the head of its clause: a centre that does something, and no class of them.
NO_CENTRE = re.compile(
    "[省市县区](?!长)|围绕|紧扣|聚焦|经由|抓住|紧盯|依托|通过|推动|支持|指导|组织|协调|联系|联合|会同|[一二两三四五六七八九十百几多]个"
)
CENTRES_DO = ("打造", "受理", "办理", "组织", "联合", "举办", "印发", "制定", "推出", "开展", "获评", "荣获")
CENTRES = Sought(
    re.compile(
        r"(?<![一-鿿\dA-Za-z*”、）])(?:(?![各等在把将对为以由从全每所该本])[一-鿿]){4,10}?中心"
        rf"(?=(?:{'|'.join(CENTRES_DO)})(?!完成|步伐|进度|工作))"
    ),
    [f"中心{verb}" for verb in CENTRES_DO],
    reach=12,
)


def houses(text: str, cuts: Cuts) -> Iterator[Span]:
    """All that act or are built, each of a row by itself."""
    for match in HOSPITALS.finditer(text):
        yield from (Span(*one.span()) for one in ONE_HOSPITAL.finditer(text, match.start(), match.end()))
    for match in SCHOOLS.finditer(text):
        if _is_named(text, cuts, *match.span()):
            yield Span(*match.span())
    for match in CENTRES.finditer(text):
        if is_whole(text, cuts, *match.span()) and not NO_CENTRE.search(match[0]):
            yield Span(*match.span())
    for match in ATTACHED.finditer(text):
        if is_whole(text, cuts, *match.span()) and _verbs().isdisjoint(cuts.between(*match.span())):
            yield Span(*match.span())


def _is_named(text: str, cuts: Cuts, start: int, end: int) -> bool:
    """城南学校, not 民办学校: of the words in front one at least is no class, and none is a verb."""
    kind = ITS_KIND.search(text, start + 2, end)
    if kind is None or not is_whole(text, cuts, start, end):
        return False
    if CLASS_OF_SCHOOL.fullmatch(text, start, kind.start()):
        return False
    inside = cuts.cut_between(start, kind.start())
    return not _classes().issuperset(inside) and _verbs().isdisjoint(inside)


def _classes() -> frozenset[str]:
    return word_set("body_classes") | word_set("place_classes")


def _verbs() -> frozenset[str]:
    return (stops() | word_set("action_verbs")) - {"所"}
