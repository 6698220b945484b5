"""Names that share a head noun: 提醒谈话、警诫谈话机制, 蓝天、碧水、净土保卫战, 公立医院、医保支付方式改革."""

from __future__ import annotations

import re

from graph_build.records import Span

# With these the parts of a name belong together: 律师、公证参与调解联动机制.
JOINS = (
    *("联动", "衔接", "协同", "对接", "配合", "贯通", "融合", "一体", "交流", "合作"),
    *("领域", "问题", "行业", "多发", "突出"),
)
SPLITS = ("机制", "制度")
SHARED = ("改革", "保卫战", "三年行动", "行动", "行动计划", "工程", "试点")
# The two halves of a pair, each closed by what is reformed.
PAIR = re.compile(
    r"([^和与及、“”]{2,10}(?:方式|价格|体制|制度|医院|管理|分配|配置|评价|职称|编制|薪酬|国企|财税))"
    r"(?:和|与)([^和与及、“”]{4,12})改革"
)
# 第八届科技创新大赛 is one of several under 举办.
NTH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[届次]|首届")
SHORTEST_ITEM = 4
MOST_UNLIKE = 3


def items_of(text: str, begin: int, end: int, head: str) -> list[tuple[Span, str]]:
    """One name, or the names that share the head, each with its span: 提醒谈话、警诫谈话机制."""
    piece = text[begin:end]
    whole = [(Span(begin, end), piece)]
    if "、" not in piece or "“" in piece:
        return _paired(begin, piece) or whole
    ordinal = piece.rfind("、") + 1
    if NTH.match(piece, ordinal):
        return [(Span(begin + ordinal, end), piece[ordinal:])]
    items = piece[: -len(head)].split("、")
    if any(word in items[-1] for word in JOINS) or not _divides(items, piece, head):
        return whole
    found = []
    for item in piece.split("、"):
        shared = head if head in SHARED and not item.endswith((head, head[-2:])) else ""
        found.append((Span(begin, begin + len(item)), item + shared))
        begin += len(item) + 1
    return found


def _paired(begin: int, piece: str) -> list[tuple[Span, str]]:
    """Two reforms in one phrase: 医保支付方式和医疗服务价格改革."""
    pair = PAIR.fullmatch(piece) if piece.endswith("改革") else None
    if not pair or not _alike([pair[1], pair[2]]):
        return []
    first, second = (Span(begin + pair.start(n), begin + pair.end(n)) for n in (1, 2))
    return [(first, f"{pair[1]}改革"), (Span(second.start, second.end + 2), f"{pair[2]}改革")]


def _divides(items: list[str], piece: str, head: str) -> bool:
    """Whether each item of a list is a name, by itself or with the head of the last."""
    if head == "保卫战":
        return max(map(len, items)) <= SHORTEST_ITEM
    if head in SPLITS or head in SHARED:
        return _alike(items) or (head not in SPLITS and _ends_alike(piece))
    return _ends_alike(piece)


def _alike(items: list[str]) -> bool:
    """Whether the items of a list are names of one build: 提醒谈话、警诫谈话, not 律师、公证进乡村."""
    lengths = [len(item) for item in items]
    return min(lengths) >= SHORTEST_ITEM and max(lengths) - min(lengths) <= MOST_UNLIKE


def _ends_alike(piece: str) -> bool:
    """Whether each item closes with the same words: 夏季臭氧污染防治攻坚、秋冬季扬尘治理攻坚行动."""
    items = piece[:-2].split("、")
    return min(map(len, items)) >= SHORTEST_ITEM and len({item[-2:] for item in items}) == 1
