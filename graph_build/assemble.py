"""The facts of all reports → one graph, checked against the ontology before anything is stored.

The result does not depend on the order in which reports come: they are taken in the order of their content hashes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from graph_build.divisions import gazetteer
from graph_build.folding import SPACE, fold
from graph_build.garbage import left_lying
from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.merging import Identity, Merging
from graph_build.period_forms import stretch
from graph_build.reasons import report_name
from graph_build.records import Entity, Facts, Observation, Passage, Quantity, Relation, Span, nowhere
from graph_build.resolve.bodies import Home
from graph_build.resolve.grouping import unmentioned

ROLES = ("lead", "joint", "support")


def _identity(entity: Entity) -> Identity:
    return Identity(entity.kind, entity.scope, entity.key or entity.name)


def _period_identity(facts: Facts, name: str) -> Identity:
    """Masked years are unknown: they are the same only within one report."""
    return Identity("Period", nowhere(facts.sha256) if "*" in name else "", name)


class _Stated:
    """Relationships between entities, with all passages and reports that state them."""

    def __init__(self) -> None:
        self.facts: dict[tuple[str, str, str], dict[str, Any]] = {}

    def add(
        self, type_: str, source: str, target: str, passages: Iterable[str], report: str, **properties: Any
    ) -> None:
        if source == target:
            return
        fact = self.facts.setdefault((type_, source, target), {"passages": set(), "reports": set()})
        fact["passages"].update(passages)
        fact["reports"].add(report)
        for key, value in properties.items():
            fact[key] = _combined(fact.get(key), value)

    def settle(self, graph: Graph) -> None:
        for (type_, source, target), fact in sorted(self.facts.items(), key=lambda item: item[0]):
            evidence = {"passages": sorted(fact["passages"]), "reports": sorted(fact["reports"])}
            graph.add_edge(type_, source, target, **{**fact, **evidence})


def _combined(before: Any, value: Any) -> Any:
    """Stated once is stated; of two roles the leading one; else what was said first."""
    if before is None or value is None:
        return value if before is None else before
    if isinstance(value, bool):
        return before or value
    if before in ROLES and value in ROLES:
        return min(before, value, key=ROLES.index)
    return before


class _Assembly:
    """One graph in the making."""

    def __init__(self) -> None:
        self.graph = Graph()
        self.merged = Merging()
        self.stated = _Stated()
        # Edges of nodes that are settled only when every report was seen.
        self.edges: list[tuple[str, str, str, dict[str, Any]]] = []

    def report(self, facts: Facts) -> None:
        _OneReport(self, facts).add()

    def finish(self) -> Graph:
        self.merged.settle(self.graph)
        self.stated.settle(self.graph)
        for type_, source, target, properties in self.edges:
            self.graph.add_edge(type_, source, target, **properties)
        return self.graph.ordered()


def _figure(quantity: Quantity, raw: str) -> str:
    """A number as people read it: 近20万人次, 同比增长3.2%."""
    written = SPACE.sub("", raw)
    approx = quantity.approx if quantity.approx and quantity.approx not in written else ""
    return f"{quantity.change or ''}{approx}{written}"


class _OneReport:
    """Adds the facts of one report to an assembly."""

    def __init__(self, assembly: _Assembly, facts: Facts) -> None:
        self.to = assembly
        self.facts = facts
        self.id = node_id("Report", facts.sha256)
        self.starts = [passage.span.start for passage in facts.passages]
        self.passages = [node_id("Passage", self.id, str(start)) for start in self.starts]
        self.entities = {(entity.kind, entity.name): _identity(entity).id for entity in facts.entities}

    def add(self) -> None:
        self._report_node()
        for passage, id in zip(self.facts.passages, self.passages, strict=True):
            self._passage(passage, id)
        for entity in self.facts.entities:
            self._entity(entity)
        for observation in self.facts.observations:
            self._observation(observation)
        for relation in self.facts.relations:
            self._relation(relation)

    def _edge(self, type_: str, source: str, target: str, **properties: Any) -> None:
        self.to.edges.append((type_, source, target, properties))

    def _report_node(self) -> None:
        facts, profile = self.facts, self.facts.profile
        self.to.graph.add_node(
            "Report",
            self.id,
            name=report_name(facts),
            genre=profile.genre,
            issuer=profile.issuer,
            jurisdiction=profile.jurisdiction,
            period=profile.period,
            year=int(profile.year) if profile.year.isdigit() else None,
            source=facts.source,
            sha256=facts.sha256,
            characters=facts.characters,
            language_masked=facts.masked,
        )
        if profile.issuer:
            self._edge("ISSUED_BY", self.id, self._organization(profile.issuer))
        self._edge("COVERS", self.id, self._period(profile.period))

    def _passage(self, passage: Passage, id: str) -> None:
        order = passage.order + 1
        self.to.graph.add_node(
            "Passage",
            id,
            name=f"{passage.section.rpartition(' / ')[2]} · {order}" if passage.section else str(order),
            report_id=self.id,
            order=passage.order,
            section=passage.section,
            start=passage.span.start,
            end=passage.span.end,
            text=passage.text,
        )
        self._edge("IN_REPORT", id, self.id)

    def _passage_of(self, span: Span) -> str:
        return self.passages[max(0, bisect_right(self.starts, span.start) - 1)]

    def _entity(self, entity: Entity) -> None:
        if entity.kind == "Period":
            id = self._period(entity.name, entity.aliases)
            self.entities[entity.kind, entity.name] = id
        else:
            id = self.to.merged.add(_identity(entity), entity.name, entity.aliases, **entity.attributes)
        self.to.merged.reasons.entity(id, entity, self.facts)
        for other, why in entity.apart:
            if (entity.kind, other) in self.entities:
                self.to.merged.keep_apart(id, self.entities[entity.kind, other], why)
        for mention in entity.mentions:
            start, end = mention.span
            text = self.facts.text[start:end]
            self._edge("MENTIONED_IN", id, self._passage_of(mention.span), start=start, end=end, text=text)

    def _organization(self, name: str) -> str:
        """A body by its name in this report. The issuer may be known from the manifest alone."""
        known = self.entities.get(("Organization", name))
        if known:
            return known
        place = self.facts.profile.jurisdiction
        home = Home(gazetteer().normal(place) if place else None, nowhere(self.facts.sha256))
        body = unmentioned(name, home)
        self._entity(body)
        return self.entities.setdefault(("Organization", name), _identity(body).id)

    def _period(self, name: str, aliases: Iterable[str] = ()) -> str:
        dates = stretch(name)
        fields = {"start": dates.start, "end": dates.end, "year": dates.year, "kind": dates.kind}
        id = self.to.merged.add(_period_identity(self.facts, name), name, aliases, **fields)
        self.to.merged.reasons.seen(id, self.facts)
        return id

    def _observation(self, observation: Observation) -> None:
        quantity = observation.quantity
        start, end = quantity.span
        id = node_id("Observation", self.id, str(start))
        raw = self.facts.text[start:end]
        passage = self.passages[observation.sentence]
        self.to.graph.add_node(
            "Observation",
            id,
            name=f"{quantity.indicator} {_figure(quantity, raw)}".strip(),
            raw=raw,
            value=None if quantity.value is None else float(quantity.value),
            unit=quantity.unit,
            approx=quantity.approx,
            redacted=quantity.redacted,
            change=quantity.change,
            basis=quantity.basis,
            status=quantity.status,
            statement=quantity.indicator,
        )
        self._edge("STATED_IN", id, passage, start=start, end=end)
        self._edge("OF", id, self._indicator(quantity.indicator, quantity))
        self.to.stated.add("DURING", id, self._period(observation.period), [passage], self.id)
        if observation.by:
            self._edge("BY", id, self._organization(observation.by), explicit=observation.by_explicit)
        about = self.entities.get((observation.about_kind or "", observation.about or ""))
        if about:
            self._edge("ABOUT", id, about)

    def _indicator(self, name: str, quantity: Quantity) -> str:
        unit = None if quantity.change else quantity.unit  # a rate of growth is not counted in the indicator's unit
        id = self.to.merged.add(Identity("Indicator", "", fold(name)), name, unit=unit)
        self.to.merged.reasons.seen(id, self.facts)
        return id

    def _end(self, kind: str, name: str) -> str | None:
        if kind == "Organization":
            return self._organization(name)
        return self._period(name) if kind == "Period" else self.entities.get((kind, name))

    def _relation(self, relation: Relation) -> None:
        head = self._end(relation.head_kind, relation.head)
        tail = self._end(relation.tail_kind, relation.tail)
        if head and tail:
            passages = [self.passages[sentence] for sentence in relation.sentences]
            properties = {"explicit": relation.explicit, **relation.attributes}
            self.to.stated.add(relation.type, head, tail, passages, self.id, **properties)


def assemble(reports: Sequence[Facts]) -> Graph:
    """The graph of all reports. A file given twice under two names counts once, under the name that sorts first."""
    with left_lying():
        return _assembled(reports)


def _assembled(reports: Sequence[Facts]) -> Graph:
    assembly = _Assembly()
    distinct = {facts.sha256: facts for facts in sorted(reports, key=lambda facts: facts.source, reverse=True)}
    for sha256 in sorted(distinct):
        assembly.report(distinct[sha256])
    return assembly.finish()
