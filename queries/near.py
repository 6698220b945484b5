"""Names that resemble what was typed, for whoever asks for one that the graph does not have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from graph_build.errors import Bilingual
from graph_build.folding import fold
from graph_build.ontology import ontology
from graph_build.stores.base import Store
from queries.answers import MOST_OPTIONS, options
from queries.catalogue import Query
from queries.parameters import Value

MOST = 5
LEAST = 0.4  # of SequenceMatcher.ratio: two of five characters
SEARCHED = 12  # pieces of the typed name that are looked for
SHORT = 4
FOUND = 40  # names that each piece may give


def closest(text: str, names: Iterable[str], most: int = MOST) -> list[str]:
    """The names that resemble a text, the most alike first."""
    wanted = fold(text)
    ranked = sorted((-_likeness(wanted, fold(name)), name) for name in set(names))
    return [name for likeness, name in ranked if -likeness >= LEAST][:most]


def _likeness(one: str, two: str) -> float:
    """From 0 to 1; a name within the other is as alike as a name with every third character changed."""
    within = one in two or two in one
    return max(SequenceMatcher(None, one, two, autojunk=False).ratio(), 2 / 3 if within and one and two else 0)


def near_names(store: Store, text: str, labels: Sequence[str] = (), most: int = MOST) -> list[str]:
    """Names and aliases in the graph that resemble a text. Raises StoreError where the store cannot be asked."""
    kinds = labels or ontology().entities
    found = {hit.matched for piece in _pieces(text) for hit in store.search(piece, kinds, FOUND)}
    return closest(text, found, most)


def _pieces(text: str) -> list[str]:
    """A text, and the pairs of characters in it: a name with one slip of the pen shares some of these; of a short one
    also its characters."""
    plain = fold(text)
    pairs = ["".join(pair) for pair in pairwise(plain)]
    step = max(1, -(-len(pairs) // SEARCHED))
    single = plain if len(plain) < SHORT else ""
    return list(dict.fromkeys([plain, *pairs[::step], *single]))


def unknown_names(store: Store, query: Query, values: Mapping[str, Value]) -> list[Bilingual]:
    """For each name that a canned query was asked about and that the graph lacks: that it is so, and what is near.

    Raises StoreError where the store cannot be asked.
    """
    named = [param for param in query.params if param.options and isinstance(values.get(param.name), str)]
    found = ((param, str(values[param.name]), options(store, query, param.name, values)) for param in named)
    return [_missing(param.name, text, names) for param, text, names in found if _lacks(names, text)]


def _lacks(names: Sequence[str], text: str) -> bool:
    """Whether a name is none of those that there are; of a list that was cut nobody knows."""
    return text not in names and len(names) < MOST_OPTIONS


def _missing(param: str, text: str, names: Sequence[str]) -> Bilingual:
    near = closest(text, names)
    zh, en = f"{param}：图中没有“{text}”", f"{param}: the graph has no {text}"
    if not near:
        return Bilingual(zh, en)
    return Bilingual(f"{zh}；相近的：{'、'.join(near)}", f"{en}; near: {', '.join(near)}")
