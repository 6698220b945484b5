"""A build on top of the last one gives what a build from nothing gives, byte for byte, whatever came, went or changed."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from graph_build import building, pipeline
from graph_build.decisions import Decision, unused
from graph_build.export import export
from graph_build.ledger import Ledger, Unusable, ledger_path
from graph_build.pipeline import build, read_all
from graph_build.readers.collection import ReportFile, collect
from graph_build.shelf import Shelf
from graph_build.stores import open_store
from graph_build.stores.base import Change

CITIES = ("杭州", "湖州", "宁波", "某", "XX")
WORKS = ("法治早市", "法治夜市", "双减", "阳光信访", "法治早市平台", "第一课堂", "第二课堂")
BODIES = ("司法局", "教育局", "司法局党委", "教育委员会", "信访局", "市政府办公室", "市委办公室")
DECISIONS = (
    Decision("decisions.csv:2", "rename", "Initiative", "双减", "双减工作"),
    Decision("decisions.csv:3", "same", "Organization", "司法局", "教育局"),
    Decision("decisions.csv:4", "drop", "Initiative", "法治夜市"),
    Decision("decisions.csv:5", "not-same", "Initiative", "法治早市", "法治早市平台"),
    Decision("decisions.csv:6", "retype", "Initiative", "阳光信访", "Formulation"),
    Decision("decisions.csv:7", "rename", "Organization", "无此机构", "仍无"),
)


def _text(chance: random.Random) -> str:
    city, year = chance.choice(CITIES), chance.choice((2022, 2023, 2024))
    lines = [f"{city}市司法局{year}年工作总结\n"]
    for _ in range(chance.randint(2, 6)):
        body, work = chance.choice(BODIES), chance.choice(WORKS)
        number = chance.randint(1, 99)
        lines.append(f"{year}年，{city}市{body}推进“{work}”工作，会同{chance.choice(BODIES)}办理案件{number}件。")
        lines.append(f"我局开展“{chance.choice(WORKS)}”活动{number}场次。召开第{number % 3 + 1}次推进会。")
    return "\n".join(lines) + "\n"


class Reports:
    """A folder of reports that changes, a shelf, and a store that is built from it again and again."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.folder, self.shelf = folder / "reports", Shelf(folder / "shelf")
        self.url, self.again = f"kglite:{folder / 'grown.kgl'}", folder / "again.kgl"
        self.folder.mkdir()
        self.count = 0

    def add(self) -> None:
        self.count += 1
        (self.folder / f"{self.count:03}.txt").write_text(_text(self.chance), "utf-8")

    def change(self) -> None:
        chosen = self.chance.choice(sorted(self.folder.glob("*.txt")))
        self.chance.choice((self._rewrite, self._rename, self._copy, self._remove))(chosen)

    def _rewrite(self, chosen: Path) -> None:
        chosen.write_text(chosen.read_text("utf-8") + _text(self.chance), "utf-8")

    def _rename(self, chosen: Path) -> None:
        chosen.rename(chosen.with_name(f"又{chosen.name}"))

    def _copy(self, chosen: Path) -> None:
        shutil.copy(chosen, chosen.with_name(f"0{chosen.name}"))

    def _remove(self, chosen: Path) -> None:
        chosen.unlink()

    def files(self) -> list[ReportFile]:
        files = list(collect([self.folder]).files)
        self.chance.shuffle(files)
        return files

    def grown(self, decisions: Sequence[Decision] = (), jobs: int = 1) -> tuple[Change, tuple[Decision, ...], bytes]:
        return self._build(self.url, decisions, jobs, self.shelf)

    def anew(self, decisions: Sequence[Decision] = ()) -> tuple[Change, tuple[Decision, ...], bytes]:
        self.again.unlink(missing_ok=True)
        return self._build(f"kglite:{self.again}", decisions, 1, None)

    def _build(
        self, url: str, decisions: Sequence[Decision], jobs: int, shelf: Shelf | None
    ) -> tuple[Change, tuple[Decision, ...], bytes]:
        readings = list(read_all(self.files(), jobs, shelf))
        store = open_store(url)
        change, idle = build(readings, store, decisions=decisions, shelf=shelf)
        out = self.folder.with_name("graph.json")
        export(store.graph(), "json", out)
        store.close()
        return change, idle, out.read_bytes()

    @property
    def ledger(self) -> Path:
        return ledger_path(self.shelf.folder, self.url)


