"""Writes the generated parts of the documentation: `python -m docs.generate`; `--check` sees that they are true."""

from __future__ import annotations

import re
import shlex
import sys
from functools import cache
from pathlib import Path

import click

from graph_build.evaluate import Report, evaluate
from graph_build.evaluate.figures import as_markdown
from graph_build.ontology import ontology
from queries.catalogue import Query, catalogue
from queries.checks import PORTABLE
from queries.parameters import Parameter
from zhengtu.cli import COMMANDS, cli

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SPECIAL = re.compile(r"[\s*?\[\]'\"$&|;()<>#~!`\\]")
PART = re.compile(r"(<!-- (\w+): generated -->\n).*?(<!-- end -->)", re.S)


def _nodes() -> str:
    kinds = ontology().nodes.values()
    rows = [f"| `{kind.label}` | {kind.title.zh} | {kind.about.zh}<br>{kind.about.en} |" for kind in kinds]
    return "\n".join(["| label | 中文 | 是什么 / what it is |", "|---|---|---|", *rows])


def _relationships() -> str:
    rows = []
    for kind in ontology().relationships.values():
        heads = " · ".join(dict.fromkeys(head for head, _ in kind.pairs))
        tails = " · ".join(dict.fromkeys(tail for _, tail in kind.pairs))
        rows.append(f"| `{kind.type}` | {kind.title.zh} | {heads} → {tails} |")
    return "\n".join(["| type | 中文 | 起 → 止 / from → to |", "|---|---|---|", *rows])


def _queries() -> str:
    """The catalogue for the README: a line for each group."""
    rows = []
    for group, queries in catalogue().groups.items():
        listed = " · ".join(f"{query.title.zh} `{query.name}`" for query in queries)
        rows.append(f"| {group.title.zh}<br>{group.title.en} | {listed} |")
    return "\n".join([f"| 组 / group | {len(catalogue())} 个查询 / queries |", "|---|---|", *rows])


def _catalogue() -> str:
    """The catalogue in full."""
    groups = catalogue().groups.items()
    return "\n\n".join(
        f"### {group.title.zh} / {group.title.en}\n\n" + "\n\n".join(map(_query, queries)) for group, queries in groups
    )


def _query(query: Query) -> str:
    columns = "、".join(f"{column.heading.zh} `{column.name}`" for column in query.columns)
    lines = [
        f"#### `{query.name}`", f"**{query.title.zh} / {query.title.en}.** {query.about.zh} {query.about.en}", "",
        *map(_parameter, query.params), f"- 列 / columns: {columns}", "", "```sh", _example(query), "```",
    ]  # fmt: skip
    return "\n".join(lines)


def _parameter(param: Parameter) -> str:
    notes = [param.type, *(["可不填 / optional"] if param.optional else [])]
    if param.options:
        after = f"，随 {'、'.join(param.needs)} 而变 / that depends on {', '.join(param.needs)}" if param.needs else ""
        notes.append(f"有选项 / with a list{after}")
    return f"- `{param.name}` {param.label.zh} / {param.label.en} ({', '.join(notes)})"


def _example(query: Query) -> str:
    """A command for the shell; Chinese needs no quotes there."""
    given = [f"{name}={value}" for name, value in query.examples.items()]
    return " ".join(
        ("zhengtu query", query.name, *(shlex.quote(text) if SPECIAL.search(text) else text for text in given))
    )


def _portable() -> str:
    """What is refused, by what is written in its place."""
    instead = {better: [unlike] for unlike, better in UNLIKE}
    for name, better in PORTABLE.items():
        instead.setdefault(better, []).append(f"`{name.lower()}()`")
    rows = [f"| {' '.join(names)} | {_code(better)} |" for better, names in instead.items()]
    return "\n".join(["| 不写 / not | 写 / but |", "|---|---|", *rows])


def _code(text: str) -> str:
    return f"`{text}`" if re.search(r"[({.…]", text) else text


UNLIKE = (
    ("`n{.*}`", "n{.id, .name}"),
    ("`COLLECT { … }`", "collect(DISTINCT x)"),
    ("`CALL db.labels()`", "MATCH …"),
    ("`[:PART_OF*]`", "[:PART_OF*1..3]"),
    ("最外层的 `UNION` / UNION at the top", "CALL { … UNION ALL … } RETURN … ORDER BY …"),
    ("中文变量名 / Chinese variables", "ASCII"),
)


def _commands() -> str:
    rows = [f"| `zhengtu {name}` | {about.replace(' / ', '<br>')} |" for name, (_, about) in COMMANDS.items()]
    return "\n".join(["| command | 用途 / what it does |", "|---|---|", *rows])


def _manual() -> str:
    """The help of every command, as the terminal shows it."""
    root = click.Context(cli, info_name="zhengtu", terminal_width=78, **cli.context_settings)
    parts = [f"# zhengtu\n\n```text\n{cli.get_help(root)}\n```"]
    for name in COMMANDS:
        command = cli.get_command(root, name)  # type: ignore[attr-defined]
        context = click.Context(command, info_name=name, parent=root, terminal_width=78)
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```")
    return "\n\n".join(parts) + "\n"


@cache
def _evaluated() -> Report:
    golden = ROOT / "tests" / "golden"
    return evaluate(sorted(golden.glob("*.json")), ROOT / "seeds" / "reports")


def _evaluation() -> str:
    """The same by kind and by field."""
    return as_markdown(_evaluated())


def _figures() -> str:
    """Precision, recall and F1 of this version on the annotated documents of the repository."""
    rows = []
    for words, group, kind in FIGURES:
        score = _evaluated().score(group, kind)
        rows.append(f"| {words} | {score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} | {score.gold} |")
    return "\n".join(["| | P | R | F1 | n |", "|---|---|---|---|---|", *rows])


FIGURES = (
    ("实体 entities", "entity", "all"),
    ("数值（找到且指标正确） numbers, found and named", "observation", "named"),
    ("关系 relations", "relation", "all"),
)
PARTS = {
    "figures": _figures,
    "evaluation": _evaluation,
    "nodes": _nodes,
    "relationships": _relationships,
    "queries": _queries,
    "catalogue": _catalogue,
    "portable": _portable,
    "commands": _commands,
}


def _filled(path: Path) -> str:
    """A page that people write, with its generated parts filled in."""
    return PART.sub(lambda match: f"{match[1]}{PARTS[match[2]]()}\n{match[3]}", path.read_text("utf-8"))


def files() -> dict[Path, str]:
    """Every generated file with the text that it should have."""
    written = (README, ROOT / "docs" / "queries.md", ROOT / "docs" / "decisions" / "evaluation.md")
    return {ROOT / "docs" / "cli.md": _manual(), **{path: _filled(path) for path in written}}


def main(arguments: list[str]) -> int:
    stale = [path for path, text in files().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date\nrun: make docs", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.write_text(files()[path], "utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
