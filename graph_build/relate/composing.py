"""PART_OF: initiatives within an umbrella, bodies within a body; said in a sentence or by the headings above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph_build.chinese_numbers import month_or_day
from graph_build.document.points import BRACKETED, DIGIT, LISTED, SAID
from graph_build.document.text import Heading
from graph_build.records import NOTHING, made
from graph_build.relate.claims import Claim
from graph_build.relate.government import listed_with
from graph_build.relate.scene import Item, Place, Scene
from graph_build.relate.words import any_of

CLASS_NOUNS = any_of("class_noun")
# From the last part of a list to the umbrella that closes it: 等一批“…”, 等五大行动.
ASIDE = "(?:（[^，。）]{1,10}）)?"  # “村晚”（南部赛区）
OTHER_PARTS = (
    f"(?:{CLASS_NOUNS}{{0,4}}{ASIDE}(?:[、和与及]?“[^”，。]{{1,24}}”|[、和与及][^，；。：、的]{{2,16}})){{0,2}}"
)
# 等5个项目获批X: X is what they became, and not what they are called together.
TOGETHER = "(?:(?!获|入选|纳入|列入|成为|被|推进|开展)[^，；。：、的]){0,8}"
CLOSES = re.compile(f"{OTHER_PARTS}(?:{CLASS_NOUNS}{{0,4}}{ASIDE}等{TOGETHER}|{CLASS_NOUNS}{{0,2}})")
# 高等教育 closes no list.
AND_SO_ON = re.compile(r"(?<![高平同均对初中优])等(?![级次])")
COUNTED = re.compile(r"[一二两三四五六七八九十百\d]{1,3}(?:大|个|项|类)")
LEADING_COUNT = re.compile(r"([一二两三四五六七八九十]|\d{1,2})(?:大|项|个)")
CLOSING_COUNT = re.compile(r"([一二两三四五六七八九十]|\d{1,2})(?:大|项|个)?(?:\w{0,4}(?:工程|行动|攻坚|计划|任务))?\Z")
# From an umbrella to the first of its parts: “五大工程”，包括…
INCLUDES = re.compile(
    f"{CLASS_NOUNS}{{0,4}}[^，；。：、]{{0,6}}[，、（：—]{{0,2}}(?:其中，?)?(?:{any_of('includes')}|：|（|——|中的|里的|之)"
    "(?:推进|实施|开展)?[^，；。：、）]{0,6}"
)
HAS = re.compile(f"[^，；。：、]{{0,6}}[，]?[^，；。：、]{{0,4}}{any_of('consists')}[^，；。：、]{{0,10}}")
BELONGS = re.compile(f"{any_of('belongs')}于?")
BEGINS_HEADING = re.compile(r"[^，；：、]{0,8}")
LAST_CLAUSE = re.compile(r".*，", re.DOTALL)
CLOSES_HEADING = re.compile(f"{CLASS_NOUNS}{{0,4}}")
ENDS_HEADING = re.compile(rf"{CLASS_NOUNS}{{0,4}}(?:[，；：]|\Z)")
# （一）“护航”工程深入推进
NUMBERED = re.compile(f"(?:{LISTED}|{BRACKETED}|{DIGIT})?")
FARES = re.compile(r"[^，；：、的]{2,12}")
LEADS_SECTIONS = 5  # 一是 and 第一 number points of a paragraph; what they head governs no section
SECTIONED = 2
FEWEST_COUNTED = 3
MOST_POINTS = 12
FARTHEST = 4000  # characters; beyond it nothing is part of an umbrella
CLASSED = re.compile(r"[一二三四五六七八九十\d][大项个]")
POINT = re.compile(f"([—·●◆-]{{1,2}})|({SAID})|({BRACKETED})|({DIGIT})")
SHARED_ENDING, CLASS = 4, 2
MOST_LOOKED_AT = 80


def find_parts(scene: Scene, carried_out: Sequence[Claim]) -> Iterator[Claim]:
    """Claims that one initiative or body is part of another. `carried_out` are the claims of IMPLEMENTS."""
    for kind in ("Initiative", "Organization"):
        for (item, place), (_, behind) in pairwise(scene.of_kind(kind)):
            if behind.sentence is place.sentence and (following := _next(scene, item, place)):
                yield from _stated(scene, item, following, place)
    yield from _counted_parts(scene)
    yield from _Outline(scene, carried_out).claims()


def _counted_parts(scene: Scene) -> Iterator[Claim]:
    """Initiatives that end alike, as many as an umbrella before them counts in its paragraph: 十大工程 and ten."""
    for item, _ in scene.of_kind("Initiative"):
        count = (_counts(item.name) or 0) if CLASSED.search(item.name) else 0
        if count < FEWEST_COUNTED:
            continue
        end = _end_of_points(scene.text, item.end)
        first = scene.first_from(item.end)
        near = scene.items[first : first + MOST_LOOKED_AT]
        within = [other for other in near if other.kind == item.kind and other.start < end]
        for part in _alike(scene, within, item.name[-CLASS:], count):
            sentence = scene.document.sentence_at(part.start)
            yield _claim(part, item, sentence.index, part.start, False)


def _end_of_points(text: str, start: int) -> int:
    """Where the paragraph ends in which a position stands, with the points of it that are paragraphs of their own."""
    own = _point(text, text.rfind("\n", max(0, start - FARTHEST), start) + 1)
    kind = None
    limit = min(len(text), start + FARTHEST)
    for _ in range(MOST_POINTS):
        start = text.find("\n", start, limit)
        if start < 0:
            return limit
        following = _point(text, start + 1)
        if following in (None, own) or (kind and following != kind):
            return start
        kind = following
        start += 1
    return start


def _point(text: str, start: int) -> int | None:
    """With which kind of mark a paragraph begins, if it is a point of a list."""
    match = POINT.match(text, start)
    return match.lastindex if match else None


def _alike(scene: Scene, items: Sequence[Item], noun: str, count: int) -> list[Item]:
    """The items that share a long ending, or end with the umbrella's class noun, if they are exactly `count`."""
    groups: dict[str, dict[str, Item]] = {}
    for item in items:
        written = scene.text[item.start : item.end].strip("“”")
        for shared in (written[-SHARED_ENDING:], noun)[: 1 + written.endswith(noun)]:
            groups.setdefault(shared, {}).setdefault(item.name, item)
    return next((list(group.values()) for group in groups.values() if len(group) == count), [])


