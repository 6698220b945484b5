"""What is counted, how much, and in which words: small texts in the language of several fields."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_build.chinese_numbers import value_of
from graph_build.document.text import Document, parse
from graph_build.extract import quantities
from graph_build.extract.numerals import numerals
from graph_build.readers.plain import Source
from graph_build.records import Profile, Quantity
from tests.linear_time import assert_linear


def document(text: str, period: str = "2024", title: str | None = None) -> Document:
    return parse(Source("t.txt", text, "utf-8", "0" * 64), Profile(title=title, period=period))


def read(text: str, **profile: str) -> tuple[Document, tuple[Quantity, ...]]:
    found = document(text, **profile)
    return found, quantities.extract(found)


def raw(text: str) -> list[str]:
    found, values = read(text)
    return [found.quote(quantity.span) for quantity in values]


# numeral and unit as written → value and unit
NUMERALS = {
    "投入资金100多亿元": (10_000_000_000, "元"),
    "投入资金1.2亿元": (120_000_000, "元"),
    "培训2.5万人次": (25_000, "人次"),
    "发放手册1,234册": (1234, "册"),
    "办理案件三百余件": (300, "件"),
    "走访群众两千三百户": (2300, "户"),
    "投入二十余万元": (200_000, "元"),
    "覆盖率达百分之八十五": (85, "%"),
    "提高15.3个百分点": (15.3, "百分点"),
    "死亡率为2.1‰": (2.1, "‰"),
    "孕产妇死亡率8.5/10万": (8.5, "/10万"),
    "播种面积39.08万亩": (390_800, "亩"),
    "浓度为25微克/立方米": (25, "微克/立方米"),
    "配备设备12台（套）": (12, "台（套）"),
    "为群众追回¥500": (500, "元"),
    "涉及人口560万": (5_600_000, ""),
    "律师万人比达到3.2": (3.2, ""),
    "车桩比达到3.5：1": (3.5, ""),
    "新增装机1236万千瓦": (12_360_000, "千瓦"),
    "新增装机十五万千瓦": (150_000, "千瓦"),
    "全省发电量3200亿千瓦时": (320_000_000_000, "千瓦时"),
    "收缴毒品30余千克": (30, "千克"),
    "投放药剂1250kg": (1250, "kg"),
    "新建绿道120千米": (120, "千米"),
    "新增变电容量30万千伏安": (300_000, "千伏安"),
    "培训干部3千人": (3000, "人"),
    "接入监控视频2300路": (2300, "路"),
    "寄送慰问信3万封": (30_000, "封"),
    "接听来电3.2万通": (32_000, "通"),
    "承保农业保险1200单": (1200, "单"),
    "编印读物12万字": (120_000, "字"),
    "召开会议**次": (None, "次"),
    "败诉率*.*%": (None, "%"),
    "审结案件XX件": (None, "件"),
    "结案率XX.X%": (None, "%"),
    "新建学校3—5所": (None, "所"),
    "新建学校3所至5所": (None, "所"),
    "整治乡镇卫生院18家乡镇驿站": (18, "家"),
    "处置2起重大事故": (2, "起"),
    "聘请12名义务监督员": (12, "名"),
    "成立20个人民调解委员会": (20, "个"),
    "人员占比达到四成五": (4.5, "成"),
    "新增7701张家庭养老床位": (7701, "张"),
    "坐诊带教2400余天次": (2400, "天次"),
    "刊发宣传报道100篇次": (100, "篇次"),
    "检测能力提升至1.52万管/日": (15_200, "管/日"),
    "围绕*大传统产业": (None, "大"),
    "进出口总额突破百亿元": (10_000_000_000, "元"),
    "引进投资超10亿元的项目14个": (14, "个"),
    "新增12家年营收超亿元企业": (12, "家"),
    "办理张某等4人涉网团伙案1件": (1, "件"),
    "完成入学查验2.3万所（班）次": (23_000, "所（班）次"),
    "出动6车": (6, "车"),
    "新建球场4片": (4, "片"),
    "低保标准为645元/月": (645, "元/月"),
    "住院费用为8600元/人次": (8600, "元/人次"),
    "浓度降至28.5微克每立方米": (28.5, "微克每立方米"),
    "疫点指数降至4.6": (4.6, ""),
    "“案—件比”降至1.38": (1.38, ""),
    "参保率达三分之二": (0.6667, ""),
    "约1/3的学校达标": (0.3333, ""),
    "财政收入增长-2.3%": (-2.3, "%"),
    "差错率万分之三": (3, "‱"),
    "新增学位3 600个": (3600, "个"),
    "受益群众60万+人次": (600_000, "人次"),
    "人均GDP8.3万元": (83_000, "元"),
    "城乡收入比缩小到2.1:1": (2.1, ""),
    "三次产业比为6.3:32.2:61.5": (None, ""),
    "三次产业比重为6.3∶32.2∶61.5": (None, ""),
    "居民收入比收窄至2.21∶1": (2.21, ""),
    "居民收入倍差缩小至1.81": (1.81, ""),
    "为390万65岁以上老年人免费体检": (3_900_000, ""),
    "算力规模达到11.4万P": (114_000, "P"),
    "储能装机12.3GW": (12.3, "GW"),
    "优良天数比上年增加36天": (36, "天"),
    "实现新增就业45万人以上的目标": (450_000, "人"),
    "平均审理期限42天": (42, "天"),
    "涨幅在3%到5%之间": (None, "%"),
    "出口额12.3亿美元": (1_230_000_000, "美元"),
    "帮助8万户以上群众安居": (80_000, "户"),
}


@pytest.mark.parametrize("text", NUMERALS)
def test_numeral_and_unit(text: str) -> None:
    _, (quantity,) = read(text + "。")
    assert (quantity.value, quantity.unit) == NUMERALS[text]
    assert quantity.redacted == ("*" in text or "X" in text)


# approximating words: trailing ones belong to the numeral, leading ones do not
APPROXIMATE = [
    ("印发资料70余份。", "70余份", "余"),
    ("新建学校60所以上。", "60所以上", "以上"),
    ("印发资料近70份。", "70份", "近"),
    ("粮食播种面积保持在4300万亩以上。", "4300万亩以上", "以上"),
    ("地区生产总值增长5%左右。", "5%左右", "左右"),
    ("收入突破120亿元。", "120亿元", "突破"),
    ("办结率不低于95%。", "95%", "不低于"),
    ("合格率达三分之二以上。", "三分之二以上", "以上"),
    ("专业人员占比不到四成。", "四成", "不到"),
    ("上级资金约占三分之一。", "三分之一", "约"),
    ("挽回损失10亿多元。", "10亿多元", "多"),
    ("签约120个项目。", "120个", None),
    ("节约资金30万元。", "30万元", None),
]


def test_adjacent_numerals_share_the_word_in_front() -> None:
    assert [q.approx for q in read("合格率、办结率分别超98.5%和99%。")[1]] == ["超", "超"]
    assert [q.approx for q in read("走访企业、农户分别70余家、30户。")[1]] == ["余", None]


@pytest.mark.parametrize(("text", "numeral", "approx"), APPROXIMATE)
def test_approximating_word(text: str, numeral: str, approx: str | None) -> None:
    found, (quantity,) = read(text)
    assert (found.quote(quantity.span), quantity.approx) == (numeral, approx)


# text → change of each numeral
CHANGES = {
    "收案1200件，同比增长8.5%，环比下降2.1%。": [None, "同比增长", "环比下降"],
    "事故起数、受伤人数分别下降8.5%、14.2%。": ["下降", "下降"],
    "结案率比上年提高1.2个百分点，达到97%。": ["比上年增长", None],
    "由12%提高到15%。": [None, None],
    "教师平均年龄由46.5岁下降到43.2岁。": [None, None],
    "补助标准提高30元。": ["增长"],
    "降低用电成本3.2亿元。": ["下降"],
    "案件平均审理天数60天，同比减少15天。": [None, "同比下降"],
    "新增学位3600个，净增教师120名。": [None, None],
    "提升改造示范点8个，晋升职级12人。": [None, None],
    "经费支出12亿元，同比去年增长6.98%。": [None, "同比去年增长"],
    "充电桩5.6万个，较2021年底增长1.4倍。": [None, "较2021年底增长"],
    "满意率由上半年的91%提升至下半年的96.5%。": [None, None],
    "压减机构87家，压减率98.9%。": [None, None],
    "上调88项、下调38项。": [None, None],
    "参保人数32万人，较去年同期净增1.3万人。": [None, "较去年同期增长"],
    "收入3亿元，比2017年增收1亿元，同比增收2亿元。": [None, "比2017年增长", "同比增长"],
    "办理案件20件，比前五年上升40%，比预算数减少3件。": [None, "比前五年增长", "比预算数下降"],
    "药品平均降价53%。": ["下降"],
    "检查事项精简两成，精简事项12项。": ["下降", None],
    "与上年同期相比，来访量下降12%。": ["与上年同期相比下降"],
}


@pytest.mark.parametrize("text", CHANGES)
def test_change_and_level(text: str) -> None:
    assert [quantity.change for quantity in read(text)[1]] == CHANGES[text]


# text → numeral, and words that its indicator must hold
NAMED = [
    ("召开党委会28次，学习文件66项。", [("28次", "召开党委会"), ("66项", "学习文件")]),
    ("举办三期读书班。", [("三期", "读书班")]),
    ("3个案例入选省级典型案例。", [("3个", "案例")]),
    ("85%的化工园区降到一般风险等级。", [("85%", "化工园区")]),
    ("6家医院党组织、11名医生受到表彰。", [("6家", "医院党组织"), ("11名", "医生")]),
    ("提出7个专题12项课题。", [("7个", "专题"), ("12项", "课题")]),
    ("办理代表建议42件、政协提案35件，办结率100%。", [("42件", "代表建议"), ("35件", "政协提案"), ("100%", "办结率")]),
    ("开发区由162个整合为123个。", [("162个", "开发区"), ("123个", "开发区")]),
    ("进出口总值再创新高，达到3126亿元、增长12.5%。", [("3126亿元", "进出口总值"), ("12.5%", "进出口总值")]),
    ("对东盟、中亚出口分别增长37.2%、19%。", [("37.2%", "东盟出口"), ("19%", "中亚出口")]),
    ("印发、修订制度分别12项、8项。", [("12项", "印发制度"), ("8项", "修订制度")]),
    ("审核文件、合同分别12、8件。", [("12", "文件"), ("8件", "合同")]),
    ("受理案件25万件，办结23万件，同比分别上升3.6%和3.1%。",
     [("25万件", "受理案件"), ("23万件", "办结案件"), ("3.6%", "受理案件"), ("3.1%", "办结案件")]),
    ("修改文件12件、废止8件。", [("12件", "修改文件"), ("8件", "废止文件")]),
    ("开展“送法进校园”“护苗”等活动120余场次，覆盖师生8万余人。", [("120余场次", "开展活动"), ("8万余人", "师生")]),
    ("出台《关于服务民营经济的意见》等10个指导性文件。", [("10个", "出台指导性文件")]),
    ("涉及3.2万人的保交房任务全面完成。", [("3.2万人", "保交房任务")]),
    ("审结民商事案件4822件（含再审1件），调撤率65%。", [("4822件", "审结民商事案件"), ("1件", "再审"), ("65%", "调撤率")]),
    ("全市12个县（市、区）挂牌监督局、86个司法所挂牌指导室。", [("12个", "县（市、区）"), ("86个", "司法所")]),
    ("投入680万元完成17所学校操场改造。", [("680万元", "投入"), ("17所", "学校操场改造")]),
    ("签约率力争达到20%，覆盖率预计达85%。", [("20%", "签约率"), ("85%", "覆盖率")]),
    ("治疗患者3.4万人次，成功率98%以上。", [("3.4万人次", "患者"), ("98%以上", "成功率")]),
    ("创建示范村省级12个、市级36个。", [("12个", "示范村省级"), ("36个", "示范村市级")]),
    ("惠及群众2.3万人。", [("2.3万人", "惠及")]),
    ("高于全省平均水平1.3个百分点，毛入学率97%。", [("1.3个百分点", "高于"), ("97%", "毛入学率")]),
    ("补助标准提高到每人每月780元，居民消费价格涨幅3%左右。", [("780元", "补助标准"), ("3%左右", "居民消费价格涨幅")]),
    ("推行挂牌制度，约谈21人次，清退20万元。", [("21人次", "约谈"), ("20万元", "清退")]),
    ("调派6车32人增援。", [("6车", "调派"), ("32人", "调派")]),
    ("医生数1.12人，低于国家1.75人的标准。", [("1.12人", "医生数"), ("1.75人", "医生数")]),
    ("发病率为612.4/10万，较2022年上升18.7%。", [("612.4/10万", "发病率"), ("18.7%", "发病率")]),
    ("合格率高于全省平均水平3个百分点。", [("3个百分点", "合格率")]),
    ("占比由去年的48.6%提升到55.3%。", [("48.6%", "占比"), ("55.3%", "占比")]),
    ("护床比由上年的1.17升至1.26。", [("1.17", "护床比"), ("1.26", "护床比")]),
    ("本科上线1876人，上线率68%，较上年增加157人。", [("1876人", "本科上线"), ("68%", "上线率"), ("157人", "本科上线")]),
    ("参保率不低于96.5%。", [("96.5%", "参保率")]),
    ("校园火灾起数、受伤人数分别下降15%、14%。", [("15%", "校园火灾起数"), ("14%", "受伤人数")]),
    ("受理案件879件（含旧存343件），办结700件，同比上升3%。",
     [("879件", "受理案件"), ("343件", "旧存"), ("700件", "办结案件"), ("3%", "案件")]),
    ("预算收入2.8亿元，占预算105%，同比增长10%。", [("2.8亿元", "预算收入"), ("105%", "占预算"), ("10%", "预算收入")]),
    ("收入3亿元，比2017年增收1亿元。", [("3亿元", "收入"), ("1亿元", "收入")]),
    ("次均费用315元，按可比价格下降5%。", [("315元", "次均费用"), ("5%", "次均费用")]),
    ("事故起数、死亡人数“双下降”，同比分别下降12%、8%。", [("12%", "事故起数"), ("8%", "死亡人数")]),
    ("受灾人口、倒塌房屋数量，与前5年平均值相比，分别下降59%、87%。", [("59%", "受灾人口"), ("87%", "倒塌房屋数量")]),
    ("发生火灾204起、死亡95人，分别占全年的57%、62%。",
     [("204起", "发生火灾"), ("95人", "死亡"), ("57%", "发生火灾占全年"), ("62%", "死亡占全年")]),
    ("梳理排查文件268件，废止60件。", [("268件", "文件"), ("60件", "废止文件")]),
    ("定额由每生每年650元提高到720元。", [("650元", "定额"), ("720元", "定额")]),
    ("平均审理天数60天，同比缩短5.3天。", [("60天", "平均审理天数"), ("5.3天", "平均审理天数")]),
    ("总投资56亿元，完成12亿元。", [("56亿元", "总投资"), ("12亿元", "总投资完成")]),
    ("人均预期寿命从2020年的75.2岁提升至2025年的76.8岁左右。",
     [("75.2岁", "人均预期寿命"), ("76.8岁左右", "人均预期寿命")]),
    ("投入资金120万元，是去年的1.5倍。", [("120万元", "投入资金"), ("1.5倍", "投入资金")]),
    ("新增灌溉面积12万亩，相当于前三年总和的1.2倍。", [("12万亩", "新增灌溉面积"), ("1.2倍", "新增灌溉面积相当于前三年总和")]),
    ("共收案20件、结案18件，同比分别上升3%、5%。",
     [("20件", "收案"), ("18件", "结案"), ("3%", "收案"), ("5%", "结案")]),
    ("两年半来投资12亿元。", [("12亿元", "投资")]),
    ("组建由12名律师组成的讲师团。", [("12名", "律师")]),
    ("指数由21降至4.6。", [("21", "指数"), ("4.6", "指数")]),
    ("再犯罪率仅为0.2%。", [("0.2%", "再犯罪率")]),
]  # fmt: skip


WHEN = [
    "2024年1月至9月", "5月12日至15日，", "2023-2024学年度", "8月中旬", "2023年底", "三季度末", "去年同期", "近三年", "三年来",
    "2023年11月—2024年10月", "1~10月", "第二季度", "2021至2023年", "到2025年底，", "二〇二四年", "自2022年起", "2035年前",
    "2024年春季学期", "截至12月31日，", "过去三年",
]  # fmt: skip


@pytest.mark.parametrize("when", WHEN)
def test_when_is_no_part_of_what_is_counted(when: str) -> None:
    assert [quantity.indicator for quantity in read(f"{when}新建医院3家。")[1]] == ["新建医院"]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[text for text, _ in NAMED])
def test_indicator(text: str, expected: list[tuple[str, str]]) -> None:
    found, values = read(text)
    assert [found.quote(quantity.span) for quantity in values] == [numeral for numeral, _ in expected]
    for quantity, (_, words) in zip(values, expected, strict=True):
        assert words in quantity.indicator


def test_a_verb_with_its_object_takes_no_other() -> None:
    assert [quantity.indicator for quantity in read("共收案20件、结案18件。")[1]] == ["收案", "结案"]


def test_what_is_held_is_named_by_a_verb_behind_the_numeral() -> None:
    for text, indicator in (
        ("组织114场演练。", "组织演练"),
        ("开展了20次检查。", "开展检查"),
        ("举办8期培训。", "举办培训"),
    ):
        assert [quantity.indicator for quantity in read(text)[1]] == [indicator], text


def test_adjacent_numerals_share_a_unit() -> None:
    units = [quantity.unit for quantity in read("收案量和结案量分别上升8.1个和7.6个百分点。")[1]]
    assert units == ["百分点", "百分点"]


def test_indicator_span_is_the_indicator() -> None:
    found, values = read("全年召开党委会28次，6家医院党组织受到表彰，结案率达97.5%。")
    stated = [quantity for quantity in values if quantity.indicator_span]
    assert len(stated) == 3
    for quantity in stated:
        assert quantity.indicator_span
        assert found.text[quantity.indicator_span.start : quantity.indicator_span.end] == quantity.indicator


NOT_COUNTED = [
    "实施“五大工程”，学习《治国理政》第四卷。",
    "第二批试点、十三届三次全会、党的二十大、省十三次党代会。",
    "要求提前一周报备，连续5年未发生事故，实施三年行动。",
    "每季度组织一次检查，每年开展1次培训，每月至少2次走访。",
    "一批项目、一系列措施、多个部门、数十个单位、若干问题。",
    "省市县三级联动，三地协同，一审二审，四级同创。",
    "产值和税收分别居全省第5、第6位，列全市前3名。",
    "65岁及以上老年人，投资500万元以上的项目，不满3名党员的支部。",
    "获副市长XXX批示肯定。",
    "讲三点意见，从四个方面发力，做到两个维护，围绕8个方面重点。",
    "学院二期、三期顺利竣工，A、B、C三大中心启用。",
    "完成十件民生实事，命案零发生，满意度全省第一。",
    "打造一支队伍，建成一个平台，形成一套制度。",
    "拨打12345热线，建设4A级景区，处置6.4级地震，文号〔2020〕12号。",
    "提供7×24小时服务，构建1+3+N体系。",
    "学校（二期）工程，建成二期项目，开工医院（东港二期、临海三期），码头一期开工建设。",
    "全年未发生1起较大事故，没有出现1例输入病例。",
    "三方会谈，三面环山，一片区，三次产业，排名前10%，ISO9001认证，PM2.5。",
    "建立影像、心电、病理三大共享中心，建成监管系统二期。",
    "市场监管部门统一部署，进一步推进一体化建设。",
    "兵分三路，写一封信，四通八达，三字经，18路、26路公交，三单两图，16字方针，7通一平，500千伏变电站。",
]


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_numerals_that_count_nothing(text: str) -> None:
    assert raw(text) == []


def test_sums_that_say_how_large_each_counted_thing_is() -> None:
    assert raw("引进投资超10亿元的项目14个，产值超百亿元企业达到5家。") == ["14个", "5家"]
    assert raw("总投资超100亿元的电站开工，固定资产投资超300亿元。") == ["100亿元", "300亿元"]
    assert raw("围绕3大传统产业、2大新兴产业编制指引。") == ["3大", "2大"]


def test_days_count_where_the_text_measures_them() -> None:
    assert raw("审批时限由15个工作日压缩至5个工作日，提前一周办结。") == ["15个工作日", "5个工作日"]
    assert raw("空气优良天数达到330天，历时30天。") == ["330天"]
    assert raw("人均预期寿命79.5岁，救助70岁老人。") == ["79.5岁"]
    assert raw("平均住院日为8.8日，8月8日开工。") == ["8.8日"]
    assert raw("平均受教育年限从2020年的9.6年提升至2025年的*.*年左右。") == ["9.6年", "*.*年左右"]


def test_what_there_is_now_is_no_rank() -> None:
    assert raw("推进场地建设，目前34个项目全部开工，列全市前3个。") == ["34个"]


def test_one_counts_only_behind_its_noun() -> None:
    assert raw("召开专题会议一次，开展一次检查。") == ["一次"]


STATUS = {
    "新建学校12所。": "actual",
    "力争新建学校12所。": "target",
    "同志们，2024年要重点抓好三件事：一是年内新建学校12所。": "target",
    "2024年要案侦破12起。": "actual",
    "去年要账成功率达90%。": "actual",
    "拟新建学校12所。": "target",
    "计划新建学校12所。": "target",
    "按计划新建学校12所。": "actual",
    "计划培训教师300名。": "target",
    "市教育局印发方案，计划资助学生300名。": "target",
    "计划完成率达98%。": "actual",
    "三年行动计划资助学生300名。": "actual",
    "将新建学校12所。": "target",
    "模拟考核学校12所。": "actual",
    "到2027年，建成医院12所。": "target",
    "我们要建成学校12所。": "target",
    "主要预期目标是：新建学校12所。": "target",
    "完成年度目标的12%。": "actual",
    "人均预期寿命达到78.6岁。": "actual",
    "标准提高到2025年的12元。": "actual",
    "争取超长期国债12亿元。": "actual",
    "我们将接续办好实事12件。": "target",
    "将全市学校12所纳入试点。": "actual",
}


@pytest.mark.parametrize("text", STATUS)
def test_status(text: str) -> None:
    _, (quantity,) = read(text)
    assert quantity.status == STATUS[text]


def test_status_from_headings() -> None:
    text = "一、上半年工作情况\n新建学校12所。\n二、下半年工作谋划\n新建学校8所。\n改建学校6所。\n"
    assert [quantity.status for quantity in read(text)[1]] == ["actual", "target", "target"]


def test_status_of_a_summary_that_speaks_of_aims() -> None:
    aims = "努力打造示范，持续推动普法，统筹推进调解，切实加强监督，进一步压实责任，大力宣传，支持创新，着力服务，确保落实。\n"
    _, found = read(f"云台街道工作总结\n{aims}调解纠纷20件。", title="云台街道工作总结")
    assert [quantity.status for quantity in found] == ["actual"]


def test_status_of_what_is_wrong_and_to_be_done() -> None:
    text = "一、存在的问题和下半年打算\n每万人医生3.6人。\n下半年，我们继续努力。\n新建学校8所。\n"
    assert [quantity.status for quantity in read(text)[1]] == ["actual", "target"]


def test_status_behind_next_steps() -> None:
    text = "新建学校12所。\n下一步，继续加大投入。新建学校8所。\n去年改建学校6所。\n"
    assert [quantity.status for quantity in read(text)[1]] == ["actual", "target", "actual"]


def test_the_second_half_is_past_in_a_report_of_the_year_and_to_come_in_one_of_its_first_half() -> None:
    text = "下半年，新建学校8所。改建学校6所。\n"
    assert [quantity.status for quantity in read(text, period="2024")[1]] == ["actual", "actual"]
    assert [quantity.status for quantity in read(text, period="2024-H1")[1]] == ["target", "target"]


def test_status_behind_the_goals_of_a_year() -> None:
    text = "新建学校12所。\n今年的主要预期目标是：收入增长6%左右。\n要抓好以下工作：\n一是扩大投资。新增企业100家。\n"
    assert [quantity.status for quantity in read(text)[1]] == ["actual", "target", "target"]


@pytest.mark.parametrize(
    ("title", "status"),
    [("2024年工作要点", "target"), ("2023年工作总结和2024年工作计划", "actual"), ("工作报告", "actual")],
)
def test_status_by_title(title: str, status: str) -> None:
    assert [q.status for q in read("新建学校12所。", title=title)[1]] == [status]


def test_status_of_a_piece_that_only_vows() -> None:
    vows = "我们一定让群众满意。"
    assert [q.status for q in read("实施惠民工程，筹措资金7亿元。" + vows)[1]] == ["target"]
    assert [q.status for q in read("筹措资金7亿元，同比增长3%。" + vows)[1]] == ["actual", "actual"]


def test_status_of_a_piece_that_speaks_of_aims_alone() -> None:
    aims = "加快建设产业园，大力培育企业，持续改善路网，进一步健全机制，着力改善民生，推动转型，支持创业，确保稳定。"
    assert [q.status for q in read(aims + "新建学校8所。")[1]] == ["target"]
    assert [q.status for q in read(aims + "新建学校8所，同比增长3%。")[1]] == ["actual", "actual"]
    assert [q.status for q in read("全年共审结案件1200件。" + aims)[1]] == ["actual"]


@pytest.mark.parametrize(
    ("text", "period", "status"),
    [
        ("全年预计实现产值7亿元。", "2024", "actual"),
        ("全年预计实现产值7亿元。", "2024-H1", "target"),
        ("粮食丰收，预计总产34.9万吨。", "2024", "actual"),
        ("预计居民人均可支配收入增长6.3%。", "2024", "actual"),
        ("预计居民人均可支配收入增长6.3%。", "2024-H1", "target"),
        ("临江码头工程预计年产值7亿元。", "2024", "target"),
        ("预计每年税收7亿元。", "2024", "target"),
        ("码头建成后，预计税收7亿元。", "2024", "target"),
        ("预计明年新增学位700个。", "2024", "target"),
        ("项目投产后预计年产值7亿元。", "2024", "target"),
        ("预计到2026年产值达到7亿元。", "2024", "target"),
    ],
)
def test_what_a_closing_year_is_expected_to_reach_is_its_result(text: str, period: str, status: str) -> None:
    assert [q.status for q in read(text, period=period)[1]] == [status]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十", 320),
        ("一千零五", 1005),
        ("十二", 12),
        ("两万三千", 23000),
        ("二〇二三", 2023),
        ("一亿二千万", 120_000_000),
    ],
)
def test_chinese_numbers(text: str, value: int) -> None:
    assert value_of(text) == value


@pytest.mark.parametrize("text", ["三五", "十百千万", "一二", "百百"])
def test_no_chinese_numbers(text: str) -> None:
    assert value_of(text) is None


def test_gap_within_a_wrapped_numeral() -> None:
    found, (quantity,) = read("采购 2.5 万件应急物资。")
    assert found.quote(quantity.span) == "2.5 万件"
    assert quantity.value == 25_000


HARD_LINES = ["1", "一", "*", "1,", "3-", "X", "百分之", "1至", "（", "“", "、", "1.", "3个、", "百", "同比增长3%"]


@pytest.mark.parametrize("piece", HARD_LINES)
def test_long_lines_take_linear_time(piece: str) -> None:
    def extracting(times: int) -> Callable[[], object]:
        found = document(piece * times)
        return lambda: quantities.extract(found)

    assert_linear(extracting, 5_000)


@settings(max_examples=150, deadline=None)
@given(
    st.text(
        alphabet="一二十百万亿0123.,*X%个件次人元年月日以上余多同比增长分别、，。；（）“”《》由至—达市\n", max_size=80
    )
)
def test_any_text_gives_ordered_spans(text: str) -> None:
    found = document(text or "。")
    values = quantities.extract(found)
    assert values == quantities.extract(found)
    spans = [quantity.span for quantity in values]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(found.text) for span in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    ends = [numeral.span for numeral in numerals(found.text)]
    assert ends == sorted(ends)


ROWS = {
    "新增床位（张） 350 420 20%": [("20%", 20)],
    "2 城西中学 5600 85.2%": [("85.2%", 85.2)],
    "新增学位 12 000 个": [("12 000 个", 12_000)],
    "投入资金 3 200.5 万元": [("3 200.5 万元", 32_005_000)],
    "办结案件 | 1200 | 1350 | 12.5%": [("12.5%", 12.5)],
}


@pytest.mark.parametrize("row", ROWS)
def test_cells_of_a_row_are_no_one_number(row: str) -> None:
    found, values = read(f"{row}\n")
    assert [(found.quote(quantity.span), quantity.value) for quantity in values] == ROWS[row]
