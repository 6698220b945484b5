"""Waiting no longer than one is willing to, for engines that do not always notice that their time is up."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` returns or raises. Raises TimeoutError when that takes longer; the work is then left to itself, on a
    thread that does not keep the program from ending."""
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(work())
        except BaseException as problem:
            outcome.set_exception(problem)

    Thread(target=run, daemon=True).start()
    return outcome.result(seconds)
