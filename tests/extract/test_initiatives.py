"""Which words name an undertaking, under which name, in the language of several fields."""

from __future__ import annotations

import pytest

from graph_build.extract.initiatives import extract
from graph_build.readers.plain import Source
from graph_build.reconcile import settle
from graph_build.text import Document, parse


def _document(text: str) -> Document:
    return parse(Source("t.txt", text, "utf-8", "0" * 64))


def undertakings(text: str) -> list[str]:
    document = _document(text)
    return list(dict.fromkeys(mention.name for mention in settle(document, extract(document))))


QUOTED = {
    # The class noun behind the quotes is dropped, one that belongs to the name stays.
    "全面落实“第一议题”制度，用好“五学联动”机制。": ["第一议题", "五学联动"],
    "举办“天平讲堂”12期，实施“青蓝工程”。": ["天平讲堂", "青蓝工程"],
    "坚持和发展新时代“枫桥经验”。": ["枫桥经验"],
    "创建“五好”党支部12个，“枫桥式”司法所比例达到六成。": ["五好党支部", "枫桥式司法所"],
    "构建“1+1+N”跨域纠纷联调机制。": ["1+1+N跨域纠纷联调机制"],
    "上线“版权AI智审”应用，推广“移动微法院”。": ["版权AI智审", "移动微法院"],
    "开展“爱我中华”“诚信教育”等系列道德实践活动。": ["爱我中华", "诚信教育"],
    "统筹抓好“八五”普法。": ["八五普法"],
    "“聚焦急难办实事”320多件。": ["聚焦急难办实事"],
    # A compound that is carried out.
    "组织安全宣传“五进”420场。": ["五进"],
    "狠抓班子建设、组织生活“五个规范化”。": ["五个规范化"],
    "以“一单三制”狠抓基层党组织设置。": ["一单三制"],
    "推行行政执法减免责清单、涉企“综合查一次”清单等制度。": ["行政执法减免责清单", "综合查一次"],
}

UNQUOTED = {
    # courts
    "深化民事诉讼程序繁简分流改革，健全院庭长阅核制。": ["民事诉讼程序繁简分流改革", "院庭长阅核制"],
    "开展打击整治养老诈骗专项行动，追赃挽损1.3亿元。": ["打击整治养老诈骗专项行动"],
    "探索建立涉外商事纠纷一站式解决机制。": ["涉外商事纠纷一站式解决机制"],
    "完善执行指挥中心实体化运行机制。": ["执行指挥中心实体化运行机制"],
    # education
    "实施学前教育发展提升行动计划，推进县一中迁建工程。": ["学前教育发展提升行动计划", "县一中迁建工程"],
    "承办全市中小学生田径运动会，举办第十届校园文化艺术节。": ["中小学生田径运动会", "第十届校园文化艺术节"],
    "深化教育评价改革，开展校外培训机构专项治理。": ["教育评价改革", "校外培训机构专项治理"],
    # health
    "开展医药领域腐败问题集中整治、医疗乱象专项治理。": ["医药领域腐败问题集中整治", "医疗乱象专项治理"],
    "实施“千县工程”和县级医院综合能力提升项目。": ["千县工程", "县级医院综合能力提升项目"],
    "全面推开医养结合试点，落实分级诊疗制度。": ["医养结合试点", "分级诊疗制度"],
    # emergency management
    "扎实推进安全生产治本攻坚三年行动。": ["安全生产治本攻坚三年行动"],
    "持续开展重大事故隐患动态清零行动。": ["重大事故隐患动态清零行动"],
    "建立重大事故隐患举报奖励机制，修订安委会工作规则。": ["重大事故隐患举报奖励机制"],
    # the verb belongs to the name where another governs it
    "开展整治涉企违规收费专项行动。": ["整治涉企违规收费专项行动"],
    "开展以案促改警示教育活动。": ["以案促改警示教育活动"],
    # the undertaking itself is the subject of progress
    "引江济淮工程全线通水，国有企业改革深化提升行动圆满收官。": ["引江济淮工程", "国有企业改革深化提升行动"],
    # what closes a clause with 的 is no name, an adjective with 的 is no part of one
    "建立高效便捷的矛盾纠纷化解机制。": ["矛盾纠纷化解机制"],
    # brackets belong to a name
    "深化乡镇（街道）合法性审查改革试点。": ["乡镇（街道）合法性审查改革试点"],
    # what stands in quotes without a name is not cut off
    "开展“一把手”和领导班子监督专项行动。": ["一把手和领导班子监督专项行动"],
    "获批国家知识产权强市建设试点城市，做优开发区管理体制改革。": [
        "国家知识产权强市建设试点城市",
        "开发区管理体制改革",
    ],
    "“疫”起学法广播剧滚动播出。": ["疫起学法"],
    # two under one head
    "健全提醒谈话、警诫谈话机制。": ["提醒谈话", "警诫谈话机制"],
    "深化律师、公证进乡村联动机制。": ["律师、公证进乡村联动机制"],
    "实体、热线、网络三大平台不断完善。": ["三大平台"],
}

