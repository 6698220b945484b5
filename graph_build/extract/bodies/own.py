"""What a report calls itself and the bodies beside it: 我局, 局党委, 市局, 院党组, 我省; all such forms."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from graph_build.extract.bodies.tails import is_whole, stops
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Sought
from graph_build.lexicon import word_set, words
from graph_build.records import Span
from graph_build.scanning import any_word

LONG = ("监狱", "集团", "公司", "分局", "支队", "大队", "总队", "中心", "法院", "检察院", "医院", "学校")
LONG_HEADS = "|".join(LONG)
ORGANS = "机关党委|党委|党组|党总支|党支部|机关"
# Groups: the last word of the body's own name, and the organ of it that is meant.
OURS = re.compile(rf"[我本]({LONG_HEADS}|[局厅院校委办])({ORGANS})?(?=[一-鿿，。、；：]|\Z)")
WITHIN = re.compile(rf"({LONG_HEADS}|[局厅院校委部办])({ORGANS})")
# Groups: the level, the head, the organ.
ABOVE = re.compile(r"([省市区县州])([局厅院])(党委|党组|机关)?")
# The region stands for its government, where that reports and does something.
OUR_REGION = re.compile(
    r"[我本](省|自治区|市|区|县|州)"
    r"(?=[始终已先后率先积极全面成功深入大力持续坚持认真]{0,6}(?:出台|印发|制定|召开|举办|实施|推进|推行|推动|开展|建立|启动|落实|探索|打造|坚持|获批))"
)
# 我省24家企业: in the report of a government its own region is named for it, whatever is said of it.
GOVERNMENT_OF = re.compile(r"(省|自治区|市|区|县|州)(?:人民)?政府\Z")
NO_BODY_BEHIND = (
    "(?![一-鿿]{0,6}(?:委|政府|人大|政协|法院|检察院|[局厅]|联(?![系合网通])|工会|中心|公司|中学|小学|医院|[支大]队))"
)
# 局政策法规处, 市局法规科: a section of the body that reports.
OF_OURS = re.compile(
    r"(?:(?<![一-鿿])|(?<=[在由与和经及向]))([省市区县州]?局|[省市区]厅|[省区]办(?!企业|学|公))"
    r"(?![长面势部]|党|领导|主要|办公室|机关)(?:(?![局厅处科各])[一-鿿]){2,9}?[处科](?![理室长级技学普罚置于分员研])"
)
OFFICE_OF_OURS = Sought(OF_OURS, ["局", "厅", "办"], reach=1)
# 局领导带队到行政审批科: a verb or preposition within tells a clause; what joins two fields may stand there, and 审批.
JOINS = frozenset(["与", "和", "及", "审批"])
WATCH = re.compile(r"(?:派驻|驻[一-鿿]{1,4}?)?(?:纪检监察组|纪检组)")
STUDY = re.compile(
    r"(?:(?:[局厅院校委部])?(?:党委|党组)|[省市区县州]委)?(?:理论|学习|理论学习)中心组|(?:(?:[局厅院校委部])?(?:党委|党组)|[省市区县州]委)中心组"
)
# An office, committee or team of the body that reports: 院医保管理办公室.
OFFICE = re.compile(r"(?<![一-鿿*）])[院局校][一-鿿]{2,8}?(?:办公室|委员会|领导小组|专班)")
# 被应急厅通报表扬: a department of the province, which need not be said.
DEPARTMENT = Sought(
    re.compile(rf"(?<![*]){any_word(words('trades'))}厅(?!党)"), [f"{trade}厅" for trade in words("trades")]
)
# 党工委全面依法治区委员会: the commission of the committee that stands above a zone.
OF_ZONE = Sought(
    re.compile(r"党工委(?:(?:全面)?依法治[区市县](?:(?:委员会|委)(?:办公室)?|办)|办公室|组织部|宣传部|政法委)"),
    ["党工委"],
)
LINKS, TEAMS = frozenset("和与及在"), ("支队", "大队", "总队")
SELF_REFERENCES = (
    Sought(OURS, [own + head for own in "我本" for head in (*LONG, *"局厅院校委办")]),
    Sought(WITHIN, [head + organ for head in (*LONG, *"局厅院校委部办") for organ in ("机关", "党")]),
    Sought(ABOVE, [level + head for level in "省市区县州" for head in "局厅院"]),
    Sought(STUDY, ["中心组"], reach=7),
    Sought(WATCH, ["纪检监察组", "纪检组"], reach=5),
    Sought(OFFICE, ["办公室", "委员会", "领导小组", "专班"], reach=9),
)


def own_names(text: str, cuts: Cuts, issuer: str | None) -> list[Span]:
    """All self references, in the order of the patterns. `issuer` is the body that is known to report."""
    government = GOVERNMENT_OF.search(issuer) if issuer else None
    found = chain(
        *(form.finditer(text) for form in SELF_REFERENCES),
        OUR_REGION.finditer(text) if issuer and issuer.endswith("政府") else (),
        _region_of(government[1]).finditer(text) if government else (),
        OFFICE_OF_OURS.finditer(text),
        OF_ZONE.finditer(text),
    )
    return [
        Span(*match.span())
        for match in found
        if (match.re is not WITHIN or _opens(text, match))
        and (match.re is not OF_OURS or _is_no_clause(cuts, match))
        and is_whole(text, cuts, *match.span())
    ]


def _is_no_clause(cuts: Cuts, match: re.Match[str]) -> bool:
    within = frozenset(cuts.cut_between(match.end(1), match.end())) - JOINS
    return stops().isdisjoint(within) and word_set("action_verbs").isdisjoint(within)


@lru_cache(maxsize=8)
def _region_of(level: str) -> re.Pattern[str]:
    return re.compile(f"[我本]{level}{NO_BODY_BEHIND}")


def departments(text: str, cuts: Cuts) -> list[Span]:
    """Departments of the province that stand without its name."""
    return [Span(*match.span()) for match in DEPARTMENT.finditer(text) if is_whole(text, cuts, *match.span())]


def _opens(text: str, match: re.Match[str]) -> bool:
    """局党委 may follow a word, 委党组 and 部党组 only a mark: 发展改革委党组 is another body's."""
    before = text[match.start() - 1 : match.start()]
    if before in LINKS and match[1] in TEAMS:
        return True  # 区委和支队党委
    return match.group()[0] in "局厅院校分" or not ("一" <= before <= "鿿" or before == "*")
