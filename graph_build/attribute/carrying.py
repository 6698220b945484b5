"""Whether a clause says that what it names was carried out."""

from __future__ import annotations

import re

from graph_build.attribute.mentioned import Named

# What is done in the clause behind “carried out X” is done by X.
CARRIES = (
    r"开展|实施|启动|举办|承办|举行|组织|推出|打造|建成|搭建|组建|成立|设立|开设|开通|上线|启用|试行|运行|完成|落实|执行|创建|培育|打好|打响|共建|共同建设|发起|组织实施"
    r"|依托|通过|运用|利用|借助|用好"
)
# Behind what was only bettered or put on paper the next clause mostly speaks of other work.
BETTERS = (
    r"推行|推广|推进|推动|深化|探索|创新|健全|完善|优化|升级|修订|制定|印发|出台|发布|召开|巩固|提升|建立|构建"
    r"|纳入|入选|学习|贯彻|围绕|按照|根据"
)
VERB = re.compile(rf"(?P<carries>{CARRIES})|{BETTERS}")
FOLLOWED = ("执行", "落实", "实施")  # what may be done with a document
BUILT = ("建立", "构建")
PLACES = re.compile(r"平台|系统|中心|基地|驿站|队\Z|库\Z")
CAMPAIGN = re.compile(r"行动|工程|整治|攻坚|斗争|演练|普查|计划\Z|活动|教育")
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
    return text[max(0, named.span.start - 2) : named.span.start].rstrip("“《")[-1:]


def listed(text: str, named: Named) -> bool:
    """Whether a mention is the last of several, so that what follows is not of it alone."""
    return AND.search(text, max(0, named.span.start - LONGEST_LINK), named.span.start) is not None


def is_campaign(text: str, named: Named, tail: str) -> bool:
    """Whether a mention, with the class noun behind it, is something that is done and then over."""
    return CAMPAIGN.search(text[named.span.end - 4 : named.span.end] + tail) is not None


def carried(text: str, start: int, named: Named, tail: str) -> bool:
    """Whether the last verb between `start` and a mention carries it out; campaigns are deepened by carrying on."""
    campaign = is_campaign(text, named, tail)
    if SINCE.match(tail) or (campaign and lead(text, named) == "在" and WITHIN.match(tail)):
        return True
    verbs = list(VERB.finditer(MARKED.sub("", text[start : named.span.start])))
    if not verbs or listed(text, named):
        return False
    verb = verbs[-1]
    if named.kind == "Document":
        return verb[0] in FOLLOWED
    if verb["carries"] or (campaign and DEEPENS.match(verb[0])):
        return True
    return verb[0] in BUILT and PLACES.search(text[named.span.end - 4 : named.span.end] + tail) is not None
