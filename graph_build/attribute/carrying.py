"""Whether a clause says that what it names was carried out, so that the next one tells what came of it."""

from __future__ import annotations

import re

from graph_build.attribute.mentioned import Named
from graph_build.extract.wordings import verbs
from graph_build.scanning import any_word

# Another question than whether it was carried out at all (relate.doing), or is named where it is quoted
# (extract.wordings): 完善X and 探索X answer these, but 完善X，审结案件12件 does not say that X tried the cases.
VERB = re.compile(rf"(?P<carries>{any_word(verbs('carries'))})|{any_word(verbs('betters'))}")
FOLLOWED = ("执行", "落实", "实施")  # what may be done with a document
BUILT = ("建立", "构建")
PLACES = re.compile(r"平台|系统|中心|基地|驿站|队\Z|库\Z")
CAMPAIGN = re.compile(r"行动|工程|整治|攻坚|斗争|演练|普查|计划\Z|活动|教育")
PILOT = re.compile("试点")  # is deepened by carrying on too, but what is new elsewhere is not of it
DEEPENS = re.compile("推进|深化|推动")
MARKED = re.compile(r"《[^《》]*》|“[^“”]*”")
OTHER = "[^，；：、。！？\n\\d*]"
# 上线以来, 以“四改”为抓手, 在“净网”行动中: what follows was done by it, whatever verb stands before.
SINCE = re.compile(
    rf"[”》]?{OTHER}{{0,8}}(?:开展|启动|实施|运行|上线|成立|建成|试行|施行)(?:以来|至今)，|”?为(?:抓手|载体|牵引){OTHER}{{0,12}}，"
)
WITHIN = re.compile(rf"”?{OTHER}{{0,8}}中，")

# What stands before the last of several: “甲”制度和“乙”, 甲行动和乙行动, 甲、乙和丙.
AND = re.compile(
    r"(?:、|[”》]|(?:、\w{1,9}|[”》]|行动|活动|整治|工程|计划|试点|改革|机制|制度|模式|平台|中心|教育|清单|条例|办法)\w{0,4}[和与及])[“《]?\Z"
)
LONGEST_LINK = 12


def lead(text: str, named: Named) -> str:
    """The character before a mention and its mark."""
    return text[max(0, named.start - 2) : named.start].rstrip("“《")[-1:]


def listed(text: str, named: Named) -> bool:
    """Whether a mention is the last of several, so that what follows is not of it alone."""
    return AND.search(text, max(0, named.start - LONGEST_LINK), named.start) is not None


def is_campaign(text: str, named: Named, tail: str) -> bool:
    """Whether a mention, with the class noun behind it, is something that is done and then over."""
    return _ends(text, named, tail, CAMPAIGN)


def _ends(text: str, named: Named, tail: str, like: re.Pattern[str]) -> bool:
    """Whether a mention ends in such a word, the class noun behind it included."""
    return like.search(text[named.end - 4 : named.end] + tail) is not None


def carried(text: str, start: int, named: Named, tail: str) -> bool:
    """Whether the last verb between `start` and a mention carries it out; campaigns are deepened by carrying on."""
    campaign = is_campaign(text, named, tail)
    if SINCE.match(tail) or (campaign and lead(text, named) == "在" and WITHIN.match(tail)):
        return True
    verbs = list(VERB.finditer(MARKED.sub("", text[start : named.start])))
    if not verbs or listed(text, named):
        return False
    verb = verbs[-1]
    if named.kind == "Document":
        return verb[0] in FOLLOWED
    deepened = DEEPENS.match(verb[0]) is not None
    if verb["carries"] or (deepened and (campaign or _ends(text, named, tail, PILOT))):
        return True
    return verb[0] in BUILT and _ends(text, named, tail, PLACES)
