"""The only place that names the stages in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from itertools import chain
from pathlib import Path

from graph_build.assemble.decisions import Decision, unused
from graph_build.attribute import attribute
from graph_build.document.profile import read_profile
from graph_build.document.text import Document, Heading, parse
from graph_build.errors import ZhengtuError
from graph_build.extract import (
    documents,
    formulations,
    initiatives,
    meetings,
    organizations,
    periods,
    places,
    quantities,
)
from graph_build.garbage import left_lying
from graph_build.readers.collection import ReportFile
from graph_build.readers.plain import Source, read
from graph_build.readings import Reading, read_now
from graph_build.reconcile import settle
from graph_build.records import Entity, Facts, Mention, Observation, Passage, Relation, distinct, made
from graph_build.relate import relate
from graph_build.resolve import resolve
from graph_build.shelf import Shelf
from graph_build.stores.base import Change, Store

EXTRACTORS: tuple[Callable[[Document], tuple[Mention, ...]], ...] = (
    initiatives.extract,
    formulations.extract,
    documents.extract,
    meetings.extract,
    places.extract,
    periods.extract,
)
MASKED_SHARE = 0.5


def _passages(document: Document) -> tuple[Passage, ...]:
    text, positions = document.source.text, document.positions
    passages: list[Passage] = []
    sections: Sequence[Heading] = ()
    named = ""
    for sentence in document.sentences:
        if sentence.sections is not sections:  # sentences of one section share them
            sections, named = sentence.sections, document.section(sentence)
        start, end = span = sentence.span.moved(positions)
        passages.append(made(Passage, (span, sentence.index, named, text[start:end])))
    return tuple(passages)


def _facts(
    document: Document,
    entities: Sequence[Entity],
    observations: Sequence[Observation],
    relations: tuple[Relation, ...],
) -> Facts:
    positions = document.positions
    as_in_file = bool(positions) and positions[-1] == len(positions) - 1  # nothing was dropped
    masked = sum(observation.quantity.redacted for observation in observations)
    return Facts(
        source=document.source.name,
        sha256=document.source.sha256,
        characters=len(document.source.text),
        masked=masked > MASKED_SHARE * len(observations),
        profile=document.profile,
        passages=_passages(document),
        entities=tuple(entities if as_in_file else [entity.moved(positions) for entity in entities]),
        observations=tuple(observations if as_in_file else [each.moved(positions) for each in observations]),
        relations=relations,
        text=document.source.text,
    )


@left_lying()
def facts_of(source: Source, stated: dict[str, str] | None = None) -> Facts:
    """All that one report says. `stated` is what the manifest says of it."""
    document = parse(source)
    document = replace(document, profile=read_profile(document, stated or {}))
    bodies = organizations.extract(document)
    mentions = settle(document, chain(bodies, *(extract(document) for extract in EXTRACTORS)))
    profile, entities = resolve(document, mentions, bodies)
    document = replace(document, profile=profile)
    observations = attribute(document, quantities.extract(document, bodies), entities)
    return _facts(document, entities, observations, relate(document, entities))


Outcome = tuple[Facts | None, ZhengtuError | None]


def _read(file: ReportFile) -> Outcome:
    """What a file says, or what is wrong with it; as another process may send it."""
    try:
        return facts_of(read(file.path), dict(file.stated)), None
    except ZhengtuError as problem:
        return None, problem


def read_facts(file: ReportFile) -> Reading:
    """Facts of one file; bad input becomes a problem of that file alone."""
    return read_now(file, *_read(file))


def read_all(files: Sequence[ReportFile], jobs: int = 1, shelf: Shelf | None = None) -> Iterator[Reading]:
    """Readings in the order of the files, on `jobs` processes; what the shelf has is taken from there."""
    if shelf is None:
        yield from _read_each(files, jobs)
        return
    places = [shelf.place(file) for file in files]
    heads = [shelf.head(place) if place else None for place in places]
    missing = _read_each([file for file, head in zip(files, heads, strict=True) if not head], jobs)
    for file, place, head in zip(files, places, heads, strict=True):
        if head and place:
            yield Reading(file, head, partial(_fetched, shelf, place, file), place=place)
            continue
        reading = next(missing)
        if reading.facts and place:
            shelf.put(place, reading.facts)
        yield replace(reading, place=place)
    shelf.sweep()


def _fetched(shelf: Shelf, place: Path, file: ReportFile) -> Facts | None:
    """What the shelf has at a place, or what the file says now where the shelf has lost it."""
    facts = shelf.take(place)
    if facts is None:
        facts = read_facts(file).facts
        if facts:
            shelf.put(place, facts)
    return facts


def _read_each(files: Sequence[ReportFile], jobs: int) -> Iterator[Reading]:
    if jobs <= 1 or len(files) < 2:
        with left_lying():  # once for all: a collection walks everything that the one before walked
            yield from map(read_facts, files)
        return
    with ProcessPoolExecutor(max_workers=min(jobs, len(files))) as pool:
        outcomes = pool.map(_read, files, chunksize=max(1, len(files) // (jobs * 8)))
        yield from (read_now(file, *outcome) for file, outcome in zip(files, outcomes, strict=True))


def build(
    readings: Sequence[Reading],
    store: Store,
    *,
    decisions: Sequence[Decision] = (),
    adopt: bool = False,
    shelf: Shelf | None = None,
) -> tuple[Change, tuple[Decision, ...]]:
    """Put the graph of all reports that could be read into the store, wholly or not at all.

    Returns what changed there, and the decisions that applied to nothing. With a shelf, where the store is as the last
    build left it, only what reports that changed speak of is put together.
    """
    from graph_build.assemble.building import build_on, build_whole  # they take longer to load than a report to read
    from graph_build.assemble.ledger import ledger_path

    reports = distinct((reading.head, reading) for reading in readings if reading.head)
    path = ledger_path(shelf.folder, store.url) if shelf else None
    with left_lying():
        built = build_on(path, reports, store, decisions) if path else None
        built = built or build_whole(path, reports, store, decisions, adopt=adopt)
    return built.change, unused(decisions, built.used)
