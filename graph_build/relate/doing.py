"""IMPLEMENTS, ISSUES and HOLDS: what a body carries out, writes and convenes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph_build.records import Value
from graph_build.relate.actors import Actors, Agent
from graph_build.relate.claims import Claim
from graph_build.relate.government import Frame, frame
from graph_build.relate.passive import Passive, passive
from graph_build.relate.scene import Item, Place, Scene
from graph_build.relate.words import ASIDE, CAUSES, NONE, Verb, action_of, any_of

NEGATED = re.compile(rf"{any_of('negation')}{any_of('negation_tail')}?\Z")
SUPPOSED = re.compile(any_of("condition"))
CLASS_NOUNS = re.compile(f"{any_of('class_noun')}*+")
# After an item that no verb governs: it is spoken of, or something befell it.
SPOKEN_OF = re.compile(any_of("spoken_of"))
FARED = re.compile(f"[^，]{{0,10}}?(?!获批){any_of('fared')}")
TAKEN_UP = re.compile(f"[^，]{{0,8}}?{any_of('taken_up')}")
ANNIVERSARY = re.compile(r"(?:实施|提出|开展|发表)?[^，]{0,4}周年")
# 今年是深化X的关键之年: the item only tells what the time is about.
OF_MOMENT = re.compile(f"的[^，]{{0,6}}?{any_of('of_moment')}")
NOMINAL = re.compile(any_of("nominal"))
ENTERED = re.compile(any_of("taken_up"))
WITHIN = re.compile(r"(?:实践|过程|工作|建设|活动)?(?:之?中|期间|之际)")
# 安全生产月、国家安全教育日期间: the item tells when, not what.
MEANWHILE = re.compile(r"(?:[、和及与][^，；。]{1,20}?)?(?:活动)?(?:期间|当天|当日|前夕|前后|到来之际|来临之际)")
AS_PRETEXT = re.compile(f"[^，]{{0,10}}?为(?:重要)?{any_of('pretext')}")
SUPPORTING = re.compile(r"(?:积极|主动|全力|密切)?配合(?!的)")
PASSED_BY = re.compile(rf"{any_of('pass_by')}\Z")
ISSUED_LEAD = f"{any_of('issued_lead')}*+"  # possessive: no second way to read what was read once
ISSUED = re.compile(
    f"{ISSUED_LEAD}(?:[经获][^，]{{0,14}}?)?{ISSUED_LEAD}(?P<verb>{any_of('issued')})(?!以来|的|后|之后|前|实施情况|[^，]{{0,4}}周年)"
)
# 提请市人大常委会审议《…》: who drafted it asks another body to adopt it.
REQUESTED = re.compile(r"(?:提请|报请|提交)[^，；。《》]{1,16}(?:审议|审定|审批)[^，；。《》“”]{0,4}\Z")
ALSO_CARRIED_OUT = re.compile(any_of("carried_out_too"))
HELD_AT = r"(?:于[^，在]{1,12}?)?(?:在[^，]{1,10}?)?"
WAS_HELD = re.compile(f"{HELD_AT}{any_of('held_lead')}?{any_of('held')}(?!以来|之|后|前|的|期间|时)")
LONGEST_LEAD, LONGEST_CONDITION = 32, 6
DEEDS = {"Initiative": "IMPLEMENTS", "Document": "ISSUES", "Meeting": "HOLDS"}
OF_OTHERS = re.compile(any_of("whole_country"))
# What may stand before the holder in a meeting's name: 第十四届|全国人民代表大会第二次会议, 2024年|市委农村工作会议.
TERM = re.compile(r"“?(?:第?[一二三四五六七八九十*]{1,4}届)?(?:[\d*]{4}年度?)?")
OWN_MEETING = re.compile(rf"{any_of('own_meeting')}\Z")


def find_doings(scene: Scene, actors: Actors) -> Iterator[Claim]:
    """Claims of the three relations whose head is the body that acts."""
    for item, place in scene.of_kind("Initiative", "Document", "Meeting"):
        seen = frame(scene, place.clause, item)
        if not _is_asserted(scene, place, seen):
            continue
        by = passive(scene, place, seen, item)
        if by and (verb := by.verb(DEEDS[item.kind])):
            yield from _passively(by, verb, item, place)
        elif item.kind == "Initiative":
            yield from _implements(actors, item, place, seen)
        elif item.kind == "Document":
            yield from _issues(actors, item, place, seen)
        else:
            yield from _holds(actors, item, place, seen)


def _passively(by: Passive, verb: Verb, item: Item, place: Place) -> Iterator[Claim]:
    detail = next((other.detail for other in by.verbs if other.relation == verb.relation and other.detail), "")
    name = {"IMPLEMENTS": "role", "ISSUES": "action"}.get(verb.relation)
    for body in by.bodies:
        attributes: dict[str, Value] = {name: detail} if name and detail else {}
        yield _claim(verb.relation, Agent(body, True), item, place, attributes)


def _is_asserted(scene: Scene, place: Place, seen: Frame) -> bool:
    start = place.clause.start
    supposed = SUPPOSED.match(scene.text, start, start + LONGEST_CONDITION)
    return not supposed and not NEGATED.search(_end(seen.before[: _chain_offset(seen)]))


def _end(before: str) -> str:
    """As much of the words before an item as a pattern that ends with them can take in."""
    return before[-LONGEST_LEAD:]


def _chain_offset(seen: Frame) -> int:
    """Where in `before` the chain of verbs begins."""
    words = seen.chain[-1].end - seen.chain[0].start if seen.chain else 0
    return len(seen.before) - len(seen.gap) - words


def _claims(
    relation: str, actors: Actors, item: Item, place: Place, seen: Frame, attributes: Mapping[str, Value]
) -> Iterator[Claim]:
    for agent in actors.agents(place, seen, item):
        yield _claim(relation, agent, item, place, attributes)


def _claim(relation: str, agent: Agent, item: Item, place: Place, attributes: Mapping[str, Value]) -> Claim:
    return Claim(
        relation,
        "Organization",
        agent.name,
        item.kind,
        item.name,
        place.sentence.index,
        item.span.start,
        agent.explicit,
        attributes,
    )


def _implements(actors: Actors, item: Item, place: Place, seen: Frame) -> Iterator[Claim]:
    if is_carried_out(seen):
        yield from _claims("IMPLEMENTS", actors, item, place, seen, _role(seen))


def _role(seen: Frame) -> dict[str, Value]:
    verbs = (*seen.earlier, *seen.chain)
    stated = next((verb.detail for verb in verbs if verb.relation == "IMPLEMENTS" and verb.detail), None)
    joint = any(verb.relation == "COOPERATES_WITH" for verb in verbs)
    if not stated and (SUPPORTING.match(seen.before) or (not seen.modifies and "配合" in seen.words)):
        stated = "support"
    role = stated or ("joint" if joint or "共同" in seen.before else None)
    return {"role": role} if role else {}


def is_carried_out(seen: Frame) -> bool:
    """Whether the words around an initiative say that it is carried out, rather than spoken of."""
    if seen.place_follows or ANNIVERSARY.match(seen.after) or OF_MOMENT.match(seen.after):
        return False
    rest = _after_class_nouns(seen.after_list)
    lead = seen.gap if seen.chain else seen.before
    if ("在" in lead and WITHIN.match(rest)) or ("以" in lead and AS_PRETEXT.match(rest)):
        return False
    verb = _governor(seen)
    if not verb:
        told = PASSED_BY.search(seen.before[-2:]) or SPOKEN_OF.match(rest) or FARED.match(rest)
        return not (told or MEANWHILE.match(seen.after))
    if verb.relation == NONE or "关于" in (*seen.words, *(verb.word for verb in seen.earlier[-1:])):
        return False
    if verb.relation == ASIDE:
        return any(verb.relation == "IMPLEMENTS" for verb in (*seen.earlier, *seen.chain))
    if verb.relation == CAUSES or "将" in lead or "把" in lead:
        return not TAKEN_UP.match(rest)
    return True


def _governor(seen: Frame) -> Verb | None:
    """The verb that says what becomes of the item; one that only modifies it gives way to the one before."""
    verb, last = seen.verb, seen.earlier[-1] if seen.earlier else None
    if verb and last and NOMINAL.fullmatch(verb.word) and ENTERED.fullmatch(last.word):
        return last
    spoken_of = verb is not None and verb.relation in (NONE, ASIDE)
    return seen.outer if spoken_of and seen.outer else verb


def _after_class_nouns(text: str) -> str:
    match = CLASS_NOUNS.match(text)
    return text[match.end() :] if match else text


def _issues(actors: Actors, item: Item, place: Place, seen: Frame) -> Iterator[Claim]:
    if REQUESTED.search(_end(seen.before)):
        for agent in actors.standing(place):
            yield _claim("ISSUES", agent, item, place, {"action": "draft"})
        return
    action = _action(seen)
    others_work = seen.modifies and not _last_action(seen.earlier)
    if action and (not others_work or actors.makers(place, seen)):
        yield from _claims("ISSUES", actors, item, place, seen, {"action": action})


def _action(seen: Frame) -> str | None:
    """What was done to a document, if it was made or changed here."""
    verb = seen.verb
    stated = _last_action(seen.chain)
    if verb and stated and (verb.relation == "ISSUES" or ALSO_CARRIED_OUT.match(verb.word)):
        return stated
    if verb and "的" in seen.gap and (outer := _last_action((*seen.earlier, *seen.chain))):
        return outer
    if verb and verb.relation in (NONE, ASIDE):
        return None
    issued = ISSUED.match(seen.after_list)
    return action_of(issued["verb"]) if issued else None


def _last_action(verbs: tuple[Verb, ...]) -> str | None:
    return next((verb.detail for verb in reversed(verbs) if verb.relation == "ISSUES"), None)


def _holds(actors: Actors, item: Item, place: Place, seen: Frame) -> Iterator[Claim]:
    held = any(verb.relation == "HOLDS" for verb in seen.chain)
    if not held and not _was_held(item, seen):
        return
    holder = _holder(item)
    if holder:
        yield _claim("HOLDS", Agent(holder, True), item, place, {})
    else:
        yield from _claims("HOLDS", actors, item, place, seen, {})


def _was_held(item: Item, seen: Frame) -> bool:
    governed = seen.verb is not None and seen.verb.relation in (NONE, ASIDE)
    ours = _holder(item) is not None or not OF_OTHERS.match(item.name)
    return ours and not governed and bool(WAS_HELD.match(seen.after_list))


def _holder(item: Item) -> str | None:
    """The body that the meeting's own name states as its holder."""
    first = next((inner for inner in item.inner if inner.kind == "Organization"), None)
    begins = first is not None and TERM.fullmatch(item.name[: first.span.start - item.span.start]) is not None
    return first.name if first and begins and OWN_MEETING.search(item.name) else None
