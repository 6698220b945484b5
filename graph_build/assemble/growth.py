"""From the reports that changed to the rows that change: what a ledger has of all others is enough to settle them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from graph_build.assemble import named, properties
from graph_build.assemble.apart import NEAREST, NamedNode, left_out, lines_of
from graph_build.assemble.contribution import Contribution, Stated, settled_claims
from graph_build.assemble.ledger import Entry, Ledger
from graph_build.assemble.ledger_rows import marks
from graph_build.assemble.merging import Settled, settled
from graph_build.errors import Bilingual
from graph_build.graph import Edge, Graph, Values, node_columns
from graph_build.identity import label_by_prefix, node_id
from graph_build.stores.difference import Differences, difference, joined

Pairs = Mapping[tuple[str, str], Bilingual]


def grow(ledger: Ledger, gone: Sequence[str], new: Sequence[tuple[Contribution, Entry]]) -> Differences:
    """Strike out the reports of some hashes, enter others; the way from the old graph to the new one."""
    nodes, stated = _spoken(ledger, gone, new)
    before, own_before = _stated(ledger, stated), _together(ledger.own(sha256) for sha256 in gone)
    decided = ledger.decided()
    for sha256 in gone:
        ledger.remove(sha256)
    ledger.add(new)
    own = _together(made.own for made, _ in new)
    return joined(
        [
            _graph_difference(own_before, own),
            _graph_difference(before, _stated(ledger, stated)),
            _Settling(ledger, nodes, decided).differences(),
        ]
    )


def _spoken(
    ledger: Ledger, gone: Iterable[str], new: Iterable[tuple[Contribution, Entry]]
) -> tuple[list[str], list[Stated]]:
    """The nodes and relationships that reports which changed speak of or spoke of."""
    before = [ledger.spoken(sha256) for sha256 in gone]
    nodes = chain(*(nodes for nodes, _ in before), *(made.votes for made, _ in new))
    stated = chain(*(stated for _, stated in before), *(made.claims for made, _ in new))
    return sorted(set(nodes)), sorted(set(stated))


def _together(graphs: Iterable[Graph]) -> Graph:
    result = Graph()
    for graph in graphs:
        result.update(graph)
    return result


def _stated(ledger: Ledger, stated: Iterable[Stated]) -> Graph:
    """Relationships as the reports of the ledger have them."""
    graph = Graph()
    for each in stated:
        claims = [(node_id("Report", sha256), claim) for sha256, claim in ledger.claims(each)]
        if claims:
            graph.add_edge(*each, **settled_claims(claims))
    return graph


def _graph_difference(before: Graph, after: Graph) -> Differences:
    nodes = {label: difference(_rows(before.nodes[label]), wanted) for label, wanted in after.nodes.items()}
    edges = {type_: difference(_edge_rows(before.edges[type_]), wanted) for type_, wanted in after.edges.items()}
    return Differences(nodes, edges)


def _rows(nodes: Mapping[str, Values]) -> Iterable[tuple[str, Values, str]]:
    return ((id, row, id) for id, row in nodes.items())


def _edge_rows(edges: Mapping[Edge, Values]) -> Iterable[tuple[Edge, Values, Edge]]:
    return ((edge, row, edge) for edge, row in edges.items())


class _Settling:
    """Nodes settled anew: those that changed reports speak of, and those whose near names changed."""

    def __init__(self, ledger: Ledger, spoken: Sequence[str], decided: Pairs) -> None:
        self.ledger = ledger
        self.before = ledger.nodes(spoken)
        self.after = {id: settled(votes) for id in spoken if (votes := ledger.votes(id))}
        self.decided = ledger.decided()
        self.parted = {pair for pair, _ in decided.items() ^ self.decided.items()}

    def differences(self) -> Differences:
        """What changed in the ledger's settled nodes, which are then as the ledger's reports have them."""
        near = self._near(*self._move())
        self.before |= self.ledger.nodes(near.keys() - self.before.keys())
        lines = self._lines(near)
        rows = Graph()
        for id in sorted(self.after.keys() | near.keys()):
            rows.nodes[label_by_prefix(id)][id] = self._row(id, lines)
        self.ledger.put(self._changed(rows, near))
        before = Graph()
        for id, (_, row) in self.before.items():
            if row:
                before.nodes[label_by_prefix(id)][id] = row
        return _graph_difference(before, rows)

    def _move(self) -> tuple[list[NamedNode], list[NamedNode]]:
        """Enter what nodes are called now; the nodes as they were and as they are, where that is not the same."""
        now = {id: named(id, node) for id, node in self.after.items()}
        old = [node for id, (node, _) in self.before.items() if now.get(id) != node]
        new = [node for id, node in now.items() if id not in self.before or self.before[id][0] != node]
        self.ledger.leave(old)
        self.ledger.drop(id for id in self.before if id not in now)
        self.ledger.put((node, ()) for node in new)
        self.ledger.come_near(new)
        return old, new

    def _near(self, old: Sequence[NamedNode], new: Sequence[NamedNode]) -> dict[str, NamedNode]:
        """The nodes that may name others than before: those that moved, those near them, those that a correction took
        apart from them or from others."""
        gone, come = _by_marks(old), _by_marks(new)
        found = {node.id: node for node in new}
        for mark, after in self.ledger.near(gone.keys() | come.keys()).items():
            found.update((node.id, node) for node in _shaken(after, gone.get(mark, ()), come.get(mark, ())))
        ends = {id for pair in self.parted for id in pair} | {node.id for node in (*old, *new)}
        parted = {id for pair in self.decided if not ends.isdisjoint(pair) for id in pair}
        return found | {id: node for id, (node, _) in self.ledger.nodes(ends | parted).items()}

    def _lines(self, near: Mapping[str, NamedNode]) -> dict[str, list[str]]:
        """The lines of these nodes on what they were not joined with."""
        wanted = {mark for node in near.values() for mark in marks(node)}
        known = self.ledger.nodes({id for pair in self.decided for id in pair})
        pairs = [(one, two, why) for (one, two), why in self.decided.items() if one in known and two in known]
        decided = [(known[one][0], known[two][0], why) for one, two, why in pairs]
        buckets = [(mark[0], bucket) for mark, bucket in self.ledger.near(wanted).items()]
        lines = lines_of(buckets, decided, near)
        return {id: [str(line) for line in lines.get(id, ())] for id in near}

    def _row(self, id: str, lines: Mapping[str, list[str]]) -> Values:
        columns = node_columns(label_by_prefix(id))
        at = columns.index("apart")
        apart = lines[id] if id in lines else self.before[id][1][at]
        if id not in self.after:
            row = self.before[id][1]
            return (*row[:at], apart, *row[at + 1 :])
        node: Settled = self.after[id]
        return tuple({"id": id, **properties(node, apart)}.get(column) for column in columns)

    def _changed(self, rows: Graph, near: Mapping[str, NamedNode]) -> Iterable[tuple[NamedNode, Values]]:
        for id, row in chain.from_iterable(nodes.items() for nodes in rows.nodes.values()):
            if id not in self.before or self.before[id][1] != row:
                node = named(id, self.after[id]) if id in self.after else near[id]
                yield node, row


def _by_marks(nodes: Iterable[NamedNode]) -> dict[bytes, list[NamedNode]]:
    found: dict[bytes, list[NamedNode]] = {}
    for node in nodes:
        for mark in marks(node):
            found.setdefault(mark, []).append(node)
    return found


def _shaken(after: Sequence[NamedNode], gone: Sequence[NamedNode], come: Sequence[NamedNode]) -> Iterator[NamedNode]:
    """The nodes of a bucket that have others beside them than before, or count others besides."""
    new = set(come)
    before = sorted([*(node for node in after if node not in new), *gone])
    if left_out(before) != left_out(after):
        yield from after
        return
    there = set(after)
    for bucket, moved in ((before, gone), (after, come)):
        for node in moved:
            at = bisect_left(bucket, node)
            yield from (each for each in bucket[max(0, at - NEAREST) : at + NEAREST + 1] if each in there)
