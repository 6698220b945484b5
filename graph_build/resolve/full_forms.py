"""Names of local bodies in full, without their place: 卫健委 is 卫生健康委员会."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.lexicon import rows

PARTY_ORGANS = ("党委", "党组", "党总支", "党支部")
PARTY_ORGAN = re.compile(rf"(?:(?:直属)?机关党委|{'|'.join(PARTY_ORGANS)})\Z")
TERM = re.compile(r"^第?[一二三四五六七八九十百*]+届(?=人民代表大会|人大|政协|委)")


@lru_cache(maxsize=1)
def _short_forms() -> tuple[dict[tuple[str, str], str], dict[str, list[tuple[str, str]]]]:
    """Full forms of whole names at a level, and by last character those of the ends of names, the longest first."""
    table = rows("body_short_forms")
    whole = {(row["short"], row["level"] or ""): row["full"] for row in table if row["where"] == "whole"}
    ends: dict[str, list[tuple[str, str]]] = {}
    for row in sorted(table, key=lambda row: -len(row["short"])):
        if row["where"] == "end":
            ends.setdefault(row["short"][-1], []).append((row["short"], row["full"]))
    return whole, ends


def expanded(rest: str, level: str | None) -> str:
    """The full form of a local body's name without its place."""
    organ = PARTY_ORGAN.search(rest) if rest.endswith(PARTY_ORGANS) else None
    if organ and organ.start():
        return expanded(rest[: organ.start()], level) + organ.group()
    whole, ends = _short_forms()
    rest = TERM.sub("", rest) if "届" in rest else rest
    rest = rest.removeprefix("中共").removesuffix("机关") if len(rest) > 4 else rest
    if (rest, level or "") in whole:
        return whole[rest, level or ""]
    if (rest, "") in whole:
        return whole[rest, ""]
    for short, full in ends.get(rest[-1:], ()):
        if rest.endswith(short) and not rest.endswith(full):
            return rest[: -len(short)] + full
    return rest
