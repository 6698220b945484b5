"""What a numeral is there for: a count, or a date, an ordinal, a name, a frequency …"""

from __future__ import annotations

import re

from graph_build.chinese_numbers import CHARACTERS
from graph_build.extract.landmarks import Landmarks
from graph_build.extract.layout import Layout
from graph_build.extract.numerals import Numeral
from graph_build.extract.phrases import is_verb
from graph_build.lexicon import words
from graph_build.scanning import quick

COUNT, DATE = "count", "date or duration"
DATES = frozenset(["年", "月", "日", "号", "年度", "季度", "周年"])
# Days, hours and ages are results only where the text says that it measures them.
TIMED = re.compile(
    r"(?:平均[^，。；\d]{2,8}期限|天数|时间|时长|用时|周期|时限|寿命|年龄|工期|耗时|日数|间隔|工时|住院日)[^，。；]{0,12}\Z"
    r"|(?:缩短|压缩|压减|缩减|提速|减少|增加|压降|延长|降)(?:了|至|到|为|近|约|超过?|平均)*\Z"
)
RATIO = re.compile(
    r"(?:比值|万人比|比例|比|指数|系数|倍差|产业比重|产业结构|满意度|知晓度|得分|评分|总分|均分|综合得分|生育率|绩点|密度)”?"
    r"(?:分别|均|已|仅|再|又|就|也)?(?:[由从](?:(?:[上去]年|年初|\d{4}年)[底末]?的?)?(?:[\d.*:：∶]{1,18}(?=.))?)?(?:达到?了?|为|是|[升增降减][至到]|调整为|(?:提升|提高|上升|下降|降低|缩小|收窄|扩大|优化|调整)[至到为]|稳定在|保持在|控制在|超过?|突破|高达|近|约)*\Z"
)
NONE = re.compile(r"(?:未|没有|无)(?:再|曾)?(?:发生|出现|接到|收到|查出|发现|有)?\Z")
SCORED = re.compile(r"(?:得分|评分|平均分|总分|测评|考核|考评|评价|成绩|满意度|满分|均分|指数|评估)[^，。；]{0,14}\Z")
FREQUENCY = re.compile(
    r"每(?:两|半|[1-9一二三四五六])?个?(?:年度?|季度?|月|周|星期|日|天|晚|学期|班)(?!个)|(?:逐|按)[年月季周日]|一(?:年|季度?|月|周|日|天)\Z"
)
TIMES = frozenset("次场回期轮遍课讲节") | {"场次", "批次", "小时", "学时", "课时", "天", "篇", "件"}
RANK = re.compile(r"(?:第|前|列|居|排名|名列|位居|位列|跻身|倒数)(?:全[国省市区县]|[东西]部|同类|世界|全球)?第?\Z")
ORDINAL_LIST = re.compile(rf"第[{CHARACTERS}\d*]+[、和至到—-]\Z")
JOINTS = tuple("、和至到—-")
VAGUE_BEFORE = re.compile(r"(?:数|几|好几|若干|上百|成)\Z")
LABEL_BEFORE = re.compile(r"[”》）等]\Z")
SCOPE_BEFORE = re.compile(
    r"(?:[全各本我][国省市区县镇乡系]?|[省市区县]|[共了的等个对在有到为给向由把被达是约近超余]"
    r"|内部|现有|拥有|累计|分别|首批|完成|重点|先后|等共|“|（|、|：|，)\Z"
)
SESSION = ("党代会", "代表大会", "全会", "会议", "全体", "全国代表", "党员代表", "人民代表", "代表")
POINTS = re.compile(
    quick(
        r"(?:点|个方面|方面|条意见|点意见|点要求|句话|个字|个(?:重点|关键|环节|导向|维度|层面|层次|问题|关系|原则|要求|着力点|坚持"
        r"|聚焦|维护|转变|结合|统一|明确|突出|不|必须|务必|更加|更|走在|带头|过硬|没有|化|强化|抓手|到位|注重|着力|贯穿|先|显著|新|明显))"
    )
)
SERVED = re.compile(r"[件项][^，。；、]{0,6}(?:民生)?实事")
HEADS_OF_LABELS = re.compile(
    r"^[^，。；、]{0,10}(?:工作组|专班|产业|集群|基地|园区|景区|市场|企业|中心|片区|流域|机场|港口|银行|支柱)"
)
ACCUSED, CASE = re.compile(r"等\Z"), re.compile(r"[^，。；、\d]{1,16}案(?:件)?[\d*]+件")
FOLLOWED = re.compile(r"(?:贯彻|落实|执行|遵守)[^，。；、]{2,}\Z")
BOUNDS = ("以上", "以下", "以内", "及以上", "及以下")
# 投资超10亿元项目14个, 12家年营收超百亿元企业: how large each of those is that are counted; of one it is what it has.
SIZED = re.compile(
    r"(?:(?P<many>[\d*]+余?[个家项户](?![人月省市县区])[^，。；、\d]{0,8}?))?(?:投资|产值|营收|收入|规模|资产|市值|估值|纳税|税收|资金|[售易交资易口]额)(?:总?额|规模)?"
    r"(?:均)?(?:超过?|过|突破|达到?|不低于|不少于|大于)\Z"
)
OF_A_SIZE = (
    r"的?[^，。；、\d的]{0,10}(?:企业|项目|集群|产业|产业链|园区|乡镇|镇|县|村|基地|品牌|单品|公司|集团|平台|主体|合作社|商户|工程)"
)
SIZED_THINGS = re.compile(OF_A_SIZE)
SIZED_MANY = re.compile(
    rf"{OF_A_SIZE}(?:数量|总数)?(?:累计|新增|总数|已|分别)?(?:达到?|有|增[至到]|增加[至到]|发展到|为)?[近超约]?(?:[\d*]+|[一二三四五六七八九十百]+)余?[个家项户条]"
)
WITHIN_NAMES = (*"类种级款门课道线方面片把车口股首根", "大类")  # behind a Chinese numeral: kinds, not counts
NEARLY = ("近", "上", "超", "逾", "过", "约", "突破")
RULES = ("硬措施", "措施", "举措", "意见", "规定", "禁令", "政策")
PEOPLE = ("群众", "居民", "农户", "学生", "职工", "患者", "妇女", "儿童", "老人", "困难", "农民", "村民", "住户")
# 福永二期、, 东江码头二期开工: a stage; 读书班三期、 are counted.
NEXT_STAGE = re.compile(
    "[、）等]|(?:顺利|全面|正式|基本|相继|均)?(?:开工|竣工|完工|建成|投)|开[工诊建]|投[用产运]|主体|推进|封顶|等"
)
EDITIONS = tuple("班会刊报课栏目龙堂训坛展营赛")
STAGED = ("系统", "工程", "项目", "平台", "中心", "基地", "园区", "医院", "大桥", "水库", "校区", "小区")
CONJUNCTIONS = ("并", "和", "及", "以及", "与", "且", "或", "但", "而")
PUNCTUATION = frozenset("，。；：！？、\n（）”》 ")
NOW = ("目前", "当前", "此前", "日前", "年前")  # 目前|12个项目, not 前12个
ONE_BEFORE = frozenset("统唯之同单专归合不逐任某每另这那进万初其第又再有下上前后首头")
CODE_BEFORE = frozenset("+×*/.:＋=＝&#@_")


