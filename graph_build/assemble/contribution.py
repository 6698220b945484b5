"""What one report adds to the graph: rows of its own, and its word on what other reports speak of as well."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph_build.assemble.merging import Identity, Vote
from graph_build.divisions import gazetteer
from graph_build.errors import Bilingual
from graph_build.folding import SPACE
from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.measure import Measures
from graph_build.period_forms import stretch
from graph_build.reasons import plain, report_name, said_of
from graph_build.records import Entity, Facts, Measured, Observation, Passage, Quantity, Relation, Span, nowhere
from graph_build.resolve.grouping import unmentioned
from graph_build.resolve.home import Home

ROLES = ("lead", "joint", "support")
Stated = tuple[str, str, str]  # type, source and target of a relationship that several reports may state
Claim = dict[str, Any]  # what one report says of such a relationship: its passages, and properties


@dataclass(slots=True)
class Contribution:
    """`own` are nodes and relationships that nobody else speaks of: the report, its passages and numbers, and what ends
    there. `votes` are by node, `claims` by relationship, `apart` by pair of nodes: a correction says that they are two.
    """

    sha256: str
    own: Graph = field(default_factory=Graph)
    votes: dict[str, Vote] = field(default_factory=dict)
    claims: dict[Stated, Claim] = field(default_factory=dict)
    apart: dict[tuple[str, str], Bilingual] = field(default_factory=dict)


def settled_claims(claims: Sequence[tuple[str, Claim]]) -> dict[str, Any]:
    """The properties of a relationship as several reports have it; `claims` are with the ids of reports, in the order
    of their contents' hashes."""
    (report, claim), *others = claims
    if not others:
        return {**claim, "reports": [report]}
    result = dict(claim)
    for _, each in others:
        for key, value in each.items():
            result[key] = _combined(result.get(key), value)
    passages = sorted({passage for _, each in claims for passage in each["passages"]})
    return {**result, "passages": passages, "reports": sorted(report for report, _ in claims)}


def _combined(before: Any, value: Any) -> Any:
    """Stated once is stated; of two roles the leading one; else what was said first."""
    if before is None or value is None:
        return value if before is None else before
    if isinstance(value, bool):
        return before or value
    if before in ROLES and value in ROLES:
        return min(before, value, key=ROLES.index)
    return before


def _identity(entity: Entity) -> Identity:
    return Identity(entity.kind, entity.scope, entity.key or entity.name)


def _period_identity(facts: Facts, name: str) -> Identity:
    """Masked years are unknown: they are the same only within one report."""
    return Identity("Period", nowhere(facts.sha256) if "*" in name else "", name)


def _figure(quantity: Quantity, raw: str) -> str:
    """A number as people read it: 近20万人次, 同比增长3.2%."""
    written = SPACE.sub("", raw)
    approx = quantity.approx if quantity.approx and quantity.approx not in written else ""
    return f"{quantity.change or ''}{approx}{written}"


