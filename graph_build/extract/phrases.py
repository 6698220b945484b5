"""Pieces of clauses: the verbs, lead-ins, links and lists in what stands around a numeral."""

from __future__ import annotations

import re
from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from graph_build.document.points import BRACKETED, CIRCLED, DIGIT, NTH, SAID
from graph_build.extract.layout import Layout
from graph_build.lexicon import rows, word_set, words
from graph_build.scanning import automaton, quick

LONGEST = 32
# What leads into a clause without saying what is counted.
THROUGH = "(?:[-—–~～]{1,2}|至|到)"
NUMBER = "(?:[\\d*X]{1,2}|十[一二]?|[一二三四五六七八九元])"
YEAR = "(?:[\\d*X]{1,4}|二[〇零○][〇零○一二三四五六七八九]{2})"
EDGE = "(?:[底末初](?![步期中级端])前?|以来|起|前(?!后))?"
SINCE = "(?:[自从到]|截[至止])?"
YEARS = rf"{SINCE}{YEAR}(?:(?:学?年)?(?:{THROUGH}|/)[\d*X]{{1,4}})?学?年(?![级龄轻])度?(?:[春秋]季学期)?{EDGE}"
MONTHS = (
    rf"{SINCE}{NUMBER}(?:月?{THROUGH}(?:{YEAR}年)?{NUMBER})?月(?![饼球子嫂])份?"
    rf"(?:[上中下]旬|{NUMBER}日(?:{THROUGH}(?:{NUMBER}月)?{NUMBER}日)?)?{EDGE}"
)
QUARTERS = (
    "第?[一二三四1-4](?:[、至到和—-][一二三四1-4])?季度[底末初]?|前[一二三]季度"
    "|前[一二两三四五六七八九十\\d]{1,2}个?月|[上下]半年"
)
RELATIVE = (
    "(?:去年|上年|上一年)同期|今年以来|去年以来|年初以来|今年|去年|本年度?|本[月季]度?|当年(?!度)|年底前?|年内|这五年|近年来"
    "|近[一二两三四五六七八九十\\d]{1,2}年来?|[一二两三四五\\d]{1,2}年半?来|过去的?[一三五\\d]年"
)
# Adverbs that say nothing of what is counted, but for the words that only begin like them. 成功, 首次, 高质量 do.
FILLERS = (
    "累计|共计|总共|共(?![建同享治产青赢性有管商识富计])|先后|已(?!婚|故)|还(?![款贷原本清田林草绿])|拟(?![定制订任态录])|力争"
    "|将(?![军来近])|又|也|仍|再(?![犯生就造审贷担利融])|分别|目前|截至目前|全年|其中"
)
LEADING = re.compile(
    quick(
        rf"(?:{SAID}|{NTH}|{CIRCLED}|{DIGIT}|{BRACKETED}|{YEARS}|{MONTHS}|{QUARTERS}|{RELATIVE}|{FILLERS}|期间"
        r"|“?十[二三四五六]五”?(?:期间|以来|时期|末)?|并且|并(?!购|联|网|发|轨|存|重|行|入|进)|同时"
        r"|争取|计划(?!投资|生育)|预计|确保|我们|但|大力|积极(?!性|分子|因素)|全力|扎实|深入(?!推|开)"
        r"|持续(?!时间)|不断|进一步|切实|有效(?![期率性身专发])|成功(?!率)|高标准(?!农)|高质量(?!发展)|圆满|顺利|牵头|率先|首次|均(?![衡等价一])|以及|和(?![谐解美平田县睦])"
        r"|[比较与](?:上年|去年|20\d\d年)(?:同期|同口径)?(?:相比)?|及(?![时早格])|与(?!会)|全面(?![从小依振])|、|，|：)"
    )
)
LIST = re.compile(r"(?:“[^”]*”|《[^》]*》)[^，。；]*?等(?:一批|各类|各项|多项|共)?")
GRADE = re.compile(r"(?:国家|部|省|自治区|市|区|县|乡|镇|村)级\Z")
# 较2021年底, 高于全国平均水平: with what a numeral is compared.
BASIS = re.compile(
    r"(?:(?:同比|比|较|与)(?:上年度?|去年|上一年|前一年|年初|上季度|上月|全[国省市区县]|20\d\d年|\*年|前[\d一二两三四五]年|预算数?|计划|[\d一二三四五六七八九十]{1,2}年前)[底末初]?"
    r"(?:同期|同月|同口径)?(?:平均|水平|均值|平均水平|平均值|平均数)?(?:相比|高出?|低于?)?"
    r"|(?:(?<!不)[高低优好]于|超过)(?:全[国省市区县]|去年|国家)?(?:平均|同期)?(?:水平|值|标准)?"
    r"|(?<=[由从至到是])(?:去年|上年|今年|[上下]半年|年初|年底|20\d\d年|第?[一二三四]季度|\d{1,2}月)(?:同期)?[底末初]?的?)\Z"
)
BASIS_ENDS = frozenset("年底末初期月均平值比国省市区县前于家准高低出的度过径算数划")
LONGEST_BASIS = 16
IN_A_BODY = tuple("所局院站队处科厅委室")  # 市卫生监督所: no verb
REACHING = ("惠及", "覆盖", "服务", "涉及", "参与", "参加", "带动", "受益")


