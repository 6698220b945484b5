"""Which files a build takes, and what manifests say of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph_build.readers.collection import collect


def put(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def test_folders_are_searched_in_depth_and_each_file_is_taken_once(tmp_path: Path) -> None:
    put(tmp_path, b="乙", a="甲")
    deep = tmp_path / "深"
    deep.mkdir()
    put(deep, c="丙")
    (tmp_path / "表.xlsx").write_bytes(b"PK")
    found = collect([tmp_path / "b.txt", tmp_path, deep])
    assert [file.path.name for file in found.files] == ["a.txt", "b.txt", "c.txt"]
    assert not found.problems


def test_the_manifest_beside_a_file_speaks_for_it(tmp_path: Path) -> None:
    put(tmp_path, a="甲", b="乙")
    (tmp_path / "manifest.csv").write_bytes("\ufefffile,issuer,period\na.txt, 市卫健委 ,2024\nb.txt,,\n".encode())
    by_name = {file.path.name: dict(file.stated) for file in collect([tmp_path / "a.txt", tmp_path]).files}
    assert by_name == {"a.txt": {"issuer": "市卫健委", "period": "2024"}, "b.txt": {}}


@pytest.mark.parametrize(
    ("manifest", "said", "left"),
    [
        ("file,issuer\n没有.txt,市政府\na.txt,市法院\n", "没有.txt", {"issuer": "市法院"}),
        ("file,issuer\na.txt,市法院\na.txt,市政府\n", "重复", {"issuer": "市法院"}),
        ("name,issuer\na.txt,市法院\n", "列名", {}),
        ("file,period\na.txt,前年\n", "时段", {}),
        ("file,发布者\na.txt,市法院\n", "列名", {}),
    ],
)
def test_a_wrong_manifest_is_named_and_the_reports_are_read_all_the_same(
    tmp_path: Path, manifest: str, said: str, left: dict[str, str]
) -> None:
    put(tmp_path, a="甲")
    (tmp_path / "manifest.csv").write_text(manifest, "utf-8")
    found = collect([tmp_path])
    assert [dict(file.stated) for file in found.files] == [left]
    (problem,) = found.problems
    assert said in problem.what.zh and "manifest.csv" in problem.what.zh


def test_missing_paths_and_folders_without_reports_are_named(tmp_path: Path) -> None:
    found = collect([tmp_path / "没有", tmp_path])
    assert not found.files
    assert [problem.what.zh.rpartition("：")[2] for problem in found.problems] == ["路径不存在", "文件夹里没有报告"]


def test_documents_that_cannot_be_read_are_counted_and_named(tmp_path: Path) -> None:
    put(tmp_path, a="甲", b="乙")
    deep = tmp_path / "深"
    deep.mkdir()
    for name in ("b.docx", "c.docx", "d.PDF", "~$c.docx", ".e.pdf", "表.xlsx", "深/f.wps"):
        (tmp_path / name).write_bytes(b"PK")
    found = collect([tmp_path])
    assert [file.path.name for file in found.files] == ["a.txt", "b.txt"]
    (problem,) = found.problems
    assert problem.what.zh == f"{tmp_path}：3 个文件读不了（.docx、.pdf、.wps），已略过：c.docx、d.PDF、深/f.wps"
    assert problem.what.en.startswith(f"{tmp_path}: 3 files of a kind that cannot be read (.docx, .pdf, .wps)")
    assert ".md、.txt" in problem.mend.zh and ".md, .txt" in problem.mend.en


def test_a_folder_of_nothing_else_is_one_problem(tmp_path: Path) -> None:
    for number in range(7):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF")
    (problem,) = collect([tmp_path]).problems
    assert "7 个文件" in problem.what.zh and problem.what.zh.endswith("4.pdf…")
