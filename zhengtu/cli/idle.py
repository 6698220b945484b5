"""Why a correction applies to nothing: what the graph has instead of what the line names, and what to write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from graph_build.assemble.decisions import PAIRED, Decision
from graph_build.errors import Bilingual, QueryError
from graph_build.folding import fold
from graph_build.ontology import ontology
from graph_build.stores.base import Store
from queries.explain import Explained, explain


class Finding(NamedTuple):
    """Why a line applies to nothing, and how to mend it. `new`: the graph has nothing that is called or written so."""

    why: Bilingual
    mend: Bilingual
    new: bool = False


def why_idle(store: Store, decision: Decision, before: Sequence[Decision] = ()) -> Finding:
    """What is the matter with a line that changed nothing, `before` being the lines above it. Raises StoreError."""
    if decision.action in PAIRED and are_one(store, decision):
        return _nothing_to_do(decision)
    names = (decision.name, decision.other) if decision.action in PAIRED else (decision.name,)
    for name in names:
        found = _spoken_of(name, decision, before) or unknown(store, decision.kind, name)
        if found:
            return found
    if decision.jurisdiction:
        return _elsewhere(store, decision)
    return _nothing_to_do(decision)


def unknown(store: Store, kind: str, name: str) -> Finding | None:
    """Why nothing of the kind is called so; None where something is."""
    try:
        found = explain(store, name, (kind,))
    except QueryError as problem:
        return _other_kind(store, kind, name) or _nowhere(kind, name, problem)
    return None if any(fold(one.name) == fold(name) for one in found) else _form_of(name, found)


def are_one(store: Store, decision: Decision) -> bool:
    """Whether both names of a line are names or forms of one node."""
    return not _ids(store, decision.kind, decision.name).isdisjoint(_ids(store, decision.kind, decision.other))


def _ids(store: Store, kind: str, name: str) -> set[str]:
    try:
        return {one.id for one in explain(store, name, (kind,))}
    except QueryError:
        return set()


def _title(kind: str) -> Bilingual:
    return ontology().nodes[kind].title


def _nowhere(kind: str, name: str, problem: QueryError) -> Finding:
    zh, en = _title(kind)
    return Finding(Bilingual(f"没有叫“{name}”的{zh}", f"no {en} is called {name}"), problem.mend, new=True)


def _other_kind(store: Store, kind: str, name: str) -> Finding | None:
    try:
        found = [one for one in explain(store, name) if fold(one.name) == fold(name)]
    except QueryError:
        return None
    if not found:
        return None
    label = found[0].label
    why = Bilingual(
        f"“{name}”是{_title(label).zh}，不是{_title(kind).zh}", f"{name} is not of the kind {kind} but {label}"
    )
    return Finding(why, Bilingual(f"类别请写 {label}", f"write {label} for its kind"))


def _form_of(name: str, found: Sequence[Explained]) -> Finding:
    names = list(dict.fromkeys(one.name for one in found))
    zh, en = "、".join(names), ", ".join(names)
    return Finding(
        Bilingual(f"“{name}”是“{zh}”的另一种写法", f"{name} is another form of {en}"),
        Bilingual(
            f"请写“{names[0]}”；若不是一回事，用 not-same 分开", f"write {names[0]}, or part the two with not-same"
        ),
    )


def _spoken_of(name: str, decision: Decision, before: Sequence[Decision]) -> Finding | None:
    """A line above may have taken away what this one names."""
    for line in before:
        gone = line.other if line.action == "same" else line.name
        if line.kind == decision.kind and line.action != "not-same" and fold(gone) == fold(name):
            why = Bilingual(f"{line.place} 已处理“{name}”", f"{line.place} has dealt with {name}")
            return Finding(why, Bilingual("请删去一行，或改写它的名称", "take out one line, or write its new name"))
    return None


def _elsewhere(store: Store, decision: Decision) -> Finding:
    """There is such a name, and not in the jurisdiction of the line."""
    nodes = [store.node(one.id) or {} for one in explain(store, decision.name, (decision.kind,))]
    homes = sorted({str(home) for node in nodes if (home := node.get("jurisdiction"))})
    zh = f"（它属于 {'、'.join(homes)}）" if homes else ""
    en = f" (it is of {', '.join(homes)})" if homes else ""
    where = decision.jurisdiction
    return Finding(
        Bilingual(f"{where} 没有“{decision.name}”{zh}", f"{where} has no {decision.name}{en}"),
        Bilingual("请改正 jurisdiction，或留空", "correct the jurisdiction, or leave it empty"),
    )


def _nothing_to_do(decision: Decision) -> Finding:
    names = f"{decision.name}、{decision.other}", f"{decision.name}, {decision.other}"
    drop = Bilingual("可删去这一行", "the line may go")
    if decision.action == "not-same":
        zh, en = f"没有报告把两者并为一个（{names[0]}）", f"no report has the two as one ({names[1]})"
        return Finding(Bilingual(zh, en), drop)
    if decision.action == "same":
        return Finding(Bilingual(f"两者已是一个（{names[0]}）", f"the two are one already ({names[1]})"), drop)
    zh = f"图中有“{decision.name}”，但没有报告这样提到它"
    en = f"the graph has {decision.name}, but no report mentions it so"
    look = f"zhengtu explain {decision.name}"
    return Finding(Bilingual(zh, en), Bilingual(f"报告中的写法见 {look}", f"{look} shows how reports write it"))
