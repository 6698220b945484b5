"""Bodies whose name begins with a place: 市教育局, 杭州市西湖区人民法院, *市司法局, 县纪委监委."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from graph_build.divisions import gazetteer
from graph_build.extract.bodies.opening import opening_places
from graph_build.extract.bodies.tails import (
    BRANCHES,
    COMMITTEE_ORGANS,
    GROUPS,
    HOSPITALS,
    LABS,
    OF_COMMITTEE,
    OF_CONGRESS,
    OF_COURT,
    OF_GOVERNMENT,
    ORGANS,
    PLACED_TAILS,
    SCHOOLS,
    bare,
    group_of_secretary,
    is_body,
    is_built,
    stops,
)
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Landmarks, Sought
from graph_build.lexicon import word_set, words
from graph_build.records import Span
from graph_build.scanning import any_word, longest, quick

ABROAD = re.compile(r"中国[一-鿿]{0,12}?(?:医疗队|救援队|维和部队|工作队)")
CENTRE = ("中央", "国务院", "国家", "全国")
# 中央扫黑办, 国家标准化管理委员会, 全国青联: bodies of the centre that no list has.
CENTRAL = Sought(
    re.compile(
        any_word(CENTRE) + r"(?!各级?|优秀|先进|首|性|级)[一-鿿]{2,10}?"
        r"(?:办公室|委员会|领导小组|督导组|督察组|巡视组|指导组|检查组|工作组|总局|管理局|监管局|协会|学会|联合会|基金会|青联|学联|(?<=[一-鿿])办(?![理事学公好成结案法]))"
    ),
    CENTRE,
)
# 金砖国家工业能力中国中心, 中国—东盟人工智能合作中心: what several countries have set up.
OF_COUNTRIES = Sought(
    re.compile(
        r"(?:金砖国家|上合组织国家|联合国|中国[—－-](?:东盟|中亚|中东欧|上合组织|非洲|拉美|阿拉伯))(?:国家)?[一-鿿]{2,14}?"
        r"(?:(?<!服务)中心|研究院|研究所|秘书处)(?![城区])"
    ),
    ["金砖国家", "上合组织国家", "联合国", "中国—", "中国－", "中国-"],
)
LONGEST_NAME = 18
NO_NAME = re.compile(
    quick(
        r"办公立|部共建|[四五六]套班子|公?民办|公办|技术创新中心|制造业创新|产业创新中心|工程(?:技术)?研究中心|（[省市区县州盟]|市(?=政府|人民政府|委|人大|政协|法院|检察院|县|区)|[属级直内里域场容长辖际省县旗镇]|民(?![政族宗生兵营])|外(?![事办汇侨])|乡(?!村振兴)|本级|区(?!域)|以[上下]|政法系统"
    )
)
PLAIN = re.compile(r"(?!）)[一-鿿（）]*")
SHORT_NAMED = re.compile(
    r"(?:(?![两三四五六七]地)[一-鿿]{2,6}?(?:法院|法庭|急救中心|交易中心|血液中心|疾控中心|会展中心|管委会|仲裁委员会|研究院|研究所|交易所|监管局|管理局"
    r"|仲裁院|仲裁中心|服务中心|调解中心|学校))|海关|海事法院|[高中]院|公证处|监狱|电视台|日报社|仲裁委|海事局|税务局|博物馆|图书馆|代表团"
)
COURTS = Landmarks(["法院", "检察院"])
# The place of the report itself is known by its short name too, whatever it is: 临江公证处 in a report of 临江市.
OWN_PLACE = re.compile(r"(?:关于)?([一-鿿]{2,3})(?:省|市|县|区|州)")
CLUB = Sought(
    re.compile(r"团(?:省|市|区|县|州)委|(?:省|市|区|县)直(?:属)?机关(?:党)?工委"),
    [form.format(level) for level in "省市区县州" for form in ("团{}委", "{}直机关", "{}直属机关")],
)
FUNCTION = frozenset("的了在对向由以把将被让给为是有从到自按经并且或和与及等其该此各每本某我")
TOWN_NAME = re.compile(r"(?!.*(?:[各全乡镇区县省市]|街道))[一-鿿]{2,4}\Z")

# 省推进民营经济发展工作专班: a temporary body is named by its task.
TASKED = re.compile(
    quick(
        r"(?:推进|落实|优化|规范|打击|整治|防范|防治|治理|促进|支持|服务)(?:(?!成立|组建|设立|建立|各|等)[一-鿿]){2,16}?"
        r"(?:领导小组|协调小组|指挥部|专班)(?:办公室)?"
    )
)
# 市委常委, 县委书记任政委: people.
OFFICE_HOLDERS = ("常委", "政委")
NO_BUREAU = frozenset(["布局", "格局", "结局", "时局", "大局", "全局", "开局", "棋局", "破局", "新局", "门厅", "餐厅"])
LINKS = frozenset("与和及、")
DONE_WITH = ("共建", "合建", "合作", "联合", "共同", "携手", "成立", "组建", "设立", "建立", "开展", "签")
TRYING = ("执行", "审判", "立案")  # 市法院执行局: verbs that open the names of a court's chambers
# 法治政府建设, 数字政府: what the government should be like.
LIKE_GOVERNMENT = ("法治", "数字", "服务", "效能", "廉洁", "阳光", "诚信", "责任", "智慧")
# 省职业教育发展示范学校: an honour.
GRADED = ("发展示范", "改革示范", "建设示范", "示范性", "特色", "文明", "标准化", "规范化", "达标", "先进", "现代化")
# 区|公立医院, 省|民办学校: a class of houses.
KIND_OF_HOUSE = ("公立", "私立", "公办", "民办", "社会办", "公立综合", "基层", "三甲", "三级", "二级")
# 市职业教育中心|学校
HOUSE_BEHIND = ("学校", "小学", "中学", "幼儿园", "医院", "卫生院", "血站")
SEAT = re.compile(r"驻?([一-鿿]{2,3}?)(?:代表处|办事处|联络处|联络办公室|分会|分公司)")
BY_FIELD = (
    (("政府",), OF_GOVERNMENT),
    (("省委", "市委", "区委", "县委", "州委", "党委"), OF_COMMITTEE),
    (("人大", "政协"), OF_CONGRESS),
    (("法院", "中院", "高院", "检察院"), OF_COURT),
)
FIELDS_END = frozenset(ending[-1] for endings, _ in BY_FIELD for ending in endings)

TOWN_ORGANS = ("党工委", "党委", "人民政府", "政府", "办事处", "司法所", "派出所", "综治中心", "卫生院")
VILLAGE_ORGANS = (
    *("党支部", "党总支", "党委", "村委会", "村民委员会", "居委会", "居民委员会", "调委会", "人民调解委员会"),
)
TOWNS = Landmarks(
    [kind + organ for kind in ("镇", "乡", "街道") for organ in TOWN_ORGANS]
    + [kind + organ for kind in ("村", "社区") for organ in VILLAGE_ORGANS]
)


def _parts(word: str) -> bool:
    """Whether a word ends what stands in front of a name; 吴|家|店 and 上|河 are names of towns."""
    return word in stops() and (len(word) > 1 or word in FUNCTION)


def _town(text: str, cuts: Cuts, kind: int, end: int) -> Span | None:
    """长河街道党工委, where 街道 stands at `kind`: the two to four characters that open the phrase name the town;
    各乡镇党委 is a class."""
    for size in (4, 3, 2):
        start = kind - size
        if start < 0 or not TOWN_NAME.match(text[start:kind]) or not cuts.begins(end):
            continue
        inside = cuts.words[cuts.at(start) : cuts.at(kind)]
        before = cuts.words[cuts.at(start - 1)] if start else "\n"
        if (not before[-1].isalnum() or before in stops()) and not any(map(_parts, inside)):
            return Span(start, end)
    return None


def placed_names(text: str, cuts: Cuts, title_end: int, known: Iterable[str] = ()) -> list[Span]:
    """All bodies that are named by place; in a title the office (市司法局局长…讲话) stands for the body.

    `known` is what says whose report this is: its title, its issuer, its jurisdiction.
    """
    found = [Span(*match.span()) for match in CLUB.finditer(text) if is_body(text, match.end())]
    above = map(_central, chain(CENTRAL.finditer(text), OF_COUNTRIES.finditer(text)))
    found += [span for span in above if _is_body_of_the_centre(text, cuts, span)]
    found += [Span(*match.span()) for match in ABROAD.finditer(text) if cuts.begins(match.end())]
    found += [span for span in _courts(text, cuts) if is_body(text, span.end)]
    towns = TOWNS.longest(text)
    found += [span for kind, end in towns if (span := _town(text, cuts, kind, end)) and is_body(text, end)]
    found += _under_short_names(text, cuts, [match[1] for match in map(OWN_PLACE.match, known) if match])
    for start, end in opening_places(text, cuts):
        tail = _tail(text, cuts, end, title_end)
        if tail is not None and not is_built(text, start, tail):
            found.append(Span(start, tail))
    return found


def _under_short_names(text: str, cuts: Cuts, own: Sequence[str]) -> list[Span]:
    """北京知识产权法院, 上海海关: courts and centres that bear the short name of a province or city, or of `own`."""
    named = SHORT_NAMES.longest(text)
    named += [match.span() for name in sorted(set(own)) for match in re.finditer(name, text)]
    found = []
    for start, end in named:
        tail = SHORT_NAMED.match(text, end) if cuts.begins(start) else None
        if tail and cuts.begins(tail.end()) and _is_run(text, cuts, end, tail.end()) and is_body(text, tail.end()):
            found.append(Span(start, tail.end()))
    return found


def _courts(text: str, cuts: Cuts) -> Iterator[Span]:
    """全椒法院: the court of a county goes by its short name; 云州法院 are all those of a city."""
    for at, end in COURTS.nested(text):
        for start in (at - 2, at - 3):
            divisions = gazetteer().by_short.get(text[max(0, start) : at], ())
            county = bool(divisions) and all(division.level == "county" for division in divisions)
            if county and cuts.begins(start) and text[start:at] not in word_set("ordinary_words"):
                yield Span(start, end)


def _short_names() -> set[str]:
    large = (division for division in gazetteer().by_code.values() if division.level != "county")
    return {division.short for division in large} - set(words("ordinary_words"))


SHORT_NAMES = Landmarks(_short_names)


def _central(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end())


def _is_body_of_the_centre(text: str, cuts: Cuts, span: Span) -> bool:
    words_hold = cuts.begins(span.start) and cuts.begins(span.end) and _is_run(text, cuts, span.start, span.end)
    return words_hold and is_body(text, span.end)


def _tail(text: str, cuts: Cuts, end: int, title_end: int) -> int | None:
    """Where the name ends whose place ends at `end`, None where no body follows."""
    if NO_NAME.match(text, end):
        return None
    tasked = TASKED.match(text, end)
    if tasked and cuts.begins(tasked.end()) and is_body(text, tasked.end()):
        return tasked.end()
    reach = PLAIN.match(text, end, min(len(text), end + LONGEST_NAME))
    for begins, ends in longest(PLACED_TAILS.within(text, end, reach.end() if reach else end)):
        tail = text[begins:ends]
        if (begins == end and tail not in bare()) or text[ends - 2 : ends] in NO_BUREAU:
            continue
        if tail in HOUSE_BEHIND and text.endswith((*GRADED, *KIND_OF_HOUSE), end, begins):
            return None
        if tail == "政府" and text.endswith(LIKE_GOVERNMENT, end, begins):
            return None
        if tail == "中心" and text.startswith(HOUSE_BEHIND, ends):
            continue
        if not _is_run(text, cuts, end, begins) or text.find("会议暨", end, begins) >= 0:
            return None
        stop = None if text.endswith(OFFICE_HOLDERS, end, ends) else extended(text, cuts, ends)
        if stop is not None:
            if stop <= title_end:
                return stop + len(group_of_secretary(text, stop))
            return stop if is_body(text, stop) else None
    return None


@lru_cache(maxsize=1)
def _joint_trades() -> re.Pattern[str]:
    return re.compile("|".join(sorted(words("joint_trades"), key=len, reverse=True)))


@lru_cache(maxsize=1)
def _never_inside() -> frozenset[str]:
    return stops() - word_set("body_words")


def _is_run(text: str, cuts: Cuts, start: int, end: int) -> bool:
    """Whether only words that a name may hold stand between; 发展和改革 is one trade."""
    joint = _joint_trades().match(text, start)
    at = joint.end() if joint else start
    first = max(start, cuts.bounds[cuts.at(at)])
    return _never_inside().isdisjoint(cuts.between(first, end))


def extended(text: str, cuts: Cuts, end: int) -> int | None:
    """The end of a name with the organs behind it (市委 + 组织部), None where no word ends there."""
    organs = COMMITTEE_ORGANS if text[end - 1] == "委" else ORGANS
    for _ in range(3):
        more = organs.match(text, end) or _inside(text, end) or _by_field(text, cuts, end)
        if not more or not cuts.begins(more.end()):
            break
        end, organs = more.end(), ORGANS
    return end if cuts.begins(end) else None


def _inside(text: str, end: int) -> re.Match[str] | None:
    """The hospital of a university, the branch of a bank or firm."""
    if text[end - 1] not in HOUSES_END:
        return None
    if text[end : end + 1] in LINKS or text.startswith(DONE_WITH, end):  # 临江大学|与云台研究院, 临江大学|共建研究院
        return None
    for endings, within in HOUSES:
        if text.endswith(endings, max(0, end - 3), end):
            return within(text, end)
    return None


def _branch_of_hospital(text: str, end: int) -> re.Match[str] | None:
    branch = HOSPITALS.match(text, end)
    return branch if branch and (not branch[1] or branch[1] in gazetteer().by_short) else None


def _seat(text: str, end: int) -> re.Match[str] | None:
    """新加坡商会重庆代表处: what a body from elsewhere has in a place that the list of divisions or regions has."""
    office = SEAT.match(text, end)
    return office if office and (office[1] in gazetteer().by_short or office[1] == "中国") else None


# How bodies end that have others inside them, and what finds these.
HOUSES: tuple[tuple[tuple[str, ...], Callable[[str, int], re.Match[str] | None]], ...] = (
    (("大学", "学院"), SCHOOLS.match),
    (("小学", "中学", "学校", "幼儿园"), GROUPS.match),
    (("实验室",), LABS.match),
    (("医院",), _branch_of_hospital),
    (("银行", "石油", "石化", "电网", "移动", "电信", "联通", "集团"), BRANCHES.match),
    (("会", "组织", "公司", "协会"), _seat),
)
# Most bodies do not end so, and are not looked at more closely.
HOUSES_END = frozenset(ending[-1] for endings, _ in HOUSES for ending in endings)


def _by_field(text: str, cuts: Cuts, end: int) -> re.Match[str] | None:
    """The organ of a government, congress or court that is named by its field: 市政府 + 行政复议办公室."""
    if text[end - 1] not in FIELDS_END:
        return None
    for ending, pattern in BY_FIELD:
        if text.endswith(ending, max(0, end - 3), end):
            more = pattern.match(text, end)
            acts = _is_verb(text, cuts, end) and not (pattern is OF_COURT and text.startswith(TRYING, end))
            return more if more and not acts and _is_run(text, cuts, end, more.end()) else None
    return None


def _is_verb(text: str, cuts: Cuts, start: int) -> bool:
    """市政府印发…, 市法院成立…: what follows a body is what it does."""
    word = cuts.words[cuts.at(start)]
    return word in stops() or word in word_set("action_verbs")
