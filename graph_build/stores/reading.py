"""What both engines answer with the same Cypher text: search, neighbours, schema, statistics, the whole graph.

Texts here keep to the part of Cypher that `docs/decisions` lists as alike on both engines. Names of labels and types
come from the ontology alone and are never typed by anybody, so they may stand in the text.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Any, NamedTuple, TypeVar

from graph_build.graph import Graph
from graph_build.identity import ANY_ID, edge_key, label_of
from graph_build.ontology import ontology
from graph_build.stores import cypher
from graph_build.stores.base import DEFAULT_TIMEOUT, Hit, Neighbourhood, Schema, Statistics
from graph_build.stores.rows import stored_graph
from graph_build.typed import Meaning, meanings

TYPES = "|".join(ontology().relationships)
DEGREE = f"COUNT {{ (n)-[:{TYPES}]-() }}"
OWN_TIMEOUT = 600.0  # seconds, for statements of ours over the whole graph
Row = tuple[Any, ...]
T = TypeVar("T")


class CypherReader(ABC):
    """The reading half of a store, on top of methods that run a trusted text. `compiles` says that the engine makes
    a machine of a regular expression once for a statement, and not for each row; `knows_aliases` that the store finds
    them without the engine (`_aliased`)."""

    compiles = True
    knows_aliases = False

    @abstractmethod
    def _of_one_state(self, work: Callable[[], T]) -> T:
        """What `work` answers with several statements, all of them put to the same graph: a build that ends between two
        of them must not give an answer of which half is old and half is new."""

    @abstractmethod
    def _read(self, statement: str, parameters: Mapping[str, Any], timeout: float = OWN_TIMEOUT) -> list[Row]:
        """All rows of a statement of ours, cells as `Rows` has them."""

    @abstractmethod
    def _values(self, statement: str) -> list[Row]:
        """All rows of a statement of ours whose cells are property values: quicker, for millions of them."""

    def _aliased(self, is_meant: Callable[[str], bool]) -> list[str]:
        """Ids of all nodes whose aliases, in lower case, are meant, and maybe of more."""
        raise NotImplementedError

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 50) -> tuple[Hit, ...]:
        """See `Store.search`."""
        found = self._of_one_state(lambda: self._hits(text, labels, limit))
        return tuple(Hit(id, label_of(id) or "", name, matched, degree) for id, name, matched, degree in found)

    def _hits(self, text: str, labels: Sequence[str], limit: int) -> list[Row]:
        found: list[Row] = []
        for statement in search_statements(labels, regular=self.compiles, aliased=self.knows_aliases):
            if len(found) < limit:
                found += self._first(statement, text, limit - len(found))
        return found

    def _first(self, statement: Callable[[Meaning], str], text: str, limit: int) -> list[Row]:
        """What the likeliest meaning of a text finds that finds anything."""
        for meaning in meanings(text):
            asked, given = statement(meaning), _parameters(meaning) | {"limit": limit}
            if "$aliased" in asked:
                given["aliased"] = self._aliased(_is_meant(meaning, given))
            found = self._read(asked, given, DEFAULT_TIMEOUT) if asked else []
            if found:
                return found
        return []

    def node(self, id: str) -> Mapping[str, Any] | None:
        """See `Store.node`."""
        label = label_of(id)
        rows = self._read(f"MATCH (n:{label} {{id: $id}}) RETURN n", {"id": id}) if label else []
        return rows[0][0] if rows else None

    def neighbours(self, id: str, *, limit: int = 200) -> Neighbourhood:
        """See `Store.neighbours`."""
        return self._of_one_state(lambda: self._around(id, limit))

    def _around(self, id: str, limit: int) -> Neighbourhood:
        centre = self.node(id)
        if centre is None:
            return Neighbourhood((), ())
        entities = ontology().entities
        found: list[Row] = []
        for labels in (entities, [label for label in ontology().nodes if label not in entities]):
            if len(found) <= limit:
                statement = neighbours_statement(centre["label"], labels)
                found += self._read(statement, {"id": id, "limit": limit + 1 - len(found)})
        nodes = [centre, *(row[0] for row in found[:limit])]
        return Neighbourhood(tuple(nodes), tuple(self._among(nodes)), len(found) > limit)

    def _among(self, nodes: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        ids = [node["id"] for node in nodes]
        found = []
        for label in [label for label in ontology().nodes if any(node["label"] == label for node in nodes)]:
            heads = [node["id"] for node in nodes if node["label"] == label]
            statement = f"MATCH (a:{label})-[r:{TYPES}]->(b) WHERE a.id IN $heads AND b.id IN $ids RETURN a.id, b.id, r"
            rows = self._read(statement, {"heads": heads, "ids": ids})
            found += [{**relation, "source": source, "target": target} for source, target, relation in rows]
        order = list(ontology().relationships)
        return sorted(found, key=lambda r: (order.index(r["type"]), r["source"], r["target"], edge_key(r["type"], r)))

    def statistics(self) -> Statistics:
        """See `Store.statistics`. Where all nodes are ours, so are all relationships, and engines know their number."""
        return self._of_one_state(self._counted)

    def _counted(self) -> Statistics:
        kinds = ontology()
        nodes = self._counts(map(cypher.count_nodes, kinds.nodes.values()))
        alone = self._read("MATCH (n) RETURN count(n) AS count", {}) == [(sum(nodes),)]
        counting = cypher.count_all_edges if alone else cypher.count_our_edges
        edges = self._counts(map(counting, kinds.relationships.values()))
        return Statistics(
            dict(zip(kinds.nodes, nodes, strict=True)), dict(zip(kinds.relationships, edges, strict=True))
        )

    def _counts(self, statements: Iterable[str]) -> list[int]:
        """The numbers that statements give, one each, asked in one go."""
        return [row[0] for row in self._read(cypher.together(statements), {})]

    def schema(self) -> Schema:
        """See `Store.schema`."""
        stored = self.statistics()
        kinds = ontology()
        labels = {label: kinds.nodes[label].columns for label, count in stored.nodes.items() if count}
        types = {type_: kinds.relationships[type_].properties for type_, n in stored.relationships.items() if n}
        return Schema(
            {label: tuple(column.name for column in columns) for label, columns in labels.items()},
            {type_: tuple(column.name for column in columns) for type_, columns in types.items()},
        )

    def graph(self) -> Graph:
        """See `Store.graph`."""
        return self._of_one_state(lambda: stored_graph(self._values))


def neighbours_statement(label: str, labels: Sequence[str]) -> str:
    """Neighbours of a node that have one of `labels`, those with more relationships first."""
    return (
        f"MATCH (:{label} {{id: $id}})-[:{TYPES}]-(n:{'|'.join(labels)}) WITH DISTINCT n "
        f"WHERE n.id <> $id AND n.id =~ '{ANY_ID}' WITH n, {DEGREE} AS degree "
        "RETURN n ORDER BY degree DESC, n.name, n.id LIMIT $limit"
    )


def search_statements(
    labels: Sequence[str], *, regular: bool = True, aliased: bool = False
) -> Iterator[Callable[[Meaning], str]]:
    """For names and aliases, then for the text of passages: what gives id, name, what matched and degree, best first.

    Nothing typed is syntax. Pinyin is compared with names alone, in a `regular` expression or place by place. `labels`
    narrows; with none given, everything that has a name of its own is looked through. With `aliased`, names are looked
    for with the help of $aliased, the ids of all nodes whose aliases are meant, and maybe of more.
    """
    named = [label for label in (*ontology().entities, "Report") if not labels or label in labels]
    if named:
        yield lambda meaning: _search_names(named, _comparison(meaning, regular), aliased)
    if not labels or "Passage" in labels:
        yield lambda meaning: "" if meaning.ways else _search_passages(_comparison(meaning, regular))


class _Comparison(NamedTuple):
    """How a text of the graph, put in place of %s, is compared with what was typed."""

    holds: str
    is_equal: str
    begins: str


FOLDED = _Comparison(
    "toLower(%s) CONTAINS toLower($text)", "toLower(%s) = toLower($text)", "toLower(%s) STARTS WITH toLower($text)"
)
PLAIN = _Comparison("%s CONTAINS $text", "%s = $text", "%s STARTS WITH $text")
REGULAR = _Comparison("%s =~ $holds", "%s =~ $equals", "%s =~ $begins")
# Marks within a name are passed over.
MARKS = "“”《》"
BARE = reduce(lambda text, mark: f"replace({text}, '{mark}', '')", MARKS, "%s")
STANDS = "way[0] CONTAINS substring(bare, {0}, 1) AND "
STANDS += "all(at IN range(1, size(way) - 1) WHERE way[at] CONTAINS substring(bare, {0} + at, 1))"
BY_PLACE = _Comparison(
    *(
        f"any(bare IN [{BARE}] WHERE any(way IN $ways WHERE {fits}))"
        for fits in (
            f"any(begin IN range(0, size(bare) - size(way)) WHERE {STANDS.format('begin')})",
            f"size(bare) = size(way) AND {STANDS.format('0')}",
            f"size(bare) >= size(way) AND {STANDS.format('0')}",
        )
    )
)


def _comparison(meaning: Meaning, regular: bool) -> _Comparison:
    """Text that has no case (Chinese, digits) need not be compared in lower case, which takes longer."""
    if meaning.ways:
        return REGULAR if regular else BY_PLACE
    return FOLDED if meaning.text.lower() != meaning.text.upper() else PLAIN


def _parameters(meaning: Meaning) -> dict[str, Any]:
    """What the comparisons of a meaning ask for."""
    if not meaning.ways:
        return {"text": meaning.text}
    way = "|".join(f"[{MARKS}]*".join(f"[{characters}]" for characters in way) for way in meaning.ways)
    equals = f"[{MARKS}]*(?:{way})[{MARKS}]*"
    patterns = {"holds": f"(?s).*(?:{way}).*", "equals": equals, "begins": f"(?s){equals}.*"}
    return {"ways": [list(way) for way in meaning.ways], **patterns}


def _is_meant(meaning: Meaning, given: Mapping[str, Any]) -> Callable[[str], bool]:
    """Whether other names, in lower case and a line each, hold what was typed."""
    if meaning.ways:
        pattern = re.compile(given["holds"])
        return lambda forms: pattern.match(forms) is not None
    wanted = meaning.text.lower()
    return lambda forms: wanted in forms


def _search_names(labels: Sequence[str], compare: _Comparison, aliased: bool) -> str:
    holds, is_equal = compare.holds.replace("%s", "form"), compare.is_equal.replace("%s", "form")
    name_holds, name_is, name_begins = (text.replace("%s", "n.name") for text in compare)
    matching = f"MATCH (n:{'|'.join(labels)}) WHERE"
    alias_holds = f"any(form IN n.aliases WHERE {holds})"
    found = f"{matching} ({name_holds} OR {alias_holds}) AND n.id =~ '{ANY_ID}' "
    if aliased:
        found = (
            f"CALL {{ {matching} {name_holds} RETURN n UNION {matching} n.id IN $aliased RETURN n }} "
            f"WITH n WHERE n.id =~ '{ANY_ID}' AND ({name_holds} OR {alias_holds}) "
        )
    return (
        f"{found}WITH n, {DEGREE} AS degree, "
        f"[form IN [n.name] + coalesce(n.aliases, []) WHERE {holds}] AS forms, "
        f"[form IN [n.name] + coalesce(n.aliases, []) WHERE {is_equal}] AS exact "
        f"WITH n, degree, coalesce(exact[0], forms[0]) AS matched, CASE WHEN {name_is} THEN 0 "
        f"WHEN size(exact) > 0 THEN 1 WHEN {name_begins} THEN 2 ELSE 3 END AS rank "
        "RETURN n.id AS id, n.name AS name, matched, degree ORDER BY rank, degree DESC, name, id LIMIT $limit"
    )


def _search_passages(compare: _Comparison) -> str:
    return (
        f"MATCH (n:Passage) WHERE {compare.holds.replace('%s', 'n.text')} AND {cypher.is_ours('n', 'Passage')} "
        f"RETURN n.id AS id, n.name AS name, n.text AS matched, {DEGREE} AS degree "
        "ORDER BY degree DESC, name, id LIMIT $limit"
    )
