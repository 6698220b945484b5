"""`zhengtu build` and `zhengtu facts`: from files to facts and to the graph."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from graph_build.assemble.decisions import Decision, read_decisions
from graph_build.errors import Bilingual, InputError, ZhengtuError
from graph_build.evaluate.annotation import as_annotation
from graph_build.files import write_text
from graph_build.pipeline import build, read_all
from graph_build.readers.collection import Collection, collect
from graph_build.readings import Reading
from graph_build.shelf import Shelf, cache_folder
from graph_build.stores import check_address, open_store
from graph_build.stores.base import Change, Store
from zhengtu.cli.options import Settings, common
from zhengtu.cli.printing import tell

INCOMPLETE = 3


def _progress(readings: Iterator[Reading], total: int, settings: Settings) -> Iterator[Reading]:
    """A bar on a terminal, a line where standard error is a pipe."""
    if settings.quiet or not sys.stderr.isatty():
        yield from readings
        return
    label = "reading" if settings.language == "en" else "读取"
    with click.progressbar(readings, length=total, label=label, file=sys.stderr) as bar:
        yield from bar


def _notes(reading: Reading, settings: Settings) -> None:
    """What a build says of one report: where manifest and text differ, and, if asked, why things are what they are."""
    assert reading.head is not None
    file = reading.file.path.name
    for note in reading.head.profile.notes:
        settings.say(f"{file}：{note.zh}", f"{file}: {note.en}")
    if settings.verbose and reading.facts:
        for field, reason in reading.facts.profile.reasons.items():
            settings.say(f"{file}：{field}：{reason}", f"{file}: {field}: {reason}")
        for entity in reading.facts.entities:
            for form, why in entity.reasons:
                settings.say(f"{file}：{entity.name}：{form}：{why.zh}", f"{file}: {entity.name}: {form}: {why.en}")


def read_reports(
    collection: Collection, jobs: int, settings: Settings, shelf: Shelf | None = None
) -> tuple[list[Reading], bool]:
    """Readings that have facts, and whether something was left out. Raises InputError where nothing is left."""
    readings = list(_progress(read_all(collection.files, jobs, shelf), len(collection.files), settings))
    good = [reading for reading in readings if reading.head]
    problems = [*collection.problems, *(reading.problem for reading in readings if reading.problem)]
    if len(problems) == 1 and not good:
        raise problems[0]
    for problem in problems:
        tell(problem, settings)
    if not good:
        raise InputError(
            Bilingual("没有一份报告可读，图未改动", "no report could be read; the graph is unchanged"),
            Bilingual("请按上面各行逐一处理后重试", "mend what the lines above name, and try again"),
        )
    for reading in good:
        _notes(reading, settings)
    return good, bool(problems)


def build_reports(
    paths: Sequence[str],
    settings: Settings,
    *,
    jobs: int = 1,
    corrections: str | None = None,
    adopt: bool = False,
    anew: bool = False,
) -> int:
    """Build the graph of files and folders in the store; the exit code says whether something was left out."""
    check_address(settings.store)
    collection = collect([Path(path) for path in paths])
    decisions = read_decisions(*([Path(corrections)] if corrections is not None else collection.decisions))
    shelf = None if anew else Shelf(cache_folder())
    readings, incomplete = read_reports(collection, jobs, settings, shelf)
    store = open_store(settings.store)
    try:
        _tell_leaving(store, readings, settings)
        change, idle = build(readings, store, decisions=decisions, adopt=adopt, shelf=shelf)
        _tell_idle(store, decisions, idle, settings)
    finally:
        store.close()
    _tell_change(len(readings), change, settings)
    return INCOMPLETE if incomplete else 0


def _tell_leaving(store: Store, readings: Sequence[Reading], settings: Settings) -> None:
    """The store will hold just the reports that are given: name those that leave it."""
    statement = "MATCH (r:Report) RETURN r.name AS name, r.sha256 AS sha256, r.source AS source ORDER BY name, sha256"
    try:
        stored = store.query(statement).rows
    except ZhengtuError:
        return  # nothing is stored yet
    read = [reading.head for reading in readings if reading.head]
    contents, files = {head.sha256 for head in read}, {head.source for head in read}
    away = [(name, source) for name, sha256, source in stored if sha256 not in contents]
    changed, leaving = [n for n, file in away if file in files], [n for n, file in away if file not in files]
    if changed:
        settings.say(f"内容有变，重读：{_listed(changed)}", f"changed, read again: {_listed(changed)}")
    if leaving:
        listed = _listed(leaving)
        settings.say(
            f"图库只保留本次给出的报告；移出 {len(leaving)} 份：{listed}",
            f"the store holds just the reports given; {len(leaving)} leave it: {listed}",
        )


def _tell_idle(store: Store, decisions: Sequence[Decision], idle: Sequence[Decision], settings: Settings) -> None:
    """Name each correction that applied to nothing, with its reason and how to mend it."""
    if not idle:
        return
    from zhengtu.cli.idle import why_idle

    for decision in idle:
        place, name = decision.place, decision.name
        try:
            why, mend, _ = why_idle(store, decision, decisions[: decisions.index(decision)])
        except ZhengtuError:  # the store is built, whatever it answers now
            settings.say(f"{place}：没有适用的对象（{name}）", f"{place}: applies to nothing ({name})")
            continue
        settings.say(f"{place}：没有适用的对象：{why.zh}", f"{place}: applies to nothing: {why.en}")
        settings.say(f"  {mend.zh}", f"  {mend.en}")


def _listed(names: Sequence[str]) -> str:
    return "、".join(names[:5]) + ("…" if len(names) > 5 else "")


def _tell_change(reports: int, change: Change, settings: Settings) -> None:
    zh, en = f"{reports} 份报告 → {settings.store}：", f"{reports} reports → {settings.store}: "
    settings.say(
        zh + f"新增 {change.added}，改动 {change.changed}，删除 {change.removed}，不变 {change.unchanged}",
        en + f"{change.added} added, {change.changed} changed, {change.removed} removed, {change.unchanged} unchanged",
    )


@click.command("build")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--jobs", type=click.IntRange(1), default=1, help="并行进程数 / processes")
@click.option(
    "--decisions", "corrections", type=click.Path(), default=None, help="更正表 / corrections [decisions.csv]"
)
@click.option("--adopt", is_flag=True, help="允许写入已有他人数据的库 / store beside somebody else's data")
@click.option("--anew", is_flag=True, help="重读全部报告，不沿用上次的结果 / read unchanged reports again too")
@common
def build_command(
    settings: Settings, paths: tuple[str, ...], jobs: int, corrections: str | None, adopt: bool, anew: bool
) -> int:
    """读取文件和文件夹，把图存入图库。图库只保留本次给出的报告；重复运行结果不变。

    Read files and folders and store their graph. The store then holds just these; again with the same input: no change.

    \b
    例 / Example:
      zhengtu build seeds/reports
      zhengtu build seeds/reports my-reports --store kglite:my.kgl
      zhengtu build seeds/reports --store bolt://localhost:7687
    """
    return build_reports(paths, settings, jobs=jobs, corrections=corrections, adopt=adopt, anew=anew)


def _refuse_same_names(readings: Sequence[Reading]) -> None:
    """Two files of one stem would write to one place."""
    taken: dict[str, Path] = {}
    for reading in readings:
        other = taken.setdefault(reading.file.path.stem, reading.file.path)
        if other is not reading.file.path:
            raise InputError(
                Bilingual(
                    f"{other} 与 {reading.file.path} 会写到同一个文件",
                    f"{other} and {reading.file.path} would write one file",
                ),
                Bilingual("请改名，或分两次输出到不同文件夹", "rename one, or write them to two folders"),
            )


@click.command("facts")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--out", type=click.Path(file_okay=False), default=None, help="输出文件夹 / folder for <stem>.json")
@click.option("--jobs", type=click.IntRange(1), default=1, help="并行进程数 / processes")
@common
def facts_command(settings: Settings, files: tuple[str, ...], out: str | None, jobs: int) -> int:
    """以标注指南的 JSON 格式列出每份文件的事实。

    What each file says, as JSON in the annotation format.

    \b
    例 / Example:
      zhengtu facts seeds/reports/000_cb1ac245585ee90c.txt
      zhengtu facts seeds/reports --out facts/
    """
    readings, incomplete = read_reports(collect([Path(file) for file in files]), jobs, settings)
    if out is None and len(readings) > 1:
        raise click.UsageError(
            "several files need --out DIR" if settings.language == "en" else "多份文件需要 --out 文件夹"
        )
    if out is not None:
        _refuse_same_names(readings)
    for reading in readings:
        assert reading.facts is not None
        text = json.dumps(as_annotation(reading.facts), ensure_ascii=False, indent=1) + "\n"
        if out is None:
            click.echo(text, nl=False)
        else:
            write_text(Path(out) / f"{reading.file.path.stem}.json", text)
    if out is not None:
        settings.say(f"{len(readings)} 份报告 → {out}", f"{len(readings)} reports → {out}")
    return INCOMPLETE if incomplete else 0
