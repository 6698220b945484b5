"""A build that is killed leaves the old graph or the new one, and the next build finds nothing in its way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


MOMENTS, FEWER = "20", "10"
BELONGS = ["graph.kgl", "graph.kgl.lock"]
PASSING = {*BELONGS, "graph.kgl.lock-owner", ".graph.kgl.building"}  # of a dead build; the next one takes them away
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in forks")


def _killed(signal_: signal.Signals, *arguments: str) -> list[str]:
    """What each kill left."""
    command = [sys.executable, "-m", "tests.stores.killing", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    kills = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(kills) >= min(int(arguments[2]), kills[0]["of"])
    for kill in kills:
        assert kill["status"] == -signal_, kill
        assert kill.get("put_back", 0) == 0, kill
        if arguments[0].startswith("kglite"):
            assert kill.get("files", BELONGS) == BELONGS and set(kill["files_left"]) <= PASSING, kill
    return [kill["left"] for kill in kills]


@pytest.mark.parametrize("what", ["load", "build", "grown"])
def test_what_is_killed_at_any_write_leaves_the_old_graph_or_the_new_one(url: str, what: str) -> None:
    left = _killed(signal.SIGKILL, url, what, MOMENTS)
    first_new = left.index("new")  # there is one moment, and only one, at which the new graph takes the old one's place
    assert first_new > 2
    assert left == ["old"] * first_new + ["new"] * (len(left) - first_new)
    if url.startswith("kglite"):
        folder = Path(url.removeprefix("kglite:")).parent
        assert sorted(entry.name for entry in folder.iterdir()) == BELONGS


def test_a_load_that_ends_within_the_engines_own_writing_leaves_the_old_graph(tmp_path: Path) -> None:
    left = _killed(signal.SIGXFSZ, f"kglite:{tmp_path / 'folder' / 'graph.kgl'}", "bytes", MOMENTS)
    assert set(left) == {"old"}
    assert sorted(entry.name for entry in (tmp_path / "folder").iterdir()) == BELONGS


@pytest.mark.server
def test_a_load_of_several_transactions_is_refused_to_readers_until_it_is_whole(neo4j_url: str) -> None:
    left = _killed(signal.SIGKILL, neo4j_url, "load", MOMENTS, "2")
    assert list(dict.fromkeys(left)) == ["old", "refused", "new"]
    assert left == sorted(left, key=["old", "refused", "new"].index)
    assert left.count("refused") > 4


@pytest.mark.server
def test_a_build_on_the_last_one_in_several_transactions_is_refused_too_until_it_is_whole(neo4j_url: str) -> None:
    left = _killed(signal.SIGKILL, neo4j_url, "grown", FEWER, "4")
    assert list(dict.fromkeys(left)) == ["old", "refused", "new"]
    assert left == sorted(left, key=["old", "refused", "new"].index)
    assert left.count("refused") > 4
