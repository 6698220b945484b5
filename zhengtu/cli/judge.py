"""`zhengtu evaluate` and `zhengtu coverage`: how good the facts are, and what they leave unexplained."""

from __future__ import annotations

from pathlib import Path

import click

from graph_build.errors import Bilingual, InputError
from graph_build.evaluate import as_json, as_table, evaluate
from zhengtu.cli.options import Settings, common

table_or_json = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="格式 / format"
)


def _gold_files(path: Path) -> list[Path]:
    found = sorted(path.rglob("*.json")) if path.is_dir() else [path] if path.is_file() else []
    if not found:
        raise InputError(
            Bilingual(f"{path}：没有标注文件", f"{path}: no annotated documents"),
            Bilingual("请给出标注 JSON 文件或其文件夹", "give an annotation file (.json) or a folder of them"),
        )
    return found


@click.command("evaluate")
@click.argument("gold", type=click.Path())
@click.option("--texts", type=click.Path(), default=None, metavar="DIR", help="原文所在文件夹 / where the texts are")
@table_or_json
@common
def evaluate_command(settings: Settings, gold: str, texts: str | None, form: str) -> None:
    """按类给出精确率、召回率和 F1。

    Precision, recall and F1 per kind against hand-annotated documents.

    \b
    例 / Example:
      zhengtu evaluate tests/golden --texts seeds/reports
    """
    report = evaluate(_gold_files(Path(gold)), Path(texts) if texts else None)
    click.echo(as_json(report) if form == "json" else as_table(report))
