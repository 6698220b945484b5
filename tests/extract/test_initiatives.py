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
    "“围绕主线办实事”680多件。": ["围绕主线办实事"],
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
    "开展规范涉企行政执法专项行动。": ["规范涉企行政执法专项行动"],
    "开展以案促改警示教育活动。": ["以案促改警示教育活动"],
    # the undertaking itself is the subject of progress
    "引江济淮工程全线通水，国有企业改革深化提升行动圆满收官。": ["引江济淮工程", "国有企业改革深化提升行动"],
    # what closes a clause with 的 is no name, an adjective with 的 is no part of one
    "建立高效便捷的矛盾纠纷化解机制。": ["矛盾纠纷化解机制"],
    # brackets belong to a name
    "深化乡镇（街道）合法性审查改革试点。": ["乡镇（街道）合法性审查改革试点"],
    # what stands in quotes without a name is not cut off
    "开展“一把手”和领导班子监督专项行动。": ["一把手和领导班子监督专项行动"],
    "获批国家知识产权强市建设试点城市，做优开发区管理体制改革。": ["国家知识产权强市建设试点城市", "开发区管理体制改革"],
    "“疫”起学法广播剧滚动播出。": ["疫起学法"],
    # two under one head
    "健全提醒谈话、警诫谈话机制。": ["提醒谈话", "警诫谈话机制"],
    "深化律师、公证进乡村联动机制。": ["律师、公证进乡村联动机制"],
    "实体、热线、网络三大平台不断完善。": ["三大平台"],
}

LISTS = {
    "落实“三会一课”、民主生活会、民主评议党员等制度。": ["三会一课", "民主生活会", "民主评议党员"],
    "创新优化防汛“1262”预警叫应、森林草原防灭火一体化等机制。": ["防汛1262预警叫应", "森林草原防灭火一体化"],
    "推进刑罚执行一体化、行政复议体制改革等重点改革任务。": ["刑罚执行一体化", "行政复议体制改革"],
    "聚力重点场所大清查、网络风险大排除等五大攻坚行动。": ["重点场所大清查", "网络风险大排除", "五大攻坚行动"],
    # fields of one undertaking are no names
    "深入开展打击电诈等违法犯罪专项行动。": ["打击电诈等违法犯罪专项行动"],
    "开展矿山、城镇燃气等重点领域安全专项整治。": ["矿山、城镇燃气等重点领域安全专项整治"],
}

NONE = (
    "全力打造法治“强引擎”，擦亮营商环境“金字招牌”，打通服务“最后一公里”。",
    "供应工业“标准地”2.4万亩，培育“订单班”，建成“免陪护”病房3个。",
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


@pytest.mark.parametrize("unit", ["机制", "“", "等机制、", "开展推进", "的制度", "（"])
def test_monotonous_text_ends_and_names_nothing_twice(unit: str) -> None:
    document = _document(unit * 5000)
    spans = [mention.span for mention in settle(document, extract(document))]
    assert len(spans) == len(set(spans))
