"""What the shipped queries say about an invented bureau in two years: what moved, what contradicts, who leads whom."""

from __future__ import annotations

import pytest

from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import Catalogue
from queries.offers import options
from tests.queries.test_answers import Cases
from tests.queries.two_years import (
    BUILT,
    CARAVAN,
    CHECKED,
    FAR,
    FIRST,
    GUARDED,
    LAWFUL,
    LEFT_OVER,
    NIGHT,
    OPENED,
    OTHER,
    PIONEER,
    PLANS,
    RESTATED,
    SECOND,
    TRAINED,
    WORK,
)  # fmt: skip

MOVED: Cases = {
    "joint-initiatives": (
        {},
        [
            ("甲市财政局", 2, ["护眼行动", "送教大篷车"], ["甲市卫健委", "甲市教育局"], GUARDED, WORK, SECOND),
            ("甲市卫健委", 1, ["护眼行动"], ["甲市财政局"], GUARDED, WORK, SECOND),
            ("甲市教育局", 1, ["送教大篷车"], ["甲市财政局"], CARAVAN, WORK, FIRST),
        ],
    ),
    "working-chains": (
        {"organization": "甲市教育局"},
        [
            (1, "甲市教育局", "lead", "送教大篷车", "甲市财政局", "support", "甲省/甲市", CARAVAN, WORK, FIRST),
            (2, "甲市财政局", "lead", "护眼行动", "甲市卫健委", "support", "甲省/甲市", GUARDED, WORK, SECOND),
        ],
    ),
    "body-overview": (
        {},
        [
            ("甲市教育局", "city", None, "甲省/甲市", 2, 0, 0, 10),
            ("乙市教育局", "city", None, "甲省/乙市", 0, 0, 0, 7),
            ("甲市卫健委", "city", None, "甲省/甲市", 2, 0, 0, 0),
            ("甲市财政局", "city", None, "甲省/甲市", 2, 0, 0, 0),
        ],
    ),
    "initiative-changes": (
        {"earlier": FIRST, "later": SECOND},
        [
            ("vanished", "送教大篷车", 1, 0, ["甲市教育局", "甲市财政局"], [], CARAVAN, WORK),
            ("new", "夜课堂", 0, 1, [], [], NIGHT, WORK),
            ("new", "护眼行动", 0, 1, [], ["甲市卫健委", "甲市财政局"], GUARDED, WORK),
            ("changed", "夜课堂", 1, 1, ["甲市教育局"], ["甲市卫健委"], NIGHT, WORK),
        ],
    ),
    "indicator-changes": (
        {"earlier": FIRST, "later": SECOND},
        [
            ("changed", "新建学校", "actual", ["10所"], ["13所"], 3.0, "所", BUILT, WORK),
            ("vanished", "新建学校", "target", ["12所"], [], None, "所", PIONEER, PLANS),
            ("new", "公办", "actual", [], ["30家"], None, "家", CHECKED, WORK),
            ("new", "培训教师", "actual", [], ["200人", "198人"], None, "人", TRAINED, WORK),
            ("new", "新建学校", "actual", [], ["20%"], None, "%", BUILT, WORK),
            ("new", "检查食堂", "actual", [], ["50家"], None, "家", CHECKED, WORK),
            ("new", "民办", "actual", [], ["25家"], None, "家", CHECKED, WORK),
        ],
    ),
    "target-results": (
        {"organization": "甲市教育局"},
        [
            ("新建学校", "2023", "12所", "13所", "所", 108.3, "甲省/甲市", PIONEER, PLANS, FIRST, BUILT, SECOND),
        ],
    ),
    "shared-indicators": (
        {"at_least": 3},
        [
            ("新建学校", 3, 2022, FIRST, "新建学校", "10所", OPENED, WORK),
            ("新建学校", 3, 2022, FIRST, "新建学校", "12所", PIONEER, PLANS),
            ("新建学校", 3, 2023, OTHER, "新建学校", "7所", FAR, WORK),
            ("新建学校", 3, 2023, SECOND, "新建学校", "13所", BUILT, WORK),
            ("新建学校", 3, 2023, SECOND, "新建学校", "20%", BUILT, WORK),
            ("新建学校", 3, 2023, SECOND, "新建学校", "11所", RESTATED, WORK),
        ],
    ),
    "region-panel": (
        {"indicators": ["新建学校", "公办"], "since": 2023},
        [
            ("甲省/甲市", 2023, "公办", "30家", 30.0, "家", None, "actual", CHECKED, WORK, SECOND),
            ("甲省/乙市", 2023, "新建学校", "7所", 7.0, "所", None, "actual", FAR, WORK, OTHER),
            ("甲省/甲市", 2023, "新建学校", "12所", 12.0, "所", None, "target", PIONEER, PLANS, FIRST),
            ("甲省/甲市", 2023, "新建学校", "13所", 13.0, "所", None, "actual", BUILT, WORK, SECOND),
            ("甲省/甲市", 2023, "新建学校", "20%", 20.0, "%", "增长", "actual", BUILT, WORK, SECOND),
        ],
    ),
    "conflicting-values": (
        {},
        [
            ("restated", "新建学校", "2022", "甲市教育局", "10所", 10.0, "所", "新建学校", OPENED, WORK, FIRST),
            ("restated", "新建学校", "2022", "甲市教育局", "11所", 11.0, "所", "新建学校", RESTATED, WORK, SECOND),
        ],
    ),
    "recomputed-growth": (
        {},
        [
            ("新建学校", "甲市教育局", "2023", "20%", 20.0, 30.0, -10.0, "10所", "13所", BUILT, WORK, SECOND),
            ("新建学校", "甲市教育局", "2023", "20%", 20.0, 18.2, 1.8, "11所", "13所", BUILT, WORK, SECOND),
        ],
    ),
    "sums-that-differ": (
        {},
        [
            ("exceeds", "检查食堂", "50家", ["30家", "25家"], 55.0, -5.0, "家", CHECKED, WORK, SECOND),
            ("remainder", "配备校医", "20人", ["8人", "10人"], 18.0, 2.0, "人", LEFT_OVER, WORK, OTHER),
        ],
    ),
    "merges": ({}, [("Organization", "甲市教育局", "市教育局", "本报告自称", "what the report calls itself", FIRST)]),
    "kept-apart": ({"entity": "甲市教育局"}, [("Organization", "甲市教育局", "乙市教育局", "两地", "of two places")]),
    "cited-documents": (
        {},
        [
            ("校车条例", None, 1, 1, [SECOND], LAWFUL, WORK),
        ],
    ),
    "same-names": (
        {},
        [
            ("Initiative", "夜课堂", "ini-482a1a70ca29fd2a", 2, [FIRST, SECOND], NIGHT, WORK),
            ("Initiative", "夜课堂", "ini-0fe8fcac4226a690", 1, [SECOND], NIGHT, WORK),
        ],
    ),
    "standalone-entities": (
        {"kind": "Organization"},
        [
            ("Organization", "丙市教育局", 1, FAR, WORK, OTHER),
        ],
    ),
    "during": (
        {"since": "2023-01-01", "until": "2023-12-31", "numbers": "否"},
        [
            ("2023", "Initiative", "护眼行动", GUARDED, WORK, SECOND),
        ],
    ),
    "formulation-years": (
        {"new_since": 2023},
        [
            ("立德树人", 2023, 2023, 2, 2, FAR, WORK, OTHER),
        ],
    ),
    "similar-reports": (
        {"report": SECOND},
        [
            (FIRST, 2022, "甲市教育局", 1, ["夜课堂"], 0, 0),
            (OTHER, 2023, "乙市教育局", 1, [], 1, 0),
        ],
    ),
    "shortest-path": (
        {"start": "甲市教育局", "goal": "甲市卫健委"},
        [
            (1, "甲市教育局", "→", "IMPLEMENTS", "夜课堂", NIGHT, WORK, FIRST),
            (2, "夜课堂", "←", "IMPLEMENTS", "甲市卫健委", NIGHT, WORK, SECOND),
        ],
    ),
    "reports-without-targets": (
        {},
        [
            (SECOND, 2023, "甲市教育局", "总结", 60, 8),
            (OTHER, 2023, "乙市教育局", "总结", 60, 7),
        ],
    ),
    "document-context": (
        {"document": "校车条例"},
        [
            ("Formulation", "立德树人", 1, LAWFUL, WORK, SECOND),
        ],
    ),
}


