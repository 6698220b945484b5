"""Works in a list that is the subject of building: 海东新区、云台新城、南屏门户等片区加快建设.

What such a list names are works, also by nouns that close none elsewhere, where most of it closes with nouns of works.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from graph_build.document.text import Document
from graph_build.extract.clauses import LONGEST_CLAUSE, balanced, clause_start, opens_with_verb
from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Sought
from graph_build.extract.listings import PLAIN_NOUNS, says_field
from graph_build.extract.modifiers import own_words, trimmed
from graph_build.extract.works import BUILT, LEAD, NO_NAME, PLAIN
from graph_build.lexicon import words
from graph_build.records import Mention, Span
from graph_build.scanning import any_word

CLASSES = (
    *("片区", "板块", "组团", "新区", "新城", "园区", "功能区", "平台", "基地", "场馆", "设施", "项目", "工程"),
    *("铁路", "高速", "高速公路", "通道", "线路", "水库", "医院", "学校", "公园", "商圈", "街区", "景区"),
)
# What is said of the list: behind 等, or where its last item says what is done (三圩蓄洪安全建设|基本完工).
SAID = Sought(
    re.compile(
        rf"等(?:(?:一批|重大|重点|标志性)*(?:[^，。；：、的等]{{0,4}}?{any_word(CLASSES)}))?(?={BUILT})"
        rf"|(?:建设|改造|治理|加固|修复|扩容)(?=(?:全面|基本|全部|如期|顺利)*(?:完工|竣工|开工|动工))"
    ),
    ["等", "建设", "改造", "治理", "加固", "修复", "扩容"],
)
# Nouns of works in such a list, besides those that always are.
LISTED = ("片区", "板块", "小镇", "基地", "商圈", "街区", "集群", "医院", "门户", "桥头堡", "总部")
SHORTEST, LONGEST = 4, 24
OWN = 3


@lru_cache(maxsize=1)
def _closed() -> re.Pattern[str]:
    return re.compile(rf"{any_word([*words('facilities'), *LISTED])}\Z")


def together(document: Document) -> list[Mention]:
    """Mentions of the works of such lists."""
    return [mention for said in SAID.finditer(document.text) for mention in _listed(document, said)]


def _listed(document: Document, said: re.Match[str]) -> list[Mention]:
    text = document.text
    end = said.start() if said[0][0] == "等" else said.end()
    start = clause_start(document, said.start())
    if end - start >= LONGEST_CLAUSE or text.find("、", start, end) < 0 or opens_with_verb(text, start, end):
        return []
    lead = LEAD.match(text, start, end)
    spans = list(_items(text, trimmed(text, lead.end() if lead else start, end), end))
    works = [span for span in spans if _closed().search(text, span.start, span.end)]
    if len(works) * 2 < len(spans) or not all(_is_name(document, span) for span in spans):
        return []
    return [Mention("Initiative", span, text[span.start : span.end], {"kind": "项目"}) for span in spans]


def _items(text: str, begin: int, end: int) -> Iterator[Span]:
    """The parts between 、."""
    for item in re.finditer("[^、]+", text[begin:end]):
        yield Span(begin + item.start(), begin + item.end())


def _is_name(document: Document, span: Span) -> bool:
    name = document.text[span.start : span.end]
    if not SHORTEST <= len(name) <= LONGEST or not balanced(name) or NO_NAME.search(name):
        return False
    if name in PLAIN or (name.endswith(PLAIN_NOUNS) and says_field(document.text, Cuts(document), span)):
        return False
    return own_words(name) >= OWN
