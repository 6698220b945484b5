"""`zhengtu stats`, `search`, `queries`, `query`, `console`: reading the store."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from graph_build.ontology import ontology
from graph_build.stores.base import DEFAULT_LIMIT, DEFAULT_TIMEOUT
from queries.answers import Answer, run, told, told_cut
from queries.catalogue import Query, catalogue
from queries.formats import FORMATS, render
from queries.near import near_names
from queries.parameters import assignments
from zhengtu.cli.kinds import kinds
from zhengtu.cli.options import Settings, common
from zhengtu.cli.printing import put, reading, show, terminal_width

if TYPE_CHECKING:
    from queries.session import Session

row_format = click.option("--format", "form", type=click.Choice(list(FORMATS)), default="table", help="格式 / format")
own_queries = click.option(
    "--queries", "folders", multiple=True, type=click.Path(), metavar="DIR", help="另加查询文件夹 / your own queries"
)


@click.command("stats")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="格式 / format")
@common
def stats_command(settings: Settings, form: str) -> None:
    """图中每类节点和关系各有多少。

    How many nodes and relationships of each kind are stored.

    \b
    例 / Example:
      zhengtu stats --format json
    """
    with reading(settings) as store:
        counts = asdict(store.statistics())
    if form == "json":
        click.echo(json.dumps(counts, ensure_ascii=False, indent=1))
        return
    nodes, edges = ontology().nodes, ontology().relationships
    named = [(nodes[label].title, f"(:{label})", number) for label, number in counts["nodes"].items()]
    named += [(edges[type_].title, f"[:{type_}]", number) for type_, number in counts["relationships"].items()]
    rows = tuple((title.in_(settings.language), stored, number) for title, stored, number in named)
    show(Answer("stats", {}, ("label", "stored_as", "count"), rows), form, settings)


@click.command("search")
@click.argument("text")
@kinds("--label", (*ontology().entities, "Report", "Passage"), "只找某类 / only this kind, e.g. 机构, Organization")
@click.option("--limit", type=click.IntRange(1), default=50, help="最多几条 / at most")
@row_format
@common
def search_command(settings: Settings, text: str, labels: tuple[str, ...], limit: int, form: str) -> None:
    """按名称、别称和原文查找；输入的任何字符都按原样查找。

    Entities by name or alias, passages by their words; nothing typed is syntax.

    \b
    例 / Example:
      zhengtu search 枫桥经验
      zhengtu search 司法局 --label 机构
    """
    with reading(settings) as store:
        hits = store.search(text, labels, limit + 1)
        near = [] if hits else near_names(store, text, [label for label in labels if label in ontology().entities])
    columns = ("label", "name", "matched", "degree", "id")
    rows = tuple(tuple(getattr(hit, column) for column in columns) for hit in hits[:limit])
    show(Answer("search", {"text": text}, columns, rows), form, settings)
    if near:
        settings.say(f"没有结果；相近的：{'、'.join(near)}", f"nothing found; near: {', '.join(near)}")
    elif not hits:
        settings.say("没有结果；可少写几个字再找", "nothing found; try fewer characters")
    elif len(hits) > limit:
        settings.say(*told_cut(limit))


@click.command("queries")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help="格式 / format")
@own_queries
@common
def queries_command(settings: Settings, form: str, folders: tuple[str, ...]) -> None:
    """列出预设查询：名称、标题、参数和列。

    The catalogue of canned queries: name, title, parameters, columns.

    \b
    例 / Example:
      zhengtu queries
    """
    known = catalogue(folders)
    if form == "json":
        click.echo(json.dumps([_described(query) for query in known], ensure_ascii=False, indent=1))
        return
    rows = tuple(
        (query.group.title.in_(settings.language), query.name, query.title.in_(settings.language), _example(query))
        for query in known
    )
    show(Answer("queries", {}, ("group", "query", "title", "example"), rows), form, settings)


def _example(query: Query) -> str:
    return " ".join(f"{name}={value}" for name, value in query.examples.items())


def _described(query: Query) -> dict[str, Any]:
    return {
        "name": query.name,
        "group": query.group.name,
        "title": query.title.zh,
        "title_en": query.title.en,
        "about": query.about.en,
        "params": [
            {
                "name": param.name,
                "type": param.type,
                "example": param.example,
                "optional": param.optional,
                "options": param.options,
            }
            for param in query.params
        ],
        "columns": [column.name for column in query.columns],
    }


@click.command("query")
@click.argument("name")
@click.argument("values", nargs=-1, metavar="[k=v]…")
@click.option("--limit", type=click.IntRange(1), default=None, help="最多几行 / at most")
@row_format
@click.option("--words", is_flag=True, help="csv 的表头与代码用中文 / csv with headings and codes in words")
@own_queries
@common
def query_command(
    settings: Settings,
    name: str,
    values: tuple[str, ...],
    limit: int | None,
    form: str,
    words: bool,
    folders: tuple[str, ...],
) -> None:
    """运行预设查询。参数（或必填的）只有一个时可以只写值。csv 存成文件时带字节顺序标记，Excel 打开不乱码。

    Run a canned query. The only parameter, or the only one that must be given, may go without its name. A csv that goes
    into a file begins with a byte order mark, for Excel; in a pipe it does not.

    \b
    例 / Example:
      zhengtu query initiative-bodies initiative=枫桥经验
      zhengtu query initiative-bodies 枫桥经验 --format csv --words > 枫桥经验.csv
    """
    known = catalogue(folders)
    query = known.get(name)
    with reading(settings) as store:
        answer = run(store, query, assignments(query.name, query.params, values), limit=limit)
    put(render(answer, form, known, settings.language, terminal_width(), words=words), form)
    for said in told(answer):
        settings.say(*said)
    if not answer.rows and not answer.said:
        settings.say("没有符合的结果", "no rows fit")


@click.command("console")
@click.option("-c", "statement", metavar="CYPHER", default=None, help="运行一条语句 / run one statement")
@click.option("--timeout", type=click.FloatRange(min=0.01), default=DEFAULT_TIMEOUT, help="秒 / seconds")
@click.option("--limit", type=click.IntRange(1), default=DEFAULT_LIMIT, help="最多几行 / at most")
@row_format
@own_queries
@common
def console_command(
    settings: Settings, statement: str | None, timeout: float, limit: int, form: str, folders: tuple[str, ...]
) -> None:
    """只读 Cypher 控制台；语句来自 -c、管道或键盘。

    Read-only Cypher: statements from -c, from a pipe, or typed with history and completion.

    \b
    例 / Example:
      zhengtu console -c "MATCH (o:Organization) RETURN o.name ORDER BY o.name LIMIT 5"
      zhengtu console
    """
    from queries.console import run_script
    from queries.session import Session

    known = catalogue(folders)
    with reading(settings) as store:
        session = Session(
            store, known, form=form, timeout=timeout, limit=limit, language=settings.language, local=True
        )  # fmt: skip
        with closing(session):
            if statement is not None:
                run_script(session, statement)
            elif not sys.stdin.isatty():
                run_script(session, sys.stdin.read())
            else:
                _interact(session)


def _interact(session: Session) -> None:
    from queries.prompt import history_path, interact

    interact(session, history_path())
