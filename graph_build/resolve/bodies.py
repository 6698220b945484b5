"""Which body a name stands for: the place it belongs to, and what it is called there in full."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from graph_build.divisions import gazetteer
from graph_build.errors import Bilingual
from graph_build.lexicon import rows, word_set
from graph_build.resolve.full_forms import expanded
from graph_build.resolve.home import ENDINGS, Home
from graph_build.resolve.kinds import kind_of
from graph_build.resolve.stated import stated_parts

GENERIC = re.compile(r"(?:我|本|全)?(自治区|自治州|自治县|地区|省|市|区|县|州|盟|旗)(?=.)")
TOWNSHIP = re.compile(r"(?:我|本)?(镇|乡|街道)(?=党|人|政|办|综|工|司|委)")
MASK_MARK = re.compile(r"[*＊×某XxＸ](?:(?<=[*＊×某])|[XxＸ])")  # first a set of characters, which is quick to find
MASKED_PLACE = re.compile(r"(?:[*＊×某]{1,4}|[XxＸ]{2,3})(自治区|自治州|自治县|地区|省|市|区|县|州|盟|旗)(?=.)")
AREA = re.compile(r"(?:新区|高新区|经开区|开发区|示范区|度假区|(?:综合)?实验区)(?=.)")
AREA_OF = re.compile(rf"[一-龥]{{2,6}}?{AREA.pattern}")
LEVELS = {
    "省": "province",
    "自治区": "province",
    "直辖市": "province",
    "市": "city",
    "州": "city",
    "自治州": "city",
    "盟": "city",
    "地区": "city",
    "区": "county",
    "县": "county",
    "旗": "county",
    "自治县": "county",
}
COURTS = ("法院", "检察院")
TOWN = re.compile(r"(?:镇|乡|街道)(?:党|人民政府|政府|办|综|工|司|委)")


class Body(NamedTuple):
    """Where a body belongs (`scope`: a path of divisions, "" for everywhere, `report:…` for nowhere known), its full
    name there (`key`), and why."""

    scope: str
    key: str
    level: str | None
    kind: str
    reason: Bilingual


@lru_cache(maxsize=1)
def national() -> dict[str, tuple[str, str]]:
    """Every name and short form of the bodies that are the same everywhere → full name and kind."""
    found = {}
    for row in rows("national_bodies"):
        for form in (row["name"], *(row["short"] or "").split()):
            found[form] = (row["name"], row["kind"])
    return found


@lru_cache(maxsize=1)
def _national_beginnings() -> frozenset[str]:
    """The first two characters of the names of national bodies; most bodies' begin with none of them."""
    return frozenset(form[:2] for form in national())


def _local(path: str, rest: str, level: str | None, kind: str, reason: Bilingual) -> Body:
    if TOWN.search(rest):
        level = "township"
    key = expanded(rest, level)
    return Body(path, key, level, kind, _with_full_form(reason, rest, key))


def _with_full_form(reason: Bilingual, rest: str, full: str) -> Bilingual:
    """The reason, and what the name without its place is in full, where that is another."""
    if rest == full:
        return reason
    return Bilingual(f"{reason.zh}；{rest} 全称 {full}", f"{reason.en}; {rest} is {full} in full")


def _level(path: str) -> str | None:
    division = gazetteer().by_path.get(path)
    if division:
        return division.level
    return next((LEVELS[end] for end in ("省", "市", "州", "盟", "县", "区", "旗") if path.endswith(end)), None)


def _national_part(name: str) -> Body | None:
    """A national body, or an organ inside one (最高人民法院第一巡回法庭, 国务院办公厅督查室)."""
    known = national()
    if name[:2] not in _national_beginnings():
        return None
    for size in range(min(len(name), 20), 1, -1):
        full = known.get(name[:size])
        if full and (size == len(name) or (full[1] != "enterprise" and name[:size] != "中央")):
            kind = full[1] if size == len(name) else kind_of(name)
            level = "central" if full[1] not in ("enterprise", "other") else None
            return Body("", full[0] + name[size:], level, kind, _everywhere(name[:size], full[0]))
    return None


def _everywhere(short: str, full: str) -> Bilingual:
    if short == full:
        return Bilingual(f"{full} 全国只有一个", f"{full} is the same body everywhere")
    return Bilingual(f"{short} 即 {full}，全国只有一个", f"{short} is {full}, the same body everywhere")


def identify(name: str, home: Home) -> Body:
    """The body that `name` means in a report whose home is `home`."""
    plain = name.removeprefix("中共") if not name.startswith("中共中央") else name
    kind = kind_of(name)
    if MASK_MARK.search(plain):
        return _masked(plain, kind, home)
    if home.area and (part := AREA.match(plain)) and home.area.endswith(part[0]):
        plain = home.area + expanded(plain[part.end() :], "county")
    known = _national_part(plain)
    if known:
        return known
    plain = _with_place(plain, home)
    parts = stated_parts(plain)
    stated = _stated(plain, parts, kind, home)
    if stated:
        return stated
    division, length = gazetteer().leading(plain, home.jurisdiction)
    if division and length < len(plain):
        reason = Bilingual(f"{plain[:length]} 即 {division.path}", f"{plain[:length]} is {division.path}")
        return _local(division.path, plain[length:], division.level, kind, reason)
    return _relative(plain, kind, home) or _placed_by_name(plain, parts, kind, home) or _plain(plain, kind, home)


