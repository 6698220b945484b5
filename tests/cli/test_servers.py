"""The command line against a real Neo4j: the same answers as from the embedded store, and two lines where it fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import SEEDS, Run
from tests.servers.neo4j_server import Neo4jServer

pytestmark = pytest.mark.server


def two_lines(text: str) -> bool:
    return len(text.rstrip("\n").split("\n")) == 2 and "Traceback" not in text


def test_both_engines_count_export_search_and_answer_alike(
    run: Run, neo4j_url: str, neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    server = neo4j_server.environment
    assert run("build", SEEDS, "--store", neo4j_url, **server).returncode == 0
    assert run("build", SEEDS, "--store", "kglite:a.kgl").returncode == 0
    for command in (
        ("stats", "--format", "json"),
        ("search", "枫桥经验", "--format", "json"),
        ("search", "法", "--limit", "30", "--format", "csv"),
        ("explain", "局机关", "--format", "json"),
        ("explain", "法治体检", "--kind", "举措"),
        ("explain", "法治体检活动", "--format", "json"),
        ("query", "merges", "--format", "json"),
        ("query", "kept-apart", "--format", "json"),
        ("query", "initiative-bodies", "initiative=法治体检", "--format", "json"),
        ("console", "-c", "MATCH (o:Observation {redacted: true}) RETURN count(o) AS masked", "--format", "json"),
    ):
        embedded, served = run(*command, "--store", "kglite:a.kgl"), run(*command, "--store", neo4j_url, **server)
        assert embedded.returncode == served.returncode == 0, served.stderr
        assert embedded.stdout == served.stdout != ""
    for store, name, extra in (("kglite:a.kgl", "a.json", {}), (neo4j_url, "b.json", server)):
        assert run("export", "--format", "json", "--out", name, "--store", store, **extra).returncode == 0
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


def test_a_second_build_on_the_server_changes_nothing_and_a_smaller_one_removes(
    run: Run, neo4j_url: str, neo4j_server: Neo4jServer
) -> None:
    server = neo4j_server.environment
    run("build", SEEDS, "--store", neo4j_url, **server)
    assert "新增 0，改动 0，删除 0" in run("build", SEEDS, "--store", neo4j_url, **server).stderr
    run("build", SEEDS / "004_b9730ba14b356675.txt", "--store", neo4j_url, **server)
    counts = json.loads(run("stats", "--format", "json", "--store", neo4j_url, **server).stdout)
    assert counts["nodes"]["Report"] == 1


def test_a_wrong_password_and_a_server_that_is_down_are_two_lines_without_the_password(
    run: Run, neo4j_url: str, neo4j_server: Neo4jServer
) -> None:
    wrong = {**neo4j_server.environment, "NEO4J_PASSWORD": "not-the-secret"}
    down = {"NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": "not-the-secret"}
    for url, environment in ((neo4j_url, wrong), ("bolt://127.0.0.1:9", down)):
        for command in (("build", SEEDS), ("stats",)):
            refused = run(*command, "--store", url, **environment)
            assert refused.returncode == 2 and two_lines(refused.stderr), refused.stderr
            assert "not-the-secret" not in refused.stderr + refused.stdout


def test_doctor_tells_of_the_server_and_a_missing_password_is_named(
    run: Run, neo4j_url: str, neo4j_server: Neo4jServer
) -> None:
    found = run("doctor", "--store", neo4j_url, **neo4j_server.environment)
    assert found.returncode == 0, found.stdout
    assert "服务器 Neo4j/" in found.stdout and "索引就绪" in found.stdout and "NEO4J_PASSWORD 已设置" in found.stdout
    without = run("stats", "--store", neo4j_url)
    assert two_lines(without.stderr) and "设置环境变量 NEO4J_PASSWORD" in without.stderr
    assert "即无密码" in run("doctor", "--store", neo4j_url).stdout


def test_the_password_is_nowhere_in_what_is_said_or_written(
    run: Run, neo4j_url: str, neo4j_server: Neo4jServer, tmp_path: Path
) -> None:
    right = neo4j_server.environment
    wrong = {**right, "NEO4J_PASSWORD": "not-the-secret"}
    said = []
    for environment, command in (
        (right, ("build", SEEDS / "004_b9730ba14b356675.txt")),
        (right, ("doctor",)),
        (right, ("export", "--format", "csv", "--out", "tables")),
        (wrong, ("doctor",)),
        (wrong, ("stats",)),
    ):
        done = run(*command, "--debug", "--store", neo4j_url, **environment)
        said += [done.stdout, done.stderr]
    files = [path.read_text("utf-8", "replace") for path in tmp_path.rglob("*") if path.is_file()]
    assert "Traceback" in said[-1] and any("neo4j-admin" in text for text in files)
    for text in (*said, *files):
        assert neo4j_server.password not in text and "not-the-secret" not in text


def test_somebody_elses_data_is_left_alone_unless_asked_for(
    run: Run, neo4j_url: str, neo4j_server: Neo4jServer
) -> None:
    server = neo4j_server.environment
    neo4j_server.run("CREATE (:Invoice {number: 7})-[:PAID_BY]->(:Customer {name: '某公司'})")
    refused = run("build", SEEDS, "--store", neo4j_url, **server)
    assert refused.returncode == 2 and two_lines(refused.stderr)
    assert run("build", SEEDS, "--store", neo4j_url, "--adopt", **server).returncode == 0
    run("build", SEEDS / "004_b9730ba14b356675.txt", "--store", neo4j_url, "--adopt", **server)
    found = neo4j_server.run("MATCH (i:Invoice)-[:PAID_BY]->(c:Customer) RETURN i.number, c.name")
    assert found == [[7, "某公司"]]
    counts = json.loads(run("stats", "--format", "json", "--store", neo4j_url, **server).stdout)
    assert "Invoice" not in counts["nodes"] and counts["nodes"]["Report"] == 1


@pytest.mark.parametrize("url", ["bolt://neo4j:hunter2@127.0.0.1:7687", "mysql://x", "kglite:", "nonsense"])
def test_addresses_that_no_store_has_are_two_lines_without_the_password(run: Run, url: str) -> None:
    refused = run("stats", "--store", url)
    assert refused.returncode == 2 and two_lines(refused.stderr), refused.stderr
    assert "hunter2" not in refused.stderr
