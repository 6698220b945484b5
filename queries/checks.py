"""What a canned query's statement must be before it is taken: read-only, portable, declared, named, ordered.

The portable Cypher is what Neo4j 5 and the embedded engine answer alike; PORTABLE says what to write instead.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from graph_build.ontology import Ontology, ontology
from queries.cypher import WRITES, Token
from queries.fileformat import Entry, Place
from queries.outline import NameAtLine, Outline, read_statement

# Functions that the two engines do not answer alike, and what to write instead.
PORTABLE = {
    "PROPERTIES": "n{.id, .name}",
    "KEYS": "n{.id, .name}",
    "ID": "n.id",
    "ELEMENTID": "n.id",
    "TIMESTAMP": "a parameter",
    "PERCENTILECONT": "min, max, avg",
    "PERCENTILEDISC": "min, max, avg",
    "STDEV": "min, max, avg",
    "STDEVP": "min, max, avg",
    "DATE": "an ISO string",
    "DATETIME": "an ISO string",
    "DURATION": "an ISO string",
}


class Refusal(NamedTuple):
    """One finding: the line (from 0) and both lines of the message, Chinese and English."""

    line: int
    zh: str
    en: str
    mend_zh: str
    mend_en: str


def check_statement(statement: Entry, parameters: Collection[str]) -> Outline:
    """The outline of a statement in which nothing is wrong. Raises QueryError for the first thing that is.

    `parameters` are the declared ones that the statement may use.
    """
    outline = read_statement(statement.value)
    findings = (_writes, _portable, _names, _ordered)
    for found in findings:
        _raise_first(found(outline), statement.place)
    _raise_first(_undeclared(outline, parameters), statement.place)
    return outline


def _raise_first(refusals: Iterable[Refusal], place: Place) -> None:
    for refusal in refusals:
        raise place.at(place.line + refusal.line).refuse(*refusal[1:])


def _calls(outline: Outline) -> Iterator[tuple[int, Token]]:
    """Words that a bracket follows."""
    following = outline.tokens[1:]
    for at, (token, after) in enumerate(zip(outline.tokens, following, strict=False)):
        if token.kind == "word" and after.text == "(":
            yield at, token


def _writes(outline: Outline) -> Iterator[Refusal]:
    mend = ("查询只读，请只用 MATCH … RETURN", "canned queries only read: use MATCH … RETURN")
    for at, token in enumerate(outline.tokens):
        named = at > 0 and outline.tokens[at - 1].text in (".", ":", "|")
        if token.is_word(*WRITES) and not named:
            yield Refusal(token.line, f"含有 {token.text}", f"has {token.text}", *mend)
        if token.text == ";":
            yield Refusal(token.line, "含有两条语句", "holds two statements", "每个文件一条语句", "write one per file")


def _portable(outline: Outline) -> Iterator[Refusal]:
    for at, token in enumerate(outline.tokens):
        after = outline.tokens[at + 1].text if at + 1 < len(outline.tokens) else ""
        if token.kind == "word" and not token.text.isascii():
            yield _engines(token, token.text, "ASCII names; Chinese belongs in strings")
        if token.is_word("COLLECT") and after == "{":
            yield _engines(token, "COLLECT {}", "collect(DISTINCT x)")
        if token.is_word("CALL") and after not in ("{", "("):
            yield _engines(token, "CALL procedure", "a pattern")
        if token.text == "." and after == "*":
            yield _engines(token, "n{.*}", "n{.id, .name}")
        if token.text == "*" and at and outline.tokens[at - 1].text not in "(.," and _unbounded(outline.tokens, at):
            yield _engines(token, "an unbounded path", "[*1..3]")
    for at, token in _calls(outline):
        if at > 1 and outline.tokens[at - 1].text == "." and outline.tokens[at - 2].kind == "word":
            yield _engines(token, f"{outline.tokens[at - 2].text}.{token.text}()", "plain Cypher functions")
        elif token.text.upper() in PORTABLE:
            yield _engines(token, f"{token.text}()", PORTABLE[token.text.upper()])


def _unbounded(tokens: Sequence[Token], at: int) -> bool:
    """Whether the star at `at` stands in a relationship without an upper limit."""
    open_ = next((tokens[back].text for back in range(at - 1, -1, -1) if tokens[back].text in "[]()"), "")
    close = next((ahead for ahead in range(at + 1, len(tokens)) if tokens[ahead].text in "]{"), at)
    length = tokens[at + 1 : close]
    return open_ == "[" and (not length or length[-1].kind != "number")


def _engines(token: Token, what: str, instead: str) -> Refusal:
    zh, en = f"{what} 不是两个引擎都懂", f"{what} does not mean the same to both engines"
    return Refusal(token.line, zh, en, f"请改用 {instead}", f"write {instead} instead")


def _lacks(name: NameAtLine, zh: str, en: str, known: Collection[str]) -> Refusal:
    near = get_close_matches(name.name, known, n=1, cutoff=0.5)
    mend = f"{near[0]}" if near else ", ".join(known)
    message = f"本体没有{zh} {name.name}", f"the ontology has no {en} {name.name}"
    return Refusal(name.line, *message, f"可用：{mend}", f"write {mend}" if near else f"it has {mend}")


def _names(outline: Outline) -> Iterator[Refusal]:
    kinds = ontology()
    for label in outline.labels:
        if label.name not in kinds.nodes:
            yield _lacks(label, "标签", "label", tuple(kinds.nodes))
    for type_ in outline.types:
        if type_.name not in kinds.relationships:
            yield _lacks(type_, "关系类型", "relationship type", tuple(kinds.relationships))
    for asked in outline.properties:
        declared = outline.kinds.get(asked.variable, set())
        allowed = _declared(kinds, declared) if declared else _every(kinds) | outline.keys
        if asked.name not in allowed:
            owner = f" {'|'.join(sorted(declared))} 的" if declared else ""
            of = f"property of {'|'.join(sorted(declared))}:" if declared else "property"
            yield _lacks(asked, f"{owner}属性", of, tuple(sorted(allowed)))


def _declared(kinds: Ontology, names: Collection[str]) -> set[str]:
    nodes = {column.name for name in names if name in kinds.nodes for column in kinds.nodes[name].columns}
    types = (kinds.relationships[name].properties for name in names if name in kinds.relationships)
    return nodes | {column.name for columns in types for column in columns}


def _every(kinds: Ontology) -> set[str]:
    return _declared(kinds, (*kinds.nodes, *kinds.relationships))


def _ordered(outline: Outline) -> Iterator[Refusal]:
    last = outline.tokens[-1].line if outline.tokens else 0
    returned = outline.last("RETURN")
    if returned is None:
        yield Refusal(last, "没有 RETURN", "has no RETURN", "请写明返回哪些列", "say which columns it returns")
    elif (union := outline.last("UNION")) is not None:
        mend = "请放进 CALL { … UNION ALL … } 再统一排序", "put it into CALL { … UNION ALL … } and order the whole"
        yield Refusal(outline.tokens[union].line, "最外层有 UNION", "has a UNION at the top", *mend)
    elif (outline.last("ORDER") or 0) < returned:
        mend = "请在末尾加 ORDER BY，直到编号为止", "end with ORDER BY, with tie-breakers down to an id"
        yield Refusal(last, "没有 ORDER BY", "has no ORDER BY", *mend)


def _undeclared(outline: Outline, parameters: Collection[str]) -> Iterator[Refusal]:
    for used in outline.parameters:
        if used.name not in parameters:
            line = f"// param: {used.name} string EXAMPLE"
            zh, en = f"用了没有声明的 ${used.name}", f"uses ${used.name}, which is not declared"
            yield Refusal(used.line, zh, en, f"请在头部加 {line}", f"add to the header: {line}")
