"""The graph as files for other programs: one module per format family, the formats themselves as data.

A file or folder appears whole or not at all. What a format cannot hold is written as near as it goes, and the loss is
named in docs/decisions/export-formats.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from graph_build.errors import Bilingual, InputError
from graph_build.export import cypher_script, gexf, graphml, import_folder, node_link
from graph_build.export.markup import HEADER
from graph_build.export.output import whole_file, whole_folder
from graph_build.graph import Graph, check


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is for, what writes an ordered graph to a path, the ending that people give it, and how an
    earlier export is known: a file begins with `head`, a folder holds `members` only."""

    name: str
    title: Bilingual
    write: Callable[[Graph, Path], None]
    suffix: str
    head: str = ""
    members: Callable[[], frozenset[str]] | None = None


_ALL = (
    Format(
        "json",
        Bilingual("node-link 数据，供 networkx", "node-link data, for networkx"),
        node_link.write,
        ".json",
        '{\n"directed": true,',
    ),
    Format(
        "graphml",
        Bilingual("GraphML，供 yEd、igraph", "GraphML, for yEd, igraph"),
        graphml.write,
        ".graphml",
        f"{HEADER}<graphml ",
    ),
    Format("gexf", Bilingual("GEXF，供 Gephi", "GEXF, for Gephi"), gexf.write, ".gexf", f"{HEADER}<gexf "),
    Format(
        "csv",
        Bilingual("文件夹，供 neo4j-admin database import", "a folder, for neo4j-admin database import"),
        import_folder.write,
        "",
        members=import_folder.members,
    ),
    Format(
        "cypher",
        Bilingual("脚本，供 cypher-shell", "a script, for cypher-shell"),
        cypher_script.write,
        ".cypher",
        "// 政图",
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({format.name: format for format in _ALL})


def _find(name: str) -> Format:
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise InputError(
            Bilingual(f"没有“{name}”这种导出格式", f"there is no export format {name!r}"),
            Bilingual(f"可用的格式：{known}", f"choose one of {known}"),
        )
    return FORMATS[name]


def export(graph: Graph, format: str, out: Path) -> None:
    """Write the graph to `out` (a folder for csv, else a file), replacing what an earlier export left there.

    Raises InputError where the format is unknown, the place cannot be written or holds anything else, OntologyError
    where the graph holds what the ontology does not declare. The same graph gives the same bytes, in whatever order it
    was put together.
    """
    chosen = _find(format)
    check(graph)
    target = whole_folder(out, chosen.members()) if chosen.members else whole_file(out, chosen.head)
    with target as unfinished:
        chosen.write(graph.ordered(), unfinished)
