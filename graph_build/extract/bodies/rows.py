"""Bodies in rows: 公安、民政等部门, 南湖重工等6家企业, 工会、共青团、妇联联合…, 市公安局、司法局."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from graph_build.extract.bodies.tails import is_whole, stops
from graph_build.extract.cuts import Cuts
from graph_build.extract.jointly import FOLLOWS, TAKES
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.lexicon import word_set, words
from graph_build.records import Span, made

OFFICES = Sought(
    re.compile(r"[等部](?:(?<=等)[^，。；、等]{0,6}?(?:部门|单位|机关|团体|群团)|(?<=部)(?<![等各]部)门)"),
    ["等", "部门"],
)
FIRMS = re.compile(
    r"等(?:[\d*]+|[一二三四五六七八九十百]+|多|数)余?多?[家所]?[^，。；、等]{0,6}?(?:企业|公司|集团|高校|院校|机构|律所)"
)
# 澜屿、云通、蜜川冰城等龙头企业: short names of firms that no list has.
SHORT_FIRMS = re.compile(
    r"等(?:一批|一大批|[\d*]+余?家|[多数]家)?(?:知名|龙头|头部|领军|新锐|骨干|优质|世界一流|行业|民营|科技|链主|商业航天){0,2}"
    r"(?:企业|央企)(?!家)"
)
# 天屿光电、澜云工业成功上市: who is listed is a firm, where its name is none of the language.
LISTED = Sought(
    re.compile(
        r"(?:等[\d*一二三四五六七八九十]{1,4}家(?:企业|公司))?(?:成功|顺利|正式|先后|相继|已|先行){1,3}"
        r"(?:在[一-鿿]{2,8}?)?(?:挂牌上市|首发上市|上市|首发过会|过会|登陆[一-鿿]{1,4}(?:板|所))(?!公司|许可|销售|产品)"
    ),
    ["上市", "过会", "挂牌", "登陆"],
    reach=25,
)
ROW_OF_FIRMS = re.compile(r"(?<![一-鿿A-Za-z\d*“”])(?:[一-鿿]{2,8}[、和])*[一-鿿]{2,8}\Z")
IN_ROW = re.compile(r"[一-鿿]{2,8}?(?=[、和]|\Z)")
NO_FIRM = re.compile(r"[首两几多各批]|[药苗剂债股粮车机品款家个只支项板]\Z")
# 安屿泰8英寸晶圆项目, 云华5万吨镍项目: in a row of projects the firm stands in front of how much its plant makes.
UNITS = ("英寸", "万吨", "GWh", "吉瓦", "兆瓦", "万千瓦", "万辆", "万台", "万套", "万片")
PLANT = Sought(
    re.compile(
        rf"(?<![^、，。；：\n])((?:(?![新扩改增达续期第首总年日月产超约近])[一-鿿]){{2,4}})\d{{1,6}}(?:\.\d{{1,3}})?(?:{'|'.join(UNITS)})"
        r"(?=[^，。；\n]{0,60}?(?:项目|生产线|产线|基地)[^，。；、]{0,6}(?:建成|投产|开工|落地|签约|达产|投用|推进|量产))"
    ),
    UNITS,
    reach=14,
)
# 澜屿科技“云上”大模型: a firm in front of its brand.
BRANDS = ("”战略", "”大模型", "”机器人", "”卫星", "”芯片", "”系列")
BRANDED = Sought(
    re.compile(rf"(?<![一-鿿”“》])([一-鿿]{{4,6}})“[^“”，。；\n]{{2,10}}(?:{'|'.join(BRANDS)})"), BRANDS, reach=17
)
# 与澜屿海工战略合作: the firm by its trade, where one signs or works with it.
PARTNER = Sought(
    re.compile(
        r"(?<=[与同])(?!上述|以上|国[内外有家]|央企|国企|民企|高校|院校|知名|有关|相关|其他|各|多|本)[一-鿿]{4,6}(?=(?:等企业|公司)?(?:战略合作|签署|签订|签约|达成|共建|合作共建|开展战略合作|深度合作|联合研发|联合攻关))"
    ),
    ["战略合作", "签署", "签订", "签约", "达成", "共建", "合作", "联合"],
    reach=12,
)
KIND_ENDS = frozenset("基化业产品类型器件材能级性者体料电")
LONGEST_SHORT_FIRM = 6
LINKS = "、和与及"
MARKS = "，。；：、\n“”（"
MOST_ITEMS = 12
NONE: Mapping[int, int] = {}
LONGEST_FIRM = 10
# In front of bodies that act together, or are set to act.
ACTS = frozenset([*TAKES, "与", "同", "由", "配合", "协调", "督促", "指导", "推动", "商", "依托", "赴"])
TOGETHER = re.compile(rf"(?:等)?(?:{'|'.join(FOLLOWS)})")
THEN_TOGETHER = re.compile(rf"[^，。；、]{{0,14}}?(?:{'|'.join(FOLLOWS)})")
# Behind one body alone, these only; 工会联动 or 工会协同 may be the name of a way of working.
WITH_OTHERS = re.compile(r"会同|联合(?![会国])|牵头会同")
NOT_ACTING = re.compile(
    r"工作|事业|改革|组织(?!开展|召开)|干部|系统|机关|界|职工|会员|任务|领域|门|庭|等(?:各项)?(?:工作|社会事业|事业|领域|改革)"
)
OPENING_PLACE = re.compile(
    r"(?:[*]{1,4}|[XxＸ×]{1,3})?(?:自治区|高新区|经开区|新区|开发区|[实试]验区|度假区|[省市区县州旗])(?=[一-鿿])"
)

# “蓝马甲”调解队: a standing team under a name of its own; counted ones are a kind of team.
TEAMS = (
    *("宣讲团", "讲师团", "服务团", "律师团", "顾问团", "服务队", "突击队", "调解队", "志愿队", "救援队", "宣传队"),
    *("巡逻队", "审判团队", "办案团队", "未检团队", "检察团队", "普法团队", "律师团队", "志愿团队", "执行团队"),
    "调解团队",
)
QUOTED_TEAM = Sought(
    re.compile(
        rf"“([^“”，。；、\d\n]{{2,8}})”([一-鿿]{{0,4}}?(?:{'|'.join(TEAMS)})(?!伍))"
        r"(?![员长]|等?[\d*一二三四五六七八九十]+余?[支个])"
    ),
    TEAMS,
    reach=14,
)
COUNT_BEFORE = re.compile(r"(?:[\d*一二三四五六七八九十百多]+余?|一批|各)[支个]?\Z")


class NamedBody(NamedTuple):
    """A body's place in the text, and its name where that is more than the words there (市公安局、司法局)."""

    span: Span
    name: str


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return frozenset([*words("trades"), *words("bare_bodies"), *(f"{trade}局" for trade in words("trades"))])


