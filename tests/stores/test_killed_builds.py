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


@pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are killed in forks")
def test_a_build_killed_at_any_write_leaves_the_old_graph_or_the_new_one(url: str) -> None:
    command = [sys.executable, "-m", "tests.stores.killing", url, "6"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    kills = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(kills) >= 6
    for kill in kills:
        assert kill["status"] == -signal.SIGKILL, kill
        assert kill["put_back"] == 0, kill
    left = [kill["left"] for kill in kills]
    first_new = left.index("new")  # there is one moment, and only one, at which the new graph takes the old one's place
    assert first_new > 2
    assert left == ["old"] * first_new + ["new"] * (len(left) - first_new)
    if url.startswith("kglite"):
        folder = Path(url.removeprefix("kglite:")).parent
        assert sorted(entry.name for entry in folder.iterdir()) == ["graph.kgl", "graph.kgl.lock"]
