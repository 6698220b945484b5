"""A build on top of the last one gives what a build from nothing gives, byte for byte, whatever came, went or changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from graph_build import pipeline
from graph_build.assemble.decisions import unused
from graph_build.assemble.ledger import Ledger, Unusable
from tests.growing import DECISIONS, ON_INDICATORS, Reports, same


@pytest.fixture(params=["kglite", pytest.param("neo4j", marks=pytest.mark.server)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store of each engine."""
    address = f"kglite:{tmp_path / 'grown.kgl'}" if request.param == "kglite" else request.getfixturevalue("neo4j_url")
    return str(address)


def grown_once(folder: Path, seed: int, url: str = "") -> Reports:
    """One report, built once."""
    reports = Reports(folder, seed, url)
    reports.add()
    reports.grown()
    return reports


def ledger_of(reports: Reports) -> Ledger:
    ledger = Ledger.open(reports.ledger)
    assert ledger is not None
    return ledger


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_goes_or_changes_the_graph_is_that_of_a_build_from_nothing(
    tmp_path: Path, url: str, seed: int, whole_builds: list[int]
) -> None:
    reports = Reports(tmp_path, seed, url)
    for _ in range(14):
        reports.add()
    same(reports)
    for step in range(6):
        for _ in range(reports.chance.randint(1, 3)):
            reports.chance.choice((reports.add, reports.change))()
        decisions = reports.chance.sample(DECISIONS, reports.chance.randint(0, 4)) if step % 2 else ()
        same(reports, decisions, jobs=1 + (step == 5))
    assert sum(whole_builds) == 1 + 7  # the first, and those to compare with


@pytest.mark.parametrize("seed", range(3))
def test_lines_on_indicators_come_and_go(tmp_path: Path, seed: int, whole_builds: list[int]) -> None:
    reports = Reports(tmp_path, seed)
    for _ in range(14):
        reports.add()
    same(reports)
    applied = set()
    for step in range(6):
        reports.chance.choice((reports.add, reports.change))()
        decisions = reports.chance.sample((*ON_INDICATORS, *DECISIONS[:2]), 4) if step % 3 < 2 else ()
        applied |= {*decisions} - {*reports.grown(decisions)[1]}
        same(reports, decisions)
    assert len(applied) > 3 and ON_INDICATORS[-1] not in applied
    assert sum(whole_builds) == 1 + 7  # the first, and those to compare with


def test_nothing_new_writes_nothing(tmp_path: Path, url: str, whole_builds: list[int]) -> None:
    reports = Reports(tmp_path, 1, url)
    reports.add()
    reports.grown(DECISIONS)
    change, idle, _ = reports.grown(DECISIONS)
    assert (change.added, change.changed, change.removed) == (0, 0, 0)
    assert DECISIONS[-1] in idle
    assert sum(whole_builds) == 1


def test_facts_of_other_reports_are_not_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = Reports(tmp_path, 2)
    for _ in range(5):
        reports.add()
    reports.grown()
    reports.add()
    monkeypatch.setattr(pipeline, "_fetched", lambda *_: pytest.fail("fetched"))
    assert reports.grown()[0].added


def test_a_store_that_others_changed_is_mended(tmp_path: Path, whole_builds: list[int]) -> None:
    reports = Reports(tmp_path, 3)
    reports.add()
    _, _, whole = reports.grown()
    path = Path(reports.url.partition(":")[2])
    kept = path.read_bytes()
    reports.add()
    reports.grown()
    path.write_bytes(kept)  # an older build's, put back
    next(iter(sorted(reports.folder.glob("*002.txt")))).unlink()
    change, _, after = reports.grown()
    assert after == whole and not change.added and sum(whole_builds) == 2
    path.unlink()
    assert reports.grown()[2] == whole


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def _flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def _alien(path: Path) -> None:
    path.unlink()
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE report (other TEXT)")
    base.commit()
    base.close()


