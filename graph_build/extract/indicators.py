"""The words of a clause that say what its numerals count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph_build.extract.layout import Layout
from graph_build.extract.numerals import Numeral
from graph_build.lexicon import rows, words
from graph_build.records import Span

LONGEST = 32
# What leads into a clause without saying what is counted.
LEADING = re.compile(
    r"(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]|[①-⑳]|\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[一二三四五六七八九十]要"
    r"|今年以来|[\d*]{1,4}年以来|去年以来|年初以来|截至(?:目前|[\d*]{1,4}[年月](?:[\d*]{1,2}月?)?(?:底|末)?)|目前|全年|上半年|下半年|今年|去年"
    r"|[前一二三四]{1,2}季度|[\d*]{1,4}年(?:度|上半年|下半年)?|[\d*]{1,2}(?:[-—至][\d*]{1,2})?月份?(?:底前?)?|年底前?|年内|到[\d*]{1,4}年底?"
    r"|五年来|这五年|过去五年|“?十[三四五]五”?(?:期间|以来|时期)|期间|其中|并且|并(?!购|联|网|发|轨|存|重|行|入|进)|同时|还(?!款|贷|原|本|清|田|林|草|绿)"
    r"|已(?!婚|故)|先后|累计|共计|总共|共(?![建同享治产青赢性有管商识富计])|拟(?![定制订任态录])|力争|争取|计划(?!投资|生育)|预计|确保|我们|但|仍|大力|积极(?!性|分子|因素)|全力|扎实|深入(?!推|开)"
    r"|持续(?!时间)|不断|进一步|切实|有效(?![期率性身专发])|成功(?!率)|高标准(?!农)|高质量(?!发展)|圆满|顺利|牵头|率先|首次|又|也|再(?![犯生就造审贷担利融])|均(?![衡等价一])|以及|和(?![谐解美平田县睦])"
    r"|及(?![时早格])|与(?!会)|全面(?![从小依振])|、|，|：)"
)
CONJUNCTION = re.compile(r"^(?:的?(?:情况|基础上|前提|背景|条件下)|、|，|以及|并且|并|和|及|与|且|或)")
LIST = re.compile(r"(?:“[^”]*”|《[^》]*》)[^，。；]*?等(?:一批|各类|各项|多项|共)?")
GRADE = re.compile(r"(?:国家|部|省|自治区|市|区|县|乡|镇|村)级$")
GRADE_END = re.compile(r"(?:国家|部|省|自治区|市|区|县|乡|镇|村)级$")
REACHING = ("惠及", "覆盖", "服务", "涉及", "参与", "参加", "带动", "受益")
EXAMPLES = re.compile(r"(?<![高中平同均对初])等(?:一批|首批|各类|多家|共|近|超|约)?$")
OF = re.compile(r"^(?:的|以上的|左右的|人的)")
# A second predicate behind the thing counted (120名律师参加培训) is not part of what is counted.
PREDICATE = re.compile(
    r"获评|荣获|获得|获批|获|入选|入围|入围|被|列入|纳入|参与|参加|组建|组成|用于|投产|开工|竣工|落地|建成|得到|受到|投入|投用|全部|已|均|进行|共计|总投资|达到|实现|完成|通过"
)
# Words that name a measure and not what is measured: they are said of what was counted before.
DEPENDENT = re.compile(
    r"^(?:(?:国家|部|省|自治区|市|区|县)级|占比|占|比重|比例|占[^，。；、]{0,12}|增速|增幅|降幅|净增|净减|同比|环比|其中|涉及|涉案|金额|涉案金额|总金额|价值|总额|合计|受益|参训|受众|播放|点击|阅读"
    r"|(?:惠及|覆盖|服务|参与|参加|带动|受益)[^，。；、]{0,2}(?:人数|人次|群众|居民|对象|人员|人口|学生|师生|干警|干部)?)$"
)
HEADS = ["进出口总值", "进出口总额", "进出口", "出口", "进口", "投资", "收入", "产量", "销量", "产值", "增加值", "总量", "总额", "总值", "增速", "占比", "比例", "比重", "数量", "人数", "件数", "起数", "户数", "覆盖率", "满意率", "满意度", "完成率", "合格率", "参保率", "就业率", "破案率", "办结率", "化解率", "成功率", "入学率", "毛入学率", "巩固率", "普及率", "死亡率", "发病率", "优良率", "达标率", "利用率", "上诉率", "数", "率", "量", "额", "度", "值", "率"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted, in words, and where they stand if they are one run."""

    text: str
    span: Span | None = None


@lru_cache(maxsize=1)
def _verbs() -> AhoCorasick:
    return AhoCorasick([verb for verb in words("action_verbs") if len(verb) > 1], matchkind=MatchKind.LeftmostLongest)


@lru_cache(maxsize=1)
def _verb_set() -> frozenset[str]:
    return frozenset(words("action_verbs"))


def is_verb(text: str) -> bool:
    return text.removesuffix("了") in _verb_set()


def has_verb(text: str) -> bool:
    return bool(_verbs().find_matches_as_indexes(text))


