"""Two annotations of one document compared: which facts of the one are in the other, and which of their fields agree.

Both are dicts in the form of the annotation guide (see `graph_build.evaluate.annotation`); one is taken for right
("gold"). Pairing is one to one, in the order of the lists: the first that fits is taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

Item = Mapping[str, Any]
Items = Sequence[Item]
Pairs = list[tuple[int, int]]
G = TypeVar("G")
F = TypeVar("F")

MARKS = str.maketrans("", "", "“”‘’\"'「」『』《》〈〉【】")
SPACE = re.compile(r"\s+")
# A name counts as the same with and without one of these behind it: the guide leaves annotators that freedom.
CLASS_NOUNS = (
    *("工程", "项目", "计划", "行动", "专项行动", "活动", "主题活动", "系列活动", "工作", "工作法", "做法", "创建"),
    *("机制", "制度", "体系", "模式", "试点", "改革", "平台", "系统", "应用", "品牌"),
)
FREE_ENDED = ("Initiative", "Formulation")
SHORTEST = 2
FIELDS = ("value", "unit", "redacted", "approx", "change", "status", "period")


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts were right, were to be found, and were found; scores of several documents add up."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.gold + self.found) if self.right else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """In how many of the observations found a field is right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float:
        return self.right / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Error:
    """One fact that is `missed`, `spurious` or `misnamed`, with its sentence where it has one."""

    document: str
    how: str
    kind: str
    what: str
    sentence: str = ""


@dataclass(slots=True)
class Judgement:
    """Scores by (group, kind), shares by field, and every error, of one document or of several."""

    scores: dict[tuple[str, str], Score] = field(default_factory=dict)
    fields: dict[str, Share] = field(default_factory=dict)
    errors: list[Error] = field(default_factory=list)

    def count(self, group: str, kind: str, right: int, gold: int, found: int) -> None:
        self.scores[group, kind] = self.scores.get((group, kind), Score()) + Score(right, gold, found)

    def note(self, name: str, right: bool) -> None:
        self.fields[name] = self.fields.get(name, Share()) + Share(right, 1)

    def add(self, other: Judgement) -> None:
        for (group, kind), score in other.scores.items():
            self.count(group, kind, score.right, score.gold, score.found)
        for name, share in other.fields.items():
            self.fields[name] = self.fields.get(name, Share()) + share
        self.errors += other.errors


def fold(name: Any) -> str:
    """A name without quotation marks, white space and differences of width and case."""
    return SPACE.sub("", unicodedata.normalize("NFKC", "" if name is None else str(name)).translate(MARKS)).lower()


def forms(entity: Item) -> frozenset[str]:
    """All folded forms under which an entity may be named."""
    stated = {fold(form) for form in (entity["name"], entity.get("text"), *entity.get("aliases", ()))}
    if entity["type"] in FREE_ENDED:
        endings = [(form, noun) for form in stated for noun in CLASS_NOUNS if form.endswith(noun)]
        stated |= {form.removesuffix(noun) for form, noun in endings if len(form) - len(noun) >= SHORTEST}
    return frozenset(stated - {""})


