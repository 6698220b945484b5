"""The picture of a graph: cytoscape.js behind a Streamlit component. Positions come from `dashboard.layout`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dashboard.components.assets import component
from dashboard.components.entity import colour_of
from dashboard.language import kind_title, say, type_title
from dashboard.layout import Point
from dashboard.naming import node_title, shortened

Node = Mapping[str, Any]
LABEL = 12
HTML = """
<div class="frame">
  <div class="graph" role="img"></div>
  <div class="tools">
    <button name="closer" data-zoom="1.4" type="button">+</button>
    <button name="farther" data-zoom="0.714" type="button">−</button>
    <button name="fit" data-zoom="fit" type="button">⤢</button>
  </div>
</div>
"""
CSS = """
.frame { position: relative; border: 1px solid #e2e8f0; border-radius: 6px; background: #fff; }
.graph { position: relative; width: 100%; height: min(66vh, 660px); min-height: 360px; }
.tools { position: absolute; right: 10px; top: 10px; display: flex; flex-direction: column; gap: 4px; }
.tools button { width: 30px; height: 30px; border: 1px solid #e2e8f0; border-radius: 4px; background: #fff;
  color: #475569; font-size: 16px; line-height: 1; cursor: pointer; padding: 0; }
.tools button:hover, .tools button:focus-visible { border-color: #9f2d20; color: #9f2d20; outline: none; }
"""


@dataclass(frozen=True, slots=True)
class Picture:
    """Nodes by id, and relationships among them as (source, type, target), both in a stable order; `left_out` nodes
    were there and did not fit."""

    nodes: Mapping[str, Node]
    edges: Sequence[tuple[str, str, str]]
    left_out: int = 0

    @property
    def degrees(self) -> Counter[str]:
        return Counter(end for source, _, target in self.edges for end in (source, target))

    def beside(self, id: str) -> list[tuple[str, bool, Node]]:
        """Relationships of a node within the picture: type, whether it points at the node, the other end."""
        out = [(type_, False, self.nodes[target]) for source, type_, target in self.edges if source == id]
        return out + [(type_, True, self.nodes[source]) for source, type_, target in self.edges if target == id]


class Click(NamedTuple):
    """What a person did in the picture: the node chosen, or the one whose neighbours are asked for; else None."""

    chosen: str | None
    opened: str | None


def graph(shown: Picture, places: Mapping[str, Point], chosen: str | None) -> Click:
    """Draw the picture and report clicks. Raises StoreError where the browser parts were not built."""
    result = component("graph", HTML, CSS)(
        key="graph",
        data={**_elements(shown, places), "chosen": chosen, **_words(shown)},
        on_chosen_change=lambda: None,
        on_opened_change=lambda: None,
    )
    return Click(_id(result.chosen), _id(result.opened))


def _id(event: Any) -> str | None:
    return str(event["id"]) if event else None


def _elements(shown: Picture, places: Mapping[str, Point]) -> dict[str, Any]:
    degrees = shown.degrees
    nodes = [
        {
            "id": id,
            "name": f"{kind_title(str(node['label']))} {node_title(node)}",
            "short": shortened(node_title(node), LABEL),
            "colour": colour_of(str(node["label"])),
            "size": round(min(44.0, 12 + 5 * math.sqrt(degrees[id])), 1),
            "x": places[id][0],
            "y": places[id][1],
        }
        for id, node in shown.nodes.items()
    ]
    edges = [
        {"id": f"{source}>{type_}>{target}", "source": source, "target": target, "name": type_title(type_)}
        for source, type_, target in shown.edges
    ]
    return {"nodes": nodes, "edges": edges}


def _words(shown: Picture) -> dict[str, Any]:
    nodes, edges = len(shown.nodes), len(shown.edges)
    words = {"closer": say("放大", "closer"), "farther": say("缩小", "farther"), "fit": say("看全图", "show all")}
    return {
        "words": words,
        "title": say(f"{nodes} 个节点、{edges} 条关系的图", f"{nodes} nodes and {edges} relationships"),
    }
