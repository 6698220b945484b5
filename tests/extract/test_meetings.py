"""Which words name one meeting, under its completed name."""

from __future__ import annotations

import pytest

from graph_build.extract.meetings import extract
from graph_build.readers.plain import Source
from graph_build.text import parse


def meetings(text: str) -> list[str]:
    document = parse(Source("t.txt", text, "utf-8", "0" * 64))
    return [mention.name for mention in extract(document)]


NAMED = {
    "全面贯彻党的二十大和二十届二中、三中全会精神。": ["党的二十大", "二十届二中全会", "二十届三中全会"],
    "认真学习党的二十届三中全会精神。": ["党的二十届三中全会"],
    "深入贯彻党的十九大和十九届历次全会精神。": ["党的十九大", "十九届历次全会"],
    "落实省委十二届四次全会、市委八届六次全会部署。": ["省委十二届四次全会", "市委八届六次全会"],
    "传达中央纪委二十届三次全会精神。": ["中央纪委二十届三次全会"],
    "认真落实中央、省委、市委政法工作会议部署。": ["中央政法工作会议", "省委政法工作会议", "市委政法工作会议"],
    "贯彻全国、全省教育大会精神。": ["全国教育大会", "全省教育大会"],
    "召开全市卫生健康工作会议，部署年度任务。": ["全市卫生健康工作会议"],
    "承办全省基层应急管理能力建设现场会。": ["全省基层应急管理能力建设现场会"],
    "成功举办第三届长三角司法协作论坛。": ["第三届长三角司法协作论坛"],
    "召开市委教育工作领导小组第三次会议。": ["市委教育工作领导小组第三次会议"],
    "在2024年全区安全生产工作会议上作交流发言。": ["2024年全区安全生产工作会议"],
    "市第十四次党代会作出部署，以优异成绩迎接省十三次党代会召开。": ["市第十四次党代会", "省十三次党代会"],
    "县十八届人大三次会议审议通过。": ["县十八届人大三次会议"],
    "举办“健康中国”高峰论坛和医养结合发展论坛。": ["“健康中国”高峰论坛", "医养结合发展论坛"],
    "召开全市行政区划工作联席会议第二次全体会议。": ["全市行政区划工作联席会议第二次全体会议"],
    "学习贯彻全国两会精神。": ["全国两会"],
    "杭州市委十三届五次全会召开后，立即传达学习。": ["杭州市委十三届五次全会"],
    "组织召开校外培训机构治理工作推进会。": ["校外培训机构治理工作推进会"],
    "参加中国国际进口博览会。": ["中国国际进口博览会"],
    "贯彻中央经济工作会议、中央农村工作会议精神。": ["中央经济工作会议", "中央农村工作会议"],
    "学习贯彻习近平总书记在全国教育大会上的重要讲话精神。": ["全国教育大会"],
    "召开全省防汛抗旱工作电视电话会议。": ["全省防汛抗旱工作电视电话会议"],
}

NOT_NAMED = (
    "召开局党委会28次、局长办公会12次。",
    "召开民主生活会3次，组织生活会5次，座谈会10场。",
    "召开专题会，研究部署重点工作。",
    "联合邻市召开工作讨论会，总结经验。",
    "定期召开风险防范提醒会议，每季度召开一次联席会议。",
    "严格会议制度，精简会议文件。",
    "市委副书记主持会议并讲话。",
    "全年组织召开各类推进会、调度会36次。",
    "向大会报告工作，请各位代表和列席会议的同志提出意见。",
    "大会战全面打响，社会各界广泛参与。",
    "建立联席会议制度，落实会议纪要。",
)


@pytest.mark.parametrize("text", NAMED)
def test_meetings_have_their_completed_names(text: str) -> None:
    assert meetings(text) == NAMED[text]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_meetings_in_general_are_none(text: str) -> None:
    assert meetings(text) == []


def test_the_span_is_the_shortest_text_that_holds_the_name() -> None:
    document = parse(Source("t.txt", "落实中央、省委政法工作会议精神。", "utf-8", "0" * 64))
    assert [document.quote(m.span) for m in extract(document)] == ["中央、省委政法工作会议", "省委政法工作会议"]


@pytest.mark.parametrize("text", ["会议" * 20000, "召开" * 20000, "全市" * 20000 + "会议", "十" * 20000, "第" * 20000])
def test_long_lines_are_read_in_bounded_time(text: str) -> None:
    assert len(meetings(text)) <= len(text)
