"""Who acts: the subject that a sentence names, else the report's issuer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from graph_build.document.points import POINT
from graph_build.relate.government import REACH, Frame
from graph_build.relate.scene import Clause, Item, Place, Scene
from graph_build.relate.words import CAUSES, any_of, done_jointly
from graph_build.scanning import places_of

# What may stand before a subject at the head of a clause: numbering, times, connectives.
PREFACE = re.compile(f"(?:{POINT}|{any_of('preface')})")
# A body followed by one of these is not who acts: it owns the thing that follows.
OWNS = re.compile(any_of("owns") + r"|\Z")
# 云台实验室揭牌运行，…: it comes into being, and does nothing.
COMES = re.compile(
    r"(?:已|均|正式|顺利|成功|全面|实质性|先后|相继|即将|启动|投入)*"
    r"(?:成立|挂牌|揭牌|落地|落户|获批|建设|开业|开诊|投用|投运|启用|使用|运营|运行|建成|组建|入轨|入列|转段|并|升格|转设)++(?=[，。；、]|等|\Z)"
)
OTHERS = any_of("others")
BOTH_OF_THEM = "[二两三四五六七八九十]{1,2}(?:个|家)?(?:部门|单位|方)"  # 甲、乙|两部门
AND_OTHERS = re.compile(f"(?:等[^，、的]{{0,6}}?{OTHERS}|等|{BOTH_OF_THEM})?(?:（[^（）]{{1,12}}）)?")
AND = re.compile(r"[、和与及同]|以及|，")
# A class of bodies as subject: what it does is not the issuer's doing.
BODIES = ("部门", "单位")
CLASSED = ("各", "有关", "相关", "多个", "多", "职能", "成员")
# Bodies that only help: what follows is done by the subject named before.
HELPS = re.compile(r"(?:等[^，、的]{0,6})?(?:积极|共同|协同)?(?:配合|参与|协助|参加|支持)(?:，|；|\Z|下)")
AGENT_GAP = re.compile(f"(?:等[^，、的]{{0,6}}?)?{any_of('adverb')}*+")
PAIRED = re.compile(f"[^，]{{0,4}}?{done_jointly()}")
REST = 30
OUR = frozenset("我本")  # 我县|妇联开展…
DECIDES = re.compile(r"(?:先后|专题)*(?:审议|研究|表决|讨论|审定|听取|通过|决定|明确)")
BY_NAME_OF = re.compile(r"(?:的)?名义")


class Agent(NamedTuple):
    """A body that acts. `explicit` where the sentence names it."""

    name: str
    explicit: bool


def run_before(scene: Scene, clause: Clause, last: Item) -> list[Item]:
    """The bodies coordinated with one that ends their list, it included, in order."""
    run = [last]
    for item in reversed(clause.before(last.start)):
        between = scene.text[item.end : run[0].start]
        if item.kind != "Organization" or not ((not between and share_head(item, run[0])) or AND.fullmatch(between)):
            break
        run.insert(0, item)
    return run


def share_head(item: Item, following: Item) -> bool:
    """Whether two bodies end with the same words: 东港县、|临海县检察院."""
    return item.end == following.end and item.start < following.start


def _classes_of_bodies(text: str) -> Iterator[int]:
    """Where 各部门, 政府有关单位 … begin."""
    for at in places_of(BODIES, text):
        for word in CLASSED:
            start = at - len(word)
            if text.startswith(word, max(0, start)):
                yield start
                if text.endswith("政府", 0, start):
                    yield start - 2


class Actors:
    """Answers who acts in each clause of a report."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._standing: dict[int, list[tuple[Agent, ...]]] = {}
        self._openings: dict[int, int] = {}
        self._opening_bodies: dict[int, list[Item]] = {}
        self._classes = sorted(_classes_of_bodies(scene.text))
        self._issuer = (Agent(scene.issuer, False),) if scene.issuer else ()

    def agents(self, place: Place, seen: Frame, item: Item) -> tuple[Agent, ...]:
        """Who does what the verbs before an item say is done."""
        if not place.clause.names_body:
            return self.standing(place) if seen.verb else self._issuer
        owner = None if seen.chain else self._owner(place.clause, item)
        if owner:
            return (Agent(owner.name, True),)
        if seen.modifies and (makers := self.makers(place, seen)):
            return makers
        standing = self.standing(place)
        before = seen.chain[0].start if seen.chain else item.start
        run = self._run_in_clause(place.clause, before)
        if not run or run[0].start == self._opening_start(place.clause):
            return standing
        return self._named_within(place.clause, run, self.scene.text[run[-1].end : before], standing)

    def _owner(self, clause: Clause, item: Item) -> Item | None:
        """The body right before a name that no verb precedes: 区法院“阳光执行”工作法."""
        before = clause.before(item.start)[-1:]
        owned = before and before[0].kind == "Organization" and before[0].end == item.start
        return before[0] if owned else None

    def makers(self, place: Place, seen: Frame) -> tuple[Agent, ...]:
        """The bodies named right before the verbs of a frame: 省局 in 落实省局印发的《…》."""
        before = seen.chain[0].start
        run = self._run_in_clause(place.clause, before)
        adjacent = bool(run) and AGENT_GAP.fullmatch(self.scene.text[run[-1].end : before])
        return tuple(Agent(item.name, True) for item in run) if adjacent else ()

    def _named_within(
        self, clause: Clause, run: list[Item], between: str, standing: tuple[Agent, ...]
    ) -> tuple[Agent, ...]:
        """Bodies that act in a clause which they do not begin: 以X名义, 由X, 组织X."""
        named = tuple(Agent(item.name, True) for item in run)
        start = run[0].start
        lead = self.scene.text[max(clause.start, start - 1) : start]
        if lead == "以" and BY_NAME_OF.match(between):
            return named
        if not AGENT_GAP.fullmatch(between):
            return standing
        if lead == "由":
            return named
        if self._caused(clause, run[0]):
            return tuple(dict.fromkeys((*standing, *named)))
        return standing

    def _caused(self, clause: Clause, body: Item) -> bool:
        verb = clause.verb_to(body)
        return verb is not None and verb.relation == CAUSES

    def _run_in_clause(self, clause: Clause, before: int) -> list[Item]:
        """The last coordinated bodies of a clause that end before a position."""
        for item in reversed(clause.before(before)) if clause.names_body else ():
            if item.kind == "Organization" and before - REACH <= item.start and item.end <= before:
                return run_before(self.scene, clause, item)
        return []

    def standing(self, place: Place) -> tuple[Agent, ...]:
        """The subject named last at the head of this or an earlier clause of the sentence, else the issuer."""
        known = self._standing.get(place.sentence.index)
        if known is None:
            known = self._standing[place.sentence.index] = self._subjects(place.clauses)
        return known[place.number]

    def _subjects(self, clauses: Sequence[Clause]) -> list[tuple[Agent, ...]]:
        current: tuple[Agent, ...] = self._issuer
        classed = self._names_class(clauses)
        found = []
        for clause in clauses:
            if clause.names_body or clause.items[0].kind == "Meeting":
                current = tuple([Agent(item.name, True) for item in self._subject(clause)]) or current
            found.append(() if classed and self._opens_with_class(clause) else current)
        return found

    def _names_class(self, clauses: Sequence[Clause]) -> bool:
        """Whether a class of bodies is named in some clauses; in most it is not."""
        if not self._classes:
            return False
        first = bisect_left(self._classes, clauses[0].start)
        return first < len(self._classes) and self._classes[first] < clauses[-1].end

    def _opens_with_class(self, clause: Clause) -> bool:
        """Whether a clause has a class of bodies for its subject."""
        first = bisect_left(self._classes, clause.start)
        last = bisect_left(self._classes, clause.end)
        return first < last and self._opening_start(clause) in self._classes[first:last]

    def _subject(self, clause: Clause) -> list[Item]:
        """The bodies that a clause names first, without the partner in 甲与乙签约共建."""
        run = self.opening(clause)
        partner = next((at for at in range(1, len(run)) if self._between(run, at) in ("与", "同")), None)
        rest = self.scene.text[run[-1].end : run[-1].end + REST] if run else ""
        return run[:partner] if partner and PAIRED.match(rest) else run

    def _between(self, run: list[Item], at: int) -> str:
        return self.scene.text[run[at - 1].end : run[at].start]

    def _opening_start(self, clause: Clause) -> int:
        """Where a clause begins after numbering, times and connectives."""
        start = clause.start
        if start not in self._openings:
            self._openings[start] = self._find_opening(clause)
        return self._openings[start]

    def _find_opening(self, clause: Clause) -> int:
        position = clause.start
        periods = {item.start: item.end for item in clause.items[:3] if item.kind == "Period"}
        for _ in range(6):
            match = PREFACE.match(self.scene.text, position, clause.end)
            after = periods.get(position) or (match.end() if match else position)
            if after == position:
                break
            position = after
        ours = self.scene.text[position] in OUR and any(item.start == position + 1 for item in clause.items[:3])
        return position + ours

    def opening(self, clause: Clause) -> list[Item]:
        """The bodies that a clause names first, if they are its subject."""
        known = self._opening_bodies.get(clause.start)
        if known is None:
            known = self._opening_bodies[clause.start] = self._find_opening_bodies(clause)
        return known

    def _find_opening_bodies(self, clause: Clause) -> list[Item]:
        text = self.scene.text
        position = self._opening_start(clause)
        run: list[Item] = []
        for item in clause.items[:12]:
            if item.start < position:
                run += [item] if run and item.kind == "Organization" and share_head(run[-1], item) else []
                continue
            joined = item.start == position if not run else AND.fullmatch(text[position : item.start])
            body = self._body(item)
            if not body or not joined:
                break
            run.append(body)
            position = item.end
        if any(item.kind == "Place" and item.start == position for item in clause.items[:12]):
            return []  # 中核集团云州项目: what a firm has at a place
        return run if run and self._acts(position, clause.end) else []

    def _body(self, item: Item) -> Item | None:
        """A body, or the one whose meeting decides something: 市委深改委会议审议通过."""
        if item.kind == "Organization":
            return item
        holds = item.kind == "Meeting" and item.inner and item.inner[0].start == item.start
        return item.inner[0] if holds and DECIDES.match(self.scene.text, item.end) else None

    def _acts(self, position: int, end: int) -> bool:
        rest = self.scene.text[position : min(end, position + 30)]
        if HELPS.match(self.scene.text, position):
            return False
        others = AND_OTHERS.match(rest)
        rest = rest[others.end() if others else 0 :]
        return not OWNS.match(rest) and not COMES.match(rest)
