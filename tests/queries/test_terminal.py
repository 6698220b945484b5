"""The console in a real terminal: a process of its own behind a pseudo-terminal, with real signals."""

from __future__ import annotations

import os
import re
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.queries.conftest import embedded
from tests.queries.sample import sample_graph

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from graph_build.stores import open_store
from queries.catalogue import catalogue
from queries.prompt import history_path, interact
from queries.session import Session
store = open_store(sys.argv[1], read_only=True)
interact(Session(store, catalogue(), timeout=60, language="en", local=True), history_path())
"""
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]")
SLOW = "UNWIND range(1, 3000) AS a UNWIND range(1, 3000) AS b UNWIND range(1, 1000) AS c RETURN sum(a + b + c) AS n;"
LONG = "UNWIND range(1, 300) AS n RETURN 'line ' + toString(n) AS line;"

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")


class Terminal:
    """A screen that remembers everything written on it."""

    def __init__(self, folder: Path, **settings: str) -> None:
        store = embedded(sample_graph(), folder)
        store.close()
        self._side, other = pty.openpty()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "XDG_STATE_HOME": str(folder), **settings}
        command = [sys.executable, "-c", PROGRAM, store.url]
        # A terminal of its own, so that Ctrl-C is a signal to this process alone.
        self.process = subprocess.Popen(
            command, stdin=other, stdout=other, stderr=other, env=environment, start_new_session=True,
            preexec_fn=_take_terminal,
        )  # fmt: skip
        os.close(other)
        self.seen = ""

    def type(self, text: str) -> None:
        os.write(self._side, text.encode())

    def wait_for(self, text: str, seconds: float = 20) -> None:
        """Returns when this was written after what was last waited for."""
        end = time.monotonic() + seconds
        while text not in self.seen:
            assert time.monotonic() < end, f"{text!r} did not come; the screen says: {self.seen[-600:]!r}"
            if select.select([self._side], [], [], 0.1)[0]:
                written = os.read(self._side, 65536)
                if b"\x1b[6n" in written:
                    os.write(self._side, b"\x1b[1;1R")  # asked where the cursor is, as a terminal answers
                self.seen += ESCAPES.sub("", written.decode("utf-8", "replace"))
        self.seen = self.seen.partition(text)[2]

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._side)


def _take_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def busy(pid: int) -> bool:
    """Whether a process computes although it was told to stop."""
    begun = _processor_time(pid)
    time.sleep(1)
    return _processor_time(pid) - begun > 0.5


def _processor_time(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0  # this system does not tell
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def test_a_session_at_the_terminal(terminal: Terminal) -> None:
    terminal.wait_for("zhengtu>")
    terminal.type("MATCH (o:Organization) RETURN count(o) AS bodies;\r")
    terminal.wait_for("1 row, ")
    # Ctrl-C ends the statement and not the console.
    terminal.type(SLOW + "\r")
    any(busy(terminal.process.pid) for _ in range(5))  # until it has begun
    terminal.type("\x03")
    terminal.wait_for("stopped, ", seconds=5)
    assert not busy(terminal.process.pid)
    terminal.type("MATCH (m:Meeting) RETURN m.name AS held;\r")
    terminal.wait_for("全市教育大会")
    terminal.type(":quit\r")
    assert terminal.process.wait(20) == 0


def leave_less(terminal: Terminal) -> None:
    """Less forgets what is typed while it answers Ctrl-C, so it is asked until it goes."""
    for _ in range(9):
        terminal.type("q")
        try:
            return terminal.wait_for("300 rows, ", seconds=2)
        except AssertionError:
            continue
    terminal.wait_for("300 rows, ")


@pytest.mark.parametrize("pager", ["less", "sed s/^/|/", "no-such-program", "'unfinished"])
def test_long_answers_go_through_the_pager(pager: str, tmp_path: Path) -> None:
    if pager == "less" and not shutil.which("less"):
        pytest.skip("less is not installed")
    terminal = Terminal(tmp_path, PAGER=pager)
    try:
        terminal.wait_for("zhengtu>")
        terminal.type(LONG + "\r")
        if pager == "less":
            terminal.wait_for("line 20")
            terminal.wait_for("\n:")
            assert "line 200" not in terminal.seen
            terminal.type("\x03")  # Ctrl-C is less's own affair
            leave_less(terminal)
        else:
            terminal.wait_for("|line 300" if "sed" in pager else "line 300")
            terminal.wait_for("300 rows, ")
        terminal.type("\x15RETURN 'short' AS answer;\r")  # whatever was typed too late for less is cleared
        terminal.wait_for("1 row, ")
        terminal.type(":quit\r")
        assert terminal.process.wait(20) == 0
    finally:
        terminal.close()