WORKS = {
    # what is built and put to use
    "临江之心文化艺术中心竣工，市博物馆新馆对外开放。": ["临江之心文化艺术中心", "市博物馆新馆"],
    "池黄高铁、宣绩高铁建成通车，G50沪渝高速改扩建、S18江宣高速建成。": [
        "池黄高铁",
        "宣绩高铁",
        "G50沪渝高速改扩建",
        "S18江宣高速",
    ],
    "开工建设江州新机场、临江港二期码头等重大项目12个。": ["江州新机场", "临江港二期码头"],
    "海绵城市建设示范项目通过国家验收。": ["海绵城市建设示范项目"],
    "引大济岷、向家坝灌区一期工程开工建设。": ["引大济岷", "向家坝灌区一期工程"],
    # honours are only with 创建, a scope in front is none of theirs
    "创建国家卫生县城2个，创成全国综合减灾示范社区6个。": ["国家卫生县城", "全国综合减灾示范社区"],
    "获评国家卫生县城，荣膺全国文明城市。": [],
    # classes of things that are counted
    "完成城中村改造项目28个，开展中医药文化普及活动210场，12座水库建成。": [],
    "建成零工市场18家、“家门口”就业驿站96个。": [],
    "首届海州国际咖啡节吸引客商3.2万人次。": ["首届海州国际咖啡节"],
}

SUBJECTS = {
    "推动出生缺陷防治工程建设，推进重大工程建设，开展教育评价改革“回头看”。": ["出生缺陷防治工程", "教育评价改革"],
    "国有企业改革深化提升行动等重点任务全面完成，高校学科专业动态调整等改革加快推进。": [
        "国有企业改革深化提升行动",
        "高校学科专业动态调整",
    ],
    "市疾控中心迁建项目实现主体结构封顶，建成启用区青少年成长支持中心。": [
        "市疾控中心迁建项目",
        "区青少年成长支持中心",
    ],
    # the list as a whole is the subject of progress
    "县域商业体系建设行动、外贸保稳提质工程、“千企出海”行动扎实有效。": [
        "县域商业体系建设行动",
        "外贸保稳提质工程",
        "千企出海",
    ],
    "“食安海州”行动、药品安全巩固提升行动走深走实。": ["食安海州", "药品安全巩固提升行动"],
    "夏季治安打击整治行动破案3.1万起，农村规模化供水工程覆盖率61%。": ["夏季治安打击整治行动"],
    "“生育登记跨省通办”“出生一件事”全面推行，“村BA”火热开展。": ["生育登记跨省通办", "出生一件事", "村BA"],
    "土地承包延包整县试点在青阳县、石台县启动。": ["土地承包延包整县试点"],
    "市民运动会等全民健身活动广泛开展。": ["市民运动会"],
    "同时，一年来浦东综合改革试点工作深入开展。": ["浦东综合改革试点"],
    "举办全市中小学生艺术展演、第八届青少年科技创新大赛。": ["第八届青少年科技创新大赛"],
    "开展“就在海州”系列招聘、高校毕业生就业攻坚行动。": ["就在海州", "高校毕业生就业攻坚行动"],
    "开展夏季臭氧污染防治攻坚、秋冬季扬尘治理攻坚行动。": ["夏季臭氧污染防治攻坚", "秋冬季扬尘治理攻坚行动"],
    "实施种业振兴计划和良种培育工程，完成年度投资计划。": ["种业振兴计划", "良种培育工程"],
    "实施多式联运示范工程，推进区应急物资储备库二期项目。": ["多式联运示范工程", "区应急物资储备库二期项目"],
    "启动电动自行车安全隐患全链条整治。": ["电动自行车安全隐患全链条整治"],
}

CODES = {
    "开展“*+*”行动，加快构建“****”防灾体系，处置“*·*”森林火灾，打造“*”体系。": ["*+*行动", "****防灾体系"],
    "推动创建国家5A级旅游景区，推进基层“**条”落地。": ["国家5A级旅游景区"],
    "组建“1+8+N”救援力量，推行课后服务“5+2”模式。": ["1+8+N", "5+2模式"],
    "深化环境资源审判“三合一”改革，推进“三合一”办公。": ["三合一改革"],
    "“5·12”防灾减灾日开展宣传，处置“4·11”森林火灾。": ["5·12防灾减灾日"],
    "推行“先诊疗、后付费”服务，打造“家门口”服务站。": ["先诊疗、后付费"],
}

LISTS = {
    "“三所联动”、市民热线等机制进一步健全。": ["三所联动", "市民热线"],
    "落实“三会一课”、民主生活会、民主评议党员等制度。": ["三会一课", "民主生活会", "民主评议党员"],
    "创新完善防汛“1353”预警叫应、林区草场防灭火一体化等机制。": ["防汛1353预警叫应", "林区草场防灭火一体化"],
    "推进刑罚执行一体化、行政复议体制改革等重点改革任务。": ["刑罚执行一体化", "行政复议体制改革", "重点改革任务"],
    "聚力重点场所大清查、网络风险大排除等五大攻坚行动。": ["重点场所大清查", "网络风险大排除", "五大攻坚行动"],
    # fields of one undertaking are no names
    "深入开展打击盗采等违法行为专项行动。": ["打击盗采等违法行为专项行动"],
    "开展矿山、城镇燃气等重点领域安全专项整治。": ["矿山、城镇燃气等重点领域安全专项整治"],
}

