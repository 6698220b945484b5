"""`zhengtu decide`: corrections as data."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graph_build.decisions import ACTIONS, FILE, Decision, add_decision
from graph_build.ontology import ontology
from zhengtu.cli.options import Settings, common


@click.command("decide")
@click.argument("action", type=click.Choice(list(ACTIONS)))
@click.argument("kind", type=click.Choice(list(ontology().entities)))
@click.argument("name")
@click.argument("other", default="")
@click.option("--jurisdiction", default="", help="只限某辖区 / only there, e.g. 浙江省/杭州市")
@click.option("--who", default="", help="谁决定 / who decided")
@click.option("--why", default="", help="理由 / why")
@click.option(
    "--decisions", "file", type=click.Path(dir_okay=False), default=FILE, show_default=True, help="更正表 / file"
)
@common
def decide_command(
    settings: Settings, action: str, kind: str, name: str, other: str, jurisdiction: str, who: str, why: str, file: str
) -> None:
    """在更正表里加一行；放在报告旁边，每次建图都会照办。

    Add a line to the corrections; beside the reports, it is replayed on each build.

    \b
    例 / Example:
      zhengtu decide same Organization 市委办公室 市委办 --why 简称 --decisions seeds/reports/decisions.csv
      zhengtu decide drop Place 风险
    """
    today = date.today().isoformat()
    add_decision(Path(file), Decision("new", action, kind, name, other, jurisdiction, who, today, why))
    settings.say(f"已记入 {file}，下次建图生效", f"written to {file}; the next build heeds it")
