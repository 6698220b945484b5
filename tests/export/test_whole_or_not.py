"""An export appears whole or not at all, and never in the place of something else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph_build.errors import InputError, OntologyError
from graph_build.export import FORMATS, export
from graph_build.export.output import whole_file, whole_folder
from graph_build.graph import Graph
from tests.export.sample import every_kind, sample


class Interruption(BaseException):
    """Like Ctrl-C in the middle of writing."""


def _contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("format", list(FORMATS))
def test_a_second_export_replaces_the_first_and_leaves_nothing_else(format: str, tmp_path: Path) -> None:
    export(sample(), format, tmp_path / "new" / "out")
    export(every_kind(), format, tmp_path / "new" / "out")
    export(every_kind(), format, tmp_path / "other")
    again = {name.removeprefix("new/out"): content for name, content in _contents(tmp_path).items() if "new" in name}
    once = {name.removeprefix("other"): content for name, content in _contents(tmp_path).items() if "other" in name}
    assert again == once
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["out"]


@pytest.mark.parametrize("format", [name for name, format in FORMATS.items() if not format.members])
def test_a_file_that_is_no_earlier_export_is_left_alone(format: str, tmp_path: Path) -> None:
    (tmp_path / "thesis").write_text("years of work")
    with pytest.raises(InputError, match="is no earlier export"):
        export(every_kind(), format, tmp_path / "thesis")
    other = "gexf" if format == "graphml" else "graphml"
    export(every_kind(), other, tmp_path / "g")
    before = _contents(tmp_path)
    with pytest.raises(InputError, match="is no earlier export"):
        export(every_kind(), format, tmp_path / "g")
    assert _contents(tmp_path) == before
    (tmp_path / "empty").touch()
    export(every_kind(), format, tmp_path / "empty")
    assert (tmp_path / "empty").read_text("utf-8").startswith(FORMATS[format].head)


def test_a_folder_of_tables_is_not_called_like_a_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder and not a file"):
        export(every_kind(), "csv", tmp_path / "graph.csv")
    assert _contents(tmp_path) == {}


def test_an_interrupted_file_leaves_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "g.json"
    out.write_text("before")
    with pytest.raises(Interruption), whole_file(out) as unfinished:
        unfinished.write_text("half")
        raise Interruption
    assert _contents(tmp_path) == {"g.json": b"before"}


def test_an_interrupted_folder_leaves_the_old_one(tmp_path: Path) -> None:
    out = tmp_path / "g"
    out.mkdir()
    (out / "a.csv").write_text("before")
    with pytest.raises(Interruption), whole_folder(out, frozenset(["a.csv"])) as unfinished:
        (unfinished / "a.csv").write_text("half")
        raise Interruption
    assert _contents(tmp_path) == {"g/a.csv": b"before"}


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(InputError, match=r"holds other files \(thesis\.docx\)"):
        export(every_kind(), "csv", tmp_path)
    assert _contents(tmp_path) == {"thesis.docx": b"years of work"}


def test_the_importer_may_have_left_its_report(tmp_path: Path) -> None:
    export(every_kind(), "csv", tmp_path / "g")
    (tmp_path / "g" / "import.report").write_text("")
    export(every_kind(), "csv", tmp_path / "g")
    assert not (tmp_path / "g" / "import.report").exists()


@pytest.mark.parametrize(
    ("format", "place"), [("json", "folder"), ("csv", "file"), ("json", "file/below"), ("csv", "file/below")]
)
def test_a_place_that_cannot_be_written_is_two_lines(format: str, place: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError):
        export(every_kind(), format, tmp_path / place)
    assert _contents(tmp_path) == {"file": b"mine"}


@pytest.mark.parametrize("format", ["gexf", "csv"])
def test_a_mistyped_path_makes_no_folders(format: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"the folder .*none does not exist"):
        export(every_kind(), format, tmp_path / "none" / "dir" / "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_keeps_pointing(tmp_path: Path) -> None:
    export(sample(), "json", tmp_path / "real.json")
    (tmp_path / "link.json").symlink_to("real.json")
    export(every_kind(), "json", tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    export(every_kind(), "json", tmp_path / "other.json")
    assert (tmp_path / "real.json").read_bytes() == (tmp_path / "other.json").read_bytes()


@pytest.mark.skipif(not Path("/dev/null").is_char_device(), reason="no devices here")
def test_a_device_is_no_place_for_an_export() -> None:
    with pytest.raises(InputError, match="not a plain file"):
        export(every_kind(), "json", Path("/dev/null"))


def test_an_unknown_format_names_the_known(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        export(every_kind(), "pdf", tmp_path / "g")
    assert refused.value.mend.en == "choose one of json, graphml, gexf, csv, cypher"


def test_a_graph_that_is_not_declared_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    graph = Graph()
    graph.add_node("Place", "x-1", name="?")
    with pytest.raises(OntologyError):
        export(graph, "json", tmp_path / "g.json")
    assert _contents(tmp_path) == {}
