"""The console: scripts, commands, completion, and what a keyboard does, on a real store."""

from __future__ import annotations

import io
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from graph_build.errors import QueryError
from graph_build.stores.base import Store
from queries.catalogue import Catalogue
from queries.completion import Words, candidates
from queries.console import Session, interruptible, is_complete, pieces, run_statement, split_words
from queries.prompt import CypherLexer, history_path, interact

COUNT = "MATCH (o:Organization) RETURN count(o) AS n"


@pytest.fixture
def session(sample: Store, shipped: Catalogue) -> Session:
    return Session(sample, shipped, language="en")


def script(session: Session, text: str) -> str:
    out = io.StringIO()
    session.run_script(text, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RETURN 1", ["RETURN 1"]),
        ("RETURN 1;\n\n RETURN 2 ;", ["RETURN 1", "RETURN 2"]),
        ("RETURN ';' // ;\n, \"a;\";RETURN `;`/* ; */", ["RETURN ';' // ;\n, \"a;\"", "RETURN `;`/* ; */"]),
        (":help\n:param a 1; 2\nRETURN 1;:quit", [":help", ":param a 1; 2", "RETURN 1", ":quit"]),
        ("MATCH (n\n:Report) RETURN n", ["MATCH (n\n:Report) RETURN n"]),
        (" // nothing\n;;", []),
        ("RETURN 'open; string", ["RETURN 'open; string"]),
    ],
)
def test_a_script_is_cut_into_pieces(text: str, found: list[str]) -> None:
    assert list(pieces(text)) == found


@pytest.mark.parametrize(
    ("text", "complete"),
    [("", True), (":he", True), ("RETURN 1", False), ("RETURN 1;", True), ("RETURN ';", False), ("RETURN 1; // so", True)],
)
def test_enter_waits_for_the_semicolon(text: str, complete: bool) -> None:
    assert is_complete(text) is complete


def test_words_of_a_command() -> None:
    assert split_words('initiative-bodies initiative="a b" x=\'c d\'e  y=“市 局”') == [
        "initiative-bodies", "initiative=a b", "x=c de", "y=“市", "局”",
    ]  # fmt: skip


def test_statements_have_the_shape_of_queries(session: Session) -> None:
    session.form = "json"
    assert json.loads(script(session, f"{COUNT};")) == {
        "query": COUNT, "params": {}, "columns": ["n"], "rows": [[3]], "truncated": False,
    }  # fmt: skip


def test_every_statement_gets_its_answer(session: Session) -> None:
    session.form = "csv"
    assert script(session, f"{COUNT}; MATCH (m:Meeting) RETURN m.name AS name") == "n\n3\nname\n全市教育大会\n"


def test_rows_are_capped(sample: Store) -> None:
    answer = run_statement(sample, "MATCH (p:Passage) RETURN p.id AS id ORDER BY id", limit=2)
    assert (len(answer.rows), answer.truncated) == (2, True)


def test_parameters_are_set_typed_and_removed(session: Session) -> None:
    session.form = "csv"
    text = ':param year 2022\n:param name = "二〇二二年总结"\nMATCH (r:Report {year: $year, name: $name}) RETURN r.issuer AS b;'
    assert script(session, text).endswith("b\n市教育局\n")
    assert session.parameters == {"year": 2022, "name": "二〇二二年总结"}
    script(session, ":param names [\"甲\"]\n:param plain 市 局\n:param year")
    assert session.parameters == {"name": "二〇二二年总结", "names": ["甲"], "plain": "市 局"}


def test_a_parameter_without_a_value_is_asked_for(sample: Store) -> None:
    with pytest.raises(QueryError) as refused:
        run_statement(sample, "MATCH (r:Report {year: $year}) RETURN '$other'")
    assert refused.value.what.en == "$year has no value"
    assert refused.value.mend.en == "first type :param year VALUE"


def test_canned_queries_run_by_name(session: Session) -> None:
    assert script(session, ":query umbrellas umbrella=春笋行动\n").splitlines()[0].split() == [
        "umbrella", "part", "subject", "stated", "sentence", "section", "report",
    ]  # fmt: skip


def test_commands_tell_about_themselves(session: Session) -> None:
    assert ":query NAME k=v …" in script(session, ":help")
    assert "initiative-bodies" in script(session, ":queries")
    schema = script(session, ":schema")
    assert schema.index("(:Report)") < schema.index("(:Organization)") < schema.index("[:IMPLEMENTS]")
    assert "jurisdiction" in schema


def test_quit_ends_a_script(session: Session) -> None:
    assert script(session, f":quit\n{COUNT};") == ""


@pytest.mark.parametrize(
    "refused",
    [
        "CREATE (n:Report {id: 'x'}) RETURN n",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.name = ''",
        "LOAD CSV FROM '/etc/passwd' AS line RETURN line",
        "MATCH (n:Reports",
        ":nonsense",
        ":query",
        ":query nothing-like-it",
        ":query umbrellas nonsense=1",
    ],
)
def test_what_is_refused_stops_a_script_and_changes_nothing(refused: str, session: Session) -> None:
    before = session.store.statistics()
    out = io.StringIO()
    with pytest.raises(QueryError):
        session.run_script(f"{COUNT};\n{refused}\n;{COUNT};", out)
    assert out.getvalue().split() == ["n", "─", "3"]
    assert session.store.statistics() == before


