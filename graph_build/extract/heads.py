"""The nouns that close names of undertakings (工程, 行动, 机制 …), and what follows where they close none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from graph_build.document.text import Document
from graph_build.extract.landmarks import Landmarks
from graph_build.lexicon import rows, words
from graph_build.records import made
from graph_build.scanning import quick

# What follows a head noun that is only the beginning of another word.
LONGER = re.compile(
    quick(
        "(?<=应用)场景|(?<=专题培训)会|(?<=试点)(?:开展|推行|实施|探索|建立|打造)|试点(?:单位|(?=[，。；、]|建设|工作))|(?<=攻坚)突破|(?<=产业园)区"
        "|立项(?=指南|依据)|车(?=改造|组|所)|派(?!出|驻|员)|后(?=职|的)|（[一-龥]{2,4}）集结"
        f"|大[整提排起走清化摸比训]|[化型性者师员家组局站室队办库段层费券群]|式(?!样)|{'|'.join(words('after_heads'))}"
    )
)
# A class of things that is counted: 城中村改造项目28个.
COUNTED = re.compile(r"[\d*]+[余多]?(?:[个项处座家条只支]|公里)|[一二三四五六七八九十百]{1,3}(?:个|项)")
# A brand of units goes by its name however many there are: 普法驿站12个.
BRANDED = ("区", "驿站", "小镇")
COUNTED_PILOTS = re.compile(r"项目[\d*]+余?[个项]")
# 支持东海人才工程|项目1468个: a programme by the projects that are counted.
IN_PROJECTS = re.compile(r"项目[\d*]+余?[个项]")
COUNTED_PAPERS = re.compile(r"[\d*]+余?[项个件]")
# X制度“立改废释”专项行动: what is reviewed, not what is carried out.
WHAT_FOR = re.compile(r"“[^“”]{2,10}”(?:专项|集中)?(?:行动|整治|清理|工作)")
STEM = 2
# A stage of an undertaking that is named in front.
STAGES, STAGE = ("行动中期", "行动收官", "行动集中", "行动决胜", "行动年度", "工程收官"), 4
# 环节, 春节 are no festivals that are held, 100余节 are lessons.
NO_FEAST = tuple("环细季情调关礼春章末时佳使枝骨脱余多几数第*0123456789")
COUNTED_ACTIVITY = re.compile(r"[超近共约]?(?:[\d*]+(?:\.[\d*]+)?|[二三四五六七八九十百千]+)[余多]?万?[余多]?[场次期]")


@lru_cache(maxsize=1)
def heads() -> dict[str, tuple[str, int]]:
    """Head noun → its kind and the least that a name's own words must measure; with 追究制 also 追究制度."""
    found = {row["head"]: (row["kind"], int(row["least"])) for row in rows("initiative_heads")}
    longer = {f"{head}度": (kind, max(1, least - STEM)) for head, (kind, least) in found.items() if head[-1] == "制"}
    return longer | found


HEADS = Landmarks(heads)


class Head(NamedTuple):
    """A head noun in a text; of the kinds of undertakings it makes `kind`, whose names must measure `least`."""

    noun: str
    start: int
    end: int
    kind: str
    least: int


def found_heads(document: Document) -> Iterator[Head]:
    """The head nouns of a text that close a name: words of their own, or what goes on with 工作 or 建设."""
    text, starts = document.text, document.token_starts
    for start, end in HEADS.longest(text):
        noun = text[start:end]
        whole = starts[end] or end == len(text) or text.startswith(("工作", "建设"), end)
        whole = whole or (noun == "工程" and IN_PROJECTS.match(text, end) is not None)
        if not whole or text[start - 1 : start] == "”" or LONGER.match(text, end):
            continue
        if text.startswith("”上", start - 2):
            continue  # “云货”上平台
        if text.startswith("“", end) and (noun == "品牌" or WHAT_FOR.match(text, end)):
            continue  # 调解品牌|“海州解忧”: what is quoted is its name
        if noun == "攻坚战" and text.startswith(STAGES, start - STAGE):
            continue  # 三年行动|中期攻坚战
        if noun != "节" or text[start - 1 : start] not in NO_FEAST:
            yield made(Head, (noun, start, end, *heads()[noun]))


def counted(text: str, head: Head) -> bool:
    """Whether things of a class are counted, rather than one named: 实施改造项目28个, 开展宣传活动310场."""
    things = head.kind in ("品牌", "平台", "工程", "项目") and not head.noun.endswith(BRANDED)
    if things or head.noun.endswith("项目"):
        return COUNTED.match(text, head.end) is not None
    if head.kind == "试点":
        return COUNTED_PILOTS.match(text, head.end) is not None
    if head.kind in ("机制", "制度"):
        return COUNTED_PAPERS.match(text, head.end) is not None
    return head.kind == "活动" and COUNTED_ACTIVITY.match(text, head.end) is not None
