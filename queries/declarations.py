"""The header lines of a query that have a form of their own: `param:` and `chart:`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph_build.errors import Bilingual, QueryError
from queries.checks import check_statement
from queries.fileformat import Entry
from queries.parameters import TYPES, Parameter, read_value
from queries.vocabulary import Vocabulary

PARAM = re.compile(r"(?P<name>[a-z][a-z0-9_]*)\s+(?P<type>\S+)(?:\s+(?P<example>.+))?")
PARAM_FORM = "// param: name type example | label: 名称 · name | optional | options: MATCH …"
CHARTS = ("line", "bar")
CHART_FORM = "// chart: line x=period y=value colour=report"


@dataclass(frozen=True, slots=True)
class Chart:
    """How an answer may be drawn: `line` or `bar`, and the columns for its axes and colours."""

    kind: str
    x: str
    y: str
    colour: str | None = None


def read_parameter(entry: Entry, vocabulary: Vocabulary, earlier: Sequence[str]) -> Parameter:
    """One `param:` line. `earlier` are the parameters before it, which its options may use. Raises QueryError."""
    value, options = _split_options(entry.value)
    first, *flags = [piece.strip() for piece in value.split(" | ")]
    match = PARAM.fullmatch(first)
    if not match:
        raise _malformed(entry, "这一行读不懂", "this parameter cannot be read")
    name, kind, example = match["name"], match["type"], match["example"]
    if kind not in TYPES:
        mend = f"可用：{', '.join(TYPES)}", f"write one of {', '.join(TYPES)}"
        raise entry.place.refuse(f"参数 {name} 的类型 {kind} 不认识", f"{name} has the unknown type {kind}", *mend)
    if not example:
        raise _malformed(entry, f"参数 {name} 没有示例值", f"{name} has no example")
    label, optional = _flags(entry, flags, vocabulary.heading(name))
    needs, labels = _reading(entry, options, earlier)
    words = {} if labels else vocabulary.values.get(name, {})
    found = Parameter(name, kind, example.strip(), label, optional, options, needs, labels, words)
    return _with_true_example(entry, found)


def _split_options(text: str) -> tuple[str, str | None]:
    """Options come last, for a statement may hold bars of its own."""
    value, mark, options = text.partition("| options:")
    return value.strip(), options.strip() if mark else None


def _malformed(entry: Entry, zh: str, en: str) -> QueryError:
    return entry.place.refuse(zh, en, f"请写成 {PARAM_FORM}", f"write it like {PARAM_FORM}")


def _flags(entry: Entry, flags: Sequence[str], label: Bilingual) -> tuple[Bilingual, bool]:
    optional = False
    for flag in flags:
        if flag == "optional":
            optional = True
        elif flag.startswith("label:"):
            zh, _, en = flag.removeprefix("label:").partition("·")
            label = Bilingual(zh.strip(), en.strip() or zh.strip())
        else:
            raise _malformed(entry, f"不认识“| {flag}”", f"`| {flag}` is not known")
    return label, optional


def _reading(entry: Entry, options: str | None, earlier: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parameters that the options use, once these are seen to be right, and the labels whose names they list."""
    if options is None:
        return (), ()
    # The line of the header is all that can be named: a continued value stands on one line here.
    outline = check_statement(Entry(options, entry.place), earlier)
    if len(outline.columns()) != 1:
        raise entry.place.refuse(
            "选项语句应只返回一列", "the options return more than one column",
            "请写 RETURN x.name ORDER BY x.name", "write RETURN x.name ORDER BY x.name",
        )  # fmt: skip
    used = {name.name for name in outline.parameters}
    return tuple(name for name in earlier if name in used), tuple(sorted(outline.named()))


def _with_true_example(entry: Entry, parameter: Parameter) -> Parameter:
    try:
        read_value(parameter, parameter.example)
    except QueryError as problem:
        raise entry.place.refuse(
            f"示例值不对：{problem.what.zh}", f"the example is wrong: {problem.what.en}", *problem.mend
        ) from None
    return parameter


def read_chart(entry: Entry | None, columns: Sequence[str]) -> Chart | None:
    """The `chart:` line, or None where there is none. Raises QueryError."""
    if entry is None:
        return None
    kind, *pairs = entry.value.split()
    axes = dict(pair.split("=", 1) for pair in pairs if "=" in pair)
    if kind not in CHARTS or len(axes) < len(pairs) or not {"x", "y"} <= set(axes) <= {"x", "y", "colour"}:
        mend = f"请写成 {CHART_FORM}", f"write it like {CHART_FORM}"
        raise entry.place.refuse("chart: 读不懂", "chart: cannot be read", *mend)
    for column in axes.values():
        if column not in columns:
            known = ", ".join(columns)
            raise entry.place.refuse(
                f"chart: 用了没有返回的列 {column}", f"chart: uses the column {column}, which is not returned",
                f"可用：{known}", f"the columns are {known}",
            )  # fmt: skip
    return Chart(kind, axes["x"], axes["y"], axes.get("colour"))
