"""Why a name is the node that it is: what was joined into it, and what nearly was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from graph_build.errors import Bilingual, QueryError
from graph_build.folding import fold
from graph_build.ontology import ontology
from graph_build.reasons import SEPARATOR, Line, plain, read_line
from graph_build.stores.base import Hit, Store
from queries.near import near_names

REPORTS = """
MATCH (n)-[:MENTIONED_IN]->(:Passage)-[:IN_REPORT]->(r:Report)
WHERE n.id IN $ids
WITH DISTINCT n.id AS id, r.name AS report
RETURN id, report
ORDER BY id, report
"""
# Labels come from the ontology alone.
WRITTEN = """
MATCH (n:{labels})
WHERE any(line IN n.reasons WHERE line STARTS WITH $line)
RETURN n.id AS id
ORDER BY n.name, id
"""
MOST_REPORTS = 5000


@dataclass(frozen=True, slots=True)
class Explained:
    """One node of the name. `reasons` are its lines; `apart` those of near nodes, each with the reports that name it
    (none for what only numbers have)."""

    id: str
    label: str
    name: str
    aliases: Sequence[str]
    reasons: tuple[Line, ...]
    apart: tuple[tuple[Line, Sequence[str]], ...]


def explain(store: Store, name: str, labels: Sequence[str] = (), limit: int = 20) -> tuple[Explained, ...]:
    """The nodes that have a name or alias, at most `limit`. Raises QueryError, with near names, where there is none."""
    kinds = labels or ontology().entities
    hits = _named(store, name, kinds, limit) or _named(store, plain(name), kinds, limit)
    ids = [hit.id for hit in hits] or _written(store, plain(name), kinds, limit)
    if not ids:
        raise _unknown(store, name, kinds)
    nodes = [node for id in ids if (node := store.node(id))]
    lines = {node["id"]: tuple(map(read_line, node["apart"] or ())) for node in nodes}
    reports = _reports(store, sorted({line.where for apart in lines.values() for line in apart if line.where}))
    return tuple(_explained(node, lines[node["id"]], reports) for node in nodes)


def _named(store: Store, name: str, labels: Sequence[str], limit: int) -> list[Hit]:
    """Exact names and aliases come first in what a search finds."""
    wanted = fold(name)
    return list(takewhile(lambda hit: fold(hit.matched) == wanted, store.search(name, labels, limit)))


def _written(store: Store, form: str, labels: Sequence[str], limit: int) -> list[str]:
    """Ids of nodes into which a form was joined that is neither name nor alias: “法治体检”活动 without its marks."""
    statement = WRITTEN.format(labels="|".join(labels))
    return [str(id) for (id,) in store.query(statement, {"line": form + SEPARATOR}, limit=limit).rows if form]


def _unknown(store: Store, name: str, labels: Sequence[str]) -> QueryError:
    near = near_names(store, name, labels)
    what = Bilingual(f"图中没有“{name}”", f"the graph has no {name}")
    if not near:
        return QueryError(what, Bilingual("请用 zhengtu search 查名称", "look for names with zhengtu search"))
    return QueryError(what, Bilingual(f"相近的名称：{'、'.join(near)}", f"near names: {', '.join(near)}"))


def _reports(store: Store, ids: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id, report in store.query(REPORTS, {"ids": list(ids)}, limit=MOST_REPORTS).rows if ids else ():
        found.setdefault(id, []).append(report)
    return found


def _explained(node: Mapping[str, Any], apart: Sequence[Line], reports: Mapping[str, Sequence[str]]) -> Explained:
    return Explained(
        node["id"],
        node["label"],
        node["name"],
        tuple(node["aliases"] or ()),
        tuple(map(read_line, node["reasons"] or ())),
        tuple((line, reports.get(line.where, ())) for line in apart),
    )


def as_json(found: Explained) -> dict[str, Any]:
    """The shape that `zhengtu explain --format json` promises."""
    return {
        "id": found.id,
        "label": found.label,
        "name": found.name,
        "aliases": list(found.aliases),
        "reasons": [
            {"form": line.form, "why": line.why.zh, "why_en": line.why.en, "reports": line.where}
            for line in found.reasons
        ],
        "apart": [
            {"name": line.form, "why": line.why.zh, "why_en": line.why.en, "id": line.where, "reports": list(reports)}
            for line, reports in found.apart
        ],
    }
