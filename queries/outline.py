"""What a Cypher statement speaks of: labels, types, properties, parameters, returned columns. Each with its line.

A reading, not a proof: variables are followed through patterns, not through WITH, so a property of a renamed variable
is only known to be some property.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from queries.cypher import Token, meaningful

PATTERN_KINDS = ("word", "quoted", "number", "range")
PATTERN_MARKS = ":|&!*"
SUBQUERIES = ("EXISTS", "COUNT", "COLLECT", "CALL")


class NameAtLine(NamedTuple):
    """A name and the line (from 0) it stands on. `variable` is what a property is asked of, "" if that is unknown."""

    name: str
    line: int
    variable: str = ""


@dataclass(slots=True)
class Bracket:
    """An open bracket: `kind` is "(", "[", "map", "properties" or "subquery"; `at` its index among the tokens."""

    kind: str
    at: int
    variable: str = ""


@dataclass
class Outline:
    """All names of a statement, in the order of the text. `kinds`: what variables are declared with."""

    tokens: Sequence[Token]
    labels: list[NameAtLine] = field(default_factory=list)
    types: list[NameAtLine] = field(default_factory=list)
    properties: list[NameAtLine] = field(default_factory=list)
    parameters: list[NameAtLine] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    kinds: dict[str, set[str]] = field(default_factory=dict)
    depths: list[int] = field(default_factory=list)

    @cached_property
    def top(self) -> list[tuple[int, Token]]:
        """Tokens outside all brackets, with their index; asked for when everything is read."""
        return [(at, token) for at, token in enumerate(self.tokens) if self.depths[at] == 0]

    def last(self, *words: str) -> int | None:
        """Index of the last of these words outside all brackets, or None."""
        return next((at for at, _ in reversed(self.top) if self._is_keyword(at, *words)), None)

    def _is_keyword(self, at: int, *words: str) -> bool:
        """Whether one of these words stands there and is not the name of a property, as in `p.order`."""
        return self.tokens[at].is_word(*words) and (at == 0 or self.tokens[at - 1].text != ".")

    def columns(self) -> list[NameAtLine]:
        """Names of what the last RETURN gives, as the engines call them; empty if there is none."""
        begin = self.last("RETURN")
        if begin is None:
            return []
        ends = ("ORDER", "SKIP", "LIMIT", "UNION")
        inside = [at for at, _ in self.top if at > begin and self._is_keyword(at, *ends)]
        end = min(inside, default=len(self.tokens))
        begin += 2 if self.tokens[begin + 1].is_word("DISTINCT") else 1
        cuts = [at for at, token in self.top if begin <= at < end and token.text == ","]
        pieces = zip([begin, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True)
        return [_column(self.tokens[first:last]) for first, last in pieces if first < last]

    def named(self) -> set[str]:
        """Labels of what the last RETURN gives the names of; empty where it gives something else."""
        return {label for name in self._naming() for label in self.kinds.get(name, ())}

    def naming(self) -> str | None:
        """The variable whose name the last RETURN gives, where it is one alone."""
        found = [name for name in self._naming() if self.kinds.get(name)]
        return found[0] if len(found) == 1 else None

    def _naming(self) -> list[str]:
        """Variables of which a returned column is the name."""
        wanted = {column.name for column in self.columns()}
        texts = [token.text for token in self.tokens]
        found = [
            token.name
            for at, token in enumerate(self.tokens)
            if texts[at + 1 : at + 4] == [".", "name", "AS"] and texts[at + 4 : at + 5] and texts[at + 4] in wanted
        ]
        return list(dict.fromkeys(found))

    def compared(self, parameter: str) -> set[str]:
        """Labels of what has its name compared with a parameter: `(n:Label {name: $x})` and `n.name = $x`."""
        texts = [token.text for token in self.tokens]
        found: set[str] = set()
        for at, token in enumerate(self.tokens):
            if token.kind == "parameter" and token.name == parameter and at > 3:
                if texts[at - 3 : at] == [".", "name", "="]:
                    found |= self.kinds.get(texts[at - 4], set())
                elif texts[at - 3 : at] == ["{", "name", ":"]:
                    found |= self.kinds.get(self._pattern(at), set())
        return found

    def _pattern(self, at: int) -> str:
        """The variable of the node pattern around a token."""
        begin = max((back for back in range(at) if self.tokens[back].text == "("), default=0)
        first = self.tokens[begin + 1]
        return first.name if first.kind in ("word", "quoted") else f"@{begin}"


def _column(expression: Sequence[Token]) -> NameAtLine:
    if len(expression) > 2 and expression[-2].is_word("AS"):
        return NameAtLine(expression[-1].name, expression[-1].line)
    return NameAtLine("".join(token.text for token in expression), expression[0].line)


class _Reader:
    """Walks the tokens once with a stack of open brackets."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.open: list[Bracket] = []
        self.found = Outline(tokens)

    def read(self) -> Outline:
        for at, token in enumerate(self.tokens):
            closes = token.kind == "mark" and token.text in ")]}"
            if closes and self.open:
                self.open.pop()
            self.found.depths.append(len(self.open))
            if token.kind == "mark" and token.text in "([{":
                self.open.append(self._bracket(at))
            elif token.kind == "parameter":
                self.found.parameters.append(NameAtLine(token.name, token.line))
            elif token.text == ":":
                self._colon(at)
            elif token.text == ".":
                self._dot(at)
        return self.found

    def _token(self, at: int) -> Token:
        return self.tokens[at] if 0 <= at < len(self.tokens) else Token("mark", "", 0, 0)

    def _is_name(self, at: int) -> bool:
        return self._token(at).kind in ("word", "quoted")

    def _bracket(self, at: int) -> Bracket:
        text = self.tokens[at].text
        if text != "{":
            return Bracket(text, at)
        before = self._token(at - 1)
        if before.is_word(*SUBQUERIES) or before.text == ")":
            return Bracket("subquery", at)
        outer = self.open[-1] if self.open else None
        projects = self._token(at + 1).text == "."
        if outer and not projects and outer.kind in "([" and self._declares(outer.at, at):
            return Bracket("properties", at, self._variable(outer.at))
        return Bracket("map", at, before.name if self._is_name(at - 1) else "")

    def _declares(self, begin: int, end: int) -> bool:
        """Whether what stands between is a variable with or without labels, as in a pattern."""
        inner = self.tokens[begin + 1 : end]
        return bool(inner) and all(token.kind in PATTERN_KINDS or token.text in PATTERN_MARKS for token in inner)

    def _variable(self, begin: int) -> str:
        """The variable of the pattern that opens at `begin`; one without a name gets its position."""
        return self._token(begin + 1).name if self._is_name(begin + 1) else f"@{begin}"

    def _colon(self, at: int) -> None:
        inner = self.open[-1] if self.open else None
        if inner and inner.kind in ("map", "properties"):
            self._key(at, inner)
            return
        named = self._is_name(at - 1)
        opener = at - 2 if named else at - 1
        is_type = self._token(opener).text == "[" and self._token(opener - 1).text in ("-", "<")
        names = self._alternatives(at)
        (self.found.types if is_type else self.found.labels).extend(names)
        variable = self._token(at - 1).name if named else f"@{opener}"
        self.found.kinds.setdefault(variable, set()).update(name.name for name in names)

    def _key(self, at: int, inner: Bracket) -> None:
        key = self._token(at - 1)
        if inner.kind == "properties":
            self.found.properties.append(NameAtLine(key.name, key.line, inner.variable))
        else:
            self.found.keys.add(key.name)

    def _alternatives(self, at: int) -> list[NameAtLine]:
        """The names of `:A|B`, `:A|:B` and `:A&B` from the colon on."""
        names = []
        while self._token(at).text in (":", "|", "&", "!") and at < len(self.tokens):
            if self._is_name(at + 1):
                names.append(NameAtLine(self._token(at + 1).name, self._token(at + 1).line))
                at += 1
            at += 1
        return names

    def _dot(self, at: int) -> None:
        if not self._is_name(at + 1) or self._token(at + 2).text == "(":
            return
        inner = self.open[-1] if self.open else None
        projected = inner is not None and inner.kind == "map" and self._token(at - 1).text in ("{", ",")
        variable = inner.variable if projected and inner else self._token(at - 1).name if self._is_name(at - 1) else ""
        self.found.properties.append(NameAtLine(self._token(at + 1).name, self._token(at + 1).line, variable))


def read_statement(text: str) -> Outline:
    """Names and brackets of one statement."""
    return _Reader(meaningful(text)).read()