def _strip_start(text: str, start: int, end: int) -> int:
    while start < end and (match := LEADING.match(text, start, end)):
        start = match.end()
    return start


@lru_cache(maxsize=1)
def _links() -> tuple[dict[str, str], int]:
    table = {row["word"]: row["not_after"] or "" for row in rows("number_links")}
    return table, max(map(len, table))


def _link(text: str, start: int, end: int) -> int:
    """Length of the word at the end of a run that links a numeral to what it counts, 0 if there is none."""
    table, longest = _links()
    for width in range(min(longest, end - start), 0, -1):
        barred = table.get(text[end - width : end])
        if barred is not None and not (barred and end - width > 0 and text[end - width - 1] in barred):
            return width
    return 0


def _strip_end(text: str, start: int, end: int) -> int:
    while width := _link(text, start, end):
        end -= width
    return end


class Clause:
    """The quantities of one text with what stands before and behind each within its clause."""

    def __init__(self, text: str, layout: Layout, numerals: list[Numeral]) -> None:
        self.text = text
        self.layout = layout
        self.numerals = numerals
        self.found: list[Indicator] = []
        self.groups = self._grouped()
        self._before: dict[int, Span] = {}
        self._behind: dict[int, Span] = {}

    def indicators(self) -> list[Indicator]:
        for index in range(len(self.numerals)):
            self.found.append(self._indicator(index))
        return self.found

    def behind(self, index: int) -> Span:
        """From a numeral to the end of the clause or list item, or the next numeral."""
        if index not in self._behind:
            self._behind[index] = self._find_behind(index)
        return self._behind[index]

    def _find_behind(self, index: int) -> Span:
        end = self.numerals[index].span.end
        limit = end if self.text.startswith("（", end) else min(self.layout.clause_end(end), end + 60)
        following = self.numerals[index + 1].span.start if index + 1 < len(self.numerals) else limit
        commas = self.layout.commas_between(end, limit)
        limit = min([limit, following, *commas[:1]])
        if CONJUNCTION.match(self.text[end:limit]):
            return Span(end, end)
        match = OF.match(self.text[end:limit])
        start = end + match.end() if match else end
        if following != limit:
            return Span(start, max(start, limit))
        if start == following and start == end and index + 1 < len(self.numerals):
            return self.behind(index + 1)
        stop = max(start, _strip_end(self.text, start, limit))
        return Span(start, start if is_verb(self.text[start:stop]) else stop)

    def before(self, index: int) -> Span:
        """From the start of the clause, or of the list item behind the numeral before, to a numeral."""
        if index not in self._before:
            self._before[index] = self._find_before(index)
        return self._before[index]

    def _find_before(self, index: int) -> Span:
        at = self.numerals[index].span.start
        start = self.layout.clause_start(at)
        if index and self.numerals[index - 1].span.end > start:
            start = self._behind_previous(index, at)
        start = max(start, at - 90)
        return Span(start, at)

    def _behind_previous(self, index: int, at: int) -> int:
        previous = self.numerals[index - 1].span.end
        if not self.behind(index - 1).start < self.behind(index - 1).end:
            match = CONJUNCTION.match(self.text[previous:at])
            return previous + match.end() if match else previous
        commas = self.layout.commas_between(previous, at)
        if commas:
            return commas[0] + 1
        alone = self.behind(index)
        return previous if alone.start == alone.end or has_verb(self.text[previous:at]) else at

    def core(self, span: Span) -> Span:
        """Without adverbs in front, and without what links it to the numeral."""
        end = _strip_end(self.text, span.start, span.end)
        start = _strip_start(self.text, span.start, end)
        return Span(start, _strip_end(self.text, start, end))

    def _indicator(self, index: int) -> Indicator:
        shared = self._zipped(index)
        if shared:
            return shared
        whole = self.before(index)
        left = self.core(whole)
        right = self.behind(index)
        if right.start < right.end:
            examples = EXAMPLES.search(self.text[whole.start : whole.end])
            return self._joined(self._verb(left) if examples else left, right)
        written = self.text[left.start : left.end]
        if not written or is_verb(written) or DEPENDENT.match(written):
            return self._inherited(index, written)
        return self._of(left)

    def _verb(self, span: Span) -> Span:
        """The verb with which a clause begins, of a list of examples before its head (印发A、B等12个文件)."""
        width = next((w for w in (4, 3, 2) if is_verb(self.text[span.start : span.start + w])), 0)
        return Span(span.start, min(span.end, span.start + width))

    def _of(self, span: Span) -> Indicator:
        written = self.text[span.start : span.end]
        listed = _without_list(written)
        if listed != written:
            return Indicator(_cut(listed))
        short = _cut(written)
        return Indicator(short, Span(span.end - len(short), span.end))

    def _joined(self, left: Span, right: Span) -> Indicator:
        """Verb before, noun behind: 举办 三期 读书班."""
        verb = _cut(_without_list(self.text[left.start : left.end]))
        noun = self.text[right.start : min(right.end, right.start + LONGEST)]
        if verb and (match := PREDICATE.search(noun, 2)) and has_verb(verb):
            noun = noun[: match.start()]
        return Indicator(verb + noun, None if verb else Span(right.start, right.start + len(noun)))

    def _inherited(self, index: int, own: str) -> Indicator:
        """Nothing before the numeral says what it counts: it is what the clause before speaks of."""
        before = self.before(index)
        earlier = None if own and self.text[before.start - 1 : before.start] == "；" else self._previous(index, before.start)
        if earlier is None:
            return Indicator(own or self.text[before.start : before.end])
        return Indicator(_continued(earlier.text, own)) if own else earlier

    def _previous(self, index: int, start: int) -> Indicator | None:
        """The numeral of the clause before, or its words, within the sentence."""
        previous_end = self.numerals[index - 1].span.end if index else -1
        mark = start - 1
        if previous_end >= 0 and not any(c in "。！？\n" for c in self.text[previous_end : start][:200]):
            clause = self.layout.clause_start(max(mark, 0)) if mark >= 0 and self.text[mark] in "，；：" else start
            if previous_end >= clause or previous_end >= start - 1:
                return self.found[index - 1]
        if mark < 0 or self.text[mark] not in "，；：（":
            return None
        span = self.core(Span(max(self.layout.clause_start(mark), mark - 90), mark))
        return self._of(span) if span.start < span.end else None

    def _zipped(self, index: int) -> Indicator | None:
        """A、B分别增长x、y: each numeral its own subject, where there are as many."""
        first, last = self.groups[index]
        if first == last:
            return None
        span = self.core(self.before(first))
        items = _items(self.text[span.start : span.end])
        count = last - first + 1
        if not items and first >= count and "分别" in self.text[self.before(first).start : self.numerals[first].span.start]:
            return self.found[index - count]
        if len(items) != count or not self._apart(first):
            return self.found[index - 1] if index > first else None
        return Indicator(_completed(items, index - first))

    def _grouped(self) -> list[tuple[int, int]]:
        """First and last of the row of adjacent numerals in which each stands."""
        found: list[tuple[int, int]] = []
        first = 0
        for index in range(len(self.numerals)):
            if index + 1 == len(self.numerals) or not self.adjacent(index):
                found += [(first, index)] * (index + 1 - first)
                first = index + 1
        return found

    def adjacent(self, index: int) -> bool:
        """Nothing but 、 or 和 between a numeral and the next."""
        between = self.text[self.numerals[index].span.end : self.numerals[index + 1].span.start]
        return len(between) <= 2 and between in ("、", "和", "与", "及", "以及")

    def _apart(self, first: int) -> bool:
        at = self.numerals[first].span.start
        left = self.text[max(0, at - 24) : at]
        return "分别" in left or "各" in left[-4:] or _link(left, 0, len(left)) > 0


