"""Words that say that several bodies act as one: 联合市法院, 市法院、市公安局共同."""

from __future__ import annotations

from graph_build.lexicon import rows

TAKES = tuple(row["word"] for row in rows("jointly") if row["takes"])  # before the partners
FOLLOWS = tuple(row["word"] for row in rows("jointly") if row["follows"])  # behind the bodies
JOINTLY = tuple(row["word"] for row in rows("jointly"))
