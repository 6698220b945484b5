"""What a statement may do, judged by the engine's own plan of it: what is not listed is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from graph_build.stores.base import Rows
from graph_build.stores.complaints import refused, unbearable

PREFIX = "EXPLAIN "
WRITING = "CREATE, SET, MERGE, DELETE …"
STEPS = ("step", "operation", "details", "rows")
SIDE = "| "
PROCEDURES = ("db.labels", "db.relationshipTypes", "db.propertyKeys")

KGLITE_LISTED = """
    Call CallSubquery Expand Filter Limit Match OptimizerPass OptionalMatch OrderBy Return Skip Union Unwind Where With

    FusedChainDistinctCount FusedChainGroupedPathCount FusedChainPathCount FusedCountAll FusedCountAllEdges
    FusedCountAnchoredEdges FusedCountByType FusedCountEdgesByType FusedCountLabelUnion FusedCountTypedEdge
    FusedCountTypedNode FusedMatchReturnAggregate FusedMatchWithAggregate FusedNodeScanAggregate FusedNodeScanTopK
    FusedOptionalMatchAggregate FusedOrderByTopK
"""
# Operators of Neo4j 5 that read the graph or work on rows; https://neo4j.com/docs/cypher-manual/5/planning-and-tuning/
NEO4J_LISTED = """
    AllNodesScan DirectedAllRelationshipsScan DirectedRelationshipByElementIdSeek DirectedRelationshipByIdSeek
    DirectedRelationshipIndexContainsScan DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan
    DirectedRelationshipIndexSeek DirectedRelationshipIndexSeekByRange DirectedRelationshipTypeScan
    DirectedUnionRelationshipTypesScan IntersectionNodeByLabelsScan MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek
    NodeByLabelScan NodeCountFromCountStore NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan NodeIndexSeek
    NodeIndexSeekByRange NodeUniqueIndexSeek NodeUniqueIndexSeekByRange PartitionedAllNodesScan
    PartitionedNodeByLabelScan RelationshipCountFromCountStore SubtractionNodeByLabelsScan
    UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek UndirectedRelationshipByIdSeek
    UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan UndirectedRelationshipIndexScan
    UndirectedRelationshipIndexSeek UndirectedRelationshipIndexSeekByRange UndirectedRelationshipTypeScan
    UndirectedUnionRelationshipTypesScan UnionNodeByLabelsScan

    Expand OptionalExpand VarLengthExpand BFSPruningVarExpand PruningVarExpand Repeat BidirectionalRepeat
    ShortestPath StatefulShortestPath ProjectEndpoints TriadicBuild TriadicFilter TriadicSelection

    AntiSemiApply Apply LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply RollUpApply
    SelectOrAntiSemiApply SelectOrSemiApply SemiApply ConditionalApply AntiConditionalApply Anti
    CartesianProduct LeftOuterHashJoin NodeHashJoin NodeLeftOuterHashJoin NodeRightOuterHashJoin RightOuterHashJoin
    ValueHashJoin AssertSameNode AssertSameRelationship

    Aggregation Argument CacheProperties Distinct Eager EagerAggregation EmptyRow ExhaustiveLimit Filter
    Limit Optional OrderedAggregation OrderedDistinct OrderedUnion PartialSort PartialTop PartitionedUnwind
    PreserveOrder ProcedureCall ProduceResults Projection Skip Sort Top Top1WithTies Union Unwind
