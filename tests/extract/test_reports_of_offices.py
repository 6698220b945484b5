"""Names as health, emergency, civil affairs and market offices, and governments of places, write them."""

from __future__ import annotations

import pytest

from tests.extract.test_documents import papers
from tests.extract.test_formulations import formulas
from tests.extract.test_initiatives import undertakings
from tests.extract.test_meetings import meetings
from tests.extract.test_organizations import bodies
from tests.extract.test_places import places

BODIES = {
    "云台医院东院开诊，云台医院院区扩建。": ["云台医院东院"],
    "市委主题教育第三巡回指导组到会，迎接市委第六督导检查组验收。": ["市委主题教育第三巡回指导组", "市委第六督导检查组"],
    "省委党教办、市委主题教育办印发通知。": ["省委党教办", "市委主题教育办"],
    "市消委会受理投诉900件，县消保委发布警示。": ["市消委会", "县消保委"],
    "下辖市救助管理站、市社会福利院、市殡仪馆。": ["市救助管理站", "市社会福利院", "市殡仪馆"],
    "推动全市医疗保障事业创新局、开新篇，谱写民政事业新局。": [],
    "启动新一轮等级医院评审，推动二甲以上公立医院建设。": [],
    "中央活力区实施一体开发，中央商埠区招商。": [],
    "落实中央、省委部署。": ["中央", "省委"],
    "在各县（市）、区疾控中心的支持下开展工作。": [],
    "我代表云家店镇人民政府报告工作，上河街道办事处参加，各乡镇党委列席。": ["云家店镇人民政府", "上河街道办事处"],
    "首个高校实验室共享平台运行，市政务服务中心南站分中心揭牌。": ["市政务服务中心南站分中心"],
    "市委常委、常务副市长批示，我市经验受到省委常委肯定，县委书记任政委。": [],
    "市委常委会研究教育工作。": ["市委常委会"],
    "区五套班子领导相继赴学校调研。": [],
    "成立以局长为组长，科室负责人为成员的法治政府示范创建领导小组，成立了以局长为组长的领导小组。": ["法治政府示范创建领导小组"],
    "与成都七中正式签署合作协议。": ["成都七中"],
    "召开中央单位定点帮扶推进会，建强省部共建国家大学科技园。": [],
    "与海州七中正式签约。四十九中、40中通过验收。": ["海州七中", "四十九中", "40中"],
    "学习二十届二中、三中全会精神。": [],
    "赴交警、民政等部门上门指导。": ["交警", "民政"],
    "实验区党工委、管委会印发文件。": ["实验区党工委", "实验区管委会"],
}


@pytest.mark.parametrize("text", BODIES)
def test_bodies(text: str) -> None:
    assert bodies(text) == BODIES[text]


def test_the_market_begins_no_city() -> None:
    assert places("潮州市场监管工作扎实，潮州市市场监管工作有力。") == ["潮州市"]


def test_an_area_goes_with_the_name_in_front() -> None:
    assert places("在临海县、岚屿新区、海门市开展试点。") == ["临海县", "海门市"]
    assert places("荆门高新区、莆田高新区入选试点。") == ["荆门高新区", "莆田高新区"]
    assert places("通州区与廊坊北三县一体发展。") == ["通州区", "廊坊"]
    assert places("深化皖港澳合作，支持港澳青年创业。") == ["港澳"]


