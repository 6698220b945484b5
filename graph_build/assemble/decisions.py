"""Corrections as data: `decisions.csv` beside the reports, replayed on each build.

One line a decision: `action,kind,name,other,jurisdiction,who,when,why`.

| action | what it does |
|---|---|
| same | `other` is the body, initiative … that is called `name`, which is the name that stays |
| not-same | `name` and `other` are two, though a rule joined them |
| rename | `name` is to be called `other` |
| retype | `name` is of the kind `other` |
| drop | `name` is no fact |

`jurisdiction` narrows a line to the entities of one scope; without it a line holds wherever the name occurs. Indicators
are of all numbers that have them (`remeasuring.py`): a line moves or drops these, and `jurisdiction` is the reports'.
Periods are read off words, dates and what is known of a report, and are not corrected here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from graph_build.errors import Bilingual, InputError
from graph_build.files import write_text
from graph_build.folding import fold
from graph_build.ontology import ontology
from graph_build.readers.table import read_table

COLUMNS = ("action", "kind", "name", "other", "jurisdiction", "who", "when", "why")
ACTIONS = ("same", "not-same", "rename", "retype", "drop")
PAIRED = ("same", "not-same")
KINDS = tuple(kind for kind in ontology().entities if kind != "Period")
MENTIONED = tuple(kind for kind in KINDS if kind != "Indicator")  # and may turn out to be of another kind
NEW = "new"


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of a decisions file; `place` is `FILE:LINE` for messages, `NEW` for one that no file has yet."""

    place: str
    action: str
    kind: str
    name: str
    other: str = ""
    jurisdiction: str = ""
    who: str = ""
    when: str = ""
    why: str = ""

    @property
    def stands(self) -> Bilingual:
        """Where it stands, for messages."""
        return Bilingual("这一条", "this line") if self.place == NEW else Bilingual(self.place, self.place)

    @property
    def pair(self) -> frozenset[str]:
        return frozenset((fold(self.name), fold(self.other)))

    def concerns(self, kind: str, scope: str) -> bool:
        """Whether it speaks of entities of this kind and scope."""
        return kind == self.kind and self.jurisdiction in ("", scope)


def decided(decision: Decision) -> Bilingual:
    """That a line of the corrections says so, with its author and its reason; without the folder, which differs."""
    line = PurePath(decision.place).name
    notes = "，".join(note for note in (decision.who, decision.when, decision.why) if note)
    said = f"（{notes}）" if notes else ""
    words = f"{decision.action} {decision.name} {decision.other}".strip()
    return Bilingual(f"更正表 {line}：{words}{said}", f"the correction {line}: {words}{said}")


def _refuse(decision: Decision, zh: str, en: str, mend_zh: str, mend_en: str) -> InputError:
    place = decision.stands
    return InputError(Bilingual(f"{place.zh}：{zh}", f"{place.en}: {en}"), Bilingual(mend_zh, mend_en))


def _checked(decision: Decision) -> Decision:
    if decision.action not in ACTIONS:
        listed = ", ".join(ACTIONS)
        zh, en = f"未知的动作“{decision.action}”", f"unknown action {decision.action!r}"
        raise _refuse(decision, zh, en, f"可用：{listed}", f"use one of {listed}")
    _check_names(decision)
    _check_kind(decision, decision.kind)
    if decision.action == "retype":
        _check_kind(decision, decision.other)
        _check_retype(decision)
    return decision


def _check_names(decision: Decision) -> None:
    if not decision.name or (not decision.other and decision.action != "drop"):
        zh, en = _needed(decision)
        raise _refuse(decision, "缺少名称", "a name is missing", zh, en)
    if decision.action in (*PAIRED, "rename") and decision.name == decision.other:
        raise _refuse(decision, "两个名称相同", "both names are the same", "请改正其中一个", "correct one of them")


def _needed(decision: Decision) -> Bilingual:
    """What a line of this action has to name."""
    action = decision.action
    if action == "drop":
        return Bilingual("drop 要写一个名称（name）", "drop needs one name (name)")
    if action == "retype":
        return Bilingual("retype 要写名称和新类别（name、other）", "retype needs a name and its new kind (name, other)")
    return Bilingual(f"{action} 要写两个名称（name、other）", f"{action} needs two names (name, other)")


