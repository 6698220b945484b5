"""Which words name a region, and which belong to another name."""

from __future__ import annotations

import pytest

from graph_build.extract.places import extract
from graph_build.readers.plain import Source
from graph_build.text import parse


def places(text: str) -> list[str]:
    document = parse(Source("t.txt", text, "utf-8", "0" * 64))
    return [mention.name for mention in extract(document)]


NAMED = {
    "指导鹿城、洞头等地开展试点。": ["鹿城", "洞头"],
    "支持洞头区、乐清市创建示范县。": ["洞头区", "乐清市"],
    "主动融入粤港澳大湾区和长三角一体化发展。": ["粤港澳大湾区", "长三角"],
    "对东盟、中亚五国进出口增长12%。": ["东盟", "中亚五国"],
    "选派医疗队支援西藏、新疆。": ["西藏", "新疆"],
    "有效处置漾濞6.4级地震。": ["漾濞"],
    "居西部首位，走在西部前列。": ["西部", "西部"],
    "与香港、澳门律师界深入交流。": ["香港", "澳门"],
    "赴江苏、浙江考察学习。": ["江苏", "浙江"],
    "派出救援队赴缅甸、土耳其救援。": ["缅甸", "土耳其"],
    "歙县、黟县未发生亡人事故。": ["歙县", "黟县"],
    "在浙江省杭州市西湖区试点。": ["浙江省杭州市西湖区"],
    # names of the list and what resembles them
    "在东港区、临海县开展家庭医生签约。": ["东港区", "临海县"],
    "选派医生赴凉山州、甘孜州义诊，对口支援阿克苏地区、黔西南州。": ["凉山州", "甘孜州", "阿克苏地区", "黔西南州"],
    "与重庆四川陕西三地签订协议。": ["重庆", "四川", "陕西"],
    "组织律师赴新疆阿克苏、西藏那曲开展援助。": ["新疆阿克苏", "西藏那曲"],
    "在日照、潍坊、青岛等地举办活动。": ["日照", "潍坊", "青岛"],
    "在海曙、鄞州、余姚三地先行先试。": ["海曙", "鄞州", "余姚"],
    "支持青浦、柳塘、石梁等5个县开展培训。": ["青浦", "柳塘", "石梁"],
    "处置江川“4·11”森林火灾。": ["江川"],
    # towns, villages, quarters and areas, where the text says that something is done there
    "在云桥镇开展试点，在柳塘村、新河社区设立调解室。": ["云桥镇", "柳塘村", "新河社区"],
    "云桥镇柳塘村等5个村（社区）获评示范村。": ["云桥镇柳塘村"],
    "选取临江镇、柳塘乡为试点，论坛在乌镇举办。": ["临江镇", "柳塘乡", "乌镇"],
    "在高新区设立巡回审判点，支持高新区创新。": ["高新区"],
    "在西部、东北和长三角地区巡讲。": ["西部", "东北", "长三角"],
}

NOT_NAMED = (
    "推进平安云南、法治云南建设。",
    "全市、本地、我市和各地要抓好落实。",
    "深化合作，加强公安、资源、安全工作，促进和平、友好往来。",
    "新城区建设和老城区改造同步推进。",
    "西安咸阳国际机场货运增长，中欧班列（西安）发车412列。",
    "西部大开发深入推进。",
    "长江大桥、黄河大桥建成通车。",
    "同心同德、团结互助、共同富裕。",
    "开展“诗画浙江”“健康中国”宣传。",
    "杭州市委书记、滨江区人民法院院长出席。",
    "中国—中亚农产品专列首发。",
    "成都科创生态岛、杭州城西科创大走廊、北海涠洲岛加快建设。",
    "宁波舟山港、西安咸阳国际机场吞吐量居全国前列。",
    "在示范村、试点社区推广积分制，深入农村、社区宣讲，在城市社区推行网格化管理。",
    "在全市10个乡镇、32个村开展试点，覆盖省市县乡村五级。",
    "扶持返乡创业，形成以城带乡格局，深入学校、家庭、社区等地宣传。",
    "推进中心城区更新，发放核心区补偿资金。",
)


@pytest.mark.parametrize("text", NAMED)
def test_regions_are_named(text: str) -> None:
    assert places(text) == NAMED[text]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_ordinary_words_and_parts_of_names_are_none(text: str) -> None:
    assert places(text) == []
