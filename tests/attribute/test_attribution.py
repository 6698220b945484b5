"""Period, body and subject of numbers, from the entities of a document."""

from __future__ import annotations

import re

import pytest

from graph_build.attribute import attribute
from graph_build.document.text import Document, parse
from graph_build.extract import periods, quantities
from graph_build.readers.plain import Source
from graph_build.records import Entity, Mention, Observation, Profile, Span


def document(text: str, period: str = "2024") -> Document:
    return parse(Source("t.txt", text, "utf-8", "0" * 64), Profile(issuer="市卫健委", period=period))


def entity(document: Document, kind: str, name: str) -> Entity:
    mentions = tuple(Mention(kind, Span(*m.span()), name) for m in re.finditer(re.escape(name), document.text))
    assert mentions
    return Entity(kind, name, name, (), mentions)


def read(text: str, named: dict[str, str] | None = None, period: str = "2024") -> tuple[Observation, ...]:
    """Observations of a text in which `named` (name → kind) and its periods are the entities."""
    found = document(text, period)
    entities = [entity(found, kind, name) for name, kind in (named or {}).items()]
    entities += [Entity("Period", m.name, m.name, (), (m,)) for m in periods.extract(found)]
    return attribute(found, quantities.extract(found), entities)


PERIODS = [
    ("新建医院3家。", ["2024"]),
    ("2023年，新建医院3家。培训医生20名。", ["2023", "2024"]),
    ("上半年，新建医院3家，培训医生20名；改建12家。", ["2024-H1"] * 3),
    ("截至9月底，建成医院3家。", ["2024-09"]),
    ("力争年底前建成医院3家。", ["2024"]),
    ("9月底前完成改造12处。", ["2024-09"]),
    ("6月底前完成改造12处，新建医院3家；培训医生20名。", ["2024-06", "2024-06", "2024"]),
    ("力争上半年建成医院3家，培训医生20名。", ["2024-H1", "2024"]),
    ("力争10月底前投用；新建医院3家。", ["2024"]),
    ("覆盖率由2020年的35%提高到2023年的48%。", ["2020", "2023"]),
    ("标准分别从2020年的64元、43元提高到2025年的80元、72元。", ["2020", "2020", "2025", "2025"]),
    ("投入资金120万元，是去年的1.5倍。", ["2024", "2024"]),
    ("比2019年增长12%。", ["2024"]),
    ("到2027年，建成医院3家。", ["2027"]),
    ("“十四五”期间，建成医院3家。", ["2021/2025"]),
    ("2个案例入选2023年度典型案例。", ["2024"]),
]


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_period(text: str, expected: list[str]) -> None:
    assert [observation.period for observation in read(text)] == expected


def test_period_of_headings() -> None:
    text = "一、上半年工作情况\n新建医院3家。\n二、2025年工作安排\n新建医院5家。\n"
    assert [observation.period for observation in read(text, period="2024")] == ["2024-H1", "2025"]


def test_a_later_year_turns_a_paragraph_to_plans() -> None:
    text = "新建医院3家。2025年，我局将改建医院2家，年底前建成。力争6月底前培训医生20名。年内新增床位30张。招聘医生9名。\n走访2户。"
    assert [(o.period, o.quantity.status) for o in read(text)] == [
        ("2024", "actual"),
        ("2025", "target"),
        ("2025-06", "target"),
        ("2025", "target"),
        ("2025", "target"),
        ("2024", "actual"),
    ]


def test_what_is_wrong_is_so_in_the_reports_period() -> None:
    text = "一、存在的问题和下半年打算\n每万人医生3.6人。\n下半年，我们继续努力。\n新建学校8所。\n"
    assert [observation.period for observation in read(text, period="2024-H1")] == ["2024-H1", "2024-H2"]


def test_a_heading_that_repeats_the_reports_year_keeps_its_form() -> None:
    assert [o.period for o in read("一、2024年工作情况\n新建医院3家。\n", period="2024/")] == ["2024/"]