@pytest.fixture
def whole_builds(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Gets an entry for each build that was not made on top of the last one."""
    builds: list[int] = []
    made = building.build_whole

    def counted(*arguments: object, **named: object) -> building.Built:
        builds.append(1)
        return made(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(building, "build_whole", counted)
    yield builds


def same(reports: Reports, decisions: Sequence[Decision] = (), jobs: int = 1) -> Change:
    before = _size(reports)
    change, idle, grown = reports.grown(decisions, jobs)
    total, idle_anew, anew = reports.anew(decisions)
    assert grown == anew
    assert idle == idle_anew
    assert change.added + change.changed + change.unchanged == total.added
    assert before + change.added - change.removed == total.added
    return change


def _size(reports: Reports) -> int:
    store = open_store(reports.url)
    graph = store.graph()
    store.close()
    return graph.node_count + graph.edge_count


@pytest.mark.parametrize("seed", range(4))
def test_whatever_comes_goes_or_changes_the_graph_is_that_of_a_build_from_nothing(
    tmp_path: Path, seed: int, whole_builds: list[int]
) -> None:
    reports = Reports(tmp_path, seed)
    for _ in range(14):
        reports.add()
    same(reports)
    for step in range(6):
        for _ in range(reports.chance.randint(1, 3)):
            reports.chance.choice((reports.add, reports.change))()
        decisions = reports.chance.sample(DECISIONS, reports.chance.randint(0, 4)) if step % 2 else ()
        same(reports, decisions, jobs=1 + (step == 5))
    assert sum(whole_builds) == 1 + 7  # the first, and those to compare with


def test_nothing_new_writes_nothing(tmp_path: Path, whole_builds: list[int]) -> None:
    reports = Reports(tmp_path, 1)
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
    reports = Reports(tmp_path, 4)
    reports.add()
    reports.grown()
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
    reports = Reports(tmp_path, 5)
    reports.add()
    reports.grown()
    ledger = Ledger.open(reports.ledger)
    assert ledger is not None
    with ledger:
        ledger._base.execute(strange)
        ledger.seal_as(ledger.seal.state, ledger.seal.size)
    reports.add()
    same(reports)
    assert sum(whole_builds) == 3


def test_a_strange_row_is_told_from_a_mistake_of_ours(tmp_path: Path) -> None:
    reports = Reports(tmp_path, 5)
    reports.add()
    reports.grown()
    ledger = Ledger.open(reports.ledger)
    assert ledger is not None
    with ledger:
        (stated,) = ledger._base.execute("SELECT stated FROM claim ORDER BY stated").fetchone()
        type_, source, target = stated.split(" ")
        assert ledger.claims((type_, source, target))
        ledger._base.execute("UPDATE claim SET claim = '[]'")
        with pytest.raises(Unusable):
            ledger.claims((type_, source, target))


def test_other_rules_make_everything_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = Reports(tmp_path, 6)
    reports.add()
    reports.grown()
    monkeypatch.setattr("graph_build.ledger.rules", lambda: "other rules")
    assert Ledger.open(reports.ledger) is None


def test_a_ledger_that_another_build_has_is_left_alone(tmp_path: Path, whole_builds: list[int]) -> None:
    reports = Reports(tmp_path, 7)
    reports.add()
    reports.grown()
    mine = Ledger.open(reports.ledger)
    assert mine is not None
    with mine:
        assert Ledger.open(reports.ledger) is None
        reports.add()
        same(reports)
    assert sum(whole_builds) == 3


def test_a_ledger_that_another_build_began_meanwhile_gets_no_seal_of_ours(tmp_path: Path) -> None:
    reports = Reports(tmp_path, 11)
    reports.add()
    reports.grown()
    mine = Ledger.open(reports.ledger)
    assert mine is not None
    with mine:
        theirs = Ledger.make(reports.ledger)
        assert theirs is not None
        with theirs:
            theirs.seal_as("theirs", 1)
        mine.seal_as("mine", 2)
    again = Ledger.open(reports.ledger)
    assert again is not None and again.seal.state == "theirs"
    with again:
        pass


def test_what_a_build_left_half_done_is_not_used(tmp_path: Path, whole_builds: list[int]) -> None:
    reports = Reports(tmp_path, 9)
    reports.add()
    reports.grown()
    ledger = Ledger.open(reports.ledger)
    assert ledger is not None
    with ledger:
        ledger.remove(next(iter(ledger.entries())))
        ledger._base.commit()  # and the process ends before it has sealed this
    same(reports)
    assert sum(whole_builds) == 3


def test_an_end_that_is_not_there_makes_the_whole_graph_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, whole_builds: list[int]
) -> None:
    reports = Reports(tmp_path, 10)
    reports.add()
    reports.grown()
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
