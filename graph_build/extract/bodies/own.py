"""What a report calls itself and the bodies beside it: 我局, 局党委, 市局, 院党组, 我省."""

from __future__ import annotations

import re
from itertools import chain

from graph_build.extract.bodies.tails import is_body
from graph_build.extract.cuts import Cuts
from graph_build.records import Span
from graph_build.scanning import any_word, around

HEADS = "局|厅|院|校"
ORGANS = "机关党委|党委|党组|党总支|机关"
OURS = re.compile(
    rf"[我本](?:{HEADS}|委|办|集团|公司|支队|大队|总队|中心|法院|检察院)(?:{ORGANS})?(?=[一-鿿，。、；：]|$)"
)
WITHIN = re.compile(rf"[局厅院校委部办](?:{ORGANS})|(?:集团|分局|支队|大队|总队|中心|公司|医院|学校)(?:{ORGANS})")
ABOVE = re.compile(r"[省市区县][局厅](?:党委|党组|机关)?")
WATCH = re.compile(r"(?:派驻|驻[一-鿿]{1,4}?)?(?:纪检监察组|纪检组)")
STUDY = re.compile(r"(?:党委|党组)?理论(?:学习)?中心组")
ORGAN = re.compile(any_word(ORGANS.split("|")))
THEORY, WATCHING = re.compile("理论"), re.compile("纪检")
REACH = 6  # characters that may stand before these


def own_names(text: str, cuts: Cuts) -> list[Span]:
    """All self references, in the order of the patterns."""
    found = chain(
        OURS.finditer(text),
        around(ORGAN, 2, WITHIN, text),
        ABOVE.finditer(text),
        around(THEORY, REACH, STUDY, text),
        around(WATCHING, REACH, WATCH, text),
    )
    return [
        Span(*match.span())
        for match in found
        if (match.re is not WITHIN or _opens(text, match))
        and cuts.begins(match.start())
        and cuts.begins(match.end())
        and is_body(text, match.end())
    ]


def _opens(text: str, match: re.Match[str]) -> bool:
    """局党委 may follow a word, 委党组 and 部党组 only a mark: 发展改革委党组 is another body's."""
    before = text[match.start() - 1 : match.start()]
    return match.group()[0] in "局厅院校分" or not ("一" <= before <= "鿿" or before == "*")