BODIES = [
    ("市疾控中心培训医生20名，走访企业12家。新建医院3家。", ["市疾控中心", "市疾控中心", "市卫健委"]),
    ("2023年，市疾控中心共采样500份。", ["市疾控中心"]),
    ("联合市疾控中心培训医生20名。", ["市卫健委"]),
    ("36个案例获市疾控中心表扬，印发通报12份。", ["市卫健委", "市卫健委"]),
    ("市疾控中心的设备达12台。", ["市卫健委"]),
    ("新增床位500张，市疾控中心采样500份。", ["市卫健委", "市疾控中心"]),
    ("市疾控中心揭牌运行，新增床位20张。", ["市卫健委"]),
    ("一是市疾控中心采样500份。2023年市疾控中心走访企业12家。", ["市疾控中心", "市疾控中心"]),
]


@pytest.mark.parametrize(("text", "expected"), BODIES)
def test_body(text: str, expected: list[str]) -> None:
    found = read(text, {"市疾控中心": "Organization"})
    assert [observation.by for observation in found] == expected
    assert [observation.by_explicit for observation in found] == [body != "市卫健委" for body in expected]


def test_the_first_of_two_that_act_together_is_the_body() -> None:
    named = {"市疾控中心": "Organization", "市教育局": "Organization"}
    found = read("市疾控中心与市教育局建立平台，培训医生20名。", named)
    assert [observation.by for observation in found] == ["市疾控中心"]


def test_a_private_body_is_only_mentioned() -> None:
    named = {"清河集团": "Organization", "清河公司教研室": "Organization", "云台研究所": "Organization"}
    found = read("清河集团新建医院3家。云台研究所采样500份。清河公司教研室培训医生20名。", named)
    assert [observation.by for observation in found] == ["市卫健委", "市卫健委", "清河公司教研室"]


