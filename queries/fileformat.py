"""The text of one query file → its header, line by line, and its statement.

A header is the comment lines at the top, each `// key: value`; a line that begins with `//` and at least four spaces
goes on with the value above it. Comments below the header belong to the statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from graph_build.errors import Bilingual, QueryError

ONCE = ("title", "title-en", "about", "about-zh", "returns", "chart", "scan")
KEYS = (*ONCE, "param")
KEY_LINE = re.compile(r"//\s{0,3}([\w-]+)\s*:(?:\s+(.*)|)$")
MORE_LINE = re.compile(r"//\s{4,}(\S.*)$")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as shown to people: the path as given, and a line that counts from 1."""

    path: str
    line: int = 1

    def at(self, line: int) -> Place:
        return Place(self.path, line)

    def refuse(self, zh: str, en: str, mend_zh: str, mend_en: str) -> QueryError:
        """What is wrong here, and how to mend it, as an error to raise."""
        where = f"{self.path}:{self.line}"
        return QueryError(Bilingual(f"{where} {zh}", f"{where} {en}"), Bilingual(mend_zh, mend_en))


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of one header key, and where it begins."""

    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A header by key (`param` aside, which may stand several times) and the statement with the place of its start."""

    place: Place
    header: dict[str, Entry]
    params: tuple[Entry, ...]
    statement: Entry

    def text(self, key: str) -> str | None:
        entry = self.header.get(key)
        return entry.value if entry else None


def _read(path: Path, shown: str) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) else "not UTF-8"
        raise Place(shown).refuse(
            f"读不出来：{reason}", f"cannot be read: {reason}", "请存为 UTF-8 文本", "save it as UTF-8 text"
        ) from None


def _unknown(key: str, place: Place) -> QueryError:
    near = get_close_matches(key, KEYS, n=1)
    known = ", ".join(KEYS)
    return place.refuse(
        f"不认识 {key}:" + (f"，是否想写 {near[0]}:" if near else ""),
        f"{key}: is not known" + (f"; did you mean {near[0]}:" if near else ""),
        f"头部可用：{known}；其他注释请放到语句里",
        f"a header may have: {known}; put other comments below it",
    )


def _entries(lines: Iterable[tuple[int, str]], place: Place) -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for number, line in lines:
        key_line, more = KEY_LINE.match(line), MORE_LINE.match(line)
        if key_line:
            found.append((key_line[1].lower(), Entry((key_line[2] or "").strip(), place.at(number))))
        elif more and found:
            key, entry = found[-1]
            found[-1] = key, Entry(f"{entry.value} {more[1].strip()}".strip(), entry.place)
        elif line != "//":
            raise place.at(number).refuse(
                "头部这一行没有写成“// 键: 值”",
                "this line of the header is not `// key: value`",
                "请补上键；续行要缩进至少四格；其他注释请放到语句里",
                "give it a key, indent a continued value by four spaces, or move the comment below the header",
            )
    return found


def _header(found: list[tuple[str, Entry]]) -> dict[str, Entry]:
    header: dict[str, Entry] = {}
    for key, entry in found:
        if key not in KEYS:
            raise _unknown(key, entry.place)
        if not entry.value:
            raise entry.place.refuse(f"{key}: 后面是空的", f"{key}: is empty", "请填写或删去", "fill it or remove it")
        if key in header:
            raise entry.place.refuse(f"{key}: 写了两次", f"{key}: stands twice", "只留一行", "keep one of them")
        if key in ONCE:
            header[key] = entry
    return header


def read_query_file(path: Path, shown: str) -> QueryFile:
    """Header and statement of a file; `shown` is how messages call it. Raises QueryError."""
    lines = _read(path, shown).splitlines()
    place = Place(shown)
    top = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith("//")), len(lines))
    numbered = [(number, line.rstrip()) for number, line in enumerate(lines[:top], start=1) if line.strip()]
    found = _entries(numbered, place)
    header = _header(found)
    body = "\n".join(lines[top:]).rstrip().removesuffix(";").rstrip()
    if not body:
        mend = "请在头部下面写 Cypher", "write Cypher below the header"
        raise place.at(top or 1).refuse("没有语句", "has no statement", *mend)
    params = tuple(entry for key, entry in found if key == "param")
    return QueryFile(place, header, params, Entry(body, place.at(top + 1)))
