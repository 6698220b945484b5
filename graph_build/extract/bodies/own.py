"""What a report calls itself and the bodies beside it: 我局, 局党委, 市局, 院党组, 我省."""

from __future__ import annotations

import re

from graph_build.extract.bodies.tails import is_body
from graph_build.extract.cuts import Cuts
from graph_build.records import Span

OURS = re.compile(
    r"(?:我|本)(?:局|厅|院|委|办|校|集团|公司|支队|大队|总队|中心|法院|检察院)(?:机关党委|党委|党组|机关)?(?=[一-鿿，。、；：]|$)"
)
WITHIN = re.compile(
    r"(?<![一-鿿*])(?:局|厅|院|委|校|部|办|集团)(?:机关党委|党委|党组|党总支|机关)|(?<=[一-鿿，。])(?:局|厅|院|校)(?:机关党委|党委|党组|党总支|机关)"
)
ABOVE = re.compile(r"(?:省|市|区|县)(?:局|厅)(?:党委|党组|机关)?")
WATCH = re.compile(r"(?:派驻|驻[一-鿿]{1,4}?)?(?:纪检监察组|纪检组)")
STUDY = re.compile(r"(?:党委|党组)?理论(?:学习)?中心组")


def own_names(text: str, cuts: Cuts) -> list[Span]:
    """All self references, in the order of the patterns."""
    return [
        Span(*match.span())
        for pattern in (OURS, WITHIN, ABOVE, STUDY, WATCH)
        for match in pattern.finditer(text)
        if cuts.begins(match.start()) and cuts.begins(match.end()) and is_body(text, match.end())
    ]