def _near(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= SHORTEST and short in long and 2 * len(short) >= len(long)


def _overlap(gold: frozenset[str], found: frozenset[str]) -> bool:
    return bool(gold & found) or any(_near(one, other) for one in gold for other in found)


def pair(gold: Sequence[G], found: Sequence[F], same: Callable[[G, F], bool]) -> Pairs:
    """Indexes of what belongs together."""
    taken: set[int] = set()
    pairs = []
    for at, wanted in enumerate(gold):
        match = next((j for j, given in enumerate(found) if j not in taken and same(wanted, given)), None)
        if match is not None:
            taken.add(match)
            pairs.append((at, match))
    return pairs


class _Comparison:
    """One document: the gold annotation against the one that was found, written into a judgement."""

    def __init__(self, gold: Item, found: Item) -> None:
        self.gold = gold
        self.found = found
        self.judgement = Judgement()
        self.gold_forms = [forms(entity) for entity in gold["entities"]]
        self.names = {form: entity["name"] for entity in gold["entities"] for form in forms(entity)}

    def error(self, how: str, kind: str, what: str, item: Item) -> None:
        self.judgement.errors.append(Error(self.gold["doc"], how, kind, what, item.get("sentence", "")))

    def errors(self, kind: str, gold: Items, found: Items, pairs: Pairs, say: Callable[[Item], str]) -> None:
        """What was in one list and not in the other."""
        for item in _rest(gold, (one for one, _ in pairs)):
            self.error("missed", kind, say(item), item)
        for item in _rest(found, (other for _, other in pairs)):
            self.error("spurious", kind, say(item), item)

    def count(self, group: str, kind: str, gold: Items, found: Items, pairs: Pairs) -> None:
        for each in (kind, "all"):
            self.judgement.count(group, each, len(pairs), len(gold), len(found))

    def entities(self) -> None:
        gold, found = self.gold["entities"], self.found["entities"]
        for kind in _kinds(gold, found):
            self._entities_of(kind, _of_kind(gold, kind), _of_kind(found, kind))

    def _entities_of(self, kind: str, gold: Items, found: Items) -> None:
        gold_forms, found_forms = [forms(entity) for entity in gold], [forms(entity) for entity in found]
        exact = pair(gold_forms, found_forms, lambda one, other: bool(one & other))
        self.count("entity", kind, gold, found, exact)
        self.count("entity overlap", kind, gold, found, pair(gold_forms, found_forms, _overlap))
        self.errors(kind, gold, found, exact, lambda entity: str(entity["name"]))

    def observations(self) -> None:
        gold, found = self.gold["observations"], self.found["observations"]
        named = pair(gold, found, lambda one, other: _located(one, other) and _named(one, other))
        misnamed = _pair_the_rest(gold, found, named)
        self.judgement.count("observation", "found", len(named) + len(misnamed), len(gold), len(found))
        self.judgement.count("observation", "named", len(named), len(gold), len(found))
        for one, other in (*named, *misnamed):
            self._fields(gold[one], found[other])
        for one, other in misnamed:
            what = f"{_numeral(gold[one])} ≠ {found[other].get('indicator')}"
            self.error("misnamed", "Observation", what, gold[one])
        self.errors("Observation", gold, found, [*named, *misnamed], _numeral)

    def _body(self, name: str | None) -> str:
        """The folded full name; who is not named is the issuer."""
        return fold(self.names.get(fold(name), name or self.gold["report"].get("issuer")))

    def _fields(self, gold: Item, found: Item) -> None:
        for name in FIELDS:
            self.judgement.note(name, fold(str(gold.get(name))) == fold(str(found.get(name))))
        self.judgement.note("by", self._body(gold.get("by")) == self._body(found.get("by")))
        if gold.get("about"):  # most are about nothing, and there every extractor would be right
            self.judgement.note("about", self._body(gold["about"]) == self._body(found.get("about") or "-"))

    def relations(self) -> None:
        gold, found = self.gold["relations"], self.found["relations"]
        for kind in _kinds(gold, found):
            self._relations_of(kind, _of_kind(gold, kind), _of_kind(found, kind))

    def _relations_of(self, kind: str, gold: Items, found: Items) -> None:
        meant = {fold(entity["name"]): forms(entity) for entity in self.found["entities"]}

        def ends(relation: Item) -> tuple[frozenset[str], ...]:
            names = (fold(relation["head"]), fold(relation["tail"]))
            return tuple(meant.get(name, frozenset([name])) for name in names)

        wanted = [(self._gold_end(relation["head"]), self._gold_end(relation["tail"])) for relation in gold]
        pairs = pair(wanted, [ends(relation) for relation in found], _same_ends)
        self.count("relation", kind, gold, found, pairs)
        self.errors(kind, gold, found, pairs, lambda relation: f"{relation['head']} → {relation['tail']}")

    def _gold_end(self, name: str) -> frozenset[str]:
        """Any form of any entity of that name will do."""
        meant = [each for each in self.gold_forms if fold(name) in each]
        return frozenset().union(*meant) if meant else frozenset([fold(name)])


def _kinds(gold: Items, found: Items) -> list[str]:
    return sorted({item["type"] for item in (*gold, *found)})


def _of_kind(items: Items, kind: str) -> Items:
    return [item for item in items if item["type"] == kind]


def _rest(items: Items, taken: Iterable[int]) -> Items:
    gone = set(taken)
    return [item for at, item in enumerate(items) if at not in gone]


def _pair_the_rest(gold: Items, found: Items, named: Pairs) -> Pairs:
    """Observations that were found in their place, but under another indicator."""
    left = sorted(set(range(len(gold))) - {one for one, _ in named})
    right = sorted(set(range(len(found))) - {other for _, other in named})
    placed = pair([gold[at] for at in left], [found[at] for at in right], _located)
    return [(left[one], right[other]) for one, other in placed]


def _same_ends(gold: Sequence[frozenset[str]], found: Sequence[frozenset[str]]) -> bool:
    return all(one & other for one, other in zip(gold, found, strict=True))


def _squash(text: str | None) -> str:
    return SPACE.sub("", text or "")


def _located(gold: Item, found: Item) -> bool:
    """The same numeral in the same sentence; a longer or shorter cut of the sentence is no error here."""
    one, other = _squash(gold["sentence"]), _squash(found.get("sentence"))
    return _squash(gold["raw"]) == _squash(found.get("raw")) and bool(other) and (one in other or other in one)


def _named(gold: Item, found: Item) -> bool:
    return all(fold(keyword) in fold(found.get("indicator")) for keyword in gold["keywords"])


def _numeral(observation: Item) -> str:
    return f"{observation.get('raw')} · {observation.get('indicator')}"


def judge(gold: Item, found: Item) -> Judgement:
    """Compare what was found in one document with what is right."""
    comparison = _Comparison(gold, found)
    comparison.entities()
    comparison.observations()
    comparison.relations()
    return comparison.judgement
