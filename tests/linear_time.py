"""How the cost of some work grows with its size, on a machine that does other things, too."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ATTEMPTS = 6
LEAST_SECONDS = 0.0005
"""Below this the clock's own steps would be most of what is measured."""


def processor_seconds(work: Callable[[], object]) -> float:
    """Processor time of one run. The collector stays off: what it walks through is the whole test session."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()


def assert_linear(work: Callable[[int], Callable[[], object]], size: int, times: int = 8) -> None:
    """Work that is `times` as large costs about `times` as much, not its square.

    `work(size)` prepares the work of a size, unmeasured, and returns it. The limit lies half way, as powers go,
    between a cost that grows with the size and one that grows with its square. One attempt that stays below it
    is enough: a neighbour on the machine can make work look slower than it is, and never faster. Not a number
    of steps, because a regular expression that goes back over its text shows in time alone.
    """
    work(size)()
    short, ratios = work(size), []
    long = work(size * times)
    for _ in range(ATTEMPTS):
        least = max(min(processor_seconds(short) for _ in range(3)), LEAST_SECONDS)
        ratios.append(processor_seconds(long) / least)
        if ratios[-1] < times**1.5:
            return
    raise AssertionError(f"{times} times the size costs {min(ratios):.1f} times as much, at size {size}")