def _stated(scene: Scene, item: Item, following: Item, place: Place) -> Iterator[Claim]:
    """Parts of the umbrella that follows the list which an item begins, or that the item itself is followed by."""
    between = scene.text[item.end : following.start]
    if item.kind == "Organization":
        if BELONGS.fullmatch(between):
            yield _claim(item, following, place.sentence.index, item.start, True)
        parts = HAS.fullmatch(between)
    else:
        parts = INCLUDES.fullmatch(between)
        if _is_umbrella_of_list(scene, following, between):
            for part in _list_to(scene, item, place):
                yield _claim(part, following, place.sentence.index, part.start, True)
    if parts:
        clause = place.clause_of(following)
        for part in listed_with(scene, clause, following):
            yield _claim(part, item, place.sentence.index, part.start, True)


def _next(scene: Scene, item: Item, place: Place) -> Item | None:
    """The next item in the sentence, if it is of the same kind."""
    at = scene.following(item)
    same = at < len(scene.items) and scene.kinds[at] == item.kind and scene.starts[at] < place.sentence.span.end
    return scene.items[at] if same else None


def _is_umbrella_of_list(scene: Scene, umbrella: Item, between: str) -> bool:
    if not CLOSES.fullmatch(between):
        return False
    quoted = scene.text[umbrella.start] == "“"  # “十个严禁”“五个不准” are two of one list
    return bool(AND_SO_ON.search(between)) or (not quoted and COUNTED.match(umbrella.name) is not None)


def _list_to(scene: Scene, last: Item, place: Place) -> Iterator[Item]:
    """The items of the list that `last` closes, itself included."""
    for item in place.clause.before(last.start):
        if item.kind == last.kind and last in listed_with(scene, place.clause, item):
            yield item
    yield last


