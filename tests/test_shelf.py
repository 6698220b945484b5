"""Facts that are kept from one build to the next: when they are used, when they are not, and what a file may do there."""

from __future__ import annotations

import hashlib
import os
import pickle
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph_build import shelf as module
from graph_build.pipeline import read_all, read_facts
from graph_build.readers.collection import ReportFile
from graph_build.records import Facts
from graph_build.shelf import HASH, UNUSED, Shelf


@pytest.fixture
def report(tmp_path: Path) -> ReportFile:
    path = tmp_path / "某县司法局2024年工作总结.txt"
    path.write_text("某县司法局2024年工作总结\n\n一年来，我局开展“法治早市”活动，普法宣传12场次。\n", "utf-8")
    return ReportFile(path, {})


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


def read(report: ReportFile, shelf: Shelf) -> Facts:
    (reading,) = read_all([report], shelf=shelf)
    assert reading.facts is not None
    return reading.facts


def mark(report: ReportFile, shelf: Shelf) -> None:
    """Put something else on the shelf in the place of a report's facts, so that its use can be seen."""
    place = shelf.place(report)
    assert place is not None
    shelf.put(place, replace(read(report, shelf), source="kept"))


def test_what_did_not_change_is_taken_from_the_shelf(report: ReportFile, shelf: Shelf) -> None:
    assert read(report, shelf) == read(report, shelf) == read_facts(report).facts
    mark(report, shelf)
    assert read(report, shelf).source == "kept"


def test_what_changed_is_read_again(report: ReportFile, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    mark(report, shelf)
    for period in ("2023", "2022"):  # what the manifest says counts, not only that it says something
        assert read(replace(report, stated={"period": period}), shelf).profile.period == period
    with monkeypatch.context() as patch:
        patch.setattr(module, "rules", lambda: "other rules")
        assert read(report, shelf).source == report.path.name
    report.path.write_text(report.path.read_text("utf-8").replace("12", "13"), "utf-8")
    assert [str(o.quantity.value) for o in read(report, shelf).observations] == ["13.0"]


def test_another_name_is_another_report(report: ReportFile, shelf: Shelf) -> None:
    mark(report, shelf)
    other = replace(report, path=report.path.rename(report.path.with_name("b.txt")))
    assert read(other, shelf).source == "b.txt"


class _Hostile:
    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> Any:
        return os.mkdir, (str(self.target),)


def test_what_is_not_whole_or_not_ours_is_not_used_and_does_nothing(
    report: ReportFile, shelf: Shelf, tmp_path: Path
) -> None:
    expected = read(report, shelf)
    place = shelf.place(report)
    assert place is not None
    whole = place.read_bytes()
    hostile = pickle.dumps(_Hostile(tmp_path / "made"))
    other = pickle.dumps({"no": "facts"})
    signed = [hashlib.sha256(content).digest() + content for content in (hostile, other, b"", b"cos\nsystem\n.")]
    for content in (b"", whole[:-1], whole[: HASH - 1], bytes(HASH) + whole[HASH:], *signed):
        place.write_bytes(content)
        assert shelf.take(place) is None
        assert read(report, shelf) == expected
        assert place.read_bytes() == whole
    assert not (tmp_path / "made").exists()


def test_a_shelf_that_cannot_be_written_keeps_nothing(report: ReportFile, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert read(report, Shelf(tmp_path / "file" / "shelf")) == read_facts(report).facts


def test_a_report_that_cannot_be_read_is_told_as_ever(tmp_path: Path, shelf: Shelf) -> None:
    (reading,) = read_all([ReportFile(tmp_path / "nowhere.txt", ())], shelf=shelf)
    assert reading.problem is not None and "does not exist" in reading.problem.what.en


def test_what_nobody_asked_for_in_a_long_time_goes(report: ReportFile, shelf: Shelf) -> None:
    read(report, shelf)
    place = shelf.place(report)
    assert place is not None
    old = place.with_name("0" * 16)
    old.write_bytes(b"")
    os.utime(old, (0, time.time() - UNUSED - 60))
    read(report, shelf)
    assert place.exists() and not old.exists()
