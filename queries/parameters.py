"""Parameters of canned queries: their declaration, and values that people type."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from graph_build.errors import Bilingual, QueryError

Value = str | int | float | bool | list[str] | None
YES = ("true", "yes", "1", "是", "真")
NO = ("false", "no", "0", "否", "假")
LIST_MARKS = re.compile(r"[,，、;；]")
LARGEST = 2**63 - 1
ASSIGNMENT = re.compile(r"\s*([^\W\d]\w*)\s*[=＝]\s*")
SHOWN = 60  # characters of a value that does not fit


@dataclass(frozen=True, slots=True)
class Parameter:
    """One `$name` of a query. `example` is typed text that is true on the seeds; `options` a Cypher statement of one
    column that lists what may be chosen, `needs` the other parameters it uses; if `optional`, it may be left out.
    Options that are names of nodes have their `labels`; stored codes have the `words` that people read for them."""

    name: str
    type: str
    example: str
    label: Bilingual
    optional: bool = False
    options: str | None = None
    needs: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    words: Mapping[str, Bilingual] = field(default_factory=dict)


def _string(text: str) -> str:
    return text


def _integer(text: str) -> int:
    value = int(text.replace("_", "x"))
    if abs(value) > LARGEST:
        raise ValueError(text)
    return value


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text).isoformat()


def _boolean(text: str) -> bool:
    if text.lower() not in YES + NO:
        raise ValueError(text)
    return text.lower() in YES


def _list(text: str) -> list[str]:
    if text.startswith("["):
        items = json.loads(text)
        if not isinstance(items, list):
            raise ValueError(text)
        return [str(item) for item in items]
    return [item.strip() for item in LIST_MARKS.split(text) if item.strip()]


# For each type: how typed text is read, and how what is allowed is said.
TYPES: Mapping[str, tuple[Callable[[str], Value], Bilingual]] = {
    "string": (_string, Bilingual("文字", "text")),
    "integer": (_integer, Bilingual("整数，如 2023", "a whole number such as 2023")),
    "date": (_date, Bilingual("日期，如 2023-05-09", "a date such as 2023-05-09")),
    "boolean": (_boolean, Bilingual("true 或 false（是、否）", "true or false")),
    "list": (_list, Bilingual("以逗号或顿号分隔的几项", "items with commas between them")),
}


def read_value(parameter: Parameter, given: object) -> Value:
    """A typed text (or a value of the right kind already) as the query takes it. Raises QueryError."""
    read, allowed = TYPES[parameter.type]
    try:
        return read(_as_text(given).strip())
    except (ValueError, RecursionError):
        shown = _short(given)
        raise QueryError(
            Bilingual(f"参数 {parameter.name} 不能是“{shown}”", f"{parameter.name} cannot be {shown!r}"),
            Bilingual(
                f"应为{allowed.zh}；例如 {parameter.name}={parameter.example}",
                f"give {allowed.en}; for example {parameter.name}={parameter.example}",
            ),
        ) from None


def _short(given: object) -> object:
    """What was given, so that it fits into a line."""
    return f"{given[:SHOWN]}…" if isinstance(given, str) and len(given) > SHOWN else given


def _as_text(given: object) -> str:
    if isinstance(given, bool):
        return str(given).lower()
    if isinstance(given, (list, tuple)):
        return json.dumps([str(item) for item in given], ensure_ascii=False)
    return str(given)


def read_values(query: str, parameters: Iterable[Parameter], values: Mapping[str, object]) -> dict[str, Value]:
    """Every parameter with its value, in the order of declaration; an optional one that is missing or empty is None.

    Raises QueryError for a name that the query lacks, a value of the wrong kind, and a required one left out.
    """
    declared = {parameter.name: parameter for parameter in parameters}
    for name in values:
        if name not in declared:
            raise _unknown(query, name, tuple(declared))
    return {name: _value(query, parameter, values.get(name)) for name, parameter in declared.items()}


def _value(query: str, parameter: Parameter, given: object) -> Value:
    if given is not None and _as_text(given).strip():
        return read_value(parameter, given)
    if parameter.optional:
        return None
    example = f"{parameter.name}={parameter.example}"
    raise QueryError(
        Bilingual(f"查询 {query} 缺少参数 {parameter.name}", f"the query {query} needs {parameter.name}"),
        Bilingual(f"请给出一个值，例如 {example}", f"give a value, for example {example}"),
    )


def _unknown(query: str, name: str, declared: tuple[str, ...]) -> QueryError:
    allowed = ", ".join(declared) or "–"
    near = get_close_matches(name, declared, n=1)
    zh = f"，是否想写 {near[0]}" if near else ""
    en = f"; did you mean {near[0]}" if near else ""
    return QueryError(
        Bilingual(f"查询 {query} 没有参数 {name}{zh}", f"the query {query} has no parameter {name}{en}"),
        Bilingual(f"可用的参数：{allowed}", f"its parameters are: {allowed}"),
    )


def assignments(query: str, parameters: Sequence[Parameter], texts: Iterable[str]) -> dict[str, str]:
    """`k=v` as typed behind a query's name. A value alone is for the only one, or the only one that must be given.

    Raises QueryError for a value alone of any other query, and where a name stands twice.
    """
    found: dict[str, str] = {}
    alone = []
    for text in texts:
        assigned = assignment(parameters, text)
        if assigned is None:
            alone.append(text)
            continue
        name, value = assigned
        if name in found:
            raise QueryError(
                Bilingual(f"参数 {name} 给了两次", f"{name} is given twice"),
                Bilingual("每个参数只给一个值", "give each parameter one value"),
            )
        found[name] = value
    return found | _named(query, [param for param in parameters if param.name not in found], alone)


def assignment(parameters: Sequence[Parameter], text: str) -> tuple[str, str] | None:
    """The parameter that a typed `k=v` names, and the text of its value; None for a value alone."""
    match = ASSIGNMENT.match(text)
    return (_called(parameters, match[1]), text[match.end() :]) if match else None


def meant_by_one(free: Sequence[Parameter]) -> Parameter | None:
    """The parameter, of those that have no value yet, that one value alone can only be for."""
    meant = _wanted(free)
    return meant[0] if len(meant) == 1 else None


def _wanted(free: Sequence[Parameter]) -> Sequence[Parameter]:
    return [param for param in free if not param.optional] or free


def _called(parameters: Sequence[Parameter], typed: str) -> str:
    """The name of the parameter that people read so: 机构 is `organization`; any other word stays."""
    titled = (param.name for param in parameters if typed in (param.label.zh.partition("（")[0], param.label.en))
    return typed if typed in {param.name for param in parameters} else next(titled, typed)


def _named(query: str, free: Sequence[Parameter], alone: Sequence[str]) -> dict[str, str]:
    """Values that stand alone, under the name of the parameter that they can only be for."""
    meant, only = _wanted(free), meant_by_one(free)
    if only and len(alone) == 1:
        return {only.name: alone[0]}
    if alone:
        raise _nameless(query, meant if len(alone) <= len(meant) else free, alone)
    return {}


def _nameless(query: str, free: Sequence[Parameter], alone: Sequence[str]) -> QueryError:
    listed = "、".join(alone), ", ".join(alone)
    if not free:
        return QueryError(
            Bilingual(f"查询 {query} 用不着“{listed[0]}”", f"the query {query} has no use for {listed[1]}"),
            Bilingual("请去掉再运行", "leave it out"),
        )
    if len(alone) == 1:
        forms = [f"{param.name}={alone[0]}" for param in free]
        mend = f"请写成 {' 或 '.join(forms)}", f"write {' or '.join(forms)}"
    else:
        form = " ".join(f"{param.name}={value}" for param, value in zip(free, alone, strict=False))
        mend = f"请写成这样：{form}", f"write them like {form}"
    return QueryError(
        Bilingual(f"“{listed[0]}”前面没有写参数名", f"no parameter is named before {listed[1]}"), Bilingual(*mend)
    )
