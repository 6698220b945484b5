"""What a report says of itself: title, period, genre, issuer, jurisdiction, each with its reason."""

from __future__ import annotations

import pytest

from graph_build.document.profile import read_profile
from graph_build.document.text import parse
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source
from graph_build.records import Profile


def source(text: str, name: str = "t.txt") -> Source:
    return Source(name, text, "utf-8", "0" * 64)


def profile(text: str, name: str = "t.txt", **stated: str) -> Profile:
    return read_profile(parse(source(text, name)), stated)


PERIODS = {
    "市教育局2023年工作总结\n一年来，市教育局狠抓落实。\n": "2023",
    "市教育局2023年工作总结和2024年工作计划\n一年来，市教育局狠抓落实。\n": "2023",
    "县应急管理局2024年上半年工作总结\n县应急管理局履职尽责。\n": "2024-H1",
    "2022年下半年工作情况汇报\n有关情况汇报如下。\n": "2022-H2",
    "区卫健局2024年第一季度工作总结\n现总结如下。\n": "2024-Q1",
    "市法院2023年1—5月工作小结\n现总结如下。\n": "2023-01/2023-05",
    "市法院2023年前三季度工作小结\n现总结如下。\n": "2023-01/2023-09",
    "上半年工作总结\n2024年，市教育局狠抓落实。\n": "2024-H1",
    "市教育局2021—2023年工作总结\n现总结如下。\n": "2021/2023",
    "二〇二二年工作总结\n市教育局狠抓落实。\n": "2022",
    "同志们：\n现将2023年以来有关工作情况汇报如下：\n市教育局狠抓落实。\n": "2023/",
    "2022年，我局狠抓落实，现将有关情况报告如下：\n一、工作情况\n做了工作。\n": "2022",
    "*年以来，市司法局狠抓落实。现将上半年工作总结和下半年工作思路报告如下：\n一、上半年工作\n": "*-H1",
    "今年以来，我局狠抓落实。\n下一步继续努力。\n": "*",
    "区法院工作报告\n——2024年1月10日在区第三届人民代表大会第四次会议上\n各位代表：\n2023年主要工作\n审结案件。\n": "2023",
    "区法院工作报告\n2024年1月10日在区第三届人民代表大会第四次会议上\n各位代表：\n过去一年，审结案件。\n": "2023",
    "县政府工作报告\n2022年1月10日在县第三届人民代表大会第一次会议上\n各位代表：\n过去五年，成效显著。\n": "2017/2021",
    "县政府工作报告\n2021年12月20日在县第三届人民代表大会第一次会议上\n各位代表：\n过去五年，成效显著。\n": "2017/2021",
    "局长在全市应急管理系统2025年度工作会议上的讲话\n同志们：\n总结2024年工作，部署2025年任务。\n": "2025",
    "同志们：\n“十四五”以来，市教育局狠抓落实，成效明显。\n": "2021/2025",
    "在全区公安工作会议上的讲话\n（2024年2月20日）\n同志们：\n总结2023年工作，部署2024年任务。\n": "2024",
    "关于上半年工作情况的报告\n（2024年7月15日）\n市教育局狠抓落实。\n": "2024-H1",
    "县卫健局2024年半年工作总结\n上半年，狠抓落实。\n": "2024-H1",
    "县卫健局2024年一至三季度工作总结\n狠抓落实。\n": "2024-01/2024-09",
    "市教育局“十四五”工作总结\n市教育局狠抓落实。\n": "2021/2025",
    "2024工作总结\n狠抓落实。\n": "2024",
    "县水务局2023工作总结和2024年工作思路\n狠抓落实。\n": "2023",
    "县水务局2023年工作总结和2024工作思路\n狠抓落实。\n": "2023",
    "工作总结\n今年以来，狠抓落实。截至2024年11月底，新建学校3所。\n": "2024/",
    "市教育局2023-2024学年度工作总结\n现总结如下。\n": "2023/2024",
    "海平县2022年预算执行情况和2023年预算草案的报告\n（2023年2月8日）\n各位代表：\n": "2022",
    "关于2021年以来工作情况的报告\n市教育局狠抓落实。\n": "2021/",
    "市教育局狠抓落实，成效明显。\n没有日期。\n": "*",
}


