"""Mentions of one report → entities: fullest names, aliases as the text has them, attributes, reasons."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.ontology import ontology
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source, read
from graph_build.records import Entity, Facts

SEEDS = sorted((Path(__file__).parent.parent / "seeds" / "reports").glob("*.txt"))
COURT = """滨江区人民法院2023年工作报告
——2024年1月16日在滨江区第五届人民代表大会第三次会议上
各位代表：
现在，我代表滨江区人民法院向大会报告工作，请予审议。
2023年工作回顾
2023年，在区委正确领导、区人大常委会监督和市中院指导下，本院受理案件15320件。
与区工商联、区司法局共建诉调对接中心，联合区检察院、区公安分局开展“清风”集中执行行动。
院党组认真履行主体责任，驻院纪检监察组约谈12人次。浙江大学光华法学院、杭州互联网法院来院交流。
"""
HEALTH = """关于2023年上半年卫生健康工作情况的报告
市人民政府：
今年以来，我委认真贯彻落实市委、市政府决策部署。现将上半年工作情况报告如下：
全市卫生健康事业稳步发展。市医保局、市财政局协同推进“三医联动”，市卫生健康委牵头制定方案。
市疾控中心组建应急队伍，国家卫健委专家来我市指导，委党组召开会议部署。
"""
EDUCATION = """青山县教育体育局2024年工作总结
2024年，县教育体育局深入学习贯彻党的二十届三中全会精神，各项工作取得新成效。
局党组专题研究党建工作12次，联合县公安局、县市场监管局开展执法6次。
县第一中学与华中师范大学第一附属中学签订协议，选派32名教师赴西藏、新疆支教。
"""


def facts(text: str, **stated: str) -> Facts:
    return facts_of(Source("t.txt", text, "utf-8", "5" * 64), stated)


def bodies(found: Facts) -> dict[str, tuple[str, ...]]:
    return {entity.name: entity.aliases for entity in found.entities if entity.kind == "Organization"}


def entity(found: Facts, name: str) -> Entity:
    return next(entity for entity in found.entities if entity.name == name)


def test_a_court_report() -> None:
    found = facts(COURT)
    assert (found.profile.issuer, found.profile.jurisdiction) == ("滨江区人民法院", "浙江省/杭州市/滨江区")
    named = bodies(found)
    assert named["滨江区人民法院"] == ("本院",)
    expected = {
        "区委",
        "区人大常委会",
        "市中院",
        "区工商联",
        "区司法局",
        "区检察院",
        "区公安分局",
        "院党组",
        "浙江大学光华法学院",
    }
    assert expected <= set(named)
    assert entity(found, "市中院").scope == "浙江省/杭州市"
    assert entity(found, "区检察院").key == "人民检察院"
    assert entity(found, "区检察院").attributes == {
        "level": "county",
        "kind": "procuratorate",
        "jurisdiction": "浙江省/杭州市/滨江区",
    }


def test_a_health_report_that_says_our_commission() -> None:
    found = facts(HEALTH, jurisdiction="台州市")
    assert found.profile.issuer == "市卫生健康委"
    named = bodies(found)
    assert named["市卫生健康委"] == ("我委",)
    assert named["市人民政府"] == ("市政府",)
    assert entity(found, "委党组").key == "卫生健康委员会党组"
    assert entity(found, "国家卫健委").scope == ""


def test_an_education_report_of_a_county_that_no_list_has() -> None:
    found = facts(EDUCATION)
    assert (found.profile.issuer, found.profile.jurisdiction, found.profile.period) == (
        "青山县教育体育局",
        "青山县",
        "2024",
    )
    assert bodies(found)["青山县教育体育局"] == ("县教育体育局",)
    assert entity(found, "县公安局").scope == "青山县"
    places = [entity.name for entity in found.entities if entity.kind == "Place"]
    assert places == ["西藏", "新疆"]


def test_the_fullest_name_wins_and_others_are_aliases() -> None:
    found = facts("一年来，市委依法治市办统筹推进。市委全面依法治市委员会办公室印发方案。\n")
    assert bodies(found) == {"市委全面依法治市委员会办公室": ("市委依法治市办",)}


def test_every_merge_has_a_reason_that_can_be_read() -> None:
    found = facts("一年来，市委依法治市办统筹推进。市委全面依法治市委员会办公室印发方案。\n", jurisdiction="杭州市")
    reasons = entity(found, "市委全面依法治市委员会办公室").reasons
    assert [reason.form for reason in reasons] == ["市委依法治市办", "市委全面依法治市委员会办公室"]
    assert all("浙江省/杭州市" in reason.why.zh and "浙江省/杭州市" in reason.why.en for reason in reasons)
    assert "依法治市办 全称" in reasons[0].why.zh and "全称" not in reasons[1].why.zh


def test_own_bodies_are_told_apart() -> None:
    text = "2022年，市司法局党委狠抓落实。局党委召开会议，局机关开展活动，市局制定方案。\n"
    assert bodies(facts(text)) == {"市司法局党委": ("局党委",), "市司法局": ("局机关", "市局")} or bodies(
        facts(text)
    ) == {
        "市司法局党委": ("局党委",),
        "市司法局": ("市局", "局机关"),
    }


DISTRICT = """临江市清河区司法局2023年工作总结
2023年，临江市清河区司法局坚持党建引领，我局联合清河区公安局开展专项行动。
区司法局党组高度重视，局党组专题研究，市司法局精心指导。
"""


@pytest.mark.parametrize(
    "stated",
    [
        {},
        {"issuer": "清河区司法局"},
        {"issuer": "清河区司法局", "jurisdiction": "临江市"},
        {"jurisdiction": "临江市清河区"},
    ],
)
def test_a_district_that_the_list_has_elsewhere_is_where_the_text_states(stated: dict[str, str]) -> None:
    found = facts(DISTRICT, **stated)
    issuer = stated.get("issuer", "临江市清河区司法局")
    named = bodies(found)
    assert set(named) == {issuer, "清河区公安局", "区司法局党组", "市司法局"}
    assert set(named[issuer]) | {issuer} == {"我局", "临江市清河区司法局", issuer}
    assert named["区司法局党组"] == ("局党组",)
    scopes = {one.scope for one in found.entities if one.kind == "Organization"}
    assert scopes == {"吉林省/白山市/临江市", "吉林省/白山市/临江市/清河区"}
    assert all("清河区" in reason.why.zh for reason in entity(found, issuer).reasons)


def test_a_district_lies_in_the_jurisdiction_that_the_manifest_states() -> None:
    text = "2023年，我局坚持党建引领，联合区公安局开展行动，市司法局指导。\n"
    found = facts(text, issuer="清河区司法局", jurisdiction="东州市")
    assert {one.scope for one in found.entities if one.kind == "Organization"} == {"东州市", "东州市/清河区"}


def test_a_county_that_the_list_lacks_is_where_the_manifest_states() -> None:
    text = "2023年，县法院受理案件12件，县公安局配合。\n"
    found = facts(text, issuer="青石县人民法院", jurisdiction="江南省/临江市/青石县")
    assert bodies(found) == {"青石县人民法院": ("县法院",), "县公安局": ()}
    assert {one.scope for one in found.entities if one.kind == "Organization"} == {"江南省/临江市/青石县"}


def test_a_masked_jurisdiction_is_no_place() -> None:
    text = "2023年，我局坚持党建引领，县教育局牵头开展行动，县公安局配合。\n"
    found = facts(text, issuer="**县教育局", jurisdiction="**县")
    assert bodies(found) == {"**县教育局": ("我局", "县教育局"), "县公安局": ()}
    other = facts_of(Source("u.txt", text, "utf-8", "6" * 64), {"issuer": "**县教育局", "jurisdiction": "**县"})
    assert {one.scope for one in other.entities}.isdisjoint(one.scope for one in found.entities if one.scope)
    listed = facts(text, issuer="滨海县教育局", jurisdiction="滨海县")
    assert {one.scope for one in listed.entities if one.kind == "Organization"} == {"江苏省/盐城市/滨海县"}


def test_our_region_is_the_government_that_reports() -> None:
    found = facts("2023年，我省率先出台办法，省委统筹推进。\n", issuer="云江省人民政府", jurisdiction="云江省")
    assert bodies(found) == {"云江省人民政府": ("我省",), "省委": ()}
    assert bodies(facts("2023年，我省率先出台办法，省委统筹推进。\n", issuer="云江省司法厅")) == {"省委": ()}


def test_bodies_that_share_a_head_or_a_place_have_their_full_names() -> None:
    found = facts("一年来，东港区、临海县卫生健康局联合义诊，会同市公安局、司法局印发方案。\n")
    names = {"东港区卫生健康局", "临海县卫生健康局", "市公安局", "市司法局"}
    assert set(bodies(found)) == names
    assert entity(found, "东港区卫生健康局").text == "东港区、临海县卫生健康局"


def test_an_initiative_with_and_without_its_class_noun_is_one() -> None:
    found = facts("一年来，开展“法治体检”活动。持续深化“法治体检”，成效明显。\n")
    assert [entity.name for entity in found.entities if entity.kind == "Initiative"] == ["法治体检"]


def test_a_law_with_and_without_the_state_is_one() -> None:
    found = facts("一年来，宣传《民法典》。学习《中华人民共和国民法典》。\n")
    assert [entity.name for entity in found.entities if entity.kind == "Document"] == ["中华人民共和国民法典"]


def test_a_paper_with_and_without_its_place_is_one_and_says_why() -> None:
    found = facts("推进《*市数据流通条例》立法，做好数据流通条例、杭州市养犬条例立法审查，落实养犬条例。落实条例。\n")
    papers = {entity.name: entity.reasons for entity in found.entities if entity.kind == "Document"}
    assert sorted(papers) == ["*市数据流通条例", "杭州市养犬条例"]
    assert [(reason.form, reason.why.zh) for reason in papers["杭州市养犬条例"]] == [
        ("养犬条例", "本报告也用全名 杭州市养犬条例")
    ]


def test_papers_of_two_places_are_not_what_neither_is_called() -> None:
    # what the nation has beside the place, or both stand under their own titles
    found = facts("贯彻《优化营商环境条例》《浙江省优化营商环境条例》，落实宗教事务条例和浙江省宗教事务条例。\n")
    assert {entity.name for entity in found.entities if entity.kind == "Document"} >= {
        "优化营商环境条例",
        "浙江省优化营商环境条例",
    }
    assert not any(entity.reasons for entity in found.entities if entity.name.endswith("宗教事务条例"))
    found = facts("学习《杭州市养犬条例》《宁波市养犬条例》，制定养犬条例。\n")
    papers = [entity.name for entity in found.entities if entity.kind == "Document"]
    assert sorted(papers) == ["养犬条例", "宁波市养犬条例", "杭州市养犬条例"]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_every_span_and_alias_is_in_the_file(path: Path) -> None:
    found = facts_of(read(path), {})
    for one in found.entities:
        assert one.text in found.text
        assert all(alias in found.text for alias in one.aliases)
        assert one.mentions
        spans = {found.text[mention.span.start : mention.span.end] for mention in one.mentions}
        assert one.text in spans
        assert not set(one.name) & set(" \n\t")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_attributes_are_declared_and_names_are_unique(path: Path) -> None:
    found = facts_of(read(path), {})
    seen = set()
    for one in found.entities:
        declared = {column.name for column in ontology().nodes[one.kind].properties} - {"aliases"}
        assert set(one.attributes) <= declared
        assert (one.kind, one.name) not in seen
        seen.add((one.kind, one.name))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_the_issuer_is_an_entity(path: Path) -> None:
    found = facts_of(read(path), {})
    issuer = found.profile.issuer
    if issuer is not None:
        assert ("Organization", issuer) in {(one.kind, one.name) for one in found.entities}


def test_reading_twice_gives_the_same() -> None:
    assert facts(COURT) == facts(COURT)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "。",
        "（" * 5000,
        "市" * 5000,
        "司" * 5000,
        "1" * 5000,
        "会" * 5000,
        "abc def\n" * 500,
        "*" * 5000,
        "我局" * 3000,
    ],
)
def test_odd_text_is_read_without_a_crash(text: str) -> None:
    found = facts(text or " ")
    assert all(found.text[m.span.start : m.span.end] for one in found.entities for m in one.mentions)


def test_a_department_without_a_place_is_the_provinces() -> None:
    text = "2023年，我局获应急厅通报表扬，省应急厅印发方案。\n"
    found = facts(text, issuer="杭州市司法局", jurisdiction="浙江省/杭州市")
    assert bodies(found) == {"杭州市司法局": ("我局",), "省应急厅": ("应急厅",)}
    assert entity(found, "省应急厅").scope == "浙江省"
