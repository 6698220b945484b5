"""Readings → a store: what changed since the last build where that is known, else the whole graph."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from graph_build.assemble import merged
from graph_build.assemble.contribution import Contribution, contribution
from graph_build.assemble.decisions import Decision
from graph_build.assemble.growth import grow
from graph_build.assemble.ledger import Entry, Ledger, Unusable, fill
from graph_build.assemble.ledger_rows import key_of
from graph_build.assemble.remeasuring import asked, forms_of
from graph_build.assemble.replay import replay
from graph_build.folding import fold
from graph_build.graph import Graph
from graph_build.readings import Reading
from graph_build.records import Facts
from graph_build.stores.base import Change, Store
from graph_build.stores.difference import Differences, change

FEW = 20  # so many reports may change
SHARE = 4  # or one in so many; where more do, the whole graph is quicker made anew
Readings = Mapping[str, Reading]


class Built(NamedTuple):
    """What a build changed in the store, and the decisions that applied to something."""

    change: Change
    used: tuple[Decision, ...]


def build_whole(
    path: Path | None, reports: Readings, store: Store, decisions: Sequence[Decision], *, adopt: bool
) -> Built:
    """Assemble the graph, compare it with what is stored, and begin the ledger at `path` anew."""
    facts = [facts for reading in reports.values() if (facts := reading.facts)]
    replayed = replay(decisions, facts)
    made = [contribution(each) for each in replayed.reports]
    graph = merged(made)
    done = store.load(graph, adopt=adopt)
    if path and store.left is not None:
        entries = [_entry(reports, *each) for each in zip(facts, replayed.reports, made, strict=True)]
        _begin(path, made, entries, graph, store.left)
    return Built(done, replayed.used)


def _begin(
    path: Path, made: Sequence[Contribution], entries: Sequence[Entry | None], graph: Graph, state: str
) -> None:
    known = [(each, entry) for each, entry in zip(made, entries, strict=True) if entry]
    ledger = Ledger.make(path) if len(known) == len(made) else None
    if ledger is None:
        return
    with ledger, suppress(sqlite3.Error, UnicodeEncodeError):
        fill(ledger, known, graph)
        ledger.seal_as(state, graph.node_count + graph.edge_count)


def _entry(reports: Readings, facts: Facts, replayed: Facts, made: Contribution) -> Entry | None:
    """How a report stands in the ledger: by the place of its facts where no decision changed these."""
    reading = reports.get(facts.sha256)
    if reading is None or reading.place is None:
        return None
    place = reading.place.name
    return Entry(place if replayed is facts else key_of(made), place, _forms(facts, made))


def _forms(facts: Facts, made: Contribution) -> frozenset[str]:
    """All that a decision may call an entity or an indicator of a report. Where a decision changed the indicators, the
    next build looks at the report whatever it is called."""
    entities = ((entity.name, entity.key or entity.name, *entity.aliases) for entity in facts.entities)
    indicators = [vote for vote in made.votes.values() if vote.identity.kind == "Indicator"]
    forms = chain(*entities, *(vote.aliases for vote in indicators))
    wordings = (forms_of(name, vote.identity.key) for vote in indicators for name in vote.names)
    return frozenset(map(fold, forms)).union(*wordings)


def _asked(decision: Decision) -> frozenset[str]:
    """The forms under which a decision looks for what it names."""
    names = (decision.name, decision.other)
    return frozenset(map(fold, names)).union(*(asked(name) for name in names if decision.kind == "Indicator"))


def build_on(path: Path, reports: Readings, store: Store, decisions: Sequence[Decision]) -> Built | None:
    """Change in the store what changed in the reports since the build whose ledger is at `path`. None where there is no
    such ledger, the store is not as that build left it, or so much changed that this would take longer."""
    ledger = Ledger.open(path)
    if ledger is None:
        return None
    with ledger:
        if store.state() != ledger.seal.state:
            return None
        try:
            grown = _grown(ledger, reports, decisions)
        except (Unusable, sqlite3.Error):  # nothing else: a mistake of ours must not pass for a strange ledger
            return None
        if grown is None:
            return None
        differences, used = grown
        done = change(differences.each())
        size = ledger.seal.size + done.added - done.removed
        if not differences.empty and not store.amend(differences, state=ledger.seal.state, size=size):
            return None
        state = ledger.seal.state if differences.empty else store.left
        if state is not None and ledger.touched:
            ledger.seal_as(state, size)
    return Built(Change(done.added, done.changed, done.removed, size - done.added - done.changed), used)


def _grown(
    ledger: Ledger, reports: Readings, decisions: Sequence[Decision]
) -> tuple[Differences, tuple[Decision, ...]] | None:
    """What changes in the graph, and the decisions that applied; the ledger has it then."""
    before = ledger.entries()
    gone = [sha256 for sha256 in before if sha256 not in reports]
    fresh = {sha256 for sha256, reading in reports.items() if not _is_known(before.get(sha256), reading)}
    if len(gone) + len(fresh) > max(FEW, len(reports) // SHARE):
        return None
    names = frozenset[str]().union(*map(_asked, decisions))
    decided = {sha for sha, entry in before.items() if entry.key != entry.place or not names.isdisjoint(entry.forms)}
    facts = [reports[sha256].facts for sha256 in reports if sha256 in fresh or sha256 in decided]
    read = [each for each in facts if each]
    replayed = replay(decisions, read)
    new: list[tuple[Contribution, Entry]] = []
    for each, after in zip(read, replayed.reports, strict=True):
        made = contribution(after)
        entry = _entry(reports, each, after, made)
        if entry is None:
            return None
        if before.get(each.sha256) != entry:
            new.append((made, entry))
    gone += [made.sha256 for made, _ in new if made.sha256 in before]
    return (grow(ledger, gone, new), replayed.used) if len(read) == len(facts) else None


def _is_known(entry: Entry | None, reading: Reading) -> bool:
    return entry is not None and reading.place is not None and entry.place == reading.place.name