def completed(session: Session, text: str) -> list[str]:
    words = Words(session.store.schema(), session.catalogue, session.language)
    return [candidate.text for candidate in candidates(text, words, {"year": 1, "yes": 2, "name": ""})[1]]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("MATCH (o:", "Report"),
        ("MATCH (o:Org", "Organization"),
        ("MATCH (o:Report|ini", "Initiative"),
        ("MATCH (o)-[:IM", "IMPLEMENTS"),
        ("MATCH (o)-[r:IMPLEMENTS|ISS", "ISSUES"),
        ("MATCH (r:Report) WHERE r.ye", "year"),
        ("MATCH (r:Report) WHERE r.", "id"),
        ("MATCH (organ:Organization) RETURN org", "organ"),
        ("ret", "RETURN"),
        ("RETURN coal", "coalesce("),
        ("RETURN $ye", "$year"),
        (":qu", ":queries"),
        (":query initiative-b", "initiative-bodies"),
        (":query initiative-bodies in", "initiative="),
    ],
)
def test_completion_offers_what_fits(text: str, first: str, session: Session) -> None:
    assert completed(session, text)[0] == first


@pytest.mark.parametrize("text", ["RETURN 'Rep", "RETURN 1 // Rep", "RETURN 12", ":query umbrellas x=1 zz", ":param a"])
def test_completion_is_silent_where_nothing_fits(text: str, session: Session) -> None:
    assert completed(session, text) == []


def test_properties_are_those_of_the_label(session: Session) -> None:
    assert "sha256" in completed(session, "MATCH (r:Report) RETURN r.")
    assert "sha256" not in completed(session, "MATCH (r:Place) RETURN r.")
    assert {"sha256", "section"} <= set(completed(session, "WITH x AS r RETURN r."))


def test_colours_cover_the_text_and_nothing_else() -> None:
    text = "MATCH (n:Report) // 注\nRETURN count(n) AS `return`, '多\n行', $x"
    line = CypherLexer().lex_document(Document(text))
    lines = [line(number) for number in range(3)]
    assert ["".join(part for _, part, *_ in found) for found in lines] == text.split("\n")
    styles = {part: style for found in lines for style, part, *_ in found}
    assert styles["MATCH"] == styles["RETURN"] == "class:keyword"
    assert styles["Report"] == "class:kind"
    assert styles["count"] == "class:function"
    assert styles["`return`"] == "class:quoted"
    assert styles["行'"] == "class:string"
    assert styles["$x"] == "class:parameter"


@contextmanager
def keyboard(session: Session, typed: str, history: Path | None = None) -> Iterator[str]:
    """What the console writes when this is typed."""
    source: PipeInput
    out = io.StringIO()
    with create_pipe_input() as source:
        source.send_text(typed)
        interact(session, history, out=out, source=source, screen=DummyOutput())
    yield out.getvalue()


def test_typed_statements_may_take_several_lines(session: Session) -> None:
    with keyboard(session, "MATCH (o:Organization)\rRETURN count(o) AS bodies;\r\x04") as said:
        assert "bodies\n──────\n3\n1 row, " in said


def test_errors_are_two_lines_and_the_console_goes_on(session: Session) -> None:
    with keyboard(session, f"CREATE (n:Report);\r:nonsense\r{COUNT};\r:quit\r") as said:
        assert "this statement is refused" in said
        assert "there is no command :nonsense\n" in said
        assert "n\n─\n3\n1 row, " in said
        assert "Traceback" not in said


def test_ctrl_c_drops_the_line(session: Session) -> None:
    with keyboard(session, f"RETURN 'lost\x03{COUNT};\r\x04") as said:
        assert "n\n─\n3\n" in said
        assert "lost" not in said


def test_more_rows_are_announced(session: Session) -> None:
    session.limit = 2
    with keyboard(session, "MATCH (p:Passage) RETURN p.order AS o ORDER BY o;\r\x04") as said:
        assert "2 rows, and there are more, " in said


def test_history_is_kept_from_one_time_to_the_next(session: Session, tmp_path: Path) -> None:
    history = tmp_path / "state" / "history"
    with keyboard(session, f"{COUNT};\r\x04", history):
        assert COUNT in history.read_text("utf-8")
    up = "\x1b[A"
    with keyboard(session, f"{up}\r\x04", history) as said:
        assert "n\n─\n3\n" in said


def test_a_history_that_cannot_be_kept_is_done_without(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with keyboard(session, f"{COUNT};\r\x04", tmp_path / "file" / "history") as said:
        assert "n\n─\n3\n" in said


def test_the_place_of_the_history(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert history_path() == tmp_path / "zhengtu" / "history"


def test_work_can_be_left() -> None:
    """KeyboardInterrupt reaches the caller although the work goes on, and so do the work's own errors."""
    release, begun = threading.Event(), time.monotonic()
    import _thread

    threading.Timer(0.2, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt):
        interruptible(lambda: release.wait(30))
    release.set()
    assert time.monotonic() - begun < 5
    assert interruptible(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        interruptible(lambda: 1 // 0)
