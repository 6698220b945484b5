"""The console in a real terminal: a process of its own behind a pseudo-terminal, with real signals."""

from __future__ import annotations

import os
import re
import select
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
from queries.console import Session
Session(open_store(sys.argv[1], read_only=True), catalogue(), timeout=8, language="en").interact()
"""
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()][A-Z0-9]|\x1b[=>]")
SLOW = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*) AS n;"

pty = pytest.importorskip("pty", reason="this system has no pseudo-terminals")


class Terminal:
    """A screen that remembers everything written on it."""

    def __init__(self, folder: Path) -> None:
        store = embedded(sample_graph(), folder)
        store.close()
        self._side, other = pty.openpty()
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", "XDG_STATE_HOME": str(folder)}
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
    time.sleep(1.5)
    terminal.type("\x03")
    terminal.wait_for("stopped", seconds=5)
    terminal.type("MATCH (m:Meeting) RETURN m.name AS held;\r")
    terminal.wait_for("全市教育大会")
    terminal.type(":quit\r")
    assert terminal.process.wait(20) == 0
