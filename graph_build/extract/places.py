"""Named regions: divisions of China under full and short names, towns and villages, regions of the map, countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph_build.divisions import gazetteer
from graph_build.document.text import Document
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Sought
from graph_build.extract.regions.listed import chained, lies_in, listed_regions
from graph_build.extract.regions.rows import governed_names, new_towns, rows_of_places
from graph_build.extract.regions.standing import stands
from graph_build.extract.regions.stated import stated_regions
from graph_build.extract.spans import outermost
from graph_build.records import Mention, Span

# 西部 is a region where it ranks or is called one; 西部大开发 is an undertaking.
PARTS_OF_THE_MAP = (
    *("中西部", "西部", "东部", "中部", "东北", "西北", "西南", "华北", "华东", "华南", "华中", "东南沿海"),
)
OF_THE_MAP = Sought(
    re.compile(
        rf"(?<![东湘鄂豫渝川黔桂赣皖苏鲁晋冀辽浙闽粤滇陕甘省市县区州旗镇乡])(?:{'|'.join(PARTS_OF_THE_MAP)})(?:地区|(?=前列|首[位家个条座批例]|第|各省|省[份区]|[，。、；]|[和与及][一-鿿]{{2,6}}地区))"
    ),
    PARTS_OF_THE_MAP,
)
# 日照 and 和平 are ordinary words too: places beside another one, where one goes, and where something is held.
GOING = re.compile(r"(?:赴|前往|驰援)\Z")
LEAD = re.compile(r"(?:[赴在、和与及]|前往|驰援)\Z")
HELD_THERE = re.compile(r"召开|举办|举行|开展|启动|设立|成立|试点|挂牌|落地")
LINKS = "、和与及"
DEEDS = ("振兴", "合作", "互助", "建设")
# 东北全面|振兴和…: what is done, not where.
WHOLLY = re.compile("(?:全面|乡村|加快|持续|深入)\\Z")
# Without those that stand for a city as well (宁, 青) or are words (新, 云, 贵).
PROVINCES = {
    "京": "北京", "津": "天津", "沪": "上海", "渝": "重庆", "冀": "河北", "晋": "山西", "辽": "辽宁",
    "吉": "吉林", "黑": "黑龙江", "苏": "江苏", "浙": "浙江", "皖": "安徽", "闽": "福建", "赣": "江西",
    "鲁": "山东", "豫": "河南", "鄂": "湖北", "湘": "湖南", "粤": "广东", "琼": "海南", "川": "四川",
    "黔": "贵州", "滇": "云南", "陕": "陕西", "甘": "甘肃", "桂": "广西", "藏": "西藏",
}
IN_BRIEF = Sought(
    re.compile(
        f"在([{''.join(PROVINCES)}])"
        "(?=(?:正式|成功|顺利|圆满|相继|先后)?(?:落地|落户|召开|举办|举行|成立|挂牌|揭牌|设立|启动|开工|投产))"
    ),
    [f"在{province}" for province in PROVINCES],
)


def extract(document: Document) -> tuple[Mention, ...]:
    """Mentions in the order of the text; what stands inside other names is settled later."""
    text = document.text
    cuts = Cuts(document)
    listed, doubtful = listed_regions(text, cuts)
    names = rows_of_places(text, cuts)
    spans = outermost(
        [*listed, *_beside([*names, *governed_names(text, cuts)], listed), *stated_regions(text, cuts, listed)]
    )
    spans = outermost([*_standing(text, cuts, chained(text, spans)), *new_towns(text, cuts)])
    spans += [Span(*match.span()) for match in OF_THE_MAP.finditer(text) if cuts.begins(match.start())]
    spans = chained(text, outermost([*spans, *_ordinary_names(text, cuts, doubtful, spans)]))
    brief = {span: name for span, name in _in_brief(text, cuts) if span not in spans}
    names, spans = {**names, **brief}, sorted([*spans, *brief])
    return tuple(Mention("Place", span, names.get(span, text[span.start : span.end])) for span in spans)


def _in_brief(text: str, cuts: Cuts) -> Iterator[tuple[Span, str]]:
    """在渝落地: the single character that stands for a province, where something came to be or was held."""
    for match in IN_BRIEF.finditer(text):
        if cuts.begins(match.start()) and cuts.begins(match.end()):
            yield Span(*match.span(1)), PROVINCES[match[1]]


def _beside(spans: Iterable[Span], taken: Sequence[Span]) -> list[Span]:
    """Those that nothing taken overlaps."""
    covered = {position for span in taken for position in range(*span)}
    return [span for span in spans if covered.isdisjoint(range(*span))]


def _standing(text: str, cuts: Cuts, spans: Sequence[Span]) -> list[Span]:
    """Those that stand for themselves; 宁波 goes with 舟山 in 宁波舟山港."""
    kept: list[Span] = []
    goes_at = -1
    for span in reversed(spans):
        if span.end != goes_at and stands(text, cuts, span):
            kept.append(span)
        else:
            goes_at = span.start
    return kept[::-1]


def _ordinary_names(text: str, cuts: Cuts, doubtful: Sequence[Span], spans: Sequence[Span]) -> list[Span]:
    """Places whose names are ordinary words: in a row with others, where one goes, and where something is held."""
    edges = {edge for span in spans for edge in span}
    outer = {span.end: text[span.start : span.end] for span in spans}
    found = [span for span in doubtful if span.start in edges or _may_stand(text, span)]
    found = [span for span in found if _may_follow(text, span, outer)]
    found = [span for span in found if cuts.begins(span.start) and cuts.begins(span.end) and stands(text, cuts, span)]
    kept = []
    for span in (*found, *reversed(found)):
        if span not in kept and (_is_gone_to(text, span) or _is_linked(text, span, edges)):
            kept.append(span)
            edges.update(span)
    return kept


def _may_follow(text: str, span: Span, outer: Mapping[int, str]) -> bool:
    """Right behind a place only what lies in it is one: 丽水|青田, not 越南|合作."""
    if span.start in outer and text[span.start : span.end] in DEEDS:
        return False  # 辽宁|振兴发展
    whole = outer.get(span.start) or _short_name_before(text, span.start)
    return whole is None or lies_in(text[span.start : span.end], whole)


def _short_name_before(text: str, end: int) -> str | None:
    """喀什|古城: a place in front that is part of a longer name."""
    shorts = gazetteer().by_short
    return next((text[end - size : end] for size in (3, 2) if size <= end and text[end - size : end] in shorts), None)


def _may_stand(text: str, span: Span) -> bool:
    follows = span.end < len(text) and text[span.end] in LINKS
    return follows or bool(LEAD.search(text[max(0, span.start - 2) : span.start]))


def _is_gone_to(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 2) : span.start]
    return bool(GOING.search(before)) or (before.endswith("在") and bool(HELD_THERE.match(text, span.end)))


def _is_linked(text: str, span: Span, edges: set[int]) -> bool:
    """Whether it stands in a row with a place (`edges`: where those begin and end)."""
    left = span.start in edges or (span.start > 0 and text[span.start - 1] in LINKS and span.start - 1 in edges)
    if left:
        return True
    right = span.end < len(text) and text[span.end] in LINKS and span.end + 1 in edges
    return right and not WHOLLY.search(text[max(0, span.start - 2) : span.start])
