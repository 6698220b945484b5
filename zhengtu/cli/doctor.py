"""`zhengtu doctor`: what is right on this machine, what is wrong, how to mend it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

import click

from graph_build.errors import Bilingual, ZhengtuError
from graph_build.stores import open_store
from graph_build.stores.address import Embedded, Server, parse_address
from zhengtu.cli.options import Settings, common

PACKAGES = ("kglite", "neo4j", "networkx", "jieba", "rjieba", "pypinyin", "opencc", "streamlit")
MARKS = {True: "✓", False: "✗", None: "·"}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `good` is None where it is only for information; `mend` is said where it is False."""

    good: bool | None
    what: Bilingual
    mend: Bilingual | None = None


def _python(_: Settings) -> Iterator[Finding]:
    good = (3, 11) <= sys.version_info[:2] <= (3, 13)
    found = f"Python {platform.python_version()} ({platform.system()} {platform.machine()})"
    yield Finding(good, Bilingual(found, found), Bilingual("请安装 Python 3.11 至 3.13", "install Python 3.11 to 3.13"))


def _packages(_: Settings) -> Iterator[Finding]:
    for name in PACKAGES:
        try:
            found = f"{name} {version(name)}"
            yield Finding(True, Bilingual(found, found))
        except PackageNotFoundError:
            lacking = Bilingual(f"缺少软件包 {name}", f"package {name} is missing")
            yield Finding(False, lacking, Bilingual("请重新安装 zhengtu", "install zhengtu again"))


def _data(_: Settings) -> Iterator[Finding]:
    assets = files("dashboard") / "assets"
    held = assets.is_dir() and any(entry.name.endswith(".js") for entry in assets.iterdir())
    zh, en = ("齐全", "there") if held else ("缺失", "missing")
    yield Finding(
        held,
        Bilingual(f"浏览界面的网页组件{zh}", f"web parts of the dashboard: {en}"),
        Bilingual("请用 pip 重新安装（安装时会生成）", "install again with pip, which makes them"),
    )


def _fonts(_: Settings) -> Iterator[Finding]:
    if not shutil.which("fc-list"):
        return
    listed = subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout
    zh, en = ("已安装", "installed") if listed.strip() else ("未安装", "none")
    yield Finding(
        bool(listed.strip()),
        Bilingual(f"中文字体{zh}", f"Chinese fonts: {en}"),
        Bilingual("请安装 Noto Sans CJK 等中文字体（fonts-noto-cjk）", "install one, for instance fonts-noto-cjk"),
    )


def _store(settings: Settings) -> Iterator[Finding]:
    try:
        store = open_store(settings.store, read_only=True)
        try:
            counts = store.statistics()
        finally:
            store.close()
    except ZhengtuError as problem:
        yield Finding(False, problem.what, problem.mend)
        return
    nodes, relationships = sum(counts.nodes.values()), sum(counts.relationships.values())
    yield Finding(
        True,
        Bilingual(
            f"图库 {settings.store}：{nodes} 个节点，{relationships} 条关系",
            f"store {settings.store}: {nodes} nodes, {relationships} relationships",
        ),
    )


def _server(settings: Settings) -> Iterator[Finding]:
    """Of a server that answers, its version and its indexes; and what says who asks it."""
    try:
        address = parse_address(settings.store)
    except ZhengtuError:
        return  # said with the store
    if isinstance(address, Embedded):
        return
    for name, zh, en in (
        ("NEO4J_USERNAME", "用户 neo4j", "user neo4j"),
        ("NEO4J_PASSWORD", "无密码", "no password"),
        ("NEO4J_DATABASE", "默认数据库", "the default database"),
    ):
        given = name in os.environ
        said = ("已设置", "set") if given else (f"未设置，即{zh}", f"not set: {en}")
        yield Finding(None, Bilingual(f"环境变量 {name} {said[0]}", f"environment variable {name}: {said[1]}"))
    yield from _described(address)


def _described(address: Server) -> Iterator[Finding]:
    from graph_build.stores.neo4j_link import described

    with suppress(ZhengtuError):  # said with the store
        agent, waiting = described(address)
        yield Finding(True, Bilingual(f"服务器 {agent}", f"server {agent}"))
        listed = ", ".join(waiting)
        zh, en = (f"尚未就绪：{listed}", f"not ready: {listed}") if waiting else ("就绪", "ready")
        yield Finding(
            not waiting,
            Bilingual(f"索引{zh}", f"indexes: {en}"),
            Bilingual("请稍候再查；索引在后台生成", "look again in a while; the server makes them by itself"),
        )


CHECKS: tuple[Callable[[Settings], Iterator[Finding]], ...] = (_python, _packages, _data, _fonts, _store, _server)


@click.command("doctor")
@common
def doctor_command(settings: Settings) -> int:
    """检查 Python、软件包、图库、服务器和字体，并说明如何处理。

    Python, packages, store, server, fonts: what is right, what is wrong, how to mend it.

    \b
    例 / Example:
      zhengtu doctor
      zhengtu doctor --store bolt://localhost:7687
    """
    wrong = 0
    for check in CHECKS:
        for finding in check(settings):
            click.echo(f"{MARKS[finding.good]} {finding.what.in_(settings.language)}")
            if finding.good is False:
                wrong += 1
                if finding.mend:
                    click.echo(f"  → {finding.mend.in_(settings.language)}")
    return 2 if wrong else 0