@pytest.mark.parametrize("text", PERIODS)
def test_the_period_comes_from_title_review_or_opening(text: str) -> None:
    found = profile(text)
    assert found.period == PERIODS[text]
    assert ("period" in found.reasons) == (found.period != "*")


def test_the_manifest_wins() -> None:
    found = profile(
        "市教育局2023年工作总结\n做了工作。\n", period="2022", genre="述职报告", issuer="市体育局", title="另一题"
    )
    assert (found.period, found.genre, found.issuer, found.title) == ("2022", "述职报告", "市体育局", "另一题")
    assert set(found.reasons.values()) == {"清单 manifest"}


def test_the_file_name_speaks_where_the_text_is_silent() -> None:
    found = profile("市教育局狠抓落实。\n成效明显。\n", name="市教育局2021年工作总结.txt")
    assert (found.period, found.genre) == ("2021", "工作总结")


@pytest.mark.parametrize(
    "first", ["同志们：", "尊敬的各位领导，同志们：", "一、上半年工作情况", "2022年，我局狠抓落实，成效明显。"]
)
def test_a_salutation_a_heading_or_a_sentence_is_no_title(first: str) -> None:
    assert profile(f"{first}\n做了工作。\n").title is None


ISSUERS = {
    # text: (issuer, jurisdiction)
    "同志们：\n市司法局党委以学习教育为契机，狠抓落实。\n": ("市司法局党委", None),
    "2022年，我局狠抓落实。\n修订《*区司法局议事规则》。\n": ("*区司法局", None),
    "东莞市中级人民法院工作报告\n各位代表：\n我代表市中级人民法院向大会报告工作。\n": (
        "东莞市中级人民法院",
        "广东省/东莞市",
    ),
    "黄山市应急管理局2022年工作总结\n2022年，市应急管理局坚持人民至上。\n": ("黄山市应急管理局", "安徽省/黄山市"),
    "应急管理局2021年工作总结\n今年以来，我局坚持底线思维。\n": ("应急管理局", None),
    "同志们：\n经市政府同意，今天开会。在此，我代表市政府表示感谢！\n": ("市政府", None),
    "市教育局局长在全市教育工作会议上的讲话\n同志们：\n我们召开这次会议。\n": ("市教育局", None),
    "在全区公安工作会议上的讲话\n区公安分局局长\n同志们：\n分局党委狠抓落实。\n": ("区公安分局", None),
    "2023年，市卫生健康委以基层为重点，狠抓落实。\n成效明显。\n": ("市卫生健康委", None),
    "各项工作稳步推进。\n成效明显。\n": (None, None),
}


@pytest.mark.parametrize("text", ISSUERS)
def test_the_issuer_is_the_body_that_names_itself(text: str) -> None:
    found = facts_of(source(text)).profile
    assert (found.issuer, found.jurisdiction) == ISSUERS[text]
    assert ("issuer" in found.reasons) == (found.issuer is not None)


def test_the_issuer_that_the_text_mentions_is_an_entity_of_that_name() -> None:
    stated = {"issuer": "云南省人民政府", "jurisdiction": "云南省"}
    facts = facts_of(source("一年来，我省经济稳中有进，省政府制定规章7部。\n"), stated)
    bodies = [entity for entity in facts.entities if entity.kind == "Organization"]
    assert [(body.name, body.text) for body in bodies] == [("云南省人民政府", "省政府")]


def test_the_manifest_wins_and_the_difference_is_noted() -> None:
    document = parse(Source("t.txt", "2023年全市教育工作总结\n2023年，市教育局新建学校12所。", "utf-8", "0" * 64))
    profile = read_profile(document, {"period": "2022", "genre": "总结"})
    assert (profile.period, profile.genre) == ("2022", "总结")
    (note,) = profile.notes
    assert "2023" in note.zh and "2022" in note.zh and "2023" in note.en
    assert read_profile(document, {"period": "2023"}).notes == ()
