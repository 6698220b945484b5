"""The figures of an evaluation for people: a table for the terminal in the reader's language, and one for the docs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from graph_build.errors import Bilingual
from graph_build.evaluate import Report
from graph_build.evaluate.judging import Error
from graph_build.ontology import ontology

GROUPS = {
    "entity": Bilingual("实体", "entities"),
    "entity overlap": Bilingual("实体（名称大体相合）", "entities, names overlapping"),
    "observation": Bilingual("数值", "observations"),
    "relation": Bilingual("关系", "relations"),
}
KINDS = {
    "all": Bilingual("合计", "all"),
    "found": Bilingual("找到", "found"),
    "named": Bilingual("找到且指标正确", "found and named"),
}
FIELDS = {
    "period": Bilingual("时段", "period"),
    "by": Bilingual("主体", "by"),
    "about": Bilingual("关于", "about"),
}
FIELD_TITLE = Bilingual("找到的数值中各字段的正确率", "fields right, of the observations found")
HEADS = Bilingual("精确率 召回率 F1 标注 找到", "P R F1 gold found")
ERRORS = {
    "missed": Bilingual("漏掉", "missed"),
    "spurious": Bilingual("多出", "spurious"),
    "misnamed": Bilingual("指标不对", "misnamed"),
}
INDENT = 34


def kind_title(kind: str) -> Bilingual:
    """What a kind of the figures is called: a total, a label or a type."""
    declared = ontology().nodes.get(kind) or ontology().relationships.get(kind)
    return KINDS.get(kind) or (Bilingual(declared.title.zh, kind) if declared else Bilingual(kind, kind))


def field_title(name: str) -> Bilingual:
    """What a field of an observation is called."""
    columns = {column.name: column.label for column in ontology().nodes["Observation"].properties}
    return FIELDS.get(name) or columns.get(name) or Bilingual(name, name)


def _width(text: str) -> int:
    """Columns on a terminal, where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _aligned(text: str, width: int = 8) -> str:
    return " " * (width - _width(text)) + text


def _table_lines(report: Report, language: str) -> Iterator[str]:
    yield " " * INDENT + "".join(map(_aligned, HEADS.in_(language).split()))
    last = None
    for group, kind, score in report.in_order():
        if group != last:
            yield GROUPS[group].in_(language)
        last = group
        rates = (f"{rate:8.3f}" for rate in (score.precision, score.recall, score.f1))
        yield (
            _padded(f"  {kind_title(kind).in_(language)}", INDENT) + f"{''.join(rates)}{score.gold:8d}{score.found:8d}"
        )
    yield FIELD_TITLE.in_(language)
    for name, share in report.judgement.fields.items():
        yield _padded(f"  {field_title(name).in_(language)}", INDENT) + f"{share.share:8.3f}{share.of:8d}"


def _error_line(error: Error, language: str) -> str:
    sentence = f"  「{error.sentence}」" if error.sentence else ""
    how, kind = ERRORS[error.how].in_(language), kind_title(error.kind).in_(language)
    return f"{_padded(how, 10)}{_padded(kind, 16)}{error.what}  [{error.document}]{sentence}"


def _first_of_each(errors: Sequence[Error], limit: int) -> Iterator[Error]:
    shown: dict[tuple[str, str], int] = {}
    for error in errors:
        shown[error.how, error.kind] = shown.get((error.how, error.kind), 0) + 1
        if shown[error.how, error.kind] <= limit:
            yield error


def as_table(report: Report, errors: int = 0, language: str = "zh") -> str:
    """Figures for people, and up to `errors` errors of each sort of each kind."""
    shown = (_error_line(error, language) for error in _first_of_each(report.judgement.errors, errors))
    return "\n".join([*_table_lines(report, language), *shown])


def as_markdown(report: Report) -> str:
    """The figures in both languages: kinds, then the fields of observations; of overlapping names the total alone."""
    lines = ["| | | P | R | F1 | n |", "|---|---|---|---|---|---|"]
    rows = [row for row in report.in_order() if row[0] != "entity overlap" or row[1] == "all"]
    for group, kind, score in rows:
        rates = " | ".join(f"{rate:.2f}" for rate in (score.precision, score.recall, score.f1))
        lines.append(f"| {' '.join(GROUPS[group])} | {_both(kind_title(kind))} | {rates} | {score.gold} |")
    lines += ["", f"| {' '.join(FIELD_TITLE)} | | n |", "|---|---|---|"]
    lines += [f"| {_both(field_title(name))} | {s.share:.2f} | {s.of} |" for name, s in report.judgement.fields.items()]
    return "\n".join(lines)


def _both(text: Bilingual) -> str:
    return text.zh if text.zh == text.en else f"{text.zh} {text.en}"
