"""Long texts in the reader's own pager ($PAGER, else less), as other programs of the terminal show them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from contextlib import suppress

# Text stays on the screen when less is left; and it is told that Chinese comes.
DEFAULTS = {"LESS": "FX", "LESSCHARSET": "utf-8"}


def is_long(text: str) -> bool:
    """Whether a text and the prompt below it take more than the screen."""
    return text.count("\n") + 2 > shutil.get_terminal_size().lines


def page(text: str) -> bool:
    """Show a text in the pager until the reader leaves it. False where there is none."""
    command = _command()
    if not command:
        return False
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, env={**DEFAULTS, **os.environ})
    except OSError:
        return False
    with suppress(OSError, KeyboardInterrupt):  # the reader saw enough
        _feed(process, text)
    while process.poll() is None:
        with suppress(KeyboardInterrupt):  # Ctrl-C is the pager's affair
            process.wait()
    return True


def _feed(process: subprocess.Popen[bytes], text: str) -> None:
    assert process.stdin is not None
    try:
        process.stdin.write(text.encode("utf-8", "replace"))
    finally:
        process.stdin.close()


def _command() -> list[str]:
    named = os.environ.get("PAGER")
    if named is None:
        return ["less"] if shutil.which("less") else []
    try:
        return shlex.split(named)
    except ValueError:
        return []
