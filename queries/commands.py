"""What a console does: statements, and `:commands` about the store, the catalogue and itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from graph_build.errors import Bilingual, QueryError
from graph_build.ontology import ontology
from queries.answers import Answer
from queries.cypher import meaningful
from queries.parameters import Value, assignments
from queries.saving import SUFFIXES, save
from queries.script import split_words
from queries.session import Session

REPLACE = "replace"
ENDINGS = " ".join(SUFFIXES)


class Quit(Exception):
    """`:quit` was typed."""


def execute(session: Session, piece: str) -> Answer:
    """The answer to one statement or command. Raises ZhengtuError, Quit."""
    if not piece.startswith(":"):
        return _state(session, piece)
    name, rest = (*piece[1:].split(None, 1), "", "")[:2]
    command = available(session).get(name.lower())
    if command is None:
        raise _unknown(session, name)
    return command.act(session, rest.strip())


def _state(session: Session, statement: str) -> Answer:
    """A statement that begins with EXPLAIN is explained: engines give a plan for it, nothing, or an error."""
    first = next(iter(meaningful(statement)), None)
    if first is not None and first.is_word("EXPLAIN"):
        return _explain(session, statement[first.start + len(first.text) :].strip())
    return session.ask(statement)


def available(session: Session) -> dict[str, Command]:
    """The commands that a session has."""
    return {name: command for name, command in COMMANDS.items() if session.local or not command.local}


def _unknown(session: Session, name: str) -> QueryError:
    known = available(session)
    near = get_close_matches(name, known, n=1, cutoff=0.4)
    hint = Bilingual(f"是否想写 :{near[0]}", f"did you mean :{near[0]}") if near else None
    every = ", ".join(f":{command}" for command in known)
    return QueryError(
        Bilingual(f"没有命令 :{name}", f"there is no command :{name}"),
        hint or Bilingual(f"可用：{every}", f"there are {every}"),
    )


def _help(session: Session, rest: str) -> Answer:
    rows = [(f":{command.usage}", command.about.in_(session.language)) for command in available(session).values()]
    ends = Bilingual("只读语句，以分号结束", "a read-only statement, ended by a semicolon").in_(session.language)
    return Answer(":help", {}, ("command", "does"), (*rows, ("MATCH … RETURN …;", ends)))


def _schema(session: Session, rest: str) -> Answer:
    """Labels and types that are stored now; first as the ontology orders them."""
    kinds, schema = ontology(), session.store.schema()
    rows = []
    for names, found, wrap in ((kinds.nodes, schema.labels, "(:{})"), (kinds.relationships, schema.types, "[:{}]")):
        order = {name: at for at, name in enumerate(names)}
        for name in sorted(found, key=lambda name, order=order: (order.get(name, len(order)), name)):  # type: ignore[misc]
            rows.append((wrap.format(name), _title(name, session.language), list(found[name])))
    return Answer(":schema", {}, ("kind", "meaning", "properties"), tuple(rows))


def _title(name: str, language: str) -> str:
    kinds = ontology()
    found = kinds.nodes.get(name) or kinds.relationships.get(name)
    return found.title.in_(language) if found else ""


def _queries(session: Session, rest: str) -> Answer:
    rows = tuple(
        (query.name, query.title.in_(session.language), [f"{name}={value}" for name, value in query.examples.items()])
        for query in session.catalogue
    )
    return Answer(":queries", {}, ("query", "heading", "example"), rows)


def _query(session: Session, rest: str) -> Answer:
    words = split_words(rest)
    if not words:
        raise QueryError(
            Bilingual("没有写查询名", "the query's name is missing"),
            Bilingual("请写成 :query 名称 参数=值", "write :query NAME k=v"),
        )
    query = session.catalogue.get(words[0])
    return session.ask_canned(query, assignments(query.name, query.params, words[1:]))


def _explain(session: Session, rest: str) -> Answer:
    """The plan of a statement, or of what was asked last."""
    statement, values = (rest, session.values(rest)) if rest else session.last_statement()
    plan = session.store.plan(statement, values)
    return Answer(":explain", {}, plan.columns, plan.rows)


def _param(session: Session, rest: str) -> Answer:
    """Sets one parameter, or shows all. A value is read as JSON; what is no JSON is text."""
    name, value = _named_value(rest)
    if name and value:
        session.parameters[name] = _typed(value)
    elif name:
        session.parameters.pop(name, None)
    rows = tuple(sorted(session.parameters.items()))
    return Answer(":param", {}, ("name", "value"), rows)


def _named_value(text: str) -> tuple[str, str]:
    """`name value`, `name = value` and `name=value` alike."""
    found = meaningful(text)
    if not found:
        return "", ""
    rest = text[found[0].start + len(found[0].text) :].strip()
    return found[0].name, rest.removeprefix("=").strip()


def _typed(text: str) -> Value:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return text.strip("'")
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if isinstance(value, str | int | float) else text


def _use(session: Session, rest: str) -> Answer:
    """Another store from now on; without an address, which one it is."""
    if rest:
        session.use(_unquoted(rest))
    held = session.store.statistics()
    row = (session.store.url, sum(held.nodes.values()), sum(held.relationships.values()))
    return Answer(":use", {}, ("store", "nodes", "relationships"), (row,))


def _export(session: Session, rest: str) -> Answer:
    """The last answer, whole, in a file. Where its folder had to be made, the whole path is told: it may be a slip."""
    name, _, word = rest.rpartition(" ")
    replace = word == REPLACE and bool(name)
    wanted = _unquoted(name if replace else rest)
    if not wanted:
        raise QueryError(
            Bilingual("没有写文件名", "the file's name is missing"),
            Bilingual(f"请写成 :export 文件名，后缀 {ENDINGS}", f"write :export FILE, ending in one of {ENDINGS}"),
        )
    answer = session.last_whole()
    made = not Path(wanted).expanduser().parent.is_dir()
    place = save(answer, Path(wanted), session.catalogue, session.language, replace=replace)
    return Answer(":export", {}, ("file", "rows"), ((str(place) if made else wanted, len(answer.rows)),))


def _unquoted(text: str) -> str:
    text = text.strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "'\""
    return text[1:-1] if quoted else text


def _quit(session: Session, rest: str) -> Answer:
    raise Quit


@dataclass(frozen=True, slots=True)
class Command:
    """A `:command`: how it is written, what it does, and the function that does it. A `local` one opens stores or
    writes files of the machine that the console runs on."""

    usage: str
    about: Bilingual
    act: Callable[[Session, str], Answer]
    local: bool = False


COMMANDS: Mapping[str, Command] = {
    "help": Command("help", Bilingual("显示本页", "shows this page"), _help),
    "schema": Command("schema", Bilingual("列出标签、关系与属性", "labels, types and their properties"), _schema),
    "queries": Command("queries", Bilingual("列出全部查询", "all canned queries"), _queries),
    "query": Command("query NAME k=v …", Bilingual("运行一个查询", "runs a canned query"), _query),
    "param": Command("param NAME VALUE", Bilingual("设定 $NAME，无值则删去", "sets $NAME, or removes it"), _param),
    "explain": Command(
        "explain MATCH …;",
        Bilingual("一条语句将如何执行；不写语句则为上一条", "how a statement would run; the last one if none is given"),
        _explain,
    ),
    "use": Command("use URL", Bilingual("改读另一个图库", "reads another store from now on"), _use, local=True),
    "export": Command(
        f"export FILE [{REPLACE}]",
        Bilingual(f"把上一个结果整份写入文件（{ENDINGS}）", f"the last answer, whole, in a file ({ENDINGS})"),
        _export,
        local=True,
    ),
    "quit": Command("quit", Bilingual("离开", "leaves"), _quit),
}
