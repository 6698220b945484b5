"""Who acts: the subject that a sentence names, else the report's issuer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from graph_build.relate.government import REACH, Frame
from graph_build.relate.scene import Clause, Item, Place, Scene
from graph_build.relate.verbs import CAUSES
from graph_build.text import Sentence

# What may stand before a subject at the head of a clause: numbering, times, connectives.
PREFACE = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:是|要|、)|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[.、．]|第[一二三四五六七八九十]{1,2}，?"
    r"|今年|去年|全年|年初|年底|近年来?|期间|目前|同时|此外|其中|另外|随后|为此|因此|并且?|而且?|特别是|以来|上半年|下半年"
    r"|近日|日前|当前|首次|由|经|度|底|初|中旬|下旬|上旬)"
)
# A body followed by one of these is not who acts: it owns the thing that follows.
OWNS = re.compile(
    r"的|关于|要求|部署|决策|安排|领导|会议|精神|名义|文件|工作|有关|各项|主要|负责|党组书记|局长|院长|书记|干部|党员|系统|实施办法|实施细则"
    r"|《|“|、|$|指导下|指导意见|统一|号召|中心工作|意见|批准|同意|授权|委托"
)
AND_OTHERS = re.compile(r"(?:等[^，、的]{0,6}?(?:部门|单位|机关|组织|团体|家)|等)?(?:（[^（）]{1,12}）)?")
AND = re.compile(r"[、和与及同]|以及|，")
# A class of bodies as subject: what it does is not the issuer's doing.
OTHERS = re.compile(r"(?:政府)?(?:各|有关|相关|多个|多|职能|成员)(?:部门|单位)")
AGENT_GAP = re.compile(r"(?:正式|联合|共同|牵头|新近?|近期|近日|积极|主动|率先|全面|深入|扎实|认真|先后|分别|持续|已|等[^，、的]{0,6})*")
BY_NAME_OF = re.compile(r"(?:的)?名义")


@dataclass(frozen=True, slots=True)
class Agent:
    """A body that acts. `explicit` where the sentence names it."""

    name: str
    explicit: bool


def run_before(scene: Scene, items: Sequence[Item], last: int) -> list[Item]:
    """The bodies coordinated with the one at `last`, up to it, in order."""
    run = [items[last]]
    for item in reversed(items[max(0, last - 12) : last]):
        if item.kind != "Organization" or not AND.fullmatch(scene.text[item.span.end : run[0].span.start]):
            break
        run.insert(0, item)
    return run


class Actors:
    """Answers who acts in each clause of a report."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._standing: dict[int, list[tuple[Agent, ...]]] = {}

    @property
    def issuer(self) -> tuple[Agent, ...]:
        return (Agent(self.scene.issuer, False),) if self.scene.issuer else ()

    def agents(self, place: Place, frame: Frame, before: int) -> tuple[Agent, ...]:
        """Who does what is done in a clause by the verbs of `frame`, which begin at `before`."""
        standing = self.standing(place)
        run = self._run_in_clause(place.clause, before)
        if not run or run[0].span.start == self._opening_start(place.clause):
            return standing
        named = tuple(Agent(item.name, True) for item in run)
        lead = self.scene.text[max(place.clause.span.start, run[0].span.start - 6) : run[0].span.start]
        tail = self.scene.text[run[-1].span.end : before]
        if lead.endswith("以") and BY_NAME_OF.match(tail):
            return named
        if not AGENT_GAP.fullmatch(tail):
            return standing
        if lead.endswith("由"):
            return named
        if self._caused(place.clause, run[0].span.start):
            return standing + tuple(agent for agent in named if agent.name not in {known.name for known in standing})
        return named if frame.gap.startswith("的") else standing

    def _caused(self, clause: Clause, position: int) -> bool:
        return any(verb.relation == CAUSES and verb.span.end == position for verb in clause.verbs)

    def _run_in_clause(self, clause: Clause, before: int) -> list[Item]:
        """The last coordinated bodies of a clause that end before a position."""
        at = bisect_left(clause.items, before, key=lambda item: item.span.start) - 1
        while at >= 0 and clause.items[at].span.start >= before - REACH:
            if clause.items[at].kind == "Organization" and clause.items[at].span.end <= before:
                return run_before(self.scene, clause.items, at)
            at -= 1
        return []

    def standing(self, place: Place) -> tuple[Agent, ...]:
        """The subject named last at the head of this or an earlier clause of the sentence, else the issuer."""
        return self._of_sentence(place.sentence)[place.number]

    def _of_sentence(self, sentence: Sentence) -> list[tuple[Agent, ...]]:
        if sentence.index not in self._standing:
            current = self.issuer
            found = []
            for clause in self.scene.clauses(sentence):
                current = tuple(Agent(item.name, True) for item in self.opening(clause)) or current
                blocked = OTHERS.match(self.scene.text, self._opening_start(clause))
                found.append(() if blocked else current)
            self._standing[sentence.index] = found
        return self._standing[sentence.index]

    def _opening_start(self, clause: Clause) -> int:
        """Where a clause begins after numbering, times and connectives."""
        position = clause.span.start
        periods = {item.span.start: item.span.end for item in clause.items[:3] if item.kind == "Period"}
        for _ in range(6):
            match = PREFACE.match(self.scene.text, position, clause.span.end)
            after = periods.get(position) or (match.end() if match else position)
            if after == position:
                break
            position = after
        return position

    def opening(self, clause: Clause) -> list[Item]:
        """The bodies that a clause names first, if they are its subject."""
        text = self.scene.text
        position = self._opening_start(clause)
        run: list[Item] = []
        for item in clause.items[:12]:
            if item.span.start < position:
                continue
            joined = item.span.start == position if not run else AND.fullmatch(text[position : item.span.start])
            if item.kind != "Organization" or not joined:
                break
            run.append(item)
            position = item.span.end
        return run if run and self._acts(position, clause.span.end) else []

    def _acts(self, position: int, end: int) -> bool:
        rest = self.scene.text[position : min(end, position + 30)]
        others = AND_OTHERS.match(rest)
        return not OWNS.match(rest[others.end() if others else 0 :])
