"""Stopwatch: things to compare take turns, so that what slows the machine slows all of them."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from statistics import median

Clock = Callable[[], float]

WALL, PROCESSOR = time.perf_counter, time.process_time


def seconds(work: Callable[[], object], clock: Clock = WALL) -> float:
    """Time of one run. The processor's time leaves out what others do on the machine, and child processes."""
    gc.collect()
    start = clock()
    work()
    return clock() - start


def turns(rounds: int, *works: Callable[[], object], clock: Clock = WALL) -> list[float]:
    """Median seconds of each work, after one unmeasured turn that fills caches and loads dictionaries."""
    for work in works:
        work()
    taken = [[seconds(work, clock) for work in works] for _ in range(rounds)]
    return [median(column) for column in zip(*taken, strict=True)]
