"""What a number measures, so that one indicator meets itself in other years and reports.

The wording of a number keeps who did it and how far it reaches (市司法局审核…, 全市共办理…). Both are known otherwise:
as the body of the number, and as the report's own place. What is left is what is measured; what changes that stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph_build.errors import Bilingual
from graph_build.extract.jointly import JOINTLY
from graph_build.extract.phrases import FILLERS, leading_verb, strip_start
from graph_build.measure.partners import Joint, Partners
from graph_build.measure.reporter import Reporter
from graph_build.measure.words import SHORTEST, full_forms, in_full, says_little
from graph_build.records import Measured, Observation, Profile

RATES = ("率", "数", "量", "额")
# 共有, 现有: that something is there. 有效 and 共有产权 are other words.
THERE = re.compile(r"(?:[现拥实共]有|共计有)(?!产权|林)")
ALSO_THERE = re.compile(r"有(?![效序机色限关力线望偿毒害轨氧源意组进])")  # behind whose it is: 全市有律师25名
SOFT = re.compile(rf"依法(?![治行院规人])|要(?![素件闻求点道害案塞])再?|总计|合计|一共|已经|{FILLERS}|[今本]年")
# 完成农村危房改造 is more than that it began, 完成易地扶贫搬迁 is not.
REACHED = re.compile(
    r"实现(?=[^全零]..)|完成(?=..+(?:投资|总值|产值|增加值|搬迁|治理|修复|绿化|造林|培训)\Z)"
    r"|安排(?=..+(?:赤字|债券|国债)\Z)"
)
SAID = re.compile(r"(?:提出|包括|推动|促进|使|把|保持)(?=[^，]{3})")
SAID_OF = ("总值", "产值", "增加值", "总额", "涨幅", "寿命", "失业率")
BEHIND = re.compile(
    r"(?:拟按(?:安排)?|拟安排|(?<=投资|赤字|支出|债券|资金|预算)安排|(?<![需主重摘纲纪必首概提简紧])[都还仍也]?要再?|[将拟]|全年"
    r"|年内|预计|(?<![及超于达])预期(?:目标)?)\Z"
)
GROWTH_ENDS = frozenset("率度幅速")
CLOSERS = GROWTH_ENDS | frozenset("排按要再将拟年内计期标")  # and those of BEHIND
GROWTH = re.compile(r"(?<!年均)(?:增长率|增长速度|[增涨升降]幅|增速|涨跌幅)\Z")
EVERY = re.compile("(?<!各级)各[类项种](?!存款|贷款|存贷)")
# 全市公证机构办理公证: the thing counted names the trade, so that the kind of body adds nothing. Authorities
# (行政复议机关) may be the issuer itself.
TRADE = re.compile(
    r"(?P<of>各级|各类|各)?(?P<trade>(?!行政|司法行政)[一-龥]{2,5}?)(?P<kind>机构|组织|中心|委员会|工作站|站|所|处)"
)
PLAIN_KINDS = ("机构", "组织")
# 行政复议机关办结…: whose work it is stays, and is named as what sets it apart.
WORKERS = re.compile(r"[一-龥]{2,10}?(?:机关|机构|组织|委员会|系统|部门|中心|单位|法院|检察院)")
# 居民人均可支配收入实际 增长6%: a number of its own beside the plain one.
MANNER = re.compile(r"(?:实际|名义|同口径|可比口径)\Z")
# 城镇新增就业年均1270万人 is no year's number either.
MEAN = re.compile(r"(?P<mean>[年月日季周]均)(?:大?约|近|超过?|达到?|突破|高达|在)?\Z")
UNSAID = "未写明"  # what a number counts of which the text does not say it
MANNER_ENDS = frozenset("际义径")
# What SCOPE, SOFT, THERE, REACHED and SAID begin with.
OPENERS = frozenset("全我本依要共总合一累已先还拟力将又也仍再分目截今其现拥实有完安提包推促使把保")
WORK_KIND = re.compile(f"机[构关]|组织|中心|委员会|[站所处]|系统|部门|单位|院|{'|'.join(JOINTLY)}")
TOGETHER = re.compile("累计|历年")
# Words that limit a total to a year: 全年累计, 2023年累计. 截至2023年底 does not.
WITHIN = re.compile(r"\d{4}年(?!以来|[底末])|全年|[今去本]年|年内|[上下]半年|季度|\d月|年度")
CLAUSE = re.compile("[，。；：！？、（\n]")


class Left(NamedTuple):
    """A word that was left out, and what it is."""

    word: str
    what: Bilingual


SUBJECT = Bilingual("主体", "subject")
SCOPE = Bilingual("范围词", "scope")
KIND = Bilingual("机构种类", "kind of body")
FILLER = Bilingual("虚词", "filler")
MOTION = Bilingual("增减词", "word for change")


def _why(left: Iterable[Left], forms: Iterable[str], made: str, name: str) -> Bilingual:
    """What was left out of a wording, and how else it is written."""
    zh = [f"不计{word.what.zh}“{word.word}”" for word in left]
    en = [f"without the {word.what.en} {word.word}" for word in left]
    if made:
        zh.append(f"“{made}”的数与一年的数分开")
        en.append(f"{made}: not the number of one year")
    if zh:
        zh[-1], en[-1] = f"{zh[-1]}，即 {name}", f"{en[-1]}: {name}"
    for form in forms:
        zh.append(f"“{form}”与“{full_forms()[form]}”同指")
        en.append(f"{form} is another word for {full_forms()[form]}")
    return Bilingual("；".join(zh), "; ".join(en))


class Wordings:
    """Reads the wordings of one report's numbers."""

    def __init__(self, profile: Profile, bodies: Mapping[str, tuple[str, ...]]) -> None:
        """`bodies` are the forms of each body that the report names, the longest first."""
        self.bodies = bodies
        self.partners = Partners(bodies)
        self.reporter = Reporter(profile)
        self.trade = re.compile(rf"(?P<scope>{self.reporter.everywhere})?{TRADE.pattern}")

    def read(self, observation: Observation, before: str) -> Measured:
        """What a number measures; `before` is its sentence up to the numeral."""
        return _Reading(self, observation).measured(_made(observation, before))