ABOUT = [
    ("实施健康护航工程25项措施。", {"健康护航工程": "Initiative"}, ["健康护航工程"]),
    ("学习第一议题66项，培训医生20名。", {"第一议题": "Initiative"}, ["第一议题", None]),
    ("深入开展健康护航工程，投入资金3亿元。", {"健康护航工程": "Initiative"}, ["健康护航工程"]),
    ("深入开展健康护航工程，发病率下降3.2%。", {"健康护航工程": "Initiative"}, [None]),
    ("涉及2万人的健康护航工程全部完成。", {"健康护航工程": "Initiative"}, ["健康护航工程"]),
    ("健康护航工程惠及2万人、建成站点3个。", {"健康护航工程": "Initiative"}, ["健康护航工程"] * 2),
    ("开展“暖流”专项行动，查处案件20件、移送5件，清退资金30万元。", {"暖流": "Initiative"}, ["暖流"] * 3),
    ("开展“暖流”专项行动，查处案件20件，查处率98%。", {"暖流": "Initiative"}, ["暖流", None]),
    ("落实首诊负责制，适用率92%。", {"首诊负责制": "Initiative"}, ["首诊负责制"]),
    ("开展“暖流”专项行动，治安案件下降9%。", {"暖流": "Initiative"}, [None]),
    ("开展“暖流”专项行动，查处案件20件；新建站点3个。", {"暖流": "Initiative"}, ["暖流", None]),
    ("开展“暖流”专项行动，加强队伍建设，新建站点3个。", {"暖流": "Initiative"}, [None]),
    ("健全会商机制，审结案件118件。", {"会商机制": "Initiative"}, [None]),
    ("深化“暖流”专项行动，查处案件20件。", {"暖流": "Initiative"}, ["暖流"]),
    ("深化审批制度改革，查处案件20件。", {"审批制度改革": "Initiative"}, [None]),
    ("推动暖流驿站实体化运行，新建站点3个。", {"暖流驿站": "Initiative"}, [None]),
    ("以开展“暖流”为契机，修订制度12个。", {"暖流": "Initiative"}, [None]),
    ("组建“暖流”服务队，赴山区、牧区义诊，接诊2000人。", {"暖流": "Initiative"}, ["暖流"]),
    ("创建暖流村省级3个、市级5个。", {"暖流村": "Initiative"}, ["暖流村", "暖流村"]),
    ("在《日报》开设专栏曝光隐患46家次。", {"《日报》": "Document"}, [None]),
    ("投资3亿元的暖流项目封顶，购置设备47台。", {"暖流项目": "Initiative"}, ["暖流项目", None]),
    ("筹措3亿元实施暖流项目，帮助住户47户。", {"暖流项目": "Initiative"}, ["暖流项目", "暖流项目"]),
    ("为36家企业开展“暖流”活动，出具报告20份。", {"暖流": "Initiative"}, ["暖流", None]),
    ("2个案例入选《优秀案例》。", {"《优秀案例》": "Document"}, ["《优秀案例》"]),
    ("举办“暖流”演练，参演人员500余名。", {"暖流": "Initiative"}, ["暖流"]),
    ("承办护理论坛，来自各地的260名代表参会。", {"护理论坛": "Meeting"}, ["护理论坛"]),
    ("开展“暖流”活动310场，发放资料9万份。", {"暖流": "Initiative"}, ["暖流", None]),
    ("开展“暖流”活动310场，惠及群众9万人。", {"暖流": "Initiative"}, ["暖流", "暖流"]),
    ("开展“暖流”活动310场，参与群众9万人。", {"暖流": "Initiative"}, ["暖流", "暖流"]),
    ("扎实推进暖流学习教育，细化任务58项、宣讲5次。", {"暖流学习教育": "Initiative"}, ["暖流学习教育"] * 2),
    ("开展“暖流”专项行动，体检企业15家、整改隐患40处。", {"暖流": "Initiative"}, ["暖流", "暖流"]),
    ("共建暖流调解平台，调解案件48件。", {"暖流调解平台": "Initiative"}, ["暖流调解平台"]),
    ("暖流任务全面完成，交付率99%。", {"暖流": "Initiative"}, [None]),
    ("发布《免罚清单》，涉及19个领域。", {"《免罚清单》": "Document"}, ["《免罚清单》"]),
    ("制定《调研方案》，提出7个专题12项课题。", {"《调研方案》": "Document"}, ["《调研方案》", "《调研方案》"]),
    ("开展“暖流”专项行动，评查案卷90卷，发现问题36个。", {"暖流": "Initiative"}, ["暖流", "暖流"]),
    ("成立暖流专家库，确定首批27名专家。", {"暖流专家库": "Initiative"}, ["暖流专家库"]),
    ("组织干部学习《工作条例》，梳理风险点21个。", {"《工作条例》": "Document"}, [None]),
    ("推广“暖流”做法，全县96个调委会排查纠纷76起。", {"暖流": "Initiative"}, [None, None]),
    ("落实暖流制度，办好10件惠民实事。", {"暖流制度": "Initiative"}, [None]),
    ("举办护理论坛，新增5个示范区。", {"护理论坛": "Meeting"}, [None]),
    ("推动56个事项“暖流通办”。", {"暖流通办": "Initiative"}, ["暖流通办"]),
    ("10所学校、12个专业群入选“暖流计划”。", {"暖流计划": "Initiative"}, ["暖流计划", "暖流计划"]),
    ("推行暖流改革，二级医院覆盖率92%。", {"暖流改革": "Initiative"}, ["暖流改革"]),
    ("暖流改革深化拓展，特色产业覆盖率92%。", {"暖流改革": "Initiative"}, [None]),
    ("推行“暖流”做法，查处案件20件。", {"暖流": "Initiative"}, [None]),
    ("落实“静水”制度和“暖流”制度，走访住户12户。", {"静水": "Initiative", "暖流": "Initiative"}, [None]),
    ("开展静水行动、“暖流”行动，走访住户12户。", {"静水行动": "Initiative", "暖流": "Initiative"}, [None]),
    ("开展“暖流”活动和送医活动，走访住户12户。", {"暖流": "Initiative"}, [None]),
    ("建立台账、巡查和暖流机制3项制度。", {"暖流机制": "Initiative"}, [None]),
    ("建成暖流村和绿色社区57个。", {"暖流村": "Initiative"}, [None]),
    ("开展“暖流”活动，全县医院接诊2000人。", {"暖流": "Initiative"}, [None]),
    ("开展“暖流”行动，全县共排查积案87件。", {"暖流": "Initiative"}, ["暖流"]),
    ("举办“暖流”培训班6期，培训医生480人次。", {"暖流": "Initiative"}, ["暖流", "暖流"]),
    ("打造暖流医院，37家医院全部达标。", {"暖流医院": "Initiative"}, [None]),
    ("实施暖流工程，新增床位50张，新入选示范医院2家。", {"暖流工程": "Initiative"}, ["暖流工程", None]),
    ("推出暖流平台，新增床位50张。", {"暖流平台": "Initiative"}, [None]),
    ("实施暖流工程，城镇新增就业50人。", {"暖流工程": "Initiative"}, [None]),
    ("实施暖流工程，新增受益学生50人。", {"暖流工程": "Initiative"}, ["暖流工程"]),
    ("实施暖流工程，新建站点50个。", {"暖流工程": "Initiative"}, ["暖流工程"]),
    ("上线运行暖流平台，加快建设分站11个。", {"暖流平台": "Initiative"}, [None]),
    ("开展“暖流”行动，聚焦养老、托育等领域，查处案件20件。", {"暖流": "Initiative"}, ["暖流"]),
    ("自“暖流”系统上线以来，办理业务300件。", {"暖流": "Initiative"}, ["暖流"]),
    ("在“暖流”行动中，查处案件20件。", {"暖流": "Initiative"}, ["暖流"]),
    ("以“暖流”为抓手，改造小区12个。", {"暖流": "Initiative"}, ["暖流"]),
    ("学习运用“暖流”经验，改造小区12个。", {"暖流": "Initiative"}, [None]),
    ("投入资金3亿元，实施暖流工程。", {"暖流工程": "Initiative"}, ["暖流工程"]),
    ("追回工资3亿元，实施暖流工程。", {"暖流工程": "Initiative"}, [None]),
    ("组织20家医院提供“暖流”服务300次。", {"暖流": "Initiative"}, [None, "暖流"]),
    ("29所学校创建省级“暖流校园”。", {"暖流校园": "Initiative"}, ["暖流校园"]),
    ("实施暖流工程、完成投资3亿元。", {"暖流工程": "Initiative"}, ["暖流工程"]),
    ("共建暖流平台，调解案件48件，标的额7亿元，其中12件当场履行。", {"暖流平台": "Initiative"}, ["暖流平台"] * 3),
    ("发布《免罚清单》，涉及19个领域，对12家企业免罚。", {"《免罚清单》": "Document"}, ["《免罚清单》", None]),
    ("出台《调解办法》，审结案件12件，提出意见90条。", {"《调解办法》": "Document"}, [None, None]),
    ("暖流班列开行60列、增长9%。", {"暖流班列": "Initiative"}, ["暖流班列", "暖流班列"]),
    ("“暖流码”激活率提高12个百分点。", {"暖流码": "Initiative"}, [None]),
    (
        "推进暖流教育，市疾控中心研究6次、宣讲8次。",
        {"暖流教育": "Initiative", "市疾控中心": "Organization"},
        ["暖流教育", "暖流教育"],
    ),
    ("开展“暖流”行动，查处案件20件，查处率98%，提高3个百分点。", {"暖流": "Initiative"}, ["暖流", None, None]),
    ("举办护理论坛，260名代表参会。", {"护理论坛": "Meeting"}, ["护理论坛"]),
    ("开展“暖流”行动，为困难农民工追回欠薪20万元。", {"暖流": "Initiative"}, ["暖流"]),
    ("开展“暖流”行动，全县共为困难农民工追回欠薪20万元。", {"暖流": "Initiative"}, ["暖流"]),
    ("落实《首诊办法》，接诊2000人。", {"《首诊办法》": "Document"}, ["《首诊办法》"]),
    ("推广《首诊办法》，接诊2000人。", {"《首诊办法》": "Document"}, [None]),
    ("建立暖流服务平台，接诊2000人。", {"暖流服务平台": "Initiative"}, ["暖流服务平台"]),
    ("建立暖流会商机制，接诊2000人。", {"暖流会商机制": "Initiative"}, [None]),
    ("开展以“提升服务”为主题的暖流活动，接诊2000人。", {"暖流活动": "Initiative"}, ["暖流活动"]),
    # pilots are carried out by pushing them on, but what is new elsewhere is not of them
    ("稳步推进暖流试点，享受待遇60人。", {"暖流试点": "Initiative"}, ["暖流试点"]),
    ("推进暖流试点，遴选机构8家。", {"暖流试点": "Initiative"}, ["暖流试点"]),
    ("推进暖流试点，新增床位60张。", {"暖流试点": "Initiative"}, [None]),
    ("推进暖流试点，新建改扩建学校10所。", {"暖流试点": "Initiative"}, [None]),
    ("推广应用“暖流”平台，接入单位42家。", {"暖流": "Initiative"}, ["暖流"]),
    ("总结推广“暖流”经验，接入单位42家。", {"暖流": "Initiative"}, [None]),
    # those whom an institution is named after
    ("健全法治辅导员制度，选聘法治辅导员36名。", {"法治辅导员制度": "Initiative"}, ["法治辅导员制度"]),
    ("健全法治辅导员制度，选聘护林员36名。", {"法治辅导员制度": "Initiative"}, [None]),
    # with whom it was done; what others do every day
    (
        "开展暖流行动，持续聚焦养老领域，联合市公安局检查机构18家。",
        {"暖流行动": "Initiative", "市公安局": "Organization"},
        ["暖流行动"],
    ),
    (
        "开展暖流行动，市执法支队检查机构18家。",
        {"暖流行动": "Initiative", "市执法支队": "Organization"},
        [None],
    ),
    ("推进暖流校区建设，年底前完成投资3亿元。", {"暖流校区": "Initiative"}, ["暖流校区"]),
    ("推进暖流校区建设，全县完成投资3亿元。", {"暖流校区": "Initiative"}, [None]),
    # a rate whose own wording names the work, and one of what came of it
    ("全市“暖流”服务点覆盖率提升至80%。", {"“暖流”": "Initiative"}, ["“暖流”"]),
    ("暖流督察交办的问题办结率98%。", {"暖流督察": "Initiative"}, [None]),
    ("“暖流”行动案件办结率97%。", {"“暖流”行动": "Initiative"}, [None]),
    ("扎实开展暖流行动，35个品种降价销售。", {"暖流行动": "Initiative"}, [None]),
    ("免费实施1万名老人暖流工程。", {"1万名老人暖流工程": "Initiative"}, ["1万名老人暖流工程"]),
]