NONE = (
    "实施城中村改造项目*个，开展宣传活动*场，建成*家国家级示范区，建成区域养老服务中心*家。",
    "建成“智慧”食堂12个，开设“一站式”窗口，发展跨境电商、保税维修等新业态新模式。",
    "安排财政资金75亿元支持项目建设，营造清朗有序的网络环境，打造一批有特色的法治品牌，做好巡视“后半篇文章”。",
    "打造多方位、多视角教育平台，以更大力度吸引更多社会资本参与项目。",
    "以实际行动坚定拥护“两个确立”，统筹推进“四个全面”战略布局，建设“三区一中心”。",
    "推动规上企业研发活动全覆盖，以开放促改革，打造高水平对外开放平台，建成12个国家级示范区。",
    "推动“一地多证”“一地多补”问题化解，形成预算绩效管理制度机制60余项，推进“十四五”消防规划重点项目。",
    "重大项目加快推进，农村公路建成通车5200公里，高铁网络不断完善，工作机制高效运转。",
    "一批重大工程开工建设，多个平台上线运行，新建学校投入使用。",
    "新能源汽车产业基地加快建设，重点领域改革有序推进，推动行政诉讼“双下降”。",
    "分领域开展查漏补缺、集中攻坚，推进教育、医疗等重点民生项目。",
    "全力打造法治“强引擎”，擦亮营商环境“金字招牌”，打通服务“最后一公里”。",
    "出让工业“标准地”3.1万亩，培育“订单班”，建成“免陪护”病房3个。",
    "“三公”经费下降，开展“两癌”筛查，“新三样”出口增长。",
    "完善工作机制，健全各项制度，落实内部管理制度，开展专项整治。",
    "加强队伍建设，强化法治宣传教育，推进反腐败斗争。",
    "健全党委会前送审以及干部选拔动议阶段即邀请纪检部门介入并全程监督的工作机制。",
    "每季度组织一次制度交叉检查，加强制度建设。",
    "获评“全国优秀法院”，涌现出“办案标兵”等先进典型。",
    "着力解决“登记难”问题，杜绝“零发生”懈怠。",
    "“案多人少”矛盾依然突出，一些机制不够健全。",
)


@pytest.mark.parametrize("text", QUOTED)
def test_quoted_names_stand_without_their_marks(text: str) -> None:
    assert undertakings(text) == QUOTED[text]


@pytest.mark.parametrize("text", UNQUOTED)
def test_unquoted_names_begin_behind_their_verb(text: str) -> None:
    assert undertakings(text) == UNQUOTED[text]


@pytest.mark.parametrize("text", WORKS)
def test_what_is_built_or_striven_for_is_named_and_what_is_counted_is_not(text: str) -> None:
    assert undertakings(text) == WORKS[text]


@pytest.mark.parametrize("text", SUBJECTS)
def test_a_name_may_be_the_subject_of_progress_or_one_of_several(text: str) -> None:
    assert undertakings(text) == SUBJECTS[text]


@pytest.mark.parametrize("text", CODES)
def test_codes_days_and_ways_of_service_are_named_where_they_are_carried_out(text: str) -> None:
    assert undertakings(text) == CODES[text]


@pytest.mark.parametrize("text", LISTS)
def test_each_item_of_a_closed_list_is_a_name(text: str) -> None:
    assert undertakings(text) == LISTS[text]


@pytest.mark.parametrize("text", NONE)
def test_metaphors_attributes_and_plain_work_are_no_undertakings(text: str) -> None:
    assert undertakings(text) == []


def test_the_span_covers_the_class_noun_and_the_kind_tells_it() -> None:
    document = _document("开展“法润万家”活动。")
    (mention,) = extract(document)
    assert document.quote(mention.span) == "“法润万家”活动"
    assert mention.attributes == {"kind": "活动"}


def test_the_themed_education_is_known_by_its_short_name() -> None:
    document = _document("开展学习贯彻习近平新时代中国特色社会主义思想主题教育。检验主题教育成果，参观主题教育基地。")
    mentions = settle(document, extract(document))
    assert [document.quote(mention.span) for mention in mentions][1:] == ["主题教育"]
    assert len({mention.name for mention in mentions}) == 1


@pytest.mark.parametrize(
    "unit", ["机制", "“", "等机制、", "开展推进", "的制度", "（", "行动、", "工程建成", "创建全国"]
)
def test_monotonous_text_ends_and_names_nothing_twice(unit: str) -> None:
    document = _document(unit * 5000)
    spans = [mention.span for mention in settle(document, extract(document))]
    assert len(spans) == len(set(spans))
