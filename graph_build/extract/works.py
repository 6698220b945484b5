"""Named works that are built or put to use (临江港二期码头竣工), honours that are striven for (创建国家卫生县城)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from graph_build.document.text import Document
from graph_build.extract.clauses import balanced, clause_start, opens_with_verb
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.extract.modifiers import own_words, trimmed
from graph_build.lexicon import word_set, words
from graph_build.records import Mention, Span
from graph_build.scanning import any_word

WHEN_BUILT = r"(?:于[^，。；：]{1,8}?|[\d*]{1,2}月(?:[\d*]{1,2}日|底|份)?)?"
BUILT = (
    rf"{WHEN_BUILT}(?:{'|'.join(words('built_manners'))}){{0,4}}"
    rf"(?:{'|'.join(words('built_words'))}|获批(?:建设|设立|立项|组建|创建)|获国家(?:批复|核准|批准)|封关运[行营作]|挂牌(?![督出招])"
    r"|供[气水电暖](?![量能力企])|完成(?!投资|率|[\d*一-龥]{0,6}[\d*%])"
    r"|(?:取得|获得?)[^，。；：、]{0,14}(?:批复|核准|意见)|(?:推进|正在|抓紧|加紧|进入)(?:装修|施工|主体|设备安装|内部|前期|全面施工))"
)
# 海临高铁东港段
SECTION = r"(?:（[^（）\n]{1,10}）|[一-龥]{2,3}段)?"
PUT_TO_USE = re.compile(rf"{SECTION}(?=(?:等(?!级)(?:[^，。；：、的]{{0,8}}?(?:通道|线路|项目|工程|场馆))?)?{BUILT})")
BUILDING = Sought(
    re.compile(
        r"(?:谋划建设|开工建设|建成投用|建成投运|建成使用|建成通车|建成运营|建成开放|建成启用|建成投产|开通运营|竣工投产|竣工投用|启动建设|加快建设"
        r"|全面建成|全面开工|续建|动工建设|开工(?!建设)|规划建设|新建成|建成(?![后区果]|于)|筹建|争创|设立|组建|共同建设|挂牌成立|挂牌|揭牌成立|揭牌)了?"
        r"(?P<names>[^，。；：！？\n《》“”]{4,60})"
    ),
    [
        *("开工", "建成", "开通运营", "竣工投", "启动建设", "加快建设", "全面建成", "全面开工", "续建", "动工建设"),
        *("规划建设", "谋划建设", "新建成", "筹建", "争创", "设立", "组建", "共同建设", "挂牌", "揭牌"),
    ],
)
# 加快推进县医院新院区建设: what is under way.
UNDER_WAY_NOUNS = (
    *("校区", "院区", "二期", "三期", "四期", "新馆", "新址", "大楼", "综合楼", "门诊楼", "住院楼", "教学楼"),
    *("改扩建", "扩建", "迁建", "大桥", "快速路", "码头", "航站楼", "航站区", "机场", "港区", "航道", "运河", "号线"),
    *("博物馆", "美术馆", "大剧院", "遗址公园", "特高压", "变电站", "航电枢纽", "超算中心", "智算中心", "算力中心"),
    *("产业城", "科学城", "陆港"),
)
UNDER_WAY = Sought(
    re.compile(
        r"(?:推进|加快(?!推进|推动|建设)|启动|完成|实施|抓好|谋划(?!建设)|建设|建成(?![投使通运启开])|推动)"
        rf"(?P<names>[^，。；：！？\n《》“”]{{4,40}}?{any_word(UNDER_WAY_NOUNS)})(?=[，。；、等]|建设|工程|项目|主体|前期|选址)"
    ),
    UNDER_WAY_NOUNS,
    reach=42,
)
# 加快建设国际消费中心: an aim, no house.
PLANNED = re.compile("加快|启动|开工|推进|续建|组建")
COUNT_BEHIND = re.compile(r"[\d*]+余?[个家所座处条]\Z")
# What opens a clause without being part of a name: a date, a point's number.
LEAD = re.compile(
    r"(?:[\d*]{4}年度?)?(?:[\d*]{1,2}月)?(?:[\d*]{1,2}日)?(?:今年|去年|上半年|下半年|年内|目前|同时|其中|全[省市区县州国])?(?:以来|底|初)?(?:全力|加快|积极|继续|着力|协调)*"
    r"(?:力争|确保|力促|推动|促成|支持|服务(?!中心|[业区站大]))?"
)
# A number of things, a part of a list, a clause: no one thing's name.
NO_NAME = re.compile(
    r"[\d*]+余?[个项家座所条处件公里千米套户支台只]|[一两二三四五六七八九十百]+(?:个|批|所|座|条|家)|[等的“”是为在对从以]|各|首[条座家架台]|一批|多个|多[所座条项家]|若干"
)
# 5个国家区域医疗中心建成: how many there are.
COUNTED = re.compile(r"[\d*]+余?[个家座所](?:国家级?|省级|市级|自治区级)?\Z")
LENGTH = re.compile(r"[\d.*]+余?(?:公里|千米)的?")  # 60公里|城市环线
NEXT_PHASE = re.compile("[二三四五六]期")
HOUSES = re.compile("[省市县区州](?:博物馆|图书馆|美术馆|科技馆|档案馆|体育馆|体育场|文化馆|规划馆|大剧院|文化宫)")
# Every county has them: 设立公共法律服务中心.
PLAIN = frozenset(
    ["公共法律服务中心", "法律援助中心", "政务服务中心", "党群服务中心", "便民服务中心", "诉讼服务中心", "社区服务中心"]
)
CLASS_OF = ("区域性", "综合性", "专业性", "标准化", "现代化", "多功能")  # 区域性医疗中心: a class
TRIBUNALS = ("仲裁中心", "调解中心", "法庭")  # bodies, whoever sets them up
# 首届海州国际咖啡节: an event with its number.
EVENT = Sought(
    re.compile(
        r"(?:全[国省市区县]|(?<![一-龥办])[^\W\d_全办举行]{2,4}[省市县区](?=第|首))?(?:首届|第[一二三四五六七八九十\d]{1,3}届)[^，。；：、“”《》\n的在]{0,18}?"
        r"(?:(?<!春)(?<!环)节|大赛|锦标赛|联赛总决赛|联赛|总决赛|运动会|(?<!老)[全亚残省世大青冬]运会|亚冬会|大冬会|冬奥会|残奥会|嘉年华|马拉松|艺术展演)"
        r"(?=[，。；：、\n]|吸引|举[办行]|圆满|成功|顺利|开幕|在|等|和|带动|盛大|精彩)"
    ),
    ["届"],
    reach=9,
)
# 办好海州大运会: games by their place.
GAMES = Sought(
    re.compile(
        r"(?:筹办|承办|举办|办好|服务保障|保障)(?P<name>(?!本届|历届|全[国省市区])[一-龥]{2,3}(?:世运会|亚运会|大运会|军运会|全运会|冬奥会|残奥会|青运会|学青会))(?!场馆|村)"
    ),
    ["运会", "奥会", "青会"],
    reach=8,
)
# 十大民生实事: in Chinese numerals a name, in Arabic digits a count.
DEEDS = Sought(
    re.compile(
        r"(?<![一二三四五六七八九十百])(?:[三四五六七八九十百]|十[一二三四五六七八]|[二三]十)[大件项](?:重点|为民|惠民|便民|年度|为民办|民生){0,4}实事(?:工程)?(?:项目)?"
    ),
    ["实事"],
    reach=15,
)
# 引江济淮, 引大入秦: a diversion of water.
DIVERSION = Sought(
    re.compile(
        r"(?<![牵吸])引(?![导进领入发用])[一-龥]{1,2}[济入补](?:(?![及和与等])[一-龥]){1,2}(?=及|工程|一期|二期|、|等|全线|通水|建成|开工|实现)"
    ),
    ["引"],
)
# 深入实施旅游强县战略; what all reports call by the nation's name, and 国家战略 alone, are none.
STRATEGY = Sought(
    re.compile(
        r"(?:实施|落实|推进|推行|执行)(?:好|了)?(?:全省|全市|全县|全区|新一轮)?"
        r"(?P<name>(?!(?:国家|重大|区域|总体|发展)+战略|国家|主体功能区|新型城镇化|依法治国|走出去|.{0,8}(?:委|中央|上级|公司|集团|长期|品牌)(?:发展)?战略)"
        r"[^，。；：、“”《》\n的\d为把对这和与及]{2,14}(?<![项大等])战略)(?=[，。；、：和与及]|\Z|以来)"
    ),
    ["战略"],
    reach=20,
)
# 上线人工智能辅助审判系统: a system of data, not 生态系统 or 教育系统.
SYSTEM = Sought(
    re.compile(
        r"(?:上线|启用|研发|开发|建成|搭建|推广|升级|应用|推行|引入|开通|部署)(?:了|并|运行|使用|完善|改造|建设|投用|安装|上线|启用|升级|推广|应用){0,4}(?:全[省市区县国]|[省市区县]级|国家级)?"
        r"(?P<name>(?=[^，。；：、\n]{0,12}(?:智[慧能]|数字|信息|数据|管理|监[管测控督]|预警|审判|矫正|执法|办[案理]|辅助|业务|指挥|追溯|识别|电子|查询|登记|审批|申报|档案|[线远]|报警|评标))"
        r"[^，。；：、“”《》\n的\d和与]{3,14}系统)(?=[，。；、和与及]|\Z)"
    ),
    ["上线", "启用", "研发", "开发", "建成", "搭建", "推广", "升级", "应用", "推行", "引入", "开通", "部署"],
)
FACILITIES = Landmarks(lambda: words("facilities"))
SHORTEST = 4
LONGEST = 26
LONGEST_CLAUSE = 60
OWN = 2
CENTRE = 4


@lru_cache(maxsize=1)
def _nouns() -> str:
    return any_word(words("facilities"))


def _built(text: str) -> Iterator[Span]:
    """Nouns of works, with what stands in a bracket behind them, that are put to use."""
    floor = 0
    for start, end in FACILITIES.nested(text):
        behind = PUT_TO_USE.match(text, end) if start >= floor else None
        if behind:
            floor = behind.end()
            yield Span(start, floor)


@lru_cache(maxsize=1)
def _closed() -> re.Pattern[str]:
    return re.compile(rf"(?:{_nouns()}|中心){SECTION}\Z")


def _items(text: str, begin: int, end: int) -> list[Mention]:
    """The works that a list names."""
    found: list[Mention] = []
    for match in re.finditer(r"(?:(?!以及)[^、和与及])+", text[begin:end]):
        span = Span(begin + match.start(), begin + match.end())
        if found and found[-1].name[-1] == "期" and NEXT_PHASE.fullmatch(match[0]):
            found.append(_next_phase(found[-1], span, match[0]))
        elif own := _own(text, span):
            found.append(Mention("Initiative", own, text[own.start : own.end], {"kind": "项目"}))
    return found


def _own(text: str, span: Span) -> Span | None:
    """What names a work in an item of a list, without what says how long it is or what stands before a dash."""
    dash = text.rfind("——", span.start, span.end)  # 最长的隧道——云岭隧道
    start = dash + len("——") if dash >= 0 else span.start
    length = LENGTH.match(text, start, span.end)
    start = length.end() if length else start
    own = Span(trimmed(text, start, span.end), span.end)
    named = not NO_NAME.search(text, start, span.end) and _is_name(text[own.start : own.end])
    return own if named else None


def _next_phase(before: Mention, span: Span, phase: str) -> Mention:
    """Behind 海州学院二期 the |三期 of the same."""
    return before._replace(span=span, name=before.name[: -len(phase)] + phase)


def _is_name(name: str) -> bool:
    closed = _closed().search(name)
    if not closed or not SHORTEST <= len(name) <= LONGEST or not balanced(name) or name in PLAIN:
        return False
    if name.endswith(TRIBUNALS) or name.startswith(CLASS_OF):
        return False
    least = CENTRE if closed[0] == "中心" else OWN
    return HOUSES.fullmatch(name) is not None or own_words(name[: closed.start()]) >= least


def _put_to_use(document: Document) -> list[Mention]:
    """Works that are the subject of their clause: X、Y建成通车."""
    text = document.text
    found: list[Mention] = []
    for noun in _built(text):
        start = max(clause_start(document, noun.start), noun.end - LONGEST_CLAUSE)
        lead = LEAD.match(text, start, noun.start)
        begin = lead.end() if lead else start
        first = trimmed(text, begin, noun.start)
        if not opens_with_verb(text, begin, noun.start) and not COUNTED.search(text, begin, first):
            found += _items(text, first, noun.end)
    return found


def _being_built(text: str) -> list[Mention]:
    """Works that are the object of building: 开工建设X、Y."""
    found: list[Mention] = []
    for match in (*BUILDING.finditer(text), *UNDER_WAY.finditer(text)):
        names = re.split(r"(?<!高)等(?!级)", match["names"], maxsplit=1)[0]
        if COUNT_BEHIND.search(names) or (names.endswith("中心") and PLANNED.match(match[0])):
            continue
        found += _items(text, match.start("names"), match.start("names") + len(names))
    return found


def works(document: Document) -> list[Mention]:
    """Mentions of named works and of honours that are striven for."""
    text = document.text
    events = _named("活动", EVENT.finditer(text))
    games = _named("活动", GAMES.finditer(text))
    water = _named("项目", DIVERSION.finditer(text))
    deeds = _named("项目", DEEDS.finditer(text))
    strategies = _named("行动", _strategies(text))
    systems = _named("平台", SYSTEM.finditer(text))
    others = (events, games, water, deeds, strategies, systems)
    return [*_put_to_use(document), *_being_built(text), *chain.from_iterable(others)]


def _strategies(text: str) -> Iterator[re.Match[str]]:
    """Strategies by names of their own that are carried out."""
    for match in STRATEGY.finditer(text):
        if match["name"] not in word_set("formulations"):
            yield match


def _named(kind: str, found: Iterable[re.Match[str]]) -> list[Mention]:
    """Undertakings that a pattern finds, named by its group `name` if it has one."""
    return [_mention(kind, match) for match in found]


def _mention(kind: str, match: re.Match[str]) -> Mention:
    part = "name" if "name" in match.re.groupindex else 0
    return Mention("Initiative", Span(*match.span(part)), match[part], {"kind": kind})
