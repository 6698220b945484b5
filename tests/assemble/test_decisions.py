"""Corrections as data: what a line does, what is refused, what is reported."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph_build.assemble import assemble
from graph_build.assemble.decisions import NEW, Decision, add_decision, read_decisions, unused
from graph_build.assemble.replay import replay
from graph_build.errors import InputError
from graph_build.records import Entity, Facts, Mention, Observation, Passage, Profile, Quantity, Relation, Span

HEADER = "action,kind,name,other,jurisdiction,who,when,why\n"
TEXT = "市卫健委推进健康云。卫健委下属市疾控中心办讲座9场。"


def mention(name: str) -> Mention:
    start = TEXT.index(name)
    return Mention("", Span(start, start + len(name)), name)


def facts(sha256: str = "a" * 64, scope: str = "浙江省/杭州市") -> Facts:
    body = Entity(
        "Organization", "市卫健委", "市卫健委", ("市疾控中心",), (mention("市卫健委"), mention("市疾控中心")), {"kind": "government"}, scope, "卫健委"
    )
    cloud = Entity("Initiative", "健康云", "健康云", (), (mention("健康云"),), {"kind": "平台"})
    talks = Observation(Quantity(Span(22, 24), 9.0, "场", "讲座"), 1, "2024", "市卫健委", about="健康云", about_kind="Initiative")
    carried = Relation("IMPLEMENTS", "Organization", "市卫健委", "Initiative", "健康云", (0,), True)
    passages = (Passage(Span(0, 10), 0, "", TEXT[:10]), Passage(Span(10, 25), 1, "", TEXT[10:]))
    profile = Profile(issuer="市卫健委", period="2024")
    return Facts(f"{sha256[0]}.txt", sha256, len(TEXT), False, profile, passages, (body, cloud), (talks,), (carried,), TEXT)


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "decisions.csv"
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), "utf-8")
    return path


def names(*decisions: Decision, reports: tuple[Facts, ...] | None = None) -> dict[str, list[str]]:
    graph = assemble(replay(decisions, reports or (facts(),)).reports)
    shown: dict[str, list[str]] = {}
    for label in ("Organization", "Initiative", "Formulation"):
        if graph.nodes[label]:
            shown[label] = sorted(name for _, name, *_ in graph.nodes[label].values())
    return shown


def test_rename_keeps_the_old_name_as_an_alias_and_all_facts() -> None:
    graph = assemble(replay([Decision("d:2", "rename", "Organization", "市卫健委", "市卫生健康委员会")], [facts()]).reports)
    (body,) = map(graph.node, graph.nodes["Organization"])
    assert body["name"] == "市卫生健康委员会" and "市卫健委" in body["aliases"]
    types = {type_ for type_, edges in graph.edges.items() if edges}
    assert {"IMPLEMENTS", "BY", "ISSUED_BY", "ABOUT"} <= types


def test_drop_takes_its_facts_with_it() -> None:
    graph = assemble(replay([Decision("d:2", "drop", "Initiative", "健康云")], [facts()]).reports)
    assert not graph.edges["IMPLEMENTS"] and not graph.edges["ABOUT"]
    assert graph.nodes["Observation"]


def test_retype_drops_what_the_new_kind_may_not_have() -> None:
    decision = Decision("d:2", "retype", "Initiative", "健康云", "Formulation")
    assert names(decision) == {"Organization": ["市卫健委"], "Formulation": ["健康云"]}


def test_not_same_splits_what_a_rule_joined() -> None:
    decision = Decision("d:2", "not-same", "Organization", "市卫健委", "市疾控中心")
    assert names(decision)["Organization"] == ["市卫健委", "市疾控中心"]


def test_same_joins_across_reports_and_scopes() -> None:
    other = facts("b" * 64, "浙江省/湖州市")
    assert len(names(reports=(facts(), other))["Organization"]) == 2
    renamed = replay([Decision("d:2", "rename", "Organization", "市卫健委", "湖州市卫健委", "浙江省/湖州市")], (facts(), other))
    joined = names(Decision("d:3", "same", "Organization", "市卫健委", "湖州市卫健委"), reports=renamed.reports)
    assert joined["Organization"] == ["市卫健委"]


def test_a_jurisdiction_narrows_a_line() -> None:
    reports = (facts(), facts("b" * 64, "浙江省/湖州市"))
    decision = Decision("d:2", "drop", "Organization", "市卫健委", jurisdiction="浙江省/湖州市")
    after = replay([decision], reports)
    assert [len(report.entities) for report in after.reports] == [2, 1]


def test_lines_that_apply_to_nothing_are_reported() -> None:
    decisions = [Decision("d:2", "drop", "Place", "火星"), Decision("d:3", "drop", "Initiative", "健康云")]
    assert unused(decisions, replay(decisions, [facts()]).used) == (decisions[0],)


@pytest.mark.parametrize(
    "lines",
    [
        ("same,Organization,市委办,市委办公室", "not-same,Organization,市委办公室,市委办"),
        ("rename,Initiative,健康云,云健康", "rename,Initiative,健康云,健康之云"),
        ("drop,Initiative,健康云", "rename,Initiative,健康云,云健康"),
        ("retype,Initiative,健康云,Document", "retype,Initiative,健康云,Formulation"),
        ("same,Organization,甲办,乙办", "same,Organization,乙办,丙办", "not-same,Organization,甲办,丙办"),
    ],
)
def test_lines_that_contradict_are_refused_with_both_numbers(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        read_decisions(written(tmp_path, *lines))
    assert caught.value.what.en.count("decisions.csv:") == 2


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("join,Organization,甲,乙", "decisions.csv:2: unknown action"),
        ("drop,Body,甲", "decisions.csv:2: unknown kind"),
        ("same,Organization,甲,", "decisions.csv:2: a name is missing"),
        ("same,Organization,甲,甲", "decisions.csv:2: both names"),
        ("retype,Initiative,甲,Nothing", "decisions.csv:2: unknown kind"),
    ],
)
def test_wrong_lines_are_refused_with_their_number(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_decisions(written(tmp_path, line))
    assert said in caught.value.what.en


def test_wrong_columns_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("what,who\nx,y\n", "utf-8")
    with pytest.raises(InputError):
        read_decisions(path)


@pytest.mark.parametrize("line", ["drop,Place,甲,,,,,,surplus,cells", '"drop,Place', f"drop,Place,{'长' * 200_000}"])
def test_broken_tables_are_refused_with_the_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(InputError) as caught:
        read_decisions(written(tmp_path, line))
    assert "decisions.csv:" in caught.value.what.en


def test_a_line_is_added_to_a_file_with_other_columns(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("kind,action,name,why\nPlace,drop,风险,不是地名\n", "utf-8")
    add_decision(path, Decision("new", "drop", "Place", "机遇"))
    assert [(d.action, d.name, d.why) for d in read_decisions(path)] == [("drop", "风险", "不是地名"), ("drop", "机遇", "")]


def test_files_of_two_folders_are_checked_together(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one = written(tmp_path / "a", "drop,Place,风险")
    two = written(tmp_path / "b", "rename,Place,风险,危险")
    with pytest.raises(InputError) as caught:
        read_decisions(one, two)
    assert str(one) in caught.value.what.en and str(two) in caught.value.what.en


def test_added_lines_are_read_back_and_contradictions_leave_the_file(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    one = Decision("new", "same", "Organization", "市委办公室", "市委办", who="王", when="2024-05-01", why="同一机构, 简称")
    add_decision(path, one)
    add_decision(path, Decision("new", "drop", "Place", "风险"))
    before = path.read_bytes()
    read_back = read_decisions(path)
    assert [(d.action, d.name, d.why) for d in read_back] == [("same", "市委办公室", "同一机构, 简称"), ("drop", "风险", "")]
    with pytest.raises(InputError):
        add_decision(path, Decision("new", "not-same", "Organization", "市委办公室", "市委办"))
    assert path.read_bytes() == before


def test_same_keeps_the_first_name_whether_or_not_reports_have_the_other() -> None:
    known = Decision("d:2", "same", "Organization", "市卫健委", "市卫生健康委员会")
    unknown = Decision("d:2", "same", "Organization", "市卫生健康委员会", "市卫健委")
    for decision in (known, unknown):
        replayed = replay([decision], [facts()])
        (body,) = map(assemble(replayed.reports).node, assemble(replayed.reports).nodes["Organization"])
        assert replayed.used == (decision,)
        assert body["name"] == decision.name and decision.other in body["aliases"]
        assert any("更正表" in line for line in body["reasons"])


def test_a_form_of_another_thing_is_not_given_to_a_second_one() -> None:
    decision = Decision("d:2", "same", "Initiative", "健康云", "健康云平台")
    cloud = facts().entities[1]
    other = cloud._replace(name="智慧云", aliases=("健康云平台",), mentions=())
    report = facts()
    assert not replay([decision], [replace(report, entities=(*report.entities, other))]).used


def test_a_retyped_name_says_by_which_line() -> None:
    graph = assemble(replay([Decision("d:2", "retype", "Initiative", "健康云", "Formulation")], [facts()]).reports)
    (node,) = map(graph.node, graph.nodes["Formulation"])
    assert "更正表 d:2：retype 健康云 Formulation" in node["reasons"][0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("drop,Period,2024,", "periods follow"),
        ("not-same,Period,2023,2024", "not corrected"),
        ("retype,Initiative,甲,Period", "not corrected"),
        ("retype,Initiative,甲,Indicator", "no indicator"),
        ("retype,Indicator,甲,Initiative", "of no other kind"),
    ],
)
def test_what_no_line_can_change_is_refused(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read_decisions(written(tmp_path, line))
    assert said in caught.value.what.en and "decisions.csv:2" in caught.value.what.en


def test_a_line_that_no_file_has_yet_is_called_this_line(tmp_path: Path) -> None:
    path = written(tmp_path, "same,Organization,甲办,乙办")
    for decision, zh, en in (
        (Decision(NEW, "same", "Organization", "甲"), "这一条：", "this line: "),
        (Decision(NEW, "not-same", "Organization", "甲办", "乙办"), "decisions.csv:2 与 这一条", ":2 and this line"),
    ):
        with pytest.raises(InputError) as caught:
            add_decision(path, decision)
        assert zh in caught.value.what.zh and en in caught.value.what.en
