"""The facts of all reports → one graph, checked against the ontology before anything is stored.

The result does not depend on the order in which reports come: what each adds is settled in the order of their hashes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from graph_build.assemble.apart import NamedNode, kept_apart
from graph_build.assemble.contribution import Claim, Contribution, Stated, contribution, settled_claims
from graph_build.assemble.merging import Settled, Vote, settled
from graph_build.errors import Bilingual
from graph_build.garbage import left_lying
from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.records import Facts, distinct


def assemble(reports: Sequence[Facts]) -> Graph:
    """The graph of all reports."""
    with left_lying():
        return merged([contribution(facts) for facts in distinct((facts, facts) for facts in reports).values()])


def merged(contributions: Sequence[Contribution]) -> Graph:
    """What reports add, put together; they come in the order of their hashes, each once."""
    graph = Graph()
    for each in contributions:
        graph.update(each.own)
    _settle_nodes(graph, contributions)
    _settle_claims(graph, contributions)
    return graph.ordered()


def _settle_nodes(graph: Graph, contributions: Iterable[Contribution]) -> None:
    votes: dict[str, list[Vote]] = {}
    decided: dict[tuple[str, str], Bilingual] = {}
    for each in contributions:
        decided.update(each.apart)
        for id, vote in each.votes.items():
            votes.setdefault(id, []).append(vote)
    nodes = {id: settled(cast) for id, cast in votes.items()}
    apart = kept_apart((named(id, node) for id, node in nodes.items()), decided)
    for id, node in nodes.items():
        graph.add_node(node.identity.kind, id, **properties(node, map(str, apart.get(id, ()))))


def named(id: str, node: Settled) -> NamedNode:
    """A settled node as `apart` looks at it."""
    kind, scope, key = node.identity
    return NamedNode(scope, key, kind, node.name, id)


def properties(node: Settled, apart: Iterable[str]) -> dict[str, Any]:
    """All properties of a settled node but its id."""
    return {"name": node.name, **node.properties, "apart": list(apart)}


def _settle_claims(graph: Graph, contributions: Iterable[Contribution]) -> None:
    claims: dict[Stated, list[tuple[str, Claim]]] = {}
    for each in contributions:
        report = node_id("Report", each.sha256)
        for stated, claim in each.claims.items():
            claims.setdefault(stated, []).append((report, claim))
    for (type_, source, target), made in claims.items():
        graph.add_edge(type_, source, target, **settled_claims(made))