@pytest.mark.parametrize("spoil", [_cut, _flip, _alien, Path.unlink, lambda path: path.write_bytes(b"")])
@pytest.mark.parametrize("part", ["", ".seal"])
def test_a_ledger_that_is_not_whole_or_not_ours_is_as_if_not_there(
    tmp_path: Path, spoil: object, part: str, whole_builds: list[int]
) -> None:
    reports = grown_once(tmp_path, 4)
    reports.add()
    assert callable(spoil)
    spoil(reports.ledger.with_name(reports.ledger.name + part))
    same(reports)
    assert sum(whole_builds) == 3
    reports.add()
    same(reports)
    assert sum(whole_builds) == 4  # and the one that was written in its place serves


STRANGE = (
    "UPDATE vote SET vote = '[]'",
    "UPDATE vote SET vote = '{'",
    "UPDATE report SET forms = NULL",
    "UPDATE node SET properties = x'00'",
    "UPDATE node SET name = NULL",
    "DROP TABLE near",
)


@pytest.mark.parametrize("strange", STRANGE)
def test_a_ledger_with_a_fitting_seal_and_strange_content_is_not_used(
    strange: str, tmp_path: Path, whole_builds: list[int]
) -> None:
    reports = grown_once(tmp_path, 5)
    with ledger_of(reports) as ledger:
        ledger._base.execute(strange)
        ledger.seal_as(ledger.seal.state, ledger.seal.size)
    reports.add()
    same(reports)
    assert sum(whole_builds) == 3


def test_a_strange_row_is_told_from_a_mistake_of_ours(tmp_path: Path) -> None:
    reports = grown_once(tmp_path, 5)
    with ledger_of(reports) as ledger:
        (stated,) = ledger._base.execute("SELECT stated FROM claim ORDER BY stated").fetchone()
        type_, source, target = stated.split(" ")
        assert ledger.claims((type_, source, target))
        ledger._base.execute("UPDATE claim SET claim = '[]'")
        with pytest.raises(Unusable):
            ledger.claims((type_, source, target))


def test_other_rules_make_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = grown_once(tmp_path, 6)
    monkeypatch.setattr("graph_build.assemble.ledger.rules", lambda: "other rules")
    assert Ledger.open(reports.ledger) is None


def test_a_ledger_that_another_build_has_is_left_alone(tmp_path: Path, whole_builds: list[int]) -> None:
    reports = grown_once(tmp_path, 7)
    with ledger_of(reports):
        assert Ledger.open(reports.ledger) is None
        reports.add()
        same(reports)
    assert sum(whole_builds) == 3


def test_a_ledger_that_another_build_began_meanwhile_gets_no_seal_of_ours(tmp_path: Path) -> None:
    reports = grown_once(tmp_path, 11)
    with ledger_of(reports) as mine:
        theirs = Ledger.make(reports.ledger)
        assert theirs is not None
        with theirs:
            theirs.seal_as("theirs", 1)
        mine.seal_as("mine", 2)
    again = Ledger.open(reports.ledger)
    assert again is not None and again.seal.state == "theirs"
    with again:
        pass


def test_what_a_build_left_half_done_is_not_used(tmp_path: Path, url: str, whole_builds: list[int]) -> None:
    reports = grown_once(tmp_path, 9, url)
    with ledger_of(reports) as ledger:
        ledger.remove(next(iter(ledger.entries())))
        ledger._base.commit()  # and the process ends before it has sealed this
    same(reports)
    assert sum(whole_builds) == 3


def test_an_end_that_is_not_there_makes_the_whole_graph_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole_builds: list[int]
) -> None:
    reports = grown_once(tmp_path, 10)
    reports.add()
    monkeypatch.setattr("graph_build.stores.kglite.amend", lambda *_: None)  # an engine that loses what it is told
    same(reports)
    assert sum(whole_builds) == 3


def test_decisions_that_applied_to_nothing_are_told_as_in_a_build_from_nothing(tmp_path: Path) -> None:
    reports = Reports(tmp_path, 8)
    for _ in range(4):
        reports.add()
    reports.grown(DECISIONS)
    reports.add()
    _, idle, _ = reports.grown(DECISIONS)
    assert idle == reports.anew(DECISIONS)[1] == unused(DECISIONS, [each for each in DECISIONS if each not in idle])
