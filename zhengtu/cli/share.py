"""`zhengtu export` and `zhengtu dashboard`: the graph for other tools, and for people."""

from __future__ import annotations

from pathlib import Path

import click

from graph_build.export import FORMATS, export
from queries.catalogue import catalogue
from zhengtu.cli.ask import own_queries
from zhengtu.cli.make import build_reports
from zhengtu.cli.options import Settings, common
from zhengtu.cli.printing import reading


@click.command("export")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), required=True, help="格式 / format")
@click.option("--out", type=click.Path(), required=True, help="输出文件或文件夹 / output file or folder")
@common
def export_command(settings: Settings, form: str, out: str) -> None:
    """把整图导出给别的工具；输出要么完整，要么不出现。

    Export the whole graph; the output appears whole or not at all.

    \b
    例 / Example:
      zhengtu export --format json --out graph.json
      zhengtu export --format csv --out import/
    """
    with reading(settings) as store:
        graph = store.graph()
    export(graph, form, Path(out))
    nodes, edges = graph.node_count, graph.edge_count
    out = f"{out.rstrip('/')}/" if Path(out).is_dir() else out
    settings.say(f"{out}：{nodes} 个节点，{edges} 条关系", f"{out}: {nodes} nodes, {edges} relationships")


@click.command("dashboard")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址 / address")
@click.option("--port", type=click.IntRange(0, 65535), default=8501, show_default=True, help="端口 / port")
@own_queries
@common
def dashboard_command(
    settings: Settings, paths: tuple[str, ...], host: str, port: int, folders: tuple[str, ...]
) -> int:
    """打开浏览界面；给出文件或文件夹时先建图。没有显示器时给出地址并提供服务。

    Open the dashboard; files and folders given are built first. Without a display it prints the address and serves.

    \b
    例 / Example:
      zhengtu dashboard --port 8600
      zhengtu dashboard seeds/reports
    """
    from dashboard.launch import launch

    catalogue(folders)  # a query that is wrong is said here, with its file and line, and not in the browser
    if paths:
        build_reports(paths, settings)
    with reading(settings):
        pass  # a store that is not there, or a server that is down, is said here and not in the browser
    return launch(settings.store, host=host, port=port, language=settings.language, folders=folders)
