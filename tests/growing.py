"""A folder of reports that changes, and builds of it on top of each other, to be compared with builds from nothing."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from graph_build.assemble.decisions import Decision
from graph_build.assemble.ledger import ledger_path
from graph_build.export import export
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

ON_INDICATORS = (
    Decision("decisions.csv:8", "rename", "Indicator", "与市政府办公室联合办理案件", "与府办联合办案"),
    Decision("decisions.csv:9", "drop", "Indicator", "开展第二课堂活动"),
    Decision("decisions.csv:10", "same", "Indicator", "开展法治早市活动", "开展法治夜市活动"),
    Decision("decisions.csv:11", "same", "Indicator", "开展第一课堂活动", "开课"),
    Decision("decisions.csv:12", "not-same", "Indicator", "开展“双减”活动", "我局开展“双减”活动"),
    Decision("decisions.csv:13", "drop", "Indicator", "无此指标"),
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

    def __init__(self, folder: Path, seed: int, url: str = "") -> None:
        self.chance = random.Random(seed)
        self.folder, self.shelf = folder / "reports", Shelf(folder / "shelf")
        self.url, self.again = url or f"kglite:{folder / 'grown.kgl'}", folder / "again.kgl"
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
