"""The property graph as a networkx.MultiDiGraph: how it is made, checked against the ontology, and ordered.

Node key: the node's id; node data: `label` and every declared property. Edge key: the type, with the span behind it
where a pair of nodes may be joined several times (`MENTIONED_IN:12-16`); edge data: `type` and declared properties.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import networkx as nx

from graph_build.errors import Bilingual, OntologyError
from graph_build.ontology import PROPERTY_TYPES, Ontology, Property, ontology
from graph_build.records import digest

if TYPE_CHECKING:
    PropertyGraph = nx.MultiDiGraph[str]
else:
    PropertyGraph = nx.MultiDiGraph

SPANNED = ("start", "end")


def node_id(label: str, *parts: str) -> str:
    """The deterministic id of a node: prefix of its kind and a hash of what identifies it."""
    return f"{ontology().nodes[label].prefix}-{digest(label, *parts)}"


def edge_key(type_: str, properties: Mapping[str, Any]) -> str:
    """The type, with the span where the relationship has one."""
    if all(properties.get(name) is not None for name in SPANNED):
        return f"{type_}:{properties['start']}-{properties['end']}"
    return type_


def add_node(graph: PropertyGraph, label: str, id: str, **properties: Any) -> str:
    """Add a node with all declared properties (None where not given) and return its id."""
    declared = {column.name: None for column in ontology().nodes[label].columns}
    graph.add_node(id, label=label, **{**declared, "id": id, **properties})
    return id


def add_edge(graph: PropertyGraph, type_: str, source: str, target: str, **properties: Any) -> None:
    """Add a relationship with all declared properties (None where not given)."""
    declared = {column.name: None for column in ontology().relationships[type_].properties}
    graph.add_edge(source, target, key=edge_key(type_, properties), type=type_, **{**declared, **properties})


def _complain(what: str) -> OntologyError:
    return OntologyError(
        Bilingual(f"图与本体不符：{what}", f"the graph does not agree with the ontology: {what}"),
        Bilingual("这是程序的缺陷，请附上报告反馈", "this is a bug of ours; please report it with the input"),
    )


def _check_values(owner: str, data: Mapping[str, Any], columns: tuple[Property, ...], extra: set[str]) -> None:
    unknown = set(data) - {column.name for column in columns} - extra
    if unknown:
        raise _complain(f"{owner} has undeclared properties {sorted(unknown)}")
    for column in columns:
        value = data.get(column.name)
        wanted = PROPERTY_TYPES[column.type]
        if value is not None and (not isinstance(value, wanted) or (wanted is int and isinstance(value, bool))):
            raise _complain(f"{owner}.{column.name} should be {column.type}, is {value!r}")


def check(graph: PropertyGraph, kinds: Ontology | None = None) -> None:
    """Raises OntologyError for the first node or relationship that the ontology does not allow."""
    kinds = kinds or ontology()
    for id, data in graph.nodes(data=True):
        kind = kinds.nodes.get(data.get("label", ""))
        if kind is None:
            raise _complain(f"node {id} has the label {data.get('label')!r}")
        if not data.get("name") or data.get("id") != id:
            raise _complain(f"{kind.label} {id} lacks a name or its id")
        _check_values(f"{kind.label} {id}", data, kind.columns, {"label"})
    for source, target, data in graph.edges(data=True):
        relationship = kinds.relationships.get(data.get("type", ""))
        pair = (graph.nodes[source].get("label"), graph.nodes[target].get("label"))
        if relationship is None or pair not in relationship.pairs:
            raise _complain(f"({pair[0]})-[{data.get('type')}]->({pair[1]}) is not declared")
        _check_values(relationship.type, data, relationship.properties, {"type"})


def ordered(graph: PropertyGraph) -> PropertyGraph:
    """A copy in the canonical order: nodes by label (as declared) and id, edges by type (as declared), ends and key."""
    labels = {label: at for at, label in enumerate(ontology().nodes)}
    types = {type_: at for at, type_ in enumerate(ontology().relationships)}
    nodes = sorted((labels[data["label"]], id) for id, data in graph.nodes(data=True))
    edges = sorted((types[data["type"]], *ends) for *ends, data in graph.edges(keys=True, data=True))
    result = PropertyGraph()
    result.add_nodes_from((id, graph.nodes[id]) for _, id in nodes)
    for _, source, target, key in edges:
        result.add_edge(source, target, key=key, **graph.edges[source, target, key])
    return result
