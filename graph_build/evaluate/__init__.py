"""Facts against hand-annotated facts: precision, recall and F1 per kind, and how often each field is right.

The texts are read and their facts extracted as `zhengtu facts` does, heeding a manifest beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph_build.errors import Bilingual, InputError
from graph_build.evaluate.annotation import as_annotation
from graph_build.evaluate.judging import Judgement, Score, judge
from graph_build.files import is_file
from graph_build.ontology import ontology
from graph_build.pipeline import read_facts
from graph_build.readers.collection import collect

LISTS = {
    "entities": ("type", "name"),
    "observations": ("sentence", "raw", "indicator", "keywords"),
    "relations": ("type", "head", "tail", "sentence"),
}

GROUPS = ("entity", "entity overlap", "observation", "relation")
TOTALS = ("all", "found", "named")


@dataclass(frozen=True, slots=True)
class Report:
    """What the judgement of several documents adds up to; `documents` are the names of their texts."""

    documents: tuple[str, ...]
    judgement: Judgement

    def score(self, group: str, kind: str = "all") -> Score:
        """The score of a kind, of nothing where no document has it. Groups are entity, entity overlap, observation
        (with the kinds found and named) and relation."""
        return self.judgement.scores.get((group, kind), Score())

    def in_order(self) -> Iterator[tuple[str, str, Score]]:
        """Group, kind, score: groups in their order; within one, totals first, then kinds as the ontology has them."""
        order = [*TOTALS, *ontology().nodes, *ontology().relationships]
        for group in GROUPS:
            kinds = [kind for of, kind in self.judgement.scores if of == group]
            for kind in sorted(kinds, key=lambda kind: (order.index(kind) if kind in order else len(order), kind)):
                yield group, kind, self.judgement.scores[group, kind]


def _malformed(path: Path, zh: str, en: str) -> InputError:
    return InputError(
        Bilingual(f"{path}：{zh}", f"{path}: {en}"),
        Bilingual("请按标注指南的格式改正", "correct it to the form of the annotation guide"),
    )


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_text("utf-8"))
    except OSError as problem:
        raise _malformed(path, f"无法读取（{problem.strerror}）", f"cannot be read ({problem.strerror})") from problem
    except (UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise _malformed(path, "不是 JSON", f"is not JSON ({problem})") from problem


def read_gold(path: Path) -> dict[str, Any]:
    """One annotated document. Raises InputError where it is not in the form of the annotation guide."""
    gold = _parsed(path)
    if not isinstance(gold, dict) or not isinstance(gold.get("doc"), str):
        raise _malformed(path, "缺少 doc（原文文件名）", "lacks doc, the name of its text")
    for name, keys in LISTS.items():
        for number, item in enumerate(gold.setdefault(name, []), start=1):
            lacking = [key for key in keys if not isinstance(item, dict) or key not in item]
            if lacking:
                where = f"{name}[{number}]"
                raise _malformed(path, f"{where} 缺少 {lacking[0]}", f"{where} lacks {lacking[0]}")
    return {**gold, "report": gold.get("report") or {}}


def _text_of(path: Path, name: str, folder: Path | None) -> Path:
    elsewhere, beside = (folder or path.parent) / name, path.parent / name
    return beside if beside.is_file() and not elsewhere.is_file() else elsewhere


def _found(text: Path) -> dict[str, Any]:
    """The facts of one text. Raises the error that kept it from being read."""
    if not is_file(text):
        raise InputError(
            Bilingual(f"{text}：原文不存在", f"{text}: no such file"),
            Bilingual("请用 --texts 给出原文所在文件夹", "name the folder of the texts with --texts"),
        )
    collection = collect([text])
    if collection.problems:
        raise collection.problems[0]
    reading = read_facts(collection.files[0])
    if reading.facts is None:
        raise reading.problem or InputError(Bilingual(f"{text}：没有事实", f"{text}: no facts"), Bilingual("", ""))
    return as_annotation(reading.facts)


def evaluate(gold_files: Sequence[Path], texts_folder: Path | None = None) -> Report:
    """Judge the facts of every annotated document. Its text is `doc` in `texts_folder` if it is there, else beside it.

    Raises InputError for an annotation that is malformed or whose text is missing.
    """
    judgement = Judgement()
    documents = []
    for path in gold_files:
        gold = read_gold(path)
        judgement.add(judge(gold, _found(_text_of(path, gold["doc"], texts_folder))))
        documents.append(gold["doc"])
    return Report(tuple(documents), judgement)


def _score_data(score: Score) -> dict[str, float]:
    rates = {"precision": score.precision, "recall": score.recall, "f1": score.f1}
    return {**{name: round(rate, 3) for name, rate in rates.items()}, "gold": score.gold, "found": score.found}


def as_json(report: Report) -> str:
    """`{"documents": […], "scores": {group: {kind: {"precision", "recall", "f1", "gold", "found"}}}, "fields": …}`."""
    scores: dict[str, dict[str, Any]] = {}
    for group, kind, score in report.in_order():
        scores.setdefault(group, {})[kind] = _score_data(score)
    fields = {name: {"share": round(s.share, 3), "of": s.of} for name, s in report.judgement.fields.items()}
    return json.dumps({"documents": report.documents, "scores": scores, "fields": fields}, ensure_ascii=False, indent=1)
