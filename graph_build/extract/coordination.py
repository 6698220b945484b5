"""Names that share a head noun: 提醒谈话、警诫谈话机制, 蓝天、碧水、净土保卫战, 公立医院、医保支付方式改革."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.extract.modifiers import own_words
from graph_build.lexicon import words
from graph_build.records import Span, made
from graph_build.scanning import any_word

# With these the parts of a name belong together: 律师、公证参与调解联动机制.
JOINS = (
    *("联动", "衔接", "协同", "对接", "配合", "贯通", "融合", "一体", "交流", "合作"),
    *("领域", "问题", "行业", "多发", "突出"),
)
SPLITS = ("机制", "制度")
PARKS = ("国家公园", "国家文化公园")
SHARED = (
    *(*PARKS, "改革", "保卫战", "三年行动", "三年行动计划", "专项行动", "提升行动", "攻坚行动"),
    *("行动", "行动计划", "工程", "试点"),
)
# The two halves of a pair, each closed by what is reformed.
PAIR = re.compile(
    r"([^和与及、“”]{2,10}(?:方式|价格|体制|制度|医院|管理|分配|配置|评价|职称|编制|薪酬|国企|财税))"
    r"(?:和|与)([^和与及、“”]{4,12})改革"
)
# 第八届科技创新大赛 is one of several under 举办.
NTH = re.compile(r"第[一二三四五六七八九十\d]{1,3}[届次]|首届")
LINKED = re.compile("[、和与]")
# What undertakings do, as the close of each item: 民宿品质提升、老街环境整治行动.
PROCESS = re.compile(
    r"(?:提升|振兴|治理|整治|保护|修复|改造|培育|孵化|攻坚|焕新|升级|转型|培养|引进|收集|倍增|扩容|提质|增效|清零|降本)\Z"
)
# Heads that only add what is done to what is carried out: the part that items share is 行动.
PLAIN = {"提升行动": "行动", "攻坚行动": "行动", "提升计划": "计划", "倍增计划": "计划"}
PROCESSED = ("行动", "工程", "计划", "试点", "整治")
SEVERAL = re.compile(r"、.*[改造理治升建设复兴安居][三四五六七八九十]大[一-龥]{2,4}\Z")  # 老城改造、城中村改造三大工程
UMBRELLA = re.compile(r"[两三四五六七八九十]大\Z")  # 清洁生产、高效运行四大|专项行动
# 待遇保障、支付方式改革|、公共服务等重点任务: the list goes on, so that its items are fields of work.
FIELDS_GO_ON = re.compile(
    r"、[^，。；：“”\n]{2,40}?等(?:各项|重点|中心|主要|关键|具体)*(?:任务|工作|领域|方面|内容|环节)"
)
ALLIANCES = ("专科联盟", "教育共同体", "学校共同体")
LONGEST_TRADE = 5
INSTITUTES = ("研究院", "经开区", "高新区", "大学", "大会", "博览会")
SHORTEST_ITEM = 4
SHORTEST_OF_PAIR = 6
MOST_UNLIKE = 3
SHORTEST_FIELD = 2


@lru_cache(maxsize=1)
def _works() -> re.Pattern[str]:
    zones = "(?:集聚|商埠|活力|先导|合作|建设|核心|承载|园|试验|示范)区"
    return re.compile(rf"(?:{any_word(words('facilities'))}|{zones}|平台|示范园|基地|中心|改造)\Z")


def items_of(text: str, begin: int, end: int, head: str) -> list[tuple[Span, str]]:
    """One name, or the names that share the head, each with its span: 提醒谈话、警诫谈话机制."""
    piece = text[begin:end]
    whole = [(made(Span, (begin, end)), piece)]
    if not LINKED.search(piece):
        return whole
    if SEVERAL.search(piece):
        return whole
    if "“" in piece:
        return _paired(begin, piece) or whole
    processes = _processes(begin, piece, PLAIN.get(head, head))
    if processes:
        return processes
    if head in ALLIANCES:
        return _allied(begin, piece, head)
    if "、" not in piece:
        return _paired(begin, piece) or whole
    if text.startswith("、", end) and FIELDS_GO_ON.match(text, end):
        return _last_field(begin, piece, head)
    ordinal = piece.rfind("、") + 1
    if NTH.match(piece, ordinal):
        return [(Span(begin + ordinal, end), piece[ordinal:])]
    if works := _listed_works(begin, piece):
        return works
    head = head[-2:] if head.endswith(SPLITS) else head  # 一次性告知制度 shares 制度 with what is listed before it
    items = piece[: -len(head)].split("、")
    if UMBRELLA.search(items[-1]) or any(word in items[-1] for word in JOINS) or not _divides(items, piece, head):
        return whole
    found = []
    for item in piece.split("、"):
        shared = head if head in SHARED and not item.endswith((head, head[-2:])) else ""
        found.append((Span(begin, begin + len(item)), item + shared))
        begin += len(item) + 1
    return found


def _allied(begin: int, piece: str, head: str) -> list[tuple[Span, str]]:
    """Alliances of several trades: 骨科、儿科专科联盟; else the last of what is joined."""
    items = re.split("[、和与]", piece[: -len(head)])
    if max(map(len, items)) > LONGEST_TRADE:
        start = len(piece) - len(items[-1]) - len(head)
        return [(Span(begin + start, begin + len(piece)), piece[start:])]
    found, at = [], begin
    for item in items:
        last = at + len(item) + len(head) == begin + len(piece)
        found.append((Span(at, begin + len(piece) if last else at + len(item)), item + head))
        at += len(item) + 1
    return found


def _last_field(begin: int, piece: str, head: str) -> list[tuple[Span, str]]:
    """Of fields of work in a row the last, which alone bears the head noun, if it says something."""
    start = piece.rfind("、") + 1
    says = own_words(piece[start:].removesuffix(head)) >= SHORTEST_FIELD
    return [(Span(begin + start, begin + len(piece)), piece[start:])] if says else []


def _processes(begin: int, piece: str, head: str) -> list[tuple[Span, str]]:
    """Items that each say what is done: 民宿品质提升、老街环境整治行动; of two with 和 both must be long."""
    if not head.endswith(PROCESSED) or not piece.endswith(head):
        return []
    least = SHORTEST_ITEM if "、" in piece else SHORTEST_OF_PAIR
    found = [(match.start(), match[0]) for match in re.finditer("[^、和]+", piece[: -len(head)])]
    if len(found) < 2 or not all(len(item) >= least and PROCESS.search(item) for _, item in found):
        return []
    last = len(found) - 1
    ends = [at + len(item) + (len(head) if number == last else 0) for number, (at, item) in enumerate(found)]
    return [
        (Span(begin + at, begin + end), item + head) for (at, item), end in zip(found, ends, strict=True)
    ]


def _listed_works(begin: int, piece: str) -> list[tuple[Span, str]]:
    """Works that close with nouns of their own: 东港城际、南岭通道、海临高速; institutes in the list are bodies."""
    found = [(match.start(), match[0]) for match in re.finditer("[^、]+", piece)]
    others = [item for _, item in found[:-1] if not _works().search(item) and not item.endswith(INSTITUTES)]
    if any(_is_class(item) for _, item in found) or len(others) * 3 > len(found):
        return []
    return [
        (Span(begin + at, begin + at + len(item)), item) for at, item in found if not item.endswith(INSTITUTES)
    ]


def _is_class(item: str) -> bool:
    """Whether an item is too short for a name: 检测中心."""
    return len(item) < (SHORTEST_OF_PAIR if item.endswith(("平台", "基地", "中心")) else SHORTEST_ITEM)


def _paired(begin: int, piece: str) -> list[tuple[Span, str]]:
    """Two reforms in one phrase: 医保支付方式和医疗服务价格改革."""
    pair = PAIR.fullmatch(piece) if piece.endswith("改革") else None
    if not pair or not _alike([pair[1], pair[2]]):
        return []
    first, second = (Span(begin + pair.start(n), begin + pair.end(n)) for n in (1, 2))
    return [(first, f"{pair[1]}改革"), (Span(second.start, second.end + 2), f"{pair[2]}改革")]


def _divides(items: list[str], piece: str, head: str) -> bool:
    """Whether each item of a list is a name, by itself or with the head of the last."""
    if head == "保卫战" or head in PARKS:
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
