"""How much memory a process took, and work in a process of its own so that nothing else counts."""

from __future__ import annotations

import multiprocessing
import resource
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
PROC = Path("/proc")
UNIT = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss


def peak(process: str = "self") -> int:
    """The most bytes that a process has held since it began or since `forget`; of others 0 where nobody says."""
    with suppress(OSError):
        for line in (PROC / process / "status").read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT if process == "self" else 0


def forget() -> None:
    """Begin to look for the peak anew, where the system can (Linux)."""
    with suppress(OSError):
        (PROC / "self" / "clear_refs").write_text("5")


def apart(work: Callable[..., T], *given: Any) -> T:
    """What `work` returns, done in a new process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *given).result()