def _made(observation: Observation, before: str) -> str:
    """How a number was made of others, which sets it apart: 年均, or 累计 unless its sentence says of which year."""
    if observation.quantity.change:
        return ""
    mean = MEAN.search(before) if "均" in before else None
    if mean:
        return mean["mean"]
    total = "/" not in observation.period and ("累计" in before or "历年" in before) and _is_total(before)
    return "累计" if total else ""


def _is_total(before: str) -> bool:
    return TOGETHER.search(before, _clause(before)) is not None and not WITHIN.search(before)


def _clause(text: str) -> int:
    """Where the last clause of a text begins."""
    return max((match.end() for match in CLAUSE.finditer(text)), default=0)


class _Reading:
    """One wording, and what has been left out of it so far."""

    def __init__(self, wordings: Wordings, observation: Observation) -> None:
        self.wordings, self.reporter = wordings, wordings.reporter
        self.rest = observation.quantity.indicator
        self.by = wordings.bodies.get(observation.by or "", ())
        self.own = self.reporter.system != "" and observation.by == self.reporter.issuer
        self.changed = bool(observation.quantity.change)
        self.left: list[Left] = []
        self.told = ""  # by whom, where that changes what is measured

    def measured(self, made: str) -> Measured:
        if not (self.reporter.system and self._whole()) and self.rest.startswith(self.by):
            self._subject()
        self._opening()
        if WORK_KIND.search(self.rest):
            while self._trade():
                self._opening()
            if not self.told and not self._partners():
                self._workers()
        if "各" in self.rest:
            self._every()
        while self.rest[-1:] in CLOSERS and self._behind():
            pass
        return self._named("" if made in self.rest else made)

    def _opening(self) -> None:
        while self.rest[:1] in OPENERS and (self._scope() or self._fillers()):
            pass

    def _named(self, made: str) -> Measured:
        told = self.told
        manner = MANNER.search(self.rest) if self.rest[-1:] in MANNER_ENDS else None
        plain = self.rest[: manner.start()] if manner and manner.start() > SHORTEST else self.rest
        name = f"{made}{told}{self.rest}" or UNSAID
        key, forms = in_full(plain)
        for mark in (told, self.rest[len(plain) :], made):
            key += f"({mark})" if mark else ""
        alone = says_little(self.rest if self.reporter.system else f"{told}{self.rest}")
        why = _why(self.left, forms, made, name) if forms or made or self.left else None
        return Measured(name, key, why, alone)

    def _drop(self, end: int, what: Bilingual) -> bool:
        """Leave out the beginning of what is left, if enough stays."""
        if end < 1 or len(self.rest) - end < SHORTEST:
            return False
        if what == FILLER and says_little(self.rest[end:]) > says_little(self.rest):
            return False
        self.left.append(Left(self.rest[:end], what))
        self.rest = self.rest[end:]
        return True

    def _acts(self, at: int) -> bool:
        """Whether a verb stands there, behind adverbs."""
        start = strip_start(self.rest, at, len(self.rest))
        return leading_verb(self.rest[start:]) != ""

    def _tells(self, at: int) -> bool:
        return self._acts(at) or (self.rest.endswith(RATES) and len(self.rest) - at > SHORTEST)

    def _whole(self) -> bool:
        """全市法院受理案件: those of a court's report are many courts', and not its own."""
        match = self.reporter.whole.match(self.rest)
        if not match or not self._tells(match.end()):
            return False
        self.told = self.reporter.all_of_them
        self.rest = self.rest[match.end() :]
        if match[0] != self.told:
            self.left.append(Left(match[0], SCOPE))
        return True

    def _subject(self) -> None:
        end = len(next(form for form in self.by if self.rest.startswith(form)))
        acts = self._tells(end) if self.own else self._acts(end) or self._joint(end)
        if acts and self._drop(end, SUBJECT) and self.own:
            self.told = self.reporter.own

    def _scope(self) -> bool:
        match = self.reporter.scope.match(self.rest)
        return match is not None and self._drop(match.end(), SCOPE)

    def _fillers(self) -> bool:
        return self._drop(self._filler(), FILLER)

    def _filler(self) -> int:
        match = SOFT.match(self.rest) or THERE.match(self.rest) or REACHED.match(self.rest)
        if match is None and self.left:
            match = ALSO_THERE.match(self.rest)
        if match is None and self.rest.endswith(SAID_OF):
            match = SAID.match(self.rest)
        return match.end() if match else 0

    def _trade(self) -> bool:
        match = self.wordings.trade.match(self.rest)
        if not match or match["trade"] not in self.rest[match.end() :] or not self._acts(match.end()):
            return False
        if not (match["scope"] or match["of"] or match["kind"] in PLAIN_KINDS):
            return False
        return self._drop(match.end(), KIND)

    def _joint(self, at: int) -> Joint | None:
        """The partners named there, before what was done with them."""
        joint = self.wordings.partners.at(self.rest, at)
        return joint if joint and self._acts(joint.end) else None

    def _partners(self) -> bool:
        """What is done with somebody is something else than what is done alone."""
        joint = self._joint(0)
        if joint:
            self.told, self.rest = joint.told, self.rest[joint.end :]
        return joint is not None

    def _workers(self) -> None:
        match = WORKERS.match(self.rest)
        if match and self._acts(match.end()):
            self.told, self.rest = match[0], self.rest[match.end() :]
            while self._fillers():
                pass

    def _every(self) -> None:
        """受理各类案件 are all that were received."""
        match = EVERY.search(self.rest)
        if match and len(self.rest) - len(match[0]) > SHORTEST:
            self.left.append(Left(match[0], FILLER))
            self.rest = self.rest[: match.start()] + self.rest[match.end() :]

    def _behind(self) -> bool:
        match, what = BEHIND.search(self.rest), FILLER
        if match is None and self.changed and self.rest[-1] in GROWTH_ENDS:
            match, what = GROWTH.search(self.rest), MOTION
        if match is None or match.start() < SHORTEST or says_little(self.rest[: match.start()]):
            return False
        self.left.append(Left(match[0], what))
        self.rest = self.rest[: match.start()]
        return True
