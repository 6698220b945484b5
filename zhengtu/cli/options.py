"""Options that every command takes, before or after its name."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

import click

from graph_build.stores.address import DEFAULT_STORE, STORE_VARIABLE, stated_address

COMMON = ("store", "language", "quiet", "verbose", "debug")

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for the whole run."""

    store: str = DEFAULT_STORE
    language: str = "zh"
    quiet: bool = False
    verbose: bool = False
    debug: bool = False

    @staticmethod
    def guess(arguments: list[str]) -> Settings:
        """Language and debug from raw arguments, for errors that arise before or while they are parsed."""
        english = any(
            argument == "--lang=en" or (argument == "--lang" and arguments[at + 1 : at + 2] == ["en"])
            for at, argument in enumerate(arguments)
        )
        language = "en" if english or (os.environ.get("ZHENGTU_LANG") == "en" and "--lang" not in arguments) else "zh"
        return Settings(language=language, debug="--debug" in arguments)

    def say(self, zh: str, en: str) -> None:
        """A line on standard error, unless the user wants quiet."""
        if not self.quiet:
            click.echo(en if self.language == "en" else zh, err=True)


def _options(command: Command) -> Command:
    options = (
        click.option("--store", metavar="URL", default=None, help=f"图库 / store [{STORE_VARIABLE}, {DEFAULT_STORE}]"),
        click.option("--lang", "language", type=click.Choice(["zh", "en"]), default=None, help="界面语言 / language"),
        click.option("-q", "--quiet", is_flag=True, default=None, help="少说 / less on stderr"),
        click.option("-v", "--verbose", is_flag=True, default=None, help="多说 / more on stderr"),
        click.option("--debug", is_flag=True, default=None, help="出错时给出调用栈 / traceback on errors"),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _settle(given: dict[str, Any]) -> Settings:
    store = stated_address(given.get("store"))
    language = given.get("language") or os.environ.get("ZHENGTU_LANG") or "zh"
    flags = {name: bool(given.get(name)) for name in ("quiet", "verbose", "debug")}
    return Settings(store, "en" if language == "en" else "zh", **flags)


def common(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the common options as one `settings`; what stands after the command's name wins."""

    @_options
    @click.pass_context
    @wraps(function)
    def wrapper(context: click.Context, /, **arguments: Any) -> Any:
        inherited = context.parent.obj if context.parent and context.parent.obj else {}
        own = {name: arguments.pop(name) for name in COMMON}
        given = {**inherited, **{name: value for name, value in own.items() if value is not None}}
        context.obj = given
        return function(settings=_settle(given), **arguments)

    return wrapper
