"""Words that say what a text is about: frequent in it, rare elsewhere (TF-IDF over jieba's own table of rarities)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import lru_cache

NUMBER = 12
SPARE = 5  # so many times as many are asked for, as some are no words
WORD = re.compile(r"[\u3400-\u9fff]{2,}")
MEASURES = "个件人次名家起项批种期年月日天元份场篇条户所座亩吨"
NUMERAL = re.compile(rf"[第分之零〇一二三四五六七八九十百千万亿点两几余多半]+[{MEASURES}]{{0,2}}|[{MEASURES}]次")
TORN = re.compile(r"[率数量额值比](?:为|达|超)|位数")  # what is left where a name ends within a word: 结案+率为
WHOSE = re.compile(r"[全我本](?:国|省|市|县|区|州|盟|旗|乡|镇|村|局|委|院|厅|年|们|会|系统|社会)在?")
GENERAL = frozenset((  # what every report does, and whom it speaks to
    "工作", "总结", "推进", "推动", "开展", "坚持", "加强", "落实", "认真落实", "深化", "持续", "提升", "打造", "全面",
    "认真", "成效", "现将", "同志", "同志们", "大家", "各位",
))  # fmt: skip
KEPT = frozenset(("多元", "点名", "万家"))  # words all the same
SILENT = 100  # above every level of its log, which would go to the terminal


@lru_cache(maxsize=64)
def keywords(text: str, number: int = NUMBER) -> tuple[str, ...]:
    """Up to `number` words of at least two characters, the most telling first; numerals, measures, masks (XX)
    and what every report says are none."""
    found = [word for word in _extract()(text, topK=number * SPARE) if _tells(word)]
    return tuple(found[:number])


def _tells(word: str) -> bool:
    """Whether a word says anything of the text that it is in."""
    silent = word in GENERAL or (word not in KEPT and any(one.fullmatch(word) for one in (NUMERAL, TORN, WHOSE)))
    return bool(WORD.fullmatch(word)) and not silent


def _extract() -> Callable[..., list[str]]:
    """jieba takes a second to load, so it is loaded here and not before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the age of its own code
        import jieba
        import jieba.analyse
    jieba.setLogLevel(SILENT)
    extract: Callable[..., list[str]] = jieba.analyse.extract_tags
    return extract