@lru_cache(maxsize=1)
def _verbs() -> AhoCorasick:
    return automaton(verb for verb in words("action_verbs") if len(verb) > 1)


def is_verb(text: str) -> bool:
    return text.removesuffix("了") in word_set("action_verbs")


def has_verb(text: str) -> bool:
    return bool(_verbs().find_matches_as_indexes(text))


def strip_start(text: str, start: int, end: int) -> int:
    while start < end and (match := LEADING.match(text, start, end)):
        start = match.end()
    return start


@lru_cache(maxsize=1)
def _links() -> dict[str, tuple[tuple[str, str], ...]]:
    """Last character → the linking words that end so, the longest first, with the characters that bar each."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(rows("number_links"), key=lambda row: -len(row["word"])):
        found.setdefault(row["word"][-1], []).append((row["word"], row["not_after"] or ""))
    return {last: tuple(links) for last, links in found.items()}


def link(text: str, start: int, end: int) -> int:
    """Length of the word at the end of a run that links a numeral to what it counts, 0 if there is none."""
    if end <= start:
        return 0
    last = text[end - 1]
    if last in BASIS_ENDS and (basis := BASIS.search(text[max(start, end - LONGEST_BASIS) : end])):
        return len(basis.group())
    for word, barred in _links().get(last, ()):
        begin = end - len(word)
        if text.endswith(word, start, end) and not (barred and begin > 0 and text[begin - 1] in barred):
            return len(word)
    return 0


def strip_end(text: str, start: int, end: int) -> int:
    while width := link(text, start, end):
        end -= width
    return end


def items(text: str) -> list[str]:
    """The parts of a list that 、, 和 or 与 divide, marks and brackets kept whole."""
    cuts = Layout(text, ()).commas
    pieces = [text[a + 1 : b] for a, b in zip([-1, *cuts], [*cuts, len(text)], strict=True)]
    last = re.split(r"和|与|以及", pieces[-1], maxsplit=1)
    return [piece for piece in [*pieces[:-1], *last] if piece]


def leading_verb(text: str) -> str:
    return next((text[:width] for width in (4, 3, 2) if is_verb(text[:width])), "")


def completed(listed: list[str], at: int) -> str:
    """An item with the head or the verb that it shares with the list (对中亚五国、东盟进出口; 审核文件、合同)."""
    item, last = listed[at], listed[-1]
    if is_verb(item):
        return item + last[len(leading_verb(last)) :]
    heads = words("measured_heads")
    if at == len(listed) - 1:
        verb = "" if item.endswith(heads) else leading_verb(listed[0])
        return item if not verb or has_verb(item) else verb + item
    if item.endswith(heads):
        return item
    return item + next((head for head in heads if last.endswith(head) and len(head) > 1), "")


def without_list(text: str) -> str:
    """开展“甲”“乙”等各类活动 without its examples."""
    match = LIST.search(text) if "”" in text or "》" in text else None
    return text if not match or match.end() >= len(text) else text[: match.start()] + text[match.end() :]


def cut(text: str) -> str:
    """At most LONGEST characters of the end, from a verb if there is one."""
    if len(text) <= LONGEST:
        return text
    starts = [start for _, start, _ in _verbs().find_matches_as_indexes(text)]
    fitting = [start for start in starts if 6 <= len(text) - start <= LONGEST]
    return text[fitting[0] if fitting else len(text) - LONGEST :]


def continued(earlier: str, own: str) -> str:
    """What 废止8件 counts behind 修改文件12件: the verb is its own, the object that of the numeral before."""
    if own in earlier:
        return earlier
    if GRADE.match(own):
        return GRADE.sub("", earlier) + own
    verbs = [at for at in _verbs().find_matches_as_indexes(earlier) if earlier[at[2] : at[2] + 1] not in IN_A_BODY]
    if is_verb(own) and is_verb(earlier):
        return own  # 收案20件、结案18件
    if is_verb(own) and own not in REACHING and verbs and verbs[0][2] < len(earlier):
        _, start, end = verbs[0]
        for _, begin, finish in verbs[1:]:  # 梳理排查
            end = finish if begin == end else end
        return earlier[:start] + own + earlier[end:]
    return earlier + own
