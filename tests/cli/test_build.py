"""`zhengtu build`, `facts`, `stats` and `export` over the seeds: repeatable, complete, and true to the files."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from tests.cli.conftest import SEEDS, Run
from zhengtu.cli import COMMANDS


def exported(run: Run, store: str, folder: Path) -> bytes:
    assert run("export", "--format", "json", "--out", folder / "graph.json", "--store", store).returncode == 0
    return (folder / "graph.json").read_bytes()


def test_two_builds_in_any_order_on_any_number_of_processes_export_the_same_bytes(run: Run, tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    assert run("build", *files, "--store", "kglite:a.kgl").returncode == 0
    assert run("build", *reversed(files), "--jobs", "2", "--anew", "--store", "kglite:b.kgl").returncode == 0
    assert exported(run, "kglite:a.kgl", tmp_path) == exported(run, "kglite:b.kgl", tmp_path)


def test_a_second_build_changes_nothing_and_a_smaller_one_removes_what_is_gone(run: Run, tmp_path: Path) -> None:
    assert run("build", SEEDS).returncode == 0
    whole = exported(run, "kglite:zhengtu.kgl", tmp_path)
    again = run("build", SEEDS)
    assert "新增 0，改动 0，删除 0" in again.stderr
    assert exported(run, "kglite:zhengtu.kgl", tmp_path) == whole
    run("build", SEEDS / "000_cb1ac245585ee90c.txt")
    assert json.loads(run("stats", "--format", "json").stdout)["nodes"]["Report"] == 1
    run("build", SEEDS)
    assert exported(run, "kglite:zhengtu.kgl", tmp_path) == whole


def test_what_was_read_before_gives_the_same_graph(run: Run, tmp_path: Path) -> None:
    files = sorted(SEEDS.glob("*.txt"))
    run("build", *files[1:], "--store", "kglite:a.kgl")
    assert run("build", *files, "--store", "kglite:a.kgl").returncode == 0
    assert run("build", *files, "--anew", "--store", "kglite:b.kgl").returncode == 0
    assert exported(run, "kglite:a.kgl", tmp_path) == exported(run, "kglite:b.kgl", tmp_path)


def test_a_report_that_changed_is_said_to_have_changed(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "某县司法局2024年工作总结.txt"
    report.write_text("某县司法局2024年工作总结\n我局普法宣传12场次。\n", "utf-8")
    run("build", report)
    report.write_text("某县司法局2024年工作总结\n我局普法宣传13场次。\n", "utf-8")
    said = run("build", report).stderr
    assert "内容有变，重读：某县司法局2024年工作总结" in said and "移出" not in said
    assert "移出 1 份" in run("build", SEEDS / "000_cb1ac245585ee90c.txt").stderr


def test_every_mention_and_number_is_found_at_its_offsets_in_the_file(run: Run, tmp_path: Path) -> None:
    run("build", SEEDS)
    graph = nx.node_link_graph(json.loads(exported(run, "kglite:zhengtu.kgl", tmp_path)), edges="edges")
    texts = {
        id: (SEEDS / data["source"]).read_bytes().decode("utf-8")
        for id, data in graph.nodes(data=True)
        if data["label"] == "Report"
    }
    seen = 0
    for source, passage, data in graph.edges(data=True):
        if data["type"] not in ("MENTIONED_IN", "STATED_IN"):
            continue
        text = texts[graph.nodes[passage]["report_id"]]
        stored = data["text"] if data["type"] == "MENTIONED_IN" else graph.nodes[source]["raw"]
        assert text[data["start"] : data["end"]] == stored
        assert graph.nodes[passage]["start"] <= data["start"] and data["end"] <= graph.nodes[passage]["end"]
        seen += 1
    assert seen > 500
    for _, data in graph.nodes(data=True):
        if data["label"] == "Passage":
            assert texts[data["report_id"]][data["start"] : data["end"]] == data["text"]


def test_statistics_name_every_kind(run: Run) -> None:
    run("build", SEEDS)
    counts: dict[str, Any] = json.loads(run("stats", "--format", "json").stdout)
    assert counts["nodes"]["Report"] == 5
    assert len(counts["nodes"]) == 11 and len(counts["relationships"]) == 15


def test_options_stand_before_or_after_arguments(run: Run) -> None:
    assert run("--store", "kglite:x.kgl", "build", "-q", SEEDS).stderr == ""
    after = run("stats", "--format", "json", "--store", "kglite:x.kgl")
    named = run("stats", "--format", "json", ZHENGTU_STORE="kglite:x.kgl")
    assert after.stdout == named.stdout != ""


def test_facts_of_one_file_go_to_standard_output_and_of_several_to_a_folder(run: Run, tmp_path: Path) -> None:
    one = SEEDS / "001_6b9b9ca7073ceb8b.txt"
    printed = json.loads(run("facts", one).stdout)
    assert printed["doc"] == one.name and {"report", "entities", "observations", "relations"} < set(printed)
    assert run("facts", SEEDS, "--out", "facts").returncode == 0
    written = sorted(path.name for path in (tmp_path / "facts").iterdir())
    assert written == [f"{path.stem}.json" for path in sorted(SEEDS.glob("*.txt"))]
    assert json.loads((tmp_path / "facts" / f"{one.stem}.json").read_text("utf-8")) == printed
    both = run("facts", SEEDS)
    assert both.returncode == 2 and "--out" in both.stderr


def two_lines(text: str) -> bool:
    return len(text.rstrip("\n").split("\n")) == 2 and "Traceback" not in text


@pytest.mark.parametrize(
    ("name", "content"),
    [("空.txt", b""), ("二进制.txt", b"\x00\x01\x02" * 99), ("乱码.txt", "报告".encode() + b"\xff\xff\xff")],
)
def test_a_bad_file_alone_is_two_lines_and_leaves_the_old_graph(
    run: Run, tmp_path: Path, name: str, content: bytes
) -> None:
    run("build", SEEDS)
    before = exported(run, "kglite:zhengtu.kgl", tmp_path)
    (tmp_path / name).write_bytes(content)
    refused = run("build", name)
    assert refused.returncode == 2 and two_lines(refused.stderr) and name in refused.stderr
    assert exported(run, "kglite:zhengtu.kgl", tmp_path) == before


def test_bad_files_are_named_and_the_others_are_built(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "报告"
    folder.mkdir()
    (folder / "好.txt").write_text("2024年，市教育局新建学校12所。", "utf-8")
    (folder / "空.txt").write_bytes(b"")
    (folder / "manifest.csv").write_text("file,issuer\n没有.txt,市政府\n", "utf-8")
    built = run("build", folder, "不存在")
    assert built.returncode == 3
    assert all(word in built.stderr for word in ("空.txt", "没有.txt", "不存在"))
    assert json.loads(run("stats", "--format", "json").stdout)["nodes"]["Report"] == 1


@pytest.mark.parametrize("arguments", [("不存在",), (".",)])
def test_nothing_to_read_is_two_lines(run: Run, arguments: tuple[str, ...]) -> None:
    refused = run("build", *arguments)
    assert refused.returncode == 2 and two_lines(refused.stderr)


def test_wrong_usage_is_two_lines_in_the_language_asked_for(run: Run) -> None:
    for arguments in (("build",), ("build", "--nope", "x"), ("nope",), ("stats", "--format", "xml")):
        chinese, english = run(*arguments), run(*arguments, "--lang", "en")
        assert chinese.returncode == english.returncode == 2
        assert two_lines(chinese.stderr) and two_lines(english.stderr)
        assert "请看" in chinese.stderr and "see:" in english.stderr


def test_every_command_has_help_with_an_example(run: Run) -> None:
    top = run("--help")
    assert top.returncode == 0
    for name in COMMANDS:
        shown = run(name, "--help")
        assert shown.returncode == 0 and f"zhengtu {name}" in shown.stdout and name in top.stdout


def test_help_starts_without_anything_heavy(run: Run) -> None:
    shown = run("--help", PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip() for line in shown.stderr.splitlines()}
    assert "click" in imported
    assert imported.isdisjoint({"networkx", "pandas", "kglite", "neo4j", "streamlit", "rjieba", "jieba"})


def test_a_folder_that_cannot_be_written_is_two_lines(run: Run, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("read-only folders work otherwise there")
    blocked = tmp_path / "facts"
    blocked.write_text("a file where a folder is wanted", "utf-8")
    refused = run("facts", SEEDS, "--out", blocked)
    assert refused.returncode == 2 and two_lines(refused.stderr)
    assert blocked.read_text("utf-8").startswith("a file")


def test_two_files_of_one_stem_do_not_overwrite_each_other(run: Run, tmp_path: Path) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        shutil.copy(SEEDS / "004_b9730ba14b356675.txt", tmp_path / folder / "报告.txt")
    refused = run("facts", "甲", "乙", "--out", "facts")
    assert refused.returncode == 2 and two_lines(refused.stderr)


def test_a_store_that_cannot_be_is_refused_before_reports_are_read(run: Run, tmp_path: Path) -> None:
    for store, mend in (("my.kgl", "是否想写 kglite:my.kgl"), ("kglite:none/a/b.kgl", "请先建好该文件夹，或改正路径")):
        refused = run("build", "no-such-report.txt", "--store", store)
        assert refused.returncode == 2
        assert refused.stderr.splitlines()[1:] == [mend]
    assert list(tmp_path.iterdir()) == []


def test_a_number_that_is_out_of_range_is_told_the_range(run: Run) -> None:
    refused = run("dashboard", "--port", 99999)
    assert refused.stderr.splitlines()[0] == "用法不对：--port 的值不对，应为 0 至 65535 的数"
    refused = run("search", "x", "--limit", 0)
    assert refused.stderr.splitlines()[0] == "用法不对：--limit 的值不对，应为不小于 1 的数"
