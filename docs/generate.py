"""Writes the generated parts of the documentation: `python -m docs.generate`; `--check` sees that they are true."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from graph_build.evaluate import evaluate
from graph_build.ontology import ontology
from queries.catalogue import catalogue
from zhengtu.cli import COMMANDS, cli

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
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
    rows = [f"| `{query.name}` | {query.title.zh} | {query.title.en} |" for query in catalogue()]
    return "\n".join(["| name | 查询 | query |", "|---|---|---|", *rows])


def _commands() -> str:
    rows = [f"| `zhengtu {name}` | {about.replace(' / ', '<br>')} |" for name, (_, about) in COMMANDS.items()]
    return "\n".join(["| command | 用途 / what it does |", "|---|---|", *rows])


def _manual() -> str:
    """The help of every command, as the terminal shows it."""
    root = click.Context(cli, info_name="zhengtu", max_content_width=100)
    parts = [f"# zhengtu\n\n```text\n{cli.get_help(root)}\n```"]
    for name in COMMANDS:
        command = cli.get_command(root, name)  # type: ignore[attr-defined]
        context = click.Context(command, info_name=name, parent=root, max_content_width=100)
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```")
    return "\n\n".join(parts) + "\n"


def _figures() -> str:
    """Precision, recall and F1 of this version on the annotated documents of the repository."""
    golden = ROOT / "tests" / "golden"
    report = evaluate(sorted(golden.glob("*.json")), ROOT / "seeds" / "reports")
    rows = []
    for words, group, kind in FIGURES:
        score = report.score(group, kind)
        rows.append(f"| {words} | {score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f} | {score.gold} |")
    return "\n".join(["| | P | R | F1 | n |", "|---|---|---|---|---|", *rows])


FIGURES = (
    ("实体 entities", "entity", "all"),
    ("数值（找到且指标正确） numbers, found and named", "observation", "named"),
    ("关系 relations", "relation", "all"),
)
PARTS = {
    "figures": _figures,
    "nodes": _nodes,
    "relationships": _relationships,
    "queries": _queries,
    "commands": _commands,
}


def _readme() -> str:
    return PART.sub(lambda match: f"{match[1]}{PARTS[match[2]]()}\n{match[3]}", README.read_text("utf-8"))


def files() -> dict[Path, str]:
    """Every generated file with the text that it should have."""
    return {README: _readme(), ROOT / "docs" / "cli.md": _manual()}


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
