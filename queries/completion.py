"""What may stand at the cursor of a Cypher text, from the schema and the catalogue. No terminal is needed for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph_build.ontology import ontology
from graph_build.stores.base import Schema
from queries.catalogue import Catalogue, Query
from queries.commands import COMMANDS
from queries.cypher import FUNCTIONS, KEYWORDS, WORDS, WRITES, Token, tokens
from queries.outline import Bracket, Outline, read_statement
from queries.parameters import assignment, meant_by_one
from queries.script import WITH_STATEMENT

OPENERS, CLOSERS = "([{", ")]}"


class Candidate(NamedTuple):
    """A text that may stand here, and what it means."""

    text: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """All words to choose from."""

    schema: Schema
    catalogue: Catalogue
    language: str = "zh"
    # Values of a query's parameter that hold what is typed, other values given.
    offered: Callable[[Query, str, str, Mapping[str, str]], Iterable[str]] = lambda query, param, typed, values: ()

    def labels(self) -> list[Candidate]:
        kinds = ontology().nodes
        meanings = {label: kind.title.in_(self.language) for label, kind in kinds.items()}
        return [Candidate(label, meanings.get(label, "")) for label in self.schema.labels or kinds]

    def types(self) -> list[Candidate]:
        kinds = ontology().relationships
        meanings = {type_: kind.title.in_(self.language) for type_, kind in kinds.items()}
        return [Candidate(type_, meanings.get(type_, "")) for type_ in self.schema.types or kinds]

    def properties(self, kinds: Iterable[str]) -> list[Candidate]:
        """Of the given labels and types; of all where none is given or known."""
        every = self._columns()
        wanted = [name for name in kinds if name in every] or list(every)
        merged = {name: meaning for kind in wanted for name, meaning in every[kind].items()}
        return [Candidate(name, meaning) for name, meaning in merged.items()]

    def _columns(self) -> dict[str, dict[str, str]]:
        kinds = ontology()
        nodes = {label: kind.columns for label, kind in kinds.nodes.items()}
        types = {type_: kind.properties for type_, kind in kinds.relationships.items()}
        return {
            name: {column.name: column.label.in_(self.language) for column in columns}
            for name, columns in (nodes | types).items()
        }


def candidates(text: str, words: Words, parameters: Mapping[str, object]) -> tuple[str, list[Candidate]]:
    """The word begun at the end of `text`, and what it may become, in a useful order."""
    every = list(tokens(text))
    found = [token for token in every if token.kind not in ("space", "comment")]
    if found and found[0].text == ":":
        command, space, rest = text.lstrip().partition(" ")
        if not space or command[1:].lower() not in WITH_STATEMENT:
            return _for_command(text, words)
        return candidates(rest, words, parameters)
    last = every[-1] if every else None
    if last is not None and last.kind in ("string", "comment", "quoted", "number"):
        return "", []
    if last is not None and last.kind == "parameter":
        return last.text, _beginning(last.text, [Candidate(f"${name}") for name in sorted(parameters)])
    begun = last.text if last is not None and last.kind == "word" else ""
    before = found[:-1] if begun else found
    return begun, _beginning(begun, _fitting(text, before, words))


def _beginning(begun: str, every: Sequence[Candidate]) -> list[Candidate]:
    return [candidate for candidate in every if candidate.text.lower().startswith(begun.lower())]


def _fitting(text: str, before: Sequence[Token], words: Words) -> list[Candidate]:
    mark = before[-1].text if before else ""
    opener = _opener(before)
    if mark in (":", "|", "&") and opener != "{":
        return words.types() if opener == "[" else words.labels()
    outline = read_statement(text)
    if mark == "." and len(before) > 1:
        return words.properties(sorted(outline.kinds.get(before[-2].name, ())))
    return _general(outline, before)


def _opener(before: Sequence[Token]) -> str:
    """The innermost bracket that is still open."""
    stack: list[Bracket] = []
    for at, token in enumerate(before):
        if token.text in OPENERS:
            stack.append(Bracket(token.text, at))
        elif token.text in CLOSERS and stack:
            stack.pop()
    return stack[-1].kind if stack else ""


def _general(outline: Outline, before: Sequence[Token]) -> list[Candidate]:
    """Variables of the statement, then keywords, then functions."""
    named = {token.text for token in before if token.kind == "word" and token.text.upper() not in KEYWORDS}
    variables = sorted(name for name in outline.kinds if name in named)
    keywords = [word for word in WORDS if word not in WRITES]
    names = [*variables, *keywords, *(f"{function}(" for function in FUNCTIONS)]
    return [Candidate(name) for name in names]


def _for_query(query: Query, typed: Sequence[str], words: Words) -> tuple[str, list[Candidate]]:
    """What the last word behind a query's name may become: a value behind `k=`, else a `k=` or the value that may stand
    without one."""
    *before, last = (assignment(query.params, text) or text for text in typed)
    given = dict(word for word in before if not isinstance(word, str))
    if not isinstance(last, str):
        name, begun = last
        return begun, _values(query, name, begun, given, words)
    free = [param for param in query.params if param.name not in given]
    every = _beginning(last, [Candidate(f"{param.name}=", param.label.in_(words.language)) for param in query.params])
    only = meant_by_one(free) if last and len(given) == len(before) else None
    return last, every + (_values(query, only.name, last, given, words) if only else [])


def _values(query: Query, name: str, begun: str, given: Mapping[str, str], words: Words) -> list[Candidate]:
    """What a parameter may be; a name with a space in quotation marks."""
    found = words.offered(query, name, begun.strip("'\""), given)
    return [Candidate(f'"{value}"' if " " in value else value) for value in found]


def _for_command(text: str, words: Words) -> tuple[str, list[Candidate]]:
    """Commands, then names of queries, then their parameters."""
    parts = text.lstrip().split(" ")
    begun = parts[-1]
    if len(parts) == 1:
        every = [Candidate(f":{name}", command.about.in_(words.language)) for name, command in COMMANDS.items()]
    elif parts[0].lower() == ":query" and len(parts) == 2:
        every = [Candidate(query.name, query.title.in_(words.language)) for query in words.catalogue]
    elif parts[0].lower() == ":query":
        query = next((query for query in words.catalogue if query.name == parts[1]), None)
        return _for_query(query, parts[2:], words) if query else (begun, [])
    else:
        every = []
    return begun, _beginning(begun, every)
