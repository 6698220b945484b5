"""`zhengtu evaluate` and `zhengtu coverage`: how good the facts are, and what they leave unexplained."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from graph_build.errors import Bilingual, InputError
from graph_build.evaluate import as_json, evaluate
from graph_build.evaluate.coverage import UNEXPLAINED, Row, account, unexplained_share
from graph_build.evaluate.figures import as_table
from graph_build.files import is_file, is_folder
from graph_build.readers.collection import collect
from queries.answers import Answer
from zhengtu.cli.make import INCOMPLETE, read_reports
from zhengtu.cli.options import Settings, common
from zhengtu.cli.printing import show

table_or_json = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="格式 / format"
)


def _gold_files(path: Path) -> list[Path]:
    found = sorted(path.rglob("*.json")) if is_folder(path) else [path] if is_file(path) else []
    if not found:
        raise InputError(
            Bilingual(f"{path}：没有标注文件", f"{path}: no annotated documents"),
            Bilingual("请给出标注 JSON 文件或其文件夹", "give an annotation file (.json) or a folder of them"),
        )
    return found


@click.command("evaluate")
@click.argument("gold", type=click.Path())
@click.option("--texts", type=click.Path(), default=None, metavar="DIR", help="原文所在文件夹 / where the texts are")
@click.option(
    "--errors", type=click.IntRange(0), default=0, metavar="N", help="每类列出 N 个错误 / worst errors of each kind"
)
@table_or_json
@common
def evaluate_command(settings: Settings, gold: str, texts: str | None, errors: int, form: str) -> None:
    """按类给出精确率、召回率和 F1。

    Precision, recall and F1 per kind against hand-annotated documents.

    \b
    例 / Example:
      zhengtu evaluate tests/golden --texts seeds/reports
      zhengtu evaluate tests/golden --texts seeds/reports --errors 5
    """
    report = evaluate(_gold_files(Path(gold)), Path(texts) if texts else None)
    click.echo(as_json(report) if form == "json" else as_table(report, errors, settings.language))


@click.command("coverage")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@table_or_json
@common
def coverage_command(settings: Settings, files: tuple[str, ...], form: str) -> int:
    """逐个交代文中数字：属于哪个事实，或尚未解释。

    Every numeral of a text, and by which fact it is explained, or that it is not.

    \b
    例 / Example:
      zhengtu coverage seeds/reports/002_fb1bd9c4d0b9135f.txt
    """
    readings, incomplete = read_reports(collect([Path(file) for file in files]), 1, settings)
    found = {str(reading.file.path): account(reading.facts) for reading in readings if reading.facts}
    if form == "json":
        click.echo(json.dumps({file: _counted(rows) for file, rows in found.items()}, ensure_ascii=False, indent=1))
    else:
        for file, rows in found.items():
            _print_account(file, rows, settings)
    return INCOMPLETE if incomplete else 0


def _counted(rows: tuple[Row, ...]) -> dict[str, object]:
    uses = Counter(row.use for row in rows)
    return {
        "numerals": len(rows),
        "unexplained": uses[UNEXPLAINED],
        "uses": dict(sorted(uses.items())),
        "rows": [asdict(row) for row in rows],
    }


def _print_account(file: str, rows: tuple[Row, ...], settings: Settings) -> None:
    """Each numeral, the unexplained ones first, then how many of each use there are."""
    click.echo(file)
    ranked = sorted(rows, key=lambda row: (row.use != UNEXPLAINED, row.start))
    cells = tuple((row.text, row.use, row.fact or "", row.start) for row in ranked)
    show(Answer("coverage", {}, ("numeral", "use", "fact", "position"), cells), "table", settings)
    left = sum(row.use == UNEXPLAINED for row in rows)
    share = f"{unexplained_share(rows):.1%}"
    settings.say(
        f"{len(rows)} 个数字，{left} 个未解释（{share}）", f"{len(rows)} numerals, {left} unexplained ({share})"
    )
