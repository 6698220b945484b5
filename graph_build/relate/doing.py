"""IMPLEMENTS, ISSUES and HOLDS: what a body carries out, writes and convenes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from graph_build.records import Value, made
from graph_build.relate.actors import Actors, Agent
from graph_build.relate.carried_out import has_word, is_carried_out
from graph_build.relate.claims import Claim
from graph_build.relate.government import Frame, frame, place_follows
from graph_build.relate.passive import Passive, passive
from graph_build.relate.scene import Item, Place, Scene
from graph_build.relate.words import (
    ASIDE,
    NONE,
    Verb,
    action_of,
    any_of,
    beginning_any_of,
    ending_any_of,
)

NEGATED = re.compile(rf"{any_of('negation')}{any_of('negation_tail')}?\Z")
NEGATES = ending_any_of("negation", "negation_tail")
SUPPOSED = re.compile(any_of("condition"))
SUPPOSES = beginning_any_of("condition")
SUPPORTING = re.compile(r"(?:积极|主动|全力|密切)?配合(?!的)")
ISSUED_LEAD = f"{any_of('issued_lead')}*+"  # possessive: no second way to read what was read once
ISSUED = re.compile(
    f"{ISSUED_LEAD}(?:[经获][^，]{{0,14}}?)?{ISSUED_LEAD}(?P<verb>{any_of('issued')})(?!以来|的|后|之后|前|实施情况|[^，]{{0,4}}周年)"
)
# 提请市人大常委会审议《…》: who drafted it asks another body to adopt it.
REQUESTED = re.compile(r"(?:提请|报请|提交)[^，；。《》]{1,16}(?:审议|审定|审批)[^，；。《》“”]{0,4}\Z")
ALSO_CARRIED_OUT = re.compile(any_of("carried_out_too"))
ALSO_HELD = ("办好", "筹备")
HELD_AT = r"(?:于[^，在]{1,12}?)?(?:在[^，]{1,10}?)?"
WAS_HELD = re.compile(f"{HELD_AT}{any_of('held_lead')}?{any_of('held')}(?!以来|之|[后前的时权地]|期间|方式|形式|城市)")
# 全省急救现场会在我市召开: a meeting of the level above that comes to our place is held by others.
ABOVE_US, HELD_HERE = re.compile("全国|全省|国家|世界|国际"), re.compile("(?:于[^，在]{1,12}?)?在我[市区县州]")
OBEYED = ("贯彻", "贯彻落实", "落实")
LONGEST_LEAD, LONGEST_CONDITION = 32, 6
# The centre inspects; who reports only mends what it found.
INSPECTS = re.compile("(?:中央|国务院).*(?:督[察查]|巡视)")
OF_OTHERS = re.compile(any_of("whole_country"))
# What may stand before the holder in a meeting's name: 第十四届|全国人民代表大会第二次会议, 2024年|市委农村工作会议.
TERM = re.compile(r"“?(?:第?[一二三四五六七八九十*]{1,4}届)?(?:[\d*]{4}年度?)?")
PAPERS = ("标准", "办法", "意见", "方案", "措施", "条例", "规定", "指南", "指引", "清单", "规划", "细则", "规范")
SHOWN = re.compile("》?(?:栏目|节目|解读|宣传|专栏|视频|动画)")
OWN_MEETING = re.compile(rf"{any_of('own_meeting')}\Z")


def find_doings(scene: Scene, actors: Actors) -> list[Claim]:
    """Claims of the three relations whose head is the body that acts."""
    claims: list[Claim] = []
    for kind, (relation, doing) in DOINGS.items():
        for item, place in scene.of_kind(kind):
            seen = frame(scene, place.clause, item)
            if not _is_asserted(scene, place, seen):
                continue
            by = None if seen.chain else passive(scene, place, seen, item)
            if by and (verb := by.verb(relation)):
                claims += _passively(by, verb, item, place)
            else:
                claims += doing(actors, item, place, seen)
    return claims


def _passively(by: Passive, verb: Verb, item: Item, place: Place) -> Iterator[Claim]:
    detail = next((other.detail for other in by.verbs if other.relation == verb.relation and other.detail), "")
    name = {"IMPLEMENTS": "role", "ISSUES": "action"}.get(verb.relation)
    for body in by.bodies:
        attributes: dict[str, Value] = {name: detail} if name and detail else {}
        yield _claim(verb.relation, Agent(body, True), item, place, attributes)


def _is_asserted(scene: Scene, place: Place, seen: Frame) -> bool:
    start = place.clause.start
    if scene.text[start] in SUPPOSES and SUPPOSED.match(scene.text, start, start + LONGEST_CONDITION):
        return False
    if not seen.chain:
        return True
    begins = seen.chain[0].start
    return scene.text[begins - 1] not in NEGATES or not _is_negated(scene.text, seen, begins)


def _is_negated(text: str, seen: Frame, begins: int) -> bool:
    """Whether a negation ends where the verbs before an item begin."""
    left = seen.item.start - len(seen.before)
    return NEGATED.search(text, max(left, begins - LONGEST_LEAD), begins) is not None


def _claims(
    relation: str, actors: Actors, item: Item, place: Place, seen: Frame, attributes: Mapping[str, Value]
) -> list[Claim]:
    agents = actors.agents(place, seen, item)
    return [_claim(relation, agent, item, place, attributes) for agent in agents]


def _claim(relation: str, agent: Agent, item: Item, place: Place, attributes: Mapping[str, Value]) -> Claim:
    head, explicit = agent
    at, sentence = item.start, place.sentence.index
    return made(Claim, (relation, "Organization", head, item.kind, item.name, sentence, at, explicit, attributes))


def _implements(actors: Actors, item: Item, place: Place, seen: Frame) -> list[Claim]:
    if place_follows(actors.scene, item) or not is_carried_out(seen) or INSPECTS.match(item.name):
        return []
    return _claims("IMPLEMENTS", actors, item, place, seen, _role(seen))


def _role(seen: Frame) -> dict[str, Value]:
    joint = "共同" in seen.before
    for _, relation, detail, _, _ in seen.verbs:
        if detail and relation == "IMPLEMENTS":
            return {"role": detail}
        joint = joint or relation == "COOPERATES_WITH"
    if "配合" in seen.before and _is_support(seen):
        return {"role": "support"}
    return {"role": "joint"} if joint else {}


def _is_support(seen: Frame) -> bool:
    """Whether 配合 among the words before an item says that it is carried out in support of others."""
    return SUPPORTING.match(seen.before) is not None or (not seen.modifies and has_word("配合", seen.chain))


def _issues(actors: Actors, item: Item, place: Place, seen: Frame) -> list[Claim]:
    if REQUESTED.search(seen.before[-LONGEST_LEAD:]):
        return [_claim("ISSUES", agent, item, place, {"action": "draft"}) for agent in actors.standing(place)]
    action = _action(seen)
    others_work = seen.modifies and not _last_action(seen.earlier)
    if action and (not others_work or actors.makers(place, seen)):
        return _claims("ISSUES", actors, item, place, seen, {"action": action})
    return []


def _action(seen: Frame) -> str | None:
    """What was done to a document, if it was made or changed here."""
    verb = seen.verb
    stated = _last_action(seen.chain)
    if _is_launched(verb, seen.item) and not SHOWN.match(seen.after):
        return "issue"
    if verb and stated and (verb.relation == "ISSUES" or ALSO_CARRIED_OUT.match(verb.word)):
        return stated
    if verb and "的" in seen.gap and (outer := _last_action(seen.verbs)):
        return outer
    if verb and verb.relation in (NONE, ASIDE):
        return None
    issued = ISSUED.match(seen.after_list)
    return action_of(issued["verb"]) if issued else None


def _is_launched(verb: Verb | None, item: Item) -> bool:
    """推出《质量评价标准》, not 推出《云溪故事》."""
    return verb is not None and verb.word == "推出" and item.name.endswith(PAPERS)


def _last_action(verbs: tuple[Verb, ...]) -> str | None:
    return next((verb.detail for verb in reversed(verbs) if verb.relation == "ISSUES"), None)


def _holds(actors: Actors, item: Item, place: Place, seen: Frame) -> list[Claim]:
    if seen.after.startswith("精神"):  # 举办党的二十大精神|培训班
        return []
    if not _is_convened(seen) and not _was_held(item, seen):
        return []
    holder = _holder(item)
    if holder:
        return [_claim("HOLDS", Agent(holder, True), item, place, {})]
    return _claims("HOLDS", actors, item, place, seen, {})


def _is_convened(seen: Frame) -> bool:
    """Whether a verb of holding governs a meeting, and no other follows it: not 迎接…召开和贯彻|党的二十大."""
    held = [verb.relation == "HOLDS" or verb.word in ALSO_HELD for verb in seen.chain]
    if not any(held) or held[-1]:
        return any(held)
    return seen.chain[-1].relation not in (NONE, ASIDE) and seen.chain[-1].word not in OBEYED


def _was_held(item: Item, seen: Frame) -> bool:
    governed = seen.verb is not None and seen.verb.relation in (NONE, ASIDE)
    above = ABOVE_US.match(item.name) and HELD_HERE.match(seen.after_list)
    ours = _holder(item) is not None or not (OF_OTHERS.match(item.name) or above)
    return ours and not governed and bool(WAS_HELD.match(seen.after_list))


def _holder(item: Item) -> str | None:
    """The body that the meeting's own name states as its holder."""
    first = next((inner for inner in item.inner if inner.kind == "Organization"), None)
    begins = first is not None and TERM.fullmatch(item.name[: first.start - item.start]) is not None
    return first.name if first and begins and OWN_MEETING.search(item.name) else None


# Kind of what is done → the relation that says so, and what tells it.
DOINGS: Mapping[str, tuple[str, Callable[[Actors, Item, Place, Frame], list[Claim]]]] = {
    "Document": ("ISSUES", _issues),
    "Initiative": ("IMPLEMENTS", _implements),
    "Meeting": ("HOLDS", _holds),
}
