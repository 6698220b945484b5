"""Words that say what a text is about: frequent in it, rare elsewhere (TF-IDF over jieba's own table of rarities)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import lru_cache

NUMBER = 12
SPARE = 5  # so many times as many are asked for, as some are no words
WORD = re.compile(r"[\u3400-\u9fff]{2,}")
SILENT = 100  # above every level of its log, which would go to the terminal


@lru_cache(maxsize=64)
def keywords(text: str, number: int = NUMBER) -> tuple[str, ...]:
    """Up to `number` words of at least two characters, the most telling first; numerals and masks (XX) are none."""
    found = [word for word in _extract()(text, topK=number * SPARE) if WORD.fullmatch(word)]
    return tuple(found[:number])


def _extract() -> Callable[..., list[str]]:
    """jieba takes a second to load, so it is loaded here and not before."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the age of its own code
        import jieba
        import jieba.analyse
    jieba.setLogLevel(SILENT)
    extract: Callable[..., list[str]] = jieba.analyse.extract_tags
    return extract
