"""How a ledger writes down what it keeps: what is the same is the same text, and what was written can be read again."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import Any

from graph_build.assemble.apart import NamedNode, blurs
from graph_build.assemble.contribution import Contribution
from graph_build.assemble.merging import Identity, Vote
from graph_build.errors import Bilingual
from graph_build.graph import Graph
from graph_build.identity import label_by_prefix
from graph_build.records import digest

MARK = 12  # bytes


def as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def written_vote(vote: Vote) -> str:
    """A vote as text; the same vote is the same text."""
    attributes = {key: list(values.items()) for key, values in sorted(vote.attributes.items())}
    names, lines = sorted(vote.names.items()), sorted((form, *why) for form, why in vote.lines)
    return as_text([vote.identity, vote.report, names, sorted(vote.aliases), attributes, lines])


def read_vote(text: str) -> Vote:
    identity, report, names, aliases, attributes, lines = json.loads(text)
    values = {key: dict(counts) for key, counts in attributes.items()}
    said = {(form, Bilingual(zh, en)) for form, zh, en in lines}
    return Vote(Identity(*identity), report, dict(names), set(aliases), values, said)


def packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8"), level=1)


def unpacked(data: bytes) -> Any:
    return json.loads(zlib.decompress(data))


def written_own(graph: Graph) -> bytes:
    """Nodes and relationships of one report, packed."""
    edges = {type_: [[*edge, row] for edge, row in edges.items()] for type_, edges in graph.edges.items() if edges}
    return packed(as_text([{label: list(nodes.values()) for label, nodes in graph.nodes.items() if nodes}, edges]))


def read_own(data: bytes) -> Graph:
    graph, (nodes, edges) = Graph(), unpacked(data)
    for label, rows in nodes.items():
        graph.nodes[label] = {row[0]: tuple(row) for row in rows}
    for type_, rows in edges.items():
        graph.edges[type_] = {(source, target, key): tuple(row) for source, target, key, row in rows}
    return graph


def key_of(made: Contribution) -> str:
    """Names all that a report adds."""
    votes = [f"{id} {written_vote(vote)}" for id, vote in sorted(made.votes.items())]
    claims = [as_text(each) for each in sorted(made.claims.items(), key=lambda item: item[0])]
    apart = [as_text(each) for each in sorted(made.apart.items())]
    return digest(made.sha256, written_own(made.own).hex(), *votes, *claims, *apart)


def require(sound: bool) -> None:
    """Raises TypeError for rows that were read and are not what was written."""
    if not sound:
        raise TypeError("the ledger holds a row of another make")


def read_node(*texts: str) -> NamedNode:
    require(all(isinstance(text, str) for text in texts))
    id, scope, key, name = texts
    return NamedNode(scope, key, label_by_prefix(id), name, id)


def marks(node: NamedNode) -> list[bytes]:
    """A node's blurred names in short: the number of the rule, and a hash."""
    return [bytes([at]) + _short(blurred) for at, blurred in blurs(node)]


def _short(blurred: tuple[str, ...]) -> bytes:
    return hashlib.blake2b("\x1f".join(blurred).encode("utf-8", "surrogatepass"), digest_size=MARK - 1).digest()
