"""What a number is about: the Initiative, Document or Meeting that it measures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph_build.attribute.carrying import SINCE, VERB, carried, is_campaign, lead, listed
from graph_build.attribute.costs import is_spent_on, tells_cost
from graph_build.attribute.mentioned import Mentioned, Mentions, Named
from graph_build.attribute.topics import Topics
from graph_build.document.text import Document, Sentence
from graph_build.extract.phrases import has_verb, strip_start
from graph_build.lexicon import words
from graph_build.records import Quantity

SUBJECTS = ("Initiative", "Document", "Meeting")
RATES = ("%", "百分点", "‰", "成", "倍")
SHARES = ("率", "比例", "占比", "比重", "满意度")
MARK, STOP = re.compile("[，；：、。！？\n]"), re.compile("[；：。！？\n]")
# 涉及10万人的保交房, 为936家企业开展“法治体检”, 3个案例入选“典型案例”: the number stands in front of what reached it.
REACHED_BY = re.compile(
    r"的?|(?:[^，；：、。！？\n“\d]{0,6}事项|业务)(?:实现)?“?|(?:[^，；：、。！？\n\d]{0,6}、[\d*]+[^\W\d])?[^，；：、。！？\n]{0,14}(?:开展|启动|推行|试行|部署|应用|建立|进行|提供|实施|举办|组织|入选|列入|纳入|参加|参与|加入|接入|入驻|享受|组成的|组建|创建|创成)[^，；：、。！？\n“\d]{0,12}“?"
)
# 提供“法治体检”2300次: what has a number of its own is not what the number before it is of.
COUNTED = re.compile(r"[”》]?[^，；：、。！？\n\d*]{0,6}[\d*]")
SETS_OUT = re.compile(r"(?:涉及|涵盖|提出|明确|部署|细化|列出|确定|梳理|包含|包括)[^，。；]*\Z")
# Behind the name in its clause nothing but what kind of thing it is.
KIND = re.compile(
    r"[”》]?+(?!为|成效|取得|走深|经验)[^，；：、。！？\n的等和与及\d*]{0,12}(?<!运行|落地|见效|实施|开展|推进|增效|扩面|封顶|完工|竣工|投用|启用|开工|获批)，"
)
# Clauses that only say where they went or what they looked at.
GOES = re.compile(
    r"(?:(?:赴|走进|前往|深入(?!推|开|实|贯))[^，；：、。！？\n\d]{1,9}(?:、[^，；：、。！？\n\d]{1,12})*，)?"
    r"(?:(?:持续|重点|始终|紧紧)?(?:聚焦|围绕|紧盯|紧扣|针对|突出|瞄准)[^，；：。！？\n\d*]{2,60}，)?"
)
TOOK_PART = re.compile(
    r"来自|参[演训赛会展与加]|受[训众益教]|到[场会]|现场|吸引|观众|发动|注册|用户|[访办点浏播下][问件击览放载]"
)
TAKES_PART = re.compile(r"[^，；：、。！？\n\d]{0,10}?(?:参会|参加|参与|参赛|参训|参演|到会|受益|享受)")
GOVERNS = re.compile(r"[为向对给把将就让]|使(?!用)|在(?![册岗建校职编读营养库园线押逃])")
# 全县调委会排查…: what all bodies do is more than came of one thing; 全县共排查 has none of its own.
SCOPE = re.compile(
    "全[省市县区州镇](?!共|累计|自查|排查|检查|整改|查处|开展|组织|完成|发放|培训|办理|化解|受理|发现|建成|新建|新增|查获|破获)"
)
ALL = re.compile("全[省市县区州镇](?:共|累计)+")
# 开展“X”行动，市执法支队检查…: what a body that enforces the law does every day.
EXECUTING = ("支队", "大队", "总队", "监督局", "监督所", "执法局")
# What is hastened, or to be done besides, is other work; so is what is new, but right behind a campaign.
OTHER_WORK = re.compile("办好|城镇新|加快|加强|强化")
NEW = re.compile("新(?![型时建改]|（改）)")
# 调解案件48件，标的额7亿元; 收到项目43个，其中5个获奖: of what was counted before.
PARTLY = re.compile("其中|(?:涉案|涉及)?(?:标的|金额|总额|价值|资金)")
CARRIED_OUT = re.compile(
    r"[”》]?[^，。；、\d的]{0,8}?(?:实施|覆盖|知晓|使用|应用|激活|参与|普及|推广|签约|达标|通办|占)(?:率|比)|[”》]?[^，。；、\d的]{0,8}?比例"
)
USES = re.compile(r"(?:适用|使用|应用|覆盖|参与|惠及|参保|签约)率|[^，；、“”\d]{0,12}覆盖率")
# Deeds that are not among the verbs of counting.
DEEDS = re.compile(f"(?:司法|行政|刑事)?拘留|{'|'.join(words('deeds'))}")
SESSIONS = re.compile(r"[^，；]*召开")
NEAR = 14
EVENTS = ("期", "场", "场次", "次")
OTHERS = ("等", "和", "、", "与", "及")
STUDIES = ("学习", "学习《", "研读《", "学习贯彻《")
NEAR_TO = ("在", "向", "与", "从", "对", "由", "于", "被")
LONGEST_CLAUSE = 60


class Subjects:
    """Asked for one number after the other: a number may be about what the one before it is about."""

    def __init__(self, document: Document, mentioned: Mentioned) -> None:
        self.document = document
        self.text = document.text
        self.mentioned = mentioned
        self._measured = Mentions(mentioned.of_kind(*SUBJECTS))
        self._spoken_of = Mentions([named for named in self._measured.all if not self._is_studied(named)])
        self._topics = Topics(document, mentioned)
        self._last: Quantity | None = None
        self._subject: Named | None = None
        self._itself = self._counted = False  # whether the last number, and this one, count the subject: 活动310场

    def of(self, quantity: Quantity, floor: int, around: Sequence[Named], sentence: Sentence) -> Named | None:
        """The mention that a number measures, of those `around` it, before it from `floor` on or right behind it."""
        self._counted = False
        subjects = self._spoken_of.between(floor, quantity.span.start)
        found = (self._holder(quantity, around) if around else None) or self._of(quantity, subjects)
        if found is None and (not subjects or all(subject.kind == "Meeting" for subject in subjects)):
            found = self._topic(quantity, sentence)
        self._last = quantity
        if found or not self._is_rate(quantity):  # a rate in between leaves what is spoken of
            self._subject, self._itself = found, self._counted
        return found

    def _holder(self, quantity: Quantity, around: Sequence[Named]) -> Named | None:
        """The first mention that holds a number which is of it."""
        return next((named for named in around if named.kind in SUBJECTS and self._is_of(named, quantity)), None)

    def _is_of(self, named: Named, quantity: Quantity) -> bool:
        """Whether a number within a name counts what is named (25条措施, 1万名老人复明工程): no size, no other item."""
        first = named.start == quantity.span.start and not self.text.startswith("级", quantity.span.end)
        return first or (named.kind == "Document" and "、" not in self.text[named.start : quantity.span.start])

    def _of(self, quantity: Quantity, subjects: Sequence[Named]) -> Named | None:
        if self._is_rate(quantity):
            return self._rated(quantity, subjects) or self._used(quantity, subjects)
        behind = self._behind(quantity)
        if behind or not subjects:
            self._counted = quantity.unit != "元"
            return behind
        nearest = subjects[-1]
        between = self.text[nearest.end : quantity.span.start]
        if self._again(nearest, quantity) or tells_cost(between, self._speaks_of(nearest)):
            return nearest
        if quantity.change or between.startswith(OTHERS):
            return None
        indicated = self._is_indicated(nearest, quantity)
        if (indicated or self._adjoins(between)) and not self._is_aside(nearest):
            self._counted = indicated or not listed(self.text, nearest)
            return nearest if self._counted else None
        papers = [named for named in subjects if named.kind == "Document"]
        if papers and SETS_OUT.search(between) and self._is_last(papers[-1]):
            return papers[-1]
        return nearest if self._does(quantity, nearest) else None

    def _is_rate(self, quantity: Quantity) -> bool:
        """办结率98%, 办结率提高3个百分点: what came of a work, and no part of it; 开行列数增长9% counts its parts."""
        return quantity.unit in RATES and (not quantity.change or quantity.indicator.endswith(SHARES))

    def _is_studied(self, named: Named) -> bool:
        """Whether a document is only read (原原本本学习《…》), so that no number is about it."""
        return named.kind == "Document" and self.text.endswith(STUDIES, 0, named.start)

    def _is_indicated(self, named: Named, quantity: Quantity) -> bool:
        """创建示范村省级3个、市级5个: whether a name is part of what is counted, and not one of several (甲、乙3项)."""
        before, name, behind = quantity.indicator.partition(self.text[named.start : named.end])
        return bool(name) and "、" not in before + behind

    def _is_aside(self, named: Named) -> bool:
        """Whether a name only tells where or for whom something is done (在“…”行动中)."""
        return lead(self.text, named) in NEAR_TO

    def _is_last(self, named: Named) -> bool:
        """Whether no number that is of something else stands since a mention."""
        return self._speaks_of(named) or self._last is None or self._last.span.end <= named.start

    def _speaks_of(self, named: Named) -> bool:
        """Whether the number before is about a mention's entity."""
        return self._subject is not None and self._subject.name == named.name

    def _again(self, named: Named, quantity: Quantity) -> bool:
        """开行6037列、增长9%: whether a number says more of what the one before it counted."""
        last = self._last
        return last is not None and self._speaks_of(named) and quantity.indicator.startswith(last.indicator)

    def _topic(self, quantity: Quantity, sentence: Sentence) -> Named | None:
        if quantity.unit in RATES or quantity.change or not (found := self._topics.of(sentence)):
            return None
        start = quantity.span.start
        clause = self._clause(start)
        held = SESSIONS.match(self.text, clause, start)
        return found if not held and self._tells(quantity, clause) else None

    def _adjoins(self, between: str) -> bool:
        return len(between) <= NEAR and not MARK.search(between)

    def _rated(self, quantity: Quantity, subjects: Sequence[Named]) -> Named | None:
        """“综合查一次”实施率83%: how far what the rate names is carried out, and not what came of it (X办结率)."""
        nearest = subjects[-1] if subjects and not quantity.change else None
        carried_out = nearest and CARRIED_OUT.match(self.text, nearest.end)
        return nearest if nearest and carried_out and self._is_indicated(nearest, quantity) else None

    def _used(self, quantity: Quantity, subjects: Sequence[Named]) -> Named | None:
        """How far something is in use measures it, other rates what came of it."""
        if not subjects or not USES.fullmatch(quantity.indicator) or not KIND.fullmatch(self._tail(subjects[-1])):
            return None
        named = subjects[-1]
        follows = self._clause(quantity.span.start) == self._next(named)
        return named if follows and VERB.search(self.text, self._clause(named.start), named.start) else None

    def _behind(self, quantity: Quantity) -> Named | None:
        end = quantity.span.end
        following = self._measured.between(end, end + 40)
        if not following:
            return None
        named = following[0]
        reached = is_spent_on(self.text, quantity, named) or REACHED_BY.fullmatch(self.text, end, named.start)
        return named if reached and not COUNTED.match(self.text, named.end) else None

    def _does(self, quantity: Quantity, nearest: Named) -> bool:
        """开展“利剑行动”，审结案件413件，追赃20万元: the clauses right behind say what was done by it."""
        clause = self._clause(quantity.span.start)
        if clause == self._clause(nearest.start):
            opening = self.text[strip_start(self.text, clause, nearest.start) : nearest.start]
            return opening in ("", "“")
        if self._itself and self._speaks_of(nearest):
            return self._came(self._core(quantity, clause)) and self._goes_on(quantity, nearest, clause)
        if self._appoints(nearest, quantity, clause):
            return True
        follows = clause == self._next(nearest) and (self._takes_part(quantity) or self._carried(nearest))
        if not follows and not self._goes_on(quantity, nearest, clause):
            return False
        return self._takes_part(quantity) or (self._tells(quantity, clause) and not self._is_new(nearest, quantity))

    def _appoints(self, nearest: Named, quantity: Quantity, clause: int) -> bool:
        """建立法治辅导员制度，选聘法治辅导员36名: those whom an institution is named after."""
        who = self.text[quantity.span.start - len("辅导员") : quantity.span.start]
        named = quantity.unit in ("名", "人") and who[-1] in "员长师" and who in nearest.name
        return named and clause == nearest.end + len(self._tail(nearest))

    def _is_new(self, nearest: Named, quantity: Quantity) -> bool:
        """Whether a clause only tells of growth: 新增床位50张, unless a campaign was carried out right before it."""
        clause = self._clause(quantity.span.start)
        core = self._core(quantity, clause)
        if core.startswith("新建") and nearest.name.endswith("试点"):
            return True  # 推进X试点，新建学校10所
        if not NEW.match(core) or TOOK_PART.search(core):
            return False
        return clause != self._next(nearest) or not is_campaign(self.text, nearest, self._tail(nearest))

    def _core(self, quantity: Quantity, clause: int) -> str:
        """What stands before a number in its clause, without what only leads in."""
        return self.text[strip_start(self.text, clause, quantity.span.start) : quantity.span.start]

    def _came(self, core: str) -> bool:
        """活动310场，观众9万人; 培训班6期，培训400人: whether a clause counts those who came to what was counted."""
        events = self._last is not None and self._last.unit in EVENTS
        return TOOK_PART.search(core) is not None or (events and core.startswith("培训"))

    def _takes_part(self, quantity: Quantity) -> bool:
        return TAKES_PART.match(self.text, quantity.span.end) is not None

    def _goes_on(self, quantity: Quantity, nearest: Named, clause: int) -> bool:
        last = self._last
        if last is None or not self._speaks_of(nearest):
            return False
        between = self.text[last.span.end : quantity.span.start]
        if nearest.start >= last.span.end and not KIND.fullmatch(self._tail(nearest)):
            return False  # 总投资3亿元的X封顶，购置设备47台
        own = clause <= last.span.end  # the same clause: 接入企业37家、设备2100台
        if nearest.kind == "Document" and not own and not self._carried(nearest):
            return False  # what a paper sets out ends with its clause
        return not STOP.search(between) and (own or self._opened(last.span.end, clause))

    def _opened(self, end: int, clause: int) -> bool:
        """Whether a clause is the next behind a number."""
        return not MARK.search(self.text, end, clause - 1)

    def _tells(self, quantity: Quantity, clause: int) -> bool:
        """A clause that says what was done begins with its verb; with a noun it speaks of something else."""
        start = strip_start(self.text, clause, quantity.span.start)
        core = self.text[start : quantity.span.start]
        if len(core) > LONGEST_CLAUSE:
            return False
        body = next((named for named in self.mentioned.between(start, quantity.span.start)), None)
        if body and body.kind == "Organization" and body.start == start:
            if body.name.endswith(EXECUTING) and body.name != self.document.profile.issuer:
                return False
            core = self.text[body.end : quantity.span.start]
        core = ALL.sub("", core, count=1)
        if SCOPE.match(core) or (OTHER_WORK.match(core) and not TOOK_PART.search(core)):
            return False
        own = clause <= (self._last.span.end if self._last else 0)  # 排查16件、化解15件
        if self._subject and not own and PARTLY.match(self.text, clause):
            return True
        deed = GOVERNS.match(core) or TOOK_PART.match(core) or DEEDS.match(core)
        return (not core and own) or deed is not None or has_verb(core[:6])

    def _carried(self, named: Named) -> bool:
        """Whether the clause of a mention says that it was carried out, and nothing else."""
        tail = self._tail(named)
        plain = KIND.fullmatch(tail) or SINCE.fullmatch(tail)
        return plain is not None and carried(self.text, self._clause(named.start), named, tail)

    def _tail(self, named: Named) -> str:
        """From a mention to the next comma, that included."""
        end = self.text.find("，", named.end, named.end + 20)
        return self.text[named.end : end + 1]

    def _next(self, named: Named) -> int:
        """Where the clause behind that of a mention begins; one that only says where they went is passed over."""
        begin = named.end + len(self._tail(named))
        goes = GOES.match(self.text, begin)
        assert goes is not None
        return goes.end()

    def _clause(self, at: int) -> int:
        """Behind the last mark before a position that closes a clause, at most LONGEST_CLAUSE + 30 before it."""
        return self.document.clause_start(at, max(0, at - LONGEST_CLAUSE - 30))
