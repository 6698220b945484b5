"""What stands where several kinds claim the same words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_build.document.text import parse
from graph_build.extract import documents, formulations, initiatives
from graph_build.readers.plain import Source
from graph_build.reconcile import settle
from graph_build.records import Mention, Span


def _name(surface: str) -> str:
    """“X” and “X”活动 are named X; “两个责任”贯通协同机制 keeps its words."""
    if surface.startswith("“") and surface.endswith(("”", "”活动", "”清单")):
        return surface[1 : surface.index("”")]
    return surface.strip("《》").replace("“", "").replace("”", "")


def _standing(text: str, *claims: tuple[str, str]) -> list[tuple[str, str]]:
    """What stands of claims (kind, surface), in whatever order they come."""
    document = parse(Source("t.txt", text, "utf-8", "0" * 64))
    mentions = []
    for kind, surface in claims:
        start = document.text.index(surface)
        mentions.append(Mention(kind, Span(start, start + len(surface)), _name(surface)))
    standing = settle(document, mentions)
    assert standing == settle(document, reversed(mentions))
    return [(mention.kind, document.text[mention.span.start : mention.span.end]) for mention in standing]


ORG, INI, FRM, DOC, MTG, PLC, PER = (
    "Organization", "Initiative", "Formulation", "Document", "Meeting", "Place", "Period"
)

CASES = {
    "nothing inside a title": (
        "印发《市司法局2024年“三重一大”事项办法》。",
        [(DOC, "《市司法局2024年“三重一大”事项办法》"), (ORG, "市司法局"), (PER, "2024年"), (FRM, "“三重一大”")],
        [0],
    ),
    "nothing inside a quoted undertaking": (
        "开展“美好生活·民法典相伴”活动。",
        [(INI, "“美好生活·民法典相伴”活动"), (DOC, "民法典")],
        [0],
    ),
    "only bodies inside an unquoted undertaking": (
        "落实深入贯彻中央八项规定精神学习教育，完善市法院执行联动机制。",
        [(INI, "深入贯彻中央八项规定精神学习教育"), (DOC, "中央八项规定"), (INI, "市法院执行联动机制"), (ORG, "市法院")],
        [0, 2, 3],
    ),
    "a quoted formula inside an unquoted name stays": (
        "形成“两个责任”贯通协同机制。",
        [(INI, "“两个责任”贯通协同机制"), (FRM, "“两个责任”")],
        [0, 1],
    ),
    "a quoted undertaking inside an untitled document stays": (
        "制订深化法治建设“四级同创”实施意见。",
        [(DOC, "深化法治建设“四级同创”实施意见"), (INI, "“四级同创”")],
        [0, 1],
    ),
    "what stood inside a name stays where the quoted part of it is kept alone": (
        "推广云州“四好农村路”活动。",
        [(INI, "云州“四好农村路”活动"), (PLC, "云州"), (INI, "“四好农村路”活动")],
        [1, 2],
    ),
    "the body that holds a meeting stays, a place goes": (
        "召开市委政法工作会议、大湾区法治论坛。",
        [(MTG, "市委政法工作会议"), (ORG, "市委"), (MTG, "大湾区法治论坛"), (PLC, "大湾区")],
        [0, 1, 2],
    ),
    "the plan period inside a plan stays": (
        "编制“十四五”规划。",
        [(DOC, "“十四五”规划"), (PER, "“十四五”")],
        [0, 1],
    ),
    "a place inside another name goes": (
        "深化大湾区律师执业试点，香港各界参与。",
        [(INI, "大湾区律师执业试点"), (PLC, "大湾区"), (PLC, "香港")],
        [0, 2],
    ),
    "the longer of two names of a kind stays": (
        "实施国企改革深化提升行动。",
        [(INI, "国企改革"), (INI, "国企改革深化提升行动")],
        [1],
    ),
    "the quoted name wins against the same with words in front": (
        "推行涉企“综合查一次”清单。",
        [(INI, "涉企“综合查一次”清单"), (INI, "“综合查一次”清单")],
        [1],
    ),
    "of two kinds for the same words the body wins": (
        "成立禁毒专班。",
        [(INI, "禁毒专班"), (ORG, "禁毒专班")],
        [1],
    ),
    "an undertaking inside a body goes": (
        "设立扫黑除恶专项斗争领导小组。",
        [(ORG, "扫黑除恶专项斗争领导小组"), (INI, "扫黑除恶专项斗争")],
        [0],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_overlaps_are_settled(case: str) -> None:
    text, claims, standing = CASES[case]
    assert _standing(text, *claims) == [claims[at] for at in standing]


def test_the_same_claim_counts_once() -> None:
    assert _standing("坚持民主集中制。", (FRM, "民主集中制"), (FRM, "民主集中制")) == [(FRM, "民主集中制")]


MARKS_AND_WORDS = st.lists(
    st.sampled_from(
        [*"“”《》（），。、等的和以及0123456789*X \n", "两个", "机制", "制度", "开展", "健全", "行动", "条例", "印发", "规划", "十四五", "工程", "ab cd"]
    ),
    max_size=60,
)


@given(MARKS_AND_WORDS)
def test_any_text_gives_sound_mentions(pieces: list[str]) -> None:
    document = parse(Source("t.txt", "".join(pieces), "utf-8", "0" * 64))
    claims = [*initiatives.extract(document), *formulations.extract(document), *documents.extract(document)]
    standing = settle(document, claims)
    assert standing == settle(document, reversed(claims))
    for mention in standing:
        assert 0 <= mention.span.start < mention.span.end <= len(document.text)
        assert mention.name
        assert not any(character.isspace() for character in mention.name)
        assert "\n" not in document.text[mention.span.start : mention.span.end]


@pytest.mark.parametrize("name, kind", [("云台实验室", ORG), ("云台健身中心", INI)])
def test_a_laboratory_in_use_is_a_body_and_a_centre_that_is_built_is_none(name: str, kind: str) -> None:
    document = parse(Source("t.txt", f"{name}投用。", "utf-8", "0" * 64))
    span = Span(0, len(name))
    claims = [Mention(INI, span, name, {"kind": "项目"}), Mention(ORG, span, name)]
    assert [mention.kind for mention in settle(document, claims)] == [kind]
