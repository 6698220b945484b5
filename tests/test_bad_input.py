"""Text that is no report: facts where there are any, exact spans, never a crash, and no more time than its length."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from pathlib import Path

import jieba
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph_build.document.text import parse
from graph_build.pipeline import facts_of
from graph_build.readers.plain import Source, read
from graph_build.records import Facts
from tests.linear_time import assert_linear

SEEDS = sorted((Path(__file__).parent.parent / "seeds" / "reports").glob("*.txt"))
SENTENCE = "市教育局开展校园安全专项行动12次，排查学校35所，整改隐患同比增长5.6%。"
# Long texts of one sort, by what they repeat. Those in which names and numbers stand are shorter, as they take longer.
PLAIN = {
    "one character": "司",
    "a function word": "的",
    "the tail of a body": "法院",
    "opening brackets": "（",
    "brackets": "（）",
    "opening quotes": "“",
    "quotes": "“”",
    "straight quotes": '"',
    "opening titles": "《",
    "titles": "《》",
    "digits": "1",
    "Chinese digits": "一亿",
    "digits and commas": "123,",
    "masks": "*",
    "list commas": "、",
    "English": "The bureau held 12 meetings in 2023, up 5% from last year. ",
    "control characters": "\x01司\x02法\x00局",
    "spaces": "司 法 局 ",
    "zero width": "司\u200b法\ufeff局",
    "half surrogates": "\ud800司法局\udc00",
    "tabs": "\t\t 1",
}
RICH = {
    "meetings": "会议",
    "bodies": "市教育局",
    "our bodies": "我局",
    "place after place": "杭州市西湖区",
    "masked places": "*市",
    "counts without a mark between": "12件",
    "years": "2023年",
    "months": "1至5月",
    "ordinals": "第一",
    "terms of congresses": "十三届二次",
    "titles with words": "《司法》",
    "short titles": "《甲乙丙意见》（以下简称《意见》）",
    "lists of quotes": "开展“甲乙丙丁”、“戊己庚辛”专项行动",
    "plans": "“十四五”规划",
    "closers of lists": "等机制",
    "dependent measures": "占地12%，",
    "no punctuation": SENTENCE.replace("，", "").replace("。", ""),
    "no full stop": SENTENCE.replace("。", "，"),
    "a table": "2023\t128\t3.5%\t市教育局\n",
    "traditional characters": "教育局開展專項行動，辦理案件12件，",
    "emoji": "😀教育局开展👍🏽行动12次",
    "headings": "一、",
    "points": "一是",
    "Markdown": "# 标题\n**教育局**\n- 12件\n",
    "empty paragraphs": "\u3000\n \n司",
}


def source(text: str) -> Source:
    return Source("t.txt", text, "utf-8", "0" * 64)


def repeated(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


def reading(text: str) -> Callable[[], Facts]:
    return lambda: facts_of(source(text))


@pytest.mark.parametrize("unit", PLAIN.values(), ids=PLAIN.keys())
def test_a_text_of_one_sort_takes_no_longer_than_its_length(unit: str) -> None:
    assert_linear(lambda size: reading(repeated(unit, size)), 25_000)


@pytest.mark.parametrize("unit", RICH.values(), ids=RICH.keys())
def test_names_and_numbers_without_end_take_no_longer_than_their_length(unit: str) -> None:
    assert_linear(lambda size: reading(repeated(unit, size)), 5_000)


def test_names_that_are_all_different_take_no_longer_than_their_length() -> None:
    """What one report calls by many names must not be compared each with each."""
    chance = random.Random(1)
    signs = [chr(code) for code in range(0x4E00, 0x9FA5, 7)]

    def text(times: int) -> str:
        made = ("".join(chance.choices(signs, k=4)) for _ in range(times))
        return "".join(f"，{name}市教育局实施{name}工程，印发《{name}条例》，召开{name}推进会" for name in made)

    assert_linear(lambda times: reading(text(times)), 125)


def assert_sound(facts: Facts, text: str) -> None:
    """Spans hold what they say, in order; sentences are there; a second reading finds the same."""
    assert [passage.order for passage in facts.passages] == list(range(len(facts.passages)))
    ends = [0]
    for passage in facts.passages:
        assert ends[-1] <= passage.span.start < passage.span.end <= len(text)
        assert text[passage.span.start : passage.span.end] == passage.text
        ends.append(passage.span.end)
    assert_entities(facts, text)
    starts = [observation.quantity.span.start for observation in facts.observations]
    assert starts == sorted(starts)
    for observation in facts.observations:
        span, passage = observation.quantity.span, facts.passages[observation.sentence]
        assert passage.span.start <= span.start < span.end <= passage.span.end
        where = observation.quantity.indicator_span
        assert where is None or 0 <= where.start < where.end <= len(text)
    known = {(entity.kind, entity.name) for entity in facts.entities if entity.kind != "Period"}
    for relation in facts.relations:
        assert list(relation.sentences) == sorted(set(relation.sentences))
        assert relation.sentences[0] >= 0 and relation.sentences[-1] < len(facts.passages)
        assert relation.tail_kind == "Period" or (relation.tail_kind, relation.tail) in known


def assert_entities(facts: Facts, text: str) -> None:
    first = [(entity.mentions[0].span, entity.kind, entity.name) for entity in facts.entities]
    assert first == sorted(first)
    for entity in facts.entities:
        for mention in entity.mentions:
            form = text[mention.span.start : mention.span.end]
            assert form
            assert form == entity.text or form in entity.aliases or "".join(form.split()) == entity.name


WRITTEN = """
市教育局 我局 省高院 *市司法局 局党委 领导小组 杭州市 西湖区 平安 专项行动 机制 改革 开展 印发 召开 推进 会议 推进会
第十三届 二次全会 《民法典》 《意见》 （以下简称《意见》） “枫桥经验” “十四五” 规划 今年以来 2023年 1至5月 上半年 截至9月底
第一 一是 （一） 一、 12 1,234 3.5% 百分之八十 三百余 2.5万 件 个 人次 同比增长 分别 等 、 ， 。 ； ： ( ) “ ” 《 》 （ ）
* ** | - — – ～ 開展 辦理 A é １２ ％ 的 了 😀
"""
UNWRITTEN = "\n\t \u3000\x00\x0b\x85\u2028\u200b\ufeff\ud800"
FRAGMENTS = (*WRITTEN.split(), '"', "# ", "Smart City", *UNWRITTEN)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=60).map("".join))
def test_pieces_of_reports_in_any_order(text: str) -> None:
    facts = facts_of(source(text))
    assert_sound(facts, text)
    assert facts == facts_of(source(text))


@settings(max_examples=75, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_text_at_all(text: str) -> None:
    assert_sound(facts_of(source(text)), text)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet="市县区局院委会司法一二十百12*年月件、，。“”《》（）\n ", max_size=200))
def test_marks_and_signs_of_reports_in_any_order(text: str) -> None:
    assert_sound(facts_of(source(text)), text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u3000", "。", "\ufeff", "司"])
def test_hardly_any_text_has_no_facts(text: str) -> None:
    facts = facts_of(source(text))
    assert (facts.entities, facts.observations, facts.relations) == ((), (), ())


def test_a_report_without_title_or_date_has_facts_without_a_period() -> None:
    facts = facts_of(source(SENTENCE))
    assert [(o.quantity.value, o.quantity.unit, o.period) for o in facts.observations] == [
        (12.0, "次", "*"),
        (35.0, "所", "*"),
        (5.6, "%", "*"),
    ]
    assert facts.profile.title is None


def test_broken_characters_leave_the_facts_around_them_in_place() -> None:
    text = "\ud800" + SENTENCE
    facts = facts_of(source(text))
    assert [text[o.quantity.span.start : o.quantity.span.end] for o in facts.observations] == ["12次", "35所", "5.6%"]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_words_are_cut_as_jieba_cuts_them(seed: Path) -> None:
    """The cutter in use is another program with jieba's algorithm and dictionary; jieba itself is the reference."""
    jieba.setLogLevel(logging.ERROR)
    document = parse(read(seed))
    expected = [word for line in document.text.splitlines(keepends=True) for word in jieba.lcut(line, HMM=False)]
    assert document.tokens == expected


def test_a_text_too_long_for_one_piece_is_cut_like_its_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parse(read(SEEDS[0])).tokens
    monkeypatch.setattr("graph_build.document.text.LONGEST_PIECE", 300)
    assert parse(read(SEEDS[0])).tokens == whole
