"""Waiting no longer than one is willing to, for engines that do not always notice that their time is up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Lock, Thread, stack_size
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
GLANCE = 0.05
_STARTING = Lock()
STACK = 16 << 20  # engines go deep, and threads of some systems have a sixteenth of it


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` returns or raises. Raises TimeoutError when that takes longer; the work is then left to itself, on a
    thread that does not keep the program from ending."""
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as problem:
            outcome.set_exception(problem)

    with _STARTING:  # the size holds for whatever thread of the program is started next
        before = stack_size(STACK)
        try:
            Thread(target=run, daemon=True).start()
        finally:
            stack_size(before)
    end = monotonic() + seconds
    # In short steps, because Ctrl-C does not reach a long wait on Windows.
    while not outcome.done() and (left := end - monotonic()) > 0:
        wait([outcome], min(GLANCE, left))
    return outcome.result(0)
