"""DURING: the period that a sentence states for an initiative, a document or a meeting itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph_build.relate.claims import Claim
from graph_build.relate.government import chain_before
from graph_build.relate.scene import NEAREST, Clause, Item, Place, Scene
from graph_build.relate.words import NONE, Verb, any_of

# Between the period and the thing: 2024年全省…, 6月份，…
BESIDE = re.compile(f"(?:年?度|的|份|{any_of('opens')})*+")
# A date that a goal is to be reached by, or that a state has lasted since, dates no undertaking.
GOAL = re.compile(r"(?:到|至|截至|截止|力争|确保|比|较|同比|自)\Z")
DEADLINE = re.compile(r"(?:年?底|年?末)?(?:之?前|以前|以来|末达|底达)")
ONWARD = re.compile(r"[初底末]?起")
PLANNED = re.compile(f"[^，；。]{{0,2}}{any_of('planned')}")
BEHIND = re.compile(f"{any_of('class_noun')}*+(?:已|将|正式)?(?:于|在|自|从|（)")
NEAR = re.compile(f"{any_of('adverb')}{{0,2}}")
ALONE = re.compile(r"[^，]{0,3}")
# 全国通办5月10日起实施: a period with nothing between dates the verb behind it.
TAKES_EFFECT = re.compile(
    r"[初底末]?(?:之?前|起)?(?:全面|正式|如期|顺利|成功|建成)?(?:实施|施行|生效|启动|开展|上线|开通|推行|运行|建成|开工|竣工"
    r"|完工|封顶|落成|揭牌|挂牌|开园|开馆|投用|启用|投入使用|投入运行|交付|举办|举行|召开)"
)
# 9月底前建成X, 力争10月上线X: when the thing itself comes about, though it be planned.
DUE = re.compile(f"(?:年?底|年?末|[初中下上]旬)?(?:之?前|内|以内)?{any_of('adverb')}{{0,2}}")
COMES_ABOUT = re.compile(any_of("comes_about"))
UNTIL = re.compile(r"(?:截至|截止|比|较|同比|自)\Z")
SINCE = re.compile(r"(?:已|并|将|其中)?[自从于]?")
# How many clauses a period at the head of a sentence may stand before what it dates.
FARTHEST = 16
DATED = ("Document", "Initiative", "Meeting")


def find_periods(scene: Scene, claimed: Sequence[Claim]) -> Iterator[Claim]:
    """Claims that something took place in a period. `claimed` are the claims of what bodies carry out, issue, hold."""
    done = {(claim.at, claim.tail) for claim in claimed}
    dated = {place.sentence.index for _, place in scene.of_kind("Period")}
    for kind in DATED:
        for item, place in scene.of_kind(kind):
            sentence = place.sentence.index
            if sentence not in dated and not item.inner:
                continue
            period = _period(scene, item, place, (item.start, item.name) in done)
            if period:
                yield Claim("DURING", kind, item.name, "Period", period.name, sentence, item.start, True)


def _period(scene: Scene, item: Item, place: Place, done: bool) -> Item | None:
    clause = place.clause
    inner = next((other for other in item.inner if other.kind == "Period"), None)
    if inner and item.kind == "Meeting":  # the year in the name of a paper tells what it is about
        return inner
    before = _last_before(clause, item.start)
    beside = before and BESIDE.fullmatch(scene.text[before.end : item.start])
    if before and beside and not _is_goal(scene, before):
        return before
    if before and item.kind == "Meeting" and _spoken_at(scene, before, item):
        return before
    afterwards = _afterwards(scene, clause, item) or _taking_effect(scene, item, place)
    return afterwards or (_of_deed(scene, item, place) if done else None)


def _spoken_at(scene: Scene, period: Item, meeting: Item) -> bool:
    """——2025年3月21日在…第四次会议上: a day with which a report says where it was given."""
    between = scene.text[period.end : meeting.start].strip("）) ")
    return between == "在" and scene.text.startswith("上", meeting.end)


def _last_before(clause: Clause, position: int) -> Item | None:
    """The last period that begins in a clause before a position."""
    return next((other for other in reversed(clause.before(position)) if other.kind == "Period"), None)


def _afterwards(scene: Scene, clause: Clause, item: Item) -> Item | None:
    """The period behind a name: X于2023年5月启动; X（2021—2025年）."""
    if item is clause.items[-1]:
        return None
    following = next((other for other in clause.after(item.end) if other.kind == "Period"), None)
    if not following:
        return None
    between = scene.text[item.end : following.start]
    takes_effect = NEAR.fullmatch(between) and TAKES_EFFECT.match(scene.text, following.end)
    return following if takes_effect or BEHIND.fullmatch(between) else None


def _taking_effect(scene: Scene, item: Item, place: Place) -> Item | None:
    """The period of a clause that only says when what was named right before takes effect: …条例，自9月1日起施行."""
    behind = place.clauses[place.number + 1 : place.number + 2]
    if item.kind != "Document" or not behind or not behind[0].items or place.clause.end - item.end > 1:
        return None
    period, lead = behind[0].items[0], scene.text[behind[0].start : behind[0].items[0].start]
    says = scene.text[period.end : behind[0].end]
    dated = period.kind == "Period" and SINCE.fullmatch(lead) and TAKES_EFFECT.fullmatch(says)
    return period if dated else None


def _of_deed(scene: Scene, item: Item, place: Place) -> Item | None:
    """The period of what is done to an item: right before the verbs, or at the head of the clause or sentence."""
    if not _has_period(place):
        return None
    verbs = chain_before(scene, place.clause, item)
    if verbs and verbs[-1].relation == NONE:
        return None
    start = verbs[0].start if verbs else item.start
    earlier = _last_before(place.clause, start)
    if earlier and verbs and _comes_about(scene, earlier, verbs[0]):
        return earlier
    near = earlier and NEAR.fullmatch(scene.text[earlier.end : start])
    period = earlier if near else _opening(scene, place.clause) or _heading(scene, place)
    return period if period and _dates(scene, period) else None


def _comes_about(scene: Scene, period: Item, verb: Verb) -> bool:
    """Whether a period right before a verb says when the thing is there: 9月底前建成X."""
    due = DUE.fullmatch(scene.text[period.end : verb.start])
    since = period.name.endswith("/") or UNTIL.search(scene.text[max(0, period.start - 2) : period.start])
    return bool(due) and not since and COMES_ABOUT.fullmatch(verb.word) is not None


def _has_period(place: Place) -> bool:
    """Whether a clause or one before it names a period; most do not, and need no closer look."""
    near = (place.clause, *_clauses_before(place))
    return any(item.kind == "Period" for clause in near for item in clause.items[:NEAREST])


def _clauses_before(place: Place) -> Iterator[Clause]:
    """The clauses that hold items and stand near before that of an item, the nearest first."""
    for clause in reversed(place.clauses[: place.number]):
        if clause.number < place.clause.number - FARTHEST:
            return
        yield clause


def _opening(scene: Scene, clause: Clause) -> Item | None:
    """The period with which a clause begins."""
    first = clause.items[0] if clause.items else None
    near = first is not None and first.start - clause.start <= 4
    return first if first and near and first.kind == "Period" else None


def _heading(scene: Scene, place: Place) -> Item | None:
    """The period that makes up a clause before, as in “2024年6月，召开…，印发…”."""
    for clause in _clauses_before(place):
        period = _opening(scene, clause)
        if period and ALONE.fullmatch(scene.text[period.end : clause.end]):
            return period
        if any(item.kind == "Period" and _dates(scene, item) for item in clause.items[:NEAREST]):
            return None
    return None


def _dates(scene: Scene, period: Item) -> bool:
    """Whether a period says when something was done, rather than by when or since when."""
    if period.name.endswith("/") or _is_goal(scene, period):
        return False
    rest = scene.text[period.end : period.end + 6]
    return not DEADLINE.match(rest) and not PLANNED.match(rest)


def _is_goal(scene: Scene, period: Item) -> bool:
    lead = GOAL.search(scene.text[max(0, period.start - 2) : period.start])
    return lead is not None and not (lead[0] == "自" and ONWARD.match(scene.text, period.end))