@pytest.mark.parametrize(("text", "named", "expected"), ABOUT)
def test_about(text: str, named: dict[str, str], expected: list[str | None]) -> None:
    assert [observation.about for observation in read(text, named)] == expected


TOPICS = [
    ("一是扎实开展“暖流”行动。全年查处案件20件，查处率98%。二是抓好培训。培训医生30名。", ["暖流", None, None]),
    ("一是扎实开展“暖流”行动。召开调度会6次。", [None]),
    ("一是扎实开展“暖流”行动，成效明显。查处案件20件。", [None]),
    ("一是扎实开展“暖流”行动。\n查处案件20件。", [None]),
    ("一是学习“暖流”经验。查处案件20件。", [None]),
]


@pytest.mark.parametrize(("text", "expected"), TOPICS)
def test_an_item_that_announces_an_initiative_is_about_it(text: str, expected: list[str | None]) -> None:
    assert [observation.about for observation in read(text, {"暖流": "Initiative"})] == expected


def test_numerals_of_names_are_dropped() -> None:
    text = "落实坚决落实十项制度机制，实施100个项目攻坚行动12场，健全三项清单机制。"
    named = {"坚决落实十项制度机制": "Initiative", "100个项目攻坚行动": "Initiative", "三项清单机制": "Initiative"}
    found = document(text)
    kept = [found.quote(observation.quantity.span) for observation in read(text, named)]
    assert kept == ["100个", "12场"]


def test_sentences_are_those_of_the_numerals() -> None:
    text = "新建医院3家。\n培训医生20名。走访12户。"
    assert [observation.sentence for observation in read(text)] == [0, 1, 2]


def test_measures_in_a_title_are_counted() -> None:
    title, text = "支持民营企业发展25条措施", "出台支持民营企业发展25条措施。"
    found = read(text, {title: "Document"})
    assert [(document(text).quote(seen.quantity.span), seen.about) for seen in found] == [("25条", title)]
    assert not read("落实“惠企25条”政策。", {"“惠企25条”": "Document"})
