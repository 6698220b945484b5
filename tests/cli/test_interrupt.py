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
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_two_lines_and_leaves_the_old_graph_and_nothing_else(run: Run, tmp_path: Path, jobs: str) -> None:
    work = tmp_path / "work"
    work.mkdir()
    store = work / "zhengtu.kgl"
    assert run("build", SEEDS / "001_6b9b9ca7073ceb8b.txt", "--store", f"kglite:{store}").returncode == 0
    before, files = run("stats", "--store", f"kglite:{store}").stdout, sorted(work.iterdir())
    reports = corpus(tmp_path / "many", 40)
    command = [sys.executable, "-X", "importtime", "-m", "zhengtu", "build", str(reports), "--jobs", jobs]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [*command, "--store", f"kglite:{store}"],
        cwd=work,
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as building:
        assert building.stderr
        # Imports are reported as they end: with the pipeline loaded, two hundred reports are being read.
        said = next(line for line in iter(building.stderr.readline, "") if "graph_build.pipeline" in line)
        time.sleep(0.5)
        os.killpg(building.pid, signal.SIGINT)
        rest = building.communicate(timeout=120)[1]
    assert said and building.returncode == 130
    lines = [line for line in rest.split("\n") if line and not line.startswith("import time:")]
    assert len(lines) == 2 and "Traceback" not in rest, lines
    assert run("stats", "--store", f"kglite:{store}").stdout == before
    assert sorted(work.iterdir()) == files
