"""LOCATED_IN: where an initiative, a meeting or a body is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.relate.claims import Claim
from graph_build.relate.government import listed_with
from graph_build.relate.scene import Clause, Item, Scene
from graph_build.relate.words import CAUSES, any_of

KINDS = ("Initiative", "Meeting", "Organization")
AT = re.compile(r"(?:在|于|赴|到|选取|选择|选定|确定|遴选)$")
AND_SO_ON = r"(?:等[^，；。、的]{0,8}?(?:地区?|市|县|区|省|州|国|家|个)(?:（[^）]{0,8}）)?|[两三四五六]地|地区|境内)?"
# From the place to what is there: 在香港、澳门等地成功举办…
DONE_THERE = re.compile(f"{AND_SO_ON}[^，；。：、的]{{0,10}}?{any_of('located')}[^，；。：]{{0,24}}")
AS_SITE = re.compile(f"{AND_SO_ON}作为[^，；。：、]{{0,12}}")
DO_THERE = re.compile(f"{AND_SO_ON}[^，；。：的]{{0,24}}")
# From a meeting or initiative to its place: …在北京召开, …落户前海, …香港考区.
IS_THERE = re.compile(r"[^，；。：、的]{0,8}?(?:在|于|落户|落地)")
HAPPENS = re.compile(f"{AND_SO_ON}[^，；。：、的]{{0,6}}?{any_of('located')}")
# The place is itself the subject: 合肥获批…试点, 芜湖、六安被列为…试点.
GAINS = re.compile(
    f"{AND_SO_ON}(?:先后|相继|已|成功|率先|分别|均|正式|也|同时|新){{0,2}}"
    f"(?:获批|入选|列入|纳入|成为|承担|承办|被[列确评]为|被列入|被确定为|开展|启动|获评)[^，；。：、的]{{0,10}}"
)
BRANCH = re.compile(f"[^，；。：的]{{0,12}}?{any_of('branch')}")


def find_places(scene: Scene) -> Iterator[Claim]:
    """Claims that something is at a place which its own clause names."""
    for place_item, place in scene.of_kind("Place"):
        if not _leads_list(scene, place.clause, place_item):
            continue
        run = listed_with(scene, place.clause, place_item)
        for located in _located(scene, place.clause, run):
            for item in run:
                yield Claim(
                    "LOCATED_IN",
                    located.kind,
                    located.name,
                    "Place",
                    item.name,
                    place.sentence.index,
                    located.span.start,
                    True,
                )


def _leads_list(scene: Scene, clause: Clause, item: Item) -> bool:
    """Whether a place is the first of those that are listed with it."""
    before = clause.before(item.span.start)
    return not before or item not in listed_with(scene, clause, before[-1])


def _located(scene: Scene, clause: Clause, run: list[Item]) -> list[Item]:
    start = run[0].span.start
    earlier = [item for item in clause.before(start) if item.kind in KINDS and item.span.end <= start]
    before = earlier[-1] if earlier else None
    after = next((item for item in clause.after(run[-1].span.end) if item.kind in KINDS), None)
    lead = scene.text[max(clause.span.start, start - 2) : start]
    if after and _is_object(scene, clause, run, after, bool(AT.search(lead))):
        return listed_with(scene, clause, after)
    return [before] if before and _is_at(scene, clause, before, run) else []


def _is_object(scene: Scene, clause: Clause, run: list[Item], after: Item, at: bool) -> bool:
    """在P开展X; 指导P做好X."""
    between = scene.text[run[-1].span.end : after.span.start]
    if at and (DONE_THERE.fullmatch(between) or AS_SITE.fullmatch(between)):
        return True
    opens = run[0].span.start == clause.span.start
    if opens and after.kind == "Initiative" and GAINS.fullmatch(between):
        return True
    verb = clause.verb_ending(run[0].span.start)
    caused = verb is not None and verb.relation == CAUSES and after.kind != "Organization"
    return caused and bool(DO_THERE.fullmatch(between))


def _is_at(scene: Scene, clause: Clause, before: Item, run: list[Item]) -> bool:
    """X在P举行; X的P考区."""
    between = scene.text[before.span.end : run[0].span.start]
    rest = scene.text[run[-1].span.end : min(clause.span.end, run[-1].span.end + 24)]
    if not between:
        return bool(BRANCH.match(rest))
    return bool(IS_THERE.fullmatch(between)) and (between.endswith(("落户", "落地")) or bool(HAPPENS.match(rest)))
