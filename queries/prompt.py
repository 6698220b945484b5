"""The console at a keyboard: history, several lines, completion, colours, timing. Imported only when there is one."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
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
from graph_build.files import user_folder
from queries.answers import Answer
from queries.commands import Quit, execute
from queries.completion import Words, candidates
from queries.cypher import FUNCTIONS, KEYWORDS, Token, tokens
from queries.offers import offered
from queries.pager import is_long, page
from queries.script import is_complete, pieces
from queries.session import Session

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
    """Completion from what the session's store holds, looked at once for each store."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._seen = session.store
        self._words = self._look()

    def _look(self) -> Words:
        offer = partial(offered, self.session.store)
        return Words(self.session.store.schema(), self.session.catalogue, self.session.language, offer)

    def words(self) -> Words:
        """The words of the store that is asked now."""
        if self._seen is not self.session.store:
            self._seen, self._words = self.session.store, self._look()
        return self._words

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        words = self.words()
        if not complete_event.completion_requested:  # values take a look into the store, which is not for each key
            words = replace(words, offered=lambda query, param, typed, values: ())
        begun, found = candidates(document.text_before_cursor, words, self.session.parameters)
        for candidate in found:
            yield Completion(candidate.text, start_position=-len(begun), display_meta=candidate.meaning)


def history_path() -> Path:
    """Where typed statements are kept from one session to the next."""
    return user_folder("XDG_STATE_HOME", ".local/state") / "history"


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
    prompt: PromptSession[str] = PromptSession(
        PROMPT,
        lexer=CypherLexer(),
        completer=CypherCompleter(session),
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
        text = self.session.written(answer, shutil.get_terminal_size().columns)
        if not (self.out.isatty() and is_long(text) and page(text)):
            self.out.write(text)
        for said in answer.said:
            self.say(said)
        if not answer.query.startswith(":"):
            self.say(_summary(answer, seconds))

    def fail(self, problem: ZhengtuError) -> None:
        self.say(problem.what)
        self.say(problem.mend)


def _summary(answer: Answer, seconds: float) -> Bilingual:
    count = len(answer.rows)
    more = Bilingual("，还有更多", ", and there are more") if answer.truncated else Bilingual("", "")
    rows = "row" if count == 1 else "rows"
    taken = duration(seconds)
    return Bilingual(f"{count:,} 行{more.zh}，{taken.zh}", f"{count:,} {rows}{more.en}, {taken.en}")


def duration(seconds: float) -> Bilingual:
    """Milliseconds below a second, above it seconds."""
    if seconds >= 1:
        return Bilingual(f"{seconds:.1f} 秒", f"{seconds:.1f} s")
    return Bilingual(f"{seconds * 1000:.0f} 毫秒", f"{seconds * 1000:.0f} ms")


def _answer(session: Session, screen: _Screen, piece: str) -> None:
    """One piece, shown with its time. Ctrl-C ends the piece and not the console: the store stops the statement itself,
    which is why it runs on this thread, the one that hears of Ctrl-C."""
    began = time.perf_counter()
    try:
        answer = execute(session, piece)
        screen.show(answer, time.perf_counter() - began)
    except ZhengtuError as problem:
        screen.fail(problem)
    except KeyboardInterrupt:
        taken = duration(time.perf_counter() - began)
        after = "\n" if screen.out.isatty() else ""  # the terminal wrote ^C
        screen.say(Bilingual(f"{after}已停止，{taken.zh}", f"{after}stopped, {taken.en}"))


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
