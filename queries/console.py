"""The read-only console: statements and `:commands`, from a script, a pipe or a keyboard, with the same answers.

Nothing here looks at a statement to decide whether it is harmless: the store refuses by the engine's own plan.
"""

from __future__ import annotations

import json
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TextIO, TypeVar

from graph_build.errors import Bilingual, QueryError
from graph_build.ontology import ontology
from graph_build.stores.base import DEFAULT_LIMIT, DEFAULT_TIMEOUT, Store
from queries.answers import Answer, run
from queries.catalogue import Catalogue
from queries.cypher import meaningful, tokens
from queries.formats import render
from queries.parameters import Value, assignments

Result = TypeVar("Result")
WAIT = 0.05


class Quit(Exception):
    """`:quit` was typed."""


def run_statement(
    store: Store,
    statement: str,
    parameters: Mapping[str, Value] | None = None,
    *,
    timeout: float = DEFAULT_TIMEOUT,
    limit: int = DEFAULT_LIMIT,
) -> Answer:
    """The answer to one read-only statement. `parameters` may hold more than it uses.

    Raises QueryError where the statement is refused, malformed, too slow, or uses a parameter without a value.
    """
    given = parameters or {}
    used = sorted({token.name for token in meaningful(statement) if token.kind == "parameter" and token.name})
    for name in used:
        if name not in given:
            raise QueryError(
                Bilingual(f"参数 ${name} 没有值", f"${name} has no value"),
                Bilingual(f"先输入 :param {name} 值", f"first type :param {name} VALUE"),
            )
    params = {name: given[name] for name in used}
    found = store.query(statement, params, timeout=timeout, limit=limit)
    return Answer(statement, params, found.columns, found.rows, found.truncated)


def pieces(text: str) -> Iterator[str]:
    """A script cut into commands (a line that begins with a colon) and statements (up to a semicolon or the end)."""
    begin, begun, is_command = 0, False, False
    for token in tokens(text):
        ends = "\n" in token.text if is_command and token.kind == "space" else token.text == ";" and not is_command
        if ends:
            yield from _kept(text[begin : token.start])
            begin, begun, is_command = token.start + len(token.text), False, False
        elif token.kind not in ("space", "comment"):
            is_command = is_command or (not begun and token.text == ":")
            begun = True
    yield from _kept(text[begin:])


def _kept(piece: str) -> Iterator[str]:
    if meaningful(piece):
        yield piece.strip()


def is_complete(text: str) -> bool:
    """Whether Enter should run what was typed: a command, nothing at all, or a statement with its semicolon."""
    found = meaningful(text)
    return not found or found[0].text == ":" or found[-1].text == ";"


@dataclass(slots=True)
class Session:
    """What a console remembers: values of `$parameters`, how long and how much a statement may take, and in which
    format (of `queries.formats`) and language its answers are written."""

    store: Store
    catalogue: Catalogue
    form: str = "table"
    timeout: float = DEFAULT_TIMEOUT
    limit: int = DEFAULT_LIMIT
    language: str = "zh"
    parameters: dict[str, Value] = field(default_factory=dict)

    def execute(self, piece: str) -> Answer:
        """The answer to one statement or command. Raises QueryError, StoreError, Quit."""
        if not piece.startswith(":"):
            return run_statement(self.store, piece, self.parameters, timeout=self.timeout, limit=self.limit)
        name, _, rest = piece[1:].strip().partition(" ")
        command = COMMANDS.get(name.lower())
        if command is None:
            raise _unknown_command(name)
        return command.act(self, rest.strip())

    def answers(self, text: str) -> Iterator[Answer]:
        """Each answer of a script as soon as it is there. Raises QueryError for the first piece that is refused; what
        comes after it does not run."""
        for piece in pieces(text):
            try:
                yield self.execute(piece)
            except Quit:
                return

    def written(self, answer: Answer, width: int | None = None) -> str:
        """An answer in this session's format, a table fitted to `width` columns."""
        return render(answer, self.form, self.catalogue, self.language, width)

    def run_script(self, text: str, out: TextIO | None = None) -> None:
        """Write every answer of a script to `out` (else stdout). Raises as `answers` does."""
        out = out or sys.stdout
        width = shutil.get_terminal_size().columns if out.isatty() else None
        for answer in self.answers(text):
            out.write(self.written(answer, width))
            out.flush()

    def interact(self) -> None:
        """Read statements from the keyboard until `:quit` or Ctrl-D. Raises StoreError where nothing can be read."""
        from queries.prompt import history_path, interact

        interact(self, history_path())


def interruptible(work: Callable[[], Result]) -> Result:
    """Runs `work` so that Ctrl-C returns at once (KeyboardInterrupt); what was begun ends by the store's time limit."""
    outcome: list[Result] = []
    failure: list[BaseException] = []

    def attempt() -> None:
        try:
            outcome.append(work())
        except BaseException as problem:
            failure.append(problem)

    thread = threading.Thread(target=attempt, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(WAIT)
    if failure:
        raise failure[0]
    return outcome[0]


def _unknown_command(name: str) -> QueryError:
    near = get_close_matches(name, COMMANDS, n=1, cutoff=0.4)
    hint = Bilingual(f"是否想写 :{near[0]}", f"did you mean :{near[0]}") if near else None
    every = ", ".join(f":{command}" for command in COMMANDS)
    return QueryError(
        Bilingual(f"没有命令 :{name}", f"there is no command :{name}"),
        hint or Bilingual(f"可用：{every}", f"there are {every}"),
    )


def _help(session: Session, rest: str) -> Answer:
    rows = [(f":{command.usage}", command.about.in_(session.language)) for command in COMMANDS.values()]
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
    return run(session.store, query, assignments(words[1:]), timeout=session.timeout)


def split_words(text: str) -> list[str]:
    """Words apart by white space; quotation marks keep one together, wherever in it they stand."""
    words: list[str] = []
    for token in tokens(text):
        if token.kind == "space" or not words:
            words.append("")
        if token.kind != "space":
            closed = token.kind == "string" and len(token.text) > 1 and token.text[0] == token.text[-1]
            words[-1] += token.text[1:-1] if closed else token.text
    return [word for word in words if word]


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
    except ValueError:
        return text.strip("'")
    if isinstance(value, list):
        return [str(item) for item in value]
    return value if isinstance(value, str | int | float) else text


def _quit(session: Session, rest: str) -> Answer:
    raise Quit


@dataclass(frozen=True, slots=True)
class Command:
    """A `:command`: how it is written, what it does, and the function that does it."""

    usage: str
    about: Bilingual
    act: Callable[[Session, str], Answer]


COMMANDS: Mapping[str, Command] = {
    "help": Command("help", Bilingual("显示本页", "shows this page"), _help),
    "schema": Command("schema", Bilingual("列出标签、关系与属性", "labels, types and their properties"), _schema),
    "queries": Command("queries", Bilingual("列出全部查询", "all canned queries"), _queries),
    "query": Command("query NAME k=v …", Bilingual("运行一个查询", "runs a canned query"), _query),
    "param": Command("param NAME VALUE", Bilingual("设定 $NAME，无值则删去", "sets $NAME, or removes it"), _param),
    "quit": Command("quit", Bilingual("离开", "leaves"), _quit),
}
