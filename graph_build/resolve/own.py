"""What a report calls itself by: 我局, 局党委, 市局 stand for the issuer's own body or a body beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from graph_build.document.text import Document
from graph_build.extract.bodies.own import ABOVE, OURS, WITHIN
from graph_build.records import Mention

HEADS = "局厅院委办校部会处所行"
ORGAN = re.compile(r"(?:机关党委|直属机关党委|党委|党组|党总支|党支部|领导班子|机关|办公室|纪委|纪检组)\Z")
PLACE_AND_TRADE = re.compile(r"(?:[*＊]{1,4}|[Xx]{2}|[一-鿿]{2,8})??(省|自治区|市|区|县|州|旗)([一-鿿]{2})")
OUR_LEVEL = re.compile(r"[全我本](省|自治区|市|区|县|州|旗)")
LOOKED_AT = 20000
LEAST_SPOKEN = 2


def bureau(name: str) -> str:
    """The body whose committee or office a name is: 市司法局党委 → 市司法局."""
    stem = ORGAN.sub("", name)
    return stem if len(stem) >= 3 and stem[-1] in HEADS else name


def is_headed(name: str, head: str) -> bool:
    """Whether a body may call itself by a head: 我局 is a bureau, 我委 a 委 or 委员会."""
    return name.endswith(head) or (head == "委" and name.endswith("委员会"))


def likeliest(document: Document, bodies: Iterable[Mention], head: str) -> str | None:
    """The bureau, court … that a report calls 我局 or 我院 and names somewhere, titles of papers included.

    Of the bodies that end in `head` it is the one whose trade the text speaks of most, of the report's own level (全市,
    我市); none where no trade recurs.
    """
    text = document.text[:LOOKED_AT]
    level = Counter(OUR_LEVEL.findall(text)).most_common(1)
    named = Counter(mention.name for mention in bodies if is_headed(mention.name, head))
    scored = [_spoken(name, times, text, level[0][0] if level else None) for name, times in sorted(named.items())]
    best = max((score for score in scored if score[0] >= LEAST_SPOKEN), default=None)
    return best[-1] if best else None


def _spoken(name: str, times: int, text: str, level: str | None) -> tuple[int, int, str]:
    """How often a text speaks of a body's trade, and the body; 0 for one of another level than the report's own."""
    place = PLACE_AND_TRADE.match(name)
    if place is None:
        return 0, times, name
    if level and place.group(1) != level:
        ours = level + name[place.end(1) :]
        if ours not in text:
            return 0, times, name
        name = ours
    # A paper whose title begins with the body is its own: 修订《*区司法局党组议事规则》.
    spoken = text.count(place.group(2)) - times + LEAST_SPOKEN * text.count(f"《{name}")
    return spoken, times, name


def own_name(name: str, base: str | None) -> str | None:
    """The full name of a self reference where the issuer's own body is `base`; None for what is no self reference."""
    if base is None:
        return None
    ours = OURS.fullmatch(name) or WITHIN.fullmatch(name)
    if ours and is_headed(base, ours[1]):
        return base + _organ(ours[2])
    above = ABOVE.fullmatch(name)
    return _beside(above, base) if above else None


def _organ(organ: str | None) -> str:
    """局党委 is another body than the bureau, 局机关 is the bureau."""
    return "" if organ in (None, "机关") else organ


def _beside(above: re.Match[str], base: str) -> str | None:
    """市局 in a report of 区司法局 is 市司法局; 省厅 is 省司法厅."""
    place, head, organ = above.groups()
    trade = re.search(r"(?:省|自治区|市|区|县|州|旗)([一-鿿]{2,12})[局厅院]\Z", base)
    if not trade:
        return None
    beside = place + trade.group(1) + head
    return (base if base.endswith(beside) else beside) + _organ(organ)
