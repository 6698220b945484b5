"""Which nodes nearly have the name of another, and why they are two: what a careless reader would have joined.

Each rule blurs one part of a name (the place, a number, a qualifier …). Nodes whose blurred names agree have been
considered; the rule says what keeps them apart. Names are looked up by their blurred form, never each with each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from graph_build.errors import Bilingual
from graph_build.folding import fold
from graph_build.lexicon import words
from graph_build.ontology import ontology
from graph_build.reasons import Line
from graph_build.records import NOWHERE

# How many nodes a rule names on either side of a node, in the order of places; further ones are counted.
NEAREST = 4
NUMBER = re.compile(r"[\d〇零一二两三四五六七八九十百]+")
YEAR = re.compile(r"\d{4}")
BRACKET = re.compile(r"\([^()]*\)\Z")  # of a folded name
ORGAN = re.compile(
    r"(?:机关党委|直属机关党委|党委|党组|党总支|党支部|党工委|领导班子|机关|办公室|办公厅|纪委|纪检组|工会|团委)\Z"
)
OWNER = re.compile(
    r"^[省市区县州旗]?(人大常委会|人民代表大会常务委员会|人民代表大会|人大|人民政府|政府|政协|纪委|监委|委)(?=.{2})"
)
QUALIFIED = ("Indicator", "Document", "Initiative", "Meeting")
TAIL = re.compile(r"(?:局|厅|部|委员会)\Z")


class NamedNode(NamedTuple):
    """A node by what makes it itself."""

    scope: str
    key: str
    kind: str
    name: str
    id: str


class Folded(NamedTuple):
    """A node with its key and name as they are compared."""

    node: NamedNode
    key: str
    name: str


Blurred = tuple[str, ...]


class Rule(NamedTuple):
    """`blur` gives what near names share (None: the rule has nothing to say); `why` what keeps two such apart."""

    blur: Callable[[Folded], Blurred | None]
    why: Callable[[NamedNode, NamedNode], Bilingual | None]


def _same_name(folded: Folded) -> Blurred:
    return folded.node.kind, folded.name


def _same_key(folded: Folded) -> Blurred:
    return folded.node.kind, folded.key


def _place(one: NamedNode, two: NamedNode) -> Bilingual:
    """Of the same name: it is the places that differ, or one of them is not known."""
    if one.scope == two.scope:
        return Bilingual(f"全称不同：{one.key}、{two.key}", f"other names in full: {one.key}, {two.key}")
    if NOWHERE in (one.scope[: len(NOWHERE)], two.scope[: len(NOWHERE)]):
        if one.kind == "Indicator":
            return Bilingual("离开上下文不知所计，不跨报告合并", "only the text around it tells what it counts")
        return Bilingual(
            "归属不明（被遮盖或未写明），不跨报告合并",
            "masked or of a place that is not known: never joined across reports",
        )
    here, there = (scope or None for scope in sorted((one.scope, two.scope)))
    return Bilingual(
        f"归属不同：{here or '全国'}、{there}", f"of different places: {here or 'the whole country'}, {there}"
    )


def _any_kind(folded: Folded) -> Blurred:
    return (folded.name,)


def _kind(one: NamedNode, two: NamedNode) -> Bilingual | None:
    if one.kind == two.kind:
        return None
    kinds = [ontology().nodes[label].title for label in sorted((one.kind, two.kind))]
    return Bilingual(f"类别不同：{kinds[0].zh}、{kinds[1].zh}", f"of different kinds: {kinds[0].en}, {kinds[1].en}")


def _unnumbered(folded: Folded) -> Blurred | None:
    node, blurred = folded.node, NUMBER.sub("#", folded.key)
    numbered = node.kind != "Period" and "#" in blurred and len(blurred) > 2
    return (node.kind, node.scope, blurred) if numbered else None


def _numbers(one: NamedNode, two: NamedNode) -> Bilingual:
    pairs = zip(NUMBER.findall(fold(one.key)), NUMBER.findall(fold(two.key)), strict=True)
    here, there = next(sorted(pair) for pair in pairs if pair[0] != pair[1])
    if YEAR.fullmatch(here) and YEAR.fullmatch(there):
        return Bilingual(f"年份不同：{here}、{there}", f"of different years: {here}, {there}")
    return Bilingual(f"序号或数词不同：{here}、{there}", f"other numbers: {here}, {there}")


def _unqualified(folded: Folded) -> Blurred | None:
    node = folded.node
    return (node.kind, node.scope, _core(folded.key)) if node.kind in QUALIFIED else None


def _core(key: str) -> str:
    """A folded name without the qualifiers before it and the brackets behind it."""
    core = BRACKET.sub("", key)
    if not core.startswith(_qualifying()):
        return core
    word = next((word for word in _qualifying() if core.startswith(word) and len(core) > len(word) + 1), "")
    return core.removeprefix(word)


@cache
def _qualifying() -> tuple[str, ...]:
    return tuple(words("name_qualifiers"))


def _rest(key: str, core: str) -> str:
    """What a name has besides its core, for reading."""
    return fold(key).replace(core, "", 1)


def _qualifiers(one: NamedNode, two: NamedNode) -> Bilingual:
    return _beside("限定词不同", "other qualifiers", one, two, _core(fold(one.key)))


def _beside(zh: str, en: str, one: NamedNode, two: NamedNode, core: str) -> Bilingual:
    words = sorted(filter(None, (_rest(one.key, core), _rest(two.key, core))))
    return Bilingual(f"{zh}：{'、'.join(words)}", f"{en}: {', '.join(words)}")


def _within(folded: Folded) -> Blurred | None:
    node = folded.node
    stem = ORGAN.sub("", node.key)
    return (node.scope, stem) if node.kind == "Organization" and len(stem) > 1 else None


def _organs(one: NamedNode, two: NamedNode) -> Bilingual:
    return _beside("一个机构与它的组织，各为一个", "a body and what is within it", one, two, ORGAN.sub("", one.key))


def _unowned(folded: Folded) -> Blurred | None:
    node = folded.node
    owner = OWNER.match(node.key) if node.kind == "Organization" else None
    return (node.scope, node.key[owner.end() :]) if owner else None


def _owners(one: NamedNode, two: NamedNode) -> Bilingual:
    here, there = sorted(match.group(1) for each in (one, two) if (match := OWNER.match(each.key)))
    return Bilingual(f"属于不同的机构：{here}、{there}", f"of different bodies: {here}, {there}")


def _stem(folded: Folded) -> Blurred | None:
    node = folded.node
    return (node.scope, _without_noun(node.key)) if node.kind == "Initiative" else None


def _without_noun(key: str) -> str:
    noun = next((noun for noun in words("class_nouns") if key.endswith(noun) and len(key) > len(noun) + 1), "")
    return key.removesuffix(noun)


def _nouns(one: NamedNode, two: NamedNode) -> Bilingual:
    said = _beside("尾词不同", "other class nouns", one, two, _without_noun(one.key))
    return Bilingual(
        f"{said.zh}；同一份报告两种写法并用时才合并", f"{said.en}; joined only where one report has both forms"
    )


def _trade(folded: Folded) -> Blurred | None:
    node = folded.node
    tail = TAIL.search(node.key) if node.kind == "Organization" else None
    return (node.key[: tail.start()],) if tail and tail.start() > 1 else None


def _levels(one: NamedNode, two: NamedNode) -> Bilingual | None:
    if one.key == two.key:
        return None
    here, there = sorted((one, two))
    zh = f"层级不同：{here.scope or '中央'} {here.key}、{there.scope or '中央'} {there.key}"
    en = f"at different levels: {here.scope or 'central'} {here.key}, {there.scope or 'central'} {there.key}"
    return Bilingual(zh, en) if NOWHERE not in zh else _place(one, two)


RULES = (
    Rule(_same_name, _place),
    Rule(_same_key, _place),
    Rule(_any_kind, _kind),
    Rule(_unnumbered, _numbers),
    Rule(_unqualified, _qualifiers),
    Rule(_within, _organs),
    Rule(_unowned, _owners),
    Rule(_stem, _nouns),
    Rule(_trade, _levels),
)


def blurs(node: NamedNode) -> list[tuple[int, Blurred]]:
    """What each rule that has something to say of a node makes of its name; rules by their number."""
    folded = Folded(node, fold(node.key), fold(node.name))
    found = ((at, rule.blur(folded)) for at, rule in enumerate(RULES))
    return [(at, blurred) for at, blurred in found if blurred is not None]


def _buckets(nodes: Iterable[NamedNode]) -> list[tuple[int, list[NamedNode]]]:
    """Nodes that a rule cannot tell from each other, in their order, with the rule's number."""
    found: dict[tuple[int, Blurred], list[NamedNode]] = {}
    for node in sorted(nodes):
        for blurred in blurs(node):
            found.setdefault(blurred, []).append(node)
    return [(at, bucket) for (at, _), bucket in found.items()]


