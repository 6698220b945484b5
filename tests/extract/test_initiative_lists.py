"""Works, zones and brands as reports of provinces name them: in lists, by what is done with them, in new positions."""

from __future__ import annotations

import pytest

from tests.extract.test_initiatives import undertakings

WORKS = {
    "海临高铁东港段、青石水库、东港南站建成运营，南河高速等建成通车。": ["海临高铁东港段", "青石水库", "东港南站", "南河高速"],
    "东港综合保税区封关运行，云岭国家考古遗址公园挂牌。": ["东港综合保税区", "云岭国家考古遗址公园"],
    "开工建设东屿机场，东湾运河超时序完成建设任务。": ["东屿机场", "东湾运河"],
    "加快海岳城际、南岭跨江通道、岳江高速建设。": ["海岳城际", "南岭跨江通道", "岳江高速"],
    "青岩遗址考古取得重要进展，成功举办第十届省运会。": ["青岩遗址考古", "第十届省运会"],
}

ZONES = {
    "海江核心区建设扎实推进，首批12个竹林“三链”联动试点区建设有序推进。": ["海江核心区", "竹林三链联动试点区"],
    "我省获批建设国家数据流通先行区、全国数字贸易示范城市。": ["国家数据流通先行区", "全国数字贸易示范城市"],
    "创建全国示范性老年友好型社区80个。": ["全国示范性老年友好型社区"],
    "组建运行省新质生产力投资平台，设立东港社保科创基金。": ["省新质生产力投资平台", "东港社保科创基金"],
    "检查结果互认平台服务群众900万次。": ["检查结果互认平台"],
    "深入打好移动源污染防治标志性战役，实施湿地保护修复重大工程。": ["移动源污染防治标志性战役", "湿地保护修复重大工程"],
    "建立省市县三级定期研究信访问题机制。": ["省市县三级定期研究信访问题机制"],
    "整省纳入国家医保参保创新综合试点。": ["国家医保参保创新综合试点"],
}

SPLIT = {
    "实施老街环境整治、民宿品质提升行动。": ["老街环境整治行动", "民宿品质提升行动"],
    "实施城市雨污分流改造和农村生活污水收集工程。": ["城市雨污分流改造工程", "农村生活污水收集工程"],
    "推进青岭、南屏国家公园建设。": ["青岭国家公园", "南屏国家公园"],
    "实施山水一体化保护和系统治理工程。": ["山水一体化保护和系统治理工程"],
    "实施餐饮、住宿行业服务提升行动。": ["餐饮、住宿行业服务提升行动"],
    "深化零基预算、省以下财政体制改革。": ["零基预算改革", "省以下财政体制改革"],
    # what stands in front under the same verb is a thing of its own, named or not
    "开展全国安全生产月和“9·9”防溺水宣传日活动。": ["全国安全生产月", "9·9防溺水宣传日活动"],
    "推行“柔性式”执法和轻微免罚清单。": ["轻微免罚清单"],
    "健全养老服务体系和矿工心理援助机制。": ["矿工心理援助机制"],
    "完善奖补政策和重大项目会审机制。": ["重大项目会审机制"],
    "建设青岭锂电产业基地和东屿海洋经济集聚区。": ["东屿海洋经济集聚区"],
    "实施山水一体化体系建设工程。": ["山水一体化体系建设工程"],
    # fields of work in a row, which closes behind the head: the head is the last one's
    "推进生活救助、养老服务、殡葬改革、社会组织管理等重点工作。": ["殡葬改革"],
    "聚焦药品采购、薪酬分配改革、便民服务等重点任务。": ["薪酬分配改革"],
    # 全国 belongs to a day, week or month that the whole country keeps, and to no other name
    "举办全国儿童用眼日主题宣传活动。": ["全国儿童用眼日主题宣传活动"],
    "开展全国食品安全宣传周活动。": ["全国食品安全宣传周活动"],
    "开展全省食品安全宣传周活动，推进全国矿山安全专项整治行动。": ["食品安全宣传周活动", "矿山安全专项整治行动"],
    # how many a platform reaches is not how many platforms there are
    "建成覆盖316家矿山的瓦斯监测信息平台。": ["瓦斯监测信息平台"],
    "建成16家矿山的信息平台。": [],
    "打好东湖生态修复行动中期攻坚战，打好污染防治攻坚战。": ["东湖生态修复行动", "污染防治攻坚战"],
    "创建省级示范点5个，创建省级森林城市。": ["省级森林城市"],
    "坚持“保急救、强专科、建机制”，推行“日清零、周会商、月通报”机制。": ["日清零、周会商、月通报"],
    "投入资金680万元，建成县应急指挥中心。": ["县应急指挥中心"],
}

BRANDS = {
    "“临水三角”治理完成整改，“非直供小区”改造惠及群众10万户。": ["临水三角治理", "非直供小区改造"],
    "“海办通”用户突破1000万，“海惠保”参保35万人。": ["海办通", "海惠保"],
    "数字海州“1361”整体构架全面成型，推行“1+5+N”大调解格局。": ["1361", "1+5+N"],
    "“一队一站”实现乡镇全覆盖，“半小时服务圈”基本形成。": ["一队一站", "半小时服务圈"],
    "发放“乐游码”12万张，发放“乐海州”服务消费券。": ["乐游码", "乐海州"],
    "“头雁”支持计划引育团队150个，落实“首问负责制”。": ["头雁", "首问负责制"],
    "“为民办实事”解决问题36个。": ["为民办实事"],
    "共建“一站式”商事纠纷化解平台。": ["一站式商事纠纷化解平台"],
}

NONE = (
    "推出一批“邻里岗”“便民岗”，高频事项实现“掌上办”。",
    "从转型塑造“十个新优势”，打造“不落幕的博览会”。",
    "高铁里程进至全国第五位、实现市市通高铁，退出融资平台30家。",
    "累计打造高品质住宅试点项目213个，境外经贸合作区达到11个。",
    "发展高端制造、现代服务业等领域重大项目，办好动力电池、科技博览等国际会展活动。",
    "持续创新开发区体制机制，发挥政府投资基金作用。",
    "贯彻“一个战略牵引”，落实“惠企减负十条”。",
)


@pytest.mark.parametrize("text", WORKS)
def test_works_are_named_by_what_is_done_with_them(text: str) -> None:
    assert undertakings(text) == WORKS[text]


@pytest.mark.parametrize("text", ZONES)
def test_zones_funds_and_platforms_are_named(text: str) -> None:
    assert undertakings(text) == ZONES[text]


@pytest.mark.parametrize("text", SPLIT)
def test_items_under_one_head_are_names_where_each_says_what_is_done(text: str) -> None:
    assert undertakings(text) == SPLIT[text]


@pytest.mark.parametrize("text", BRANDS)
def test_quotes_are_named_by_what_they_did(text: str) -> None:
    assert undertakings(text) == BRANDS[text]


@pytest.mark.parametrize("text", NONE)
def test_classes_aims_and_conferences_are_no_undertakings(text: str) -> None:
    assert undertakings(text) == []
