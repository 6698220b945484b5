"""A small graph with one node of every kind, one relationship of every declared pair, and names that break formats."""

from __future__ import annotations

from typing import Any

from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.ontology import Property, ontology

HOSTILE = (
    'he said "没有"',
    '"',
    '""',
    "it's 市委'",
    "'; MATCH (n) DETACH DELETE n; //",
    "反斜杠\\",
    "\\'",
    "C:\\u0041\\users\\new",
    "\\\\u0027",
    "一行\n二行",
    "一行\r\n二行\r三行",
    "制表\t符",
    "分号;逗号,竖线|",
    "。；\u2028行分隔\u2029\u0085",
    "<b>&amp;</b>]]>",
    "表情😀👩‍👩‍👧 𠮷",
    "{id: 1} $x `y`",
    "// 注释 /* 注释 */",
    " 前后空格 ",
    "é e\u0301",
    "－１２＊",
    "null",
    "true",
    "123",
    ":param x => 1",
)
# What XML cannot hold, and a separator inside a value.
CONTROLS = ("响铃\x07退格\x08", "\x0b\x0c\x1b[31m", "单元\x1f分隔", "\ufffe\uffff")


def _value(column: Property) -> Any:
    values: dict[str, Any] = {"string": f"值·{column.name}", "integer": 7, "float": 2.5, "boolean": False}
    return values.get(column.type, ["甲", "乙；丙", "丁;戊"])


def _filled(properties: tuple[Property, ...]) -> dict[str, Any]:
    return {column.name: _value(column) for column in properties}


def _bare(properties: tuple[Property, ...]) -> dict[str, Any]:
    """Nothing is known; lists are empty, as the assembled graph has them."""
    return {column.name: [] for column in properties if column.type == "strings"}


def every_kind() -> Graph:
    """Two nodes a label, 一 filled and 二 with nothing but a name; every declared pair joined once."""
    graph: Graph = Graph()
    for label, kind in ontology().nodes.items():
        graph.add_node(label, node_id(label, "一"), **{"name": f"{label}一", **_filled(kind.properties)})
        graph.add_node(label, node_id(label, "二"), **{"name": f"{label}二", **_bare(kind.properties)})
    for type_, relationship in ontology().relationships.items():
        for head, tail in relationship.pairs:
            graph.add_edge(type_, node_id(head, "一"), node_id(tail, "二"), **_filled(relationship.properties))
    return graph


def sample(names: tuple[str, ...] = HOSTILE) -> Graph:
    """`every_kind`, and a body, a passage and two mentions of one another for each hostile name."""
    graph = every_kind()
    for name in names:
        body, passage = node_id("Organization", name), node_id("Passage", name)
        lists = _bare(ontology().nodes["Organization"].properties)
        graph.add_node("Organization", body, **{**lists, "name": name, "aliases": [name, "", f"又名{name}"]})
        graph.add_node("Passage", passage, name="1", start=0, end=len(name), text=name * 2)
        for start in (0, len(name)):
            graph.add_edge("MENTIONED_IN", body, passage, start=start, end=start + len(name), text=name)
    return graph