def left_out(bucket: Sequence[NamedNode]) -> int:
    """How many of a bucket a node of it does not name, rounded down to one digit and zeros: one name more of a thousand
    is then seldom a change in all others."""
    left = len(bucket) - 1 - 2 * NEAREST
    zeros = 10 ** (len(str(left)) - 1)
    return left // zeros * zeros if left > 0 else 0


class _Pairs:
    """What is known of pairs so far; of two reasons the first stands."""

    def __init__(self) -> None:
        self.lines: dict[str, dict[str, Line]] = {}
        self.more: dict[str, int] = {}

    def add(self, one: NamedNode, two: NamedNode, why: Bilingual) -> None:
        if two.id not in self.lines.get(one.id, ()):
            self.lines.setdefault(one.id, {})[two.id] = Line(two.name, why, two.id)
            self.lines.setdefault(two.id, {})[one.id] = Line(one.name, why, one.id)

    def bucket(self, rule: Rule, bucket: Sequence[NamedNode], only: Container[str] | None) -> None:
        for at, one in enumerate(bucket):
            for two in bucket[at + 1 : at + 1 + NEAREST]:
                if only is None or one.id in only or two.id in only:
                    why = rule.why(one, two)
                    if why:
                        self.add(one, two, why)
        left = left_out(bucket)
        if left:
            self.more.update({node.id: max(left, self.more.get(node.id, 0)) for node in bucket})

    def of(self, id: str) -> list[Line]:
        """The lines of a node, sorted, and how many are left out."""
        lines = sorted(self.lines[id].values())
        if id in self.more:
            zh, en = f"至少还有 {self.more[id]} 个同样相近", f"at least {self.more[id]} more are as near"
            lines.append(Line("…", Bilingual(zh, en), ""))
        return lines


