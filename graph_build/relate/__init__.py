"""Entities of one report → the relations that its sentences state."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from graph_build.document.text import Document
from graph_build.records import Entity, Relation
from graph_build.relate.actors import Actors
from graph_build.relate.claims import merge
from graph_build.relate.composing import find_parts
from graph_build.relate.cooperating import find_partners
from graph_build.relate.dating import find_periods
from graph_build.relate.doing import find_doings
from graph_build.relate.placing import find_places
from graph_build.relate.scene import Scene

__all__ = ["relate"]


def relate(document: Document, entities: Sequence[Entity]) -> tuple[Relation, ...]:
    """Relations once per type, head and tail, in the order of the text.

    Where a sentence names no subject, the head is the report's issuer and `explicit` is false; a report without a known
    issuer has only the relations whose head is named.
    """
    scene = Scene(document, entities)
    actors = Actors(scene)
    doings = find_doings(scene, actors)
    carried_out = [claim for claim in doings if claim.type == "IMPLEMENTS"]
    return merge(
        chain(
            doings,
            find_partners(scene, actors),
            find_parts(scene, carried_out),
            find_places(scene),
            find_periods(scene, doings),
        )
    )
