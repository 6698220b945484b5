"""Named regions: divisions of China under their full or short names, regions of the map, countries."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from graph_build.divisions import AUTONOMOUS
from graph_build.extract.cuts import Cuts
from graph_build.lexicon import rows, words
from graph_build.records import Mention, Span
from graph_build.scanning import automaton
from graph_build.text import Document

# 西部 is a region where it ranks or is called one; 西部大开发 is an undertaking.
OF_THE_MAP = re.compile(
    r"(?:西部|东部|中部|东北|西北|西南|华北|华东|华南|华中|东南沿海)(?=地区|前列|首位|第|各省|省[份区]|[，。、；])"
)
# A slogan or a brand (平安云南, 诗画浙江), or part of another name.
SLOGAN = re.compile(
    r"(?:平安|法治|美丽|幸福|数字|文明|健康|智慧|活力|魅力|大美|诗画|清廉|善治|质量|品质|信用|创新|绿色|生态|文化|富裕|和谐|智造|制造|食安|好客|锦绣|多彩|七彩|清爽|清风|廉洁|宜居|开放|时尚|海上|食在|购|游|赢|爱|来|品"
    r"|[—·]|红色|教育|体育|人才|科技|旅游|工业|金融|老家|水润|善美|诚信|公正|网络|阳光|强|大|新)$"
)
# Behind these the place names a building, a river, a line, a school, a product or a way of doing.
OTHER_NAME = re.compile(
    r"(?:国际)?机场|[东西南北]?站(?![位点])|[路街江河湖海山岛桥港寺塔湾](?![区域])|大[桥街道学桥坝]|高速|高铁|铁路|公路|隧道|专列|班列|号|模式|经验|特色|速度|精神|样板|方案|之治|之窗|实践|名方|制造|智造|品牌"
    r"|口岸|院区|校区|分院|风景区|景区|派出所|司法所|水库|水电站|核电|电厂|油田|煤矿|矿区|钢铁|石化|医院|中学|小学|学院|师范|银行|公司|集团|日报|卫视|话|菜|人(?![民才员口均])|味|风|馆|剧院|博物|体育|火车|地铁|轨道|自贸|自由贸易|综合保税|保税|经济技术开发区|高新|开发区|新区|产业园|工业园|科技园"
    r"|故事|好人|工匠|标准|指数|宣言|共识|会议|峰会|论坛|战略|协定|经济圈|都市圈|城市群|自治[区州县旗]"
)
LONGEST_CHAIN = 24
# 杭州市委书记, 滨江区人民法院院长: an office holder's body, which is no mention of the region either.
OFFICE = re.compile(
    r"(?:市|区|县)?(?:委|政府|人大|政协|纪委|[一-鿿]{0,4}法院|[一-鿿]{0,2}检察院|[一-鿿]{2,8}[局厅委])(?:党组|党委|常委会)?副?"
    r"(?:书记|[院局厅市区县省]长|检察长|主任|主席|代院长)"
)
INSIDE_BRACKETS = re.compile(r"[一-鿿]（$")


@lru_cache(maxsize=1)
def _names() -> AhoCorasick:
    ordinary = set(words("ordinary_words"))
    divisions = {form for row in rows("divisions") for form in (row["name"], row["short"]) if len(form) > 1}
    # 东区, 城区, 矿区 are full names too, and never tell a place apart.
    names = (divisions - ordinary) | set(AUTONOMOUS) | set(words("regions"))
    return automaton(sorted(names))


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions in the order of the text; what stands inside other names is settled later."""
    text = document.text
    cuts = Cuts(document)
    spans = _chained([Span(start, end) for _, start, end in _names().find_matches_as_indexes(text)])
    spans = [span for span in spans if _stands(text, cuts, span)]
    spans += [Span(*match.span()) for match in OF_THE_MAP.finditer(text) if cuts.begins(match.start())]
    return tuple(Mention("Place", span, text[span.start : span.end]) for span in sorted(spans))


def _chained(spans: list[Span]) -> list[Span]:
    """西安咸阳国际机场 and 云南省昆明市 hold one place each: names without anything between are one."""
    chains: list[Span] = []
    for span in spans:
        if chains and chains[-1].end == span.start and span.end - chains[-1].start < LONGEST_CHAIN:
            chains[-1] = Span(chains[-1].start, span.end)
        else:
            chains.append(span)
    return chains


def _stands(text: str, cuts: Cuts, span: Span) -> bool:
    """Whether words begin and end here, and nothing around makes another name of it."""
    after = text[span.end : span.end + 2]
    if not cuts.begins(span.start) or not (cuts.begins(span.end) or after in ("县城", "等地") or after[:1] == "等"):
        return False
    before = text[max(0, span.start - 2) : span.start]
    if SLOGAN.search(before) or OTHER_NAME.match(text, span.end) or OFFICE.match(text, span.end):
        return False
    return not (INSIDE_BRACKETS.search(before) and text[span.end : span.end + 1] == "）")
