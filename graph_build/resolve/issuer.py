"""The body that issued a report, and its jurisdiction, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph_build.divisions import gazetteer
from graph_build.document.text import Document
from graph_build.extract.bodies.own import OURS, STUDY, WITHIN
from graph_build.extract.bodies.tails import group_of_secretary
from graph_build.records import Mention, Profile
from graph_build.resolve.bodies import LEVELS, MASK_MARK
from graph_build.resolve.full_forms import expanded
from graph_build.resolve.own import is_headed, likeliest
from graph_build.resolve.stated import stated_parts

OPENING = 8
CLAUSE_START = re.compile(
    r"(?:^|[。！？；，：\n])(?:[*\d〇零一二三四五六七八九十]{0,4}年(?:度|上半年|下半年|以来|来)?，?|(?:今年|去年|近年|近年来|今年以来|一年来|过去一年|上半年)，?)?\Z"
)
PREDICATE = re.compile(
    r"[，]?(?:全体|全局|全院)?(?:坚持|始终|以|认真|深入|全面|紧紧|紧扣|紧密|围绕|在|按照|按|聚焦|立足|扎实|牢牢|牢固|切实|严格|积极|高举|持续|主动|多举措|多措并举"
    r"|共|累计|坚决|大力|着力|着眼|忠实|依法|充分|锚定|统筹|不断|进一步|高度重视|把|将|贯彻|落实|根据|对照|努力|强化|突出|狠抓|推动|推进|加强|召开|开展)"
)
SPEECH = re.compile(r"我(?:谨)?(?:代表|受)(.{2,20}?)(?:委托)?，?(?:向|对|作|就|报告|表示|致以|讲|\Z)")
TITLE_BODY = re.compile(
    r"^(?:关于)?(?:(?:20\d\d|[*＊XxＸ×]{2,4})年度?)?(?P<body>(?!全[国省市县区]|[一-鿿]{0,5}各)[*＊Xx一-鿿]{2,24}?"
    r"(?:局|厅|院|委|委员会|常委会|政府|办公室|法院|检察院|党委|党组|部|中心|协会|总队|支队|大学|学校|学院|中学|(?<!中)小学|幼儿园|监狱|公司|集团|工会|联合会|街道办事处))"
    r"(?=关于|党组书记|党委书记|书记|局长|厅长|院长|主任|校长|[*\d〇零一二三四五六七八九十]{2,4}年|20\d\d(?=工作|年终|总结)|\d{4}[-－—至]\d{4}学年"
    r"|过去[三五]年|工作|上半年|半年|年度|年终|法治|普法|党建|质量|(?:民事|刑事|行政|审判|执行|公益诉讼)[一-鿿]{0,6}工作|在)"
)
GENERIC_PLACES = ("省", "市", "区", "县", "州", "旗")
TITLE_PLACE = re.compile(r"(?!关于)[一-鿿*Xx]{1,10}?(?:省|市|区|县|州|旗)(?=[一-鿿])")
MOST_OCCURRENCES = 200
TITLE_PAGE = 200
TITLE_LINES = 3
# 2020年临江市政府工作报告, 在临江市第十五届人民代表大会第七次会议上: whose government reports.
REPORTING = re.compile(
    r"(?:^|[年在\n])(?P<place>(?:(?![年月日在])[一-鿿]){2,12}?(?:省|市|自治区|区|县|州|旗))"
    r"(?:(?:人民)?政府工作报告|第[一二三四五六七八九十]+届人民代表大会)"
)
# 2020年临江县法治政府建设情况报告: the yearly report of a government.
UNDER_LAW = re.compile(
    r"(?:关于)?(?:20\d\d年度?)?(?P<place>(?!全[国省市区县州](?!县)|[我本][省市区县州])"
    r"(?:(?!各|依法治|关于)[一-鿿]){2,9}?[省市区县州旗])(?:人民政府)?(?:关于)?(?:20\d\d年度?)?"
    r"(?:推进)?法治政府建设(?:工作)?(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:报告|总结)"
)
# 云台街道2023年法治建设工作总结, 青石镇2024年工作总结: a town reports through its office or government.
OF_TOWN = re.compile(
    r"(?:关于)?(?:20\d\d年度?)?(?P<place>(?!.{0,10}(?:创建|打造|[赴驻]|帮扶|示范|卫生|文明|特色)|.{0,10}(?:[各全我本城老](?:街道|镇|乡)|[乡小]镇|镇乡))[一-鿿*Xx]{2,12}?(?P<kind>街道|镇|乡))"
    r"(?=20\d\d年|关于|法治|普法|工作|上半年|年度|推进)[^，。]*(?:总结|报告|要点|汇报|情况)"
)
TOWN_BODY = {"街道": "办事处", "镇": "人民政府", "乡": "人民政府"}
MASK_BEFORE = re.compile(r"(?:[*]{1,4}|[XxＸ×]{1,3})\Z")


def name_issuer(document: Document, bodies: Sequence[Mention]) -> tuple[str | None, str]:
    """The issuer's name as the report has it (我局 not yet resolved), and where it was found.

    `bodies` are the mentions of bodies in the order of the text.
    """
    stated = document.profile.issuer
    if stated:
        return stated, "清单 manifest"
    for find in (_spoken_for, _subject, _titled, _of_town, _self, _under_law):
        found = find(document, bodies)
        if found:
            return _in_full(document, *found)
    return None, ""


def _in_full(document: Document, name: str, reason: str) -> tuple[str, str]:
    """The name that the title gives in full (县检察院 under 海平县人民检察院工作报告)."""
    titled = _titled(document)
    if name[0] not in GENERIC_PLACES or (titled and titled[0] == name):
        return name, reason
    reports = REPORTING.search(document.text, 0, TITLE_PAGE) if name.endswith("政府") else None
    if reports and reports["place"].endswith(name[0]):
        return reports["place"] + name[1:], reason
    if titled is None:
        return name, reason
    level = LEVELS.get(name[0])
    at = titled[0].find(name[0])
    stem = titled[0][at + 1 :]
    if expanded(stem, level) != expanded(name[1:], level):
        return name, reason
    return titled if at >= 0 else (name[0] + stem, titled[1])  # 应急管理局2023年工作总结 of 市应急局


def _opening_end(document: Document) -> int:
    return document.sentences[min(OPENING, len(document.sentences)) - 1].span.end if document.sentences else 0


def _subject(document: Document, bodies: Sequence[Mention]) -> tuple[str, str] | None:
    """The first body in the opening that stands as a sentence's subject."""
    end = _opening_end(document)
    titled = _titled(document) is not None
    town = OF_TOWN.match(document.profile.title or "") is not None
    for mention in bodies:
        if mention.span.start > end:
            break
        inner = (titled and _is_within(mention.name)) or (town and mention.name.endswith(("党工委", "党委")))
        if mention.span.end > end or inner:
            continue
        before = document.text[max(0, mention.span.start - 14) : mention.span.start]
        if CLAUSE_START.search(before) and PREDICATE.match(document.text, mention.span.end):
            name = document.text[mention.span.start : mention.span.end]
            return (mention.name if "*" not in name else name), f"开篇主语 subject of the opening：“{name}”"
    return None


