"""Query files → the catalogue: every query with its words, parameters, columns and statement, checked when loaded.

A folder of queries holds one folder per group and in it one query per file; users add folders of their own, which
may continue a group or begin one (named in their `vocabulary.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import reduce
from importlib.resources import files
from pathlib import Path

from graph_build.errors import Bilingual, QueryError
from queries.checks import check_statement
from queries.declarations import Chart, read_chart, read_parameter
from queries.fileformat import Entry, Place, QueryFile, read_query_file
from queries.outline import Outline
from queries.parameters import Parameter
from queries.vocabulary import Vocabulary, of_ontology, read_vocabulary

NAME = re.compile(r"[a-z][a-z0-9-]*")
LIMIT = 200
ROWS = "rows"  # the parameter that every statement has: how many rows it has to give, for a LIMIT within it
OWN = Bilingual("自定义", "own")


@dataclass(frozen=True, slots=True)
class Group:
    """Queries that belong together: the folder's name, and its title."""

    name: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer: its name for programs, its heading for people."""

    name: str
    heading: Bilingual


@dataclass(frozen=True, slots=True)
class Query:
    """A canned query. `cypher` ends with ORDER BY; `limit` is the file's own LIMIT, kept apart so that an answer can
    say whether there was more; `scan` says why the whole graph is read, where it is."""

    name: str
    group: Group
    title: Bilingual
    about: Bilingual
    params: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    chart: Chart | None
    cypher: str
    path: Path
    limit: int = LIMIT
    scan: str | None = None

    @property
    def examples(self) -> dict[str, str]:
        """Parameters with values that are true on the seeds."""
        return {param.name: param.example for param in self.params}

    @property
    def text(self) -> str:
        """The statement as it may be typed into a console."""
        own = any(param.name == ROWS for param in self.params)
        cypher = self.cypher if own else re.sub(rf"\${ROWS}\b", str(self.limit), self.cypher)
        return f"{cypher}\nLIMIT {self.limit}"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Queries in the order of groups, then names."""

    queries: tuple[Query, ...]
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def __iter__(self) -> Iterator[Query]:
        return iter(self.queries)

    def __len__(self) -> int:
        return len(self.queries)

    @property
    def groups(self) -> dict[Group, tuple[Query, ...]]:
        """Groups that have queries, in order."""
        found: dict[Group, tuple[Query, ...]] = {}
        for query in self.queries:
            found[query.group] = (*found.get(query.group, ()), query)
        return found

    def get(self, name: str) -> Query:
        """The query of that name or title. Raises QueryError, with names that are near."""
        found = next((query for query in self.queries if name == query.name or name in query.title), None)
        if found:
            return found
        near = self.near(name)
        hint = Bilingual(
            f"相近的有：{'、'.join(f'{query.name}（{query.title.zh}）' for query in near)}",
            f"near it are: {', '.join(query.name for query in near)}",
        )
        every = Bilingual("用 zhengtu queries 查看全部查询", "`zhengtu queries` lists them all")
        raise QueryError(Bilingual(f"没有查询 {name}", f"there is no query {name}"), hint if near else every)

    def near(self, name: str) -> list[Query]:
        """Queries whose name or title is near to a name that is none."""
        calls = {call: query for query in self.queries for call in (*query.title, query.name)}
        alike = [*(call for call in calls if name in call), *get_close_matches(name, calls, n=3, cutoff=0.4)]
        return list({calls[call].name: calls[call] for call in alike}.values())[:3]


@dataclass(frozen=True, slots=True)
class _Folder:
    """A folder of queries and how messages call it."""

    path: Path
    shown: str

    def place(self, path: Path) -> str:
        return f"{self.shown}/{path.relative_to(self.path).as_posix()}"


def _built_in() -> _Folder:
    return _Folder(Path(str(files("queries"))), "queries")


def _checked(folder: Path) -> _Folder:
    shown = folder.as_posix().rstrip("/")
    if not folder.is_dir():
        raise QueryError(
            Bilingual(f"没有文件夹 {shown}", f"there is no folder {shown}"),
            Bilingual("请给出存放 .cypher 文件的文件夹", "name a folder that holds .cypher files"),
        )
    return _Folder(folder, shown)


def _limit(statement: Entry, outline: Outline) -> tuple[str, int]:
    """The statement without its LIMIT, and that limit. Raises QueryError where it is not a number at the very end."""
    at = outline.last("LIMIT")
    order = outline.last("ORDER") or 0
    if at is None or at < order:
        return statement.value, LIMIT
    rest = outline.tokens[at + 1 :]
    if len(rest) != 1 or not rest[0].text.isdigit():
        place = statement.place.at(statement.place.line + outline.tokens[at].line)
        raise place.refuse(
            "LIMIT 后面不是一个数", "LIMIT is not followed by a number alone", "请写 LIMIT 200", "write LIMIT 200"
        )
    return statement.value[: outline.tokens[at].start].rstrip(), int(rest[0].text)


def _parameters(file: QueryFile, vocabulary: Vocabulary) -> tuple[Parameter, ...]:
    found: dict[str, Parameter] = {}
    for entry in file.params:
        parameter = read_parameter(entry, vocabulary, tuple(found))
        if parameter.name in found:
            raise entry.place.refuse(
                f"参数 {parameter.name} 声明了两次", f"declares {parameter.name} twice", "只留一行", "keep one of them"
            )
        found[parameter.name] = parameter
    return tuple(found.values())