VERBS = {
    "我县成功申报社会救助改革创新试点。": ["社会救助改革创新试点"],
    "聚力革命老区高质量发展示范区建设。": ["革命老区高质量发展示范区"],
    "聚焦主责主业加大市属国有企业改革力度。": ["市属国有企业改革"],
    "获批全省唯一国家农业绿色发展先行区。": ["国家农业绿色发展先行区"],
    "获批全省教育评价改革试点项目。": ["教育评价改革试点项目"],
    "听取扫黑除恶专项斗争开展情况汇报，通报夏季治安打击整治行动推进情况。": ["扫黑除恶专项斗争", "夏季治安打击整治行动"],
    "法治护航专项行动开展情况如下。": [],
    "校企学徒制改革获央视报道，非法占用岸线法律监督模型获评一等奖。": ["校企学徒制改革", "非法占用岸线法律监督模型"],
    "研发法律监督模型12个。": [],
    "开展全市域要素市场化配置综合改革试点。": ["要素市场化配置综合改革试点"],
    "不断改革完善社会救助制度。": ["社会救助制度"],
    "着眼制度建设，着眼保障水平提高。": [],
    "落实落细民生工程，抓牢抓实日常学习教育。": [],
    "三乡、小榄两镇试点开展服务中心建设。": [],
    "推动人工智能在重点领域应用，形成可推广经验。": [],
    "加快构建城市更新新模式，提升海临铁路沿线城市功能。": [],
    "实施对口支援协作项目8000多个。": [],
    "落实第一议题和理论学习中心组学习制度。": ["第一议题", "理论学习中心组学习制度"],
    "实施数字文化产业高质量发展、海洋旅游业高质量发展三年行动计划。": [
        "数字文化产业高质量发展三年行动计划",
        "海洋旅游业高质量发展三年行动计划",
    ],
    "实施清洁降碳、智能运行四大专项行动。": ["四大专项行动"],
    "推进临江活力区、云台商埠区、氢能产业集聚区建设。": ["临江活力区", "云台商埠区", "氢能产业集聚区"],
}


@pytest.mark.parametrize("text", VERBS)
def test_where_a_name_begins_and_what_is_none(text: str) -> None:
    assert undertakings(text) == VERBS[text]


BEGUN = {
    "实施商办楼宇更新提升行动，引进开发商改造计划。": ["商办楼宇更新提升行动"],
    "临江全域纳入国家要素市场化配置综合改革试点，园区列入国家试点。": ["国家要素市场化配置综合改革试点"],
    "与云州、海州共建云江流域横向生态补偿机制。": ["云江流域横向生态补偿机制"],
    "健全医疗、医保、医药协同发展和治理机制。": ["医疗、医保、医药协同发展和治理机制"],
    "稳步推进供水、供气等公用事业价格改革。": ["供水、供气等公用事业价格改革"],
    "临江农信联社改革进展顺利，综合改革试点形成80项全国首创成果。": ["临江农信联社改革"],
    "推进农房改造和重点工程。": [],
    "深化实化河湖长制，云岭国家公园获批创建，古堰入选世界灌溉工程遗产名录。": ["河湖长制", "云岭国家公园"],
    "国内首个风光火储工程——海临特高压直流工程投运。": ["海临特高压直流工程"],
    "最长隧道——云台隧道通车。": ["云台隧道"],
    "今年是全面振兴攻坚突破的关键一年。": [],
    "抢抓海西自贸港封关运作机遇，海临国际陆港开行云欧货运班列。": ["云欧货运班列"],
    "5个国家区域医疗中心建成运营，3个百亿级规模的煤化工项目落地建设。": [],
    "推动国家医疗服务价格项目立项指南落地，推进海临灌溉工程立项审批。": ["海临灌溉工程"],
}


@pytest.mark.parametrize("text", BEGUN)
def test_what_opens_a_name(text: str) -> None:
    assert undertakings(text) == BEGUN[text]


LISTS = {
    "加快绿色能源、新能源汽车、商业航天等重点项目建设。": [],
    "建成概念验证、样品试制等成果孵化平台。": [],
    "举办国际商务、高端会展等高水平活动。": [],
    "促进跨境贸易便利化、大财政体系建设等100多项改革。": [],
    "完善市场经济、民主法治、先进文化等体制机制。": [],
    "建设一批化工新材料、专用化学品等项目。": [],
    "推进古田水利枢纽、骨干水网等重点项目建设。": ["古田水利枢纽"],
    "开工临江东站、中石化催化剂、金屿二期等项目。": ["临江东站", "中石化催化剂", "金屿二期"],
    "建成投用云台西站、海临特高压等项目。": ["云台西站", "海临特高压"],
    "实施长江航道整治、云台湖生态廊道等项目。": ["长江航道整治", "云台湖生态廊道"],
}


@pytest.mark.parametrize("text", LISTS)
def test_fields_in_a_list_are_no_undertakings(text: str) -> None:
    assert undertakings(text) == LISTS[text]