@pytest.mark.parametrize("name", sorted(MOVED))
def test_rows(name: str, shipped: Catalogue, two_years: Store) -> None:
    values, rows = MOVED[name]
    assert list(run(two_years, shipped.get(name), values).rows) == rows


def test_reports_of_the_same_issuer_are_offered_first(shipped: Catalogue, two_years: Store) -> None:
    for name in ("initiative-changes", "indicator-changes"):
        assert options(two_years, shipped.get(name), "later", {"earlier": FIRST}) == [SECOND, OTHER]


def test_years_are_offered_after_the_body(shipped: Catalogue, two_years: Store) -> None:
    for name in ("body-initiatives", "body-numbers"):
        query = shipped.get(name)
        assert options(two_years, query, "year") == []
        assert options(two_years, query, "year", {"organization": "甲市教育局"})[:1] == ["2022"]
        assert options(two_years, query, "year", {"organization": "丙市教育局"}) == []


def test_numbers_may_stand_among_what_happened(shipped: Catalogue, two_years: Store) -> None:
    query, year = shipped.get("during"), {"since": "2022-01-01", "until": "2022-12-31"}
    assert run(two_years, query, {**year, "numbers": False}).rows == ()
    found = run(two_years, query, {**year, "numbers": True})
    assert [row[2] for row in found.rows] == ["新建学校 10所", "新建学校 11所"]
