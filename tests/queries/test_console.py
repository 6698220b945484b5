"""The console: scripts, commands, completion, and what a keyboard does, on a real store."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from prompt_toolkit.document import Document
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from graph_build.errors import InputError, QueryError, StoreError
from graph_build.stores.base import Store
from queries.catalogue import Catalogue
from queries.commands import COMMANDS, execute
from queries.completion import Words, candidates
from queries.console import run_script
from queries.offers import offered
from queries.prompt import CypherCompleter, CypherLexer, duration, history_path, interact
from queries.script import is_complete, pieces, split_words
from queries.session import Session

COUNT = "MATCH (o:Organization) RETURN count(o) AS n"


@pytest.fixture
def session(sample: Store, shipped: Catalogue) -> Session:
    return Session(sample, shipped, language="en")


def script(session: Session, text: str) -> str:
    out = io.StringIO()
    run_script(session, text, out)
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
        (":explain\nRETURN 1;:explain RETURN\n1;\n:explain RETURN 1\n", [":explain", "RETURN 1", ":explain RETURN\n1", ":explain RETURN 1"]),
        (":use neo4j://host:7687\n:use a b;c\nRETURN 1", [":use neo4j://host:7687", ":use a b;c", "RETURN 1"]),
    ],
)
def test_a_script_is_cut_into_pieces(text: str, found: list[str]) -> None:
    assert list(pieces(text)) == found


@pytest.mark.parametrize(
    ("text", "complete"),
    [("", True), (":he", True), (":explain", True), (":explain RETURN 1", False), (":explain RETURN 1;", True), (":use a//b", True), ("RETURN 1", False), ("RETURN 1;", True), ("RETURN ';", False), ("RETURN 1; // so", True)],
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


def test_rows_are_capped(session: Session) -> None:
    session.limit = 2
    answer = session.ask("MATCH (p:Passage) RETURN p.id AS id ORDER BY id")
    assert (len(answer.rows), answer.truncated) == (2, True)


def test_parameters_are_set_typed_and_removed(session: Session) -> None:
    session.form = "csv"
    text = ':param year 2022\n:param name = "二〇二二年总结"\nMATCH (r:Report {year: $year, name: $name}) RETURN r.issuer AS b;'
    assert script(session, text).endswith("b\n市教育局\n")
    assert session.parameters == {"year": 2022, "name": "二〇二二年总结"}
    script(session, ":param names [\"甲\"]\n:param plain 市 局\n:param year")
    assert session.parameters == {"name": "二〇二二年总结", "names": ["甲"], "plain": "市 局"}


def test_a_parameter_without_a_value_is_asked_for(session: Session) -> None:
    with pytest.raises(QueryError) as refused:
        session.ask("MATCH (r:Report {year: $year}) RETURN '$other'")
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
        run_script(session, f"{COUNT};\n{refused}\n;{COUNT};", out)
    assert out.getvalue().split() == ["n", "-", "3"]
    assert session.store.statistics() == before


TAKEN = ":query initiative-bodies initiative=护苗计划 行动"


def completed(session: Session, text: str) -> list[str]:
    words = Words(session.store.schema(), session.catalogue, session.language, partial(offered, session.store))
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
        (":query initiative-bodies initiative=", "护苗计划"),
        (":query initiative-bodies initiative=行动", "春笋行动"),
        (":query initiative-bodies initiative=csxd", "春笋行动"),
        (":query initiative-bodies initiative＝csxd", "春笋行动"),
        (":query initiative-bodies 举措=csxd", "春笋行动"),
        (":query initiative-bodies 行动", "春笋行动"),
        (":query body-initiatives 机构＝市教育局 year=", "2022"),
        (":query body-initiatives organization=市教育局 year=", "2022"),
        (":query initiative-changes change=va", "vanished"),
    ],
)
def test_completion_offers_what_fits(text: str, first: str, session: Session) -> None:
    assert completed(session, text)[0] == first


@pytest.mark.parametrize("text", ["RETURN 'Rep", "RETURN 1 // Rep", "RETURN 12", ":query umbrellas x=1 zz", ":param a", TAKEN])
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
        assert "bodies\n------\n3\n1 row, " in said


def test_errors_are_two_lines_and_the_console_goes_on(session: Session) -> None:
    with keyboard(session, f"CREATE (n:Report);\r:nonsense\r{COUNT};\r:quit\r") as said:
        assert "this statement is refused" in said
        assert "there is no command :nonsense\n" in said
        assert "n\n-\n3\n1 row, " in said
        assert "Traceback" not in said


def test_ctrl_c_drops_the_line(session: Session) -> None:
    with keyboard(session, f"RETURN 'lost\x03{COUNT};\r\x04") as said:
        assert "n\n-\n3\n" in said
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
        assert "n\n-\n3\n" in said


def test_a_history_that_cannot_be_kept_is_done_without(session: Session, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with keyboard(session, f"{COUNT};\r\x04", tmp_path / "file" / "history") as said:
        assert "n\n-\n3\n" in said


def test_the_place_of_the_history(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert history_path() == tmp_path / "zhengtu" / "history"


def test_a_plan_is_told_of_a_statement_and_of_what_was_asked_last(session: Session) -> None:
    session.parameters["name"] = "市教育局"
    one = execute(session, ":explain MATCH (o:Organization\n{name: $name}) RETURN o.name AS name ORDER BY name")
    assert one.columns == ("step", "operation", "details", "rows")
    assert "Organization" in one.rows[0][2]
    assert execute(session, "/* so */ Explain\nMATCH (o:Organization {name: $name}) RETURN o.name AS name ORDER BY name").rows == one.rows
    with pytest.raises(QueryError, match="nothing was asked"):
        execute(session, ":explain")
    execute(session, ":query initiative-results initiative=春笋行动")
    assert "Initiative" in str(execute(session, ":explain").rows)
    session.ask(COUNT)
    assert "Organization" in str(execute(session, ":explain").rows)
    assert execute(session, ":explain").rows == execute(session, ":explain").rows


@pytest.mark.parametrize("statement", ["CREATE (n:Report)", "LOAD CSV FROM 'x' AS l RETURN l", "MATCH (n", "RETURN $none"])
def test_no_plan_is_told_of_what_is_refused(statement: str, session: Session) -> None:
    with pytest.raises(QueryError):
        execute(session, f":explain {statement}")


def test_a_script_says_which_statement_is_wrong(session: Session) -> None:
    with pytest.raises(QueryError) as refused:
        script(session, f"{COUNT};\n:help\nMATCH (n) RETRUN n;\n{COUNT};")
    assert refused.value.what == (
        "第 3 条：查询有误：RETRUN 不是 Cypher 的词", "statement 3: the query is wrong: RETRUN is no word of Cypher",
    )  # fmt: skip
    with pytest.raises(QueryError) as refused:
        script(session, "MATCH (n) RETRUN n;")
    assert refused.value.what.zh.startswith("查询有误")


def local(session: Session) -> Session:
    session.local = True
    return session


def test_commands_for_this_machine_are_for_those_who_sit_at_it(session: Session, tmp_path: Path) -> None:
    session.ask(COUNT)
    for command in (f":use kglite:{tmp_path / 'x.kgl'}", f":export {tmp_path / 'x.csv'}"):
        with pytest.raises(QueryError, match="there is no command"):
            execute(session, command)
    assert list(tmp_path.iterdir()) == []
    assert ":use" not in script(session, ":help") and ":export" not in script(session, ":help")
    assert {name for name, command in COMMANDS.items() if command.local} == {"use", "export"}


def test_another_store_is_used_with_the_same_session(session: Session, tmp_path: Path) -> None:
    from graph_build.graph import Graph
    from tests.queries.conftest import embedded

    graph = Graph()
    graph.add_node("Place", "plc-0123456789abcdef", name="某镇")
    other = embedded(graph, tmp_path)
    other.close()
    first = session.store
    session.parameters["name"] = "某镇"
    completer = CypherCompleter(local(session))
    assert "Organization" in completer.words().schema.labels
    assert execute(session, f":use {other.url}").rows == ((other.url, 1, 0),)
    assert session.ask("MATCH (p:Place {name: $name}) RETURN count(p) AS n").rows == ((1,),)
    assert list(completer.words().schema.labels) == ["Place"]
    assert execute(session, ":use").rows[0][0] == other.url
    for wrong in (f":use kglite:{tmp_path / 'nothing.kgl'}", ":use nonsense", ":use bolt://user:secret@localhost"):
        with pytest.raises(StoreError):
            execute(session, wrong)
        assert session.store.url == other.url
    with pytest.raises(QueryError):
        session.ask("CREATE (p:Place {id: 'x'})")
    execute(session, f':use "{first.url}"')
    assert session.ask(COUNT).rows == ((3,),)
    session.close()


@pytest.mark.parametrize(
    ("suffix", "text"),
    [
        ("csv", "\ufeffname\n市卫健委\n市教育局\n市财政局\n"),
        ("md", "| name |\n| --- |\n| 市卫健委 |\n| 市教育局 |\n| 市财政局 |\n"),
        ("TXT", "name\n--------\n市卫健委\n市教育局\n市财政局\n"),
    ],
)
def test_the_last_answer_is_exported_by_the_suffix_and_whole(suffix: str, text: str, session: Session, tmp_path: Path) -> None:
    session.limit = 2
    session.ask("MATCH (o:Organization) RETURN o.name AS name ORDER BY name")
    place = tmp_path / "甲 乙" / f"answer.{suffix}"
    done = execute(local(session), f':export "{place}"')
    assert done.rows == ((str(place), 3),)
    assert place.read_text("utf-8") == text
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_an_exported_csv_of_a_canned_query_has_the_headings_that_people_read(session: Session, tmp_path: Path) -> None:
    session.language = "zh"
    execute(local(session), ":query body-initiatives organization=市教育局")
    execute(session, f":export {tmp_path / 'a.csv'}")
    lines = (tmp_path / "a.csv").read_text("utf-8").splitlines()
    assert lines[0] == "\ufeff举措,角色,主语明示,辖区,原文,章节,报告"
    assert "牵头" in lines[1]


def test_an_export_that_makes_a_folder_tells_the_whole_path(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    session.ask(COUNT)
    made = execute(local(session), ":export new/a.csv")
    assert made.rows == ((str(tmp_path.resolve() / "new" / "a.csv"), 1),)
    assert execute(local(session), ":export new/b.csv").rows == (("new/b.csv", 1),)
    with pytest.raises(InputError, match=r"the folder .*mistyped does not exist"):
        execute(local(session), ":export mistyped/deep/a.csv")
    assert not (tmp_path / "mistyped").exists()


def test_what_is_meant_is_said_after_a_script(session: Session, capsys: pytest.CaptureFixture[str]) -> None:
    assert "春笋行动" in script(session, ":query initiative-timeline initiative=春筍行動")
    assert "initiative: 春筍行動 is taken as 春笋行动" in capsys.readouterr().err


def test_a_canned_answer_is_exported_beyond_its_limit(sample: Store, shipped: Catalogue, tmp_path: Path) -> None:
    short = Catalogue(tuple(replace(query, limit=1) for query in shipped), shipped.vocabulary)
    session = Session(sample, short, local=True)
    assert execute(session, ":query passage-facts report=二〇二二年总结").truncated
    execute(session, f":export {tmp_path / 'a.json'}")
    written = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert written["query"] == "passage-facts" and len(written["rows"]) == 4


def test_nothing_is_exported_over_something_else(session: Session, tmp_path: Path) -> None:
    place = tmp_path / "a.csv"
    place.write_text("mine", "utf-8")
    with pytest.raises(QueryError, match="nothing was asked"):
        execute(local(session), f":export {place}")
    session.ask(COUNT)
    with pytest.raises(QueryError, match="is there already") as refused:
        execute(session, f":export {place}")
    assert "replace" in refused.value.mend.en
    assert place.read_text("utf-8") == "mine"
    execute(session, f":export {place} replace")
    assert place.read_text("utf-8") == "\ufeffn\n3\n"
    link = tmp_path / "link.csv"
    link.symlink_to(place)
    with pytest.raises(QueryError, match="is there already"):
        execute(session, f":export {link}")


@pytest.mark.parametrize("place", ["", "replace", "a", "a.kgl", "a.xlsx", "folder.csv", "folder.csv replace", "file.md/a.csv"])
def test_what_cannot_be_exported_is_two_lines_and_leaves_nothing(
    place: str, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file.md").write_text("", "utf-8")
    session.ask(COUNT)
    with pytest.raises((QueryError, InputError)) as refused:
        execute(local(session), f":export {place}")
    assert all(line and "\n" not in line for line in (*refused.value.what, *refused.value.mend))
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file.md", "folder.csv"]


def test_long_times_are_told_in_seconds() -> None:
    assert (duration(0.9).en, duration(12.34).zh) == ("900 ms", "12.3 秒")


def test_completion_knows_statements_behind_a_command(session: Session) -> None:
    assert completed(session, ":explain MATCH (o:Org")[0] == "Organization"
    assert completed(session, ":exp") == [":explain", ":export"]