QUOTES = {
    "“海货海味”上平台、进商超。": [],
    "“引育留用”并举打造应用型队伍。": [],
    "“共享智造”开辟县域经济发展新路。": [],
    "一部作品获“五个一工程”奖。": [],
    "在绩效评价中获“九连优”，实现“六连A”。": [],
    "打造“四梁八柱”，招引“金娃娃”。": [],
    "推进“五个一工程”。": ["五个一工程"],
    "开展“海货海味”推广行动。": ["海货海味"],
    "创新工作由少数部门的“单打独斗”变为众多部门的“全域作战”。": [],
    "落实市委“1312”思路举措。": [],
    "通过“中国茶都”“中国花城”复评。": [],
    "“机器管项目”实现工程建设领域全覆盖。": ["机器管项目"],
    "以“海媒+”助力农产品销售升级。": [],
    "实施“一揽子”政策。": [],
    "加快“四季田园”建设。": ["四季田园"],
    "落实市委“1+5+2”工作安排。": [],
    "在开展全国“千万志愿者防治知识传播活动”中取得好成绩。": ["千万志愿者防治知识传播活动"],
    "做好“福康工程”和精神障碍社区康复服务工作。": ["福康工程"],
}


@pytest.mark.parametrize("text", QUOTES)
def test_quotes(text: str) -> None:
    assert undertakings(text) == QUOTES[text]


FORMULATIONS = {
    "牢牢把握“稳中求进、提质增效”政策取向。": ["稳中求进、提质增效"],
    "打造“两高地、两基地”使命任务，聚焦“八个坚持”重点任务。": ["两高地、两基地", "八个坚持"],
    "落实市委“1312”思路举措。": ["1312"],
    "落实市委“1+5+2”工作安排。": ["1+5+2"],
    "做好金融“五篇大文章”。\n10.金融“五篇大文章”：指科技金融、绿色金融。": [],
}


@pytest.mark.parametrize("text", FORMULATIONS)
def test_charges_and_ideas_are_formulations(text: str) -> None:
    assert formulas(text) == FORMULATIONS[text]


PAPERS = {
    "出台金融支持工业企业实施意见等政策文件。": ["金融支持工业企业实施意见"],
    "实施“交通、产业、生态”一体规划。": [],
    "制定一批有针对性、可操作性的办法。": [],
    "印发城市更新专项规划。": ["城市更新专项规划"],
    "制定营商环境若干举措实施方案。": ["营商环境若干举措实施方案"],
}


@pytest.mark.parametrize("text", PAPERS)
def test_papers(text: str) -> None:
    assert papers(text) == PAPERS[text]


def test_shows_of_a_kind_are_no_meetings() -> None:
    assert meetings("推动国际贸易等专业品牌展会落地，清理规范节庆论坛展会活动。") == []


def test_a_verb_in_front_of_a_word_that_begins_like_an_ending() -> None:
    assert undertakings("深化化工安全整治行动，推进员工成长计划。") == ["化工安全整治行动", "员工成长计划"]
    assert undertakings("推进规范化治理，提升执行力建设。") == []


def test_the_round_of_an_undertaking_is_no_part_of_its_name() -> None:
    assert undertakings("实施第四期学前教育行动计划。") == ["学前教育行动计划"]
    assert undertakings("推进第二轮土地承包到期后再延长30年试点。") == ["第二轮土地承包到期后再延长30年试点"]


def test_what_is_made_something_and_what_is_only_striven_for_are_no_undertakings() -> None:
    assert undertakings("将规范化乡镇建设作为重点工作项目推进，入选全国学前教育普惠先行创建区。") == []
    assert undertakings("开展不担当不作为专项整治。") == ["不担当不作为专项整治"]


def test_the_number_of_a_note_parts_no_quote_from_what_ends_it() -> None:
    assert undertakings("严格执行“一案三查”[2]，移送线索9条。") == ["一案三查"]
    assert undertakings("落实“一本台账”[2]管理。") == []


def test_who_is_asked_to_attend_is_no_meeting_and_a_committee_of_law_has_its_whole_name() -> None:
    assert meetings("请予审议，并请列席会议的同志提出意见。") == []
    assert meetings("召开依法治区委员会第六次会议。") == ["依法治区委员会第六次会议"]


def test_each_town_and_the_number_of_a_paper_are_no_places() -> None:
    assert places("对各乡镇（街道）开展督导，按照考核细则（临安办发〔2022〕27号）执行。") == []
    assert places("在临安开展督导。") == ["临安"]
