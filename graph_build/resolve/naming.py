"""Initiatives, formulations, documents, meetings, places and periods of one report: names, aliases, scopes and keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph_build.divisions import gazetteer
from graph_build.lexicon import words
from graph_build.ontology import ontology
from graph_build.records import Entity, Mention, Profile, Value
from graph_build.resolve.bodies import MASK, Home, identify
from graph_build.resolve.grouping import SPACE, surfaces
from graph_build.text import Document

STATE = "中华人民共和国"
CLASS_NOUNS = (
    "专项行动",
    "主题活动",
    "系列活动",
    "实践活动",
    "工作机制",
    "工作制度",
    "工程",
    "行动",
    "机制",
    "制度",
    "试点",
    "改革",
    "活动",
    "平台",
    "品牌",
    "模式",
    "工作",
    "计划",
    "项目",
    "创建",
)
RELATIVE_MEETING = re.compile(
    r"^(?:第?[*\d〇零一二三四五六七八九十]*年?度?)?(?:全|我|本)?(?:省|市|区|县|州|局|院|厅|系统)"
)
HOLDER = re.compile(
    r"^(?:(?:我|本)?(?:省|市|区|县|州|自治区)(?:委|政府|政协|人大|纪委|第)|.{0,8}?(?:省|市|县|区|州)(?:委|政府|政协|人大|纪委|第))"
)
YEAR = re.compile(r"\d{4}年")
ORDINAL = re.compile(r"届|第[*\d〇零一二三四五六七八九十百]+次")


@dataclass(frozen=True, slots=True)
class Identity:
    """Where an entity belongs and by which name two reports mean the same one."""

    scope: str
    key: str
    reason: str


def group_others(document: Document, mentions: Sequence[Mention], home: Home, profile: Profile) -> tuple[Entity, ...]:
    """One entity for each kind and canonical name."""
    names = {(mention.kind, mention.name) for mention in mentions}
    groups: dict[tuple[str, str], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((mention.kind, _canonical(mention, names)), []).append(mention)
    return tuple(_entity(document, kind, name, found, home, profile) for (kind, name), found in groups.items())


def _canonical(mention: Mention, names: set[tuple[str, str]]) -> str:
    """One name for the forms of one thing that this report uses beside each other."""
    name = mention.name
    if mention.kind == "Document":
        return name.removeprefix(STATE) if name != STATE else name
    if mention.kind == "Initiative":
        for noun in CLASS_NOUNS:
            if name.endswith(noun) and ("Initiative", name[: -len(noun)]) in names:
                return name[: -len(noun)]
    if mention.kind == "Place":
        return _place_key(name)
    return name


def _place_key(name: str) -> str:
    """潮州 and 潮州市 are one place; 海南 is the province, not the prefecture of that name."""
    divisions = gazetteer().by_name.get(name) or gazetteer().by_short.get(name, ())
    if len(divisions) == 1 or (divisions and divisions[0].level == "province"):
        return divisions[0].path
    return name


def _entity(
    document: Document, kind: str, canonical: str, found: Sequence[Mention], home: Home, profile: Profile
) -> Entity:
    name = _name(kind, canonical, found)
    identity = IDENTITIES.get(kind, _everywhere)(canonical, name, home, profile)
    forms = surfaces(document, found)
    text = next((form for form in forms if SPACE.sub("", form) == name), forms[0])
    named = dict.fromkeys(mention.name for mention in found)
    others = (*forms, *(given for given in named if given not in forms and given in document.source.text))
    aliases = tuple(form for form in dict.fromkeys(others) if form != text and SPACE.sub("", form) != name)
    reasons = tuple(dict.fromkeys([identity.reason, *_joined(name, found)]))
    return Entity(
        kind, name, text, aliases, tuple(found), _attributes(kind, name, found), identity.scope, identity.key, reasons
    )


def _joined(name: str, found: Sequence[Mention]) -> list[str]:
    return [f"{mention.name} 即 is {name}" for mention in found if mention.name != name]


def _name(kind: str, canonical: str, found: Sequence[Mention]) -> str:
    """The canonical name where a mention has it, else the fullest."""
    given = [mention.name for mention in found]
    if kind == "Initiative" and canonical in given:
        return canonical
    return min(given, key=lambda name: (-len(name), name))


def _attributes(kind: str, name: str, found: Sequence[Mention]) -> dict[str, Value]:
    """What extractors know of it, and the level of a place; only what the ontology declares."""
    declared = {column.name for column in ontology().nodes[kind].properties} - {"aliases"}
    values: dict[str, Value] = {}
    for mention in found:
        for key, value in mention.attributes.items():
            if key in declared and value is not None:
                values.setdefault(key, value)
    level = _place_level(name) if kind == "Place" else None
    return {**values, "level": level} if level else values


def _place_level(name: str) -> str | None:
    divisions = gazetteer().by_name.get(name) or gazetteer().by_short.get(name, ())
    levels = {division.level for division in divisions[:1]}
    return levels.pop() if levels else None


def _everywhere(canonical: str, name: str, home: Home, profile: Profile) -> Identity:
    if MASK.search(name) and not re.fullmatch(r"[\d*/\-HQ]+", name):
        return Identity(
            home.nowhere, canonical, f"{name} 有遮盖，只在本报告内相同 masked: the same only within this report"
        )
    return Identity("", canonical, "")


def _initiative(canonical: str, name: str, home: Home, profile: Profile) -> Identity:
    """What the nation runs is one; what has the same name in two places is two."""
    if MASK.search(name):
        return _everywhere(canonical, name, home, profile)
    if _is_national(name):
        return Identity("", canonical, f"{name} 为全国性举措 a national initiative")
    where = home.jurisdiction or home.nowhere
    return Identity(where, canonical, f"{name} 为本地举措 a local initiative of {where}")


def _is_national(name: str) -> bool:
    known = words("national_initiatives")
    return name in known or any(name == word + noun for word in known for noun in CLASS_NOUNS if name.endswith(noun))


def _meeting(canonical: str, name: str, home: Home, profile: Profile) -> Identity:
    """全市…会议 and 市委…全会 are meetings of one place; without year or number also of one year."""
    if MASK.search(name) or not (RELATIVE_MEETING.match(name) or HOLDER.match(name)):
        return _everywhere(canonical, name, home, profile)
    holder = re.match(r".*?(?:省|市|区|县|州)", name)
    scope = (
        identify(holder.group() + "委", home).scope
        if holder and not name.startswith("全")
        else home.jurisdiction or home.nowhere
    )
    dated = YEAR.search(name) or ORDINAL.search(name) or profile.year == "*"
    key = name if dated else f"{profile.year}年{name}"
    return Identity(scope, key, f"{name} 为 {scope} 的会议 a meeting of {scope}")


IDENTITIES: Mapping[str, Callable[[str, str, Home, Profile], Identity]] = {
    "Initiative": _initiative,
    "Meeting": _meeting,
}
