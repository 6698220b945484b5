"""What the shipped queries say about a small invented graph, row by row."""

from __future__ import annotations

from typing import Any

import pytest

from graph_build.errors import QueryError
from graph_build.stores.base import Store
from queries.answers import run
from queries.catalogue import Catalogue
from queries.offers import options

LED = "市教育局牵头实施“春笋行动”，市财政局配合。"
ISSUED = "市教育局联合市卫健委印发《食堂管理办法》。"
COUNTED = "“春笋行动”惠及学生1200人，培训教师*人次。"
HELD = "坚持“五育并举”，召开全市教育大会，坚持“五育并举”。"
CONTAINED = "“春笋行动”包括“护苗计划”，覆盖12所学校。"
PLANNED = "力争培训教师300人次左右，修订《食堂管理办法》，坚持“五育并举”。"
EARLY, LATE = "二〇二二年总结", "二〇二三年总结"
WORK, MEETING, PLANS = "一、工作", "二、会议", "二、打算"

Rows = list[tuple[Any, ...]]
Cases = dict[str, tuple[dict[str, object], Rows]]
CASES: Cases = {
    "body-initiatives": (
        {"organization": "市教育局"},
        [
            ("护苗计划", "lead", False, None, CONTAINED, WORK, LATE),
            ("春笋行动", "lead", True, None, LED, WORK, EARLY),
            ("春笋行动", "lead", True, None, CONTAINED, WORK, LATE),
        ],
    ),
    "body-documents": ({"organization": "市教育局"}, [("食堂管理办法", "issue", True, None, ISSUED, WORK, EARLY)]),
    "body-numbers": (
        {"organization": "市教育局"},
        [
            ("惠及学生", "1200人", 1200.0, "人", None, None, "actual", "2022", None, COUNTED, WORK, EARLY),
            ("培训教师", "*人次", None, "人次", None, None, "actual", "2022", None, COUNTED, WORK, EARLY),
            ("覆盖学校", "12所", 12.0, "所", None, None, "actual", "2023", None, CONTAINED, WORK, LATE),
            ("培训教师", "300人次左右", 300.0, "人次", "左右", None, "target", "2024", None, PLANNED, PLANS, LATE),
        ],
    ),
    # The other side of the relationship asks, and gets the same fact.
    "body-partners": ({"organization": "市卫健委"}, [("市教育局", True, None, ISSUED, WORK, EARLY)]),
    "working-together": ({}, [("市教育局", "市卫健委", 1, ISSUED, WORK, EARLY)]),
    "initiative-bodies": (
        {"initiative": "春笋行动"},
        [
            ("市教育局", None, "lead", 2022, ["惠及学生 1200人"], LED, WORK, EARLY),
            ("市教育局", None, "lead", 2022, ["惠及学生 1200人"], CONTAINED, WORK, LATE),
            ("市财政局", None, "support", 2022, [], LED, WORK, EARLY),
        ],
    ),
    "initiative-results": (
        {"initiative": "护苗计划"},
        [("覆盖学校", "12所", 12.0, "所", None, None, "actual", "2023", "市教育局", CONTAINED, WORK, LATE)],
    ),
    "initiative-timeline": (
        {"initiative": "春笋行动"},
        [
            (2022, "2022", EARLY, WORK, LED),
            (2022, "2022", EARLY, WORK, COUNTED),
            (2023, "2023", LATE, WORK, CONTAINED),
        ],
    ),
    "shared-initiatives": ({"at_least": "2"}, [("春笋行动", 2, 3, [EARLY, LATE], LED)]),
    "umbrellas": ({"umbrella": "春笋行动"}, [("春笋行动", "护苗计划", True, CONTAINED, WORK, LATE)]),
    "indicator-observations": (
        {"indicator": "培训教师"},
        [
            ("2022", "培训教师", "*人次", None, "人次", None, None, "actual", "市教育局", "市教育局", COUNTED, WORK, EARLY),
            ("2024", "培训教师", "300人次左右", 300.0, "人次", "左右", None, "target", "市教育局", "市教育局", PLANNED, PLANS, LATE),
        ],
    ),
    "numbers-about": (
        {"word": "学校"},
        [("覆盖学校", "12所", 12.0, "所", None, None, "actual", "2023", "市教育局", CONTAINED, WORK, LATE)],
    ),
    "targets": ({}, [("培训教师", "300人次左右", 300.0, "人次", "左右", "2024", "市教育局", PLANNED, PLANS, LATE)]),
    "document-mentions": (
        {"document": "食堂管理办法"},
        [(2022, EARLY, WORK, ISSUED, ["市教育局"]), (2023, LATE, PLANS, PLANNED, [])],
    ),
    "issued-documents": ({"action": "revise"}, []),
    "meetings-held": ({}, [("全市教育大会", "市教育局", False, None, HELD, MEETING, EARLY)]),
    "report-numbers": (
        {"report": LATE},
        [
            (WORK, "覆盖学校", "12所", 12.0, "所", None, "actual", "2023", "市教育局", CONTAINED),
            (PLANS, "培训教师", "300人次左右", 300.0, "人次", None, "target", "2024", "市教育局", PLANNED),
        ],
    ),
    "report-difference": (
        {"report": EARLY, "other": LATE, "kind": "Organization"},
        [
            ("Organization", "市教育局", 2, LED, WORK),
            ("Organization", "市卫健委", 1, ISSUED, WORK),
            ("Organization", "市财政局", 1, LED, WORK),
        ],
    ),
    "report-overview": (
        {},
        [(EARLY, "市教育局", "2022", "总结", 80, 4, 10, 2), (LATE, "市教育局", "2023", "总结", 80, 2, 4, 2)],
    ),
    "passage-facts": ({"report": LATE}, [(1, 3, 2, 1, WORK, CONTAINED), (2, 3, 2, 1, PLANS, PLANNED)]),
    "section-numbers": ({"report": LATE}, [(WORK, 1, 1, 0, 50.0), (PLANS, 1, 1, 1, 50.0)]),
    "sentence-facts": (
        {"report": LATE, "sentence": 1},
        [
            ("Initiative", "春笋行动", None, None, "春笋行动", CONTAINED, WORK),
            ("Initiative", "护苗计划", None, None, "护苗计划", CONTAINED, WORK),
            ("Observation", "覆盖学校", None, None, "12所", CONTAINED, WORK),
            ("Organization", "市教育局", "IMPLEMENTS", "护苗计划", None, CONTAINED, WORK),
            ("Organization", "市教育局", "IMPLEMENTS", "春笋行动", None, CONTAINED, WORK),
            ("Initiative", "护苗计划", "PART_OF", "春笋行动", None, CONTAINED, WORK),
        ],
    ),
    "report-formulations": ({}, [(EARLY, "五育并举", 2, HELD, MEETING), (LATE, "五育并举", 1, PLANNED, PLANS)]),
    "formulation-lineage": (
        {"formulation": "五育并举"},
        [
            (2022, 1, 2, ["五育并举"], [EARLY], HELD, MEETING),
            (2023, 1, 1, ["五育并举"], [LATE], PLANNED, PLANS),
        ],
    ),
    "neighbourhood": (
        {"entity": "护苗计划"},
        [
            ("←", "IMPLEMENTS", "Organization", "市教育局", CONTAINED, WORK, LATE),
            ("→", "PART_OF", "Initiative", "春笋行动", CONTAINED, WORK, LATE),
        ],
    ),
    "mentions": ({"entity": "护苗计划"}, [("Initiative", "护苗计划", CONTAINED, WORK, LATE)]),
    "masked-values": ({}, [("培训教师", "*人次", "人次", "actual", COUNTED, WORK, EARLY)]),
    "approximate-values": ({}, [("培训教师", "300人次左右", "左右", 300.0, "人次", PLANNED, PLANS, LATE)]),
    "implied-subjects": ({"report": LATE}, [("市教育局", "IMPLEMENTS", "护苗计划", CONTAINED, WORK)]),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_rows(name: str, shipped: Catalogue, sample: Store) -> None:
    values, rows = CASES[name]
    assert list(run(sample, shipped.get(name), values).rows) == rows


def test_a_limit_says_whether_there_is_more(shipped: Catalogue, sample: Store) -> None:
    query = shipped.get("body-numbers")
    values = {"organization": "市教育局"}
    cut = run(sample, query, values, limit=3)
    assert (len(cut.rows), cut.truncated) == (3, True)
    whole = run(sample, query, values, limit=4)
    assert (len(whole.rows), whole.truncated) == (4, False)


def test_an_answer_says_what_it_was_asked(shipped: Catalogue, sample: Store) -> None:
    answer = run(sample, shipped.get("shared-initiatives"), {"at_least": " 1 "})
    assert answer.query == "shared-initiatives"
    assert answer.params == {"at_least": 1}
    assert answer.columns == ("initiative", "report_count", "mentions", "reports", "quote")


def test_a_parameter_is_never_cypher(shipped: Catalogue, sample: Store) -> None:
    hostile = "市教育局'}) RETURN 1 UNION MATCH (n) DETACH DELETE n //"
    assert run(sample, shipped.get("body-initiatives"), {"organization": hostile}).rows == ()
    assert sample.statistics().nodes["Organization"] == 3


def test_options_come_from_the_graph(shipped: Catalogue, sample: Store) -> None:
    assert options(sample, shipped.get("body-initiatives"), "organization") == ["市教育局", "市财政局"]
    assert options(sample, shipped.get("numbers-about"), "word") == []


def test_options_may_depend_on_another_parameter(shipped: Catalogue, sample: Store) -> None:
    query = shipped.get("report-difference")
    assert options(sample, query, "other") == []
    assert options(sample, query, "other", {"report": EARLY}) == [LATE]


def test_options_of_an_unknown_parameter_are_refused(shipped: Catalogue, sample: Store) -> None:
    with pytest.raises(QueryError) as refused:
        options(sample, shipped.get("report-difference"), "reprot")
    assert refused.value.mend.en == "its parameters are: report, other, kind"