def _bare() -> list[str]:
    return [*words("bare_bodies"), *(trade + office for trade in words("trades") for office in "局厅")]


BARE = Landmarks(_bare)


def row_names(text: str, cuts: Cuts, taken: Sequence[Span]) -> list[NamedBody]:
    """Bodies that a row names, beside those that are taken."""
    found = [span for match in OFFICES.finditer(text) for span in _offices_before(text, cuts, match.start())]
    found += [span for match in FIRMS.finditer(text) for span in _firms_before(text, cuts, match.start())]
    found += [span for match in SHORT_FIRMS.finditer(text) for span in _short_firms(text, cuts, match.start(), taken)]
    found += [span for match in LISTED.finditer(text) for span in _listed_firms(text, cuts, match.start())]
    plants = PLANT.finditer(text)
    found += [span for match in plants if _is_no_word(text, cuts, span := Span(*match.span(1)))]
    branded = BRANDED.finditer(text)
    found += [span for match in branded if _leads_brand(text, cuts, span := Span(*match.span(1)))]
    found += [span for match in PARTNER.finditer(text) if _is_partner(text, cuts, span := Span(*match.span()))]
    named = [NamedBody(span, text[span.start : span.end]) for span in found]
    return [*named, *_acting(text, cuts, taken), *_quoted_teams(text)]