"""
KGLITE = frozenset(KGLITE_LISTED.split())
NEO4J = frozenset(NEO4J_LISTED.split())

# What a plan does not show as operators: sub-statements within expressions (Neo4j), within CALL { } and behind UNION
# (the embedded engine), and names of procedures (the embedded engine).
KGLITE_OPAQUE = frozenset(("Call", "CallSubquery", "Union"))
NEO4J_OPAQUE = re.compile(r"\b(exists|count|collect)\s*\{", re.IGNORECASE)
LOADING = re.compile(r"(?<![a-z_])load.*csv", re.IGNORECASE | re.DOTALL)
CALLING = re.compile(r"(?<![a-z_])call(?![a-z0-9_])\s*([^\s({]*)", re.IGNORECASE)
# Engines go one step deeper for each of these; the embedded one ends the whole program some hundreds of steps down (for
# properties of properties, some thousands).
DEEPER = re.compile(r"(?<![a-z_])(call|foreach|union)(?![a-z0-9_])", re.IGNORECASE)
NEGATED = re.compile(r"(not\s+){30}", re.IGNORECASE)
# Strings, quoted names and comments.
ASIDE = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/", re.DOTALL)
DEEPEST, BRACKETS, DOTS, LONGEST = 30, 200, 1000, 100_000
ESCAPED = re.compile(r"\\u+([0-9a-f]{4})", re.IGNORECASE)


def require_bearable(cypher: str) -> None:
    """Raises QueryError for a statement on which an engine could break before it gives a plan."""
    if len(cypher) > LONGEST:
        raise unbearable()
    plain = _unescaped(cypher)
    if len(DEEPER.findall(plain)) > DEEPEST or plain.count(".") > DOTS:
        raise unbearable()
    for text in (plain, ASIDE.sub(" ", plain)):  # brackets in strings may hide how deep others stand, or look deep
        if _brackets(text) > BRACKETS or NEGATED.search(text):
            raise unbearable()


def _brackets(text: str) -> int:
    """How deep brackets stand within each other."""
    steps = ((mark in "([{") - (mark in ")]}") for mark in text if mark in "()[]{}")
    return max(accumulate(steps), default=0)


def allow_kglite(cypher: str, operations: Iterable[str]) -> None:
    """Raises QueryError unless every operation of the embedded engine's plan is listed."""
    named = [operation.split()[0] for operation in operations]
    for name in named:
        _require(name, KGLITE)
    if KGLITE_OPAQUE & set(named):
        _look_inside(cypher)


def allow_neo4j(cypher: str, query_type: str, plan: Mapping[str, Any]) -> None:
    """Raises QueryError unless Neo4j says that the statement reads, and every operator of its plan is listed."""
    if query_type != "r":
        raise refused({"s": "administration", "w": WRITING, "rw": WRITING}.get(query_type, query_type))
    opaque = False
    for operator, _ in _operators(plan):
        name = re.split(r"[@(]", operator["operatorType"])[0]
        details = _details(operator)
        _require(name, NEO4J)
        if name == "ProcedureCall" and details.split("(")[0] not in PROCEDURES:
            raise refused(f"CALL {details.split('(')[0]}")
        opaque = opaque or NEO4J_OPAQUE.search(details) is not None
    if opaque:
        _look_inside(cypher)


def _operators(plan: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], int]]:
    """Every operator before those it takes rows from, and how many branches away from the main line it stands."""
    waiting = [(plan, 0)]
    while waiting:
        operator, aside = waiting.pop()
        yield operator, aside
        waiting += [(child, aside + (at > 0)) for at, child in enumerate(operator.get("children", []))]


def _details(operator: Mapping[str, Any]) -> str:
    return str(operator.get("args", {}).get("Details", ""))


def neo4j_steps(plan: Mapping[str, Any]) -> Rows:
    """A server's plan as `Store.plan` gives it."""
    found = []
    for step, (operator, aside) in enumerate(reversed(list(_operators(plan))), 1):
        rows = operator.get("args", {}).get("EstimatedRows")
        name = SIDE * aside + operator["operatorType"].split("@")[0]
        found.append((step, name, _details(operator), None if rows is None else round(rows)))
    return Rows(STEPS, tuple(found))


def kglite_steps(plan: Iterable[Mapping[str, Any]]) -> Rows:
    """The embedded engine's plan as `Store.plan` gives it, without what its optimizer thought of."""
    shown = [row for row in plan if not row["operation"].startswith("OptimizerPass")]
    named = [(*row["operation"].partition(" ")[::2], row["estimated_rows"]) for row in shown]
    return Rows(STEPS, tuple((step, *row) for step, row in enumerate(named, 1)))


def _require(name: str, listed: frozenset[str]) -> None:
    if name not in listed:
        raise refused("LOAD CSV" if name.lower() == "loadcsv" else name)


def _look_inside(cypher: str) -> None:
    """For statements whose plan hides a part: refuse what so much as resembles reading a file or calling a procedure.

    A string that holds such words is refused as well; telling strings apart would be a second parser, and its mistakes
    would be holes.
    """
    plain = _unescaped(cypher)
    if LOADING.search(plain):
        raise refused("LOAD CSV")
    for procedure in CALLING.findall(plain):
        if procedure and procedure not in PROCEDURES:
            raise refused(f"CALL {procedure[:40]}")


def _unescaped(cypher: str) -> str:
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), cypher)
