"""Names that resemble what was typed, for whoever asks for one that the graph does not have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from graph_build.folding import fold
from graph_build.ontology import ontology
from graph_build.stores.base import Store

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
    also its characters. Letters alone would be searched for as pinyin, and are left out."""
    plain = fold(text)
    pairs = ["".join(pair) for pair in pairwise(plain)]
    step = max(1, -(-len(pairs) // SEARCHED))
    single = plain if len(plain) < SHORT else ""
    parts = [part for part in (*pairs[::step], *single) if not (part.isascii() and part.isalpha())]
    return list(dict.fromkeys([plain, *parts]))
