"""IMPLEMENTS, ISSUES and HOLDS: what a body carries out, writes and convenes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from graph_build.records import Value
from graph_build.relate.actors import Actors, Agent
from graph_build.relate.claims import Claim
from graph_build.relate.government import Frame, frame
from graph_build.relate.scene import Item, Place, Scene
from graph_build.relate.verbs import ASIDE, CAUSES, NONE

NEGATED = re.compile(r"(?:未|没有|没|不再|无法|不能|难以|拒不|缺乏|缺少)(?:能|曾|有效|全面|及时|充分|真正|完全|积极)*$")
SUPPOSED = re.compile(r"(?:如果|假如|倘若|一旦|若[^干])")
CLASS_NOUN = re.compile(
    r"(?:”|等|工程|行动|专项|机制|制度|试点|改革|主题|系列|活动|平台|品牌|应用|系统|体系|模式|工作法?|计划|项目|创建|做法|任务|建设)*"
)
# After an item that no verb governs: it is spoken of, not carried out.
SPOKEN_OF = re.compile(r"(?:的|精神|要求|理念|目标|部署|决策|原则|意识|指示|号召|周年|之年|框架|成效评估)")
FARED = re.compile(
    r"[^，]{0,8}?(?:落地|获|荣|入选|入围|纳入|列入|写入|进驻|受到|得到|被|列全|居|不够|不足|不完善|不健全|不到位|不平衡|尚未|仍|滞后|有待|亟待|还需|存在)"
)
TAKEN_UP = re.compile(r"[^，]{0,8}?(?:纳入|列入|写入|入选|入围|获评|荣获|获得|进驻|落地(?!见效)|被)")
WITHIN = re.compile(r"(?:实践|过程|工作|建设|活动)?(?:之?中|期间|之际)")
AS_PRETEXT = re.compile(r"[^，]{0,10}?为(?:重要)?(?:契机|主题|题|目标|背景|标准|准则|遵循|指导|原则|导向)")
BARE_PREPOSITION = re.compile(r"(?:对|向|从|自|因|于|是|为)$")
LIST_OF_BOOKS = re.compile(r"(?:《[^》]{1,60}》|[、和及与]|等[^，《]{0,6}?(?=立|出|印|发|颁|公|修|制|编|起|审|废|施|相|获|正|草))*")
WAS_ISSUED = re.compile(
    r"(?:草案|征求意见稿|规划|条例|办法|项目|已|已经|正式|顺利|获|相继|先后|经[^，]{0,14}?|的|全面|加快|率先|首次)*"
    r"(?P<verb>立法|出台|印发|发布|颁布|公布|修订|修改|制定|编制|起草|审议|表决通过|审议通过|获批|废止)(?!以来|的|后|实施情况)"
)
ACTIONS = {"立法": "draft", "编制": "draft", "起草": "draft", "制定": "adopt", "审议": "adopt", "表决通过": "adopt", "审议通过": "adopt",
           "修订": "revise", "修改": "revise", "废止": "repeal"}
ALSO_CARRIED_OUT = ("实施", "施行", "试行", "推行", "执行", "推广")
WAS_HELD = re.compile(r"(?:在[^，]{1,10}?)?(?:成功|顺利|圆满|隆重|如期)?(?:召开|举办|举行|开幕)(?!以来|之|后|前|的|期间|时)")
OF_OTHERS = re.compile(r"党的|中央|全国|党中央|中国共产党")
OWN_MEETING = re.compile(r"(?:全会|全体会议|常委会会议|常委会|常务会议|会议|大会|代表大会|党代会)$")


def find_doings(scene: Scene, actors: Actors) -> Iterator[Claim]:
    """Claims of the three relations whose head is the body that acts."""
    for item, place in scene.of_kind("Initiative", "Document", "Meeting"):
        seen = frame(scene, place.clause, item)
        if not _is_asserted(scene, place, seen):
            continue
        if item.kind == "Initiative":
            yield from _implements(actors, item, place, seen)
        elif item.kind == "Document":
            yield from _issues(actors, item, place, seen)
        else:
            yield from _holds(actors, item, place, seen)


def _is_asserted(scene: Scene, place: Place, seen: Frame) -> bool:
    clause = scene.text[place.clause.span.start : place.clause.span.start + 6]
    return not SUPPOSED.match(clause) and not NEGATED.search(seen.before[: _chain_offset(seen)])


def _chain_offset(seen: Frame) -> int:
    """Where in `before` the chain of verbs begins."""
    words = seen.chain[-1].span.end - seen.chain[0].span.start if seen.chain else 0
    return len(seen.before) - len(seen.gap) - words


def _claims(
    relation: str, actors: Actors, item: Item, place: Place, seen: Frame, attributes: Mapping[str, Value]
) -> Iterator[Claim]:
    start = seen.chain[0].span.start if seen.chain else item.span.start
    for agent in actors.agents(place, seen, start):
        yield _claim(relation, agent, item, place, attributes)


def _claim(relation: str, agent: Agent, item: Item, place: Place, attributes: Mapping[str, Value]) -> Claim:
    return Claim(
        relation, "Organization", agent.name, item.kind, item.name,
        place.sentence.index, item.span.start, agent.explicit, attributes,
    )


def _implements(actors: Actors, item: Item, place: Place, seen: Frame) -> Iterator[Claim]:
    if is_carried_out(seen):
        yield from _claims("IMPLEMENTS", actors, item, place, seen, _role(seen))


def _role(seen: Frame) -> dict[str, Value]:
    verbs = (*seen.earlier, *seen.chain)
    stated = next((verb.detail for verb in verbs if verb.relation == "IMPLEMENTS" and verb.detail), None)
    joint = any(verb.relation == "COOPERATES_WITH" for verb in verbs)
    role = stated or ("joint" if joint or "共同" in seen.before else None)
    return {"role": role} if role else {}


def is_carried_out(seen: Frame) -> bool:
    """Whether the words around an initiative say that it is carried out, rather than spoken of."""
    rest = seen.after[CLASS_NOUN.match(seen.after).end() :]  # type: ignore[union-attr]
    lead = seen.gap if seen.chain else seen.before
    if "在" in lead and WITHIN.match(rest) or "以" in lead and AS_PRETEXT.match(rest):
        return False
    if not seen.verb:
        return not (BARE_PREPOSITION.search(seen.before) or SPOKEN_OF.match(rest) or FARED.match(rest))
    if seen.verb.relation == NONE:
        return False
    if seen.verb.relation == ASIDE:
        return any(verb.relation == "IMPLEMENTS" for verb in (*seen.earlier, *seen.chain))
    if seen.verb.relation == CAUSES or "将" in lead or "把" in lead:
        return not TAKEN_UP.match(rest)
    return True


def _issues(actors: Actors, item: Item, place: Place, seen: Frame) -> Iterator[Claim]:
    action = _action(seen)
    if action:
        yield from _claims("ISSUES", actors, item, place, seen, {"action": action})


def _action(seen: Frame) -> str | None:
    """What was done to a document, if it was made or changed here."""
    stated = next((verb.detail for verb in reversed(seen.chain) if verb.relation == "ISSUES"), None)
    verb = seen.verb
    if verb and stated and (verb.relation == "ISSUES" or verb.word in ALSO_CARRIED_OUT):
        return stated
    if verb and verb.relation in (NONE, ASIDE):
        return None
    listed = LIST_OF_BOOKS.match(seen.after)
    issued = WAS_ISSUED.match(seen.after, listed.end() if listed else 0)
    return ACTIONS.get(issued["verb"], "issue") if issued else None


def _holds(actors: Actors, item: Item, place: Place, seen: Frame) -> Iterator[Claim]:
    held = any(verb.relation == "HOLDS" for verb in seen.chain)
    if not held and not (_was_held(item, seen)):
        return
    holder = _holder(item)
    if holder:
        yield _claim("HOLDS", Agent(holder, True), item, place, {})
    else:
        yield from _claims("HOLDS", actors, item, place, seen, {})


def _was_held(item: Item, seen: Frame) -> bool:
    governed = seen.verb is not None and seen.verb.relation in (NONE, ASIDE)
    ours = _holder(item) is not None or not OF_OTHERS.match(item.name)
    return ours and not governed and bool(WAS_HELD.match(seen.after))


def _holder(item: Item) -> str | None:
    """The body that the meeting's own name states as its holder."""
    first = next((inner for inner in item.inner if inner.kind == "Organization"), None)
    begins = first is not None and first.span.start <= item.span.start + 1
    return first.name if first and begins and OWN_MEETING.search(item.name) else None
