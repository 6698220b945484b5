"""LOCATED_IN: where an initiative, a meeting or a body is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph_build.relate.claims import Claim
from graph_build.relate.government import LISTED, listed_with
from graph_build.relate.scene import Clause, Item, Scene
from graph_build.relate.words import CAUSES, any_of

KINDS = ("Initiative", "Meeting", "Organization")
AT = re.compile(r"(?:在|于|赴|到|深入|走进|前往|选取|选择|选定|确定|遴选)\Z")
AND_SO_ON = (
    r"(?:等[^，；。、的]{0,8}?(?:地区?|市|县|区|省|州|国|家|个)(?:（[^）]{0,8}）)?"
    r"|[两三四五六]地|[两三四五六]?[市县区省州]|地区|境内)?"
)
BESIDE = re.compile(r"(?:（[^）]{0,12}）)?(?:[、和与及]|以及)?")
# From the place to what is there: 在香港、澳门等地成功举办…
DONE_THERE = re.compile(f"{AND_SO_ON}[^，；。：、的]{{0,10}}?{any_of('located')}[^，；。：]{{0,24}}")
AS_SITE = re.compile(f"{AND_SO_ON}作?为[^，；。：、]{{0,12}}")
DO_THERE = re.compile(f"{AND_SO_ON}(?:(?!支持|指导|推动|鼓励|引导)[^，；。：的]){{0,24}}")
# From a meeting or initiative to its place: …在北京召开, …落户前海, …香港考区.
IS_THERE = re.compile(r"[^，；。：、的]{0,16}?(?:在|于|落户|落地)")
SETTLES = re.compile(
    r"[^，；。：、的]{0,10}?(?:落户|落地|位于|坐落|设在|选址|走进|延伸[到至]|推广[到至]|扩大[到至]|覆盖)(?:于|在|到)?"
)
SEATED = re.compile(r"(?:总部|分部|基地)?(?:正式|成功|永久|先后)?(?:(?:落户|落地|选址|位于|坐落|设)(?:于|在|到)?|在)")
HAPPENS = re.compile(f"{AND_SO_ON}[^，；。：、的]{{0,6}}?{any_of('located')}")
FOUNDED = re.compile(f"{AND_SO_ON}(?:正式|顺利|同步)?(?:成立|挂牌|揭牌|开业|落成|启用|投用|奠基|开工|落户|落地)")
# The place is itself the subject: 合肥获批…试点, 芜湖、六安被列为…试点.
GAINS = re.compile(
    f"{AND_SO_ON}(?:先后|相继|已|成功|率先|分别|均|正式|也|同时|新){{0,2}}"
    f"(?:获批|入选|入围|列入|纳入|成为|承担|承办|被[列确评]为|被列入|被确定为|开展|启动|获评|打造|创建|争创|试点|试行|推行|实施|探索|推进|深化|落实|创新|建成|举办|推出|上线)[^，；。：、的]{{0,10}}"
)
# What a place is called, or would be, is no more there than the place: 文明城市, 示范县.
HONOURS = ("城市", "县", "市", "区", "乡", "镇", "村", "街道", "社区")
BRANCH = re.compile(f"[^，；。：的]{{0,12}}?{any_of('branch')}")


def find_places(scene: Scene) -> Iterator[Claim]:
    """Claims that something is at a place which its own clause names."""
    for place_item, place in scene.of_kind("Place"):
        if not _leads_row(scene, place.clause, place_item):
            continue
        run = _row(scene, place.clause, place_item)
        for located in _located(scene, place.clause, run):
            for item in run:
                yield Claim(
                    "LOCATED_IN",
                    located.kind,
                    located.name,
                    "Place",
                    item.name,
                    place.sentence.index,
                    located.start,
                    True,
                )


def _row(scene: Scene, clause: Clause, item: Item) -> list[Item]:
    """A place and those that stand beside it: 香港、澳门和深圳, not 支持汕头发挥优势、支持梅州."""
    row = [item]
    for other in clause.after(item.end):
        if other.kind != "Place" or not BESIDE.fullmatch(scene.text[row[-1].end : other.start]):
            break
        row.append(other)
    return row


def _leads_row(scene: Scene, clause: Clause, item: Item) -> bool:
    """Whether a place is the first of those that stand beside it."""
    before = clause.before(item.start)
    return not before or before[-1].kind != "Place" or item not in _row(scene, clause, before[-1])


def _located(scene: Scene, clause: Clause, run: list[Item]) -> list[Item]:
    start = run[0].start
    earlier = [item for item in clause.before(start) if item.kind in KINDS and item.end <= start]
    after = next((item for item in clause.after(run[-1].end) if item.kind in KINDS), None)
    if after and _is_object(scene, clause, run, after):
        return listed_with(scene, clause, after)
    return _list_ending(scene, earlier) if earlier and _is_at(scene, clause, earlier[-1], run) else []


def _list_ending(scene: Scene, items: list[Item]) -> list[Item]:
    """The last of some items with those that are listed in front of it, in order."""
    listed = [items[-1]]
    for item in reversed(items[:-1]):
        between = scene.text[item.end : listed[0].start]
        if item.kind != listed[0].kind or not between or not LISTED.fullmatch(between):
            break
        listed.insert(0, item)
    return listed


def _is_object(scene: Scene, clause: Clause, run: list[Item], after: Item) -> bool:
    """在P开展X; P获批X; 指导P做好X."""
    start = run[0].start
    between = scene.text[run[-1].end : after.start]
    if AT.search(scene.text[max(clause.start, start - 2) : start]):
        return bool(DONE_THERE.fullmatch(between) or AS_SITE.fullmatch(between))
    if after.kind == "Initiative" and _is_subject(scene, clause, run) and GAINS.fullmatch(between):
        return not after.name.endswith(HONOURS)
    verb = clause.verb_to(run[0])
    caused = verb is not None and verb.relation == CAUSES and after.kind != "Organization"
    return caused and bool(DO_THERE.fullmatch(between))


def _is_subject(scene: Scene, clause: Clause, run: list[Item]) -> bool:
    """Whether places open a clause or an item of a list, and the report is not their own."""
    start = run[0].start
    own = any((scene.issuer or "").startswith(item.name) for item in run)
    return not own and (start == clause.start or scene.text[start - 1] == "、")


def _is_at(scene: Scene, clause: Clause, before: Item, run: list[Item]) -> bool:
    """X在P举行; X落户P; X的P考区. A body is where it was founded; 市律协在P举办… says what it does there."""
    between = scene.text[before.end : run[0].start]
    rest = scene.text[run[-1].end : min(clause.end, run[-1].end + 24)]
    if not between:
        return bool(BRANCH.match(rest))
    if before.kind == "Organization":
        return bool(SEATED.fullmatch(between)) and (not between.endswith("在") or bool(FOUNDED.match(rest)))
    return bool(SETTLES.fullmatch(between)) or (bool(IS_THERE.fullmatch(between)) and bool(HAPPENS.match(rest)))
