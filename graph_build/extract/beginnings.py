"""Where the name of an undertaking begins: behind its verb, and behind what else stands under the same verb."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.document.text import Document
from graph_build.extract.clauses import governed
from graph_build.extract.heads import Head, heads
from graph_build.extract.honours import praised
from graph_build.extract.modifiers import own_words, trimmed
from graph_build.extract.progress import subject
from graph_build.lexicon import words
from graph_build.scanning import any_word, quick

LAST_QUOTE = re.compile(r"“([^“”]*)”[^“”]{1,2}\Z")
# Other ends of what may stand in front in a list: 临江高速改扩建、东港高速.
OTHER_ENDS = (
    "改扩建|扩建|迁建|一期|二期|三期|展演|会演|汇演|展览|评选|演练|普查|普法|卫生月|宣传月|质量月|科技周|宣传日|开放日"
    "|专项检查|专项排查|专项督查|专项督察|案卷评查|专题培训|集中宣传"
    "|安全生产月|综合治理|农高区|产业(?:集群|基地|园)|(?:联系|示范|文明|卫生|试点)城市|(?:保障|示范|培训|教育|生产)基地|政策|体系|战略|联盟|规范化建设|基础设施|数据集"
    "|”[^“”，。；、]{0,4}(?:执法|培育|创新|帮扶|遴选)"
    "|第一议题|三会一课|扫黑除恶|主题党日|双报到|竞赛|比赛|斗争|运动|以旧换新|设备更新|签约服务|医共体|带量采购|引[一-龥]{1,2}[济入补][一-龥]{1,2}"
)
# “就在海州”系列招聘、高校毕业生就业攻坚行动
QUOTED_ITEM = re.compile(r".*”[^“”、]{0,10}、", re.DOTALL)
# 培育骨干人才项目12个、|甬江人才工程
COUNTED_ITEM = re.compile(r".*[\d*]余?[个项家所座条处]、", re.DOTALL)
# 司法救助助力脱贫攻坚和|乡村振兴专项活动: what the undertaking serves, in its name.
SERVING = re.compile(
    r"(?:助力|服务|保障|护航|支持|巩固)(?:打赢|决胜|拓展)?(?:脱贫攻坚|污染防治攻坚|扫黑除恶)(?:成果)?[和与及、]\Z"
)
# What alone bears the head noun behind lines of work in a row.
LAST_ALONE = ("改革", "体制改革", "综合改革", "试点", "人居环境整治", "人居环境整治提升")
WORKS_IN_ROW = re.compile(
    r"(?:[^，。；：、“”和与及]{2,12}、)+[^，。；：、“”和与及]{2,12}(?:发展|建设|服务|工作|复审|创建|保障)(?:以及|[和与及])"
    r"|[^，。；：、“”和与及]{2,12}(?:管护|复审|创建)[和与及]"
)
# 土地、房屋等7类|…
FIELDS = re.compile(r"[^，。；：“”]{2,24}等(?:[\d*]+|[一二三四五六七八九十]{1,2})余?[类种项]")
LEAST_ALONE = 4
LONGEST_NAME = 40
SHORTEST_LAST = 2
AS_WELL = "以及"  # parts whole phrases, and stands in no name
BESIDE = re.compile(r"、|和|与|及|以及")
# 体系全域均衡、服务全程贯通、|数字化改革: whole phrases in a row, of which the last one holds a name.
PHRASES = re.compile(r"[^、“”]{7,}、(?:[^、“”]{7,}、)+")
# 推进学科建设|和新一轮提升行动: the verb is a noun of the item in front.
LEADING_LINK = re.compile(
    "(?<=建设|发展|运行|改造|提升|规范|整合|开发|培育|创新)[和与及]|、|和(?![美谐平睦顺田合畅政])(?:发展(?!中))?"
)
ANY_LINK = re.compile("[、和与及暨并]")
LINK_BEHIND = re.compile("以及|、|和(?!美乡村)|[与及暨并]")


@lru_cache(maxsize=1)
def _name_end() -> re.Pattern[str]:
    """The end of a name that another may follow under the same verb."""
    ends = any_word(head for head in heads() if head != "节")
    closes = quick(rf"{ends}|{OTHER_ENDS}|[”）]")
    return re.compile(rf"{closes}(?:建设|创建)?\Z")


@lru_cache(maxsize=1)
def _longest_end() -> int:
    """The characters of the longest head noun with 建设 behind it; other ends of names are shorter."""
    return max(map(len, heads())) + len("建设")


def _behind_names(text: str, begin: int, end: int) -> int | None:
    """Behind the last link in front of which a name ends."""
    for link in reversed([*LINK_BEHIND.finditer(text, begin, end)]):
        at = link.start()
        if _name_end().search(text, max(begin, at - _longest_end()), at):
            return link.end()
    return None


def _beside(text: str, last: int, head: Head) -> int | None:
    """Where a name begins that stands beside one that ends at `last`: the tail of a long list under one verb."""
    link = BESIDE.match(text, last)
    return link.end() if link and 0 < head.start - link.end() <= LONGEST_NAME else None


def _behind_another(text: str, begin: int, end: int) -> int:
    """Past a name that stands in front under the same verb (实施“千县工程”和…项目), but not past “一把手”和…."""
    if not ANY_LINK.search(text, begin, end):
        return begin
    behind = _behind_names(text, begin, end)
    if behind is None:
        counted = COUNTED_ITEM.match(text, begin, end)
        if counted and not praised(text, begin):
            return counted.end()
        quoted = QUOTED_ITEM.match(text, begin, end) if "”" in text[begin:end] else None
        return quoted.end() if quoted else begin
    before = text[begin:behind]
    quote = LAST_QUOTE.search(before) if "”" in before else None
    return begin if SERVING.search(before) or (quote and quote[1] in words("nothings")) else behind


def _past_fields(text: str, begin: int, head: Head) -> int:
    """Behind fields whose number closes them: 土地、房屋等7类|重点资产盘活利用试点."""
    fields = FIELDS.match(text, begin, head.start)
    return fields.end() if fields and own_words(text[fields.end() : head.start]) >= LEAST_ALONE else begin


def _last_of_row(text: str, begin: int, head: Head) -> int:
    """Behind works of other kinds in a row with a reform: 卫城复审、养老事业发展及|医药卫生体制改革."""
    row = WORKS_IN_ROW.match(text, begin, head.start)
    return row.end() if row and own_words(text[row.end() : head.start]) >= head.least else begin


def beginning(document: Document, head: Head, start: int, last: int) -> int | None:
    """Where the name of a head noun begins: behind its verb, beside the name before it, or with its clause."""
    text = document.text
    begin = governed(document, start, head.start, head.least)
    if begin is None and last >= start:
        begin = _beside(text, last, head)
    if begin is None:
        begin = subject(text, start, head)
    if begin is None:
        return None
    if AS_WELL in text[begin : head.start]:
        begin = text.rfind(AS_WELL, begin, head.start) + len(AS_WELL)
    begin = trimmed(text, _behind_another(text, begin, head.start), head.start)
    if "等" in text[begin : head.start]:
        begin = _past_fields(text, begin, head)
    dash = text.rfind("——", begin, head.start)
    if dash >= 0 and head.start - dash >= 2 * SHORTEST_LAST:  # 最长的隧道——云岭隧道
        begin = dash + len("——")
    phrases = PHRASES.match(text, begin, head.start) if text.find("、", begin, head.start) >= 0 else None
    begin = phrases.end() if phrases else begin
    begin = _last_of_row(text, begin, head) if head.noun in LAST_ALONE else begin
    link = LEADING_LINK.match(text, begin, head.start)
    return trimmed(text, link.end(), head.start) if link else begin