def _quoted_teams(text: str) -> list[NamedBody]:
    """Teams whose own name stands in quotes; their names have no marks."""
    return [
        NamedBody(Span(*match.span()), match[1] + match[2])
        for match in QUOTED_TEAM.finditer(text)
        if not COUNT_BEFORE.search(text[max(0, match.start() - 5) : match.start()])
    ]


def items_before(text: str, cuts: Cuts, end: int, known: Mapping[int, int] = NONE) -> Iterator[Span]:
    """The items of a row that ends at `end`, the last first, each as far as its words are no verbs; `known` says where
    names that are found already begin, by their ends."""
    for _ in range(MOST_ITEMS):
        at = cuts.at(max(0, end - 1))
        if not cuts.begins(end) or cuts.bounds[at + 1] != end:
            return
        start = known.get(end, end)
        while end not in known and at >= 0 and end - cuts.bounds[at] <= LONGEST_FIRM and _belongs(cuts.words[at]):
            start, at = cuts.bounds[at], at - 1
        if start == end:
            return
        yield Span(start, end)
        if not start or text[start - 1] not in LINKS:
            return
        end = start - 1


def _belongs(word: str) -> bool:
    return word not in stops() and word not in ACTS and (word[0].isalnum() and not word[0].isdigit())


def _offices_before(text: str, cuts: Cuts, close: int) -> list[Span]:
    """Offices that are named by their field; none where the row holds anything else, or does nothing."""
    end, last = (close, []) if cuts.begins(close) else _cut_office(text, cuts, close)
    items = [*last, *items_before(text, cuts, end)]
    if len(items) < 1 + (text[close] != "等") or any(text[item.start : item.end] not in _offices() for item in items):
        return []
    return items if _acts(text, cuts, items[-1].start, close) else []


def _cut_office(text: str, cuts: Cuts, end: int) -> tuple[int, list[Span]]:
    """市场监管部门 is cut into 市场 and 监管部门: the office that ends here, and where the row in front of it ends."""
    sizes = (size for size in range(6, 1, -1) if text[end - size : end] in _offices() and cuts.begins(end - size))
    size = next(sizes, 0)
    linked = size and end - size > 0 and text[end - size - 1] in LINKS
    return (end - size - 1, [Span(end - size, end)]) if linked else (0, [])


def _acts(text: str, cuts: Cuts, start: int, end: int) -> bool:
    """会同公安、民政等部门, 公安、民政等部门联合…; not 工会、妇联等群团组织作用有效发挥."""
    before = cuts.words[cuts.at(start - 1)] if start else "\n"
    return before in ACTS or (before[-1] in MARKS and bool(THEN_TOGETHER.match(text, end)))


def _firms_before(text: str, cuts: Cuts, end: int) -> list[Span]:
    return [item for item in items_before(text, cuts, end) if _is_firm(text, cuts, item)]


def _is_firm(text: str, cuts: Cuts, item: Span) -> bool:
    """宁杉科技, not 信息科技 or 生物医药: a name of its own stands in front of the trade."""
    name = text[item.start : item.end]
    noun = next((noun for noun in _firm_nouns() if name.endswith(noun) and len(name) - len(noun) >= 2), None)
    if noun is None:
        return False
    stem = cuts.cut_between(item.start, item.end - len(noun))
    known = word_set("body_classes").union(_firm_nouns(), words("place_classes"))
    return not known.intersection(stem)


def _short_firms(text: str, cuts: Cuts, end: int, taken: Sequence[Span]) -> list[Span]:
    """The items of a row of firms, if most of them are no words of the language and none is a trade."""
    items = list(items_before(text, cuts, end, {span.end: span.start for span in taken}))
    known = [item for item in items if item in taken]
    new = [item for item in items if item not in taken and _is_new_firm(text, cuts, item)]
    enough = (3 if known else 2) * (len(new) + len(known))
    sure = len(items) > 1 and enough > len(items)
    return new if sure else []


def _leads_brand(text: str, cuts: Cuts, span: Span) -> bool:
    """云屿科技“星海”大模型, not 加强科技“双创”平台."""
    inside = cuts.between(*span)
    return cuts.begins(span.start) and stops().isdisjoint(inside) and _is_firm(text, cuts, span)