def _also_compared(param: Parameter, outline: Outline) -> Parameter:
    """A parameter of names with all the labels whose names the statement compares with it: more than it offers."""
    labels = {*param.labels, *outline.compared(param.name)} if param.labels else ()
    return replace(param, labels=tuple(sorted(labels)))


def _check_used(file: QueryFile, params: Iterable[Parameter], outline: Outline) -> None:
    used = {name.name for name in outline.parameters}
    for entry, param in zip(file.params, params, strict=True):
        if param.name not in used:
            raise entry.place.refuse(
                f"声明了 {param.name} 却没有用", f"declares {param.name} and never uses it",
                f"请在语句里用 ${param.name}，或删去这一行", f"use ${param.name} in the statement or remove this line",
            )  # fmt: skip


def _columns(file: QueryFile, outline: Outline, vocabulary: Vocabulary) -> tuple[Column, ...]:
    returned = tuple(column.name for column in outline.columns())
    entry = file.header.get("returns")
    mend = f"// returns: {', '.join(returned)}"
    if entry is None:
        raise file.place.refuse("没有 returns:", "has no returns:", f"请在头部加 {mend}", f"add to the header: {mend}")
    declared = tuple(name.strip() for name in entry.value.split(","))
    if declared != returned:
        raise entry.place.refuse(
            f"returns: 与语句返回的列不同：{', '.join(returned)}",
            f"returns: differs from what the statement returns: {', '.join(returned)}",
            f"请改为 {mend}，或给语句的列加 AS", f"write {mend}, or name the statement's columns with AS",
        )  # fmt: skip
    return tuple(Column(name, vocabulary.heading(name)) for name in declared)


def _words(file: QueryFile) -> tuple[Bilingual, Bilingual]:
    """Title and about."""
    title, about = file.text("title"), file.text("about")
    for key, value in (("title", title), ("about", about)):
        if value is None:
            mend = f"请在头部加 // {key}: …", f"add to the header: // {key}: …"
            raise file.place.refuse(f"没有 {key}:", f"has no {key}:", *mend)
    title_en, about_zh = file.text("title-en") or title, file.text("about-zh") or about
    return Bilingual(title or "", title_en or ""), Bilingual(about_zh or "", about or "")


def _name(path: Path, place: Place) -> str:
    if not NAME.fullmatch(path.stem):
        raise place.refuse(
            "文件名须为小写字母、数字和连字符", "is not named in small letters, digits and hyphens",
            "请改名，例如 body-initiatives.cypher", "rename it, for example body-initiatives.cypher",
        )  # fmt: skip
    return path.stem


def _query(path: Path, shown: str, group: Group, vocabulary: Vocabulary) -> Query:
    file = read_query_file(path, shown)
    title, about = _words(file)
    params = _parameters(file, vocabulary)
    outline = check_statement(file.statement, (*(param.name for param in params), ROWS))
    _check_used(file, params, outline)
    params = tuple(_also_compared(param, outline) for param in params)
    columns = _columns(file, outline, vocabulary)
    chart = read_chart(file.header.get("chart"), tuple(column.name for column in columns))
    cypher, limit = _limit(file.statement, outline)
    name = _name(path, file.place)
    return Query(name, group, title, about, params, columns, chart, cypher, path, limit, file.text("scan"))


def _group(path: Path, folder: _Folder, vocabulary: Vocabulary) -> Group:
    name = path.parent.name if path.parent != folder.path else "own"
    return Group(name, vocabulary.groups.get(name, OWN if name == "own" else Bilingual(name, name)))


def _load(folder: _Folder, vocabulary: Vocabulary, taken: dict[str, str]) -> list[Query]:
    """The queries of one folder; `taken` maps names to where they stand, and grows."""
    paths = sorted([*folder.path.glob("*.cypher"), *folder.path.glob("*/*.cypher")])
    if not paths:
        raise QueryError(
            Bilingual(f"{folder.shown} 里没有查询", f"{folder.shown} holds no queries"),
            Bilingual("请放入 .cypher 文件", "put .cypher files into it"),
        )
    found = []
    for path in paths:
        shown = folder.place(path)
        query = _query(path, shown, _group(path, folder, vocabulary), vocabulary)
        if query.name in taken:
            other = taken[query.name]
            raise Place(shown).refuse(f"与 {other} 同名", f"has the name of {other}", "请给其中一个改名", "rename one")
        taken[query.name] = shown
        found.append(query)
    return found


def _ordered(found: Sequence[Query], groups: Mapping[str, Bilingual]) -> tuple[Query, ...]:
    """Groups as they are declared, then others by name."""
    order = {name: at for at, name in enumerate(groups)}

    def rank(query: Query) -> tuple[int, str, str]:
        return order.get(query.group.name, len(order)), query.group.name, query.name

    return tuple(sorted(found, key=rank))


def shipped_words() -> Vocabulary:
    """The words of the shipped queries and of the ontology."""
    folder = _built_in()
    return read_vocabulary(folder.path, folder.shown).joined(of_ontology())


def catalogue(folders: Iterable[Path | str] = ()) -> Catalogue:
    """The shipped queries and those of further folders. Raises QueryError for the first file that is wrong."""
    added = [_checked(Path(folder)) for folder in folders]
    every = [_built_in(), *added]
    vocabulary = reduce(Vocabulary.joined, (read_vocabulary(own.path, own.shown) for own in added), shipped_words())
    taken: dict[str, str] = {}
    found = [query for folder in every for query in _load(folder, vocabulary, taken)]
    return Catalogue(_ordered(found, vocabulary.groups), vocabulary)
