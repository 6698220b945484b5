"""The command line as other programs meet it: a real process, its exit code and its two streams."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds" / "reports"

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `zhengtu` in an empty folder, with the checkout importable and nothing of the caller's settings."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ZHENGTU_", "NEO4J_"))}
    environment["PYTHONPATH"] = str(ROOT)

    def call(
        *arguments: object, input: str | None = None, out: IO[bytes] | int = subprocess.PIPE, **extra: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "zhengtu", *map(str, arguments)],
            cwd=tmp_path,
            env={**environment, **extra},
            input=input,
            stdin=None if input is not None else subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return call
