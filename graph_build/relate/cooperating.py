"""COOPERATES_WITH: with whom a body acts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.extract.jointly import FOLLOWS
from graph_build.relate.actors import AND_OTHERS, Actors, Agent, run_before, share_head
from graph_build.relate.claims import Claim
from graph_build.relate.scene import Clause, Item, Place, Scene
from graph_build.relate.words import CAUSES, any_of, done_jointly

WITH = re.compile(r"[与同和跟](?:(?:相邻|毗邻|邻近|接壤|周边|上游|下游)的?)?\Z")
LONGEST_WITH = 4
JOINTLY = re.compile(f"[^，]{{0,8}}?{done_jointly()}")
TOGETHER = re.compile(any_of("together", also=FOLLOWS))
JOINED = ("、", "和", "与", "及", "同")


def find_partners(scene: Scene, actors: Actors) -> Iterator[Claim]:
    """Claims that the one who acts (head) acts together with another body (tail)."""
    last: Clause | None = None
    for _, place in scene.of_kind("Organization"):
        if place.clause is not last:
            last = place.clause
            yield from _in_clause(scene, actors, place)


def _in_clause(scene: Scene, actors: Actors, place: Place) -> Iterator[Claim]:
    clause = place.clause
    last = -1
    for at, item in enumerate(clause.items):
        following = clause.items[at + 1] if at + 1 < len(clause.items) else None
        if item.kind != "Organization" or (following and _joined(scene, item, following)):
            continue
        run = [item]
        if not _stands_first(clause, at):
            run = [member for member in run_before(scene, clause, item) if member.start > last]
        last = item.start
        if len(run) > 1 or (run and _is_partner(scene, clause, run)):
            yield from _of_run(scene, actors, place, run)


def _stands_first(clause: Clause, at: int) -> bool:
    """Whether an item has none before it, or one that is no body."""
    before = clause.items[at - 1]
    return at == 0 or (before.kind != "Organization" and before.start < clause.items[at].start)


def _joined(scene: Scene, item: Item, following: Item) -> bool:
    if following.kind != "Organization":
        return False
    return share_head(item, following) or scene.text[item.end : following.start] in JOINED


def _of_run(scene: Scene, actors: Actors, place: Place, run: list[Item]) -> Iterator[Claim]:
    clause = place.clause
    if _opens(actors, clause, run) or _set_to_act(scene, clause, run[0]):
        agents: tuple[Agent, ...] = (Agent(run[0].name, True),)
        partners = run[1:] if _act_together(scene, clause, run) else []
    else:
        agents = _beside(scene, clause, run) or actors.standing(place)
        partners = run if _is_partner(scene, clause, run) else []
    ours = [item for item in run if item.name == scene.issuer]
    if ours and partners == run[1:]:  # 县司法局、|县教育局联合…: the report's side is the head
        agents, partners = (Agent(ours[0].name, True),), [item for item in run if item is not ours[0]]
    explicit = any(agent.explicit for agent in agents)
    for head in agents[:1]:
        for partner in partners:
            yield Claim(
                "COOPERATES_WITH",
                "Organization",
                head.name,
                "Organization",
                partner.name,
                place.sentence.index,
                partner.start,
                explicit,
            )


def _opens(actors: Actors, clause: Clause, run: list[Item]) -> bool:
    opening = actors.opening(clause)
    return bool(opening) and (opening[0].start, opening[0].end) == (run[0].start, run[0].end)


def _set_to_act(scene: Scene, clause: Clause, first: Item) -> bool:
    """Whether bodies act though they do not open their clause: 由甲、乙联合印发, 推动甲与乙共建."""
    verb = clause.verb_to(first)
    return scene.text[first.start - 1 : first.start] == "由" or (verb is not None and verb.relation == CAUSES)


def _rest(scene: Scene, clause: Clause, run: list[Item]) -> str:
    rest = scene.text[run[-1].end : min(clause.end, run[-1].end + 30)]
    others = AND_OTHERS.match(rest)
    return rest[others.end() if others else 0 :]


def _act_together(scene: Scene, clause: Clause, run: list[Item]) -> bool:
    rest = _rest(scene, clause, run)
    if TOGETHER.match(rest):
        return True
    paired = len(run) > 1 and scene.text[run[0].end : run[1].start] in ("与", "同")
    return paired and bool(JOINTLY.match(rest))


def _beside(scene: Scene, clause: Clause, run: list[Item]) -> tuple[Agent, ...]:
    """The body right before the verb that names the partners: 由甲会同乙开展."""
    verb = clause.verb_to(run[0])
    before = next((item for item in reversed(clause.before(run[0].start)) if item not in run), None)
    beside = verb and before and before.kind == "Organization" and before.end == verb.start
    return (Agent(before.name, True),) if before and beside else ()


def _is_partner(scene: Scene, clause: Clause, run: list[Item]) -> bool:
    start = run[0].start
    verb = clause.verb_to(run[0])
    if verb and verb.relation == "COOPERATES_WITH":
        return True
    lead = scene.text[max(clause.start, start - LONGEST_WITH) : start]
    return bool(WITH.search(lead)) and bool(JOINTLY.match(_rest(scene, clause, run)))