def _is_partner(text: str, cuts: Cuts, span: Span) -> bool:
    """与|正澜海工战略合作, not 与相关企业签约; a single character is a function word elsewhere."""
    inside = [word for word in cuts.between(*span) if len(word) > 1]
    return cuts.begins(span.start) and stops().isdisjoint(inside) and _is_firm(text, cuts, span)


def _listed_firms(text: str, cuts: Cuts, end: int) -> list[Span]:
    """Firms in front of their listing: each with its trade at the end, or no word of the language."""
    row = ROW_OF_FIRMS.search(text, max(0, end - MOST_ITEMS * LONGEST_FIRM), end)
    items = [Span(*match.span()) for match in IN_ROW.finditer(text, row.start(), end)] if row else []
    return items if all(_is_firm(text, cuts, item) or _is_strange(text, cuts, item) for item in items) else []


def _is_strange(text: str, cuts: Cuts, item: Span) -> bool:
    """天有为, not 新药, 两家 or 创新药: each character is a word, and the last is no kind of goods."""
    inside = cuts.cut_between(item.start, item.end)
    single = len(inside) > 2 and all(len(word) == 1 for word in inside)
    return single and NO_FIRM.search(text, item.start, item.end) is None


def _is_new_firm(text: str, cuts: Cuts, item: Span) -> bool:
    return _is_no_word(text, cuts, item) or _is_of_china(text, item)


def _is_of_china(text: str, item: Span) -> bool:
    """中国通用: in a row of firms a short name that begins with the country's."""
    return item.end - item.start == 4 and text.startswith("中国", item.start)


def _is_no_word(text: str, cuts: Cuts, item: Span) -> bool:
    """澜屿 and 蜜川冰城 hold characters that the dictionary joins to nothing; 煤化工 is a trade."""
    inside = cuts.cut_between(item.start, item.end)
    short = 2 <= item.end - item.start <= LONGEST_SHORT_FIRM and text[item.end - 1] not in KIND_ENDS
    return short and any(len(word) == 1 for word in inside) and word_set("body_classes").isdisjoint(inside)


@lru_cache(maxsize=1)
def _firm_nouns() -> tuple[str, ...]:
    return tuple(sorted(words("firm_nouns"), key=lambda noun: (-len(noun), noun)))


def _acting(text: str, cuts: Cuts, taken: Sequence[Span]) -> list[NamedBody]:
    """Bodies without a place that act together: 联合工会、妇联, 工会、共青团共同…, and those that share one's place."""
    named = {span.end: _place(text, span) for span in taken}
    found: list[NamedBody] = []
    for run in _runs(text, cuts, frozenset(named)):
        place = named.get(run[0].start - 1) if run[0].start and text[run[0].start - 1] in LINKS else None
        if place is not None or _act_together(text, cuts, run):
            found += [NamedBody(span, (place or "") + text[span.start : span.end]) for span in run]
    return found


def _place(text: str, span: Span) -> str | None:
    """The word for its place with which a body's name begins; None where it begins otherwise."""
    match = OPENING_PLACE.match(text, span.start, span.end)
    return match.group() if match else None


def _runs(text: str, cuts: Cuts, taken: frozenset[int]) -> Iterator[list[Span]]:
    """Bare names, those in one row together; `taken` are the ends of names that have their place."""
    run: list[Span] = []
    for place in BARE.longest(text):
        span = made(Span, place)
        if span.end in taken or not is_whole(text, cuts, *span):
            continue
        if run and span.start == run[-1].end + 1 and text[run[-1].end] in LINKS:
            run.append(span)
            continue
        if run:
            yield run
        run = [span]
    if run:
        yield run


def _act_together(text: str, cuts: Cuts, run: Sequence[Span]) -> bool:
    """Whether a run of bodies acts, and is not the name of a cause or a field of work."""
    start, end = run[0].start, run[-1].end
    if NOT_ACTING.match(text, end):
        return False
    before = cuts.words[cuts.at(start - 1)] if start else "\n"
    if before in ACTS:
        return True
    if before[-1] not in "，。；：\n":
        return False
    return bool(WITH_OTHERS.match(text, end) or (len(run) > 1 and TOGETHER.match(text, end)))