def _claim(part: Item, whole: Item, sentence: int, at: int, explicit: bool) -> Claim:
    return made(Claim, ("PART_OF", part.kind, part.name, whole.kind, whole.name, sentence, at, explicit, NOTHING))


class _Outline:
    """Sections that are headed by an initiative, and the umbrella above them."""

    def __init__(self, scene: Scene, carried_out: Sequence[Claim]) -> None:
        self.scene = scene
        self.carried_out = carried_out
        self.positions = {(claim.at, claim.tail) for claim in carried_out}
        self._heads: dict[int, Item | None] = {}  # by where the heading begins

    def claims(self) -> Iterator[Claim]:
        sentences = self.scene.document.sentences
        sections: Sequence[Heading] = ()
        headed: list[tuple[int, Item]] = []
        for claim in self.carried_out:
            if sentences[claim.sentence].sections is not sections:  # sentences of one section share them
                sections = sentences[claim.sentence].sections
                headed = self._headed(sections)
            above = next((head for end, head in headed if claim.at >= end), None) if headed else None
            if above:
                part, whole = ("Initiative", claim.tail), ("Initiative", above.name)
                yield made(Claim, ("PART_OF", *part, *whole, claim.sentence, claim.at, False, NOTHING))
        yield from self._under_umbrellas()

    def _headed(self, sections: Sequence[Heading]) -> list[tuple[int, Item]]:
        """Where the headings end that have an initiative, and that; the innermost first. Most have none."""
        return [(heading.span.end, head) for heading in reversed(sections) if (head := self.head(heading))]

    def head(self, heading: Heading) -> Item | None:
        """The initiative after which a section is named: its heading is a verb and it, or begins so."""
        start = heading.span.start
        if start not in self._heads:
            self._heads[start] = self._find_head(heading) if heading.level <= LEADS_SECTIONS else None
        return self._heads[start]

    def _find_head(self, heading: Heading) -> Item | None:
        return next((item for item in self.scene.items_in(heading.span) if self._names(heading, item)), None)

    def _names(self, heading: Heading, item: Item) -> bool:
        if (item.start, item.name) not in self.positions:
            return False
        lead = self.scene.text[heading.span.start : item.start]
        rest = self.scene.text[item.end : heading.span.end]
        quoted = self.scene.text[item.start] == "“" and CLOSES_HEADING.fullmatch(rest)
        last = LAST_CLAUSE.match(lead) if quoted else None  # 坚守底线，实施“护航”行动
        opens = BEGINS_HEADING.fullmatch(lead, last.end() if last else 0) and ENDS_HEADING.match(rest)
        return bool(opens or (NUMBERED.fullmatch(lead) and FARES.fullmatch(rest)))

    def _under_umbrellas(self) -> Iterator[Claim]:
        """Headed sections of one level and parent, under a number compound of as many parts named above them."""
        groups: dict[tuple[Heading, ...], dict[Heading, int]] = {}
        sections: Sequence[Heading] = ()
        for sentence in self.scene.document.sentences:
            if sentence.sections is sections:  # sentences of one section share them
                continue
            sections = sentence.sections
            for depth, heading in enumerate(sections):
                if self.head(heading):
                    groups.setdefault(sentence.sections[:depth], {}).setdefault(heading, sentence.index)
        for headings in groups.values():
            umbrella = self._umbrella(list(headings)) if len(headings) >= SECTIONED else None
            for heading, index in headings.items() if umbrella else ():
                part = self.head(heading)
                if part and umbrella:
                    yield _claim(part, umbrella, index, part.start, False)

    def _umbrella(self, headings: list[Heading]) -> Item | None:
        """The last initiative before the first section whose name counts as many parts as there are sections."""
        first = min(heading.span.start for heading in headings)
        for item in reversed(self.scene.items[: self.scene.first_from(first)]):
            if item.kind == "Initiative" and _counts(item.name) == len(headings):
                return item
        return None


def _counts(name: str) -> int | None:
    """How many parts an umbrella's name says it has: 五大工程 is 5."""
    match = LEADING_COUNT.match(name) or CLOSING_COUNT.search(name)
    if not match:
        return None
    return month_or_day(match[1])
