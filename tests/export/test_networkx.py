"""What networkx reads back from json, graphml and gexf is the graph that was written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graph_build.export import FORMATS, export
from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.ontology import ontology
from tests.export.sample import CONTROLS, HOSTILE, every_kind, sample

Edges = dict[tuple[str, str, str], dict[str, Any]]
RENAMED_IN_GEXF = {"label_string": "label", "type_string": "type"}


def _nodes(graph: nx.MultiDiGraph[str]) -> dict[str, dict[str, Any]]:
    return {id: {key: value for key, value in data.items() if value is not None} for id, data in graph.nodes(data=True)}


def _edges(graph: nx.MultiDiGraph[str]) -> Edges:
    edges = graph.edges(keys=True, data=True)
    return {(a, b, key): {k: v for k, v in data.items() if v is not None} for a, b, key, data in edges}


def _original(data: dict[str, Any], lists: set[str], own: tuple[str, ...]) -> dict[str, Any]:
    """Properties as they were: `start_integer` is `start` again, lists are parsed, what the format adds is gone."""
    names = {name: RENAMED_IN_GEXF.get(name, name) for name in data if name not in own}
    plain = {name: kept.removesuffix("_integer").removesuffix("_string") for name, kept in names.items()}
    return {plain[name]: json.loads(data[name]) if plain[name] in lists else data[name] for name in plain}


KINDS = (*ontology().nodes.values(), *ontology().relationships.values())
LISTS = {column.name for kind in KINDS for column in kind.properties if column.type == "strings"}


def _read(format: str, path: Path) -> tuple[dict[str, dict[str, Any]], Edges]:
    if format == "graphml":
        found, of_node, of_edge = nx.read_graphml(path, force_multigraph=True), (), ("key",)
    else:
        found, of_node, of_edge = nx.read_gexf(path), ("label", "viz"), ("label", "id")
    nodes = {id: {"id": id, **_original(data, LISTS, of_node)} for id, data in found.nodes(data=True)}
    return nodes, {end: _original(data, LISTS, of_edge) for end, data in _edges(found).items()}


def test_json_is_node_link_data_of_the_same_graph(tmp_path: Path) -> None:
    graph = sample(HOSTILE + CONTROLS)
    export(graph, "json", tmp_path / "g.json")
    data = json.loads((tmp_path / "g.json").read_text("utf-8"))
    found = nx.node_link_graph(data, edges="edges")
    assert isinstance(found, nx.MultiDiGraph)
    # networkx takes `id` for the node's key and does not repeat it in the data
    there = graph.to_networkx()
    assert {id: {"id": id, **data} for id, data in found.nodes(data=True)} == dict(there.nodes(data=True))
    assert {edge[:3]: edge[3] for edge in found.edges(keys=True, data=True)} == {
        edge[:3]: edge[3] for edge in there.edges(keys=True, data=True)
    }


def test_json_has_the_promised_keys(tmp_path: Path) -> None:
    export(every_kind(), "json", tmp_path / "g.json")
    data = json.loads((tmp_path / "g.json").read_text("utf-8"))
    assert (data["directed"], data["multigraph"]) == (True, True)
    columns = ontology().nodes["Place"].columns
    place = next(node for node in data["nodes"] if node["label"] == "Place")
    assert list(place) == ["label", *(column.name for column in columns)]
    located = next(edge for edge in data["edges"] if edge["type"] == "LOCATED_IN")
    assert set(located) == {"source", "target", "key", "type", "explicit", "passages", "reports"}


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_xml_gives_back_every_value(format: str, tmp_path: Path) -> None:
    graph = sample()
    export(graph, format, tmp_path / "g.xml")
    nodes, edges = _read(format, tmp_path / "g.xml")
    assert nodes == _nodes(graph.to_networkx())
    assert edges == _edges(graph.to_networkx())


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_what_xml_cannot_hold_is_shown_as_a_picture(format: str, tmp_path: Path) -> None:
    export(sample(CONTROLS), format, tmp_path / "g.xml")
    nodes, _ = _read(format, tmp_path / "g.xml")
    names = [nodes[node_id("Organization", name)]["name"] for name in CONTROLS]
    assert names == ["响铃␇退格␈", "␋␌␛[31m", "单元␟分隔", "\ufffd\ufffd"]
    assert nodes[node_id("Organization", CONTROLS[0])]["aliases"][0] == CONTROLS[0], "in lists JSON keeps them"


def test_gexf_is_static_and_dressed_for_gephi(tmp_path: Path) -> None:
    graph = every_kind()
    export(graph, "gexf", tmp_path / "g.gexf")
    found = nx.read_gexf(tmp_path / "g.gexf")
    assert found.graph["mode"] == "static", "start and end must not be taken for times"
    body, initiative = node_id("Organization", "一"), node_id("Initiative", "二")
    assert found.nodes[body]["label"] == "Organization一"
    assert found.nodes[body]["viz"]["color"] == {"r": 0x25, "g": 0x63, "b": 0xEB, "a": 1.0}
    assert found.edges[body, initiative, "IMPLEMENTS"]["label"] == "IMPLEMENTS"
    assert b"lastmodified" not in (tmp_path / "g.gexf").read_bytes()


def _shuffled(graph: Graph) -> Graph:
    """The same graph, put together backwards."""
    other = Graph()
    other.nodes = {label: dict(reversed(rows.items())) for label, rows in reversed(graph.nodes.items())}
    other.edges = {type_: dict(reversed(rows.items())) for type_, rows in reversed(graph.edges.items())}
    return other


@pytest.mark.parametrize("format", list(FORMATS))
def test_equal_graphs_give_equal_bytes(format: str, tmp_path: Path) -> None:
    graph = sample()
    for name, each in (("a", graph), ("b", _shuffled(graph))):
        export(each, format, tmp_path / name)
    assert _bytes(tmp_path / "a") == _bytes(tmp_path / "b") != {}


def _bytes(path: Path) -> dict[str, bytes]:
    files = list(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


@pytest.mark.parametrize("format", list(FORMATS))
def test_a_graph_without_nodes_and_one_with_a_strange_file_name(format: str, tmp_path: Path) -> None:
    export(Graph(), format, tmp_path / "empty")
    assert _bytes(tmp_path / "empty")
    graph = every_kind()
    graph.add_node("Report", node_id("Report", "一"), name="报告", source="\udcff报告.txt")  # as Python gives a name that is not UTF-8
    export(graph, format, tmp_path / "strange")
    for content in _bytes(tmp_path / "strange").values():
        content.decode("utf-8")
