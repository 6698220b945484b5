"""Known annotations against known mistakes; every number here was counted by hand."""

from __future__ import annotations

from typing import Any

import pytest

from graph_build.evaluate.judging import Judgement, Score, fold, forms, judge

ISSUER = "市教育局"
SENTENCE = "市教育局新建幼儿园12所。"


def _entity(type: str, name: str, *aliases: str) -> dict[str, Any]:
    return {"type": type, "name": name, "text": name, "aliases": list(aliases)}


def _observation(raw: str, indicator: str, **fields: Any) -> dict[str, Any]:
    empty = {"value": None, "unit": "", "redacted": False, "approx": None, "change": None, "status": "actual"}
    rest = {"period": "2024", "by": ISSUER, "about": None, "sentence": SENTENCE, "keywords": [indicator]}
    return {"raw": raw, "indicator": indicator, **empty, **rest, **fields}


def _relation(type: str, head: str, tail: str) -> dict[str, Any]:
    return {"type": type, "head": head, "tail": tail, "sentence": SENTENCE, "explicit": True}


def _document(**lists: Any) -> dict[str, Any]:
    return {"doc": "a.txt", "report": {"issuer": ISSUER}, "entities": [], "observations": [], "relations": [], **lists}


def _errors(judgement: Judgement) -> list[tuple[str, str, str]]:
    return [(error.how, error.kind, error.what) for error in judgement.errors]


def test_entities_of_two_kinds() -> None:
    gold = _document(
        entities=[
            _entity("Organization", "市教育局", "我局"),
            _entity("Organization", "市实验小学"),
            _entity("Organization", "市招生考试院"),
            _entity("Initiative", "名师工程"),
        ]
    )
    found = _document(
        entities=[
            _entity("Organization", "我局"),  # an alias will do
            _entity("Organization", "实验小学"),  # overlaps, is not the same
            _entity("Initiative", "“名师”"),  # quotes and a closing class noun do not count
            _entity("Initiative", "市招生考试院"),  # the wrong kind
        ]
    )
    scores = judge(gold, found).scores
    assert scores["entity", "Organization"] == Score(right=1, gold=3, found=2)
    assert scores["entity", "Initiative"] == Score(right=1, gold=1, found=2)
    assert scores["entity", "all"] == Score(right=2, gold=4, found=4)
    assert scores["entity overlap", "Organization"] == Score(right=2, gold=3, found=2)
    assert scores["entity overlap", "all"] == Score(right=3, gold=4, found=4)


def test_rates_by_hand() -> None:
    score = Score(right=2, gold=8, found=4)
    assert (score.precision, score.recall) == (0.5, 0.25)
    assert score.f1 == pytest.approx(1 / 3)
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)


def test_a_found_entity_counts_once() -> None:
    gold = _document(entities=[_entity("Place", "东湖"), _entity("Place", "东湖区", "东湖")])
    assert judge(gold, _document(entities=[_entity("Place", "东湖")])).scores["entity", "Place"] == Score(1, 2, 1)
    twice = _document(entities=[_entity("Place", "东湖"), _entity("Place", "东湖")])
    assert judge(gold, twice).scores["entity", "Place"] == Score(2, 2, 2)


def test_observations_found_named_and_their_fields() -> None:
    gold = _document(
        observations=[
            _observation("12所", "新建幼儿园", value=12, unit="所", keywords=["幼儿园"]),
            _observation("98.5%", "巩固率", value=98.5, unit="%", about="控辍保学"),
            _observation("*名", "教师", redacted=True, unit="名"),
        ]
    )
    found = _document(
        observations=[
            _observation("12所", "幼儿园", value=12, unit="所", by=None),  # not named is the issuer
            _observation("98.5%", "入学率", value=98.5, unit="%", period="2023", about="控辍保学"),
            _observation("*名", "教师", redacted=True, unit="人", sentence="另一句。"),
            _observation("7个", "班"),
        ]
    )
    judgement = judge(gold, found)
    assert judgement.scores["observation", "found"] == Score(right=2, gold=3, found=4)
    assert judgement.scores["observation", "named"] == Score(right=1, gold=3, found=4)
    right = {name: (share.right, share.of) for name, share in judgement.fields.items()}
    assert right == {
        **dict.fromkeys(("value", "unit", "redacted", "approx", "change", "status", "by"), (2, 2)),
        "period": (1, 2),
        "about": (1, 1),
    }
    assert _errors(judgement) == [
        ("misnamed", "Observation", "98.5% · 巩固率 ≠ 入学率"),
        ("missed", "Observation", "*名 · 教师"),
        ("spurious", "Observation", "*名 · 教师"),
        ("spurious", "Observation", "7个 · 班"),
    ]


def test_the_better_named_of_two_equal_numerals_is_taken_first() -> None:
    gold = _document(observations=[_observation("3个", "名师工作室"), _observation("3个", "实训基地")])
    found = _document(observations=[_observation("3个", "实训基地"), _observation("3个", "名师工作室")])
    assert judge(gold, found).scores["observation", "named"] == Score(2, 2, 2)


def test_a_line_break_inside_sentence_and_numeral_does_not_count() -> None:
    gold = _document(observations=[_observation("1\n2所", "幼儿园", sentence="新建幼儿园1\n2所。")])
    found = _document(observations=[_observation("12 所", "幼儿园", sentence="今年，新建幼儿园12所。")])
    assert judge(gold, found).scores["observation", "named"] == Score(1, 1, 1)


def test_relations_by_any_name_of_their_ends() -> None:
    entities = [_entity("Organization", ISSUER, "局党委"), _entity("Initiative", "阳光招生", "阳光招生行动")]
    gold = _document(
        entities=entities,
        relations=[_relation("IMPLEMENTS", ISSUER, "阳光招生"), _relation("HOLDS", ISSUER, "全市教育大会")],
    )
    found = _document(
        entities=[_entity("Initiative", "阳光招生行动")],
        relations=[
            _relation("IMPLEMENTS", "局党委", "阳光招生行动"),
            _relation("IMPLEMENTS", "全市教育大会", ISSUER),
            _relation("ISSUES", ISSUER, "全市教育大会"),
        ],
    )
    judgement = judge(gold, found)
    assert judgement.scores["relation", "IMPLEMENTS"] == Score(1, 1, 2)
    assert judgement.scores["relation", "all"] == Score(1, 2, 3)
    assert ("missed", "HOLDS", "市教育局 → 全市教育大会") in _errors(judgement)


def test_documents_add_up() -> None:
    total = Judgement()
    for found in (["甲区"], [], ["甲区", "乙区"]):
        gold = _document(entities=[_entity("Place", "甲区")], observations=[_observation("1个", "站")])
        places = [_entity("Place", name) for name in found]
        total.add(judge(gold, _document(entities=places, observations=[_observation("1个", "站")])))
    assert total.scores["entity", "all"] == Score(right=2, gold=3, found=3)
    assert total.fields["value"].share == 1
    assert len(total.errors) == 2


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("“两个 确立”", "两个确立"),
        ("ＡＩ赋能", "ai赋能"),
        ("《义务教育法》", "义务教育法"),
        (None, ""),
        ("一\n件事", "一件事"),
    ],
)
def test_folding(name: str | None, folded: str) -> None:
    assert fold(name) == folded


def test_a_class_noun_may_be_missing_only_where_a_name_remains() -> None:
    assert forms(_entity("Initiative", "护苗行动")) == {"护苗行动", "护苗"}
    assert forms(_entity("Initiative", "微改革")) == {"微改革"}
    assert forms(_entity("Organization", "市创建活动")) == {"市创建活动"}
