"""Places that the list of divisions lacks, as a report states them: 临江市清河区司法局, or 清河区司法局 of 临江市."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from graph_build.divisions import gazetteer
from graph_build.lexicon import words

PART = re.compile(
    r"(?![委府局厅办]|[一-鿿]{0,2}依法治)[一-鿿]{2,4}?(?:自治[区州县]|[省市县区旗盟])(?!场|政(?!府|协)|民|容|域|块|间|划|级)"
)
NO_PLACE = re.compile(r"依法治|.{0,2}[在对与和]|[省市区县州旗盟]|自治区")
# 高新区管委会 and 开发区法院 belong to the report's own place.
NO_DIVISION = tuple(words("areas"))
OWN_DISTRICT = re.compile(r"[^主老新中各全本城贫偏边深大]([山城林]区)")  # 凤山区, 龙城区
ABOVE_COUNTIES = ("省", "市", "自治区", "自治州", "盟", "地区")


def stated_parts(name: str) -> tuple[str, ...]:
    """The full names of places with which a name begins, outermost first: 临江市, 清河区."""
    parts: list[str] = []
    at = 0
    while not (at == 0 and NO_PLACE.match(name)):
        part = PART.match(name, at)
        if part is None or part.end() == len(name):
            break
        if part.group().endswith(NO_DIVISION) and not OWN_DISTRICT.fullmatch(part.group()):
            break
        parts.append(part.group())
        at = part.end()
    return tuple(parts)


def stated_places(names: Iterable[str], issuer: str | None, jurisdiction: str | None) -> Mapping[str, str]:
    """Paths of the places that names state and the list lacks, by their last part, where only one path has that.

    `jurisdiction` is the report's own path: what the issuer's name alone has lies in it.
    """
    paths: dict[str, set[str]] = {}
    for name in names:
        parts = stated_parts(name)
        path = _path(parts, jurisdiction) if len(parts) > 1 else None
        if path:
            paths.setdefault(parts[-1], set()).add(path)
    found = {last: min(of_it) for last, of_it in sorted(paths.items()) if len(of_it) == 1}
    return _of_issuer(issuer, jurisdiction) | found


def _path(parts: tuple[str, ...], jurisdiction: str | None) -> str | None:
    """The path of places named in a row; None where the list has them all."""
    joined = "".join(parts)
    division, length = gazetteer().leading(joined, jurisdiction)
    if division and length == len(joined):
        return None
    if jurisdiction and jurisdiction.split("/")[-1] == parts[0]:
        return "/".join([jurisdiction, *parts[1:]])
    listed = [at for at in range(len(parts)) if sum(map(len, parts[: at + 1])) == length]
    if division and listed:
        return "/".join([division.path, *parts[listed[0] + 1 :]])
    return "/".join(parts)


def _of_issuer(issuer: str | None, jurisdiction: str | None) -> dict[str, str]:
    """清河区司法局 of 临江市 is in 临江市/清河区, whatever other cities have a 清河区."""
    parts = stated_parts(issuer.removeprefix("中共")) if issuer else ()
    if len(parts) != 1 or not jurisdiction:
        return {}
    division, _ = gazetteer().leading(parts[0], jurisdiction)
    path = division.path if division else ""
    if jurisdiction.split("/")[-1] == parts[0]:  # the path that was told ends with the issuer's own place
        return {} if path == jurisdiction or "/" not in jurisdiction else {parts[0]: jurisdiction}
    inside = path.startswith(f"{jurisdiction}/") or not jurisdiction.endswith(ABOVE_COUNTIES)
    return {} if inside else {parts[0]: f"{jurisdiction}/{parts[0]}"}
