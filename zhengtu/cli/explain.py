"""`zhengtu explain`: why a name is the node that it is."""

from __future__ import annotations

import json
from collections.abc import Iterator

import click

from graph_build.ontology import ontology
from graph_build.reasons import listed
from queries.explain import Explained, as_json, explain
from queries.formats import safe
from zhengtu.cli.kinds import kinds
from zhengtu.cli.options import Settings, common
from zhengtu.cli.printing import reading


@click.command("explain")
@click.argument("name")
@kinds("--kind", ontology().entities, "只看某类 / only this kind, e.g. 机构, Organization")
@click.option("--limit", type=click.IntRange(1), default=20, help="最多几个 / at most")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="格式 / format")
@common
def explain_command(settings: Settings, name: str, labels: tuple[str, ...], limit: int, form: str) -> None:
    """一个名称为什么是图中的这一个：哪些写法并入了它，哪些相近的名称没有合并，理由各是什么。

    Why a name is what it is in the graph: which forms were joined into it, which near names were kept apart, and why.

    \b
    例 / Example:
      zhengtu explain 市司法局
      zhengtu explain 我局 --kind 机构 --format json
    """
    with reading(settings) as store:
        found = explain(store, name, labels, limit)
    if form == "json":
        shape = {"name": name, "found": [as_json(one) for one in found]}
        click.echo(json.dumps(shape, ensure_ascii=False, indent=1))
        return
    click.echo("\n\n".join("\n".join(_lines(one, settings.language)) for one in found))


def _lines(found: Explained, language: str) -> Iterator[str]:
    english = language == "en"
    yield f"{ontology().nodes[found.label].title.in_(language)} {safe(found.name)}  ({found.id})"
    if found.aliases:
        yield f"  {'also called: ' if english else '又称：'}{safe('、'.join(found.aliases))}"
    if found.reasons:
        yield "  joined into it:" if english else "  并入的写法："
    for line in found.reasons:
        yield _line(line.form, line.why.in_(language), line.where)
    if found.apart:
        yield "  near, and kept apart:" if english else "  相近而未合并："
    for line, reports in found.apart:
        yield _line(line.form, line.why.in_(language), listed(reports))
    if not found.reasons and not found.apart:
        yield "  nothing was joined, no name is near" if english else "  没有并入别的写法，也没有相近的名称"


def _line(form: str, why: str, where: str) -> str:
    return f"    {safe(form)}  {safe(why)}" + (f"  [{safe(where)}]" if where else "")
