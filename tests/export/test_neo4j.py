"""The csv folder goes through a real neo4j-admin, the script through a real server; both give back the graph."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph_build.assemble import assemble
from graph_build.export import export, listing
from graph_build.export.cypher_script import literal
from graph_build.export.import_folder import BUFFER
from graph_build.graph import Graph
from graph_build.identity import node_id
from graph_build.pipeline import read_all
from graph_build.readers.collection import collect
from graph_build.stores import open_store
from graph_build.stores.base import Change
from tests.export.sample import CONTROLS, HOSTILE, every_kind, sample
from tests.servers.neo4j_server import Neo4jServer

pytestmark = pytest.mark.server
Fact = tuple[Any, ...]


def _frozen(properties: dict[str, Any]) -> Fact:
    kept = {name: value for name, value in properties.items() if value is not None}
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(kept.items()))


def _expected(graph: Graph) -> tuple[Counter[Fact], Counter[Fact]]:
    nodes = Counter((row.kind.label, _frozen(row.properties)) for row in listing.nodes(graph))
    edges = listing.relationships(graph)
    return nodes, Counter((row.source, row.target, row.kind.type, _frozen(row.properties)) for row in edges)


def _stored(server: Neo4jServer) -> tuple[Counter[Fact], Counter[Fact]]:
    nodes = server.run("MATCH (n) RETURN labels(n)[0], properties(n)")
    edges = server.run("MATCH (a)-[r]->(b) RETURN a.id, b.id, type(r), properties(r)")
    return Counter((row[0], _frozen(row[1])) for row in nodes), Counter((*row[:3], _frozen(row[3])) for row in edges)


def _statements(script: str) -> Iterator[str]:
    """As cypher-shell cuts them: a statement ends with the line that ends with a semicolon."""
    lines: list[str] = []
    for line in script.split("\n"):
        if line and not (line.startswith("//") and not lines):
            lines.append(line)
        if line.endswith(";"):
            yield "\n".join(lines)[:-1]
            lines = []
    assert not lines


def _run_script(server: Neo4jServer, path: Path) -> None:
    for statement in _statements(path.read_text("utf-8")):
        server.run(statement)


def test_the_script_fills_a_database_and_changes_nothing_when_run_again(
    neo4j_server: Neo4jServer, neo4j_url: str, tmp_path: Path
) -> None:
    graph = sample(HOSTILE + CONTROLS)
    export(graph, "cypher", tmp_path / "g.cypher")
    for _ in ("empty", "filled"):
        _run_script(neo4j_server, tmp_path / "g.cypher")
        assert _stored(neo4j_server) == _expected(graph)


def test_a_build_over_what_the_script_stored_changes_nothing(
    neo4j_server: Neo4jServer, neo4j_url: str, seeds: Graph, tmp_path: Path
) -> None:
    export(seeds, "cypher", tmp_path / "g.cypher")
    _run_script(neo4j_server, tmp_path / "g.cypher")
    assert _stored(neo4j_server) == _expected(seeds)
    _load_changes_nothing(neo4j_url, seeds)


def _load_changes_nothing(url: str, graph: Graph) -> None:
    store = open_store(url)
    try:
        assert store.load(graph) == Change(0, 0, 0, graph.node_count + graph.edge_count)
    finally:
        store.close()


def test_the_script_puts_changed_properties_right(neo4j_server: Neo4jServer, neo4j_url: str, tmp_path: Path) -> None:
    before, graph = every_kind(), every_kind()
    before.add_node("Place", next(iter(before.nodes["Place"])), name="旧", level="旧")
    for name, each in (("before", before), ("after", graph)):
        export(each, "cypher", tmp_path / name)
        _run_script(neo4j_server, tmp_path / name)
    assert _stored(neo4j_server) == _expected(graph)


@pytest.fixture(scope="module")
def seeds() -> Graph:
    """The graph of the real reports."""
    readings = read_all(collect([Path(__file__).parents[2] / "seeds" / "reports"]).files)
    return assemble([reading.facts for reading in readings if reading.facts])


@pytest.mark.parametrize("ranges", [(0, 0x3000), (0x3000, 0xD800), (0xE000, 0x11000)], ids=["marks", "hanzi", "others"])
def test_every_character_survives_a_literal(neo4j_server: Neo4jServer, ranges: tuple[int, int]) -> None:
    text = "".join(map(chr, range(*ranges)))
    assert neo4j_server.run(f"RETURN {literal(text)}") == [[text]]
    assert "\n" not in literal(text)


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, neo4j_server: Neo4jServer) -> Iterator[Neo4jServer]:
    """A server of its own, over what the command of the README imported while it was stopped."""
    place = tmp_path_factory.mktemp("import")
    export(_for_import(), "csv", place / "csv")
    server = Neo4jServer(place / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place / "csv")
        server._admin(*_readme_command(place / "csv"))
    server.start()
    _run_script(server, place / "csv" / "after-import.cypher")
    yield server
    server.kill()


def _for_import() -> Graph:
    """The hostile names, and a passage longer than the importer expects."""
    graph = sample(HOSTILE + CONTROLS[:2])
    graph.add_node("Passage", node_id("Passage", "长"), name="长", text="法治\r\n“政府”," * (BUFFER // 8))
    return graph


def _readme_command(folder: Path) -> list[str]:
    found = re.search(r"```sh\nneo4j-admin (.*?)```", (folder / "README.md").read_text("utf-8"), re.DOTALL)
    assert found
    return shlex.split(found[1].replace("\\\n", " "))


def test_the_importer_takes_the_folder_as_it_is(imported: Neo4jServer) -> None:
    assert _stored(imported) == _expected(_for_import())


def test_a_build_over_what_was_imported_changes_nothing(imported: Neo4jServer, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in imported.environment.items():
        monkeypatch.setenv(name, value)
    _load_changes_nothing(imported.url, _for_import())


def test_the_script_to_run_afterwards_makes_ids_unique(imported: Neo4jServer) -> None:
    unique = imported.run("SHOW CONSTRAINTS YIELD labelsOrTypes, properties RETURN labelsOrTypes[0], properties[0]")
    labels = set(every_kind().nodes)
    assert {tuple(row) for row in unique} == {(label, "id") for label in labels}
