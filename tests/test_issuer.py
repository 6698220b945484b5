"""The issuer under its full name, which may stand in the title alone."""

from __future__ import annotations

import pytest

from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source

ISSUED = [
    ("海平县人民检察院工作报告\n2023年，县检察院在县委领导下，共办理案件20件。\n", "海平县人民检察院"),
    ("海平市疾病预防控制中心2023年工作总结\n2023年，市疾控中心在市委领导下，处置疫情3起。\n", "海平市疾病预防控制中心"),
    (
        "海平市市场监督管理局2021年上半年工作总结\n一、工作情况\n认真落实部署，党组理论学习中心组召开学习会。发放教材174册。\n",
        "海平市市场监督管理局",
    ),
    ("海平县教育和体育局2023年工作总结\n2023年，县教体局在县委领导下，新建学校3所。\n", "海平县教育和体育局"),
    ("凤山区检察院2023年工作总结\n2023年，区检察院在区委领导下，办理案件30件。\n", "凤山区检察院"),
    # the body fills a line of its own, or five years are looked back on
    ("海平县人民政府\n2023年度法治政府建设情况报告\n2023年，我县深入推进依法行政。取消事项5项。\n", "海平县人民政府"),
    ("海平县教育局过去五年及2023年工作总结\n一、回顾\n新建学校16所。\n", "海平县教育局"),
    ("为提高意识，日前，全椒县司法局多举措开展普法宣传活动。该局发放资料6份。\n", "全椒县司法局"),
    # the year opens the title, or the field follows the body
    ("2023年海平县司法局工作总结\n全年调解纠纷30件。\n", "海平县司法局"),
    ("海平县司法局法治政府建设年度报告\n2023年，调解纠纷30件。\n", "海平县司法局"),
    ("海平县人民法院民事审判工作情况报告\n2023年，审结案件30件。\n", "海平县人民法院"),
    ("海平市第一中学2023-2024学年度工作总结\n开设课程30门。\n", "海平市第一中学"),
    ("海平县水务局2023工作总结和2024年工作思路\n修建堤防30公里。\n", "海平县水务局"),
    ("2023年海平县法治政府建设情况报告\n全年废止文件30件。\n", "海平县人民政府"),
    # a town reports through its office or government
    ("古渡街道2023年法治建设工作总结\n2023年，古渡街道党工委将法治纳入计划。开展讲座30场。\n", "古渡街道办事处"),
    ("古渡街道办事处2023年工作总结\n2023年，古渡街道扎实推进平安建设。调解纠纷30件。\n", "古渡街道办事处"),
    ("青石镇2024年上半年工作总结\n实施清河行动，开展讲座30场。\n", "青石镇人民政府"),
    ("应急管理局2023年工作总结\n2023年，市应急局坚持预防为主。排查隐患30处。\n", "市应急局"),
    # who holds the party's office alone speaks for its group, who leads the bureau too for the bureau
    ("海平县司法局党组书记在全县司法行政工作会议上的讲话\n同志们：\n一年来，我们调解纠纷30件。\n", "海平县司法局党组"),
    ("海平县司法局党组书记、局长在全县司法行政工作会议上的讲话\n同志们：\n一年来，我们调解纠纷30件。\n", "海平县司法局"),
    ("海平县司法局党组书记李四2023年工作总结\n2023年，我局调解纠纷30件。\n", "海平县司法局"),
    # a commission calls itself 我委, and its title is one
    ("海平县卫生健康委员会2024年工作总结\n2024年，我委坚持预防为主，委机关联合县医保局检查医院30家。\n", "海平县卫生健康委员会"),
    ("海平县发展和改革委员会2024年工作总结\n\n2024年，我委坚持稳中求进。谋划项目30个。\n", "海平县发展和改革委员会"),
    # several divisions are called so: the district is still one and the same throughout the report
    ("西湖区司法局2023年工作总结\n2023年，区司法局在区委领导下，调解纠纷30件。\n", "西湖区司法局"),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUED)
def test_the_title_gives_the_name_in_full(text: str, issuer: str) -> None:
    facts = facts_of(Source("t.txt", text, "utf-8", "0" * 64))
    assert facts.profile.issuer == issuer
    assert {observation.by for observation in facts.observations} == {issuer}


REPORTED = [
    "2026年杭州市政府工作报告\n各位代表：\n现在，我代表市人民政府向大会报告工作。发放教材174册。\n",
    "政府工作报告\n——2026年1月26日在杭州市第十四届人民代表大会第六次会议上\n现在，我代表市人民政府向大会报告工作。\n",
]


@pytest.mark.parametrize("text", REPORTED)
def test_the_place_of_a_government_stands_in_the_title_or_beside_the_congress(text: str) -> None:
    facts = facts_of(Source("t.txt", text, "utf-8", "0" * 64))
    assert facts.profile.jurisdiction == "浙江省/杭州市"


@pytest.mark.parametrize(
    "title",
    [
        "2023年全市法院工作报告",
        "海平市各中学2023年工作总结",
        "海平市中小学2023年工作总结",
        "2023年全省各市法治政府建设情况报告",
        "海平市各街道2023年工作总结",
        "特色小镇工作总结",
    ],
)
def test_titles_of_all_of_a_kind_name_no_issuer(title: str) -> None:
    assert facts_of(Source("t.txt", f"{title}\n全年办理案件30件。\n", "utf-8", "0" * 64)).profile.issuer is None


def test_a_district_whose_name_several_have_is_one_with_its_short_form() -> None:
    text = "西湖区司法局2023年工作总结\n2023年，区司法局调解纠纷30件，西湖区司法局获评先进。\n"
    facts = facts_of(Source("t.txt", text, "utf-8", "0" * 64))
    assert [entity.name for entity in facts.entities if entity.kind == "Organization"] == ["西湖区司法局"]
