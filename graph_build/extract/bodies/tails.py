"""How names of bodies end, what may follow them, and what may not."""

from __future__ import annotations

import re
from functools import lru_cache

from graph_build.extract.cuts import Cuts
from graph_build.extract.landmarks import Landmarks
from graph_build.lexicon import rows, word_set, words
from graph_build.scanning import quick

# An office holder, a member or a class, not the body: 市委书记, 市人大代表, 法院系统.
NOT_THE_BODY = re.compile(
    quick(
        r"门(?!诊)|副?秘书长|托[管付办]|党(?:组|委|工委)(?:副?书记|成员|班子)|[局院厅市区县省部校行团队组处科]长|领导(?!小组|班子|下|[和、及与][^，。；]{2,24}下)"
        r"|常委(?!会)|委员(?!会)|代表(?!大会|团|市|省|区|县)|建议(?:案)?[\d*]|系统(?!观念)|案(?![例件管])|[一二三四]期|各[\d*]+[家个所]"
        f"|{'|'.join(words('not_the_body'))}"
    )
)
# 市司法局党组书记在…会议上的讲话: who holds no other office speaks for the party group.
SECRETARY = re.compile(r"(党组|党委)书记(?=在[^，。]{2,40}(?:讲话|发言|报告|致辞|\Z|\s))")
# A centre that is being built is a thing; a hospital or school is a body even then.
FACILITY = re.compile(r"(?<!疾控)(?<!控制)(?<!急救)(?<!血液)中心\Z")
BEING_BUILT = re.compile(
    r"等?(?:项目|工程|新址|新院区|新校区|院区|校区|内部装修|主体(?!责任)|封顶|竣工|建成|投用|投入使用|落成|开工|迁建|改扩建|扩建|改造|选址)"
)
BUILT = re.compile(r"(?:建成|新建|[改扩迁续筹投]建|建设|改造|装修)(?:完成|投用|了)?\Z")
NUMBERED_TEAM = (
    "[一-鿿]{0,10}?第[一二三四五六七八九十]{1,3}(?:巡回)?(?:督导|指导|检查|督查|督察|督导检查|指导督导|考核)组"
)
TEAMS = (
    "(?:巡[察视]组|督[察导查]组|(?:飞行)?检查组|飞检组|综合检查组|专家组|考核组|考核巡查组|评估组|工作组|分院|巡回法庭"
    "|法庭|庭)"
)
ORGANS = re.compile(
    "(?:办公厅|办公室|督查室|研究室|参事室|机关党委|机关纪委|直属机关党委|党委|党组|党总支|党支部|纪委|理论学习中心组"
    f"|驻[一-鿿]{{2,4}}办事处|驻[一-鿿]{{1,12}}?纪检监察组|{NUMBERED_TEAM}|派驻纪检监察组|[一-鿿]{{2,4}}派出所"
    "|[一-鿿]{0,4}(?:总队|支队|大队|分局|分院|分会|分行|分公司|分中心|教研室|督导室|检测中心|执法局)"
    "|公共法律服务中心|法律援助中心|社区矫正(?:管理局|中心|大队)|诉讼服务中心|调解中心|12309检察服务中心|案件管理中心"
    f"|招生考试中心|(?:第?[一二三四五六七八九十]+)?{TEAMS})"
)
# The fields for which a committee has a commission, whose office may be named with it: 省委|全面依法治省委员会办公室.
COMMISSIONED = (
    "(?:全面)?(?:依法治[省市区县州]|深化改革|国家安全|审计|财经|网络安全和信息化|外事工作|机构编制|军民融合发展|教育工作"
    "|农村工作|平安[一-鿿]{1,4}建设|金融|人才工作|意识形态工作|党的建设工作|巡[察视]工作)"
)
OFFICE = "(?:办公室|办(?![理事学公]))"
COMMISSION = f"{COMMISSIONED}(?:(?:委员会|领导小组|协调小组|委){OFFICE}?|{OFFICE})"
COMMITTEE_ORGANS = re.compile(
    f"(?!常委会（?(?:扩大）?)?会议)(?:(?:理论|学习|理论学习)?中心组|巡[察视]办|{'|'.join(words('committee_organs'))}|办(?![理事学公好成结])"
    f"|(?:教育|两新|直属机关|直机关|国资|科技|卫健|金融)工委|{COMMISSION}"
    "|(?:第?[一二三四五六七八九十]+)?巡[察视]组|派?驻[一-鿿]{0,12}?纪检监察组|[一-鿿]{2,12}领导小组(?:办公室)?"
    f"|{NUMBERED_TEAM})"
)