def _items(text: str) -> list[str]:
    """The parts of a list that 、, 和 or 与 divide, marks and brackets kept whole."""
    layout = Layout(text)
    cuts = layout.commas
    pieces = [text[a + 1 : b] for a, b in zip([-1, *cuts], [*cuts, len(text)], strict=True)]
    last = re.split(r"和|与|以及", pieces[-1], maxsplit=1)
    return [piece for piece in [*pieces[:-1], *last] if piece]


def _leading_verb(text: str) -> str:
    return next((text[:width] for width in (4, 3, 2) if is_verb(text[:width])), "")


def _completed(items: list[str], at: int) -> str:
    """An item with the head or the verb that it shares with the list (对中亚五国、东盟进出口; 审核文件、合同)."""
    item, last = items[at], items[-1]
    if is_verb(item):
        return item + last[len(_leading_verb(last)) :]
    if at == len(items) - 1:
        verb = _leading_verb(items[0])
        return item if not verb or has_verb(item) else verb + item
    if item.endswith(tuple(HEADS)):
        return item
    return item + next((head for head in HEADS if last.endswith(head) and len(head) > 1), "")


def _without_list(text: str) -> str:
    """开展“甲”“乙”等各类活动 without its examples."""
    match = LIST.search(text)
    return text if not match or match.end() >= len(text) else text[: match.start()] + text[match.end() :]


def _cut(text: str) -> str:
    """At most LONGEST characters of the end, from a verb if there is one."""
    if len(text) <= LONGEST:
        return text
    starts = [start for _, start, _ in _verbs().find_matches_as_indexes(text)]
    fitting = [start for start in starts if 6 <= len(text) - start <= LONGEST]
    return text[fitting[0] if fitting else len(text) - LONGEST :]


def _continued(earlier: str, own: str) -> str:
    """What 废止8件 counts behind 修改文件12件: the verb is its own, the object that of the numeral before."""
    if own in earlier:
        return earlier
    if GRADE.match(own):
        return GRADE_END.sub("", earlier) + own
    verbs = _verbs().find_matches_as_indexes(earlier)
    if is_verb(own) and own not in REACHING and verbs:
        _, start, end = verbs[0]
        return earlier[:start] + own + earlier[end:]
    return earlier + own
