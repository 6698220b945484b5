"""What a statement may do, judged by the engine's own plan of it: what is not listed is refused."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graph_build.errors import Bilingual, QueryError

PROCEDURES = ("db.labels", "db.relationshipTypes", "db.propertyKeys")
KGLITE = frozenset(
    "Match OptionalMatch Expand Where Filter With Return OrderBy Skip Limit Unwind Union CallSubquery Call "
    "OptimizerPass "
    # What the optimizer makes of several reading steps at once.
    "FusedChainDistinctCount FusedChainGroupedPathCount FusedChainPathCount FusedCountAll FusedCountAllEdges "
    "FusedCountAnchoredEdges FusedCountByType FusedCountEdgesByType FusedCountLabelUnion FusedCountTypedEdge "
    "FusedCountTypedNode FusedMatchReturnAggregate FusedMatchWithAggregate FusedNodeScanAggregate FusedNodeScanTopK "
    "FusedOptionalMatchAggregate FusedOrderByTopK".split()
)


def refusal(what: str) -> QueryError:
    """The two lines for a statement that does what the console does not do."""
    return QueryError(
        Bilingual(f"此语句不获准执行：{what}", f"this statement is refused: {what}"),
        Bilingual(
            "此处只读：请用 MATCH … RETURN 一类的查询语句，每次一句",
            "only reading is allowed here: one statement at a time, such as MATCH … RETURN",
        ),
    )


CALLED = re.compile(r"\bcall\b\s*([^\s({]*)", re.IGNORECASE)
LOADING = re.compile(r"\bload\b.*\bcsv\b", re.IGNORECASE | re.DOTALL)


def allow_kglite(cypher: str, operations: Iterable[str]) -> None:
    """Raises QueryError unless every operation of the embedded engine's plan is listed.

    That plan does not show what stands in CALL { } or behind UNION, and does not name procedures; there, and only
    there, the text is looked at, and what merely resembles a file or a procedure is refused too.
    """
    named = [operation.split()[0] for operation in operations]
    for name in named:
        if name not in KGLITE:
            raise refusal(name)
    if not {"Union", "CallSubquery", "Call"} & set(named):
        return
    if LOADING.search(cypher):
        raise refusal("LOAD CSV")
    for procedure in CALLED.findall(cypher):
        if procedure and procedure not in PROCEDURES:
            raise refusal(f"CALL {procedure[:40]}")