def _stated(name: str, parts: tuple[str, ...], kind: str, home: Home) -> Body | None:
    """清河区司法局 in a report that writes 临江市清河区 elsewhere: the same with and without the city."""
    path = home.stated.get(parts[-1]) if parts else None
    if path is None or not path.endswith("/".join(parts)):
        return None
    reason = Bilingual(f"{parts[-1]} 指报告写明的 {path}", f"{parts[-1]} is {path}, as the report states")
    return _local(path, name[sum(map(len, parts)) :], _level(path), kind, reason)


def _with_place(name: str, home: Home) -> str:
    """The name with the place that its form alone tells: a county's court, a province's department (应急厅)."""
    if name.endswith("院"):
        return _court(name, home)
    return f"省{name}" if name.endswith("厅") and name[:-1] in word_set("trades") else name


def _court(name: str, home: Home) -> str:
    """全椒法院 is 全椒县法院, where one division alone bears that short name, or the report's own does."""
    head = name[2:] if name[2:] in COURTS else name[3:]
    divisions = gazetteer().by_short.get(name[: -len(head)], ()) if head in COURTS else ()
    own = [division for division in divisions if home.jurisdiction and home.jurisdiction.endswith(division.name)]
    return (own or divisions)[0].name + head if len(own or divisions) == 1 else name


def masked(name: str) -> Bilingual:
    """Why a name with hidden characters is nobody else's."""
    return Bilingual(f"{name} 有遮盖，只在本报告内相同", f"{name} is masked: the same only within this report")


def _masked(name: str, kind: str, home: Home) -> Body:
    """*市司法局 and 市司法局 are one in a report whose own place is masked; across reports neither is anything else."""
    place = MASKED_PLACE.match(name)
    if place is None:
        return Body(home.nowhere, name, None, kind, masked(name))
    word, level = place.group(1), LEVELS[place.group(1)]
    key = word + expanded(name[place.end() :], level)
    if home.jurisdiction:
        key = name[: place.end()] + key.removeprefix(word)
    return Body(
        home.nowhere,
        key,
        level,
        kind,
        masked(place.group()),
    )


def _relative(name: str, kind: str, home: Home) -> Body | None:
    generic = GENERIC.match(name) or TOWNSHIP.match(name)
    if not generic:
        return None
    word = generic.group(1)
    level = LEVELS.get(word, "township")
    path = home.enclosing(word) if word in ENDINGS else None
    if path is None:
        where = home.nowhere
        rest = expanded(name[generic.end() :], level)
        own = home.unclear if home.unclear.endswith(ENDINGS.get(word, ("#",))) else word
        return Body(
            where,
            own + rest,
            level,
            kind,
            Bilingual(
                f"不知是哪个{word}，只在本报告内相同", f"which {word} is not known: the same only within this report"
            ),
        )
    return _local(
        path,
        name[generic.end() :],
        _level(path) or level,
        kind,
        Bilingual(f"“{word}”在本报告中指 {path}", f"“{word}” means {path} in this report"),
    )


def _placed_by_name(name: str, parts: tuple[str, ...], kind: str, home: Home) -> Body | None:
    """A place that the list of divisions lacks but the name states (东州市司法局)."""
    path, length = "/".join(parts), sum(map(len, parts))
    if not parts:
        return None
    if path in gazetteer().by_name:
        return Body(
            home.nowhere,
            path + expanded(name[length:], _level(path)),
            _level(path),
            kind,
            Bilingual(
                f"有几个 {path}，不知是哪个，只在本报告内相同",
                f"several divisions are called {path}, which is not known: the same only within this report",
            ),
        )
    reason = Bilingual(f"文中写明 {path}", f"{path} is stated, though the list of divisions lacks it")
    return _local(path, name[length:], _level(path), kind, reason)


def _plain(name: str, kind: str, home: Home) -> Body:
    """A name without a place: a firm, school or international body is the same everywhere, a team is local."""
    if (
        re.match(r"中国|全国|国家|国际|世界|中华|中央|亚洲", name)
        or kind == "enterprise"
        or name.endswith(("大学", "学院"))
    ):
        return Body("", name, None, kind, Bilingual(f"{name} 为全称", f"{name} is a name in full"))
    where = home.jurisdiction or home.nowhere
    key = expanded(name, _level(where))
    return Body(where, key, _level(where), kind, _with_full_form(_unplaced(home), name, key))


def _unplaced(home: Home) -> Bilingual:
    if home.jurisdiction:
        return Bilingual(f"未写地名，属于 {home.jurisdiction}", f"named without a place: of {home.jurisdiction}")
    return Bilingual("未写地名，只在本报告内相同", "named without a place: the same only within this report")
