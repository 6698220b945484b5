"""The command line: arguments and messages only. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import importlib
import os
import sys
import traceback

import click

from graph_build.errors import ZhengtuError
from zhengtu import __version__
from zhengtu.cli.options import Settings, common

# Where each command lives; its module is imported when it runs, or when its own help is asked for.
COMMANDS = {
    "build": ("zhengtu.cli.make", "读报告，建成图 / build the graph from reports"),
    "facts": ("zhengtu.cli.make", "列出报告里的事实 / print what each file says"),
    "evaluate": ("zhengtu.cli.judge", "与人工标注比对 / precision and recall against annotated documents"),
    "coverage": ("zhengtu.cli.judge", "逐个交代文中数字 / account for each numeral of a text"),
    "decide": ("zhengtu.cli.decide", "记下一条更正 / add a correction"),
    "stats": ("zhengtu.cli.ask", "图中各类计数 / counts per kind"),
    "search": ("zhengtu.cli.ask", "按名称或原文查找 / find entities and passages"),
    "explain": ("zhengtu.cli.explain", "为何是这一个 / why a name is what it is"),
    "queries": ("zhengtu.cli.ask", "预设查询目录 / the catalogue of canned queries"),
    "query": ("zhengtu.cli.ask", "运行预设查询 / run a canned query"),
    "console": ("zhengtu.cli.ask", "只读 Cypher 控制台 / read-only Cypher console"),
    "export": ("zhengtu.cli.share", "导出整图 / export the graph"),
    "dashboard": ("zhengtu.cli.share", "打开浏览界面 / open the dashboard"),
    "doctor": ("zhengtu.cli.doctor", "检查运行环境 / check what this machine has"),
}


class Commands(click.Group):
    """A group that imports a command's module only when the command is used."""

    def list_commands(self, context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(COMMANDS[name][0]), f"{name}_command")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, context: click.Context, arguments: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if arguments[0] not in COMMANDS and not arguments[0].startswith("-"):
            context.fail(f"没有命令 {arguments[0]} / no command {arguments[0]}")
        return super().resolve_command(context, arguments)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("命令 / Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.command(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="zhengtu")
@common
def cli(settings: Settings) -> None:
    """政图：把工作报告读成一张图，每个事实都在原句旁边。

    Work reports as a graph in which every fact stands beside its sentence.

    \b
    例 / Example:
      zhengtu build seeds/reports
      zhengtu dashboard
    """
    context = click.get_current_context()
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def _say(what: str, mend: str) -> None:
    click.echo(what, err=True)
    click.echo(mend, err=True)


def _usage(problem: click.ClickException, language: str) -> None:
    """Wrong arguments in two lines, the second with the way to the help."""
    context = getattr(problem, "ctx", None)
    path = context.command_path if context else "zhengtu"
    if language == "en":
        _say(f"usage: {' '.join(problem.format_message().split())}", f"see: {path} --help")
    else:
        _say(f"用法不对：{_in_chinese(problem)}", f"请看：{path} --help")


def _in_chinese(problem: click.ClickException) -> str:
    if isinstance(problem, click.NoSuchOption):
        return f"没有选项 {problem.option_name}"
    if isinstance(problem, click.BadParameter) and problem.param:
        what = problem.param.metavar or problem.param.opts[-1]
        choices = problem.param.type.choices if isinstance(problem.param.type, click.Choice) else ()
        listed = f"，可用：{'、'.join(map(str, choices))}" if choices else ""
        missing = isinstance(problem, click.MissingParameter)
        return f"缺少 {what}{listed}" if missing else f"{what} 的值不对{listed}{_limits(problem.param.type)}"
    return " ".join(problem.format_message().split())


def _limits(kind: object) -> str:
    """Between what a number has to be."""
    if not isinstance(kind, click.IntRange | click.FloatRange):
        return ""
    return f"，应为 {kind.min} 至 {kind.max} 的数" if kind.max is not None else f"，应为不小于 {kind.min} 的数"


def _bug(problem: Exception, language: str) -> None:
    kind = type(problem).__name__
    if language == "en":
        _say(
            f"zhengtu has a bug: {kind}: {problem}",
            "nothing was lost; run again with --debug and report what it prints",
        )
    else:
        _say(f"程序出错：{kind}: {problem}", "已有数据未受影响；请加 --debug 重试，并把输出反馈给我们")


def _run(arguments: list[str]) -> int:
    settings = Settings.guess(arguments)
    try:
        with cli.make_context("zhengtu", list(arguments)) as context:
            code = cli.invoke(context)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as done:  # --help, --version
        return done.exit_code
    except ZhengtuError as problem:
        if settings.debug:
            traceback.print_exc()
        _say(problem.what.in_(settings.language), problem.mend.in_(settings.language))
        return 2
    except click.ClickException as problem:
        _usage(problem, settings.language)
        return 2
    except (KeyboardInterrupt, click.Abort):
        stopped = ("interrupted", "what was stored before is unchanged")
        _say(*(stopped if settings.language == "en" else ("已中断", "此前存好的内容没有变动")))
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`| head`): nothing is wrong, and nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        if settings.debug:
            traceback.print_exc()
        _bug(problem, settings.language)
        return 1


def main() -> None:
    """Entry point of the `zhengtu` command."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or a C locale must not turn Chinese into an encoding error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_run(sys.argv[1:]))
