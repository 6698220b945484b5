"""Lists closed by 等 and a class noun, each item of which is an undertaking: A、B、C等机制."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.divisions import gazetteer
from graph_build.document.text import Document
from graph_build.extract.classes import names_class
from graph_build.extract.clauses import clause_start, governed, opens_with_verb, skip_adverbs
from graph_build.extract.cuts import Cuts
from graph_build.extract.heads import heads
from graph_build.extract.landmarks import Sought
from graph_build.extract.modifiers import trimmed
from graph_build.extract.progress import PROGRESS
from graph_build.extract.undertakings import bare, is_where
from graph_build.extract.wordings import NO_WORDS
from graph_build.lexicon import rows, words
from graph_build.records import Mention, Span
from graph_build.scanning import any_word

CLOSING = (
    "制度机制|体制机制(?!改革)|专项整治行动|专项治理行动|专项行动|攻坚行动|改革任务|专项整治|专项治理|攻坚战|"
    "信息系统|高速公路|铁路|赛事|竞赛|比赛|节会|模式|系统|清单|创建(?!国家|全国|省级|为|世界)|机制(?!改革)|制度|活动|工程|行动|试点|改革|平台|品牌|项目|计划"
)
CLOSERS = re.compile(
    r"等(?<![高初优]等)(?<!不平等)(?!收入|职业|规模|教育|专业|学校)(?P<count>[\d*]{1,4}余?[项个大]|[一两二三四五六七八九十]{1,3}[项个大])?"
    rf"(?P<modifier>(?:(?!开展|推进|实施|实行|推行|试行|启动|设立|建立|健全|完善)[^，。；：、“”的等《》\n]){{0,12}}?)(?P<noun>{CLOSING})(?![化性者]|(?:建设|项目)?(?:领域|行业))"
)
# 建立甲清单、乙督察员和丙督办3项工作制度: a list that its own number closes, without 等.
TOLD_OF = ("项工作", "项配套", "项重点", "项长效", "项核心", "项制度", "项机制", "项行动", "项工程", "项改革")
TOLD = Sought(
    re.compile(
        r"(?P<count>[2-9两二三四五六七八九])项(?:工作|配套|重点|长效|核心)?(?P<noun>制度|机制|行动|工程|改革)(?![化性者])"
    ),
    TOLD_OF,
    reach=1,
)
NUMBERS = dict(zip("23456789两二三四五六七八九", (*range(2, 10), 2, *range(2, 10)), strict=True))
ITEM_LINK = re.compile("以及|[、和与及]")
# Items in front of these are the fields of one undertaking, not undertakings: 打击电诈等违法犯罪专项行动.
FIELDS = re.compile(
    r"部门|力量|单位|联动|协作|协同|衔接|对接|配合|领域|行业|问题|犯罪|违法|场所|方面|环节|部位|群体|人员|产业|产品|媒体|机构|学校|医院"
)
RECEIVED = re.compile(r"，?(?:入选|获|被|得到|受到|取得|成为|在全)")
# 供水、供气等公用事业价格改革: one reform of several fields.
FIELDS_OF_REFORM = re.compile(r"(?:事业价格|价格|监管|管理|管理体制(?:机制)?)\Z")
# 社会事业、生态文明等领域改革: no reform by its name.
FIELDS_ALONE = re.compile("(?:一批|若干|各|多个)*(?:重点|关键|重要)?(?:领域|方面|环节)(?:关键环节)?")
CONFERENCES = re.compile("会议|会展|论坛|展会")
AREAS = ("领域", "方面", "行业", "环节")
# 零基预算改革、…等重点领域制度机制: what closes with a head noun of its own is no field.
KEY_AREAS = ("重点领域", "关键领域")
NO_NAMES = ("志愿", "文体", "群众性", "业务", "日常", "新媒体", "社交", "网络媒体")
# 育人方式、管理体制等各项教育教学综合改革: what is reformed. 零基预算、国企薪酬等各项改革 are reforms.
VARIOUS = "各项"
# Lists before these are of names even where the modifier speaks of fields.
PARTED = ("制度", "项目", "计划", "平台")
WORKING = ("", "工作", "服务", "治理", "调解", "管理", "办学", "监管", "执法", "培养", "帮扶")
# Where things of a kind are listed, an item that only says a field names nothing: 新能源汽车、商业航天等项目.
OF_A_KIND = ("项目", "平台", "活动", "体制机制")
OF_KIND = frozenset("新老旧大小高低强多化性型类级")
NAMED = re.compile(r"[\dA-Za-z一二三四五六七八九十“（—·]")
ENDS_NAMED = re.compile(
    r"[期段线区城园站馆湖山江河港桥路街厂会节季日周月年村镇池井塔坝渠闸岛湾寺心场廊杯]\Z|大会|论坛"
    r"|(?:工程|计划|改造|扩建|迁建|扩容|扩能|基地|廊道|技改)\Z"
)
# Of these there are many by what they are for: 文化活动中心, 区域性医疗中心, 康养旅居基地.
PLAIN_NOUNS = ("中心", "基地", "医院")
FOR_WHAT = ("康养", "研学", "文旅", "旅居", "算力", "智算", "区域性", "综合性")
RIVERS = ("长江", "黄河", "淮河", "珠江", "运河", "太湖")
# 等100多项改革: what is listed are the fields of many.
MANY = re.compile(r"[\d*]{2,}余?多?[余多]")
# 投用|临江东站, 提速|庆海至章水, 推行|“党建+业务”结对: a deed in front of an item.
DEED = re.compile(
    r"(?:投产|投用|提速|新建|改扩建|续建|保障|加快|推动|发展|开工|竣工|建成|开展|推行|实施|探索|推出|建立)+(?=[一-龥“]{3})"
)
DEPTH = {"“": 1, "”": -1, "（": 1, "）": -1}
# What is reformed as a field, by its own name: 财税改革, not 学校改革 or 减税改革.
REFORMED = frozenset(
    [
        *("国资国企", "国资", "国企", "国有企业", "财税", "财政", "税制", "预算", "金融", "科技"),
        *("教育", "教育教学", "高考", "中考", "医药卫生", "医疗卫生", "医药", "医疗", "医保", "医改"),
        *("农业农村", "农村", "农垦", "林权", "集体林权", "国有林场", "供销社", "土地", "农村土地"),
        *("宅基地", "户籍", "价格", "水价", "电价", "投融资", "商事制度", "商事", "行政审批"),
        *("放管服", "司法", "司法体制", "检察", "文化", "文化体制", "社会"),
        *("社会体制", "社会治理", "生态文明", "生态", "人事", "人事制度", "薪酬", "统计", "审计"),
        *("电力", "电力体制", "能源", "铁路", "盐业", "油气", "开发区", "事业单位", "党政机构"),
        *("养老保险", "社会保障", "收入分配", "要素配置", "要素市场化", "营商环境", "职称"),
        *("政法", "群团", "纪检监察", "警务", "公安", "公立医院", "职业教育", "统计体制"),
        *("水利", "水权", "住房", "财税体制", "金融体制", "科技体制", "经济体制", "政府采购"),
        *("招标投标", "殡葬", "足球", "综合执法", "行政执法"),
    ]
)
LONGEST_FIELD = 4
LONGEST_HEAD = 12
LONGEST_ITEM = 24
SHORTEST_ITEM = 4


def _item_spans(text: str, begin: int, end: int) -> list[Span]:
    """The parts between 、 outside quotes and brackets."""
    spans = []
    depth = 0
    start = begin
    for at in range(begin, end):
        depth += DEPTH.get(text[at], 0)
        if text[at] == "、" and depth <= 0:
            spans.append(Span(start, at))
            start = at + 1
    return [*spans, Span(start, end)]


def says_field(text: str, cuts: Cuts, span: Span) -> bool:
    """Whether all words of an item are of the language, none a place or a number: 商业航天, not 临江东站."""
    item = text[span.start : span.end]
    headed = not item.endswith(PLAIN_NOUNS) and (ENDS_NAMED.search(item) or item.endswith(tuple(heads())))
    if NAMED.search(item) or headed or _names_body(item):
        return False
    if item.startswith(FOR_WHAT) and item.endswith(PLAIN_NOUNS):
        return True
    words = [word for word in cuts.cut_between(*span) if word not in OF_KIND]
    return all(len(word) > 1 and not _opens_with_place(word) for word in words)


def _opens_with_place(word: str) -> bool:
    shorts = gazetteer().by_short
    return word[:2] in shorts or word[:3] in shorts or word in gazetteer().by_name or word in _places()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    return frozenset([*words("regions"), *RIVERS])


@lru_cache(maxsize=1)
def _bodies() -> re.Pattern[str]:
    names = {form for row in rows("national_bodies") for form in (row["name"], *(row["short"] or "").split())}
    return re.compile(any_word(names))


def _names_body(item: str) -> bool:
    """Whether an item begins with a firm: 中远海运船舶修造."""
    return _bodies().match(item) is not None


def _item(text: str, span: Span, kind: str) -> Mention | None:
    deed = DEED.match(text, span.start, span.end)
    span = Span(deed.end(), span.end) if deed else span
    item = text[span.start : span.end]
    whole = item.count("“") == item.count("”") and not item.endswith("”")
    if not whole or not SHORTEST_ITEM <= len(item) <= LONGEST_ITEM or names_class(item) or not item.strip(NO_WORDS):
        return None
    return Mention("Initiative", span, bare(item), {"kind": kind})


def _begin(document: Document, start: int, first: int, closer: re.Match[str]) -> int | None:
    """Where the first item begins: behind its verb, or with the clause where the list is its subject."""
    text = document.text
    verb = governed(document, start, first, 1)
    if verb is not None:
        return trimmed(text, verb, first)
    listed = first < closer.start() or closer["count"] is not None or _headed(text, closer.start())
    listed = listed or (closer["noun"] in ("改革", "试点") and closer.start() - start >= LONGEST_HEAD // 2)
    subject = bool(PROGRESS.match(text, closer.end()) or RECEIVED.match(text, closer.end()) or closer["count"])
    if listed and subject and not opens_with_verb(text, start, first):
        return skip_adverbs(text, start, first)
    return None


def _headed(text: str, end: int) -> bool:
    """Whether what ends there has a head noun of its own: 市民运动会等活动."""
    return text[max(0, end - LONGEST_HEAD) : end].endswith(tuple(heads()))


def _reforms(text: str, closer: re.Match[str], spans: list[Span]) -> list[Mention] | None:
    """Fields that are reformed, each with the noun that they share: 财税、金融、国资国企等改革."""
    plain = closer["noun"] == "改革" and closer["modifier"] in ("", "项")
    if not plain or any("“" in text[span.start : span.end] for span in spans):
        return None
    return [mention for span in spans if (mention := _reform(text, span))]


def _reform(text: str, span: Span) -> Mention | None:
    item = text[span.start : span.end]
    if item in REFORMED:
        return Mention("Initiative", span, f"{item}改革", {"kind": "改革"})
    whole = len(item) > LONGEST_FIELD or item.endswith((*heads(), "改"))
    return _item(text, span, "改革") if whole and not opens_with_verb(text, *span) else None


def _names_none(closer: re.Match[str]) -> bool:
    """Whether what is listed is no undertaking: routine activities, conferences, ways of trade."""
    modifier = closer["modifier"]
    if MANY.match(modifier) or (closer["noun"] == "改革" and _in_fields(closer)):
        return True
    if modifier.startswith(VARIOUS) and closer["noun"].endswith("改革") and len(modifier) > len(VARIOUS):
        return True
    return modifier.startswith(NO_NAMES) or CONFERENCES.search(modifier) is not None or _of_trade(closer)


def _in_fields(closer: re.Match[str]) -> bool:
    """Whether a list of fields of work says where there are reforms, which are not named."""
    return FIELDS_ALONE.fullmatch(closer["modifier"]) is not None and not _headed(closer.string, closer.start())


def _of_trade(closer: re.Match[str]) -> bool:
    """Whether ways of trade are listed (发展跨境电商、保税维修等新模式), not ways of working."""
    return closer["noun"] == "模式" and closer["modifier"] not in WORKING


def _of_fields(closer: re.Match[str]) -> bool:
    modifier = closer["modifier"]
    return FIELDS.search(modifier) is not None and (closer["noun"] not in PARTED or modifier.startswith(AREAS))


def _umbrella(text: str, begin: int, closer: re.Match[str]) -> Mention | None:
    """The umbrella of a list (五大攻坚行动), or one undertaking that names its fields."""
    kind = {"kind": closer["noun"][-2:]}
    count = closer["count"] or ""
    of_fields = closer["noun"] == "改革" and FIELDS_OF_REFORM.search(closer["modifier"]) is not None
    if of_fields and closer.end() - begin <= LONGEST_ITEM * 2:
        return Mention("Initiative", Span(begin, closer.end()), bare(text[begin : closer.end()]), kind)
    told = closer["noun"] == "改革" and count.endswith("项") and not count[0].isdigit() and not closer["modifier"]
    if told and count[0] != "*":
        return Mention("Initiative", Span(closer.start() + 1, closer.end()), closer[0][1:], kind)
    reforms = closer["modifier"] in ("重点", "重大") and closer["noun"].startswith("改革")
    if reforms or (count.endswith("大") and not count[0].isdigit()):
        return Mention("Initiative", Span(closer.start() + 1, closer.end()), closer[0][1:], kind)
    length = closer.end() - begin
    if closer["modifier"].startswith(AREAS) and closer["noun"] in PARTED:
        return None  # 高端制造、服务业等领域项目
    if _of_fields(closer) and text[closer.start() - 1] != "”" and length <= LONGEST_ITEM * 2:
        return Mention("Initiative", Span(begin, closer.end()), bare(text[begin : closer.end()]), kind)
    return None


def _told(document: Document, closer: re.Match[str]) -> list[Mention]:
    """The items of a list that is closed by how many they are, where there are so many."""
    text, end = document.text, closer.start()
    start = clause_start(document, end)
    link = ITEM_LINK.search(text, start, end)
    begin = governed(document, start, link.start(), 1) if link else None
    if begin is None or text[end - 1] == "等":
        return []
    begin = trimmed(text, begin, end)
    ends = [*(match.span() for match in ITEM_LINK.finditer(text, begin, end)), (end, end)]
    starts = [begin, *(behind for _, behind in ends)]
    items = [_item(text, Span(at, last), closer["noun"]) for at, (last, _) in zip(starts, ends, strict=False)]
    return [item for item in items if item] if len(items) == NUMBERS[closer["count"]] and all(items) else []


def listings(document: Document) -> list[Mention]:
    """Mentions of the items of such lists; items that are a quote alone are judged as quotes."""
    text, cuts = document.text, Cuts(document)
    found: list[Mention | None] = []
    for closer in CLOSERS.finditer(text):
        start = clause_start(document, closer.start())
        comma = text.find("、", start, closer.start())
        first = comma if comma >= 0 else closer.start()
        begin = _begin(document, start, first, closer)
        if begin is None or _names_none(closer) or is_where(text, begin, closer.end()):
            continue
        parted = closer["modifier"].startswith(KEY_AREAS) and _headed(text, first)
        if not parted:
            found.append(_umbrella(text, begin, closer))
        if not _of_fields(closer) or parted:
            kind = closer["noun"][-2:]
            spans = _item_spans(text, begin, closer.start())
            if (reforms := _reforms(text, closer, spans)) is not None:
                found += reforms
                continue
            if kind in OF_A_KIND or closer["noun"] in OF_A_KIND:
                spans = [span for span in spans if not says_field(text, cuts, span)]
            found += [_item(text, span, kind) for span in spans]
    for closer in TOLD.finditer(text):
        found += _told(document, closer)
    return [mention for mention in found if mention]
