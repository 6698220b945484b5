"""`zhengtu decide`: corrections as data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graph_build.assemble.decisions import ACTIONS, Decision, add_decision
from graph_build.ontology import ontology
from graph_build.readers.collection import DECISIONS
from zhengtu.cli.options import Settings, common


@click.command("decide")
@click.argument("action", type=click.Choice(list(ACTIONS)))
@click.argument("kind", type=click.Choice(list(ontology().entities)))
@click.argument("name")
@click.argument("other", default="")
@click.option("--jurisdiction", default="", help="只限某辖区 / only there, e.g. 浙江省/杭州市")
@click.option("--who", default="", help="谁决定 / who decided")
@click.option("--why", default="", help="理由 / why")
@click.option("--decisions", "file", type=click.Path(), required=True, help="更正表或报告文件夹 / file or folder")
@common
def decide_command(
    settings: Settings, action: str, kind: str, name: str, other: str, jurisdiction: str, who: str, why: str, file: str
) -> None:
    """在更正表里加一行；放在报告旁边，每次建图都会照办。

    Add a line to the corrections; beside the reports, it is replayed on each build.

    \b
    例 / Example:
      zhengtu decide same Organization 市委办公室 市委办 --why 简称 --decisions seeds/reports
      zhengtu decide drop Place 风险 --decisions seeds/reports
    """
    today = date.today().isoformat()
    path = Path(file) / DECISIONS if Path(file).is_dir() else Path(file)
    add_decision(path, Decision("new", action, kind, name, other, jurisdiction, who, today, why))
    settings.say(f"已记入 {path}，下次建图生效", f"written to {path}; the next build heeds it")
