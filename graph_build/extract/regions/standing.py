"""Whether the name of a region stands for the region, or is part of another name."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.extract.bodies.tails import stops
from graph_build.extract.cuts import Cuts
from graph_build.lexicon import words
from graph_build.records import Span

# A slogan or a brand (平安云南, 诗画浙江), or part of another name.
SLOGAN = re.compile(
    r"(?:平安|法治|美丽|幸福|数字|文明|健康|智慧|活力|魅力|大美|诗画|清廉|善治|质量|品质|信用|创新|绿色|生态|文化|富裕|富足|和谐|智造|制造|食安|好客|锦绣|多彩|七彩|清爽|清风|廉洁|宜居|开放|时尚|海上|食在|购|游|赢|爱|来|品"
    r"|[—·涉]|红色|教育|体育|人才|科技|旅游|工业|金融|老家|水润|善美|诚信|公正|网络|阳光|(?<![加增做])强|(?<![加扩壮])大|(?<![创更])新|(?<![其集之])中|壮美|现代化|中国式|友好型|创新型|周年)\Z"
)
# Behind these the place names a building, a river, a line, a school, a product or a way of doing.
OTHER_NAME = re.compile(
    "(?:国际)?机场|[东西南北]?站(?![位点])|[东西南北]?[路街](?![区域])|大[桥街道学桥坝]"
    "|[江河湖海岛桥港寺塔湾](?![区域])|山(?![区域火洪体])|人(?![民才员口均])|自贸(?!港)|自由贸易(?!港)"
    "|[办政委]发〔|[办政委]{2}发〔|[安防]办发"
    f"|自治[区州县旗]|第[一二三四五六七八九十]+[届次]|《|{'|'.join(words('after_places'))}"
)
# With one of these at the end of the phrase behind it the place belongs to a longer name (成都科创生态岛).
LONGER_NAME = re.compile(
    f"[一-鿿A-Z\\d]{{0,10}}?(?:(?<!副)中心(?!城)|{'|'.join(words('longer_place_names'))}"
    "|(?<=[一-鿿]{2})[岛湖山江河港桥寺沟峡](?![区火洪体])(?=[一-鿿、，]))"
)
# 闽|粤港澳, 川|渝东北: the row of single characters goes on in front.
PROVINCES = tuple("京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤琼川黔滇陕甘青桂港澳台深穗莞")
# 云台、望川等实验室: the places are the names of other things.
ROW_OF_OTHERS = re.compile(r"(?:[、和与][一-鿿]{2,4}){0,5}等?(?:\d+[个家所])?[省市]?(?:国家|重点)?(?:实验室|大学)")
LONGEST_ROW = 36
LONGEST_NAME = 14
LONGEST_BRAND = 12
# 杭州市委书记, 滨江区人民法院院长: an office holder's body, which is no mention of the region either.
OFFICE = re.compile(
    r"(?:市|区|县)?(?:委|政府|人大|政协|纪委|[一-鿿]{0,4}法院|[一-鿿]{0,2}检察院|[一-鿿]{2,8}[局厅委])(?:党组|党委|常委会)?副?"
    r"(?:书记|[院局厅市区县省]长|检察长|主任|主席|代院长)"
)
INSIDE_BRACKETS = re.compile(r"[一-鿿]（\Z")
FOLLOWS = re.compile(r"县城|同胞|等|[两三四五六七]地|[两三四五六]?[省市州]")


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return stops() | frozenset([*words("action_verbs"), "做", "建"])


def stands(text: str, cuts: Cuts, span: Span) -> bool:
    """Whether words begin and end here, and nothing around makes another name of it."""
    if not cuts.begins(span.start) or not (cuts.begins(span.end) or FOLLOWS.match(text, span.end)):
        return False
    before = text[max(0, span.start - 3) : span.start]
    if text[span.start] == "各":  # 各乡镇
        return False
    if SLOGAN.search(before) or OTHER_NAME.match(text, span.end) or OFFICE.match(text, span.end):
        return False
    if _names_others(text, span.end) or _goes_on_in_front(text, cuts, span.start):
        return False
    if INSIDE_BRACKETS.search(before) and text[span.end : span.end + 1] == "）":
        return False
    return not _opens_brand(text, span) and not _names_more(text, cuts, span.end)


def _names_others(text: str, end: int) -> bool:
    near = text[end : end + LONGEST_ROW]
    return ("实验室" in near or "大学" in near) and ROW_OF_OTHERS.match(text, end) is not None


def _goes_on_in_front(text: str, cuts: Cuts, start: int) -> bool:
    both = start > 0 and text[start - 1] in PROVINCES and text[start] in PROVINCES
    return both and cuts.begins(start - 1)


def _opens_brand(text: str, span: Span) -> bool:
    """“北京蓝”, “东盟快班”: a name in quotes that begins with the place."""
    if not span.start or text[span.start - 1] != "“":
        return False
    return span.end < text.find("”", span.end, span.end + LONGEST_BRAND)


def _names_more(text: str, cuts: Cuts, end: int) -> bool:
    """Whether nouns go on behind the place up to the head of a longer name, without a verb between."""
    longer = LONGER_NAME.match(text, end, end + LONGEST_NAME)
    return bool(longer) and _verbs().isdisjoint(cuts.between(end, longer.end() if longer else end))