def _is_within(name: str) -> bool:
    """Whether a name is that of an organ, which does not report where the title names the body: 党组理论学习中心组."""
    return WITHIN.match(name) is not None or STUDY.match(name) is not None


def _spoken_for(document: Document, bodies: Sequence[Mention]) -> tuple[str, str] | None:
    """我代表市政府 …"""
    for match in SPEECH.finditer(document.text, 0, min(len(document.text), 3000)):
        for mention in bodies:
            if match.start(1) <= mention.span.start and mention.span.end <= match.end(1):
                return mention.name, f"代其发言 spoken for：“{match.group()}”"
    return None


def _titled(document: Document, bodies: Sequence[Mention] = ()) -> tuple[str, str] | None:
    lines = [line for line in document.text[:TITLE_PAGE].split("\n")[:TITLE_LINES] if len(line) <= TITLE_PAGE // 5]
    for title in (document.profile.title, *lines, "".join(lines[:2]), document.source.name.rsplit(".", 1)[0]):
        match = TITLE_BODY.match(title or "")
        if match:
            return match["body"] + group_of_secretary(title or "", match.end()), f"标题 title：“{title}”"
    return None


def _self(document: Document, bodies: Sequence[Mention]) -> tuple[str, str] | None:
    """我局, 局党组 without a full name as a subject."""
    for mention in bodies:
        if OURS.match(mention.name) or WITHIN.match(mention.name):
            return mention.name, f"自称 calls itself：“{mention.name}”"
    return None


def _under_law(document: Document, bodies: Sequence[Mention]) -> tuple[str, str] | None:
    """Whose government reports how it kept to the law."""
    title = document.profile.title or ""
    match = UNDER_LAW.match(title)
    return (f"{match['place']}人民政府", f"标题 title：“{title}”") if match else None


def _of_town(document: Document, bodies: Sequence[Mention]) -> tuple[str, str] | None:
    """The town that the title names, where no body of it is the subject."""
    title = document.profile.title or ""
    match = OF_TOWN.match(title)
    return (match["place"] + TOWN_BODY[match["kind"]], f"标题 title：“{title}”") if match else None


def own_body(document: Document, issuer: str | None, bodies: Sequence[Mention]) -> str | None:
    """The full name of the body behind the issuer's: 我局 → *区司法局, 市中院 → with the place that the title gives.

    `bodies` are all that the text names.
    """
    if issuer is None:
        return None
    short = OURS.match(issuer) or WITHIN.match(issuer)
    if not short:
        return fuller(document, issuer)
    head = short.group(1)[-1]
    titled = _titled(document)
    if titled and is_headed(titled[0], head):
        return fuller(document, titled[0])
    found = likeliest(document, bodies, head)
    return fuller(document, found) if found else None


def fuller(document: Document, name: str) -> str:
    """The name with the place that stands before it somewhere in the text (东莞 + 市中级人民法院), else the name."""
    if not name.startswith(GENERIC_PLACES):
        return name
    titled = TITLE_PLACE.match(document.profile.title or "")
    if titled and (document.profile.title or "").startswith(name, titled.end() - 1):
        return titled.group() + name[1:]
    text = document.text
    at = text.find(name)
    for _ in range(MOST_OCCURRENCES):
        if at < 0:
            return name
        start = gazetteer().beginning(text, at + 1)
        if start is not None and start < at:
            return text[start:at] + name
        masked = MASK_BEFORE.search(text[max(0, at - 4) : at])
        if masked:
            return masked.group() + name
        at = text.find(name, at + 1)
    return name


def with_issuer(profile: Profile, issuer: str | None, reason: str, stated: Mapping[str, str]) -> Profile:
    """The profile with issuer and jurisdiction filled in. `stated`: paths of places that the report states."""
    reasons = dict(profile.reasons)
    if issuer and reason:
        reasons["issuer"] = reason
    jurisdiction = profile.jurisdiction
    if jurisdiction is None and issuer:
        jurisdiction = _jurisdiction(issuer.removeprefix("中共"), stated)
        if jurisdiction:
            reasons["jurisdiction"] = f"发布机构名称 name of the issuer：“{issuer}”"
    return replace(profile, issuer=issuer, jurisdiction=jurisdiction, reasons=reasons)


def _jurisdiction(issuer: str, stated: Mapping[str, str]) -> str | None:
    """The place with which the issuer's name begins; None where none does or several have that name."""
    parts = stated_parts(issuer)
    if MASK_MARK.search("".join(parts)):
        return None
    if parts and parts[-1] in stated:
        return stated[parts[-1]]
    division, length = gazetteer().leading(issuer)
    if division and length < len(issuer):
        return division.path
    return "/".join(parts) if parts and parts[-1] not in gazetteer().by_name else None
