"""Undertakings in the positions that reports of provinces give them: counted titles, lists with their number, subjects."""

from __future__ import annotations

import pytest

from tests.extract.test_initiatives import undertakings

TITLES = {
    "打造江南美丽休闲乡村40个，新建9个国家卓越级智能工厂和3个省级智能工厂，培育灯塔工厂3家。": [
        "江南美丽休闲乡村",
        "国家卓越级智能工厂",
        "灯塔工厂",
    ],
    "培育社区学法用法示范户90余户。": ["社区学法用法示范户"],
    "建有“乡音说事亭”64个，设有“百姓说理角”32处。": ["乡音说事亭", "百姓说理角"],
    "建成“10分钟社区养老服务圈”示范点26个。": ["10分钟社区养老服务圈"],
    "“海州一号”获评国家首批卓越级智能工厂，力争新增省级智能工厂。": [],
}

TOLD = {
    "建立问题清单、法治观察员和整改督办3项工作制度。": ["问题清单", "法治观察员", "整改督办"],
    "健全会商研判、信息通报两项机制。": ["会商研判", "信息通报"],
    "建立问题清单、法治观察员和整改督办4项工作制度。": [],
    "建立人防、物防、技防3项机制。": [],
    "落实首办负责、一次性告知制度。": ["首办负责", "一次性告知制度"],
    "形成综合监管改革、预算绩效管理等重点领域制度机制。": ["综合监管改革", "预算绩效管理"],
}

SUBJECTS = {
    "项目建设攻坚年行动效果显著，海州电力现货市场正式运行。": ["项目建设攻坚年行动", "海州电力现货市场"],
    "服务小微企业大走访和政企沙龙解决诉求310件。": ["服务小微企业大走访", "政企沙龙"],
    "数字海州底座归集数据31万类，海州城市治理大模型初步建成。": ["数字海州底座", "海州城市治理大模型"],
    "“海味优选”“三鲜十二品”销售额持续增加，“就医码”激活率提高9个百分点。": ["海味优选", "三鲜十二品", "就医码"],
    "“五优”融合提升单产，“三社”联动还有堵点。": ["五优融合", "三社联动"],
    "推动“两业”融合发展，提升“三社”水平。": [],
    "巩固深化党纪学习教育成果，迭代涉企收费清单。": ["党纪学习教育", "涉企收费清单"],
    "推动“临电入海”输电通道开工建设，实施新增规模以上企业行动，新增国家级人才计划入选者9人。": ["临电入海", "新增规模以上企业行动"],
    "推广“一次挂号看三天”门诊服务，开展县域“百集千店”改造提升，推广“说理式”门诊服务。": ["一次挂号看三天", "百集千店"],
    "支持东港、南屏建设工业设计集聚区。": ["工业设计集聚区"],
    "开展涉企法规制度“立改废”专项行动。": ["立改废"],
}


@pytest.mark.parametrize("text", TITLES)
def test_titles_that_are_counted_are_named(text: str) -> None:
    assert undertakings(text) == TITLES[text]


@pytest.mark.parametrize("text", TOLD)
def test_lists_that_their_number_or_field_closes_are_split(text: str) -> None:
    assert undertakings(text) == TOLD[text]


@pytest.mark.parametrize("text", SUBJECTS)
def test_undertakings_that_are_subjects_are_named(text: str) -> None:
    assert undertakings(text) == SUBJECTS[text]
