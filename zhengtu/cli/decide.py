"""`zhengtu decide`: corrections as data."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from graph_build.assemble.decisions import (
    ACTIONS,
    KINDS,
    NEW,
    PAIRED,
    Decision,
    add_decision,
    read_decisions,
)
from graph_build.errors import Bilingual, InputError, ZhengtuError
from graph_build.folding import fold
from graph_build.ontology import ontology
from graph_build.readers.collection import DECISIONS
from graph_build.stores.address import Embedded, parse_address
from zhengtu.cli.kinds import choices, label_of
from zhengtu.cli.options import Settings, common
from zhengtu.cli.printing import reading

IN_CHINESE = {"same": "合并", "not-same": "分开", "rename": "改名", "retype": "改类", "drop": "删除"}


def _action(context: click.Context, param: click.Parameter, word: str) -> str:
    """The action that a word of either language stands for."""
    found = next((action for action in ACTIONS if word in (action, IN_CHINESE[action])), None)
    if found is None:
        zh = "、".join(f"{IN_CHINESE[action]} {action}" for action in ACTIONS)
        raise InputError(
            Bilingual(f"没有动作“{word}”", f"there is no action {word}"),
            Bilingual(f"可用：{zh}", f"use one of: {', '.join(ACTIONS)}"),
        )
    return found


def _kind(word: str) -> str:
    """The label that a word of either language stands for."""
    found = label_of(word, ontology().entities)
    if found is None:
        raise InputError(
            Bilingual(f"没有可更正的类别“{word}”", f"there is no kind {word} to correct"), choices(KINDS)
        )
    return found


@click.command("decide")
@click.argument("action", metavar="ACTION", callback=_action)
@click.argument("kind", metavar="KIND", callback=lambda context, param, word: _kind(word))
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
    ACTION
      same 合并      OTHER 就是 NAME，保留 NAME 为名 / OTHER is NAME, and NAME is the name that stays
      not-same 分开  NAME 与 OTHER 被并为一个，其实是两个 / NAME and OTHER are two, though joined
      rename 改名    NAME 改称 OTHER / NAME is to be called OTHER
      retype 改类    NAME 属于 OTHER 类 / NAME is of the kind OTHER
      drop 删除      NAME 不是事实 / NAME is no fact

    \b
    KIND
      Organization 机构、Initiative 举措、Formulation 提法、Document 文件、Meeting 会议、
      Place 地区、Indicator 指标（它的数值随之而动 / its numbers move with it）

    \b
    例 / Example:
      zhengtu decide same Organization 市社会科学界联合会 市社科联 --why 简称 --decisions seeds/reports
      zhengtu decide 删除 举措 微信公众号 --why 普通名词 --decisions seeds/reports
    """
    today = date.today().isoformat()
    path = Path(file) / DECISIONS if Path(file).is_dir() else Path(file)
    before = read_decisions(path) if path.exists() else ()
    other = _kind(other) if action == "retype" and other else other
    decision = Decision(NEW, action, kind, name, other, jurisdiction, who, today, why)
    add_decision(path, decision)
    looked = _tell_unknown(decision, before, settings)
    settings.say(
        f"已记入 {path}，下次建图生效" + ("" if looked else "；不适用的更正会由 zhengtu build 指出"),
        f"written to {path}; the next build heeds it" + ("" if looked else ", and names lines that apply to nothing"),
    )


def _tell_unknown(decision: Decision, before: Sequence[Decision], settings: Settings) -> bool:
    """Warn of names that the store of this folder does not have; whether there was such a store to look at."""
    from zhengtu.cli.idle import are_one, unknown

    spoken = {fold(name) for line in before if line.kind == decision.kind for name in (line.name, line.other)}
    names = [decision.name, decision.other] if decision.action in PAIRED else [decision.name]
    try:
        address = parse_address(settings.store)
        if not isinstance(address, Embedded) or not address.path.exists():
            return False  # a server is for others to wait for
        with reading(settings) as store:
            if decision.action in PAIRED and are_one(store, decision):
                return True
            asked = [name for name in names if fold(name) not in spoken]
            found = [each for name in asked if (each := unknown(store, decision.kind, name))]
    except ZhengtuError:
        return False
    for why, mend, new in found:
        settings.say(f"注意，{settings.store} 中：{why.zh}", f"note that in {settings.store}: {why.en}")
        if new and decision.action == "same" and len(found) == 1:
            mend = Bilingual(f"它会成为另一个的名称。{mend.zh}", f"it becomes a name of the other. {mend.en}")
        settings.say(f"  {mend.zh}", f"  {mend.en}")
    return True