def _check_kind(decision: Decision, kind: str) -> None:
    if kind == "Period":
        raise _refuse(
            decision,
            "时段由报告的时段和文中日期推出，不能更正",
            "periods follow from a report's own time and the dates in it, and are not corrected",
            "请去掉这一条；报告的时段写在 manifest.csv 的 period 列",
            "leave this line out; a report's time goes into the column period of manifest.csv",
        )
    if kind not in KINDS:
        listed = ", ".join(KINDS)
        zh, en = f"未知的类别“{kind}”", f"unknown kind {kind!r}"
        raise _refuse(decision, zh, en, f"可用：{listed}", f"use one of {listed}")


def _check_retype(decision: Decision) -> None:
    listed = ", ".join(MENTIONED)
    if decision.kind == "Indicator":
        raise _refuse(
            decision,
            "指标由数值得出，不能改为别的类别",
            "indicators are what numbers measure, and are of no other kind",
            "可改名（rename）、并入（same）或删除（drop）",
            "rename it, join it (same) or drop it",
        )
    if decision.other == "Indicator":
        zh, en = "没有数值，不能成为指标", "what has no number is no indicator"
        raise _refuse(decision, zh, en, f"可改为：{listed}；或删除（drop）", f"make it one of {listed}, or drop it")


def _contradict(one: Decision, two: Decision) -> bool:
    """Two lines that cannot both hold."""
    if one.kind != two.kind or (one.jurisdiction and two.jurisdiction and one.jurisdiction != two.jurisdiction):
        return False
    actions = {one.action, two.action}
    if actions == set(PAIRED):
        return one.pair == two.pair
    if fold(one.name) != fold(two.name):
        return False
    if one.action == two.action:
        return one.action in ("rename", "retype") and fold(one.other) != fold(two.other)
    return "drop" in actions and bool(actions & {"rename", "retype"})


def _joined(decisions: Sequence[Decision]) -> dict[tuple[str, str, str], str]:
    """For each (kind, jurisdiction, folded name) of `same` lines, one name that stands for all joined with it."""
    leaders: dict[tuple[str, str, str], str] = {}

    def leader(kind: str, jurisdiction: str, name: str) -> str:
        while leaders.get((kind, jurisdiction, name), name) != name:
            name = leaders[kind, jurisdiction, name]
        return name

    for decision in decisions:
        if decision.action == "same":
            first = leader(decision.kind, decision.jurisdiction, fold(decision.name))
            second = leader(decision.kind, decision.jurisdiction, fold(decision.other))
            leaders[decision.kind, decision.jurisdiction, second] = first
            leaders.setdefault((decision.kind, decision.jurisdiction, first), first)
    return {(kind, scope, name): leader(kind, scope, name) for kind, scope, name in leaders}


def _check_together(decisions: Sequence[Decision]) -> None:
    """Raises InputError naming both lines where two contradict each other, directly or through others."""
    for at, one in enumerate(decisions):
        for two in decisions[at + 1 :]:
            if _contradict(one, two):
                raise _two_lines(one, two)
    joined = _joined(decisions)
    for apart in decisions:
        if apart.action != "not-same":
            continue
        ends = [joined.get((apart.kind, apart.jurisdiction, name), name) for name in sorted(apart.pair)]
        if ends[0] == ends[-1]:
            chain = next(d for d in decisions if d.action == "same" and d.kind == apart.kind and d.pair & apart.pair)
            raise _two_lines(chain, apart)


def _two_lines(one: Decision, two: Decision) -> InputError:
    zh = f"{one.stands.zh} 与 {two.stands.zh} 互相矛盾（{one.name}）"
    en = f"{one.stands.en} and {two.stands.en} contradict each other ({one.name})"
    return InputError(Bilingual(zh, en), Bilingual("请保留其中一行", "keep one of the two lines"))


def read_decisions(*paths: Path) -> tuple[Decision, ...]:
    """The lines of one or several files, checked each and together. Raises InputError that names file and line."""
    decisions = tuple(
        _checked(Decision(f"{path}:{line.number}", **{"action": "", "kind": "", "name": "", **line.cells}))
        for path in paths
        for line in read_table(path, COLUMNS, ("action", "kind", "name")).lines
    )
    _check_together(decisions)
    return decisions


def add_decision(path: Path, decision: Decision) -> None:
    """Append a line to a file (made where there is none). Raises InputError where it contradicts a line there."""
    before = read_decisions(path) if path.exists() else ()
    _check_together((*before, _checked(decision)))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in (*before, decision):
        writer.writerow([getattr(each, column) for column in COLUMNS])
    write_text(path, out.getvalue())


def unused(decisions: Iterable[Decision], used: Iterable[Decision]) -> tuple[Decision, ...]:
    """Lines that applied to nothing, in the order of the file."""
    applied = set(used)
    return tuple(decision for decision in decisions if decision not in applied)