# Organs of a government, a congress or a court whose names say their field: 市政府行政复议办公室, 市人大社会建设委员会.
OF_GOVERNMENT = re.compile(
    r"[一-鿿]{2,12}?(?:委员会办公室|领导小组办公室|指挥部办公室|办公室|委员会|领导小组|指挥部|督[导学]室|专班)"
)
# The team that a committee sends out: 省委习近平法治思想宣讲团; its members are mentioned for it.
OF_COMMITTEE = re.compile(r"(?!书记|主要|领导|常委)[一-鿿]{0,12}?宣讲团")
MEMBERS = re.compile(r"成员(?!单位)")
OF_CONGRESS = re.compile(
    r"工委(?!员)|(?:常委会)?[一-鿿]{2,8}?(?:工作委员会|专门委员会|委员会|工委|(?<=[制法司务农设生])委(?!员))"
)
OF_COURT = re.compile(
    r"执行局|政治部|立案庭|[刑民][一二三四五]?庭|第[一二三四五六七八九十]检察[部厅]|[一-鿿]{2,8}?(?:检察[部厅]|审判庭|法庭|执行局|指挥中心)"
)
OF_MINISTRY = re.compile(r"[一-鿿]{2,10}?(?:局|司(?!法)|研究院|研究所|研究中心|指导中心)")

# What a school, hospital, bank or firm has inside it: 上海交通大学医学院附属瑞金医院, 中国人民银行杭州中心支行.
SCHOOLS = re.compile(
    r"(?:[一-鿿]{1,6}?学院)?第?[一二三四五六七八九十]{0,2}附属[一-鿿]{0,8}?(?:医院|中学|小学|学校|幼儿园)|[一-鿿]{1,6}?(?:学院|研究院|分校)"
    r"|第[一二三四五六七八九十]附属[一-鿿]{0,6}?(?:医院|中学|小学)|[一-鿿]{1,6}?医院"
)
GROUPS = re.compile(r"教育集团|集团")  # 实验小学教育集团
LABS = re.compile(r"[一-鿿]{2,8}?(?:研究院|研究中心|创新中心|创新平台|创新基地|基地|分院)")  # 云台实验室江北研究院
# What an academy or a body of the United Nations has under it: 中国科学院云台材料科学与技术研究所.
OF_ACADEMY = re.compile(r"(?:[一-鿿]{2,8}(?:科学|工程)与)?[一-鿿A-Z]{2,14}?(?:研究所|研究院|植物园|天文台|研究中心)")
ACADEMIES = ("科学院", "社科院", "工程院", "中科院", "教科文组织")
# 瑞金医院海南医院; 云台医院东院 and 云台医院江北院区 are houses of one hospital.
# 云台医院江北院区与…建立协作关系: a house that acts is a body of its own.
HOSPITALS = re.compile(
    r"([一-鿿]{2,3}?)(?:医院|分院|院区(?=与[^，。；]{2,30}?(?:建立|签|合作|共建|结[成对]|组建|联合)|获[评批得]|荣获|入选|成为|成功|通过|被评))"
    r"|总院(?![长区落])|本部"
)
BRANCHES = re.compile(r"[一-鿿]{2,8}?(?:中心支行|支行|分行|分公司|公司|分院|研究院)")


FREE_TAILS = Landmarks(lambda: [row["tail"] for row in rows("body_tails") if row["free"]])


PLACED_TAILS = Landmarks(lambda: [row["tail"] for row in rows("body_tails") if row["placed"]])


@lru_cache(maxsize=1)
def bare() -> frozenset[str]:
    """The tails behind a place that need nothing between."""
    return frozenset(row["tail"] for row in rows("body_tails") if row["bare"])


@lru_cache(maxsize=1)
def stops() -> frozenset[str]:
    """Words behind which a name begins."""
    return word_set("body_stops")


def is_body(text: str, end: int) -> bool:
    """Whether what ends here is the body itself and not somebody or something in it."""
    other = NOT_THE_BODY.match(text, end)
    return other is None or (text.endswith("宣讲团", max(0, end - 3), end) and MEMBERS.match(text, end) is not None)


def is_whole(text: str, cuts: Cuts, start: int, end: int) -> bool:
    """Whether words begin at both ends of a name, and what ends there is the body itself."""
    return cuts.begins(start) and cuts.begins(end) and is_body(text, end)


def group_of_secretary(text: str, end: int) -> str:
    """党组 or 党委 where a title goes on behind a body with the office of its secretary alone, else nothing."""
    secretary = SECRETARY.match(text, end)
    return secretary[1] if secretary else ""


def is_built(text: str, start: int, end: int) -> bool:
    """Whether a name is that of a building that a report says was built (建成市全民健身中心, 市中医院竣工)."""
    if not FACILITY.search(text, max(start, end - 3), end):
        return False
    return bool(BEING_BUILT.match(text, end) or BUILT.search(text[max(0, start - 6) : start]))
