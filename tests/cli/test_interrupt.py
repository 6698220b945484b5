"""A build that is stopped leaves the graph that was there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, SEEDS, Run


def corpus(folder: Path, copies: int) -> Path:
    """The seeds many times over, each copy a report of its own."""
    folder.mkdir()
    for path in sorted(SEEDS.glob("*.txt")):
        for copy in range(copies):
            (folder / f"{copy}-{path.name}").write_text(f"{path.read_text('utf-8')}\n第{copy}份。\n", "utf-8")
    return folder


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for a child process there")
@pytest.mark.parametrize("seconds", [0.2, 0.6, 1.2])
def test_ctrl_c_leaves_the_old_graph_and_nothing_else_in_the_folder(run: Run, tmp_path: Path, seconds: float) -> None:
    work = tmp_path / "work"
    work.mkdir()
    store = work / "zhengtu.kgl"
    assert run("build", SEEDS / "001_6b9b9ca7073ceb8b.txt", "--store", f"kglite:{store}").returncode == 0
    before, files = run("stats", "--store", f"kglite:{store}").stdout, sorted(work.iterdir())
    reports = corpus(tmp_path / "many", 12)
    command = [sys.executable, "-m", "zhengtu", "build", str(reports), "--store", f"kglite:{store}"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=work, env=environment, stderr=subprocess.PIPE, text=True) as building:
        time.sleep(seconds)
        building.send_signal(signal.SIGINT)
        said = building.communicate(timeout=120)[1]
    assert building.returncode in (0, 130, -signal.SIGINT)
    if building.returncode == 130:
        assert len(said.strip().split("\n")) == 2 and "Traceback" not in said
    if building.returncode:
        assert run("stats", "--store", f"kglite:{store}").stdout == before
    assert sorted(work.iterdir()) == files
