"""The console at a keyboard: history, several lines, completion, colours, timing. Imported only when there is one."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from prompt_toolkit import PromptSession
from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.lexers import Lexer
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from graph_build.errors import Bilingual, ZhengtuError
from queries.answers import Answer
from queries.completion import Words, candidates
from queries.console import Quit, Session, interruptible, is_complete, pieces
from queries.cypher import FUNCTIONS, KEYWORDS, Token, tokens

PROMPT = "zhengtu> "
MORE = "     ... "
GREETING = Bilingual(
    "输入只读语句，以分号结束；:help 查看命令", "type a read-only statement, ended by a semicolon; or :help"
)
COLOURS = Style.from_dict(
    {
        "keyword": "ansiblue bold",
        "function": "ansicyan",
        "kind": "ansigreen bold",
        "string": "ansired",
        "quoted": "ansired",
        "parameter": "ansimagenta",
        "number": "ansimagenta",
        "comment": "ansibrightblack italic",
    }
)


class CypherLexer(Lexer):
    """Colours of Cypher, line by line."""

    def lex_document(self, document: Document) -> Callable[[int], StyleAndTextTuples]:
        lines: list[StyleAndTextTuples] = [[]]
        before = ""
        for token in tokens(document.text):
            style = _style(token, before)
            for at, part in enumerate(token.text.split("\n")):
                if at:
                    lines.append([])
                lines[-1].append((style, part))
            before = before if token.kind == "space" else token.text
        return lambda line: lines[line] if line < len(lines) else []


def _style(token: Token, before: str) -> str:
    if token.kind != "word":
        return f"class:{token.kind}"
    if before in (":", "|"):
        return "class:kind"
    if before != "." and token.text in FUNCTIONS:
        return "class:function"
    return "class:keyword" if token.text.upper() in KEYWORDS else ""


class CypherCompleter(Completer):
    """Completion from what the store holds."""

    def __init__(self, session: Session, words: Words) -> None:
        self.session = session
        self.words = words

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        begun, found = candidates(document.text_before_cursor, self.words, self.session.parameters)
        for candidate in found:
            yield Completion(candidate.text, start_position=-len(begun), display_meta=candidate.meaning)


def history_path() -> Path:
    """Where typed statements are kept from one session to the next."""
    home = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return (Path(home) if home else Path.home() / ".local" / "state") / "zhengtu" / "history"


def _history(path: Path | None) -> History:
    """Kept in memory where there is no file, or none can be written."""
    if path is None:
        return InMemoryHistory()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(path))


def _prompt(session: Session, history: Path | None, source: Input | None, screen: Output | None) -> PromptSession[str]:
    words = Words(session.store.schema(), session.catalogue, session.language)
    prompt: PromptSession[str] = PromptSession(
        PROMPT,
        lexer=CypherLexer(),
        completer=CypherCompleter(session, words),
        complete_while_typing=True,
        history=_history(history),
        style=COLOURS,
        prompt_continuation=MORE,
        input=source,
        output=screen,
    )
    # Enter ends a finished statement; before that it begins a new line.
    prompt.multiline = Condition(lambda: not is_complete(prompt.default_buffer.text))
    return prompt


class _Screen:
    """Writes answers, errors and remarks in the session's language."""

    def __init__(self, out: TextIO, session: Session) -> None:
        self.out = out
        self.session = session

    def say(self, text: Bilingual) -> None:
        self.out.write(text.in_(self.session.language) + "\n")
        self.out.flush()

    def show(self, answer: Answer, seconds: float) -> None:
        self.out.write(self.session.written(answer, shutil.get_terminal_size().columns))
        if not answer.query.startswith(":"):
            self.say(_summary(answer, seconds))

    def fail(self, problem: ZhengtuError) -> None:
        self.say(problem.what)
        self.say(problem.mend)


def _summary(answer: Answer, seconds: float) -> Bilingual:
    count, time_ = len(answer.rows), f"{seconds * 1000:.0f}"
    more = Bilingual("，还有更多", ", and there are more") if answer.truncated else Bilingual("", "")
    rows = "row" if count == 1 else "rows"
    return Bilingual(f"{count} 行{more.zh}，{time_} 毫秒", f"{count} {rows}{more.en}, {time_} ms")


def _answer(session: Session, screen: _Screen, piece: str) -> None:
    """One piece, shown with its time. Ctrl-C ends the piece and not the console."""
    began = time.perf_counter()
    try:
        answer = interruptible(lambda: session.execute(piece))
        screen.show(answer, time.perf_counter() - began)
    except ZhengtuError as problem:
        screen.fail(problem)
    except KeyboardInterrupt:
        screen.say(Bilingual("已停止", "stopped"))


def interact(
    session: Session,
    history: Path | None = None,
    *,
    out: TextIO | None = None,
    source: Input | None = None,
    screen: Output | None = None,
) -> None:
    """Reads statements until `:quit` or Ctrl-D. `history` is a file to keep them in; `source`, `screen` and `out` stand
    for the terminal. Raises StoreError where the store cannot be read at all."""
    writer = _Screen(out or sys.stdout, session)
    prompt = _prompt(session, history, source, screen)
    writer.say(GREETING)
    while True:
        try:
            for piece in pieces(prompt.prompt()):
                _answer(session, writer, piece)
        except KeyboardInterrupt:
            continue
        except (EOFError, Quit):
            return
