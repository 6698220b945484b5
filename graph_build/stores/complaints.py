"""What both engines say in the same words when something is wrong."""

from __future__ import annotations

import re

from graph_build.errors import Bilingual, QueryError, StoreError

LENGTH = 200
POSITION = re.compile(r"line 1, col(?:umn)? (\d+)(?: \(offset: \d+\))?")


def _short(message: str) -> str:
    first = message.strip().split("\n")[0].strip()
    return first if len(first) <= LENGTH else f"{first[:LENGTH]}…"


def refused(what: str) -> QueryError:
    """A statement that does what may not be done here."""
    return QueryError(
        Bilingual(f"此语句不获准执行：{what}", f"this statement is refused: {what}"),
        Bilingual(
            "此处只读：请用 MATCH … RETURN 一类的查询，每次一句",
            "only reading is allowed here: one statement at a time, such as MATCH … RETURN",
        ),
    )


class Malformed(QueryError):
    """A statement that is no Cypher, or not the engine's."""


def malformed(message: str, prefix: str = "") -> Malformed:
    """A statement that the engine does not understand, with the first line of what it says. Places in that line are
    moved back by the `prefix` that the reader did not type."""
    said = POSITION.sub(lambda found: f"line 1, column {int(found[1]) - len(prefix)}", message) if prefix else message
    return Malformed(
        Bilingual(f"查询有误：{_short(said)}", f"the query is wrong: {_short(said)}"),
        Bilingual("请检查语法、名称和参数", "check its syntax, names and parameters"),
    )


def too_slow(timeout: float) -> QueryError:
    """A statement that took longer than it may."""
    return QueryError(
        Bilingual(f"查询超过 {timeout:g} 秒，已中止", f"the query ran longer than {timeout:g} s and was stopped"),
        Bilingual("请缩小范围、加 LIMIT 或放宽时限", "narrow it, add a LIMIT, or allow more time"),
    )


def too_large() -> QueryError:
    """A statement that needs more memory than it may have."""
    return QueryError(
        Bilingual("查询占用的内存超过上限，已中止", "the query needed more memory than it may have and was stopped"),
        Bilingual("请缩小范围或加 LIMIT", "narrow it or add a LIMIT"),
    )


def unbearable() -> QueryError:
    """A statement, or an answer, on which an engine could break."""
    return QueryError(
        Bilingual("语句或结果过长，或嵌套过深", "the statement or its answer is too long or nested too deep"),
        Bilingual("请缩短；长列表请作为参数给出", "shorten it; give long lists as parameters"),
    )


def foreign_data(url: str, what: str) -> StoreError:
    """Somebody else's data where the graph should go."""
    return StoreError(
        Bilingual(f"{url} 中有不属于本程序的数据：{what}", f"{url} holds data that is not ours: {what}"),
        Bilingual("请换一个数据库，或加 --adopt 与其共存", "use another database, or build beside it with --adopt"),
    )


class Unsettled(StoreError):
    """What is stored changes while it is read; asked again a little later, it may be whole."""


class BeingWritten(Unsettled):
    """A load of one transaction ends, or was cut off: `turn` tells which load."""

    turn: str | None = None


def being_written(url: str, turn: str | None) -> BeingWritten:
    """An answer that may be half of the old graph and half of the new one."""
    problem = BeingWritten(
        Bilingual(f"{url} 中的图正在写入", f"the graph at {url} is being written"),
        Bilingual("请稍后再试", "ask again in a moment"),
    )
    problem.turn = turn
    return problem


def half_loaded(url: str) -> Unsettled:
    """A load that is not finished, so that no reader takes half a graph for a whole."""
    return Unsettled(
        Bilingual(f"{url} 中的图尚未写完", f"{url} holds a graph that is not loaded to its end"),
        Bilingual("请稍候；若无构建在运行，请重新构建", "wait a little; where no build is running, build again"),
    )


def overtaken(url: str) -> Unsettled:
    """An answer of which a part was deleted before it was given."""
    return Unsettled(
        Bilingual(f"{url} 中的数据在查询时被删改", f"{url} changed while it was asked"),
        Bilingual("请再试一次", "ask again"),
    )


def only_reading() -> StoreError:
    """A load through a store that was opened for reading."""
    return StoreError(
        Bilingual("该存储以只读方式打开", "the store was opened for reading only"),
        Bilingual("请以可写方式打开后再构建", "open it for writing to build"),
    )