def kept_apart(nodes: Iterable[NamedNode], decided: Mapping[tuple[str, str], Bilingual]) -> dict[str, list[Line]]:
    """For each node the near ones that it was not joined with, sorted. `decided` has pairs of ids that a correction
    took apart, with its reason; an indicator of such a pair may have lost all its numbers."""
    known = tuple(nodes)
    by_id = {node.id: node for node in known} if decided else {}
    pairs = [(one, two, why) for (one, two), why in decided.items() if one in by_id and two in by_id]
    return lines_of(_buckets(known), [(by_id[one], by_id[two], why) for one, two, why in pairs])


def lines_of(
    buckets: Iterable[tuple[int, Sequence[NamedNode]]],
    decided: Iterable[tuple[NamedNode, NamedNode, Bilingual]],
    only: Container[str] | None = None,
) -> dict[str, list[Line]]:
    """The lines of nodes from all buckets that they are in, each with the number of its rule; those of `only`, where it
    is given, are whole."""
    pairs = _Pairs()
    for one, two, why in decided:
        pairs.add(one, two, why)
    for at, bucket in sorted((each for each in buckets if len(each[1]) > 1), key=lambda each: each[0]):
        pairs.bucket(RULES[at], bucket, only)
    return {id: pairs.of(id) for id in pairs.lines if only is None or id in only}