class _OneReport:
    """A contribution in the making."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.made = Contribution(facts.sha256)
        self.own = self.made.own
        self.name = report_name(facts)
        self.id = node_id("Report", facts.sha256)
        self.starts = [passage.span.start for passage in facts.passages]
        self.passages = [node_id("Passage", self.id, str(start)) for start in self.starts]
        self.ids: dict[Identity, str] = {}
        self.periods: dict[str, tuple[Identity, dict[str, Any]]] = {}
        self.entities = {(entity.kind, entity.name): self._id(_identity(entity)) for entity in facts.entities}

    def _id(self, identity: Identity) -> str:
        if identity not in self.ids:
            self.ids[identity] = identity.id
        return self.ids[identity]

    def _vote(self, identity: Identity, name: str, aliases: Iterable[str] = (), **attributes: Any) -> str:
        """The report calls a node so; the node's id."""
        id = self._id(identity)
        vote = self.made.votes.get(id)
        if vote is None:
            vote = self.made.votes[id] = Vote(identity, self.name)
        vote.count(name, aliases, attributes)
        return id

    def _claim(self, stated: Stated, passages: Iterable[str], **properties: Any) -> None:
        """The report states a relationship, once more or for the first time."""
        if stated[1] == stated[2]:
            return
        claim = self.made.claims.setdefault(stated, {"passages": []})
        claim["passages"] = sorted({*claim["passages"], *passages})
        for key, value in properties.items():
            claim[key] = _combined(claim.get(key), value)

    def contribution(self) -> Contribution:
        self._report_node()
        for passage, id in zip(self.facts.passages, self.passages, strict=True):
            self._passage(passage, id)
        for entity in self.facts.entities:
            self._entity(entity)
        measures = Measures(self.facts)
        for observation, measured in zip(self.facts.observations, measures.found, strict=True):
            self._observation(observation, measured)
        for one, other, why in measures.apart:
            self._keep_apart(self._id(self._measure(one)), self._id(self._measure(other)), why)
        for relation in self.facts.relations:
            self._relation(relation)
        return self.made

    def _edge(self, type_: str, source: str, target: str, **properties: Any) -> None:
        self.own.add_edge(type_, source, target, **properties)

    def _report_node(self) -> None:
        facts, profile = self.facts, self.facts.profile
        self.own.add_node(
            "Report",
            self.id,
            name=self.name,
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
        self.own.add_node(
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
            id = self._vote(_identity(entity), entity.name, entity.aliases, **entity.attributes)
        self.made.votes[id].lines |= said_of(entity, self.facts)
        for other, why in entity.apart:
            if (entity.kind, other) in self.entities:
                self._keep_apart(id, self.entities[entity.kind, other], why)
        for mention in entity.mentions:
            start, end = mention.span
            text = self.facts.text[start:end]
            self._edge("MENTIONED_IN", id, self._passage_of(mention.span), start=start, end=end, text=text)

    def _keep_apart(self, one: str, two: str, why: Bilingual) -> None:
        if one != two:
            self.made.apart[min(one, two), max(one, two)] = why

    def _organization(self, name: str) -> str:
        """A body by its name in this report. The issuer may be known from the manifest alone."""
        known = self.entities.get(("Organization", name))
        if known:
            return known
        home = Home(gazetteer().told(self.facts.profile.jurisdiction), nowhere(self.facts.sha256))
        body = unmentioned(name, home)
        self._entity(body)
        return self.entities.setdefault(("Organization", name), self._id(_identity(body)))

    def _period(self, name: str, aliases: Iterable[str] = ()) -> str:
        if name not in self.periods:
            dates = stretch(name)
            fields = {"start": dates.start, "end": dates.end, "year": dates.year, "kind": dates.kind}
            self.periods[name] = _period_identity(self.facts, name), fields
        identity, fields = self.periods[name]
        return self._vote(identity, name, aliases, **fields)

    def _observation(self, observation: Observation, measured: Measured) -> None:
        quantity = observation.quantity
        start, end = quantity.span
        id = node_id("Observation", self.id, str(start))
        raw = self.facts.text[start:end]
        passage = self.passages[observation.sentence]
        self.own.add_node(
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
        self._edge("OF", id, self._indicator(measured, quantity))
        self._edge("DURING", id, self._period(observation.period), passages=[passage], reports=[self.id])
        if observation.by:
            self._edge("BY", id, self._organization(observation.by), explicit=observation.by_explicit)
        about = self.entities.get((observation.about_kind or "", observation.about or ""))
        if about:
            self._edge("ABOUT", id, about)

    def _measure(self, measured: Measured) -> Identity:
        """What says too little by itself is nobody else's."""
        return Identity("Indicator", measured.home(self.facts.sha256), measured.key)

    def _indicator(self, measured: Measured, quantity: Quantity) -> str:
        unit = None if quantity.change else quantity.unit  # a rate of growth is not counted in the indicator's unit
        aliases = [quantity.indicator, *(form for form, _ in measured.decided)]
        id = self._vote(self._measure(measured), measured.name, aliases, unit=unit)
        if measured.why:
            self.made.votes[id].lines.add((plain(quantity.indicator), measured.why))
        self.made.votes[id].lines.update((plain(form), why) for form, why in measured.decided)
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
            self._claim((relation.type, head, tail), passages, **properties)


def contribution(facts: Facts) -> Contribution:
    """What a report adds, whatever else is there."""
    return _OneReport(facts).contribution()