PER_UNIT = re.compile(r"(?:1/)?10{0,3}[万亿]?）")


COMPOUNDS = Landmarks(lambda: words("number_compounds"))


class Uses:
    """Decides numeral by numeral; every rule looks no further than its clause, or a fixed number of characters."""

    def __init__(self, text: str, layout: Layout) -> None:
        self.text = text
        self.layout = layout
        self.compounds = {at for start, end in COMPOUNDS.longest(text) for at in range(start, end)}
        self._rules = (self._time, self._ordinal, self._code, self._frequency, self._score, self._threshold)

    def of(self, numeral: Numeral) -> str:
        """`count`, or what the numeral is instead."""
        start = numeral.span.start
        if name := self.layout.name_at(start):
            return "title" if self.text[name.start] == "《" else "quoted name"
        if start in self.compounds and numeral.style == "chinese":
            return "fixed phrase"
        if numeral.unit is None:
            return self._unmeasured(numeral)
        if numeral.unit[:1] == "/" and self.text[start - 1] == "（" and PER_UNIT.match(self.text, start):
            return "unit"  # 孕产妇死亡率（1/10万）
        if numeral.unit in DATES and "." not in self.text[start : numeral.span.end]:
            return DATE
        left = self.text[max(0, start - 40, self.layout.clause_start(start)) : start]
        for rule in self._rules:
            if reason := rule(numeral, left):
                return reason
        if numeral.kind == "label":
            return self._label(numeral, left)
        return self._chinese(numeral, left) if numeral.style == "chinese" else self._vague(numeral, left) or COUNT

    def _after(self, numeral: Numeral, width: int = 12) -> str:
        return self.text[numeral.span.end : numeral.span.end + width]

    def _unmeasured(self, numeral: Numeral) -> str:
        start, end = numeral.span
        before = self.text[max(0, start - 1) : start]
        if before == "第":
            return "ordinal"
        if numeral.style == "chinese":
            return "word"
        after = self.text[end : end + 1]
        left = self.text[max(0, start - 24) : start]
        goes_on = "升降增提上下减回缩收扩调" if {"由", "从"} & set(left[-8:]) else "和及并且的"
        ends = not after or after in PUNCTUATION or after in goes_on
        if ends and before not in CODE_BEFORE and RATIO.search(left):
            return COUNT
        return "code" if before in CODE_BEFORE or (before.isascii() and before.isalpha()) else "number without a unit"

    def _time(self, numeral: Numeral, left: str) -> str | None:
        if numeral.kind != "time":
            return None
        if "." in self.text[numeral.span.start : numeral.span.end]:
            return None  # no date and no term is 8.8日 or 9.6年
        return None if TIMED.search(left) else DATE

    def _ordinal(self, numeral: Numeral, left: str) -> str | None:
        if left.endswith("第") or (left.endswith(JOINTS) and ORDINAL_LIST.search(left)):
            return "ordinal"
        session = numeral.style == "chinese" and self._after(numeral).startswith(SESSION)
        if numeral.unit == "次" and (left.endswith("届") or session):
            return "ordinal"
        rank = numeral.unit in ("位", "名", "家") or numeral.kind == "time"
        if rank and left and left[-1] in "第前列居名" and RANK.search(left) and self._after(numeral, 1) in PUNCTUATION:
            return "rank"
        if left.endswith(NOW):
            return None
        return "rank" if left.endswith(("前", "末")) and numeral.unit in ("位", "名", "个", "批", "列", "%") else None

    def _code(self, numeral: Numeral, left: str) -> str | None:
        if left and left[-1] in CODE_BEFORE:
            return "code"
        none = numeral.value == 1 and left and left[-1] in "未无有生现到出" and NONE.search(left)
        return "zero" if none or (numeral.value == 0 and numeral.style == "chinese") else None

    def _frequency(self, numeral: Numeral, left: str) -> str | None:
        if left.endswith("每"):
            return "rate"
        if (numeral.unit or "").partition("（")[0] not in TIMES:
            return None
        if numeral.value == 1:
            left = self.text[max(0, numeral.span.start - 80) : numeral.span.start]
            left = left[max(left.rfind(mark) for mark in "。！？；\n") + 1 :]
        return "frequency" if FREQUENCY.search(left) else None

    def _score(self, numeral: Numeral, left: str) -> str | None:
        return "clock or share" if numeral.kind == "score" and not SCORED.search(left) else None

    def _threshold(self, numeral: Numeral, left: str) -> str | None:
        """500万元以上项目 names a class; 6200万亩以上 at the end of its clause is a level."""
        after = self._after(numeral, 4)
        if left.endswith(("不满", "未满")) or (numeral.unit in ("千伏", "千伏安") and after[:1] not in PUNCTUATION):
            return "class"
        if numeral.unit == "个" and after.startswith("方面") and left.endswith(("围绕", "聚焦", "紧扣")):
            return "name"
        if numeral.unit == "人" and ACCUSED.search(left) and CASE.match(self.text, numeral.span.end):
            return "name"  # 黄某等4人涉网团伙案1件
        if numeral.unit == "条" and FOLLOWED.search(left) and after.startswith(RULES):
            return "name"
        if numeral.kind == "money" and self._of_each(numeral, left):
            return "class"
        if numeral.kind not in ("money", "physical", "body") or numeral.approx not in BOUNDS:
            return None
        reached = (numeral.kind == "body" and after.startswith(PEOPLE)) or after.startswith("的目标")
        return None if not after or after[0] in PUNCTUATION or reached or after.startswith(CONJUNCTIONS) else "class"

    def _of_each(self, numeral: Numeral, left: str) -> bool:
        """Whether a sum is how large each of several counted things is."""
        sized = SIZED.search(left)
        things = SIZED_THINGS if sized and sized["many"] else SIZED_MANY
        return sized is not None and things.match(self.text, numeral.span.end) is not None

    def _vague(self, numeral: Numeral, left: str) -> str | None:
        return "vague" if numeral.style == "chinese" and VAGUE_BEFORE.search(left) else None

    def _label(self, numeral: Numeral, left: str) -> str:
        listed = "、" in left[:-1] and not left.endswith("、")  # A、B、C三大中心, not 3大产业、2大基地
        if numeral.value == 1 or listed or LABEL_BEFORE.search(left) or not HEADS_OF_LABELS.match(self._after(numeral)):
            return "label"
        return COUNT

    def _chinese(self, numeral: Numeral, left: str) -> str:
        """Chinese numerals stand in names, labels and set phrases as often as in counts."""
        if reason := self._vague(numeral, left):
            return reason
        written = self.text[numeral.span.start : numeral.span.end]
        after = self._after(numeral)
        if numeral.kind == "ratio":
            return COUNT if written[0] != "一" or len(written) > 2 or numeral.unit == "%" else "vague"
        if written[0] in "百千万亿" and numeral.approx is None and not left.endswith(NEARLY):
            return "word"
        if numeral.unit == "期" and (
            self._bracketed(numeral) or after.startswith(("工程", "项目", "建设")) or left.endswith(STAGED)
        ):
            return "name"
        if numeral.unit == "期" and NEXT_STAGE.match(after) and not left.endswith(EDITIONS):
            return "name"
        if numeral.unit in WITHIN_NAMES or (numeral.unit == "批" and numeral.value == 1):
            return "vague"
        if written[0] == "一" and numeral.value == 1:
            return self._one(numeral, left, after)
        if POINTS.match(written[1:] + after) or SERVED.match((numeral.unit or "") + after) or after[:1] == "“":
            return "name"
        if left.endswith(("”", "》")) or after.startswith(tuple(CHARACTERS)):
            return "label"
        return COUNT if not after or after[0] in PUNCTUATION or _governed(left) else "name"

    def _bracketed(self, numeral: Numeral) -> bool:
        """Alone in a bracket: 小学（二期）."""
        return self.text[numeral.span.start - 1 : numeral.span.start] == "（" and self._after(numeral, 1) == "）"

    def _one(self, numeral: Numeral, left: str, after: str) -> str:
        """一个 before its noun is an article; behind it (专题会一次) it counts."""
        behind = bool(left) and "\u4e00" <= left[-1] <= "\u9fff" and left[-1] not in ONE_BEFORE
        if numeral.approx in ("以上", "左右") or (behind and (not after or after[0] in PUNCTUATION)):
            return COUNT
        return "article"


def _governed(left: str) -> bool:
    """A Chinese numeral before its noun counts behind a verb or a scope (举办三期读书班), and names behind a noun."""
    return not left or bool(SCOPE_BEFORE.search(left)) or any(is_verb(left[-width:]) for width in (1, 2, 3, 4))
