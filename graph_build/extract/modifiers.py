"""What stands between a verb and a head noun: what of it is no part of the name, and how much the rest says."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.lexicon import words
from graph_build.scanning import any_word, quick

SHORTEST_AFTER_CLAUSE = 3
WHOLE = ("全国", "全省", "全市", "全区", "全县")
COMPLEMENTS = (
    r"了|对标(?!对表)|成?为(?=国家|全国|省级|世界)|起(?![重义草诉])|好(?![人评邻家书])|成(?![功果人都长效渝才品年本达自])|出(?![生口租入版境行让资海警院诊席])"
    r"|(?:[和与]?发展)?新时代(?=枫桥|浦江)|以上(?=[一-龥]{4})|其中"
    r"|第[\d*一二三四五六七八九十]{1,3}(?:个|[轮期](?=(?!土地)[一-龥“]{4}))|[\d*]+余?[个项条批套种家次]|\d+(?:\.\d+)?余?万余?(?:余?名|中小学生?|学生|师生|群众|党员)+|[一两三四五六七八九十]{1,3}[轮批项个场次期]"
)
# 县级医院, 市级财政 are bodies and things of that level.
NOT_SCOPE = (
    r"[乡镇村两三四五域]|[县区](?:[乡镇村两三四五]|政府)|医院|公立|政府|部门|机关|以上|以下|单位|财政|领导|行政(?!复议|执法|审判|争议|审批|裁决|调解)|统筹"
)
# 全国儿童预防接种日, 全国文明城市创建: with a day, week or month that the whole country keeps, and with this honour,
# 全国 is part of the name.
KEPT = re.compile(r"[一-龥]{2,10}?[月日周](?=主题|宣传|系列|活动|[，。；、和与及]|\Z)|文明[一-龥]{0,4}城市(?=创建)")
# 2022年度|1万亩|高标准农田项目, 3月份|疫情阻击战: when, and how much.
WHEN_BEGINS = frozenset("0123456789*")
WHEN = re.compile(r"(?:(?:\d{4}|\*{1,4})年(?:度|(?=[一-龥\d]))|\d{1,2}月份)?(?:[\d.]+万?亩)?")
ATTRIBUTE = re.compile(r"(?:统一|完善|健全|规范|科学|详细|系统|相关|具体|配套|新|全新|各类)的")


@lru_cache(maxsize=1)
def _front() -> re.Pattern[str]:
    """What stands between a verb and the name: complements, counts, words of scope."""
    scope = rf"{any_word(words('scope_words'))}(?!{NOT_SCOPE})的?"
    links = "[、和与及](?=(?:国家|省|市|县)级)"
    return re.compile(rf"(?:{quick(f'{links}|{scope}|{COMPLEMENTS}')})+(?<!全[国省市县区](?=第.{{1,3}}届))")


def _past(text: str, begin: int, end: int, pattern: re.Pattern[str]) -> int:
    match = pattern.match(text, begin, end)
    return match.end() if match else begin


@lru_cache(maxsize=1)
def _generic() -> re.Pattern[str]:
    return re.compile(any_word((*words("generic_modifiers"), *"的、和与及等了")))


@lru_cache(maxsize=1)
def _generic_or_years() -> re.Pattern[str]:
    return re.compile(_generic().pattern + r"|\d+(?:多|余|周)?年")


@lru_cache(maxsize=1)
def _field() -> re.Pattern[str]:
    return re.compile(any_word(words("field_modifiers")))


@lru_cache(maxsize=8192)
def own_words(modifier: str) -> int:
    """How many characters of a modifier say something of their own; those of a field of work count half."""
    telling = (_generic_or_years() if "年" in modifier else _generic()).sub("", modifier)
    own = len(_field().sub("", telling))
    return own + (len(telling) - own) // 2


def trimmed(text: str, begin: int, end: int) -> int:
    """`begin` moved past years, complements, scope words and attributes closed by 的."""
    attribute = text.rfind("的", begin, end)
    if attribute >= 0 and text[attribute - 1] != "党":
        begin = attribute + 1 if own_words(text[attribute + 1 : end]) >= SHORTEST_AFTER_CLAUSE else end
    if text[begin] in WHEN_BEGINS:
        begin = _past(text, begin, end, WHEN)
    begin = _past(text, begin, end, _front())
    kept = text.startswith("全国", begin - 2) and KEPT.match(text, begin)
    return begin - 2 if kept else begin


def skip_attribute(text: str, begin: int, end: int) -> int:
    """`begin` moved past complements, scope words and a bare adjective, but no clause: 统一的大湾区调解员名册."""
    begin = _past(text, begin, end, _front())
    return _past(text, _past(text, begin, end, ATTRIBUTE), end, _front())
